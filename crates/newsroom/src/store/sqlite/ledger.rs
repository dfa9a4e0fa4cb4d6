//! What feeds and sitemaps read: whole articles of a selection by date, and a line of every article.

use super::catch_up::lang;
use super::connections::Connections;
use super::read;
use super::select::Selected;
use super::text::Hits;
use crate::search::TextQuery;
use crate::store::{Ledger, LedgerLine, ListRequest, Newest, StoreResult};
use rusqlite::{Connection, OptionalExtension};
use visnyk_contract::{DateTime, Ignored};

/// The newest articles of a selection.
pub(super) fn newest(conn: &Connection, connections: &Connections, request: &ListRequest) -> StoreResult<Newest> {
    let text = request.selection.text();
    let query = TextQuery::of(text);
    let hits = query.as_ref().map(|query| Hits::of(conn, query)).transpose()?;
    let index = connections.fresh(conn)?;
    let selected = Selected::of(&index, &request.selection, request.lang, hits.as_ref());
    let (docs, as_of) = (index.timeline.page(&selected.all(), 0, request.limit as usize), index.as_of);
    drop(index);
    let mut ignored = selected.ignored;
    if query.is_none() && !text.is_empty() {
        ignored.push(Ignored { key: "q".to_owned(), value: text.to_owned() });
    }
    let mut articles = Vec::with_capacity(docs.len());
    for doc in docs {
        match read::article(conn, doc) {
            Ok(article) => articles.extend(article),
            // One that cannot be read costs that one, as in lists.
            Err(error) => tracing::error!(doc, %error, "an article is left out of a feed"),
        }
    }
    Ok(Newest { articles, ignored, as_of })
}

/// The dates of a card, without the rest of it.
#[derive(Default, serde::Deserialize)]
struct Dates {
    #[serde(default)]
    published_at: Option<DateTime>,
    #[serde(default)]
    updated_at: Option<DateTime>,
}

/// A part of all articles, oldest first. The order is the index's, so that a part far down costs no more than the first.
pub(super) fn ledger(conn: &Connection, connections: &Connections, skip: usize, limit: usize) -> StoreResult<Ledger> {
    let index = connections.fresh(conn)?;
    let docs = index.timeline.oldest(skip, limit);
    let (total, as_of) = (u32::try_from(index.timeline.len()).unwrap_or(u32::MAX), index.as_of);
    drop(index);
    let mut select = conn.prepare_cached("SELECT a.id, a.lang, c.json FROM articles a JOIN cards c ON c.doc = a.doc WHERE a.doc = ?")?;
    let mut lines = Vec::with_capacity(docs.len());
    for doc in docs {
        let line = select.query_row([doc], |row| {
            // Dates that cannot be read are no reason to hide the article.
            let dates: Dates = serde_json::from_str(row.get_ref(2)?.as_str()?).unwrap_or_default();
            Ok(LedgerLine { id: row.get(0)?, lang: lang(row.get(1)?), published_at: dates.published_at, updated_at: dates.updated_at })
        });
        lines.extend(line.optional()?);
    }
    Ok(Ledger { lines, total, as_of })
}
