//! The calls that answer with articles: what the index found, filled with what the tables hold.

use super::connections::Connections;
use super::found;
use super::list::{self, Listed};
use super::read;
use super::related;
use super::text::Hits;
use crate::search::TextQuery;
use crate::store::{Found, ListRequest, StoreResult};
use rusqlite::Connection;
use visnyk_contract::{Article, ArticleList, Card, Ignored};

/// The list call.
pub(super) fn list(conn: &Connection, connections: &Connections, request: &ListRequest) -> StoreResult<ArticleList> {
    let text = request.selection.text();
    let query = TextQuery::of(text);
    let hits = query.as_ref().map(|query| Hits::of(conn, query)).transpose()?;
    let Listed { mut answer, docs } = list::list(&*connections.fresh(conn)?, request, hits.as_ref());
    answer.items = read::cards(conn, &docs)?;
    if let Some(query) = &query {
        found::mark(conn, &mut answer.items, query)?;
    }
    if query.is_none() && !text.is_empty() {
        // Punctuation alone: nothing to look for.
        answer.ignored.push(Ignored { key: "q".to_owned(), value: text.to_owned() });
    }
    Ok(answer)
}

/// One article.
pub(super) fn article(conn: &Connection, connections: &Connections, id: &str) -> StoreResult<Found<Article>> {
    drop(connections.fresh(conn)?);
    Ok(match read::visible(conn, id)? {
        Found::Here(doc) => read::article(conn, doc)?.map_or(Found::Unknown, Found::Here),
        Found::Withdrawn => Found::Withdrawn,
        Found::Unknown => Found::Unknown,
    })
}

/// Related articles.
pub(super) fn related(conn: &Connection, connections: &Connections, id: &str, limit: u32) -> StoreResult<Found<Vec<Card>>> {
    let index = connections.fresh(conn)?;
    let doc = match read::visible(conn, id)? {
        Found::Here(doc) => doc,
        Found::Withdrawn => return Ok(Found::Withdrawn),
        Found::Unknown => return Ok(Found::Unknown),
    };
    let docs = related::related(&index, doc, limit as usize);
    drop(index);
    Ok(Found::Here(read::cards(conn, &docs)?))
}
