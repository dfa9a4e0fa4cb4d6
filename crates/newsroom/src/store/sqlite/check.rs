//! Whether the tables agree with each other: everything that is kept twice is compared with what it was made from.

use super::catch_up::{last_cursor, table};
use super::put::rewrite;
use super::read::{Rest, Status, join, stored};
use super::text::TABLES;
use crate::search::document;
use crate::store::{Fault, StoreError, StoreResult};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeSet;
use visnyk_contract::{Card, DateTime, Filter};

/// Findings of SQLite itself that are shown.
const MOST: u32 = 20;
/// Words of an article that are looked for in the index of texts, from all over it.
const WORDS: usize = 64;

/// What does not agree, a sentence each.
pub(super) fn check(conn: &Connection) -> StoreResult<Vec<String>> {
    // One transaction: all of it as of one moment.
    let tx = conn.unchecked_transaction()?;
    match compare(&tx) {
        Err(StoreError::Database(error)) if Fault::of(&error) == Fault::Damaged => Ok(vec![format!("the file is damaged: {error}")]),
        compared => compared,
    }
}

fn compare(conn: &Connection) -> StoreResult<Vec<String>> {
    let mut found = file(conn)?;
    if !found.is_empty() {
        // What is read from a damaged file says nothing.
        return Ok(found);
    }
    for doc in docs(conn)? {
        found.extend(article(conn, doc)?);
    }
    found.extend(strays(conn)?);
    found.extend(changes(conn)?);
    Ok(found)
}

/// Files articles anew that do not agree with what was made from them; how many.
pub(super) fn mend(conn: &Connection, now: DateTime) -> StoreResult<usize> {
    conn.execute_batch("REINDEX")?;
    for table in TABLES {
        conn.execute(&format!("DELETE FROM {table} WHERE rowid NOT IN (SELECT doc FROM cards)"), [])?;
    }
    let mut mended = 0;
    for doc in docs(conn)? {
        if !article(conn, doc)?.is_empty() {
            rewrite(conn, doc, now)?;
            mended += 1;
        }
    }
    Ok(mended)
}

/// What SQLite says of its file.
fn file(conn: &Connection) -> StoreResult<Vec<String>> {
    let mut select = conn.prepare(&format!("PRAGMA integrity_check({MOST})"))?;
    let mut found = select.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    found.retain(|line| line != "ok");
    let mut select = conn.prepare("PRAGMA foreign_key_check")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        found.push(format!("a row of {} names a row of {} that is not there", row.get::<_, String>(0)?, row.get::<_, String>(2)?));
    }
    Ok(found)
}

