use crate::listening::article;
use crate::stand::Stand;
use axum::http::StatusCode;
use serde_json::{Value, json};

#[tokio::test]
async fn without_a_cursor_there_are_no_events_and_the_last_cursor() {
    let stand = Stand::filled().await;
    let last = stand.get("/api/v1/articles").await.json()["as_of"]["cursor"].clone();
    for query in ["", "?since=", "?since=moon", "?since=-1"] {
        let reply = stand.get(&format!("/api/v1/changes{query}")).await;
        assert_eq!((reply.status, reply.json()), (StatusCode::OK, json!({"events": [], "cursor": last})), "{query}");
    }
}

#[tokio::test]
async fn what_happened_since_comes_with_cursors_cards_and_ids() {
    let stand = Stand::filled().await;
    let since = stand.get("/api/v1/changes").await.json()["cursor"].as_u64().unwrap();
    stand.put("a", &article(json!({}))).await;
    stand.put("004", &article(json!({"title": "Інакше"}))).await;
    stand.delete("002").await;
    let list = stand.get("/api/v1/articles").await.json();
    let card = |id: &str| list["items"].as_array().unwrap().iter().find(|card| card["id"] == id).unwrap().clone();
    assert_eq!(
        stand.get(&format!("/api/v1/changes?since={since}")).await.json(),
        json!({"events": [
            {"cursor": since + 1, "type": "created", "card": card("a")},
            {"cursor": since + 2, "type": "updated", "card": card("004")},
            {"cursor": since + 3, "type": "removed", "id": "002"},
        ], "cursor": since + 3})
    );
    assert_eq!(
        stand.get(&format!("/api/v1/changes?since={since}&tag=transport")).await.json(),
        json!({"events": [{"cursor": since + 3, "type": "removed", "id": "002"}], "cursor": since + 3})
    );
    assert_eq!(stand.get(&format!("/api/v1/changes?since={since}&lang=en")).await.json(), json!({"events": [], "cursor": since + 3}));
}

#[tokio::test]
async fn with_a_text_what_may_have_held_it_before_is_removed_and_what_is_new_is_not() {
    let stand = Stand::filled().await;
    let since = stand.get("/api/v1/changes").await.json()["cursor"].clone();
    stand.put("a", &article(json!({"title": "Про водогін"}))).await;
    stand.put("b", &article(json!({"title": "Про інше"}))).await;
    stand.put("004", &article(json!({"title": "Про інше"}))).await;
    let changes = stand.get(&format!("/api/v1/changes?since={since}&q=водогін")).await.json();
    assert_eq!(kinds(&changes), ["created", "removed"]);
}

#[tokio::test]
async fn too_much_or_a_cursor_from_the_future_is_a_reset() {
    let stand = Stand::empty();
    for number in 0..101 {
        stand.put(&number.to_string(), &article(json!({}))).await;
    }
    let reset = json!({"events": [{"cursor": 101, "type": "reset"}], "cursor": 101});
    for since in ["0", "102", "18446744073709551615"] {
        assert_eq!(stand.get(&format!("/api/v1/changes?since={since}")).await.json(), reset, "{since}");
    }
    assert_eq!(stand.get("/api/v1/changes?since=1").await.json()["events"].as_array().unwrap().len(), 100);
    assert_eq!(stand.get("/api/v1/changes?since=0&region=lvivska").await.json(), json!({"events": [], "cursor": 101}));
}

#[tokio::test]
async fn the_answer_may_be_kept_for_a_moment_and_asked_about() {
    let stand = Stand::filled().await;
    let first = stand.get("/api/v1/changes?since=1").await;
    assert_eq!(first.header("cache-control"), "public, max-age=5");
    let second = stand.get_with("/api/v1/changes?since=1", "if-none-match", first.header("etag")).await;
    assert_eq!(second.status, StatusCode::NOT_MODIFIED);
    stand.delete("004").await;
    assert_eq!(stand.get_with("/api/v1/changes?since=1", "if-none-match", first.header("etag")).await.status, StatusCode::OK);
}

fn kinds(changes: &Value) -> Vec<&str> {
    changes["events"].as_array().unwrap().iter().map(|event| event["type"].as_str().unwrap()).collect()
}
