//! Where a stream goes on that broke off.

use crate::listening::{Listening, article, told};
use crate::stand::Stand;
use serde_json::json;

/// A newsroom in which four things have happened, and its cursor before the last two.
async fn with_a_past() -> (Stand, u64) {
    let stand = Stand::empty();
    stand.put("a", &article(json!({}))).await;
    stand.put("b", &article(json!({"regions": ["lvivska"]}))).await;
    let since = stand.get("/api/v1/articles").await.json()["as_of"]["cursor"].as_u64().unwrap();
    stand.put("c", &article(json!({}))).await;
    stand.delete("b").await;
    (stand, since)
}

#[tokio::test]
async fn what_was_missed_is_told_and_then_what_comes() {
    let (stand, since) = with_a_past().await;
    let (mut one, mut two) = (Listening::to(&stand, &format!("since={since}")).await, Listening::again(&stand, "", &since.to_string()).await);
    for listening in [&mut one, &mut two] {
        assert_eq!(listening.id, since);
        assert_eq!((listening.told().await, listening.told().await), (told("created", "c"), told("removed", "b")));
        assert!(listening.is_silent());
    }
    stand.put("d", &article(json!({}))).await;
    stand.look().await;
    assert_eq!((one.told().await, two.told().await), (told("created", "d"), told("created", "d")));
    let mut lviv = Listening::to(&stand, &format!("since={since}&region=lvivska")).await;
    assert_eq!(lviv.told().await, told("removed", "b"));
    assert!(lviv.is_silent());
}

#[tokio::test]
async fn the_header_wins_over_the_address_and_nonsense_counts_as_none() {
    let (stand, since) = with_a_past().await;
    let mut listening = Listening::again(&stand, "since=0", &since.to_string()).await;
    assert_eq!(listening.told().await, told("created", "c"));
    let mut listening = Listening::again(&stand, &format!("since={since}"), "moon").await;
    assert_eq!(listening.told().await, told("created", "c"));
    for (query, header) in [("since=moon", "-1"), ("since=", ""), ("since=1.5", "1e3"), ("since=-1", "0x1")] {
        let mut listening = Listening::again(&stand, query, header).await;
        assert_eq!(listening.id, since + 2, "{query} {header}");
        assert!(listening.is_silent(), "{query} {header}");
    }
}

#[tokio::test]
async fn a_restart_of_the_server_loses_nothing() {
    let (stand, since) = with_a_past().await;
    let stand = stand.reopened();
    let mut listening = Listening::again(&stand, "", &since.to_string()).await;
    assert_eq!((listening.told().await, listening.told().await), (told("created", "c"), told("removed", "b")));
    stand.put("d", &article(json!({}))).await;
    stand.look().await;
    assert_eq!(listening.told().await, told("created", "d"));
}

#[tokio::test]
async fn a_cursor_from_the_future_is_reset_to_the_present() {
    let (stand, since) = with_a_past().await;
    for future in [(since + 3).to_string(), u64::MAX.to_string()] {
        let mut listening = Listening::again(&stand, "", &future).await;
        let heard = listening.next().await.unwrap();
        assert_eq!((heard.kind.as_str(), heard.id, heard.data), ("reset", since + 2, json!({})));
        assert!(listening.is_silent());
    }
}

#[tokio::test]
async fn a_cursor_that_is_just_ahead_of_the_hub_is_not_the_future() {
    let (stand, since) = with_a_past().await;
    stand.look().await;
    stand.put("d", &article(json!({}))).await;
    let mut listening = Listening::again(&stand, "", &(since + 3).to_string()).await;
    assert!(listening.is_silent());
}

#[tokio::test]
async fn more_than_a_hundred_events_are_a_reset_and_a_hundred_are_told() {
    let (stand, since) = with_a_past().await;
    for number in 0..98 {
        stand.put(&format!("n{number}"), &article(json!({}))).await;
    }
    let mut listening = Listening::again(&stand, "", &since.to_string()).await;
    for _ in 0..100 {
        assert_ne!(listening.told().await.0, "reset");
    }
    assert!(listening.is_silent());
    stand.put("one-more", &article(json!({}))).await;
    stand.put("n98", &article(json!({}))).await;
    let mut listening = Listening::again(&stand, "", &since.to_string()).await;
    let heard = listening.next().await.unwrap();
    assert_eq!((heard.kind.as_str(), heard.id), ("reset", since + 102));
    stand.put("n99", &article(json!({}))).await;
    stand.look().await;
    assert_eq!(listening.told().await, told("created", "n99"));
    let mut lviv = Listening::again(&stand, "region=lvivska", &since.to_string()).await;
    assert_eq!(lviv.told().await, told("removed", "b"));
}