fn docs(conn: &Connection) -> StoreResult<Vec<u32>> {
    Ok(conn.prepare("SELECT doc FROM articles ORDER BY doc")?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// One article: its rows, what it is filed under, and its text.
fn article(conn: &Connection, doc: u32) -> StoreResult<Vec<String>> {
    let (id, status): (String, u8) =
        conn.prepare_cached("SELECT id, status FROM articles WHERE doc = ?")?.query_row([doc], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let is_there = |table: &str, column: &str| conn.prepare_cached(&format!("SELECT 1 FROM {table} WHERE {column} = ?"))?.exists([doc]);
    if status == Status::Withdrawn.code() {
        let mut left = Vec::new();
        for name in ["cards", "bodies", "views", "article_tags", "article_regions", "article_communities", "translations"] {
            left.extend(is_there(name, "doc")?.then_some(name));
        }
        for name in TABLES {
            left.extend(is_there(name, "rowid")?.then_some(name));
        }
        return Ok(left.into_iter().map(|table| format!("{id} was withdrawn and is still in {table}")).collect());
    }
    let (card, rest) = match stored(conn, doc) {
        Ok(Some(parts)) => parts,
        Ok(None) => return Ok(vec![format!("{id} has no text")]),
        Err(error) => return Ok(vec![format!("{id}: {error}")]),
    };
    let mut found = Vec::new();
    if card.id != id {
        found.push(format!("{id} has the text of {}", card.id));
    }
    for (what, filed, named) in ties(conn, doc, &card, &rest)? {
        if filed != named {
            found.push(format!("{id} is filed under {what} {filed:?} and names {named:?}"));
        }
    }
    let document = document(&join(card, rest));
    for (table, words) in TABLES.into_iter().zip([&document.title, &document.head, &document.all]) {
        if !holds(conn, table, doc, words)? {
            found.push(format!("{id} is not found by its words in {table}"));
        }
    }
    Ok(found)
}

type Tie = (&'static str, BTreeSet<String>, BTreeSet<String>);

/// What an article is filed under, and what it names itself.
fn ties(conn: &Connection, doc: u32, card: &Card, rest: &Rest) -> StoreResult<Vec<Tie>> {
    let read = |sql: &str| -> StoreResult<BTreeSet<String>> { Ok(conn.prepare_cached(sql)?.query_map([doc], |row| row.get(0))?.collect::<Result<_, _>>()?) };
    let mut ties = Vec::with_capacity(4);
    for filter in Filter::ALL {
        let name = table(filter);
        let filed = read(&format!("SELECT t.slug FROM article_{name} a JOIN {name} t ON t.number = a.number WHERE a.doc = ?"))?;
        let named = match filter {
            Filter::Tag => card.tags.iter().map(|tag| tag.slug.clone()).collect(),
            Filter::Region => card.regions.iter().map(|region| region.slug.clone()).collect(),
            Filter::Community => card.communities.iter().map(|community| community.slug.clone()).collect(),
        };
        ties.push((name, filed, named));
    }
    let named = rest.translations.iter().map(|translation| translation.id.clone()).collect();
    ties.push(("translations", read("SELECT id FROM translations WHERE doc = ?")?, named));
    Ok(ties)
}

/// Whether an article is found by its words. They are stems already, of letters and digits.
fn holds(conn: &Connection, table: &str, doc: u32, words: &str) -> StoreResult<bool> {
    let words: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
    let asked: Vec<String> = words.iter().step_by(words.len().div_ceil(WORDS).max(1)).map(|word| format!("\"{word}\"")).collect();
    if asked.is_empty() {
        return Ok(true);
    }
    let mut select = conn.prepare_cached(&format!("SELECT 1 FROM {table} WHERE {table} MATCH ? AND rowid = ?"))?;
    Ok(select.exists(params![asked.join(" "), doc])?)
}

/// Texts of articles that are not there.
fn strays(conn: &Connection) -> StoreResult<Vec<String>> {
    let mut found = Vec::new();
    for table in TABLES {
        let count: u32 = conn.query_row(&format!("SELECT count(*) FROM {table} WHERE rowid NOT IN (SELECT doc FROM cards)"), [], |row| row.get(0))?;
        if count > 0 {
            found.push(format!("{count} texts in {table} are of no article"));
        }
    }
    Ok(found)
}

/// The log of changes has no gap, and its last word on each article is what the article is.
fn changes(conn: &Connection) -> StoreResult<Vec<String>> {
    let (first, last, count): (Option<i64>, Option<i64>, i64) =
        conn.query_row("SELECT min(cursor), max(cursor), count(*) FROM changes", [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let mut found = Vec::new();
    if first.zip(last).is_some_and(|(first, last)| last - first + 1 != count) {
        found.push("the log of changes has gaps".to_owned());
    }
    let given: Option<i64> = conn.query_row("SELECT seq FROM sqlite_sequence WHERE name = 'changes'", [], |row| row.get(0)).optional()?;
    if u64::try_from(given.unwrap_or(0)).ok() != Some(last_cursor(conn)?) {
        found.push("the log of changes lacks its end".to_owned());
    }
    let mut select = conn.prepare(
        "SELECT a.id FROM articles a LEFT JOIN (SELECT doc, max(cursor) AS cursor FROM changes WHERE doc IS NOT NULL GROUP BY doc) l ON l.doc = a.doc
         LEFT JOIN changes c ON c.cursor = l.cursor
         WHERE NOT coalesce(CASE a.status WHEN 0 THEN c.kind IN (1, 2) WHEN 1 THEN c.kind IN (3, 4) ELSE c.kind = 3 END, 0)",
    )?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        found.push(format!("the log of changes does not tell what {} is now", row.get::<_, String>(0)?));
    }
    Ok(found)
}
