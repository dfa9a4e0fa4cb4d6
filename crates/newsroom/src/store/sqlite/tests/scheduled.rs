use super::*;

const LATER: &str = "2026-03-17T12:01:00+02:00";

#[tokio::test]
async fn an_article_dated_ahead_is_hidden_until_its_minute_and_then_there() {
    let newsroom = Newsroom::new();
    newsroom.put(json!({"id": "now"})).await;
    assert_eq!(newsroom.put(json!({"id": "later", "title": "Згодом", "published_at": LATER, "tags": [tag("molod", "молодь")]})).await, Put::Created);
    newsroom.clock.advance(59);
    assert_eq!(newsroom.ids("").await, ["now"]);
    assert_eq!(newsroom.ids("q=згодом").await, [""; 0]);
    assert_eq!(newsroom.article("later").await, Found::Unknown);
    assert_eq!(newsroom.store.tag("molod").await.unwrap().unwrap().count, 0);
    assert!(!newsroom.store.count_view("later").await.unwrap());
    let before = newsroom.store.as_of().await.unwrap();
    newsroom.clock.advance(1);
    let after = newsroom.store.as_of().await.unwrap();
    assert_eq!((after.cursor, after.changed_at.unwrap().to_string().as_str()), (before.cursor + 1, LATER));
    assert_eq!(newsroom.ids("").await, ["later", "now"]);
    assert_eq!(newsroom.ids("q=згодом").await, ["later"]);
    assert_eq!(newsroom.store.tag("molod").await.unwrap().unwrap().count, 1);
    assert!(matches!(newsroom.article("later").await, Found::Here(_)));
}

#[tokio::test]
async fn a_second_process_knows_when_to_look_and_it_is_published_once() {
    let newsroom = Newsroom::new();
    let second = newsroom.second();
    newsroom.put(json!({"id": "later", "published_at": LATER})).await;
    assert_eq!(list_of(&second, "").await.page.total, 0);
    newsroom.clock.advance(60);
    assert_eq!(list_of(&second, "").await.page.total, 1);
    let as_of = second.as_of().await.unwrap();
    assert_eq!(newsroom.ids("").await, ["later"]);
    assert_eq!(newsroom.store.as_of().await.unwrap(), as_of);
}

#[tokio::test]
async fn one_that_is_due_while_the_newsroom_is_closed_is_there_when_it_opens() {
    let newsroom = Newsroom::new();
    newsroom.put(json!({"id": "later", "published_at": LATER})).await;
    newsroom.clock.advance(86_400);
    assert_eq!(list_of(&newsroom.second(), "").await.page.total, 1);
}

#[tokio::test]
async fn an_article_put_off_disappears_and_one_brought_forward_appears() {
    let newsroom = Newsroom::new();
    newsroom.put(json!({"id": "1"})).await;
    newsroom.put(json!({"id": "1", "published_at": LATER})).await;
    assert_eq!((newsroom.ids("").await.len(), newsroom.article("1").await), (0, Found::Unknown));
    newsroom.put(json!({"id": "1"})).await;
    assert_eq!(newsroom.ids("").await, ["1"]);
}

#[tokio::test]
async fn a_scheduled_article_can_be_withdrawn() {
    let newsroom = Newsroom::new();
    newsroom.put(json!({"id": "later", "published_at": LATER})).await;
    assert_eq!(newsroom.store.withdraw("later").await.unwrap(), Found::Here(()));
    newsroom.clock.advance(60);
    assert_eq!((newsroom.ids("").await.len(), newsroom.article("later").await), (0, Found::Withdrawn));
}
