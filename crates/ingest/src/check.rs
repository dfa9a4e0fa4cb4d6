//! From a draft to an article: what must hold before anything is stored.

mod body;
mod clean;
#[cfg(test)]
mod tests;

use super::IngestError;
use super::address::is_resource;
use super::blocks::html_to_blocks;
use super::words::line;
use visnyk_contract::limits::{MAX_ARTICLE_BYTES, MAX_SLUG, is_id, is_slug};
use visnyk_contract::{Article, Attachment, Block, Card, CommunityRef, Draft, DraftTag, Media, Picture, RegionRef, TagRef, Translation};

const MAX_TITLE: usize = 300;
const MAX_LEAD: usize = 1_000;
const MAX_NAME: usize = 200;
const MAX_AUTHORS: usize = 20;
const MAX_TAGS: usize = 20;
const MAX_REGIONS: usize = 27;
const MAX_COMMUNITIES: usize = 100;
const MAX_GALLERY: usize = 100;
const MAX_ATTACHMENTS: usize = 50;
const MAX_TRANSLATIONS: usize = 10;
/// Largest card, in bytes, before slugs get their names: a hundred of them fit into one list answer.
const MAX_CARD_BYTES: usize = 8 * 1024;

type Checked<T> = Result<T, IngestError>;

/// Checks a draft for the address `id` and makes the article of it. The first thing wrong is named.
pub fn check(id: &str, mut draft: Draft) -> Checked<Article> {
    if !is_id(id) {
        return fail("/id", "an id has 1 to 64 of A–Z a–z 0–9 . _ -");
    }
    if id.ends_with(".amp") {
        return fail("/id", "ends in .amp, by which the portal's addresses mean the article without it");
    }
    if draft.id.as_deref().is_some_and(|own| own != id) {
        return fail("/id", format!("is not the id of the address, {id}"));
    }
    let title = text("/title", &draft.title, MAX_TITLE)?;
    if title.is_empty() {
        return fail("/title", "is empty");
    }
    let lead = text("/lead", &draft.lead, MAX_LEAD)?;
    let authors = names(&draft.authors)?;
    let source = draft.source.map(|mut source| {
        source.name = text("/source/name", &source.name, MAX_NAME)?;
        if source.name.is_empty() { fail("/source/name", "is empty") } else { Ok(source) }
    });
    let (tags, regions, communities) =
        (tags(draft.tags)?, slugs("/regions", draft.regions, MAX_REGIONS)?, slugs("/communities", draft.communities, MAX_COMMUNITIES)?);
    few("/gallery", draft.gallery.len(), MAX_GALLERY)?;
    draft.gallery.iter().enumerate().try_for_each(|(at, picture)| check_picture(&format!("/gallery/{at}"), picture))?;
    draft.cover.iter().try_for_each(|picture| check_picture("/cover", picture))?;
    draft.gallery.iter_mut().chain(&mut draft.cover).for_each(clean::picture);
    few("/attachments", draft.attachments.len(), MAX_ATTACHMENTS)?;
    draft.attachments.iter().enumerate().try_for_each(|(at, file)| check_file(&format!("/attachments/{at}"), file))?;
    draft.attachments.iter_mut().for_each(clean::file);
    translations(id, &draft.translations)?;
    if draft.canonical_url.as_ref().is_some_and(|url| !is_resource(url)) {
        return fail("/canonical_url", "is neither a path nor an http(s) address");
    }
    let body = match (draft.body, draft.body_html) {
        (Some(blocks), None) => body::check(blocks)?,
        (None, Some(html)) => html_to_blocks(&html)?,
        (Some(_), Some(_)) => return fail("/body_html", "either body or body_html, not both"),
        (None, None) => return fail("/body", "either body or body_html is needed"),
    };
    let card = Card {
        id: id.to_owned(),
        lang: draft.lang,
        kind: draft.kind,
        authors,
        title,
        lead,
        published_at: Some(draft.published_at),
        updated_at: draft.updated_at,
        media: draft.media.unwrap_or_else(|| media(&draft.gallery, &body)),
        cover: draft.cover,
        tags,
        regions: regions.into_iter().map(|slug| RegionRef { slug, name: String::new(), name_en: None }).collect(),
        communities: communities.into_iter().map(|slug| CommunityRef { slug, name: String::new(), region: String::new() }).collect(),
        source: source.transpose()?,
        found: None,
    };
    let article =
        Article { card, body, gallery: draft.gallery, attachments: draft.attachments, translations: draft.translations, canonical_url: draft.canonical_url };
    let size = serde_json::to_vec(&article.card).map_or(usize::MAX, |json| json.len());
    if size > MAX_CARD_BYTES {
        return fail("", format!("title, lead, cover and the like have {size} bytes together, {MAX_CARD_BYTES} at most"));
    }
    // HTML may grow on its way to blocks.
    let size = serde_json::to_vec(&article).map_or(usize::MAX, |json| json.len());
    if size > MAX_ARTICLE_BYTES {
        return fail("", format!("the article has {size} bytes as it would be served, {MAX_ARTICLE_BYTES} at most"));
    }
    Ok(article)
}

