use super::*;
use visnyk_contract::TagRef;

fn tags(names: &[(&str, &str)]) -> Vec<TagRef> {
    names.iter().map(|(slug, name)| TagRef { slug: (*slug).into(), name: (*name).into(), name_en: None }).collect()
}

fn batch() -> Batch {
    Batch {
        tags: tags(&[("molod", "молодь"), ("zemlia", "земля")]),
        articles: vec![new(json!({"id": "1", "tags": ["molod"]})), new(json!({"id": "2", "tags": ["zemlia"]})), new(json!({"id": "3"}))],
        withdrawn: vec!["3".into()],
        views: vec![("2".into(), 10)],
    }
}

#[tokio::test]
async fn a_batch_brings_tags_articles_withdrawals_and_views() {
    let newsroom = Newsroom::new();
    let done = newsroom.store.import(batch()).await.unwrap();
    assert!(done.articles.iter().all(|put| matches!(put, Ok(Some(Put::Created)))));
    assert_eq!((done.has_new_names, done.withdrawn, done.viewed), (true, 1, 1));
    assert_eq!(newsroom.ids("tag=molod,zemlia").await, ["2", "1"]);
    assert_eq!(newsroom.article("3").await, Found::Withdrawn);
}

#[tokio::test]
async fn the_same_batch_again_changes_nothing() {
    let newsroom = Newsroom::new();
    newsroom.store.import(batch()).await.unwrap();
    let before = newsroom.store.as_of().await.unwrap();
    newsroom.clock.advance(3 * 86_400);
    let done = newsroom.store.import(batch()).await.unwrap();
    assert!(matches!(done.articles.as_slice(), [Ok(Some(Put::Unchanged)), Ok(Some(Put::Unchanged)), Ok(None)]), "{:?}", done.articles);
    assert_eq!((done.has_new_names, done.withdrawn, done.viewed), (false, 0, 0));
    assert_eq!(newsroom.store.as_of().await.unwrap(), before);
}

#[tokio::test]
async fn a_refused_article_costs_that_article_and_leaves_no_trace() {
    let newsroom = Newsroom::new();
    let articles = vec![new(json!({"id": "1", "tags": [tag("bad", "недобре")], "regions": ["atlantyda"]})), new(json!({"id": "2"}))];
    let done = newsroom.store.import(Batch { articles, ..Batch::default() }).await.unwrap();
    assert!(matches!(done.articles.as_slice(), [Err(StoreError::Invalid { field, .. }), Ok(Some(Put::Created))] if field == "/regions/0"));
    assert_eq!(newsroom.ids("").await, ["2"]);
    assert_eq!(newsroom.store.tag("bad").await.unwrap(), None);
}

#[tokio::test]
async fn a_tag_that_cannot_be_added_costs_the_whole_batch() {
    let newsroom = Newsroom::new();
    let done = newsroom.store.import(Batch { tags: tags(&[("molod", "молодь"), ("Zemlia", "земля")]), ..batch() }).await;
    assert!(matches!(done, Err(StoreError::Invalid { field, .. }) if field == "/1"));
    assert!(newsroom.store.is_empty().await.unwrap());
    assert_eq!(newsroom.store.tags(None, None).await.unwrap(), []);
}

#[tokio::test]
async fn a_renamed_tag_is_renamed_in_its_articles_and_found_by_its_new_name() {
    let newsroom = Newsroom::new();
    newsroom.store.import(batch()).await.unwrap();
    newsroom.store.import(Batch { tags: tags(&[("molod", "юність")]), ..Batch::default() }).await.unwrap();
    assert_eq!(newsroom.list("tag=molod").await.items[0].tags[0].name, "юність");
    assert_eq!(newsroom.store.tag("molod").await.unwrap().map(|tag| tag.name).as_deref(), Some("юність"));
    assert_eq!((newsroom.ids("q=юність").await, newsroom.ids("q=молодь").await), (vec!["1".to_owned()], vec![]));
}
