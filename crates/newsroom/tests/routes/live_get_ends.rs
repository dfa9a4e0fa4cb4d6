//! How streams end, and how many there may be.

use crate::listening::{Listening, article, open, told};
use crate::stand::Stand;
use axum::http::StatusCode;
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;

#[tokio::test]
async fn when_the_server_ends_every_stream_does_and_no_other_is_opened() {
    let stand = Stand::filled().await;
    let (mut one, mut two) = (Listening::to(&stand, "").await, Listening::to(&stand, "q=міст").await);
    let waiting = tokio::spawn(async move { one.next().await });
    tokio::task::yield_now().await;
    stand.live().close();
    assert_eq!(waiting.await.unwrap(), None);
    assert!(two.has_ended());
    drop(two);
    assert_eq!(stand.live().streams(), 0);
    assert_eq!(open(&stand, "", None).await.status(), StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn one_stream_too_many_is_told_to_come_back_later() {
    let stand = Stand::filled().await.with_streams(2);
    let (one, two) = (Listening::to(&stand, "").await, Listening::to(&stand, "q=міст").await);
    assert_eq!(stand.get("/readyz").await.json()["streams"], 2);
    assert_eq!(open(&stand, "", None).await.status(), StatusCode::SERVICE_UNAVAILABLE);
    let reply = stand.get("/api/v1/live").await;
    assert_eq!((reply.status, reply.problem()), (StatusCode::SERVICE_UNAVAILABLE, "crowded".into()));
    let seconds: u32 = reply.header("retry-after").parse().unwrap();
    assert!((30..=90).contains(&seconds), "{seconds}");
    let mut others = Vec::new();
    for _ in 0..20 {
        others.push(stand.get("/api/v1/live").await.header("retry-after").to_owned());
    }
    assert!(others.iter().any(|other| *other != others[0]), "all would come back at once: {others:?}");
    drop((one, two));
    assert_eq!(stand.get("/readyz").await.json()["streams"], 0);
    Listening::to(&stand, "").await;
}

#[tokio::test]
async fn a_text_has_fewer_places_and_gives_none_away_for_nothing() {
    let stand = Stand::filled().await.with_streams(300);
    let mut open_ones = Vec::new();
    for _ in 0..200 {
        open_ones.push(open(&stand, "q=міст", None).await);
    }
    assert_eq!(open(&stand, "q=міст", None).await.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(stand.live().streams(), 200);
    assert_eq!(open(&stand, "", None).await.status(), StatusCode::OK);
    open_ones.pop();
    assert_eq!(open(&stand, "q=міст", None).await.status(), StatusCode::OK);
}

#[tokio::test(start_paused = true)]
async fn one_who_does_not_take_an_event_for_a_minute_is_let_go_and_can_come_back() {
    let stand = Stand::filled().await;
    let (mut quick, mut slow) = (Listening::to(&stand, "").await, Listening::to(&stand, "").await);
    let cursor = slow.id;
    stand.put("a", &article(json!({}))).await;
    stand.look().await;
    tokio::time::advance(Duration::from_secs(60)).await;
    assert_eq!(quick.told().await, told("created", "a"));
    tokio::time::advance(Duration::from_secs(1)).await;
    assert!(slow.has_ended());
    assert!(!quick.has_ended());
    let mut again = Listening::again(&stand, "", &cursor.to_string()).await;
    assert_eq!(again.told().await, told("created", "a"));
}

#[tokio::test]
async fn one_who_is_slower_than_the_ring_is_reset() {
    let stand = Stand::empty();
    stand.put("a", &article(json!({}))).await;
    let mut slow = Listening::to(&stand, "region=lvivska").await;
    let store = stand.second();
    for tag in 0..1_001 {
        let renamed = serde_json::from_value(json!({"slug": "a", "name": tag.to_string()})).unwrap();
        store.put_tags(vec![renamed]).await.unwrap();
    }
    stand.look().await;
    let heard = slow.next().await.unwrap();
    assert_eq!((heard.kind.as_str(), heard.id), ("reset", 1_002));
}

#[tokio::test]
async fn a_write_here_is_told_at_once_and_not_at_the_next_look() {
    let stand = Stand::filled().await;
    let hub = Arc::clone(stand.live());
    let looking = tokio::spawn(async move { hub.run(Duration::MAX).await });
    let mut listening = Listening::to(&stand, "").await;
    stand.put("a", &article(json!({}))).await;
    assert_eq!(listening.told().await, told("created", "a"));
    stand.delete("a").await;
    assert_eq!(listening.told().await, told("removed", "a"));
    stand.live().close();
    looking.await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn what_others_wrote_is_found_within_a_second() {
    use visnyk_newsroom::store::Store;
    let stand = Stand::filled().await;
    let hub = Arc::clone(stand.live());
    let mut listening = Listening::to(&stand, "").await;
    let looking = tokio::spawn(async move { hub.run(Duration::from_secs(1)).await });
    stand.second().withdraw("004").await.unwrap();
    assert_eq!(listening.told().await, told("removed", "004"));
    stand.live().close();
    looking.await.unwrap();
}
