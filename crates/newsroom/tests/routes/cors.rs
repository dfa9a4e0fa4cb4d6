use crate::stand::Stand;
use axum::body::Body;
use axum::http::{Request, StatusCode};

#[tokio::test]
async fn every_origin_may_read_without_credentials() {
    let stand = Stand::filled().await;
    for address in [
        "/api/v1/articles",
        "/api/v1/articles/nothing",
        "/api/v1/nothing",
        "/api/v1/facets/tag",
        "/api/v1/facets/nothing",
        "/api/v1/suggest?q=а",
        "/feed.xml",
        "/feed.json?tag=nothing",
        "/embed/latest",
        "/embed/v1.js",
        "/embed/nothing",
    ] {
        let reply = stand.get_with(address, "origin", "https://elsewhere.example").await;
        assert_eq!((reply.header("access-control-allow-origin"), reply.header("access-control-allow-credentials")), ("*", ""), "{address}");
        assert_eq!(reply.header("access-control-expose-headers"), "etag,retry-after", "{address}");
    }
}

#[tokio::test]
async fn a_preflight_allows_reading_with_a_tag_and_no_writing() {
    let stand = Stand::filled().await;
    for address in ["/api/v1/articles/001", "/feed.xml", "/feed.json"] {
        let preflight = Request::options(address).header("origin", "https://elsewhere.example").header("access-control-request-method", "PUT");
        let reply = stand.send(preflight.body(Body::empty()).unwrap()).await;
        assert_eq!((reply.status, reply.header("access-control-allow-methods")), (StatusCode::OK, "GET,HEAD"), "{address}");
        assert!(reply.header("access-control-allow-headers").contains("if-none-match"), "{address}");
    }
}
