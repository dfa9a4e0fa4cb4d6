//! Writing articles: put, withdraw, and showing those whose time has come. Every function runs inside one transaction.

use super::change::{ChangeKind, log, log_tags};
use super::read::{Rest, Status, join, locate, part, readable};
use super::resolve::{Numbers, invalid, resolve};
use super::text;
use crate::search::document;
use crate::store::{Found, NewArticle, Put, StoreResult};
use rusqlite::{Connection, params};
use std::collections::BTreeSet;
use visnyk_contract::{ArticleLang, Card, DateTime};

/// Stores an article.
pub(super) fn put(conn: &Connection, new: NewArticle, now: DateTime) -> StoreResult<Put> {
    let (mut card, mut rest) = part(new.article);
    let numbers = resolve(conn, &mut card)?;
    let published = card.published_at.ok_or_else(|| invalid("/published_at", "an article has a date"))?;
    rest.translations.retain(|translation| translation.id != card.id);
    let known = locate(conn, &card.id)?;
    let old = match known {
        Some((doc, Status::Visible | Status::Scheduled)) => readable(conn, doc)?,
        _ => None,
    };
    if old.as_ref().is_some_and(|(old_card, old_rest)| *old_card == card && *old_rest == rest) {
        return Ok(Put::Unchanged);
    }
    let status = if published.epoch() > now.epoch() { Status::Scheduled } else { Status::Visible };
    let doc = save(conn, known.map(|(doc, _)| doc), status, published, &card, &rest, &numbers)?;
    if !numbers.new_tags.is_empty() {
        log_tags(conn, &numbers.new_tags, now)?;
    }
    let before = old.as_ref().map(|(card, _)| card).filter(|_| matches!(known, Some((_, Status::Visible))));
    let kind = match (before, status) {
        (None, Status::Visible) => ChangeKind::Created,
        (Some(_), Status::Visible) => ChangeKind::Updated,
        (Some(_), _) => ChangeKind::Removed,
        (None, _) => ChangeKind::Scheduled,
    };
    log(conn, kind, Some(doc), now, before)?;
    let named_before = old.as_ref().map(|(_, rest)| rest);
    touch_counterparts(conn, named_before, Some(&rest), now)?;
    Ok(if old.is_some() { Put::Updated } else { Put::Created })
}

/// Writes all rows of an article; its number.
fn save(conn: &Connection, known: Option<u32>, status: Status, published: DateTime, card: &Card, rest: &Rest, numbers: &Numbers) -> StoreResult<u32> {
    let json = |value: Result<String, serde_json::Error>| value.map_err(anyhow::Error::from);
    let lang = u8::from(card.lang == ArticleLang::En);
    conn.prepare_cached(
        "INSERT INTO articles(doc, id, status, lang, published, day, photo, video) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT(doc) DO UPDATE SET status = excluded.status, lang = excluded.lang, published = excluded.published, day = excluded.day, photo = excluded.photo, video = excluded.video",
    )?
    .execute(params![known, card.id, status.code(), lang, published.epoch(), published.date.days(), card.media.photo, card.media.video])?;
    let doc = match known {
        Some(doc) => doc,
        None => u32::try_from(conn.last_insert_rowid()).map_err(anyhow::Error::from)?,
    };
    conn.prepare_cached("INSERT OR REPLACE INTO cards(doc, json) VALUES (?, ?)")?.execute(params![doc, json(serde_json::to_string(card))?])?;
    conn.prepare_cached("INSERT OR REPLACE INTO bodies(doc, json) VALUES (?, ?)")?.execute(params![doc, json(serde_json::to_string(rest))?])?;
    if known.is_some() {
        clear_ties(conn, doc)?;
    }
    for (table, numbers) in [("tags", &numbers.tags), ("regions", &numbers.regions), ("communities", &numbers.communities)] {
        let mut insert = conn.prepare_cached(&format!("INSERT INTO article_{table}(doc, number) VALUES (?, ?)"))?;
        for number in numbers {
            insert.execute([doc, *number])?;
        }
    }
    let mut insert = conn.prepare_cached("INSERT OR IGNORE INTO translations(doc, id) VALUES (?, ?)")?;
    for translation in &rest.translations {
        insert.execute(params![doc, translation.id])?;
    }
    text::file(conn, doc, &document(&join(card.clone(), rest.clone())), known.is_none())?;
    Ok(doc)
}

