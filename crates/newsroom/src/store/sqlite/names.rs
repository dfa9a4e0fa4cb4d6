//! The directory calls: tags, regions and communities with the number of their articles.

use super::change::log_tags;
use super::directory::Named;
use super::index::Index;
use super::put::rewrite;
use super::resolve::new_tag;
use crate::search::name_rank;
use crate::store::StoreResult;
use rusqlite::{Connection, OptionalExtension, params};
use visnyk_contract::fold::fold;
use visnyk_contract::{Community, DateTime, Filter, Region, Tag, TagRef};

/// Tags that match `q`, best match first, then in Ukrainian order.
pub(super) fn tags(index: &Index, q: Option<&str>, limit: usize) -> Vec<Tag> {
    let scope = index.counted_once();
    let found = matching(index.directory.tags.all.iter(), q).into_iter().take(limit);
    found.map(|named| Tag { count: index.count(Filter::Tag, named.number, &scope), ..named.item.clone() }).collect()
}

/// One tag.
pub(super) fn tag(index: &Index, slug: &str) -> Option<Tag> {
    let named = index.directory.tags.get(slug)?;
    Some(Tag { count: index.count(Filter::Tag, named.number, &index.counted_once()), ..named.item.clone() })
}

/// All regions in Ukrainian order.
pub(super) fn regions(index: &Index) -> Vec<Region> {
    let scope = index.counted_once();
    index.directory.regions.all.iter().map(|named| Region { count: index.count(Filter::Region, named.number, &scope), ..named.item.clone() }).collect()
}

/// One region.
pub(super) fn region(index: &Index, slug: &str) -> Option<Region> {
    let named = index.directory.regions.get(slug)?;
    Some(Region { count: index.count(Filter::Region, named.number, &index.counted_once()), ..named.item.clone() })
}

/// Communities of a region, or all, that match `q`.
pub(super) fn communities(index: &Index, region: Option<&str>, q: Option<&str>) -> Vec<Community> {
    let scope = index.counted_once();
    let all = index.directory.communities.all.iter().filter(|named| region.is_none_or(|region| named.item.region == region));
    matching(all, q).into_iter().map(|named| Community { count: index.count(Filter::Community, named.number, &scope), ..named.item.clone() }).collect()
}

/// One community.
pub(super) fn community(index: &Index, slug: &str) -> Option<Community> {
    let named = index.directory.communities.get(slug)?;
    Some(Community { count: index.count(Filter::Community, named.number, &index.counted_once()), ..named.item.clone() })
}

fn matching<'a, T>(all: impl Iterator<Item = &'a Named<T>>, q: Option<&str>) -> Vec<&'a Named<T>> {
    let Some(q) = q.map(fold).filter(|q| !q.is_empty()) else { return all.collect() };
    let mut ranked: Vec<(u8, &Named<T>)> = all.filter_map(|named| Some((named.folded.iter().filter_map(|name| name_rank(name, &q)).min()?, named))).collect();
    // Stable: equal matches stay in Ukrainian order.
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, named)| named).collect()
}

/// Adds tags and renames those that are there; articles follow. Whether anything changed.
pub(super) fn put_tags(conn: &Connection, tags: &[TagRef], now: DateTime) -> StoreResult<bool> {
    let (mut has_changed, mut new) = (false, Vec::new());
    for (at, tag) in tags.iter().enumerate() {
        let known = conn
            .prepare_cached("SELECT number, name, name_en FROM tags WHERE slug = ?")?
            .query_row([&tag.slug], |row| Ok((row.get(0)?, TagRef { slug: tag.slug.clone(), name: row.get(1)?, name_en: row.get(2)? })));
        match known.optional()? {
            None => {
                new_tag(conn, tag, &format!("/{at}"))?;
                new.push(tag.slug.clone());
            }
            Some((_, known)) if known == *tag => continue,
            Some((number, _)) => rename(conn, number, tag, now)?,
        }
        has_changed = true;
    }
    if has_changed {
        log_tags(conn, &new, now)?;
    }
    Ok(has_changed)
}

fn rename(conn: &Connection, number: u32, tag: &TagRef, now: DateTime) -> StoreResult<()> {
    conn.execute("UPDATE tags SET name = ?, name_en = ? WHERE number = ?", params![tag.name, tag.name_en, number])?;
    let mut select = conn.prepare_cached("SELECT doc FROM article_tags WHERE number = ?")?;
    let docs = select.query_map([number], |row| row.get(0))?.collect::<Result<Vec<u32>, _>>()?;
    docs.into_iter().try_for_each(|doc| rewrite(conn, doc, now))
}
