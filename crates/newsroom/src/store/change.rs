//! The log of changes as it is read: what the live stream tells of.

use std::sync::Arc;
use visnyk_contract::{ArticleLang, Card, DateTime, Media};

/// A part of the log, oldest first.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Log {
    pub changes: Vec<Change>,
    /// Up to where the log was read. Some entries are no change to a reader, and count here alone.
    pub cursor: u64,
}

/// A change and its place in the log.
#[derive(Clone, PartialEq, Debug)]
pub struct Change {
    pub cursor: u64,
    pub what: Happened,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Happened {
    /// An article was published, changed, or taken away.
    Article {
        id: String,
        /// Whether readers saw it before.
        was_visible: bool,
        /// What it was filed under then; `None` also where that could not be read.
        before: Option<Before>,
        /// As it is now, whatever has happened to it since this change; `None` when readers do not see it.
        card: Option<Arc<Card>>,
    },
    /// Tags came: a selection that names one of them filters by it from here on.
    NewTags(Vec<String>),
}

/// What a visible article was filed under before it changed: enough to tell whether it has left a selection.
#[derive(Clone, PartialEq, Debug, serde::Serialize, serde::Deserialize)]
pub struct Before {
    pub lang: ArticleLang,
    pub published_at: Option<DateTime>,
    pub media: Media,
    /// Slugs, as those below.
    pub tags: Vec<String>,
    pub regions: Vec<String>,
    pub communities: Vec<String>,
}

impl Before {
    pub fn of(card: &Card) -> Self {
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
