//! A list on a page that follows the newsroom.

use super::hub::{Hub, use_hub};
use super::merge::Row;
use crate::browser;
use crate::contract::{ArticleLang, ArticleList, Card, Ignored, Selection};
use crate::later;
use crate::prelude::*;
use crate::routes::Lang;
use std::sync::Arc;

/// What a list is of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Subject {
    pub lang: Lang,
    pub selection: Selection,
    /// Of the call that gave the list.
    pub path: String,
}

impl Subject {
    /// The same without the values that the newsroom does not know: they do not narrow the list.
    pub fn without(mut self, ignored: &[Ignored]) -> Self {
        for Ignored { key, value } in ignored {
            if let Some(filter) = crate::contract::Filter::of(key) {
                self.selection.remove(filter, value);
            }
        }
        self
    }

    /// Whether a card belongs into the list.
    pub(super) fn holds(&self, card: &Card) -> bool {
        let is_english = card.lang == ArticleLang::En;
        is_english == (self.lang == Lang::En) && self.selection.fits_card(card)
    }
}

/// A list as its call gave it, and what it is of; `None` for one that cannot be followed: a later page, a search.
pub type Source = (Arc<ArticleList>, Option<Subject>);

/// A source as it came first and as it is now: a newer answer of the same subject is brought to the rows that are shown, and does not take
/// their place.
#[derive(Clone)]
struct Sources {
    first: Option<Source>,
    now: Option<Source>,
}

impl PartialEq for Sources {
    fn eq(&self, other: &Self) -> bool {
        let list = |source: &Option<Source>| source.as_ref().map(|(list, _)| Arc::as_ptr(list));
        list(&self.now) == list(&other.now)
    }
}

impl Sources {
    fn next(last: Option<&Self>, now: Option<Source>) -> Self {
        let of = |source: &Option<Source>| source.as_ref().and_then(|(_, subject)| subject.clone());
        let same = last.filter(|last| of(&last.first).is_some() && of(&last.first) == of(&now));
        Self { first: same.map_or_else(|| now.clone(), |last| last.first.clone()), now }
    }
}

/// The rows as they are now, in place of those of the list.
#[derive(Clone)]
struct Overlay {
    of: Arc<ArticleList>,
    rows: Arc<Vec<Row>>,
}

/// The handle of a list.
#[derive(Clone, Copy)]
pub struct Feed {
    /// Of the element that holds the rows.
    pub id: &'static str,
    sources: Memo<Sources>,
    overlay: RwSignal<Option<Overlay>>,
    held: RwSignal<u32>,
    /// There is a way back to where the reader was before new rows were shown.
    way_back: RwSignal<bool>,
}

/// Follows the list of `source`, whose rows stand in the element `id`, for as long as the view is there.
pub fn follow(id: &'static str, source: impl Fn() -> Option<Source> + Send + Sync + 'static) -> Feed {
    let hub = use_hub();
    let sources = Memo::new(move |last: Option<&Sources>| Sources::next(last, source()));
    let feed = Feed { id, sources, overlay: RwSignal::new(None), held: RwSignal::new(0), way_back: RwSignal::new(false) };
    let follower = hub.clone();
    effect(move || {
        let hub = &follower;
        let Some(work) = hub.work() else { return };
        match sources.get().now {
            Some((list, Some(subject))) => (work.begin)(hub, feed, list, subject),
            _ => {
                (work.end)(hub, id);
                feed.forget();
            }
        }
    });
    on_cleanup(move || {
        if let Some(more) = later::known() {
            (more.live.end)(&hub, id);
        }
    });
    feed
}

impl Feed {
    /// The rows, newest first, tracked.
    pub fn rows(self) -> Vec<Row> {
        let Some((list, _)) = self.sources.get().first else { return Vec::new() };
        match self.overlay.get() {
            Some(overlay) if Arc::ptr_eq(&overlay.of, &list) => overlay.rows.to_vec(),
            _ => list.items.iter().map(|card| Row { card: Arc::new(card.clone()), version: list.as_of.cursor }).collect(),
        }
    }

    /// By how much the rows are more than the list had, tracked.
    pub fn grown(self) -> i32 {
        let Some((list, _)) = self.sources.get().first else { return 0 };
        match self.overlay.get() {
            Some(overlay) if Arc::ptr_eq(&overlay.of, &list) => overlay.rows.len() as i32 - list.items.len() as i32,
            _ => 0,
        }
    }

    /// How many articles wait, tracked.
    pub fn held(self) -> u32 {
        self.held.get()
    }

    /// Whether the reader can go back to where they were before new rows were shown, tracked.
    pub fn has_way_back(self) -> bool {
        self.way_back.get()
    }

    /// Shows what waits, and goes to the first of it.
    pub fn show(self, hub: &Hub) {
        // A second press on the way leads back to where the first was made.
        if !self.way_back.get_untracked() {
            self.way_back.set(true);
            browser::mark_place(self.id);
        }
        if let Some(more) = later::known() {
            (more.live.show)(hub, self.id);
        }
    }

    /// Goes back to where the reader was.
    pub fn go_back(self) {
        self.way_back.set(false);
        browser::go_back(self.id);
    }

    /// There is one way back at a time.
    pub(super) fn forget_way_back(self) {
        self.way_back.try_set(false);
    }

    /// Another list takes this one's place.
    pub(super) fn forget(self) {
        self.held.try_set(0);
        self.forget_way_back();
    }

    /// Puts rows on the page. The view may be gone by now: `try_` forgives that.
    pub(super) fn put(self, of: &Arc<ArticleList>, rows: Vec<Row>, held: u32) {
        self.overlay.try_set(Some(Overlay { of: of.clone(), rows: Arc::new(rows) }));
        self.held.try_set(held);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{Filter, Json, Read};

    fn card(lang: &str) -> Card {
        let json = format!(r#"{{"id":"1","lang":"{lang}","title":"Міст","tags":[{{"slug":"transport","name":"Транспорт"}}]}}"#);
        Json::parse(&json).and_then(Card::read).unwrap()
    }

    fn subject(lang: Lang, tag: &str) -> Subject {
        Subject { lang, selection: Selection::of(Filter::Tag, tag), path: String::new() }
    }

    #[test]
    fn a_list_holds_the_articles_of_its_selection_in_its_own_language() {
        assert!(subject(Lang::Uk, "transport").holds(&card("uk")));
        assert!(!subject(Lang::Uk, "transport").holds(&card("en")));
        assert!(subject(Lang::En, "transport").holds(&card("en")));
        assert!(!subject(Lang::Uk, "osvita").holds(&card("uk")));
    }

    #[test]
    fn a_value_that_the_newsroom_does_not_know_narrows_nothing() {
        let ignored = [Ignored { key: "tag".into(), value: "misiac".into() }, Ignored { key: "from".into(), value: "x".into() }];
        assert!(subject(Lang::Uk, "misiac").without(&ignored).holds(&card("uk")));
        assert!(!subject(Lang::Uk, "osvita").without(&ignored).holds(&card("uk")));
    }
}
