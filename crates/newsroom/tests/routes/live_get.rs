//! What a stream tells.

use crate::listening::{Listening, article, open, told};
use crate::stand::{NOW, Stand};
use axum::http::{Method, StatusCode};
use serde_json::json;
use visnyk_newsroom::store::Store;

#[tokio::test]
async fn a_stream_opens_with_a_ping_and_when_to_come_back() {
    let stand = Stand::filled().await;
    stand.look().await;
    let last = stand.get("/api/v1/articles").await.json()["as_of"]["cursor"].as_u64().unwrap();
    let mut listening = Listening::to(&stand, "").await;
    assert_eq!(listening.id, last);
    assert!((1_000..=30_000).contains(&listening.retry), "{}", listening.retry);
    assert!(listening.is_silent());
}

#[tokio::test]
async fn clients_are_told_different_times_to_come_back() {
    let stand = Stand::empty();
    let mut times = Vec::new();
    for _ in 0..8 {
        times.push(Listening::to(&stand, "").await.retry);
    }
    times.sort_unstable();
    times.dedup();
    assert!(times.len() > 4, "{times:?}");
}

#[tokio::test]
async fn the_answer_is_an_event_stream_that_nothing_keeps_compresses_or_holds_back() {
    let stand = Stand::filled().await;
    let response = open(&stand, "", None).await;
    let header = |name: &str| response.headers().get(name).map(|value| value.to_str().unwrap()).unwrap_or_default();
    assert_eq!((response.status(), header("content-type")), (StatusCode::OK, "text/event-stream"));
    assert_eq!((header("cache-control"), header("x-accel-buffering")), ("no-store, no-transform", "no"));
    assert_eq!((header("content-encoding"), header("etag"), header("content-length")), ("", "", ""));
}

#[tokio::test]
async fn who_asks_for_the_head_has_it_at_once_and_takes_no_place() {
    let stand = Stand::empty();
    let reply = stand.ask(Method::HEAD, "/api/v1/live").await;
    assert_eq!((reply.status, reply.header("content-type"), reply.body.len()), (StatusCode::OK, "text/event-stream", 0));
    assert_eq!(stand.live().streams(), 0);
}

#[tokio::test]
async fn a_published_article_is_created_an_edited_one_updated_and_a_withdrawn_one_removed() {
    let stand = Stand::filled().await;
    let mut listening = Listening::to(&stand, "").await;
    stand.put("new", &article(json!({"title": "Щойно", "tags": ["transport"]}))).await;
    stand.look().await;
    let heard = listening.next().await.unwrap();
    let cursor = stand.get("/api/v1/articles").await.json()["as_of"]["cursor"].clone();
    assert_eq!((heard.kind.as_str(), json!(heard.id)), ("created", cursor));
    assert_eq!(heard.data, stand.get("/api/v1/articles").await.json()["items"][0]);
    stand.put("new", &article(json!({"title": "Щойно, доповнено", "tags": ["transport"]}))).await;
    stand.look().await;
    let heard = listening.next().await.unwrap();
    assert_eq!((heard.kind.as_str(), heard.data["title"].as_str().unwrap()), ("updated", "Щойно, доповнено"));
    stand.put("new", &article(json!({"title": "Щойно, доповнено", "tags": ["transport"]}))).await;
    stand.delete("new").await;
    stand.look().await;
    let heard = listening.next().await.unwrap();
    assert_eq!((heard.kind.as_str(), heard.data), ("removed", json!({"id": "new"})));
    assert!(listening.is_silent());
}

#[tokio::test]
async fn an_article_that_enters_a_selection_is_created_and_one_that_leaves_it_is_removed() {
    let stand = Stand::filled().await;
    let mut transport = Listening::to(&stand, "tag=transport").await;
    let mut lviv = Listening::to(&stand, "region=lvivska").await;
    stand.put("004", &article(json!({"title": "З міткою", "tags": ["transport"]}))).await;
    stand.look().await;
    assert_eq!(transport.told().await, told("created", "004"));
    stand.put("002", &article(json!({"title": "Без мітки", "regions": ["lvivska"]}))).await;
    stand.look().await;
    assert_eq!(transport.told().await, told("removed", "002"));
    assert_eq!(lviv.told().await, told("updated", "002"));
    stand.delete("004").await;
    stand.look().await;
    assert_eq!(transport.told().await, told("removed", "004"));
    assert!(transport.is_silent() && lviv.is_silent());
}

#[tokio::test]
async fn what_a_selection_never_held_is_not_told_to_it() {
    let stand = Stand::filled().await;
    let mut listening = Listening::to(&stand, "region=lvivska&from=2026-03-19").await;
    stand.put("a", &article(json!({}))).await;
    stand.put("a", &article(json!({"title": "Інакше"}))).await;
    stand.put("b", &article(json!({"regions": ["lvivska"], "published_at": "2026-03-18T10:00:00+02:00"}))).await;
    stand.delete("a").await;
    stand.look().await;
    assert!(listening.is_silent());
}

#[tokio::test]
async fn a_renamed_tag_updates_its_articles() {
    let stand = Stand::filled().await;
    let mut listening = Listening::to(&stand, "tag=partnerstvo").await;
    let tag = serde_json::from_value(json!({"slug": "partnerstvo", "name": "Партнери"})).unwrap();
    stand.second().put_tags(vec![tag]).await.unwrap();
    stand.look().await;
    let heard = listening.next().await.unwrap();
    assert_eq!((heard.kind.as_str(), &heard.data["tags"][1]["name"]), ("updated", &json!("Партнери")));
}

