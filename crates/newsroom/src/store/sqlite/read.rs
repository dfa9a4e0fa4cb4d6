//! Reading cards and articles.

use super::catch_up::{counterparts, lang};
use crate::store::{Fault, Found, StoreError, StoreResult};
use anyhow::Context;
use rusqlite::{Connection, OptionalExtension};
use visnyk_contract::{Article, Attachment, Block, Card, Picture, SafeUrl, Translation};

/// What follows the card in an article, as the table `bodies` keeps it. `translations` are those the article names itself.
#[derive(Clone, PartialEq, Debug, serde::Serialize, serde::Deserialize)]
pub(super) struct Rest {
    pub body: Vec<Block>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gallery: Vec<Picture>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub translations: Vec<Translation>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub canonical_url: Option<SafeUrl>,
}

/// An article as a whole, of its two parts.
pub(super) fn join(card: Card, rest: Rest) -> Article {
    let Rest { body, gallery, attachments, translations, canonical_url } = rest;
    Article { card, body, gallery, attachments, translations, canonical_url }
}

/// An article's two parts.
pub(super) fn part(article: Article) -> (Card, Rest) {
    let Article { card, body, gallery, attachments, translations, canonical_url } = article;
    (card, Rest { body, gallery, attachments, translations, canonical_url })
}

/// Where an article stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Status {
    Visible,
    Scheduled,
    Withdrawn,
}

impl Status {
    pub(super) fn code(self) -> u8 {
        match self {
            Self::Visible => 0,
            Self::Scheduled => 1,
            Self::Withdrawn => 2,
        }
    }

    fn of(code: u8) -> Self {
        match code {
            0 => Self::Visible,
            1 => Self::Scheduled,
            _ => Self::Withdrawn,
        }
    }
}

/// An article's number and status; `None` when its id was never seen.
pub(super) fn locate(conn: &Connection, id: &str) -> rusqlite::Result<Option<(u32, Status)>> {
    let mut select = conn.prepare_cached("SELECT doc, status FROM articles WHERE id = ?")?;
    select.query_row([id], |row| Ok((row.get(0)?, Status::of(row.get(1)?)))).optional()
}

/// The number of a visible article.
pub(super) fn visible(conn: &Connection, id: &str) -> rusqlite::Result<Found<u32>> {
    Ok(match locate(conn, id)? {
        Some((doc, Status::Visible)) => Found::Here(doc),
        Some((_, Status::Withdrawn)) => Found::Withdrawn,
        Some((_, Status::Scheduled)) | None => Found::Unknown,
    })
}

/// Cards in the order of their docs. One that is gone meanwhile, or cannot be read, costs that card; when the file is damaged so
/// that there is none, that is an error.
pub(super) fn cards(conn: &Connection, docs: &[u32]) -> StoreResult<Vec<Card>> {
    let mut select = conn.prepare_cached("SELECT json FROM cards WHERE doc = ?")?;
    let (mut cards, mut damage) = (Vec::with_capacity(docs.len()), None);
    for doc in docs {
        let card = select.query_row([doc], |row| Ok(row.get_ref(0)?.as_str().map(serde_json::from_str)?)).optional();
        match card {
            Ok(Some(Ok(card))) => cards.push(card),
            Ok(Some(Err(error))) => tracing::error!(doc, %error, "a card in the database cannot be read"),
            Ok(None) => {}
            Err(error) if Fault::of(&error) == Fault::Damaged => {
                tracing::error!(doc, %error, "a card lies in a damaged place of the database");
                damage = Some(error);
            }
            Err(error) => return Err(error.into()),
        }
    }
    match damage {
        Some(error) if cards.is_empty() => Err(error.into()),
        _ => Ok(cards),
    }
}

/// The two parts of an article as they were stored.
pub(super) fn stored(conn: &Connection, doc: u32) -> StoreResult<Option<(Card, Rest)>> {
    let mut select = conn.prepare_cached("SELECT c.json, b.json FROM cards c JOIN bodies b ON b.doc = c.doc WHERE c.doc = ?")?;
    let found =
        select.query_row([doc], |row| Ok((serde_json::from_str(row.get_ref(0)?.as_str()?), serde_json::from_str(row.get_ref(1)?.as_str()?)))).optional()?;
    let Some((card, rest)) = found else { return Ok(None) };
    let context = || format!("article {doc} in the database cannot be read");
    Ok(Some((card.with_context(context)?, rest.with_context(context)?)))
}

/// As [`stored`], but what cannot be read counts as nothing, so that it can be replaced or withdrawn.
pub(super) fn readable(conn: &Connection, doc: u32) -> StoreResult<Option<(Card, Rest)>> {
    match stored(conn, doc) {
        Err(StoreError::Other(error)) => {
            tracing::error!(doc, %error, "an article in the database is replaced unread");
            Ok(None)
        }
        found => found,
    }
}

/// A visible article with its ties: translations that are visible themselves, whichever side names the other.
pub(super) fn article(conn: &Connection, doc: u32) -> StoreResult<Option<Article>> {
    let Some((card, mut rest)) = stored(conn, doc)? else { return Ok(None) };
    rest.translations = Vec::new();
    for other in counterparts(conn, doc)? {
        let mut select = conn.prepare_cached("SELECT lang, id FROM articles WHERE doc = ? AND status = 0")?;
        rest.translations.extend(select.query_row([other], |row| Ok(Translation { lang: lang(row.get(0)?), id: row.get(1)? })).optional()?);
    }
    rest.translations.retain(|translation| translation.id != card.id && translation.lang != card.lang);
    rest.translations.sort_by(|a, b| (a.lang.code(), &a.id).cmp(&(b.lang.code(), &b.id)));
    Ok(Some(join(card, rest)))
}
