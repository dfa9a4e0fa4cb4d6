use super::*;

#[tokio::test]
async fn an_article_is_read_as_it_was_put_with_the_names_filled_in() {
    let newsroom = Newsroom::new();
    let put = newsroom.put(json!({"id": "007", "title": "Громада <b>пише</b>", "tags": [tag("molod", "молодь")], "communities": ["zhytomyrska"], "media": {"photo": true, "video": false}})).await;
    assert_eq!(put, Put::Created);
    let Found::Here(article) = newsroom.article("007").await else { panic!("it is there") };
    assert_eq!(
        serde_json::to_value(&article).unwrap(),
        json!({
            "id": "007", "lang": "uk", "title": "Громада <b>пише</b>", "lead": "", "published_at": "2026-03-16T10:00:00+02:00", "media": {"photo": true, "video": false},
            "tags": [{"slug": "molod", "name": "молодь"}],
            "regions": [{"slug": "zhytomyrska", "name": "Житомирська область", "name_en": "Zhytomyr Oblast"}],
            "communities": [{"slug": "zhytomyrska", "name": "Житомирська територіальна громада", "region": "zhytomyrska"}],
            "body": [{"type": "paragraph", "spans": [{"type": "text", "text": "Текст."}]}], "gallery": [], "attachments": [], "translations": [],
        })
    );
    assert_eq!(newsroom.list("").await.items, [article.card]);
}

#[tokio::test]
async fn the_same_article_again_changes_nothing_and_moves_no_cursor() {
    let newsroom = Newsroom::new();
    let article = json!({"tags": [tag("molod", "молодь")], "communities": ["zhytomyrska"], "translations": [{"lang": "en", "id": "2"}]});
    newsroom.put(article.clone()).await;
    let before = newsroom.store.as_of().await.unwrap();
    newsroom.clock.advance(60);
    assert_eq!(newsroom.put(article).await, Put::Unchanged);
    assert_eq!(newsroom.put(json!({"tags": ["molod"], "regions": ["zhytomyrska"], "communities": ["zhytomyrska", "zhytomyrska"], "translations": [{"lang": "en", "id": "2"}]})).await, Put::Unchanged);
    assert_eq!(newsroom.store.as_of().await.unwrap(), before);
}

#[tokio::test]
async fn a_changed_article_moves_to_its_new_place_in_every_list() {
    let newsroom = Newsroom::new();
    newsroom.put(json!({"title": "Стара назва", "tags": [tag("molod", "молодь")], "regions": ["odeska"]})).await;
    assert_eq!(newsroom.put(json!({"title": "Нова назва", "tags": [tag("zemlia", "земля")], "regions": ["kyiv"]})).await, Put::Updated);
    for (query, expected) in [("tag=molod", 0), ("tag=zemlia", 1), ("region=odeska", 0), ("region=kyiv", 1), ("q=стара", 0), ("q=нова", 1)] {
        assert_eq!(newsroom.list(query).await.page.total, expected, "{query}");
    }
}

#[tokio::test]
async fn what_does_not_exist_is_refused_by_its_place_and_nothing_is_stored() {
    let newsroom = Newsroom::new();
    assert_eq!(newsroom.refused(json!({"regions": ["odeska", "atlantyda"]})).await, "/regions/1");
    assert_eq!(newsroom.refused(json!({"communities": ["atlantydska"]})).await, "/communities/0");
    assert_eq!(newsroom.refused(json!({"tags": [tag("molod", "молодь"), "nevidomyi"]})).await, "/tags/1");
    assert_eq!(newsroom.refused(json!({"tags": [tag("Не слаг", "молодь")]})).await, "/tags/0");
    assert_eq!(newsroom.refused(json!({"id": "../etc"})).await, "/id");
    assert_eq!(newsroom.refused(json!({"published_at": null})).await, "/published_at");
    assert_eq!(newsroom.store.tags(None, None).await.unwrap(), []);
    assert!(newsroom.store.is_empty().await.unwrap());
    assert_eq!(newsroom.store.as_of().await.unwrap().cursor, 0);
}

#[tokio::test]
async fn a_known_tag_keeps_its_name() {
    let newsroom = Newsroom::new();
    newsroom.put(json!({"tags": [tag("molod", "молодь")]})).await;
    newsroom.put(json!({"id": "2", "tags": [tag("molod", "МОЛОДЬ!!!")]})).await;
    assert_eq!(newsroom.list("").await.items[0].tags[0].name, "молодь");
}

