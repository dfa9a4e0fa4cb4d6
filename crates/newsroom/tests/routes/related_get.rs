use crate::stand::Stand;
use axum::http::StatusCode;
use serde_json::Value;

fn ids(reply: &Value) -> Vec<&str> {
    reply["items"].as_array().unwrap().iter().map(|card| card["id"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn related_articles_share_something_and_are_never_the_article_itself() {
    let stand = Stand::filled().await;
    let reply = stand.get("/api/v1/articles/001/related").await.json();
    assert_eq!(ids(&reply).first(), Some(&"002"));
    assert!(!ids(&reply).contains(&"001") && !ids(&reply).contains(&"003"), "{reply}");
    assert!(ids(&stand.get("/api/v1/articles/001/related?limit=1").await.json()).len() == 1);
}

#[tokio::test]
async fn of_an_unknown_article_nothing_is_related_and_of_a_withdrawn_one_no_longer() {
    let stand = Stand::filled().await;
    for (id, status) in [("nothing", StatusCode::NOT_FOUND), ("%00", StatusCode::NOT_FOUND), ("withdrawn", StatusCode::GONE)] {
        let reply = stand.get(&format!("/api/v1/articles/{id}/related")).await;
        assert_eq!(reply.status, status, "{id}");
        reply.problem();
    }
}
