//! Atom 1.0 (RFC 4287), with the picture in Media RSS besides the enclosure.

use super::feed::{Entry, Feed};
use super::xml::Xml;
use crate::http::ApiError;
use visnyk_contract::{ArticleLang, DateTime, Filter};
use visnyk_routes::{Lang, Route};

/// A moment that Atom asks for and nobody knows.
const NEVER: &str = "1970-01-01T00:00:00Z";

/// Writes the feed.
pub fn write(feed: &Feed) -> Result<Vec<u8>, ApiError> {
    let mut xml = Xml::new();
    let (own, twin) = (feed.address("/feed.xml"), feed.address("/feed.json"));
    let mut attributes = vec![("xmlns", "http://www.w3.org/2005/Atom"), ("xmlns:media", "http://search.yahoo.com/mrss/")];
    attributes.extend(feed.lang.map(|lang| ("xml:lang", lang)));
    xml.open("feed", &attributes);
    xml.text("id", &[], &own);
    xml.text("title", &[("type", "text")], &feed.title);
    xml.text("updated", &[], &moment(feed.updated));
    xml.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &own)]);
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &feed.page)]);
    xml.empty("link", &[("rel", "alternate"), ("type", "application/feed+json"), ("href", &twin)]);
    xml.open("author", &[]);
    xml.text("name", &[], &feed.site_name);
    xml.close("author");
    if let Some(logo) = &feed.logo {
        xml.text("logo", &[], logo);
    }
    if let Some(licence) = &feed.licence {
        xml.text("rights", &[("type", "text")], licence);
    }
    feed.entries.iter().for_each(|entry| write_entry(&mut xml, feed, entry));
    xml.close("feed");
    xml.finish()
}

fn write_entry(xml: &mut Xml, feed: &Feed, entry: &Entry) {
    let card = &entry.article.card;
    let lang = if card.lang == ArticleLang::En { Lang::En } else { Lang::Uk };
    xml.open("entry", &[("xml:lang", lang.code())]);
    xml.text("id", &[], &entry.address);
    xml.text("title", &[("type", "text")], &card.title);
    if card.published_at.is_some() {
        xml.text("published", &[], &moment(card.published_at));
    }
    xml.text("updated", &[], &moment(card.updated_at.or(card.published_at)));
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("hreflang", lang.code()), ("href", &entry.address)]);
    for author in &card.authors {
        xml.open("author", &[]);
        xml.text("name", &[], author);
        xml.close("author");
    }
    for tag in &card.tags {
        let name = tag.name_en.as_ref().filter(|_| lang == Lang::En).unwrap_or(&tag.name);
        xml.empty("category", &[("term", &tag.slug), ("label", name), ("scheme", &feed.base.path(&Route::Tags.path(lang)))]);
    }
    let places = card.regions.iter().map(|region| (Filter::Region, &region.slug, &region.name));
    let places = places.chain(card.communities.iter().map(|community| (Filter::Community, &community.slug, &community.name)));
    for (filter, slug, name) in places {
        let route = if filter == Filter::Region { Route::Regions } else { Route::Communities };
        xml.empty("category", &[("term", slug), ("label", name), ("scheme", &feed.base.path(&route.path(lang)))]);
    }
    if let Some((source, url)) = card.source.as_ref().and_then(|source| Some((source, source.url.as_ref()?))) {
        xml.empty("link", &[("rel", "via"), ("title", &source.name), ("href", &feed.base.whole(url))]);
    }
    if !card.lead.is_empty() || entry.content.is_none() {
        xml.text("summary", &[("type", "text")], &card.lead);
    }
    if let Some(content) = &entry.content {
        xml.text("content", &[("type", "html")], content);
    }
    write_picture(xml, entry);
    xml.close("entry");
}

fn write_picture(xml: &mut Xml, entry: &Entry) {
    let Some(image) = &entry.image else { return };
    xml.empty("link", &[("rel", "enclosure"), ("type", image.mime), ("href", &image.address)]);
    let (width, height) = (image.width.to_string(), image.height.to_string());
    let mut attributes = vec![("url", image.address.as_str()), ("type", image.mime), ("medium", "image")];
    if image.width > 0 && image.height > 0 {
        attributes.extend([("width", width.as_str()), ("height", height.as_str())]);
    }
    xml.open("media:content", &attributes);
    if !image.alt.is_empty() {
        xml.text("media:description", &[("type", "plain")], &image.alt);
    }
    xml.close("media:content");
}

fn moment(moment: Option<DateTime>) -> String {
    moment.map_or_else(|| NEVER.to_owned(), |moment| moment.to_string())
}
