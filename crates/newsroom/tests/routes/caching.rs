//! What caches may keep, and how they ask whether it still holds.

use crate::stand::Stand;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use serde_json::json;

const GETS: [&str; 24] = [
    "/api/v1/articles?facets=tag,region",
    "/api/v1/articles/001",
    "/api/v1/articles/001/related",
    "/api/v1/articles?q=громада",
    "/api/v1/top",
    "/api/v1/facets/community?name=жит",
    "/api/v1/suggest?q=жит",
    "/api/v1/tags",
    "/api/v1/tags/transport",
    "/api/v1/regions",
    "/api/v1/regions/zhytomyrska",
    "/api/v1/communities",
    "/api/v1/communities/zhytomyrska",
    "/api/v1/openapi.json",
    "/",
    "/robots.txt",
    "/embed/latest?community=zhytomyrska",
    "/embed/v1.js",
    "/feed.xml?tag=transport",
    "/feed.json",
    "/sitemap.xml",
    "/sitemap-pages.xml",
    "/sitemap-articles-1.xml",
    "/news-sitemap.xml",
];

#[tokio::test]
async fn every_get_has_a_tag_and_answers_304_to_it() {
    let stand = Stand::filled().await;
    for address in GETS {
        let first = stand.get(address).await;
        assert_eq!(first.status, StatusCode::OK, "{address}");
        let fresh = first.header("cache-control");
        assert!(fresh.starts_with("public, max-age=") && fresh.contains("stale-while-revalidate="), "{address}: {fresh}");
        let tag = first.header("etag");
        assert!(tag.len() > 10, "{address}");
        for known in [tag, tag.trim_start_matches("W/"), &format!("\"old\", {tag}"), "*"] {
            let second = stand.get_with(address, "if-none-match", known).await;
            assert_eq!((second.status, second.body.len(), second.header("etag")), (StatusCode::NOT_MODIFIED, 0, tag), "{address}: {known}");
            assert_eq!((second.header("cache-control"), second.header("content-type")), (fresh, ""), "{address}");
        }
        assert_eq!(stand.get_with(address, "if-none-match", "\"old\"").await.status, StatusCode::OK, "{address}");
        assert_eq!(stand.get(address).await.header("etag"), tag, "{address}");
        let head = stand.send(Request::head(address).header("if-none-match", tag).body(Body::empty()).unwrap()).await;
        assert_eq!(head.status, StatusCode::NOT_MODIFIED, "{address}");
    }
}

#[tokio::test]
async fn the_clock_alone_changes_no_tag_and_a_change_does() {
    let stand = Stand::filled().await;
    let tag = stand.get("/api/v1/articles").await.header("etag").to_owned();
    stand.clock.advance(60);
    assert_eq!(stand.get_with("/api/v1/articles", "if-none-match", &tag).await.status, StatusCode::NOT_MODIFIED);
    stand.delete("004").await;
    assert_eq!(stand.get_with("/api/v1/articles", "if-none-match", &tag).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_304_is_for_reading_only() {
    let stand = Stand::filled().await;
    let request = Request::post("/api/v1/articles/001/views").header("if-none-match", "*").body(Body::empty()).unwrap();
    assert_eq!(stand.send(request).await.status, StatusCode::NO_CONTENT);
    let missing = stand.get_with("/api/v1/articles/nothing", "if-none-match", "*").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn refusals_and_writes_are_not_kept() {
    let stand = Stand::filled().await;
    assert_eq!(stand.get("/api/v1/articles/nothing").await.header("cache-control"), "no-store");
    assert_eq!(stand.put("x", &json!({})).await.header("cache-control"), "no-store");
    assert_eq!(stand.ask(Method::GET, "/nothing/here").await.header("cache-control"), "no-store");
}
