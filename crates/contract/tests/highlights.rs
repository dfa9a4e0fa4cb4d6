//! Marks of a search as a careless server sends them.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use proptest::prelude::*;
use serde_json::{Value, json};
use visnyk_contract::limits::MAX_MARKS;
use visnyk_contract::{Card, Facet, Items, Json, Mark, Read, RegionRef, Suggestion, SuggestionKind};

fn card(found: Value) -> Card {
    let card = json!({"id": "1", "title": "Кам’янська громада", "lead": "Рада", "found": found});
    Json::parse(&card.to_string()).and_then(Card::read).unwrap()
}

/// The marks of the title that are left.
fn title(marks: Value) -> Vec<Mark> {
    card(json!({"title": marks, "marks": []})).found.map(|found| found.title).unwrap_or_default()
}

#[test]
fn marks_of_a_card_are_read_and_written_back() {
    let found = json!({"title": [[0, 10], [11, 18]], "marks": [[0, 4]]});
    assert_eq!(serde_json::to_value(card(found.clone()).found).unwrap(), found);
    let found = json!({"title": [], "text": "…у громаді", "marks": [[3, 10]]});
    assert_eq!(serde_json::to_value(card(found.clone()).found).unwrap(), found);
    assert!(serde_json::to_value(card(json!(null))).unwrap().get("found").is_none());
}

#[test]
fn a_broken_mark_is_dropped_and_its_neighbours_stay() {
    assert_eq!(
        title(json!([[0, 3], null, [4, 4], [6, 5], [2, 8], ["8", "10"], [9, 11], [11, 18], [18, 19], [0, 1], [12], [-1, 2], {}, [1, 2, 3]])),
        [[0, 3], [8, 10], [11, 18]]
    );
    assert_eq!(title(json!([[4_294_967_296_u64, 4_294_967_297_u64], [17, 18], [17, 99_999]])), [[17, 18]]);
    assert_eq!(title(json!("0-3")), [] as [Mark; 0]);
}

#[test]
fn marks_count_in_the_piece_of_the_body_when_there_is_one_and_else_in_the_lead() {
    let marks = |found: Value| card(found).found.map(|found| found.marks).unwrap_or_default();
    assert_eq!(marks(json!({"marks": [[0, 4], [5, 8]]})), [[0, 4]]);
    assert_eq!(marks(json!({"text": "Рада ухвалила", "marks": [[0, 4], [5, 8]]})), [[0, 4], [5, 8]]);
}

#[test]
fn what_marks_nothing_is_as_if_it_were_not_there() {
    for found in [json!({}), json!([]), json!("x"), json!({"title": [[7, 3]], "marks": [[4, 9]]}), json!({"title": {}, "text": null, "marks": 7})] {
        assert_eq!(card(found.clone()).found, None, "{found}");
    }
}

#[test]
fn of_very_many_marks_the_first_count() {
    let marks: Vec<Mark> = (0..200).map(|at| [at, at + 1]).collect();
    let found = card(json!({"text": "а".repeat(300), "marks": marks})).found.unwrap();
    assert_eq!((found.marks.len(), found.marks.last()), (MAX_MARKS, Some(&[49, 50])));
}

#[test]
fn a_suggestion_of_a_kind_not_known_here_is_left_out() {
    let items = json!({"items": [
        {"kind": "community", "key": "zhytomyrska", "name": "Житомирська територіальна громада", "region": {"slug": "zhytomyrska", "name": "Житомирська область"}, "count": 3},
        {"kind": "author", "key": "x", "name": "Х"}, {"kind": "tag", "key": "x"},
        {"kind": "article", "key": "007", "name": "Міст", "region": 5, "count": "багато"},
    ]});
    let items = Json::parse(&items.to_string()).and_then(Items::<Suggestion>::read).unwrap().items;
    assert_eq!(
        items.iter().map(|item| (item.kind, item.key.as_str(), item.count)).collect::<Vec<_>>(),
        [(SuggestionKind::Community, "zhytomyrska", Some(3)), (SuggestionKind::Article, "007", None)]
    );
    let region = RegionRef { slug: "zhytomyrska".into(), name: "Житомирська область".into(), name_en: None };
    assert_eq!(items.first().and_then(|item| item.region.clone()), Some(region));
}

#[test]
fn a_facet_with_a_broken_region_keeps_its_count() {
    let read = |region: Value| Json::parse(&json!({"slug": "a", "name": "А", "count": 2, "region": region}).to_string()).and_then(Facet::read).unwrap();
    assert_eq!((read(json!("x")).count, read(json!("x")).region), (2, None));
    assert_eq!(read(json!({"slug": "kyiv", "name": "місто Київ"})).region.map(|region| region.slug), Some("kyiv".into()));
}

proptest! {
    #[test]
    fn marks_that_are_read_always_fit_their_text(marks in prop::collection::vec([0_u32..30, 0_u32..30], 0..80)) {
        let kept = title(json!(marks));
        prop_assert!(kept.len() <= MAX_MARKS && kept.iter().all(|[from, to]| from < to && *to <= 18), "{:?}", kept);
        prop_assert!(kept.iter().zip(kept.iter().skip(1)).all(|([_, end], [start, _])| end <= start), "{:?}", kept);
    }
}
