//! What a feed tells, before it is written in either format.

use super::base::Base;
use super::title::title;
use crate::http::query::Asked;
use crate::http::{ApiError, AppState};
use crate::store::ListRequest;
use visnyk_contract::limits::MAX_LIST_BYTES;
use visnyk_contract::{Article, ArticleLang, AsOf, DateTime, Filter, Picture, Selection};
use visnyk_ingest::article_to_html;
use visnyk_routes::{Lang, Route};

/// Articles in a feed.
const ENTRIES: u32 = 50;

/// A feed of a selection.
pub struct Feed {
    pub title: String,
    pub site_name: String,
    /// BCP 47; `None` for articles of every language.
    pub lang: Option<&'static str>,
    /// The page that shows the selection.
    pub page: String,
    /// The query of the feed's own address, with its `?`.
    query: String,
    pub logo: Option<String>,
    pub licence: Option<String>,
    pub updated: Option<DateTime>,
    pub entries: Vec<Entry>,
    pub as_of: AsOf,
    pub base: Base,
}

/// An article in a feed.
pub struct Entry {
    pub article: Article,
    /// Where it is read: also what it is known by, so that a reader shows it once.
    pub address: String,
    /// `None` when the feed would grow too large.
    pub content: Option<String>,
    pub image: Option<Image>,
}

/// The picture that stands for an article.
pub struct Image {
    pub address: String,
    pub mime: &'static str,
    pub width: u32,
    pub height: u32,
    pub alt: String,
}

impl Feed {
    /// Gathers the newest articles of what was asked for.
    pub async fn gather(state: &AppState, asked: &Asked, base: Base) -> Result<Self, ApiError> {
        let mut parsed = Selection::parse(&asked.0);
        let lang = asked.lang(&mut parsed.ignored);
        let mut selection = parsed.selection;
        let newest =
            state.store.newest(ListRequest { selection: selection.clone(), lang, page: 1, limit: ENTRIES, facets: Vec::new(), facet_limit: None }).await?;
        for ignored in &newest.ignored {
            match Filter::of(&ignored.key) {
                Some(filter) => selection.remove(filter, &ignored.value),
                None => drop(selection.set_text("")),
            }
        }
        let words = if lang == Some(ArticleLang::En) { Lang::En } else { Lang::Uk };
        let title = title(&*state.store, &state.site.site_name, &selection, words).await?;
        let mut room = MAX_LIST_BYTES;
        let entries: Vec<_> = newest.articles.into_iter().map(|article| Entry::of(article, &base, &mut room)).collect();
        let changed = |entry: &Entry| entry.article.card.updated_at.max_by_epoch(entry.article.card.published_at);
        let logo = state.site.logo.as_ref().map(|logo| if logo.starts_with('/') { base.path(logo) } else { logo.clone() });
        Ok(Self {
            title,
            site_name: state.site.site_name.clone(),
            lang: lang.map(ArticleLang::code),
            page: base.path(&Route::list(words, &selection, 1)),
            query: own_query(&selection, lang),
            logo,
            licence: state.site.licence.clone(),
            // Of its own articles, so that news elsewhere leave the feed as it is.
            updated: entries.iter().fold(None, |latest: Option<DateTime>, entry| latest.max_by_epoch(changed(entry))).or(newest.as_of.changed_at),
            entries,
            as_of: newest.as_of,
            base,
        })
    }

    /// The feed's own address in a format.
    pub fn address(&self, path: &str) -> String {
        format!("{}{}", self.base.path(path), self.query)
    }
}

/// The canonical query: one selection has one feed, however it was asked for.
fn own_query(selection: &Selection, lang: Option<ArticleLang>) -> String {
    let lang = match lang {
        Some(ArticleLang::Uk) => "",
        Some(ArticleLang::En) => "lang=en",
        None => "lang=any",
    };
    let selection = selection.to_query();
    let parts: Vec<&str> = [selection.as_str(), lang].into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
}

impl Entry {
    fn of(article: Article, base: &Base, room: &mut usize) -> Self {
        let lang = if article.card.lang == ArticleLang::En { Lang::En } else { Lang::Uk };
        let address = base.path(&Route::Article(article.card.id.clone()).path(lang));
        let html = article_to_html(&article, &|url| base.whole(url));
        let content = room.checked_sub(html.len()).map(|left| {
            *room = left;
            html
        });
        let image = article.card.cover.as_ref().or(article.gallery.first()).map(|picture| Image::of(picture, base));
        Self { article, address, content, image }
    }
}

impl Image {
    fn of(picture: &Picture, base: &Base) -> Self {
        let mime = match picture.src.as_str().split(['?', '#']).next().unwrap_or_default().rsplit_once('.').map_or("", |(_, ending)| ending) {
            "png" => "image/png",
            "webp" => "image/webp",
            "gif" => "image/gif",
            "avif" => "image/avif",
            "svg" => "image/svg+xml",
            _ => "image/jpeg",
        };
        Self { address: base.whole(&picture.src), mime, width: picture.width, height: picture.height, alt: picture.alt.clone() }
    }
}

/// The later of two moments that may be absent.
trait Later {
    fn max_by_epoch(self, other: Self) -> Self;
}

impl Later for Option<DateTime> {
    fn max_by_epoch(self, other: Self) -> Self {
        match (self, other) {
            (Some(a), Some(b)) => Some(if b.epoch() > a.epoch() { b } else { a }),
            (a, b) => a.or(b),
        }
    }
}
