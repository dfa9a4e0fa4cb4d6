//! What a careless server sends, and what a reader makes of it.

#![allow(clippy::panic, reason = "a test may fail loudly")]

use proptest::prelude::*;
use serde_json::{Value, json};
use visnyk_contract::{Article, ArticleLang, ArticleList, Block, Card, Json, Kind, Problem, Read};

/// Read as it would come from the API.
fn read<T: Read>(value: Value) -> Option<T> {
    Json::parse(&value.to_string()).and_then(T::read)
}

fn card(value: Value) -> Option<Card> {
    read(value)
}

#[test]
fn a_card_needs_an_id_and_a_title_and_nothing_else() {
    assert!(card(json!({"id": "1", "title": "Є"})).is_some());
    assert_eq!(card(json!({"id": "1"})), None);
    assert_eq!(card(json!({"title": "Є"})), None);
    assert_eq!(card(json!({"id": null, "title": "Є"})), None);
    for not_an_object in [json!(null), json!("x"), json!(7), json!([]), json!(true)] {
        assert_eq!(card(not_an_object), None);
    }
}

#[test]
fn an_id_that_came_as_a_number_keeps_all_its_digits() {
    let ids = [json!(9_007_199_254_740_993_u64), json!("007"), json!(7)].map(|id| card(json!({"id": id, "title": "Є"})).map(|card| card.id));
    assert_eq!(ids.map(Option::unwrap_or_default), ["9007199254740993", "007", "7"]);
}

#[test]
fn a_broken_optional_part_costs_that_part() {
    let read = card(json!({
        "id": "1", "title": "Є", "lang": "de", "kind": "hologram", "authors": "Редакція", "published_at": "вчора", "updated_at": 5, "media": null, "cover": {"src": "javascript:1"},
        "tags": [{"slug": "a", "name": "а"}, {"slug": "b"}, null], "regions": {}, "source": {"url": "https://example.org"}, "extra": {"deep": []},
    }));
    let Some(read) = read else { panic!("the card itself is whole") };
    assert_eq!(
        (read.lang, read.kind, read.authors.len(), read.published_at, read.cover, read.tags.len(), read.source),
        (ArticleLang::Uk, Kind::News, 0, None, None, 1, None)
    );
}

#[test]
fn one_broken_item_among_twenty_costs_one() {
    let mut items: Vec<_> = (0..19).map(|n| json!({"id": n.to_string(), "title": "Є"})).collect();
    items.insert(7, json!({"id": {}, "title": []}));
    let list = read::<ArticleList>(json!({"items": items, "page": {"number": "1", "size": "20", "total": 20}}));
    assert_eq!(list.map(|list| (list.items.len(), list.page.size)), Some((19, 20)));
}

#[test]
fn a_list_without_items_is_no_list() {
    assert_eq!(read::<ArticleList>(json!({"page": {}})), None);
    assert_eq!(read::<ArticleList>(json!({"items": null, "page": {}})), None);
}

#[test]
fn an_article_that_was_written_is_read_back_the_same() {
    let value = json!({
        "id": "1", "lang": "en", "title": "T", "lead": "L", "published_at": "2026-03-17T10:05:00+02:00", "media": {"photo": true, "video": false},
        "tags": [], "regions": [], "communities": [], "kind": "video",
        "body": [{"type": "table", "header": [[{"type": "text", "text": "a"}]], "rows": [[[{"type": "break"}]]]}, {"type": "quote", "blocks": [{"type": "rule"}], "cite": "c"}],
        "gallery": [], "attachments": [{"name": "n", "url": "/f", "size": 1, "mime": "m"}], "translations": [{"lang": "uk", "id": "2"}], "canonical_url": "https://example.org/",
    });
    let article = read::<Article>(value);
    let written = article.as_ref().and_then(|article| serde_json::to_value(article).ok());
    assert_eq!(written.and_then(read::<Article>), article);
    assert!(article.is_some_and(|article| article.body.len() == 2 && article.canonical_url.is_some()));
}

#[test]
fn a_problem_is_told_even_when_its_details_are_missing() {
    assert_eq!(read::<Problem>(json!({"title": "Busy"})).map(|problem| problem.title), Some("Busy".into()));
}

fn values() -> impl Strategy<Value = Value> {
    let keys = prop::sample::select(vec![
        "id",
        "title",
        "type",
        "spans",
        "text",
        "blocks",
        "items",
        "rows",
        "url",
        "level",
        "page",
        "tags",
        "slug",
        "name",
        "body",
        "picture",
        "src",
        "published_at",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        prop::sample::select(vec!["paragraph", "link", "text", "/a", "//a", "2026-03-17T10:05:00Z", ""]).prop_map(Value::from)
    ];
    leaf.prop_recursive(6, 64, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(keys.clone().prop_map(str::to_owned), inner, 0..6).prop_map(|map| Value::Object(map.into_iter().collect()))
        ]
    })
}

proptest! {
    #[test]
    fn no_json_makes_a_reader_panic(value in values()) {
        let _ = (read::<Article>(value.clone()), read::<ArticleList>(value.clone()), read::<Vec<Block>>(value));
    }
}