pub(super) fn fail<T>(field: &str, detail: impl Into<String>) -> Checked<T> {
    Err(IngestError::new(field, detail))
}

/// One line of text within a limit of characters. Mark-up in it is text.
fn text(field: &str, text: &str, most: usize) -> Checked<String> {
    let text = line(text);
    let length = text.chars().count();
    if length > most { fail(field, format!("has {length} characters, {most} at most")) } else { Ok(text) }
}

fn few(field: &str, count: usize, most: usize) -> Checked<()> {
    if count > most { fail(field, format!("has {count} entries, {most} at most")) } else { Ok(()) }
}

fn names(authors: &[String]) -> Checked<Vec<String>> {
    few("/authors", authors.len(), MAX_AUTHORS)?;
    let mut names = Vec::new();
    for (at, author) in authors.iter().enumerate() {
        let name = text(&format!("/authors/{at}"), author, MAX_NAME)?;
        if !name.is_empty() {
            names.push(name);
        }
    }
    Ok(names)
}

fn slug(field: &str, slug: &str) -> Checked<()> {
    if is_slug(slug) {
        Ok(())
    } else {
        fail(field, format!("«{}» is no slug: up to {MAX_SLUG} of a–z, 0–9 and inner hyphens", slug.escape_debug().take(100).collect::<String>()))
    }
}

/// Slugs in their order, each once.
fn slugs(field: &str, slugs: Vec<String>, most: usize) -> Checked<Vec<String>> {
    few(field, slugs.len(), most)?;
    let mut kept: Vec<String> = Vec::new();
    for (at, one) in slugs.into_iter().enumerate() {
        slug(&format!("{field}/{at}"), &one)?;
        if !kept.contains(&one) {
            kept.push(one);
        }
    }
    Ok(kept)
}

fn tags(drafts: Vec<DraftTag>) -> Checked<Vec<TagRef>> {
    few("/tags", drafts.len(), MAX_TAGS)?;
    let mut tags: Vec<TagRef> = Vec::new();
    for (at, draft) in drafts.into_iter().enumerate() {
        let field = format!("/tags/{at}");
        let tag = match draft {
            DraftTag::Slug(slug) => TagRef { slug, name: String::new(), name_en: None },
            DraftTag::Named { slug, name, name_en } => {
                let name = text(&format!("{field}/name"), &name, MAX_NAME)?;
                if name.is_empty() {
                    return fail(&format!("{field}/name"), "is empty");
                }
                let name_en = name_en.map(|name| text(&format!("{field}/name_en"), &name, MAX_NAME)).transpose()?.filter(|name| !name.is_empty());
                TagRef { slug, name, name_en }
            }
        };
        slug(&field, &tag.slug)?;
        if !tags.iter().any(|known| known.slug == tag.slug) {
            tags.push(tag);
        }
    }
    Ok(tags)
}

fn translations(id: &str, translations: &[Translation]) -> Checked<()> {
    few("/translations", translations.len(), MAX_TRANSLATIONS)?;
    for (at, translation) in translations.iter().enumerate() {
        if !is_id(&translation.id) || translation.id == id {
            return fail(&format!("/translations/{at}/id"), "is not the id of another article");
        }
    }
    Ok(())
}

pub(super) fn check_picture(field: &str, picture: &Picture) -> Checked<()> {
    let addresses = std::iter::once(&picture.src).chain(picture.variants.iter().map(|variant| &variant.src));
    for address in addresses {
        if !is_resource(address) {
            return fail(&format!("{field}/src"), format!("«{address}» is neither a path nor an http(s) address"));
        }
    }
    few(&format!("{field}/variants"), picture.variants.len(), MAX_GALLERY)
}

pub(super) fn check_file(field: &str, file: &Attachment) -> Checked<()> {
    if line(&file.name).is_empty() {
        return fail(&format!("{field}/name"), "is empty");
    }
    if is_resource(&file.url) { Ok(()) } else { fail(&format!("{field}/url"), "is neither a path nor an http(s) address") }
}

/// What the article carries, when the newsroom does not say.
fn media(gallery: &[Picture], body: &[Block]) -> Media {
    Media { photo: !gallery.is_empty(), video: body::has_film(body) }
}
