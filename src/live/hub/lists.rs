//! The lists on the page: what they show, what waits, and who is told.

use super::{Hub, Listed, Tab};
use crate::browser;
use crate::client::{ApiError, list_as_of_path};
use crate::contract::{ArticleList, Card, Change, DateTime, Event, Json, Read};
use crate::live::announcer::Telling;
use crate::live::feed::{Feed, Subject};
use crate::live::merge::Merge;
use crate::live::shown::Shown;
use crate::live::told::Alarm;
use crate::locale::{Noun, counted, later_words};
use crate::routes::Route;
use std::sync::Arc;

/// Milliseconds over which lists are asked for anew when the newsroom tells everybody at once to do so.
const ANEW: f64 = 8_000.0;
/// Milliseconds after which rows that are under way are looked at again.
const REST: u32 = 120;
/// Kyiv's clock in winter: for the first word about time, before any came.
const OFFSET: i16 = 120;

impl Hub {
    /// Follows a list from its snapshot on; a newer snapshot of a list that is followed already is brought to it.
    pub fn begin(&self, feed: Feed, list: Arc<ArticleList>, subject: Subject) {
        let is_known = |tab: &mut Tab| tab.lists.iter().any(|listed| listed.feed.id == feed.id && listed.subject == subject);
        if self.tab(is_known) {
            self.tab(|tab| tab.renew(feed.id, &subject.path, &list));
            return self.count();
        }
        let missing = self.tab(|tab| {
            tab.lists.retain(|listed| listed.feed.id != feed.id);
            // A newsroom that does not say what its answers are of is taken to answer for now.
            let cursor = Some(list.as_of.cursor).filter(|cursor| *cursor > 0).unwrap_or(tab.log.seen());
            if !tab.has_begun {
                tab.has_begun = true;
                tab.log.begin(cursor);
                let offset = list.items.iter().find_map(|card| card.published_at).map_or(OFFSET, |at| at.offset);
                tab.said = DateTime::from_epoch((browser::now() / 1_000.0) as i64, offset).map(|now| (now, browser::elapsed()));
            }
            let mut listed = Listed { feed, list, subject, merge: Merge::default(), shown: Shown::default(), is_behind: false };
            listed.merge.snapshot(&listed.list);
            let missed = tab.log.since(cursor).map(|changes| changes.cloned().collect::<Vec<_>>());
            let mut news = false;
            for change in missed.iter().flatten() {
                news |= listed.take(change);
            }
            listed.shown.follow(&listed.merge, true);
            // What waited for the list before this one does not wait for it.
            feed.forget();
            if news {
                listed.put();
            }
            tab.lists.push(listed);
            missed.is_none().then_some(cursor)
        });
        self.want();
        if let Some(cursor) = missing.filter(|_| self.wants()) {
            self.catch_up(cursor);
        }
        self.count();
    }

    /// Ends it with its view.
    pub fn end(&self, id: &str) {
        self.tab(|tab| tab.lists.retain(|listed| listed.feed.id != id));
        self.count();
    }

    /// Shows what waits in a list, and goes to the first of it. The other lists follow: the reader has taken notice.
    pub fn show(&self, id: &'static str) {
        let first = self.tab(|tab| {
            for other in tab.lists.iter_mut().filter(|listed| listed.feed.id != id) {
                other.feed.forget_way_back();
                let is_free = !browser::is_in_use(other.feed.id);
                other.shown.follow(&other.merge, is_free);
                other.put();
            }
            let listed = tab.lists.iter_mut().find(|listed| listed.feed.id == id)?;
            let first = listed.shown.first_held(&listed.merge);
            listed.shown.follow(&listed.merge, true);
            listed.is_behind = false;
            listed.put();
            Some(Route::Article(first?).path(listed.subject.lang))
        });
        if let Some(href) = first {
            browser::go_to_row(id, href);
        }
        self.count();
    }

    /// The reader moved: what waits may come in now.
    pub(super) fn look_again(&self) {
        let lists = |tab: &mut Tab| {
            let lists = tab.lists.iter_mut().filter(|listed| listed.is_behind || listed.shown.held > 0);
            lists.map(Listed::update).max().unwrap_or(0)
        };
        let arrived = self.tab(lists);
        if arrived > 0 {
            self.announce(arrived, None);
        }
        self.count();
    }

