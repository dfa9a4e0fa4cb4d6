//! The log of changes: what the index and the live stream catch up from.

use super::catch_up::last_cursor;
use super::connections::Connections;
use super::directory::Directory;
use super::text;
use crate::search::TextQuery;
use crate::store::{Before, Change, Effective, Happened, Log, StoreResult};
use rusqlite::{Connection, params};
use std::collections::HashMap;
use std::sync::Arc;
use visnyk_contract::{Card, DateTime, Filter, Selection};

/// What happened to an article, or to the directory of tags.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ChangeKind {
    Created,
    Updated,
    /// Withdrawn, or dated ahead after it was shown.
    Removed,
    /// Waits for its time: no reader sees a difference, but the other processes must know when to look.
    Scheduled,
    /// A tag came or got another name.
    Directory,
}

impl ChangeKind {
    pub(super) fn code(self) -> u8 {
        match self {
            Self::Created => 1,
            Self::Updated => 2,
            Self::Removed => 3,
            Self::Scheduled => 4,
            Self::Directory => 5,
        }
    }
}

/// Writes a change to the log.
pub(super) fn log(conn: &Connection, kind: ChangeKind, doc: Option<u32>, now: DateTime, before: Option<&Card>) -> StoreResult<()> {
    let before = before.map(|card| serde_json::to_string(&Before::of(card))).transpose().map_err(anyhow::Error::from)?;
    conn.prepare_cached("INSERT INTO changes(kind, doc, at, before) VALUES (?, ?, ?, ?)")?.execute(params![kind.code(), doc, now.to_string(), before])?;
    Ok(())
}

/// Writes to the log that tags came or got other names.
pub(super) fn log_tags(conn: &Connection, new: &[String], now: DateTime) -> StoreResult<()> {
    let new = if new.is_empty() { None } else { Some(serde_json::to_string(new).map_err(anyhow::Error::from)?) };
    let mut insert = conn.prepare_cached("INSERT INTO changes(kind, at, before) VALUES (?, ?, ?)")?;
    insert.execute(params![ChangeKind::Directory.code(), now.to_string(), new])?;
    Ok(())
}

/// Reads the log after a cursor.
pub(super) fn read(conn: &Connection, connections: &Connections, since: u64, most: u32) -> StoreResult<Log> {
    drop(connections.fresh(conn)?);
    // One transaction: changes, cards and the last cursor belong together.
    let tx = conn.unchecked_transaction()?;
    let mut log = Log { changes: Vec::new(), cursor: since };
    let mut cards = HashMap::new();
    let mut select = tx.prepare_cached(
        "SELECT c.cursor, c.kind, c.doc, c.before, a.id FROM changes c LEFT JOIN articles a ON a.doc = c.doc WHERE cursor > ? ORDER BY cursor LIMIT ?",
    )?;
    let mut rows = select.query(params![i64::try_from(since).unwrap_or(i64::MAX), most])?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        count += 1;
        log.cursor = u64::try_from(row.get::<_, i64>(0)?).unwrap_or(0);
        let (kind, before): (u8, Option<String>) = (row.get(1)?, row.get(3)?);
        let what = match (row.get::<_, Option<u32>>(2)?, row.get::<_, Option<String>>(4)?) {
            _ if kind == ChangeKind::Scheduled.code() => continue,
            (Some(doc), Some(id)) => {
                let before: Option<Before> = before.as_deref().and_then(|json| serde_json::from_str(json).ok());
                let card = match cards.get(&doc) {
                    Some(card) => Option::clone(card),
                    None => {
                        let card = card(&tx, doc)?;
                        cards.insert(doc, card.clone());
                        card
                    }
                };
                Happened::Article { id, was_visible: before.is_some() || kind == ChangeKind::Updated.code(), before, card }
            }
            _ => match before.as_deref().map(serde_json::from_str) {
                Some(Ok(slugs)) => Happened::NewTags(slugs),
                _ => continue,
            },
        };
        log.changes.push(Change { cursor: log.cursor, what });
    }
    drop(rows);
    drop(select);
    if count < most {
        log.cursor = last_cursor(&tx)?.max(log.cursor);
    }
    Ok(log)
}

/// The card of a visible article. One that cannot be read is not there for readers, as in lists.
fn card(conn: &Connection, doc: u32) -> StoreResult<Option<Arc<Card>>> {
    use rusqlite::OptionalExtension;
    let mut select = conn.prepare_cached("SELECT c.json FROM articles a JOIN cards c ON c.doc = a.doc WHERE a.doc = ? AND a.status = 0")?;
    let card = select.query_row([doc], |row| Ok(row.get_ref(0)?.as_str().map(serde_json::from_str)?)).optional()?;
    Ok(card.and_then(|card| card.inspect_err(|error| tracing::error!(doc, %error, "a card in the database cannot be read")).ok()).map(Arc::new))
}

/// What of a selection filters.
pub(super) fn effective(directory: &Directory, mut selection: Selection, cursor: u64) -> Effective {
    let mut unknown_tags = Vec::new();
    for filter in Filter::ALL {
        for slug in selection.slugs(filter).to_vec() {
            if directory.number(filter, &slug).is_none() {
                selection.remove(filter, &slug);
                unknown_tags.extend((filter == Filter::Tag).then_some(slug));
            }
        }
    }
    if TextQuery::of(selection.text()).is_none() {
        selection.set_text("");
    }
    Effective { selection, unknown_tags, cursor }
}

/// The articles among these that hold the words of a text.
pub(super) fn holding(conn: &Connection, text: &str, mut ids: Vec<String>) -> StoreResult<Vec<String>> {
    let Some(query) = TextQuery::of(text) else { return Ok(ids) };
    let mut failed = Ok(());
    ids.retain(|id| {
        let holds = super::read::locate(conn, id).and_then(|found| found.map_or(Ok(false), |(doc, _)| text::holds(conn, &query, doc)));
        holds.unwrap_or_else(|error| {
            failed = Err(error);
            false
        })
    });
    failed?;
    Ok(ids)
}
