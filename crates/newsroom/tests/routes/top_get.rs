use crate::stand::Stand;
use axum::http::{Method, StatusCode};

async fn top(stand: &Stand, query: &str) -> Vec<String> {
    let reply = stand.get(&format!("/api/v1/top{query}")).await;
    assert_eq!(reply.status, StatusCode::OK);
    reply.json()["items"].as_array().unwrap().iter().map(|card| card["id"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn the_most_read_come_first_in_each_language() {
    let stand = Stand::filled().await;
    for id in ["004", "001", "004", "003"] {
        stand.ask(Method::POST, &format!("/api/v1/articles/{id}/views")).await;
    }
    assert_eq!(top(&stand, "?limit=2").await, ["004", "001"]);
    assert_eq!(top(&stand, "?window=month&lang=en").await.first().map(String::as_str), Some("003"));
    assert_eq!(top(&stand, "?window=century&limit=0&lang=%FF").await, ["004"]);
}

#[tokio::test]
async fn views_of_last_week_count_for_the_month_only() {
    let stand = Stand::filled().await;
    stand.ask(Method::POST, "/api/v1/articles/004/views").await;
    stand.clock.advance(10 * 24 * 3_600);
    stand.ask(Method::POST, "/api/v1/articles/001/views").await;
    stand.ask(Method::POST, "/api/v1/articles/002/views").await;
    stand.ask(Method::POST, "/api/v1/articles/002/views").await;
    assert_eq!(top(&stand, "?window=week&limit=2").await, ["002", "001"]);
    assert!(top(&stand, "?window=month").await.contains(&"004".to_owned()));
}
