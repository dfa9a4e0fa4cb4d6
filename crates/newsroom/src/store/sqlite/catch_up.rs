//! Filling the index, and catching it up with the log of changes.

use super::change::ChangeKind;
use super::directory::Directory;
use super::index::{Filed, Index};
use super::timeline::Moment;
use roaring::RoaringBitmap;
use rusqlite::{Connection, OptionalExtension, Row};
use std::collections::BTreeSet;
use visnyk_contract::{ArticleLang, AsOf, DateTime, Filter};

/// More changes than this are not followed one by one: reading everything anew is cheaper.
const MOST_FOLLOWED: i64 = 2_000;

const COLUMNS: &str = "doc, id, lang, published, day, photo, video";

/// The cursor of the last change; 0 before any.
pub(super) fn last_cursor(conn: &Connection) -> rusqlite::Result<u64> {
    conn.prepare_cached("SELECT coalesce(max(cursor), 0) FROM changes")?
        .query_row([], |row| row.get::<_, i64>(0))
        .map(|cursor| u64::try_from(cursor).unwrap_or(0))
}

/// Builds the index from the tables.
pub(super) fn load(conn: &Connection) -> rusqlite::Result<Index> {
    // One transaction: tables and cursor belong together.
    let tx = conn.unchecked_transaction()?;
    let mut index = Index::new(Directory::load(&tx)?);
    let mut select = tx.prepare(&format!("SELECT {COLUMNS} FROM articles WHERE status = 0"))?;
    let all = select.query_map([], filed)?.collect::<Result<Vec<_>, _>>()?;
    index.fill(all);
    for filter in Filter::ALL {
        let mut select = tx.prepare(&format!("SELECT number, doc FROM article_{}", table(filter)))?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let (number, doc) = (row.get(0)?, row.get(1)?);
            if index.visible.contains(doc) {
                index.postings_mut(filter).insert(number, doc);
            }
        }
    }
    let mut select = tx.prepare("SELECT a.doc, b.doc FROM translations t JOIN articles a ON a.doc = t.doc JOIN articles b ON b.id = t.id WHERE a.status = 0 AND b.status = 0 AND a.lang <> b.lang")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (a, b): (u32, u32) = (row.get(0)?, row.get(1)?);
        index.translated.insert(if index.english.contains(a) { a } else { b });
    }
    drop(rows);
    drop(select);
    finish(&tx, &mut index)?;
    Ok(index)
}

/// Applies the changes since the index's cursor. Safe to repeat, also after a failure half-way.
pub(super) fn follow(conn: &Connection, index: &mut Index) -> rusqlite::Result<()> {
    let tx = conn.unchecked_transaction()?;
    let since = i64::try_from(index.as_of.cursor).unwrap_or(i64::MAX);
    let last = i64::try_from(last_cursor(&tx)?).unwrap_or(i64::MAX);
    if last.saturating_sub(since) > MOST_FOLLOWED {
        drop(tx);
        *index = load(conn)?;
        return Ok(());
    }
    let mut docs = BTreeSet::new();
    let mut has_new_names = false;
    let mut select = tx.prepare_cached("SELECT doc, kind FROM changes WHERE cursor > ?")?;
    let mut rows = select.query([since])?;
    while let Some(row) = rows.next()? {
        docs.extend(row.get::<_, Option<u32>>(0)?);
        has_new_names |= row.get::<_, u8>(1)? == ChangeKind::Directory.code();
    }
    drop(rows);
    drop(select);
    if has_new_names {
        index.directory.reload_tags(&tx)?;
    }
    for &doc in &docs {
        refile(&tx, index, doc)?;
    }
    for doc in with_counterparts(&tx, &docs)? {
        mark_translated(&tx, index, doc)?;
    }
    finish(&tx, index)
}

fn finish(conn: &Connection, index: &mut Index) -> rusqlite::Result<()> {
    index.next_due = conn.prepare_cached("SELECT min(published) FROM articles WHERE status = 1")?.query_row([], |row| row.get(0))?;
    let last = conn
        .prepare_cached("SELECT cursor, at FROM changes ORDER BY cursor DESC LIMIT 1")?
        .query_row([], |row| Ok(AsOf { cursor: u64::try_from(row.get::<_, i64>(0)?).unwrap_or(0), changed_at: DateTime::parse(row.get_ref(1)?.as_str()?) }));
    index.as_of = last.optional()?.unwrap_or_default();
    Ok(())
}

pub(super) fn table(filter: Filter) -> &'static str {
    match filter {
        Filter::Tag => "tags",
        Filter::Region => "regions",
        Filter::Community => "communities",
    }
}

fn filed(row: &Row<'_>) -> rusqlite::Result<Filed> {
    Ok(Filed {
        doc: row.get(0)?,
        moment: Moment { epoch: row.get(3)?, id: row.get_ref(1)?.as_str()?.into() },
        day: row.get(4)?,
        lang: lang(row.get(2)?),
        photo: row.get(5)?,
        video: row.get(6)?,
    })
}

/// The language of its code in the database.
pub(super) fn lang(code: u8) -> ArticleLang {
    if code == 1 { ArticleLang::En } else { ArticleLang::Uk }
}

/// Takes an article out and files it anew as it stands now.
fn refile(conn: &Connection, index: &mut Index, doc: u32) -> rusqlite::Result<()> {
    index.remove(doc);
    let now = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM articles WHERE doc = ? AND status = 0"))?.query_row([doc], filed).optional()?;
    let Some(filed) = now else { return Ok(()) };
    index.insert(filed);
    for filter in Filter::ALL {
        let mut select = conn.prepare_cached(&format!("SELECT number FROM article_{} WHERE doc = ?", table(filter)))?;
        let numbers = select.query_map([doc], |row| row.get(0))?.collect::<Result<Vec<u32>, _>>()?;
        numbers.into_iter().for_each(|number| index.postings_mut(filter).insert(number, doc));
    }
    Ok(())
}

/// The docs tied to one by a translation, whichever of the two names the other.
pub(super) fn counterparts(conn: &Connection, doc: u32) -> rusqlite::Result<Vec<u32>> {
    let sql = "SELECT b.doc FROM translations t JOIN articles b ON b.id = t.id WHERE t.doc = ?1
        UNION SELECT t.doc FROM articles a JOIN translations t ON t.id = a.id WHERE a.doc = ?1";
    let mut select = conn.prepare_cached(sql)?;
    select.query_map([doc], |row| row.get(0))?.collect()
}

/// A withdrawal or a broken tie changes how the other version is counted.
fn with_counterparts(conn: &Connection, docs: &BTreeSet<u32>) -> rusqlite::Result<RoaringBitmap> {
    let mut all: RoaringBitmap = docs.iter().copied().collect();
    for &doc in docs {
        all.extend(counterparts(conn, doc)?);
    }
    Ok(all)
}

fn mark_translated(conn: &Connection, index: &mut Index, doc: u32) -> rusqlite::Result<()> {
    let is_english = index.english.contains(doc);
    let has_ukrainian = is_english && counterparts(conn, doc)?.into_iter().any(|other| index.visible.contains(other) && !index.english.contains(other));
    if has_ukrainian {
        index.translated.insert(doc);
    } else {
        index.translated.remove(doc);
    }
    Ok(())
}