#[tokio::test]
async fn a_withdrawn_article_is_gone_everywhere_and_can_come_back() {
    let newsroom = Newsroom::new();
    let article = json!({"title": "Зниклий заголовок", "tags": [tag("molod", "молодь")]});
    newsroom.put(article.clone()).await;
    newsroom.store.count_view("1").await.unwrap();
    assert_eq!(newsroom.store.withdraw("1").await.unwrap(), Found::Here(()));
    assert_eq!(newsroom.store.withdraw("1").await.unwrap(), Found::Withdrawn);
    assert_eq!(newsroom.store.withdraw("2").await.unwrap(), Found::Unknown);
    assert_eq!(newsroom.article("1").await, Found::Withdrawn);
    assert_eq!(newsroom.store.related("1", 5).await.unwrap(), Found::Withdrawn);
    assert!(!newsroom.store.count_view("1").await.unwrap());
    for query in ["", "tag=molod", "q=зниклий"] {
        assert_eq!(newsroom.list(query).await.page.total, 0, "{query}");
    }
    assert_eq!(newsroom.put(article).await, Put::Created);
    for query in ["", "tag=molod", "q=зниклий"] {
        assert_eq!(newsroom.list(query).await.page.total, 1, "{query}");
    }
}

#[tokio::test]
async fn many_articles_go_in_together_or_not_at_all() {
    let newsroom = Newsroom::new();
    let bad = newsroom.store.put_all(vec![new(json!({"id": "1"})), new(json!({"id": "2", "regions": ["atlantyda"]}))]).await;
    assert!(matches!(bad, Err(StoreError::Invalid { .. })));
    assert!(newsroom.store.is_empty().await.unwrap());
    newsroom.store.put_all((0..3_000).map(|n| new(json!({"id": format!("n{n}")}))).collect()).await.unwrap();
    assert_eq!(newsroom.list("").await.page.total, 3_000);
}

#[tokio::test]
async fn views_make_the_list_of_the_most_read() {
    use crate::store::Window;
    let newsroom = Newsroom::new();
    for (id, published) in
        [("1", "2026-03-01T10:00:00+02:00"), ("2", "2026-03-02T10:00:00+02:00"), ("3", "2026-03-03T10:00:00+02:00"), ("4", "2026-03-04T10:00:00+02:00")]
    {
        newsroom.put(json!({"id": id, "published_at": published})).await;
    }
    newsroom.clock.advance(-10 * 86_400);
    for _ in 0..5 {
        assert!(newsroom.store.count_view("4").await.unwrap());
    }
    newsroom.clock.advance(10 * 86_400);
    for id in ["1", "1", "2", "3", "missing"] {
        newsroom.store.count_view(id).await.unwrap();
    }
    let top = async |window| newsroom.store.top(window, Some(ArticleLang::Uk), 10).await.unwrap().into_iter().map(|card| card.id).collect::<Vec<_>>();
    assert_eq!(top(Window::Week).await, ["1", "3", "2"]);
    assert_eq!(top(Window::Month).await, ["4", "1", "3", "2"]);
    assert_eq!(newsroom.store.top(Window::Week, Some(ArticleLang::En), 10).await.unwrap(), []);
}

#[tokio::test]
async fn views_taken_over_twice_count_once() {
    use crate::store::Window;
    let newsroom = Newsroom::new();
    newsroom.put(json!({"id": "1"})).await;
    newsroom.put(json!({"id": "2"})).await;
    let taken = async |id: &str, views| newsroom.store.import(Batch { views: vec![(id.to_owned(), views)], ..Batch::default() }).await.unwrap().viewed;
    assert_eq!((taken("1", 7).await, taken("1", 7).await, taken("3", 7).await, taken("2", 8).await), (1, 0, 0, 1));
    let top = async || newsroom.store.top(Window::Week, None, 10).await.unwrap().into_iter().map(|card| card.id).collect::<Vec<_>>();
    assert_eq!(top().await, ["2", "1"]);
    newsroom.store.count_view("1").await.unwrap();
    newsroom.store.count_view("1").await.unwrap();
    assert_eq!(top().await, ["1", "2"]);
}
