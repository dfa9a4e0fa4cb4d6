//! What readers see when the store fails: a problem document without details, and the portal's shell.

use crate::stand::{Reply, TOKEN, ask, state};
use async_trait::async_trait;
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use std::sync::Arc;
use visnyk_contract::{Article, ArticleLang, ArticleList, AsOf, Card, Community, Facet, Region, Selection, Suggestion, Tag};
use visnyk_newsroom::http::router;
use visnyk_newsroom::store::{
    Batch, BatchDone, Effective, Found, Ledger, ListRequest, Log, NewArticle, Newest, Put, Store, StoreError, StoreResult, ValuesRequest, Window,
};

/// A store that fails, and panics when it is asked for regions.
struct Broken;

fn fail<T>() -> StoreResult<T> {
    Err(StoreError::Other(anyhow::anyhow!("secret detail: disk full")))
}

#[async_trait]
impl Store for Broken {
    async fn list(&self, _: ListRequest) -> StoreResult<ArticleList> {
        fail()
    }
    async fn values(&self, _: ValuesRequest) -> StoreResult<Vec<Facet>> {
        fail()
    }
    async fn suggest(&self, _: &str, _: Option<ArticleLang>, _: u32) -> StoreResult<Vec<Suggestion>> {
        fail()
    }
    async fn article(&self, _: &str) -> StoreResult<Found<Article>> {
        fail()
    }
    async fn newest(&self, _: ListRequest) -> StoreResult<Newest> {
        fail()
    }
    async fn ledger(&self, _: u32, _: u32) -> StoreResult<Ledger> {
        fail()
    }
    async fn related(&self, _: &str, _: u32) -> StoreResult<Found<Vec<Card>>> {
        fail()
    }
    async fn top(&self, _: Window, _: Option<ArticleLang>, _: u32) -> StoreResult<Vec<Card>> {
        fail()
    }
    async fn count_view(&self, _: &str) -> StoreResult<bool> {
        fail()
    }
    async fn tags(&self, _: Option<&str>, _: Option<u32>) -> StoreResult<Vec<Tag>> {
        fail()
    }
    async fn tag(&self, _: &str) -> StoreResult<Option<Tag>> {
        fail()
    }
    async fn regions(&self) -> StoreResult<Vec<Region>> {
        panic!("secret detail: a defect")
    }
    async fn region(&self, _: &str) -> StoreResult<Option<Region>> {
        fail()
    }
    async fn communities(&self, _: Option<&str>, _: Option<&str>) -> StoreResult<Vec<Community>> {
        fail()
    }
    async fn community(&self, _: &str) -> StoreResult<Option<Community>> {
        fail()
    }
    async fn put(&self, _: NewArticle) -> StoreResult<Put> {
        fail()
    }
    async fn withdraw(&self, _: &str) -> StoreResult<Found<()>> {
        fail()
    }
    async fn import(&self, _: Batch) -> StoreResult<BatchDone> {
        fail()
    }
    async fn as_of(&self) -> StoreResult<AsOf> {
        fail()
    }
    async fn changes(&self, _: u64, _: u32) -> StoreResult<Log> {
        fail()
    }
    async fn effective(&self, _: Selection) -> StoreResult<Effective> {
        fail()
    }
    async fn holding(&self, _: &str, _: Vec<String>) -> StoreResult<Vec<String>> {
        fail()
    }
    async fn ready(&self) -> StoreResult<()> {
        fail()
    }
}

pub fn broken() -> (Router, tempfile::TempDir) {
    let dir = tempfile::tempdir().unwrap();
    (router(state(Arc::new(Broken), TOKEN, dir.path())), dir)
}

async fn send(method: &str, address: &str, body: &str) -> Reply {
    let (router, _dir) = broken();
    let request = Request::builder().method(method).uri(address).header("authorization", format!("Bearer {TOKEN}")).header("content-type", "application/json");
    ask(&router, request.body(Body::from(body.to_owned())).unwrap()).await
}

#[tokio::test]
async fn a_store_that_fails_is_a_503_without_details_on_every_call() {
    let draft = r#"{"lang":"uk","title":"а","published_at":"2026-03-20T09:00:00+02:00","body_html":"а"}"#;
    for (method, address) in [
        ("GET", "/api/v1/articles"),
        ("GET", "/api/v1/articles/001"),
        ("GET", "/api/v1/articles/001/related"),
        ("GET", "/api/v1/top"),
        ("GET", "/api/v1/facets/tag"),
        ("GET", "/api/v1/suggest?q=x"),
        ("GET", "/api/v1/tags"),
        ("GET", "/api/v1/tags/x"),
        ("GET", "/api/v1/regions/x"),
        ("GET", "/api/v1/communities"),
        ("GET", "/api/v1/communities/x"),
        ("POST", "/api/v1/articles/001/views"),
        ("PUT", "/api/v1/articles/001"),
        ("DELETE", "/api/v1/articles/001"),
        ("GET", "/api/v1/live"),
        ("GET", "/api/v1/changes"),
        ("GET", "/feed.xml"),
        ("GET", "/feed.json?tag=x"),
        ("GET", "/sitemap.xml"),
        ("GET", "/sitemap-pages.xml"),
        ("GET", "/sitemap-articles-1.xml"),
        ("GET", "/news-sitemap.xml"),
        ("GET", "/readyz"),
    ] {
        let reply = send(method, address, draft).await;
        assert_eq!(
            (reply.status, reply.problem(), reply.header("retry-after")),
            (StatusCode::SERVICE_UNAVAILABLE, "unavailable".into(), "10"),
            "{method} {address}"
        );
        assert!(!reply.text().contains("secret"), "{}", reply.text());
    }
    assert_eq!(send("GET", "/healthz", "").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_panic_is_a_500_without_details() {
    let reply = send("GET", "/api/v1/regions", "").await;
    assert_eq!((reply.status, reply.problem()), (StatusCode::INTERNAL_SERVER_ERROR, "defect".into()));
    assert!(!reply.text().contains("secret"), "{}", reply.text());
}

#[tokio::test]
async fn a_widget_that_cannot_be_made_is_a_small_page_that_may_be_framed_and_is_not_kept() {
    let reply = send("GET", "/embed/latest?lang=en", "").await;
    assert_eq!((reply.status, reply.header("retry-after"), reply.header("cache-control")), (StatusCode::SERVICE_UNAVAILABLE, "30", "no-store"));
    assert!(reply.text().contains("<html lang=\"en\"") && reply.text().contains("<h2") && reply.text().len() < 1_500, "{}", reply.text());
    assert!(!reply.text().contains("data-count") && !reply.text().contains("secret"), "{}", reply.text());
    assert!(!reply.header("content-security-policy").contains("frame-ancestors"));
}

#[tokio::test]
async fn a_page_whose_subject_cannot_be_looked_up_says_so_and_stands_all_the_same() {
    for address in ["/", "/news", "/news/001", "/tags", "/tags/x", "/regions/x", "/communities/x"] {
        let reply = send("GET", address, "").await;
        assert_eq!((reply.status, reply.header("cache-control")), (StatusCode::SERVICE_UNAVAILABLE, "no-store"), "{address}");
        assert!(reply.text().contains("Спробувати ще раз") && reply.text().contains("visnyk-config"), "{address}");
        assert!(!reply.text().contains("secret"), "{address}");
    }
    // What it is about is there; only the list beside it is not.
    let reply = send("GET", "/about", "").await;
    assert_eq!((reply.status, reply.header("cache-control")), (StatusCode::OK, "no-store"));
}
