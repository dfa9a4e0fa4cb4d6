//! A clock that is set forwards and back while the newsroom runs: nothing is lost, nothing is told twice, and no cache is told that
//! what it has is still right when it is not.

use crate::listening::article;
use crate::stand::Stand;
use axum::http::StatusCode;
use serde_json::{Value, json};

const DAY: i64 = 86_400;

/// A newsroom in which nothing is scheduled.
async fn stand() -> Stand {
    let stand = Stand::empty();
    for id in ["001", "002"] {
        assert_eq!(stand.put(id, &article(json!({"title": format!("Назва {id}")}))).await.status, StatusCode::CREATED);
    }
    stand
}

/// What happened since, as kinds and ids.
async fn told(stand: &Stand, since: u64) -> Vec<(String, String)> {
    stand.look().await;
    let changes = stand.get(&format!("/api/v1/changes?lang=any&since={since}")).await.json();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let events = changes["events"].as_array().unwrap().iter();
    events.map(|event| (text(&event["type"]), text(&event["id"]) + &text(&event["card"]["id"]))).collect()
}

async fn cursor(stand: &Stand) -> u64 {
    stand.get("/api/v1/articles").await.json()["as_of"]["cursor"].as_u64().unwrap()
}

fn created(id: &str) -> Vec<(String, String)> {
    vec![("created".into(), id.into())]
}

#[tokio::test]
async fn a_day_forwards_publishes_what_is_due_once_and_a_day_back_takes_nothing_away() {
    let stand = stand().await;
    let since = cursor(&stand).await;
    stand.put("later", &article(json!({"published_at": "2026-03-21T10:00:00+02:00"}))).await;
    assert_eq!(stand.get("/api/v1/articles/later").await.status, StatusCode::NOT_FOUND);
    stand.clock.advance(DAY);
    assert_eq!(told(&stand, since).await, created("later"));
    for jump in [-DAY, DAY, -2 * DAY, 3 * DAY] {
        stand.clock.advance(jump);
        assert_eq!(told(&stand, since).await, created("later"), "after {jump} seconds");
        assert_eq!(stand.get("/api/v1/articles/later").await.status, StatusCode::OK);
        let list = stand.get("/api/v1/articles?limit=100").await.json();
        assert_eq!(list["items"].as_array().unwrap().iter().filter(|card| card["id"] == "later").count(), 1);
        assert_eq!(list["page"]["total"], list["items"].as_array().unwrap().len());
    }
}

#[tokio::test]
async fn what_is_scheduled_while_the_clock_is_slow_comes_when_its_time_has_come() {
    let stand = stand().await;
    stand.clock.advance(-DAY);
    let since = cursor(&stand).await;
    stand.put("later", &article(json!({"published_at": "2026-03-20T11:00:00+02:00"}))).await;
    assert_eq!(told(&stand, since).await, []);
    stand.clock.advance(DAY);
    assert_eq!(told(&stand, since).await, created("later"));
}

#[tokio::test]
async fn cursors_grow_whatever_the_clock_does_and_a_repeated_put_changes_nothing() {
    let stand = stand().await;
    let mut last = cursor(&stand).await;
    for (at, jump) in [DAY, -2 * DAY, 40 * DAY, -39 * DAY].into_iter().enumerate() {
        stand.clock.advance(jump);
        let draft = article(json!({"title": format!("Назва {at}"), "published_at": "2026-01-10T09:00:00+02:00"}));
        stand.put("same", &draft).await;
        assert_eq!(told(&stand, last).await.len(), 1, "after {jump} seconds");
        let now = cursor(&stand).await;
        assert!(now > last);
        stand.put("same", &draft).await;
        assert_eq!(cursor(&stand).await, now, "after {jump} seconds");
        last = now;
    }
}

#[tokio::test]
async fn a_date_that_was_sent_while_the_clock_was_ahead_hides_no_later_change() {
    let stand = stand().await;
    for address in ["/feed.xml", "/feed.json", "/sitemap.xml"] {
        stand.clock.advance(DAY);
        stand.put("a", &article(json!({"title": format!("Завтра, {address}")}))).await;
        stand.clock.advance(60);
        let ahead = stand.get(address).await.header("last-modified").to_owned();
        assert_eq!(stand.get_with(address, "if-modified-since", &ahead).await.status, StatusCode::NOT_MODIFIED, "{address}");
        stand.clock.advance(-DAY);
        stand.put("a", &article(json!({"title": format!("Сьогодні, {address}")}))).await;
        for seconds in [5, 2 * DAY] {
            stand.clock.advance(seconds);
            assert_eq!(stand.get_with(address, "if-modified-since", &ahead).await.status, StatusCode::OK, "{address}, {seconds} seconds later");
        }
    }
}

#[tokio::test]
async fn tags_of_answers_are_of_what_they_say_and_not_of_the_time() {
    let stand = stand().await;
    for address in ["/api/v1/articles", "/api/v1/articles/001", "/feed.xml"] {
        let tag = stand.get(address).await.header("etag").to_owned();
        for jump in [DAY, -2 * DAY, DAY] {
            stand.clock.advance(jump);
            assert_eq!(stand.get_with(address, "if-none-match", &tag).await.status, StatusCode::NOT_MODIFIED, "{address} after {jump} seconds");
        }
    }
}
