//! Resolving the slugs of an article on its way in to numbers and names.

use crate::store::{StoreError, StoreResult};
use rusqlite::{Connection, OptionalExtension, params};
use visnyk_contract::limits::{is_id, is_slug};
use visnyk_contract::{Card, CommunityRef, RegionRef, TagRef};

/// The numbers of an article's filter values.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Numbers {
    pub tags: Vec<u32>,
    pub regions: Vec<u32>,
    pub communities: Vec<u32>,
    /// Tags that came with it and were not known.
    pub new_tags: Vec<String>,
}

/// The writer's mistake; `field` is a JSON pointer.
pub(super) fn invalid(field: impl Into<String>, detail: impl Into<String>) -> StoreError {
    StoreError::Invalid { field: field.into(), detail: detail.into() }
}

/// Fills in names, drops repetitions, adds the region of each community, and writes new tags. Tags that are known keep
/// the name they have.
///
/// # Errors
/// [`StoreError::Invalid`] for an unknown region or community, a tag that is unknown and has no name, a bad id or slug.
pub(super) fn resolve(conn: &Connection, card: &mut Card) -> StoreResult<Numbers> {
    if !is_id(&card.id) {
        return Err(invalid("/id", "an id is 1 to 64 letters, digits, dots, hyphens or underscores"));
    }
    let mut numbers = Numbers::default();
    card.tags = tags(conn, &card.tags, &mut numbers)?;
    let mut regions = Vec::with_capacity(card.regions.len());
    for (at, given) in card.regions.iter().enumerate() {
        let found = region(conn, &given.slug)?;
        let (number, region) = found.ok_or_else(|| invalid(format!("/regions/{at}"), format!("there is no region «{}»", shown(&given.slug))))?;
        push(&mut numbers.regions, &mut regions, number, region);
    }
    let mut communities = Vec::with_capacity(card.communities.len());
    for (at, given) in card.communities.iter().enumerate() {
        let found = community(conn, &given.slug)?;
        let (number, community) = found.ok_or_else(|| invalid(format!("/communities/{at}"), format!("there is no community «{}»", shown(&given.slug))))?;
        if let Some((number, region)) = region(conn, &community.region)? {
            push(&mut numbers.regions, &mut regions, number, region);
        }
        push(&mut numbers.communities, &mut communities, number, community);
    }
    (card.regions, card.communities) = (regions, communities);
    Ok(numbers)
}

fn push<T>(numbers: &mut Vec<u32>, items: &mut Vec<T>, number: u32, item: T) {
    if !numbers.contains(&number) {
        numbers.push(number);
        items.push(item);
    }
}

/// Part of what somebody sent, short enough to be sent back.
fn shown(text: &str) -> String {
    text.chars().take(80).collect()
}

fn tags(conn: &Connection, given: &[TagRef], numbers: &mut Numbers) -> StoreResult<Vec<TagRef>> {
    let mut tags = Vec::with_capacity(given.len());
    for (at, tag) in given.iter().enumerate() {
        let known = conn
            .prepare_cached("SELECT number, name, name_en FROM tags WHERE slug = ?")?
            .query_row([&tag.slug], |row| Ok((row.get(0)?, TagRef { slug: tag.slug.clone(), name: row.get(1)?, name_en: row.get(2)? })));
        let (number, tag) = match known.optional()? {
            Some(known) => known,
            None => {
                numbers.new_tags.push(tag.slug.clone());
                (new_tag(conn, tag, &format!("/tags/{at}"))?, tag.clone())
            }
        };
        push(&mut numbers.tags, &mut tags, number, tag);
    }
    Ok(tags)
}

/// Writes a tag that is not known; its number.
pub(super) fn new_tag(conn: &Connection, tag: &TagRef, field: &str) -> StoreResult<u32> {
    if !is_slug(&tag.slug) {
        return Err(invalid(field, format!("«{}» is no slug: lower-case Latin letters, digits and inner hyphens, at most 80", shown(&tag.slug))));
    }
    if tag.name.trim().is_empty() {
        return Err(invalid(field, format!("there is no tag «{}»: send it with a name to add it, {{\"slug\":…,\"name\":…}}", tag.slug)));
    }
    conn.prepare_cached("INSERT INTO tags(slug, name, name_en) VALUES (?, ?, ?)")?.execute(params![tag.slug, tag.name, tag.name_en])?;
    Ok(u32::try_from(conn.last_insert_rowid()).map_err(anyhow::Error::from)?)
}

fn region(conn: &Connection, slug: &str) -> rusqlite::Result<Option<(u32, RegionRef)>> {
    let mut select = conn.prepare_cached("SELECT number, slug, name, name_en FROM regions WHERE slug = ?")?;
    select.query_row([slug], |row| Ok((row.get(0)?, RegionRef { slug: row.get(1)?, name: row.get(2)?, name_en: row.get(3)? }))).optional()
}

fn community(conn: &Connection, slug: &str) -> rusqlite::Result<Option<(u32, CommunityRef)>> {
    let mut select =
        conn.prepare_cached("SELECT c.number, c.slug, c.name, r.slug FROM communities c JOIN regions r ON r.number = c.region WHERE c.slug = ?")?;
    select.query_row([slug], |row| Ok((row.get(0)?, CommunityRef { slug: row.get(1)?, name: row.get(2)?, region: row.get(3)? }))).optional()
}
