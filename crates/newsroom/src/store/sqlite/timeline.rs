//! The order of all visible articles: by time of publication, then id.

use roaring::RoaringBitmap;
use std::cmp::Ordering;

/// What the order needs of an article.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Moment {
    /// Seconds since 1970, UTC.
    pub epoch: i64,
    pub id: Box<str>,
}

/// What the index keeps of a visible article.
#[derive(Clone, Debug)]
struct Entry {
    moment: Moment,
    /// The date as written, in days since 1970.
    day: i32,
    /// Place in the order.
    rank: u32,
}

/// Visible articles in their order. `doc` is the database's number of an article.
#[derive(Debug, Default)]
pub(super) struct Timeline {
    entries: Vec<Option<Entry>>,
    /// Docs, oldest first.
    order: Vec<u32>,
}

impl Timeline {
    /// All at once, which is cheaper than one by one.
    pub(super) fn of(articles: Vec<(u32, Moment, i32)>) -> Self {
        let mut timeline = Self::default();
        for (doc, moment, day) in articles {
            timeline.order.push(doc);
            timeline.set(doc, Some(Entry { moment, day, rank: 0 }));
        }
        let mut order = std::mem::take(&mut timeline.order);
        order.sort_unstable_by(|&a, &b| timeline.compare(a, b));
        timeline.order = order;
        timeline.rank_from(0);
        timeline
    }

    fn set(&mut self, doc: u32, entry: Option<Entry>) {
        let at = doc as usize;
        if at >= self.entries.len() {
            self.entries.resize(at + 1, None);
        }
        if let Some(slot) = self.entries.get_mut(at) {
            *slot = entry;
        }
    }

    fn entry(&self, doc: u32) -> Option<&Entry> {
        self.entries.get(doc as usize)?.as_ref()
    }

    fn compare(&self, a: u32, b: u32) -> Ordering {
        self.entry(a).map(|entry| &entry.moment).cmp(&self.entry(b).map(|entry| &entry.moment))
    }

    fn rank_from(&mut self, start: usize) {
        for (rank, &doc) in self.order.iter().enumerate().skip(start) {
            if let Some(Some(entry)) = self.entries.get_mut(doc as usize) {
                entry.rank = u32::try_from(rank).unwrap_or(u32::MAX);
            }
        }
    }

    /// Puts an article in its place; it must not be there.
    pub(super) fn insert(&mut self, doc: u32, moment: Moment, day: i32) {
        let place = self.order.partition_point(|&other| self.entry(other).is_some_and(|entry| entry.moment < moment));
        self.set(doc, Some(Entry { moment, day, rank: 0 }));
        self.order.insert(place, doc);
        self.rank_from(place);
    }

    /// Takes an article out; nothing happens when it is not there.
    pub(super) fn remove(&mut self, doc: u32) {
        let Some(rank) = self.entry(doc).map(|entry| entry.rank as usize) else { return };
        self.order.remove(rank);
        self.set(doc, None);
        self.rank_from(rank);
    }

    /// Articles whose written date lies in the range, both ends included.
    pub(super) fn between(&self, from: Option<i64>, to: Option<i64>) -> RoaringBitmap {
        let fits = |day: i64| from.is_none_or(|from| day >= from) && to.is_none_or(|to| day <= to);
        let docs = self.entries.iter().enumerate().filter(|(_, entry)| entry.as_ref().is_some_and(|entry| fits(i64::from(entry.day))));
        docs.filter_map(|(doc, _)| u32::try_from(doc).ok()).collect()
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.order.len()
    }

    /// `limit` docs, oldest first, after the `skip` oldest.
    pub(super) fn oldest(&self, skip: usize, limit: usize) -> Vec<u32> {
        self.order.iter().copied().skip(skip).take(limit).collect()
    }

