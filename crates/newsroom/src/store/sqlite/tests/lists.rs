use super::*;

/// Ten articles, a day apart; the newest is «9».
async fn ten() -> Newsroom {
    let newsroom = Newsroom::new();
    for n in 0..10 {
        newsroom.put(json!({"id": n.to_string(), "published_at": format!("2026-03-{:02}T00:30:00+02:00", n + 1), "media": {"photo": n % 2 == 0, "video": n % 3 == 0}})).await;
    }
    newsroom
}

#[tokio::test]
async fn newest_come_first_also_when_an_older_one_arrives_late() {
    let newsroom = ten().await;
    newsroom.put(json!({"id": "late", "published_at": "2026-03-05T12:00:00+02:00"})).await;
    assert_eq!(newsroom.ids("").await, ["9", "8", "7", "6", "5", "late", "4", "3", "2", "1", "0"]);
}

#[tokio::test]
async fn a_page_beyond_the_end_is_the_last() {
    let newsroom = ten().await;
    let page = async |page, limit| {
        let list = newsroom.store.list(ListRequest { selection: Selection::new(), lang: None, page, limit, facets: vec![], facet_limit: None }).await.unwrap();
        (list.items.into_iter().map(|card| card.id).collect::<Vec<_>>().concat(), list.page.number, list.page.total)
    };
    assert_eq!(page(1, 4).await, ("9876".into(), 1, 10));
    assert_eq!(page(3, 4).await, ("10".into(), 3, 10));
    assert_eq!(page(99, 4).await, ("10".into(), 3, 10));
    assert_eq!(page(0, 4).await, ("9876".into(), 1, 10));
}

#[tokio::test]
async fn an_empty_newsroom_has_one_empty_page() {
    let list = Newsroom::new().list("tag=nothing").await;
    assert_eq!((list.items.len(), list.page.number, list.page.total), (0, 1, 0));
    assert_eq!(list.as_of, Default::default());
}

#[tokio::test]
async fn dates_are_those_of_the_newsroom_and_both_ends_count() {
    // Half past midnight in Kyiv is the day before in UTC.
    let newsroom = ten().await;
    assert_eq!(newsroom.ids("from=2026-03-03&to=2026-03-05").await, ["4", "3", "2"]);
    assert_eq!(newsroom.ids("to=2026-03-01").await, ["0"]);
    assert_eq!(newsroom.ids("from=2026-03-10").await, ["9"]);
}

#[tokio::test]
async fn media_are_alternatives() {
    let newsroom = ten().await;
    assert_eq!(newsroom.ids("media=video").await, ["9", "6", "3", "0"]);
    assert_eq!(newsroom.ids("media=video,photo").await, ["9", "8", "6", "4", "3", "2", "0"]);
}

#[tokio::test]
async fn values_of_a_key_are_alternatives_and_keys_narrow() {
    let newsroom = Newsroom::new();
    let tags = |slugs: &[&str]| slugs.iter().map(|slug| tag(slug, slug)).collect::<Vec<_>>();
    newsroom.put(json!({"id": "1", "tags": tags(&["a"]), "regions": ["odeska"]})).await;
    newsroom.put(json!({"id": "2", "tags": tags(&["b"]), "regions": ["odeska", "kyiv"]})).await;
    newsroom.put(json!({"id": "3", "tags": tags(&["a", "b"]), "regions": ["kyiv"]})).await;
    newsroom.put(json!({"id": "4", "tags": tags(&["c"])})).await;
    assert_eq!(newsroom.ids("tag=a,b").await, ["3", "2", "1"]);
    assert_eq!(newsroom.ids("tag=a&region=odeska").await, ["1"]);
    assert_eq!(newsroom.ids("tag=b,c&region=odeska,kyiv").await, ["3", "2"]);
}

#[tokio::test]
async fn unknown_values_are_dropped_and_named() {
    let newsroom = ten().await;
    let list = newsroom.list("tag=nema&region=odeska,atlantyda&q=%22*%22").await;
    let ignored: Vec<_> = list.ignored.iter().map(|ignored| (ignored.key.as_str(), ignored.value.as_str())).collect();
    assert_eq!(ignored, [("tag", "nema"), ("region", "atlantyda"), ("q", "\"*\"")]);
    assert_eq!(list.page.total, 0);
    assert_eq!(newsroom.list("tag=nema").await.page.total, 10);
}

