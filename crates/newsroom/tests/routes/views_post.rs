use crate::stand::Stand;
use axum::http::{Method, StatusCode};

#[tokio::test]
async fn a_view_is_counted_without_a_word() {
    let stand = Stand::filled().await;
    let reply = stand.ask(Method::POST, "/api/v1/articles/001/views").await;
    assert_eq!((reply.status, reply.body.len()), (StatusCode::NO_CONTENT, 0));
    assert!(reply.headers.get("set-cookie").is_none());
}

#[tokio::test]
async fn nothing_is_counted_for_what_is_not_there() {
    let stand = Stand::filled().await;
    for id in ["nothing", "withdrawn", "ahead", "%00"] {
        let reply = stand.ask(Method::POST, &format!("/api/v1/articles/{id}/views")).await;
        assert_eq!((reply.status, reply.problem()), (StatusCode::NOT_FOUND, "unknown".into()), "{id}");
    }
}

#[tokio::test]
async fn views_are_not_read() {
    let reply = Stand::filled().await.get("/api/v1/articles/001/views").await;
    assert_eq!((reply.status, reply.header("allow"), reply.problem()), (StatusCode::METHOD_NOT_ALLOWED, "POST", "method".into()));
}