fn clear_ties(conn: &Connection, doc: u32) -> StoreResult<()> {
    for table in ["article_tags", "article_regions", "article_communities", "translations"] {
        conn.prepare_cached(&format!("DELETE FROM {table} WHERE doc = ?"))?.execute([doc])?;
    }
    Ok(())
}

/// An article that another begins or ceases to name as its translation has changed too.
fn touch_counterparts(conn: &Connection, before: Option<&Rest>, after: Option<&Rest>, now: DateTime) -> StoreResult<()> {
    let ids = |rest: &Rest| rest.translations.iter().map(|translation| translation.id.clone()).collect::<BTreeSet<_>>();
    for id in before.map(ids).unwrap_or_default().symmetric_difference(&after.map(ids).unwrap_or_default()) {
        if let Some((doc, Status::Visible)) = locate(conn, id)? {
            let card = readable(conn, doc)?.map(|(card, _)| card);
            log(conn, ChangeKind::Updated, Some(doc), now, card.as_ref())?;
        }
    }
    Ok(())
}

/// Writes an article anew with the names its tags have now.
pub(super) fn rewrite(conn: &Connection, doc: u32, now: DateTime) -> StoreResult<()> {
    let Some((card, rest)) = readable(conn, doc)? else { return Ok(()) };
    let Some((known, status)) = locate(conn, &card.id)? else { return Ok(()) };
    let Some(published) = card.published_at else { return Ok(()) };
    let mut renamed = card.clone();
    let numbers = resolve(conn, &mut renamed)?;
    save(conn, Some(known), status, published, &renamed, &rest, &numbers)?;
    match status {
        Status::Visible => log(conn, ChangeKind::Updated, Some(doc), now, Some(&card)),
        Status::Scheduled | Status::Withdrawn => Ok(()),
    }
}

/// Withdraws an article. What is left is the tombstone: its id and that it was there.
pub(super) fn withdraw(conn: &Connection, id: &str, now: DateTime) -> StoreResult<Found<()>> {
    let (doc, status) = match locate(conn, id)? {
        None => return Ok(Found::Unknown),
        Some((_, Status::Withdrawn)) => return Ok(Found::Withdrawn),
        Some(known) => known,
    };
    let (card, rest) = readable(conn, doc)?.unzip();
    conn.execute("UPDATE articles SET status = ? WHERE doc = ?", params![Status::Withdrawn.code(), doc])?;
    clear_ties(conn, doc)?;
    for table in ["cards", "bodies", "views"] {
        conn.execute(&format!("DELETE FROM {table} WHERE doc = ?"), [doc])?;
    }
    text::remove(conn, doc)?;
    log(conn, ChangeKind::Removed, Some(doc), now, card.as_ref().filter(|_| status == Status::Visible))?;
    touch_counterparts(conn, rest.as_ref(), None, now)?;
    Ok(Found::Here(()))
}

/// Shows the scheduled articles whose time has come; how many there were.
pub(super) fn publish_due(conn: &Connection, now: DateTime) -> StoreResult<usize> {
    let mut select = conn.prepare_cached("SELECT doc FROM articles WHERE status = 1 AND published <= ? ORDER BY published, id")?;
    let due = select.query_map([now.epoch()], |row| row.get(0))?.collect::<Result<Vec<u32>, _>>()?;
    for &doc in &due {
        conn.execute("UPDATE articles SET status = 0 WHERE doc = ?", [doc])?;
        log(conn, ChangeKind::Created, Some(doc), now, None)?;
    }
    Ok(due.len())
}