    /// Takes a change into every list that it concerns.
    pub(super) fn take(&self, change: Change) {
        if change.event == Event::Reset {
            self.tab(|tab| {
                tab.log.begin(change.cursor);
                tab.lists.iter_mut().for_each(|listed| listed.merge.begin_anew(change.cursor));
            });
            return browser::live_alarm(Alarm::Anew, Some((browser::chance() * ANEW) as u32));
        }
        let arrived = self.tab(|tab| {
            if !tab.log.add(&change) {
                return 0;
            }
            let lists = tab.lists.iter_mut();
            lists.map(|listed| if listed.take(&change) { listed.update() } else { 0 }).max().unwrap_or(0)
        });
        let card = match change.event {
            Event::Created { card } | Event::Updated { card } => Some(*card),
            Event::Removed { .. } | Event::Reset => None,
        };
        if arrived > 0 {
            self.announce(arrived, card);
        }
        self.count();
    }

    /// Asks for every list anew, past any cache.
    pub(super) fn ask_anew(&self) {
        let (lists, cursor) = self.tab(|tab| {
            let lists: Vec<_> = tab.lists.iter().map(|listed| (listed.feed.id, listed.subject.path.clone())).collect();
            (lists, tab.log.seen())
        });
        let mut calls = Vec::new();
        for (id, path) in lists {
            let (hub, own) = (self.clone(), path.clone());
            let done = move |answer: Result<Json, ApiError>| {
                let Ok(Some(list)) = answer.map(ArticleList::read) else { return };
                hub.tab(|tab| tab.renew(id, &own, &list));
                hub.count();
            };
            calls.push(self.0.client.ask(&list_as_of_path(&path, cursor), Box::new(done)));
        }
        self.tab(|tab| tab.anew = calls);
    }

    /// How many wait, in the title of the tab.
    fn count(&self) {
        let held = self.tab(|tab| tab.lists.iter().map(|listed| listed.shown.held).max().unwrap_or(0));
        browser::set_title_count(held);
    }

    /// Tells of arrivals to those who listen to the page.
    pub(super) fn announce(&self, arrived: u32, card: Option<Card>) {
        // The title of the tab tells those who are elsewhere.
        let arrived = if browser::is_hidden() { 0 } else { arrived };
        let now = browser::elapsed();
        let telling = self.tab(|tab| if arrived > 0 { tab.announcer.arrived(arrived, now) } else { tab.announcer.tell(now) });
        match telling {
            Telling::Nothing => {}
            Telling::In(after) => browser::live_alarm(Alarm::Announcer, Some(after)),
            Telling::Now(count) => {
                let Some(lang) = self.tab(|tab| tab.lists.first().map(|listed| listed.subject.lang)) else { return };
                let text = match card {
                    Some(card) if count == 1 => format!("{}: {}", later_words(lang).live_arrived, card.title),
                    _ => counted(lang, count, Noun::Arrived),
                };
                self.0.head.announce(&text);
            }
        }
    }
}

impl Tab {
    fn renew(&mut self, id: &str, path: &str, list: &ArticleList) {
        if let Some(listed) = self.lists.iter_mut().find(|listed| listed.feed.id == id && listed.subject.path == path) {
            listed.merge.snapshot(list);
            for change in self.log.since(list.as_of.cursor).into_iter().flatten() {
                listed.take(change);
            }
            listed.update();
        }
    }
}

impl Listed {
    /// Whether anything came of a change.
    fn take(&mut self, change: &Change) -> bool {
        match &change.event {
            Event::Created { card } | Event::Updated { card } => {
                let own = self.subject.holds(card).then(|| Card::clone(card));
                self.merge.event(change.cursor, &card.id, own)
            }
            Event::Removed { id } => self.merge.event(change.cursor, id, None),
            Event::Reset => false,
        }
    }

    /// Brings the page up to what is known, as far as the reader's place in the list allows; how many arrived.
    fn update(&mut self) -> u32 {
        self.is_behind = browser::is_sliding();
        if self.is_behind {
            browser::live_alarm(Alarm::Rest, Some(REST));
            return 0;
        }
        let arrived = self.shown.follow(&self.merge, browser::is_at_rest(self.feed.id));
        browser::slide(self.feed.id, &mut || self.put());
        arrived
    }

    fn put(&self) {
        self.feed.put(&self.list, self.shown.rows.clone(), self.shown.held);
    }
}
