//! A place in the ring and a filter: the whole of what is known about a follower.

use super::filter::{Filter, Kind};
use super::ring::{Entry, Ring};
use std::collections::HashSet;
use std::sync::Arc;

/// More events than this are not told one by one: asking for the list anew is cheaper.
pub const MOST: usize = 100;

/// One who follows a selection.
#[derive(Debug)]
pub struct Follower {
    /// All up to here was told, or did not concern it.
    cursor: u64,
    /// Up to here it is known that there are not too many events to tell.
    surveyed: u64,
    pub filter: Filter,
}

/// What a follower is to hear next.
#[derive(Debug)]
pub enum Step {
    Event(Kind, Arc<Entry>),
    /// Begin anew, from this cursor.
    Reset(u64),
    /// There is nothing more.
    Done,
}

impl Follower {
    pub fn new(cursor: u64, filter: Filter) -> Self {
        Self { cursor, surveyed: cursor, filter }
    }

    pub fn cursor(&self) -> u64 {
        self.cursor
    }

    /// Whether the ring no longer holds what comes next, or never did.
    pub fn is_lost(&self, ring: &Ring) -> bool {
        !(ring.floor()..=ring.cursor()).contains(&self.cursor)
    }

    /// The articles whose text decides about the next step, when there is something new: ids, and up to which cursor.
    pub fn candidates(&self, ring: &Ring) -> Option<(Vec<String>, u64)> {
        let is_new = self.surveyed <= self.cursor && self.cursor < ring.cursor() && !self.is_lost(ring);
        is_new.then(|| {
            let ids: HashSet<&str> = ring.after(self.cursor).filter_map(|entry| self.filter.candidate(&entry.what)).collect();
            (ids.into_iter().map(str::to_owned).collect(), ring.cursor())
        })
    }

    /// Goes on to the next event, not beyond `until`. `holds` as for [`Filter::kind`].
    pub fn step(&mut self, ring: &Ring, until: u64, holds: &HashSet<String>) -> Step {
        if self.is_lost(ring) {
            return self.reset(ring);
        }
        if self.surveyed <= self.cursor {
            let until = until.min(ring.cursor());
            let mut count = 0;
            for entry in ring.after(self.cursor).take_while(|entry| entry.cursor <= until) {
                count += usize::from(self.filter.kind(&entry.what, holds).is_some());
                if count > MOST || self.filter.is_touched(&entry.what) {
                    return self.reset(ring);
                }
            }
            self.surveyed = until.max(self.cursor);
        }
        for entry in ring.after(self.cursor).take_while(|entry| entry.cursor <= self.surveyed) {
            if let Some(kind) = self.filter.kind(&entry.what, holds) {
                self.cursor = entry.cursor;
                return Step::Event(kind, Arc::clone(entry));
            }
        }
        self.cursor = self.surveyed;
        Step::Done
    }

    fn reset(&mut self, ring: &Ring) -> Step {
        ring.after(self.cursor).for_each(|entry| self.filter.learn(&entry.what));
        (self.cursor, self.surveyed) = (ring.cursor(), ring.cursor());
        Step::Reset(self.cursor)
    }
}
