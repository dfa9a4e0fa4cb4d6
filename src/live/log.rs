//! What this tab has heard of the newsroom's history, so that a list that is opened later needs no call of its own.

use crate::contract::Change;

/// Changes that are remembered.
const MOST: usize = 200;

/// All changes after `from`, up to `seen`.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Log {
    from: u64,
    seen: u64,
    changes: Vec<Change>,
}

impl Log {
    /// The cursor up to which all is known.
    pub fn seen(&self) -> u64 {
        self.seen
    }

    /// Begins anew at a cursor: what came before it is not known any more.
    pub fn begin(&mut self, cursor: u64) {
        *self = Self { from: cursor, seen: cursor, changes: Vec::new() };
    }

    /// Notes that nothing else happened up to a cursor.
    pub fn reach(&mut self, cursor: u64) {
        self.seen = self.seen.max(cursor);
    }

    /// Notes a change; `false` when it was known.
    pub fn add(&mut self, change: &Change) -> bool {
        if self.changes.iter().any(|known| known.cursor == change.cursor) {
            return false;
        }
        self.reach(change.cursor);
        let place = self.changes.iter().rposition(|known| known.cursor < change.cursor).map_or(0, |at| at + 1);
        self.changes.insert(place, change.clone());
        if self.changes.len() > MOST {
            self.from = self.changes.remove(0).cursor;
        }
        true
    }

    /// Notes that the changes after an earlier cursor are all here now.
    pub fn extend_back(&mut self, cursor: u64) {
        // Only while none of them had to make room.
        if self.changes.len() < MOST {
            self.from = self.from.min(cursor);
        }
    }

    /// The changes after a cursor; `None` when they are not all known.
    pub fn since(&self, cursor: u64) -> Option<impl Iterator<Item = &Change>> {
        (cursor >= self.from).then(|| self.changes.iter().filter(move |change| change.cursor > cursor))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::Event;

    fn change(cursor: u64) -> Change {
        Change { cursor, event: Event::Removed { id: cursor.to_string() } }
    }

    fn since(log: &Log, cursor: u64) -> Option<Vec<u64>> {
        log.since(cursor).map(|changes| changes.map(|change| change.cursor).collect())
    }

    #[test]
    fn a_list_that_is_as_old_as_the_log_gets_what_came_since() {
        let mut log = Log::default();
        log.begin(10);
        assert!(log.add(&change(12)) && log.add(&change(15)));
        assert!(!log.add(&change(12)));
        assert_eq!(since(&log, 10), Some(vec![12, 15]));
        assert_eq!(since(&log, 12), Some(vec![15]));
        assert_eq!(since(&log, 20), Some(vec![]));
        assert_eq!(since(&log, 9), None);
    }

    #[test]
    fn what_was_fetched_for_an_older_list_serves_the_next_one_too() {
        let mut log = Log::default();
        log.begin(10);
        log.add(&change(12));
        log.add(&change(8));
        log.extend_back(5);
        assert_eq!(since(&log, 5), Some(vec![8, 12]));
        assert_eq!(log.seen(), 12);
    }

    #[test]
    fn the_log_is_bounded_and_knows_what_it_forgot() {
        let mut log = Log::default();
        log.begin(0);
        (1..=300).for_each(|cursor| assert!(log.add(&change(cursor))));
        assert_eq!(since(&log, 99), None);
        assert_eq!(since(&log, 100).map(|changes| changes.len()), Some(200));
    }
}