#[tokio::test]
async fn a_language_has_its_own_list() {
    let newsroom = Newsroom::new();
    newsroom.put(json!({"id": "1"})).await;
    newsroom.put(json!({"id": "2", "lang": "en"})).await;
    let ids = async |lang| {
        let list = newsroom.store.list(ListRequest { selection: Selection::new(), lang, page: 1, limit: 20, facets: vec![], facet_limit: None }).await.unwrap();
        list.items.into_iter().map(|card| card.id).collect::<Vec<_>>().concat()
    };
    assert_eq!((ids(Some(ArticleLang::Uk)).await, ids(Some(ArticleLang::En)).await, ids(None).await), ("1".into(), "2".into(), "21".into()));
}

#[tokio::test]
async fn related_share_tags_then_a_community_then_a_region_then_are_new() {
    let newsroom = Newsroom::new();
    let at = |hour| format!("2026-03-16T{hour:02}:00:00+02:00");
    let tags = |slugs: &[&str]| slugs.iter().map(|slug| tag(slug, slug)).collect::<Vec<_>>();
    newsroom.put(json!({"id": "me", "published_at": at(9), "tags": tags(&["a", "b"]), "communities": ["zhytomyrska"]})).await;
    newsroom.put(json!({"id": "two-tags", "published_at": at(1), "tags": tags(&["a", "b", "c"])})).await;
    newsroom.put(json!({"id": "tag-and-community", "published_at": at(2), "tags": tags(&["a"]), "communities": ["zhytomyrska"]})).await;
    newsroom.put(json!({"id": "tag-and-region", "published_at": at(3), "tags": tags(&["b"]), "regions": ["zhytomyrska"]})).await;
    newsroom.put(json!({"id": "tag", "published_at": at(4), "tags": tags(&["b"])})).await;
    newsroom.put(json!({"id": "community", "published_at": at(5), "communities": ["zhytomyrska"]})).await;
    newsroom.put(json!({"id": "region", "published_at": at(6), "regions": ["zhytomyrska"]})).await;
    newsroom.put(json!({"id": "old", "published_at": at(7)})).await;
    newsroom.put(json!({"id": "new", "published_at": at(8)})).await;
    newsroom.put(json!({"id": "english", "lang": "en", "tags": tags(&["a", "b"]), "communities": ["zhytomyrska"]})).await;
    let ids = async |limit| {
        let Found::Here(cards) = newsroom.store.related("me", limit).await.unwrap() else { panic!("it is there") };
        cards.into_iter().map(|card| card.id).collect::<Vec<_>>()
    };
    let all = ["two-tags", "tag-and-community", "tag-and-region", "tag", "community", "region", "new", "old"];
    assert_eq!(ids(20).await, all);
    assert_eq!(ids(3).await, all[..3]);
    assert_eq!(newsroom.store.related("nobody", 3).await.unwrap(), Found::Unknown);
}

#[tokio::test]
async fn the_ledger_is_all_that_is_visible_in_parts_that_stay_as_more_is_published() {
    let newsroom = Newsroom::new();
    for (id, published) in
        [("b", "2026-03-02T10:00:00+02:00"), ("a", "2026-03-01T10:00:00+02:00"), ("c", "2026-03-03T10:00:00+02:00"), ("ahead", "2026-03-18T10:00:00+02:00")]
    {
        newsroom.put(json!({"id": id, "published_at": published})).await;
    }
    let ids = |ledger: crate::store::Ledger| (ledger.lines.into_iter().map(|line| line.id).collect::<Vec<_>>(), ledger.total);
    assert_eq!(ids(newsroom.store.ledger(0, 2).await.unwrap()), (vec!["a".to_owned(), "b".to_owned()], 3));
    assert_eq!(ids(newsroom.store.ledger(2, 2).await.unwrap()), (vec!["c".to_owned()], 3));
    assert_eq!(ids(newsroom.store.ledger(4, 2).await.unwrap()), (vec![], 3));
    newsroom.clock.advance(2 * 86_400);
    assert_eq!(ids(newsroom.store.ledger(0, 2).await.unwrap()), (vec!["a".to_owned(), "b".to_owned()], 4));
}
