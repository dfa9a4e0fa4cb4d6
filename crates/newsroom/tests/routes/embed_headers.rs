//! Who may frame what: widgets everybody, all else nobody.

use crate::stand::Stand;
use axum::http::{Method, StatusCode};

const STYLE: &str = "/embed/latest-1a2b3c4d5e6f7a8b.css";

#[tokio::test]
async fn everything_of_the_widget_may_stand_in_any_page_also_in_one_that_is_isolated() {
    let stand = Stand::filled().await;
    for (address, status) in [
        ("/embed/latest", 200),
        ("/embed/latest?limit=x&community=none-such", 200),
        ("/embed/v1.js", 200),
        (STYLE, 200),
        ("/embed/latest-1a2b3c4d5e6f7a8b.js", 200),
        ("/embed/nothing", 404),
        ("/embed/", 404),
        ("/embed/latest/", 404),
        ("/embed/latest.html", 404),
    ] {
        let reply = stand.get(address).await;
        assert_eq!(reply.status.as_u16(), status, "{address}");
        let isolation = (reply.header("cross-origin-embedder-policy"), reply.header("cross-origin-resource-policy"));
        assert_eq!(isolation, ("require-corp", "cross-origin"), "{address}");
        assert_eq!((reply.header("x-frame-options"), reply.header("x-robots-tag")), ("", "noindex"), "{address}");
        let policy = reply.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("frame-ancestors"), "{address}: {policy}");
        assert_eq!(reply.headers.get_all("content-security-policy").iter().count(), 1, "{address}");
        assert_eq!(reply.header("set-cookie"), "", "{address}");
    }
    assert_eq!(stand.ask(Method::POST, "/embed/latest").await.status, StatusCode::METHOD_NOT_ALLOWED);
    let text = stand.get("/embed/nothing").await;
    assert_eq!(text.header("content-type"), "text/html; charset=utf-8");
    assert!(text.text().contains("Сторінки не знайдено") && text.text().len() < 1_500, "{}", text.text());
}

#[tokio::test]
async fn nothing_else_may_be_framed() {
    let stand = Stand::filled().await;
    std::fs::write(stand.dir.path().join("media/a.png"), "picture").unwrap();
    for address in [
        "/",
        "/en/news",
        "/news/001",
        "/nothing",
        "/embedded",
        "/embed",
        "/shell.html",
        "/api/v1/articles",
        "/api/v1/nothing",
        "/feed.xml",
        "/sitemap.xml",
        "/robots.txt",
        "/humans.txt",
        "/visnyk-1a2b3c4d5e6f7a8b.js",
        "/media/a.png",
        "/media/nothing",
        "/share/portal.png",
        "/healthz",
        "/news/",
    ] {
        let reply = stand.get(address).await;
        assert!(reply.header("content-security-policy").contains("frame-ancestors 'none'"), "{address}: {}", reply.header("content-security-policy"));
    }
    assert_eq!(stand.get("/media/a.png").await.header("cross-origin-resource-policy"), "cross-origin", "the widget shows pictures on isolated pages");
}

#[tokio::test]
async fn the_loader_is_an_hour_old_at_most_and_what_the_document_is_made_of_stays_for_good() {
    let stand = Stand::filled().await;
    for (address, mime, kept) in [
        ("/embed/v1.js", "text/javascript; charset=utf-8", "public, max-age=3600, stale-while-revalidate=604800"),
        (STYLE, "text/css; charset=utf-8", "public, max-age=31536000, immutable"),
        ("/embed/latest", "text/html; charset=utf-8", "public, max-age=15, stale-while-revalidate=60"),
        ("/embed/nothing", "text/html; charset=utf-8", "no-store"),
    ] {
        let reply = stand.get(address).await;
        assert_eq!((reply.header("content-type"), reply.header("cache-control")), (mime, kept), "{address}");
    }
}
