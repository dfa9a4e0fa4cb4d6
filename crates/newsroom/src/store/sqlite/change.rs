//! The log of changes: what the index catches up from, and later the live stream.

use crate::store::StoreResult;
use rusqlite::{Connection, params};
use visnyk_contract::{ArticleLang, Card, DateTime, Media};

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

/// What a visible article was filed under before it changed: enough to tell whether it has left a selection.
#[derive(Clone, PartialEq, Debug, serde::Serialize, serde::Deserialize)]
pub(super) struct Before {
    pub lang: ArticleLang,
    pub published_at: Option<DateTime>,
    pub media: Media,
    /// Slugs, as those below.
    pub tags: Vec<String>,
    pub regions: Vec<String>,
    pub communities: Vec<String>,
}

impl Before {
    pub(super) fn of(card: &Card) -> Self {
        Self {
            lang: card.lang,
            published_at: card.published_at,
            media: card.media,
            tags: card.tags.iter().map(|tag| tag.slug.clone()).collect(),
            regions: card.regions.iter().map(|region| region.slug.clone()).collect(),
            communities: card.communities.iter().map(|community| community.slug.clone()).collect(),
        }
    }
}

/// Writes a change to the log.
pub(super) fn log(conn: &Connection, kind: ChangeKind, doc: Option<u32>, now: DateTime, before: Option<&Card>) -> StoreResult<()> {
    let before = before.map(|card| serde_json::to_string(&Before::of(card))).transpose().map_err(anyhow::Error::from)?;
    conn.prepare_cached("INSERT INTO changes(kind, doc, at, before) VALUES (?, ?, ?, ?)")?.execute(params![kind.code(), doc, now.to_string(), before])?;
    Ok(())
}
