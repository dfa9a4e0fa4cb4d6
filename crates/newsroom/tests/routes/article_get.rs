use crate::stand::Stand;
use axum::http::{Method, StatusCode};
use insta::assert_json_snapshot;

#[tokio::test]
async fn an_article_comes_whole() {
    let reply = Stand::filled().await.get("/api/v1/articles/001").await;
    assert_eq!((reply.status, reply.header("content-type")), (StatusCode::OK, "application/json"));
    assert_json_snapshot!(reply.json());
}

#[tokio::test]
async fn leading_zeros_matter_and_an_escaped_id_is_the_same_id() {
    let stand = Stand::filled().await;
    assert_eq!(stand.get("/api/v1/articles/1").await.status, StatusCode::NOT_FOUND);
    assert_eq!(stand.get("/api/v1/articles/%3001").await.json()["id"], "001");
}

#[tokio::test]
async fn what_was_never_there_or_is_still_ahead_is_unknown_and_what_was_withdrawn_is_gone() {
    let stand = Stand::filled().await;
    for id in ["nothing", "ahead", "%00", "%FF", "a%2Fb", "%2e%2e", "..%2f..", &"x".repeat(65), &"x".repeat(8_000)] {
        let reply = stand.get(&format!("/api/v1/articles/{id}")).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{id}");
        assert!(["unknown", "no-such-address"].contains(&reply.problem().as_str()), "{id}");
    }
    let gone = stand.get("/api/v1/articles/withdrawn").await;
    assert_eq!((gone.status, gone.problem()), (StatusCode::GONE, "withdrawn".into()));
    assert_json_snapshot!(gone.json());
}

#[tokio::test]
async fn head_has_the_headers_of_get_and_no_body() {
    let stand = Stand::filled().await;
    let (get, head) = (stand.get("/api/v1/articles/001").await, stand.ask(Method::HEAD, "/api/v1/articles/001").await);
    assert_eq!((head.status, head.header("etag"), head.header("content-type")), (StatusCode::OK, get.header("etag"), "application/json"));
    assert!(head.body.is_empty());
    assert_eq!(head.header("content-length"), get.body.len().to_string());
}
