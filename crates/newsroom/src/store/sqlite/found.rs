//! Where the cards of a search hold its words.

use crate::search::{TextQuery, body_text, extract, marks};
use crate::store::StoreResult;
use rusqlite::{Connection, OptionalExtension};
use visnyk_contract::{Block, Card, Highlights, Mark};

/// Marks the words of a query in cards. A body is read only for a card that holds none.
pub(super) fn mark(conn: &Connection, cards: &mut [Card], query: &TextQuery) -> StoreResult<()> {
    for card in cards {
        let (title, lead) = (marks(&card.title, query), marks(&card.lead, query));
        let (text, marks) = match title.is_empty() && lead.is_empty() {
            true => in_body(conn, &card.id, query)?.map_or((None, lead), |(text, marks)| (Some(text), marks)),
            false => (None, lead),
        };
        // What is found by a tag, a place or an author alone has nothing to be marked.
        card.found = (!title.is_empty() || !marks.is_empty()).then(|| Box::new(Highlights { title, text, marks }));
    }
    Ok(())
}

/// The body, without what else stands beside it.
#[derive(serde::Deserialize)]
struct Body {
    body: Vec<Block>,
}

fn in_body(conn: &Connection, id: &str, query: &TextQuery) -> StoreResult<Option<(String, Vec<Mark>)>> {
    let mut select = conn.prepare_cached("SELECT b.json FROM articles a JOIN bodies b ON b.doc = a.doc WHERE a.id = ?")?;
    let body = select.query_row([id], |row| Ok(row.get_ref(0)?.as_str().map(serde_json::from_str::<Body>)?)).optional()?;
    Ok(match body {
        Some(Ok(Body { body })) => extract(&body_text(&body), query),
        Some(Err(error)) => {
            tracing::error!(id, %error, "a body in the database cannot be read");
            None
        }
        None => None,
    })
}
