use crate::stand::Stand;
use axum::http::StatusCode;

#[tokio::test]
async fn a_newsroom_with_a_store_lives_and_is_ready() {
    let stand = Stand::empty();
    for (path, status) in [("/healthz", "alive"), ("/readyz", "ready")] {
        let reply = stand.get(path).await;
        assert_eq!((reply.status, reply.header("cache-control"), &reply.json()["status"]), (StatusCode::OK, "no-store", &status.into()));
    }
}
