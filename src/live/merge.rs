//! What is known of a list: snapshots of it, and events since, brought together by id and cursor. Whatever order they come in,
//! and however often, the same is known in the end.

use crate::contract::{ArticleList, Card};
use std::sync::Arc;

/// Rows of a list at the most.
pub const MOST_ROWS: usize = 50;
/// Articles of which something is remembered: the rows, and what left or never joined them a while ago.
const MOST_KNOWN: usize = 3 * MOST_ROWS;

/// A row: an article, and the number of its version, which grows when it changes.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    pub card: Arc<Card>,
    pub version: u64,
}

/// Place in a list: newest first, of one moment the greater id first, as the newsroom orders.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Place(i64, String);

impl Place {
    fn of(card: &Card) -> Self {
        Self(card.published_at.map_or(i64::MIN, |at| at.epoch()), card.id.clone())
    }
}

#[derive(Clone, Debug)]
struct Known {
    id: String,
    /// Of the event or snapshot that told this.
    cursor: u64,
    /// `None` where it is not in the list.
    row: Option<Row>,
}

/// The lowest place of which all is known: what lies below it is another page's.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Floor {
    /// The list is whole.
    None,
    At(Place),
    /// No snapshot has come yet.
    Above,
}

/// What is known of one list.
#[derive(Clone, Debug)]
pub struct Merge {
    known: Vec<Known>,
    floor: Floor,
    /// What up to here happened to an article that is not remembered is old news.
    settled: u64,
}

impl Default for Merge {
    fn default() -> Self {
        Self { known: Vec::new(), floor: Floor::Above, settled: 0 }
    }
}

impl Merge {
    /// Takes the list call's first page; an older one than what is known tells nothing. Whether it was taken.
    pub fn snapshot(&mut self, list: &ArticleList) -> bool {
        let cursor = list.as_of.cursor;
        if cursor < self.settled {
            return false;
        }
        let is_whole = list.page.total as usize <= list.items.len();
        self.floor = match list.items.iter().map(Place::of).min() {
            Some(lowest) if !is_whole => Floor::At(lowest),
            _ => Floor::None,
        };
        let old: Vec<_> = self.known.extract_if(.., |known| known.cursor <= cursor).collect();
        for card in &list.items {
            if self.known.iter().all(|known| known.id != card.id) {
                let same = old.iter().find(|known| known.id == card.id).and_then(|known| known.row.clone()).filter(|row| *row.card == *card);
                let row = same.unwrap_or_else(|| Row { card: Arc::new(card.clone()), version: cursor });
                self.known.push(Known { id: card.id.clone(), cursor, row: Some(row) });
            }
        }
        self.settled = cursor;
        self.trim();
        true
    }

    /// The newsroom's history begins anew at a cursor; it may even have lost its end. What is known stays until the next snapshot,
    /// which then decides, whatever it was thought to be newer than.
    pub fn begin_anew(&mut self, cursor: u64) {
        self.settled = self.settled.min(cursor);
        self.known.iter_mut().for_each(|known| known.cursor = known.cursor.min(cursor));
    }

    /// Takes an event: what the article is now, `None` when it is not in this list. Whether anything came of it.
    pub fn event(&mut self, cursor: u64, id: &str, card: Option<Card>) -> bool {
        let row = card.map(|card| Row { card: Arc::new(card), version: cursor });
        match self.known.iter_mut().find(|known| known.id == id) {
            Some(known) if known.cursor >= cursor => return false,
            Some(known) => {
                known.cursor = cursor;
                if known.row.as_ref().map(|row| &row.card) == row.as_ref().map(|row| &row.card) {
                    return false;
                }
                known.row = row;
            }
            None if cursor <= self.settled => return false,
            None => self.known.push(Known { id: id.to_owned(), cursor, row }),
        }
        self.trim();
        true
    }

    /// The list, newest first.
    pub fn rows(&self) -> Vec<Row> {
        // By insertion: they are few, and a sort of its own would be felt in the bundle.
        let mut rows: Vec<(Place, &Row)> = Vec::with_capacity(MOST_ROWS + 1);
        for (place, row) in self.placed() {
            let at = rows.iter().position(|(other, _)| *other < place).unwrap_or(rows.len());
            rows.insert(at, (place, row));
            rows.truncate(MOST_ROWS);
        }
        rows.into_iter().map(|(_, row)| row.clone()).collect()
    }

    fn placed(&self) -> impl Iterator<Item = (Place, &Row)> {
        let rows = self.known.iter().filter_map(|known| known.row.as_ref());
        rows.map(|row| (Place::of(&row.card), row)).filter(|(place, _)| match &self.floor {
            Floor::None => true,
            Floor::At(floor) => place >= floor,
            Floor::Above => false,
        })
    }

    /// What is known of one article: `None` nothing, `Some(None)` that it is not in the list.
    pub fn find(&self, id: &str) -> Option<Option<&Row>> {
        self.known.iter().find(|known| known.id == id).map(|known| known.row.as_ref())
    }

    fn trim(&mut self) {
        let rows = self.rows();
        if let Some(last) = rows.get(MOST_ROWS - 1) {
            self.floor = self.floor.clone().max(Floor::At(Place::of(&last.card)));
        }
        while self.known.len() > MOST_KNOWN {
            let idle = self.known.iter().enumerate().filter(|(_, known)| rows.iter().all(|row| row.card.id != known.id));
            let Some((at, _)) = idle.min_by_key(|(_, known)| known.cursor) else { return };
            self.settled = self.settled.max(self.known.swap_remove(at).cursor);
        }
    }
}

#[cfg(test)]
#[path = "merge_tests.rs"]
mod tests;
