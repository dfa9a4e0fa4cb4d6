//! Whether a change concerns a follower, and as what.

use crate::store::{Before, Effective, Happened};
use std::collections::HashSet;
use visnyk_contract::{ArticleLang, Card, Filter as Key, Selection};

/// What a change is to one who follows a selection.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Created,
    Updated,
    Removed,
}

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Removed => "removed",
        }
    }
}

/// What a follower wants to hear of.
#[derive(Clone, PartialEq, Debug)]
pub struct Filter {
    selection: Selection,
    /// `None` for every language.
    lang: Option<ArticleLang>,
    /// Tags of the selection that do not filter, as there are none such yet.
    unknown_tags: Box<[String]>,
}

impl Filter {
    pub fn new(effective: Effective, lang: Option<ArticleLang>) -> Self {
        Self { selection: effective.selection, lang, unknown_tags: effective.unknown_tags.into() }
    }

    /// Words that an article must hold; empty when it need not.
    pub fn text(&self) -> &str {
        self.selection.text()
    }

    /// Whether the selection waits for tags to come.
    pub fn is_waiting(&self) -> bool {
        !self.unknown_tags.is_empty()
    }

    /// What a change is to this follower, `None` when it is nothing to it. `holds` are the articles that hold the words, by id.
    pub fn kind(&self, what: &Happened, holds: &HashSet<String>) -> Option<Kind> {
        let Happened::Article { id, was_visible, before, card } = what else { return None };
        // Labels do not tell whether it held the words, so that with a text this may be too often `true`.
        let was = before.as_ref().map_or(*was_visible, |before| self.fitted(before));
        let is = card.as_ref().is_some_and(|card| self.fits(card)) && (self.text().is_empty() || holds.contains(id));
        match (was, is) {
            (false, true) => Some(Kind::Created),
            (true, true) => Some(Kind::Updated),
            (true, false) => Some(Kind::Removed),
            (false, false) => None,
        }
    }

    /// The article of a change whose text decides.
    pub fn candidate<'a>(&self, what: &'a Happened) -> Option<&'a str> {
        match what {
            Happened::Article { id, card: Some(card), .. } if self.fits(card) => Some(id),
            _ => None,
        }
    }

    /// Whether the selection means something else from this change on.
    pub fn is_touched(&self, what: &Happened) -> bool {
        let Happened::NewTags(slugs) = what else { return false };
        slugs.iter().any(|slug| self.selection.has(Key::Tag, slug) || self.unknown_tags.contains(slug))
    }

    /// Filters by tags that have come.
    pub fn learn(&mut self, what: &Happened) {
        let Happened::NewTags(slugs) = what else { return };
        for slug in slugs.iter().filter(|slug| self.unknown_tags.contains(slug)) {
            self.selection.add(Key::Tag, slug);
        }
        if self.is_waiting() {
            self.unknown_tags = self.unknown_tags.iter().filter(|slug| !slugs.contains(slug)).cloned().collect();
        }
    }

    fn fits(&self, card: &Card) -> bool {
        self.speaks(card.lang) && self.selection.fits_card(card)
    }

    fn fitted(&self, before: &Before) -> bool {
        let day = before.published_at.map(|at| at.date);
        self.speaks(before.lang)
            && self.selection.fits(before.media, day, |key, slug| {
                let slugs = match key {
                    Key::Tag => &before.tags,
                    Key::Region => &before.regions,
                    Key::Community => &before.communities,
                };
                slugs.iter().any(|known| known == slug)
            })
    }

    fn speaks(&self, lang: ArticleLang) -> bool {
        self.lang.is_none_or(|wanted| wanted == lang)
    }
}
