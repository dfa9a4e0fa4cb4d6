//! The widget's document: HTML of its own, with the items in it, one style sheet and one script.

use super::items::items;
use crate::http::AppState;
use axum::http::{HeaderValue, StatusCode};
use std::fmt::Write;
use visnyk::colour::Rgb;
use visnyk::markup::{Element, el, to_html};
use visnyk::render::escaped;
use visnyk_contract::{Card, Filter, Ignored};
use visnyk_locale::{Catalogue, catalogue, tag_name};
use visnyk_routes::{Embed, Lang, Route, Theme};
use visnyk_shell::style_source;

pub struct Document<'a> {
    pub state: &'a AppState,
    pub lang: Lang,
}

/// A document, and the policy that lets it have what stands in it.
pub struct Page {
    pub html: String,
    pub policy: HeaderValue,
}

/// Why there is no widget.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trouble {
    Missing,
    Busy,
}

impl Trouble {
    pub fn status(self) -> StatusCode {
        match self {
            Self::Missing => StatusCode::NOT_FOUND,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    fn words(self, words: &Catalogue) -> (&'static str, &'static str) {
        match self {
            Self::Missing => (words.not_found_title, words.not_found_text),
            Self::Busy => (words.failed_title, words.failed_busy),
        }
    }
}

impl Document<'_> {
    /// The widget with its items.
    pub fn of(&self, embed: &Embed, ignored: &[Ignored], cards: &[Card]) -> Page {
        let words = catalogue(self.lang);
        let heading = if embed.heading.is_empty() { words.latest.to_owned() } else { embed.heading.clone() };
        let link = |href: String| el("a").attr("href", href).attr("target", embed.target.code());
        let mut widget = el("main")
            .attr("class", format!("widget {}", embed.layout.code()))
            .attr("data-count", u32::try_from(cards.len()).unwrap_or_default())
            .attr("data-refresh", embed.refresh)
            .attr("data-ignored", told(ignored));
        if embed.header {
            let title = el(level(embed.heading_level)).attr("class", "heading").attr("id", "heading").child(link(embed.list()).child(heading.clone()));
            let place = if embed.heading.is_empty() { place(embed, cards) } else { None };
            let place = place.map(|(name, lang)| el("p").attr("class", "place").attr("lang", lang).child(name));
            widget = widget.attr("aria-labelledby", "heading").child(el("header").attr("class", "head").child(title).child(place));
        } else {
            widget = widget.attr("aria-label", heading.clone());
        }
        let now = self.state.clock.now();
        let list = if cards.is_empty() {
            el("p").attr("class", "empty").child(words.empty_yet)
        } else {
            el("ol").attr("class", if embed.header { "items" } else { "items no-head" }).child(items(embed, cards, now))
        };
        let more = link(embed.list()).child(words.all_news);
        let site = link(Route::Home.path(self.lang)).attr("class", "site").child(self.state.site.site_name.clone());
        let mut foot = el("footer").attr("class", "foot").child(more).child(site);
        if embed.target == visnyk_routes::Target::Blank {
            widget = widget.attr("aria-describedby", "new-tab");
            foot = foot.child(el("span").attr("class", "hidden").attr("id", "new-tab").child(words.new_tab));
        }
        self.page(&heading, embed, widget.child(list).child(foot))
    }

    /// A small page that says what is wrong and where to read on.
    pub fn of_trouble(&self, trouble: Trouble) -> Page {
        let (title, text) = trouble.words(catalogue(self.lang));
        let site = el("a").attr("href", Route::Home.path(self.lang)).attr("target", "_blank").child(self.state.site.site_name.clone());
        let said = el("div").attr("class", "empty").child(el("h2").attr("class", "heading").child(title)).child(el("p").child(text));
        self.page(title, &Embed::default(), el("main").attr("class", "widget").child(said).child(el("footer").attr("class", "foot").child(site)))
    }

    fn page(&self, title: &str, embed: &Embed, widget: Box<Element>) -> Page {
        let theme = if embed.theme == Theme::Host { Theme::Auto } else { embed.theme };
        let look = self.look(embed);
        let (style, source) = if look.is_empty() { (String::new(), String::new()) } else { (format!("<style>{look}</style>"), style_source(&look)) };
        let files = self.state.bundle.as_deref().and_then(|bundle| bundle.embed());
        let sheet = files.map(|files| format!("<link rel=\"stylesheet\" href=\"{}\">", files.style)).unwrap_or_default();
        let script = files.map(|files| format!("<script src=\"{}\"></script>", files.script)).unwrap_or_default();
        let title = escaped(&format!("{title} — {}", self.state.site.site_name));
        let widget = to_html(&visnyk::markup::Node::Element(widget));
        let html = format!(
            "<!doctype html><html lang=\"{}\" data-theme=\"{}\"><head><meta charset=\"utf-8\"><title>{title}</title>\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <link rel=\"icon\" href=\"/icon.svg\" type=\"image/svg+xml\">{sheet}{style}</head><body>{widget}{script}</body></html>",
            self.lang.code(),
            theme.code(),
        );
        let policy =
            format!("default-src 'none'; script-src 'self'; style-src 'self'{source}; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'");
        Page { html, policy: HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'")) }
    }

    /// What differs from the sheet: a colour, made readable on both grounds, and the corners.
    fn look(&self, embed: &Embed) -> String {
        let own = self.state.site.accent.as_deref().and_then(Rgb::parse);
        let mut look = String::new();
        if let Some(accent) = embed.accent.map(|[red, green, blue]| Rgb(red, green, blue)).or(own) {
            let _ = write!(look, "--accent-light:{};--accent-dark:{};", accent.readable_on_light(), accent.readable_on_dark());
        }
        if embed.radius != visnyk_routes::DEFAULT_RADIUS {
            let _ = write!(look, "--radius:{}px;", embed.radius);
        }
        if look.is_empty() { look } else { format!(":root{{{look}}}") }
    }
}

/// The element of a heading; there is none below the sixth.
pub fn level(level: u8) -> &'static str {
    match level {
        ..=2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}

/// What the script tells on the console.
fn told(ignored: &[Ignored]) -> Option<String> {
    let told: Vec<_> = ignored.iter().map(|ignored| format!("{}={}", ignored.key, ignored.value)).collect();
    (!told.is_empty()).then(|| told.join(", "))
}

/// The name of the one tag, region or community, as an article has it, and its language where that is not the widget's.
fn place(embed: &Embed, cards: &[Card]) -> Option<(String, Option<&'static str>)> {
    let (filter, slug) = embed.selection.single()?;
    let named = |name: &str, english: Option<&str>| {
        let (name, lang) = tag_name(embed.lang, name, english);
        (name.to_owned(), lang)
    };
    cards.iter().find_map(|card| match filter {
        Filter::Tag => card.tags.iter().find(|tag| tag.slug == slug).map(|tag| named(&tag.name, tag.name_en.as_deref())),
        Filter::Region => card.regions.iter().find(|region| region.slug == slug).map(|region| named(&region.name, region.name_en.as_deref())),
        Filter::Community => card.communities.iter().find(|community| community.slug == slug).map(|community| named(&community.name, None)),
    })
}
