use crate::stand::Stand;
use axum::http::{Method, StatusCode};

#[tokio::test]
async fn a_withdrawn_article_is_gone_from_lists_and_stays_gone() {
    let stand = Stand::filled().await;
    let reply = stand.delete("002").await;
    assert_eq!((reply.status, reply.body.len()), (StatusCode::NO_CONTENT, 0));
    assert_eq!(stand.get("/api/v1/articles/002").await.status, StatusCode::GONE);
    let list = stand.get("/api/v1/articles").await.json();
    assert!(list["items"].as_array().unwrap().iter().all(|card| card["id"] != "002"));
    assert_eq!(stand.delete("002").await.status, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn what_was_never_there_cannot_be_withdrawn() {
    let stand = Stand::filled().await;
    for id in ["nothing", "%00", "%FF"] {
        let reply = stand.delete(id).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{id}");
        reply.problem();
    }
}

#[tokio::test]
async fn without_the_token_nothing_is_withdrawn() {
    let stand = Stand::filled().await;
    assert_eq!(stand.ask(Method::DELETE, "/api/v1/articles/001").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(stand.get("/api/v1/articles/001").await.status, StatusCode::OK);
}
