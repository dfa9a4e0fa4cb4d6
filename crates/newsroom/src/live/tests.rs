#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use super::*;
use crate::store::{Before, Change, Effective, Happened, Log};
use std::collections::HashSet;
use std::sync::Arc;
use tokio::time::Instant;
use visnyk_contract::{ArticleLang, Card, Selection};

fn card(id: &str, title: &str) -> Card {
    let json = serde_json::json!({"id": id, "lang": "uk", "kind": "news", "title": title, "published_at": "2026-03-18T00:30:00+02:00", "tags": [{"slug": "a", "name": "А"}]});
    serde_json::from_value(json).unwrap()
}

fn happened(id: &str, before: Option<Before>, card: Option<Card>) -> Happened {
    Happened::Article { id: id.into(), was_visible: before.is_some(), before, card: card.map(Arc::new) }
}

fn log(cursors: std::ops::RangeInclusive<u64>) -> Log {
    let changes = cursors.clone().map(|cursor| Change { cursor, what: happened("1", None, Some(card("1", "Назва"))) });
    Log { changes: changes.collect(), cursor: *cursors.end() }
}

fn filter(query: &str, lang: Option<ArticleLang>) -> Filter {
    Filter::new(Effective { selection: Selection::parse(query).selection, unknown_tags: Vec::new(), cursor: 0 }, lang)
}

fn kind(filter: &Filter, what: &Happened) -> Option<Kind> {
    filter.kind(what, &HashSet::new())
}

#[test]
fn the_ring_keeps_the_last_changes_and_knows_how_far_back_they_reach() {
    let mut ring = Ring::new(1_000);
    ring.extend(log(1..=600), Instant::now());
    assert_eq!((ring.floor(), ring.cursor(), ring.after(0).count()), (0, 600, 600));
    ring.extend(log(601..=2_500), Instant::now());
    assert_eq!((ring.floor(), ring.cursor(), ring.after(0).count()), (1_500, 2_500, 1_000));
    assert_eq!(ring.after(2_498).map(|entry| entry.cursor).collect::<Vec<_>>(), [2_499, 2_500]);
    ring.restart(3_000);
    assert_eq!((ring.floor(), ring.cursor(), ring.after(0).count()), (3_000, 3_000, 0));
}

#[test]
fn an_event_is_written_once_for_all_who_get_it() {
    let mut ring = Ring::new(10);
    ring.extend(log(7..=7), Instant::now());
    let entry = ring.after(0).next().unwrap();
    let (one, two) = (entry.frame(Kind::Created), entry.frame(Kind::Created));
    assert_eq!(one.as_ptr(), two.as_ptr());
    assert!(one.starts_with(b"event: created\nid: 7\ndata: {\"id\":\"1\"") && one.ends_with(b"}\n\n"), "{one:?}");
    assert_eq!(entry.frame(Kind::Removed), "event: removed\nid: 7\ndata: {\"id\":\"1\"}\n\n");
}

#[test]
fn a_title_cannot_begin_a_line_of_its_own() {
    let mut ring = Ring::new(10);
    let what = happened("1", None, Some(card("1", "а\n\nevent: reset\rid: 9\u{2028}")));
    ring.extend(Log { changes: vec![Change { cursor: 1, what }], cursor: 1 }, Instant::now());
    let frame = ring.after(0).next().unwrap().frame(Kind::Created);
    assert_eq!(frame.split(|byte| matches!(byte, b'\n' | b'\r')).filter(|line| !line.is_empty()).count(), 3);
}

#[test]
fn what_a_change_is_depends_on_where_the_article_was_and_is() {
    let (inside, outside) = (Before::of(&card("1", "")), Before { tags: Vec::new(), ..Before::of(&card("1", "")) });
    let untagged = Card { tags: Vec::new(), ..card("1", "") };
    let filter = filter("tag=a", Some(ArticleLang::Uk));
    for (before, after, expected) in [
        (None, Some(card("1", "")), Some(Kind::Created)),
        (Some(outside.clone()), Some(card("1", "")), Some(Kind::Created)),
        (Some(inside.clone()), Some(card("1", "")), Some(Kind::Updated)),
        (Some(inside.clone()), Some(untagged.clone()), Some(Kind::Removed)),
        (Some(inside.clone()), None, Some(Kind::Removed)),
        (Some(Before { lang: ArticleLang::En, ..inside }), Some(card("1", "")), Some(Kind::Created)),
        (Some(outside.clone()), Some(untagged.clone()), None),
        (Some(outside), None, None),
        (None, Some(untagged), None),
        (None, None, None),
    ] {
        let what = happened("1", before, after);
        assert_eq!(kind(&filter, &what), expected, "{what:?}");
    }
}

#[test]
fn where_it_is_not_known_what_an_article_was_it_is_taken_away_and_not_left_behind() {
    let what = Happened::Article { id: "1".into(), was_visible: true, before: None, card: None };
    assert_eq!(kind(&filter("tag=b", None), &what), Some(Kind::Removed));
}

#[test]
fn a_tag_that_comes_begins_to_filter() {
    let mut waiting = Filter::new(Effective { selection: Selection::new(), unknown_tags: vec!["moon".into()], cursor: 0 }, None);
    let (other, moon) = (Happened::NewTags(vec!["sun".into()]), Happened::NewTags(vec!["sun".into(), "moon".into()]));
    let what = happened("1", None, Some(card("1", "")));
    assert!(!waiting.is_touched(&other) && waiting.is_touched(&moon));
    assert_eq!(kind(&waiting, &what), Some(Kind::Created));
    waiting.learn(&moon);
    assert!(!waiting.is_waiting());
    assert_eq!(kind(&waiting, &what), None);
    assert!(filter("tag=moon", None).is_touched(&moon));
}

#[test]
fn a_follower_whose_place_is_gone_begins_anew() {
    let mut ring = Ring::new(10);
    ring.extend(log(1..=30), Instant::now());
    for cursor in [19, 31] {
        let mut follower = Follower::new(cursor, filter("", None));
        assert!(matches!(follower.step(&ring, u64::MAX, &HashSet::new()), Step::Reset(30)), "{cursor}");
        assert!(matches!(follower.step(&ring, u64::MAX, &HashSet::new()), Step::Done), "{cursor}");
    }
    let mut follower = Follower::new(20, filter("", None));
    assert!(matches!(follower.step(&ring, u64::MAX, &HashSet::new()), Step::Event(Kind::Created, entry) if entry.cursor == 21));
}

#[test]
fn drawn_numbers_stay_in_their_range() {
    assert!((0..1_000).all(|_| (30..=90).contains(&drawn(30..=90))));
    assert_eq!(drawn(7..=7), 7);
}