    /// `limit` docs of a set, newest first, after the `skip` newest.
    pub(super) fn page(&self, set: &RoaringBitmap, skip: u64, limit: usize) -> Vec<u32> {
        let skip = usize::try_from(skip).unwrap_or(usize::MAX);
        // A dense set is found along the order, a sparse one is sorted: whichever touches less.
        let is_dense = set.len() > self.order.len() as u64 / 16;
        if is_dense {
            return self.order.iter().rev().copied().filter(|&doc| set.contains(doc)).skip(skip).take(limit).collect();
        }
        let mut ranked: Vec<(u32, u32)> = set.iter().filter_map(|doc| Some((self.entry(doc)?.rank, doc))).collect();
        ranked.sort_unstable_by(|a, b| b.cmp(a));
        ranked.into_iter().map(|(_, doc)| doc).skip(skip).take(limit).collect()
    }

    /// Whether order, ranks and entries agree.
    #[cfg(test)]
    pub(super) fn is_sound(&self) -> bool {
        let unique: std::collections::HashSet<u32> = self.order.iter().copied().collect();
        unique.len() == self.order.len()
            && self.order.is_sorted_by(|&a, &b| self.compare(a, b) == Ordering::Less)
            && self.order.iter().enumerate().all(|(rank, &doc)| self.entry(doc).is_some_and(|entry| entry.rank as usize == rank))
            && self.entries.iter().flatten().count() == self.order.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn moment(doc: u32, epoch: i64) -> Moment {
        Moment { epoch, id: format!("a{doc:03}").into() }
    }

    fn plain(articles: &[(u32, i64)]) -> Timeline {
        Timeline::of(articles.iter().map(|&(doc, epoch)| (doc, moment(doc, epoch), 0)).collect())
    }

    #[test]
    fn newest_come_first_and_of_the_same_moment_the_greater_id() {
        let timeline = plain(&[(1, 10), (2, 30), (3, 20), (4, 30)]);
        assert_eq!(timeline.page(&(1..5).collect(), 0, 10), [4, 2, 3, 1]);
        assert_eq!(timeline.page(&(1..5).collect(), 1, 2), [2, 3]);
    }

    #[test]
    fn a_range_of_dates_holds_both_its_ends() {
        let days = |days: &[i32]| Timeline::of(days.iter().zip(1..).map(|(&day, doc)| (doc, moment(doc, i64::from(day)), day)).collect());
        let timeline = days(&[10, 11, 12, 13]);
        assert_eq!(timeline.between(Some(11), Some(12)).iter().collect::<Vec<_>>(), [2, 3]);
        assert_eq!(timeline.between(None, Some(10)).iter().collect::<Vec<_>>(), [1]);
        assert_eq!(timeline.between(Some(13), None).iter().collect::<Vec<_>>(), [4]);
    }

    proptest! {
        #[test]
        fn one_by_one_and_all_at_once_give_the_same_order(epochs in prop::collection::vec(0_i64..20, 1..60), gone in prop::collection::vec(0_u32..60, 0..30)) {
            let mut timeline = Timeline::default();
            for (doc, &epoch) in (0..).zip(&epochs) {
                timeline.insert(doc, moment(doc, epoch), 0);
                prop_assert!(timeline.is_sound());
            }
            for &doc in &gone {
                timeline.remove(doc);
                prop_assert!(timeline.is_sound());
            }
            let left: Vec<_> = (0..).zip(&epochs).map(|(doc, &epoch)| (doc, epoch)).filter(|(doc, _)| !gone.contains(doc)).collect();
            let all: RoaringBitmap = (0..60).collect();
            prop_assert_eq!(timeline.page(&all, 0, 100), plain(&left).page(&all, 0, 100));
        }

        #[test]
        fn a_sparse_set_and_a_dense_one_are_paged_alike(set in prop::collection::btree_set(0_u32..400, 0..400), skip in 0_u64..30) {
            let timeline = plain(&(0..400).map(|doc| (doc, i64::from(doc * 7 % 50))).collect::<Vec<_>>());
            let set: RoaringBitmap = set.into_iter().collect();
            let along_the_order: Vec<u32> = timeline.page(&(0..400).collect(), 0, 400).into_iter().filter(|&doc| set.contains(doc)).skip(skip as usize).take(9).collect();
            prop_assert_eq!(timeline.page(&set, skip, 9), along_the_order);
        }
    }
}