#[tokio::test]
async fn a_scheduled_article_is_created_when_its_time_has_come_and_its_id_is_not_told_before() {
    let stand = Stand::filled().await;
    let mut listening = Listening::to(&stand, "").await;
    stand.put("soon", &article(json!({"published_at": "2026-03-20T12:01:00+02:00"}))).await;
    stand.put("never", &article(json!({"published_at": "2026-03-20T12:01:00+02:00"}))).await;
    stand.delete("never").await;
    stand.look().await;
    stand.clock.advance(59);
    stand.look().await;
    assert!(listening.is_silent());
    stand.clock.advance(1);
    stand.look().await;
    assert_eq!(listening.told().await, told("created", "soon"));
    stand.put("soon", &article(json!({"published_at": "2026-03-21T12:01:00+02:00"}))).await;
    stand.look().await;
    assert_eq!(listening.told().await, told("removed", "soon"));
}

#[tokio::test]
async fn each_language_has_its_own_news_and_any_has_both() {
    let stand = Stand::filled().await;
    let (mut uk, mut en, mut any) = (Listening::to(&stand, "").await, Listening::to(&stand, "lang=en").await, Listening::to(&stand, "lang=any").await);
    stand.put("a", &article(json!({"lang": "en"}))).await;
    stand.put("b", &article(json!({}))).await;
    stand.look().await;
    assert_eq!((uk.told().await, en.told().await), (told("created", "b"), told("created", "a")));
    assert_eq!((any.told().await, any.told().await), (told("created", "a"), told("created", "b")));
    stand.put("b", &article(json!({"lang": "en"}))).await;
    stand.look().await;
    assert_eq!((uk.told().await, en.told().await, any.told().await), (told("removed", "b"), told("created", "b"), told("updated", "b")));
    assert!(uk.is_silent() && en.is_silent() && any.is_silent());
}

#[tokio::test]
async fn with_a_text_only_articles_that_hold_it_are_told() {
    let stand = Stand::filled().await;
    let mut listening = Listening::to(&stand, "q=водогін").await;
    stand.put("a", &article(json!({"title": "Про інше"}))).await;
    stand.put("b", &article(json!({"title": "Новий водогін"}))).await;
    stand.put("004", &article(json!({"title": "Водогін громади"}))).await;
    stand.look().await;
    assert_eq!(listening.told().await, told("created", "b"));
    // Whether it held the word before is not known: it may have been there.
    assert_eq!(listening.told().await, told("updated", "004"));
    stand.put("b", &article(json!({"title": "Уже про інше"}))).await;
    stand.look().await;
    assert_eq!(listening.told().await, told("removed", "b"));
}

#[tokio::test]
async fn unknown_slugs_are_left_out_as_in_lists_and_begin_to_filter_when_they_come() {
    let stand = Stand::filled().await;
    let (mut one, mut only) = (Listening::to(&stand, "tag=moon,transport").await, Listening::to(&stand, "tag=moon&region=nowhere").await);
    stand.put("a", &article(json!({}))).await;
    stand.look().await;
    assert_eq!(only.told().await, told("created", "a"));
    assert!(one.is_silent());
    stand.put("b", &article(json!({"tags": [{"slug": "moon", "name": "Місяць"}]}))).await;
    stand.look().await;
    assert_eq!((one.told().await.0, only.told().await.0), ("reset".into(), "reset".into()));
    stand.put("c", &article(json!({"tags": ["moon"]}))).await;
    stand.put("d", &article(json!({}))).await;
    stand.look().await;
    assert_eq!((one.told().await, only.told().await), (told("created", "c"), told("created", "c")));
    assert!(one.is_silent() && only.is_silent());
}

#[tokio::test]
async fn what_another_process_writes_is_told_too() {
    let stand = Stand::filled().await;
    let mut listening = Listening::to(&stand, "").await;
    stand.second().withdraw("004").await.unwrap();
    stand.look().await;
    assert_eq!(listening.told().await, told("removed", "004"));
}

#[tokio::test(start_paused = true)]
async fn every_twenty_seconds_a_ping_tells_the_time_and_the_cursor() {
    let stand = Stand::empty();
    let mut listening = Listening::to(&stand, "").await;
    let before = tokio::time::Instant::now();
    for beat in 1..=2 {
        let ping = listening.next().await.unwrap();
        assert_eq!((ping.kind.as_str(), ping.data), ("ping", json!({"now": NOW, "retry": 30_000})));
        assert_eq!(before.elapsed().as_secs(), 20 * beat);
    }
    assert!(listening.is_silent());
}

#[tokio::test]
async fn another_method_is_refused_and_other_origins_may_listen() {
    let stand = Stand::empty();
    let reply = stand.ask(Method::POST, "/api/v1/live").await;
    assert_eq!((reply.status, reply.problem()), (StatusCode::METHOD_NOT_ALLOWED, "method".into()));
    let request = axum::http::Request::head("/api/v1/live").header("origin", "https://elsewhere.example");
    let reply = stand.send(request.body(axum::body::Body::empty()).unwrap()).await;
    assert_eq!(reply.header("access-control-allow-origin"), "*");
}
