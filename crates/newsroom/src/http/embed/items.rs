//! The widget's rows.

use super::document::level;
use visnyk::markup::{Element, Node, el};
use visnyk_contract::{Card, DateTime, Picture};
use visnyk_locale::{catalogue, kind_name, list_moment, moment};
use visnyk_routes::{Embed, Layout, Route};

/// Pixels: no picture of a widget needs more.
const WIDEST: u32 = 800;

pub fn items(embed: &Embed, cards: &[Card], now: DateTime) -> Node {
    cards.iter().enumerate().map(|(index, card)| el("li").child(item(embed, card, now, index))).collect()
}

fn item(embed: &Embed, card: &Card, now: DateTime, index: usize) -> Box<Element> {
    let href = Route::Article(card.id.clone()).path(embed.lang);
    let link = || el("a").attr("href", href.clone()).attr("target", embed.target.code());
    let is_compact = embed.layout == Layout::Compact;
    let title = el(level(embed.heading_level + 1)).attr("class", "title").child(link().child(card.title.clone()));
    let lead = (embed.leads && !is_compact && !card.lead.is_empty()).then(|| el("p").attr("class", "lead").child(card.lead.clone()));
    let kind = kind_name(catalogue(embed.lang), card.kind).map(|name| el("span").attr("class", "kind").child(name));
    let time = card.published_at.map(|at| {
        let today = DateTime::from_epoch(now.epoch(), at.offset).map(|now| now.date);
        el("time").attr("datetime", at.to_string()).attr("title", moment(embed.lang, at)).child(list_moment(embed.lang, at, today))
    });
    let meta = (kind.is_some() || time.is_some()).then(|| el("p").attr("class", "meta").child(kind).child(time));
    let picture = card.cover.as_ref().filter(|_| embed.pictures && !is_compact).and_then(|cover| image(cover, embed.layout, index));
    // The title is the link; the picture only widens it for the pointer.
    let picture = picture.map(|image| link().attr("class", "picture").attr("tabindex", "-1").attr("aria-hidden", "true").child(image));
    let text = el("div").attr("class", "text").child(title).child(lead).child(meta);
    el("article").attr("class", "item").attr("lang", (card.lang.code() != embed.lang.code()).then(|| card.lang.code())).child(picture).child(text)
}

/// A picture that the newsroom has itself; one from elsewhere would tell a third party of the reader.
fn image(picture: &Picture, layout: Layout, index: usize) -> Option<Box<Element>> {
    let own = |url: &visnyk_contract::SafeUrl| url.is_path().then(|| url.as_str().to_owned());
    let src = own(&picture.src)?;
    let mime = picture.variants.iter().map(|variant| variant.mime.as_str()).find(|mime| *mime == "image/webp").unwrap_or_default();
    let variants = picture.variants.iter().filter(|variant| variant.width <= WIDEST && (mime.is_empty() || variant.mime == mime));
    // A comma or a space in an address would break the list.
    let candidates: Vec<_> = variants.filter_map(|variant| Some(format!("{} {}w", own(&variant.src)?.replace(',', "%2C"), variant.width))).collect();
    let sizes = if layout == Layout::Cards { "(min-width: 30rem) 17rem, 100vw" } else { "(min-width: 28rem) 7rem, 4.5rem" };
    let srcset = (!candidates.is_empty()).then(|| candidates.join(", "));
    let image = el("img").attr("src", src).attr("srcset", srcset.clone()).attr("sizes", srcset.map(|_| sizes)).attr("alt", "");
    // The first ones are seen at once in every layout.
    Some(image.attr("width", 4_u32).attr("height", 3_u32).attr("loading", if index < 2 { "eager" } else { "lazy" }).attr("decoding", "async"))
}
