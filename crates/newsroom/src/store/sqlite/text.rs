//! Running a text query: which articles hold its words, and where.

use crate::search::{Document, TextQuery};
use roaring::RoaringBitmap;
use rusqlite::{Connection, params};

/// Tables of `001.sql`, best class first; each includes the one before.
pub(super) const TABLES: [&str; 3] = ["text_title", "text_head", "text_all"];

/// Articles that hold all words of a query, by class of relevance. Hidden ones may be among them.
#[derive(Clone, Debug, Default)]
pub(super) struct Hits {
    /// In the title.
    pub title: RoaringBitmap,
    /// In the title, lead, tags or names of places.
    pub head: RoaringBitmap,
    /// Anywhere.
    pub all: RoaringBitmap,
}

impl Hits {
    /// Asks the database.
    pub(super) fn of(conn: &Connection, query: &TextQuery) -> rusqlite::Result<Self> {
        let [title, head, all] = TABLES;
        Ok(Self { title: docs(conn, title, query)?, head: docs(conn, head, query)?, all: docs(conn, all, query)? })
    }

    /// As [`Hits::of`], where the class does not matter: a third of the work.
    pub(super) fn anywhere(conn: &Connection, query: &TextQuery) -> rusqlite::Result<Self> {
        let [.., all] = TABLES;
        Ok(Self { all: docs(conn, all, query)?, ..Self::default() })
    }

    /// The hits of `set` by class, best first; no article is in two.
    pub(super) fn classes(&self, set: &RoaringBitmap) -> [RoaringBitmap; 3] {
        [set & &self.title, (set & &self.head) - &self.title, set - &self.head]
    }
}

/// The articles that hold all words of a query in one of the tables.
pub(super) fn docs(conn: &Connection, table: &str, query: &TextQuery) -> rusqlite::Result<RoaringBitmap> {
    let mut select = conn.prepare_cached(&format!("SELECT rowid FROM {table}(?)"))?;
    let mut rows = select.query([query.as_fts()])?;
    let mut docs = Vec::new();
    while let Some(row) = rows.next()? {
        docs.push(row.get::<_, u32>(0)?);
    }
    // They come in the order of their numbers; should they not, they are filed one by one.
    Ok(RoaringBitmap::from_sorted_iter(docs.iter().copied()).unwrap_or_else(|_| docs.into_iter().collect()))
}

/// Whether one article holds all words of a query.
pub(super) fn holds(conn: &Connection, query: &TextQuery, doc: u32) -> rusqlite::Result<bool> {
    conn.prepare_cached("SELECT 1 FROM text_all WHERE text_all MATCH ? AND rowid = ?")?.exists(params![query.as_fts(), doc])
}

/// Files an article's text. `is_new` spares looking for an older one.
pub(super) fn file(conn: &Connection, doc: u32, document: &Document, is_new: bool) -> rusqlite::Result<()> {
    if !is_new {
        remove(conn, doc)?;
    }
    for (table, words) in TABLES.into_iter().zip([&document.title, &document.head, &document.all]) {
        conn.prepare_cached(&format!("INSERT INTO {table}(rowid, words) VALUES (?, ?)"))?.execute(params![doc, words])?;
    }
    Ok(())
}

/// Takes an article's text out.
pub(super) fn remove(conn: &Connection, doc: u32) -> rusqlite::Result<()> {
    for table in TABLES {
        conn.prepare_cached(&format!("DELETE FROM {table} WHERE rowid = ?"))?.execute([doc])?;
    }
    Ok(())
}
