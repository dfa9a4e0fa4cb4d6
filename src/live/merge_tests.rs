use super::*;
use crate::contract::{AsOf, DateTime, Facets, Json, PageInfo, Read};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::collections::BTreeMap;

fn card(id: &str, epoch: i64, title: &str) -> Card {
    let json = format!(r#"{{"id":"{id}","lang":"uk","title":"{title}"}}"#);
    Card { published_at: DateTime::from_epoch(epoch, 120), ..Json::parse(&json).and_then(Card::read).unwrap() }
}

/// A newsroom of one list: its articles, and all that ever happened.
#[derive(Clone, Default, Debug)]
struct Newsroom {
    articles: BTreeMap<String, Card>,
    log: Vec<(u64, String, Option<Card>)>,
}

#[derive(Clone, Debug)]
enum Deed {
    /// Publishes or edits article `.0`: dated `.1`, `.2` its title.
    Put(u8, i64, u8),
    Remove(u8),
}

impl Newsroom {
    fn cursor(&self) -> u64 {
        self.log.len() as u64
    }

    fn does(&mut self, deed: &Deed) {
        let (id, now) = match deed {
            Deed::Put(n, epoch, title) => (format!("{n:03}"), Some(card(&format!("{n:03}"), *epoch, &title.to_string()))),
            Deed::Remove(n) => (format!("{n:03}"), None),
        };
        match &now {
            Some(card) => self.articles.insert(id.clone(), card.clone()),
            None => self.articles.remove(&id),
        };
        self.log.push((self.cursor() + 1, id, now));
    }

    fn list(&self) -> Vec<Card> {
        let mut cards: Vec<_> = self.articles.values().cloned().collect();
        cards.sort_by_key(|card| std::cmp::Reverse(Place::of(card)));
        cards
    }

    fn answer(&self, limit: usize) -> ArticleList {
        let mut items = self.list();
        let total = items.len() as u32;
        items.truncate(limit);
        let page = PageInfo { number: 1, size: limit as u32, total };
        ArticleList { items, page, facets: Facets::default(), ignored: vec![], as_of: AsOf { cursor: self.cursor(), changed_at: None } }
    }
}

fn titles(merge: &Merge) -> Vec<(String, String)> {
    merge.rows().into_iter().map(|row| (row.card.id.clone(), row.card.title.clone())).collect()
}

fn deeds(most: usize) -> impl Strategy<Value = Vec<Deed>> {
    let deed =
        prop_oneof![4 => (0_u8..90, 0_i64..40, any::<u8>()).prop_map(|(n, epoch, title)| Deed::Put(n, epoch, title)), 1 => (0_u8..90).prop_map(Deed::Remove)];
    prop::collection::vec(deed, 0..most)
}

/// How a client comes to know a history: what was there when each snapshot was taken, when it arrives, and an order of events.
#[derive(Clone, Debug)]
struct Way {
    /// A snapshot of the moment `.0` in the history arrives after `.1` of the deliveries, with `.2` cards.
    snapshots: Vec<(usize, usize, usize)>,
    /// Sort keys of the events, and how often each is delivered.
    order: Vec<(u16, u8)>,
}

fn ways() -> impl Strategy<Value = Way> {
    let snapshots = prop::collection::vec((0_usize..140, 0_usize..280, 1_usize..30), 1..4);
    (snapshots, prop::collection::vec((any::<u16>(), 1_u8..3), 140)).prop_map(|(snapshots, order)| Way { snapshots, order })
}

/// Lives through a history in some way; what the client knows, and the newsroom in the end.
fn live_through(deeds: &[Deed], way: &Way) -> (Merge, Newsroom, bool) {
    let mut newsroom = Newsroom::default();
    let mut moments = vec![newsroom.clone()];
    for deed in deeds {
        newsroom.does(deed);
        moments.push(newsroom.clone());
    }
    let mut deliveries: Vec<(u16, usize)> = Vec::new();
    for (at, (key, times)) in (0..newsroom.log.len()).zip(&way.order) {
        (0..*times).for_each(|again| deliveries.push((key.wrapping_mul(u16::from(again) * 7 + 1), at)));
    }
    deliveries.sort_unstable();
    let mut merge = Merge::default();
    let mut is_taken = false;
    let mut snapshot = |merge: &mut Merge, after: usize| {
        for (moment, _, limit) in way.snapshots.iter().filter(|(_, when, _)| *when == after) {
            let newsroom = &moments[(*moment).min(moments.len() - 1)];
            is_taken |= merge.snapshot(&newsroom.answer(*limit));
        }
    };
    for (done, (_, at)) in deliveries.iter().enumerate() {
        snapshot(&mut merge, done);
        let (cursor, id, card) = &newsroom.log[*at];
        merge.event(*cursor, id, card.clone());
    }
    (deliveries.len()..300).for_each(|late| snapshot(&mut merge, late));
    (merge, newsroom, is_taken)
}

/// The newsroom's list as far down as the client can know it.
fn known_part(newsroom: &Newsroom, merge: &Merge) -> Vec<(String, String)> {
    let cards = newsroom.list().into_iter().filter(|card| match &merge.floor {
        Floor::None => true,
        Floor::At(floor) => Place::of(card) >= *floor,
        Floor::Above => false,
    });
    cards.take(MOST_ROWS).map(|card| (card.id, card.title)).collect()
}

#[test]
fn ten_thousand_histories_in_any_order_end_in_the_newsrooms_own_list() {
    let mut runner = TestRunner::new(Config { cases: 10_000, max_shrink_iters: 2_000, ..Config::default() });
    let result = runner.run(&(deeds(130), ways()), |(deeds, way)| {
        let (merge, newsroom, is_taken) = live_through(&deeds, &way);
        prop_assert_eq!(titles(&merge), known_part(&newsroom, &merge));
        prop_assert_eq!(merge.floor == Floor::Above, !is_taken);
        prop_assert!(merge.rows().len() <= MOST_ROWS && merge.known.len() <= MOST_KNOWN);
        Ok(())
    });
    result.unwrap();
}

#[test]
fn a_snapshot_with_nothing_after_it_is_the_list() {
    let mut newsroom = Newsroom::default();
    (0..40).for_each(|n| newsroom.does(&Deed::Put(n, i64::from(n), 0)));
    let mut merge = Merge::default();
    assert!(merge.snapshot(&newsroom.answer(12)));
    assert_eq!(
        merge.rows().iter().map(|row| row.card.id.as_str()).collect::<Vec<_>>(),
        newsroom.list()[..12].iter().map(|card| card.id.as_str()).collect::<Vec<_>>()
    );
}

#[test]
fn events_before_any_snapshot_show_nothing_yet_and_are_not_lost() {
    let mut newsroom = Newsroom::default();
    newsroom.does(&Deed::Put(1, 10, 0));
    let before = newsroom.answer(12);
    newsroom.does(&Deed::Put(2, 20, 0));
    let mut merge = Merge::default();
    merge.event(2, "002", Some(card("002", 20, "0")));
    assert!(merge.rows().is_empty());
    merge.snapshot(&before);
    assert_eq!(titles(&merge), known_part(&newsroom, &merge));
    assert_eq!(merge.rows().len(), 2);
}

#[test]
fn an_older_page_from_some_cache_does_not_bring_back_what_was_withdrawn() {
    let mut newsroom = Newsroom::default();
    newsroom.does(&Deed::Put(1, 10, 0));
    let old = newsroom.answer(12);
    newsroom.does(&Deed::Remove(1));
    let mut merge = Merge::default();
    merge.snapshot(&newsroom.answer(12));
    assert!(!merge.snapshot(&old));
    assert!(merge.rows().is_empty());
}

#[test]
fn an_article_below_the_last_row_of_a_page_belongs_to_the_next_page() {
    let mut newsroom = Newsroom::default();
    (10..30).for_each(|n| newsroom.does(&Deed::Put(n, i64::from(n), 0)));
    let mut merge = Merge::default();
    merge.snapshot(&newsroom.answer(12));
    merge.event(99, "old", Some(card("old", 3, "0")));
    assert_eq!(merge.rows().len(), 12);
    // And one that is dated back leaves this page.
    merge.event(100, "029", Some(card("029", 2, "0")));
    assert_eq!(merge.rows().len(), 11);
}

#[test]
fn an_edit_changes_the_version_and_the_same_again_does_not() {
    let mut merge = Merge::default();
    merge.event(1, "a", Some(card("a", 1, "x")));
    merge.snapshot(&ArticleList { page: PageInfo::default(), items: vec![card("a", 1, "x")], ..Newsroom::default().answer(1) });
    let version = |merge: &Merge| merge.rows().first().map(|row| row.version);
    assert_eq!(version(&merge), Some(1));
    assert!(!merge.event(2, "a", Some(card("a", 1, "x"))));
    assert_eq!(version(&merge), Some(1));
    assert!(merge.event(3, "a", Some(card("a", 1, "y"))));
    assert_eq!(version(&merge), Some(3));
}

#[test]
fn memory_stays_bounded_over_a_year_of_news() {
    let mut merge = Merge::default();
    merge.snapshot(&Newsroom::default().answer(12));
    for n in 0..5_000_u64 {
        let id = format!("{n}");
        merge.event(n + 1, &id, (n % 3 != 0).then(|| card(&id, n as i64, "x")));
    }
    assert_eq!(merge.rows().len(), MOST_ROWS);
    assert!(merge.known.len() <= MOST_KNOWN);
    assert_eq!(merge.rows().first().map(|row| row.card.id.as_str()), Some("4999"));
}

#[test]
fn a_snapshot_after_a_gap_takes_away_what_went_meanwhile() {
    let mut newsroom = Newsroom::default();
    newsroom.does(&Deed::Put(1, 10, 0));
    newsroom.does(&Deed::Put(2, 20, 0));
    let mut merge = Merge::default();
    merge.snapshot(&newsroom.answer(12));
    newsroom.does(&Deed::Put(3, 30, 0));
    merge.event(3, "003", Some(card("003", 30, "0")));
    // None of these is heard.
    newsroom.does(&Deed::Remove(3));
    newsroom.does(&Deed::Remove(1));
    merge.snapshot(&newsroom.answer(12));
    assert_eq!(titles(&merge), known_part(&newsroom, &merge));
    assert_eq!(merge.rows().len(), 1);
}

#[test]
fn what_a_newsroom_has_lost_goes_with_the_next_snapshot() {
    let mut newsroom = Newsroom::default();
    newsroom.does(&Deed::Put(1, 10, 0));
    let restored = newsroom.clone();
    let mut merge = Merge::default();
    merge.snapshot(&newsroom.answer(12));
    merge.event(2, "002", Some(card("002", 20, "0")));
    merge.event(3, "003", Some(card("003", 30, "0")));
    merge.begin_anew(1);
    assert_eq!(merge.rows().len(), 3);
    assert!(merge.snapshot(&restored.answer(12)));
    assert_eq!(titles(&merge), known_part(&restored, &merge));
    // Its history goes on with numbers that were given before.
    assert!(merge.event(2, "004", Some(card("004", 40, "0"))));
    assert_eq!(merge.rows().first().map(|row| row.card.id.as_str()), Some("004"));
}
