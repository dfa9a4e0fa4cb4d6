//! JSON Feed 1.1.

use super::feed::{Entry, Feed};
use super::xml::allowed;
use crate::http::ApiError;
use serde::Serialize;
use std::borrow::Cow;

#[derive(Serialize)]
struct JsonFeed<'a> {
    version: &'static str,
    title: Cow<'a, str>,
    home_page_url: &'a str,
    feed_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    icon: Option<&'a str>,
    authors: Vec<Author<'a>>,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: Cow<'a, str>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    url: &'a str,
    title: Cow<'a, str>,
    language: &'static str,
    // An item needs one of the two.
    #[serde(skip_serializing_if = "Option::is_none")]
    content_html: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_text: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "str::is_empty")]
    summary: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<File<'a>>,
}

#[derive(Serialize)]
struct File<'a> {
    url: String,
    mime_type: &'a str,
    title: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    size_in_bytes: Option<u64>,
}

/// Writes the feed.
pub fn write(feed: &Feed) -> Result<Vec<u8>, ApiError> {
    let document = JsonFeed {
        version: "https://jsonfeed.org/version/1.1",
        title: allowed(&feed.title),
        home_page_url: &feed.page,
        feed_url: feed.address("/feed.json"),
        language: feed.lang,
        icon: feed.logo.as_deref(),
        authors: vec![Author { name: allowed(&feed.site_name) }],
        items: feed.entries.iter().map(|entry| item(feed, entry)).collect(),
    };
    serde_json::to_vec(&document).map_err(|error| {
        tracing::error!(%error, "a feed does not serialise");
        ApiError::Defect
    })
}

fn item<'a>(feed: &Feed, entry: &'a Entry) -> Item<'a> {
    let card = &entry.article.card;
    let name = |tag: &'a visnyk_contract::TagRef| tag.name_en.as_ref().filter(|_| card.lang == visnyk_contract::ArticleLang::En).unwrap_or(&tag.name);
    let files = entry.article.attachments.iter().map(|file| File {
        url: feed.base.whole(&file.url),
        mime_type: if file.mime.is_empty() { "application/octet-stream" } else { &file.mime },
        title: allowed(&file.name),
        size_in_bytes: Some(file.size).filter(|&size| size > 0),
    });
    Item {
        id: &entry.address,
        url: &entry.address,
        title: allowed(&card.title),
        language: card.lang.code(),
        content_html: entry.content.as_deref(),
        content_text: entry.content.is_none().then(|| allowed(&card.lead)),
        summary: allowed(&card.lead),
        image: entry.image.as_ref().map(|image| image.address.as_str()),
        date_published: card.published_at.map(|moment| moment.to_string()),
        date_modified: card.updated_at.or(card.published_at).map(|moment| moment.to_string()),
        authors: card.authors.iter().map(|author| Author { name: allowed(author) }).collect(),
        tags: card.tags.iter().map(|tag| allowed(name(tag))).collect(),
        attachments: files.collect(),
    }
}
