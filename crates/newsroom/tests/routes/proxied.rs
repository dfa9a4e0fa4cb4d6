//! What addresses begin with where a proxy stands before the newsroom: as a trusted one tells it, and as nobody else does.

use crate::stand::Stand;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode};
use scraper::{Html, Selector};
use std::net::SocketAddr;
use visnyk_newsroom::http::SiteFacts;

const PROXY: &str = "10.1.2.3:40000";
const STRANGER: &str = "198.51.100.7:40000";

async fn stand() -> Stand {
    Stand::filled().await.behind(&["10.0.0.0/8", "::1/128"])
}

/// What a peer is answered that sends these headers.
async fn text(stand: &Stand, address: &str, peer: &str, headers: &[(&str, &str)]) -> String {
    let peer: SocketAddr = peer.parse().unwrap();
    let request = headers.iter().fold(Request::get(address).header("host", "inner.example"), |request, (name, value)| request.header(*name, *value));
    let reply = stand.send(request.extension(ConnectInfo(peer)).body(Body::empty()).unwrap()).await;
    assert_eq!(reply.status, StatusCode::OK, "{address}");
    reply.text()
}

/// What the canonical address, `og:url` and the feeds named on a page begin with.
async fn origin(stand: &Stand, peer: &str, headers: &[(&str, &str)]) -> String {
    let text = text(stand, "/news/001", peer, headers).await;
    let page = Html::parse_document(&text);
    let named = |selector: &str, attribute: &str, path: &str| {
        let address = page.select(&Selector::parse(selector).unwrap()).next().unwrap().attr(attribute).unwrap().to_owned();
        address.strip_suffix(path).unwrap_or_else(|| panic!("{address} does not end in {path}")).to_owned()
    };
    let canonical = named("link[rel=canonical]", "href", "/news/001");
    assert_eq!(named("meta[property='og:url']", "content", "/news/001"), canonical);
    assert_eq!(named("link[type='application/atom+xml']", "href", "/feed.xml?lang=uk"), canonical);
    canonical
}

#[tokio::test]
async fn a_trusted_proxy_tells_scheme_and_host() {
    let stand = stand().await;
    for (peer, headers, expected) in [
        (PROXY, vec![("x-forwarded-proto", "https")], "https://inner.example"),
        (PROXY, vec![("x-forwarded-proto", "HTTPS")], "https://inner.example"),
        (PROXY, vec![("x-forwarded-proto", "http")], "http://inner.example"),
        (PROXY, vec![("x-forwarded-host", "news.example")], "http://news.example"),
        (PROXY, vec![("x-forwarded-proto", "https"), ("x-forwarded-host", "news.example:443")], "https://news.example"),
        (PROXY, vec![("x-forwarded-proto", "https"), ("x-forwarded-host", "news.example:8443")], "https://news.example:8443"),
        ("[::1]:40000", vec![("x-forwarded-proto", "https")], "https://inner.example"),
        ("[::ffff:10.1.2.3]:40000", vec![("x-forwarded-proto", "https")], "https://inner.example"),
        (PROXY, vec![], "http://inner.example"),
    ] {
        assert_eq!(origin(&stand, peer, &headers).await, expected, "{peer} {headers:?}");
    }
}

#[tokio::test]
async fn nobody_else_tells_anything() {
    let told = [("x-forwarded-proto", "https"), ("x-forwarded-host", "evil.example"), ("x-forwarded-for", "10.1.2.3")];
    assert_eq!(origin(&stand().await, STRANGER, &told).await, "http://inner.example");
    assert_eq!(origin(&Stand::filled().await, PROXY, &told).await, "http://inner.example", "no proxy is trusted unless the settings say so");
    let reply = stand().await.get_with("/news/001", "x-forwarded-proto", "https").await;
    assert!(!reply.text().contains("https://localhost"), "where no peer is known, none is trusted");
}

#[tokio::test]
async fn of_several_values_the_proxys_own_counts() {
    let stand = stand().await;
    for headers in [
        vec![("x-forwarded-proto", "http, https"), ("x-forwarded-host", "evil.example, news.example")],
        vec![("x-forwarded-proto", "http"), ("x-forwarded-proto", "https"), ("x-forwarded-host", "evil.example"), ("x-forwarded-host", "news.example")],
    ] {
        assert_eq!(origin(&stand, PROXY, &headers).await, "https://news.example", "{headers:?}");
    }
}

#[tokio::test]
async fn what_is_neither_scheme_nor_host_is_not_repeated() {
    let stand = stand().await;
    for proto in ["", "javascript", "https:", "https://", "ftp", "wss", "on", "https;", "\"https\"", ","] {
        assert_eq!(origin(&stand, PROXY, &[("x-forwarded-proto", proto)]).await, "http://inner.example", "{proto}");
    }
    for host in [
        "",
        " ",
        "evil/path",
        "evil?x",
        "evil#x",
        "user@evil",
        "evil:port",
        "evil:0",
        "evil:70000",
        "\"><script>alert(1)</script>",
        "javascript:alert(1)",
        "//evil",
        "/\\evil",
        "evil\\x",
        "http://evil",
        "[::1",
        "pоrtal.example",
        "news.example,",
        "a b",
    ] {
        let header = axum::http::HeaderValue::from_bytes(host.as_bytes()).unwrap();
        let request = Request::get("/news/001").header("host", "inner.example").header("x-forwarded-proto", "https").header("x-forwarded-host", header);
        let reply = stand.send(request.extension(ConnectInfo(PROXY.parse::<SocketAddr>().unwrap())).body(Body::empty()).unwrap()).await;
        assert!(reply.text().contains("<link data-head=\"\" rel=\"canonical\" href=\"https://inner.example/news/001\">"), "{host}: {}", reply.text());
    }
}

#[tokio::test]
async fn feeds_and_sitemaps_begin_with_it_and_with_nothing_else() {
    let stand = stand().await;
    let told = [("x-forwarded-proto", "https"), ("x-forwarded-host", "news.example")];
    for (address, named) in [
        ("/feed.xml", "/news/001"),
        ("/feed.json", "/news/001"),
        ("/sitemap.xml", "/sitemap-pages.xml"),
        ("/sitemap-pages.xml", "/en/tags/transport"),
        ("/sitemap-articles-1.xml", "/en/news/003"),
        ("/news-sitemap.xml", "/news/002"),
        ("/robots.txt", "/sitemap.xml"),
    ] {
        let proxied = text(&stand, address, PROXY, &told).await;
        assert!(proxied.contains(&format!("https://news.example{named}")), "{address}: {proxied}");
        assert!(!proxied.contains("inner.example"), "{address}: {proxied}");
        let plain = text(&stand, address, STRANGER, &told).await;
        assert!(plain.contains(&format!("http://inner.example{named}")) && !plain.contains("news.example"), "{address}: {plain}");
    }
}

#[tokio::test]
async fn a_page_that_was_kept_for_one_origin_is_not_sent_to_another() {
    let stand = stand().await;
    let https = [("x-forwarded-proto", "https")];
    for _ in 0..2 {
        assert_eq!(origin(&stand, PROXY, &https).await, "https://inner.example");
        assert_eq!(origin(&stand, STRANGER, &https).await, "http://inner.example");
        assert_eq!(origin(&stand, PROXY, &[("x-forwarded-host", "news.example")]).await, "http://news.example");
    }
}

#[tokio::test]
async fn the_configured_address_wins_over_every_header() {
    let facts = SiteFacts { public_url: Some("https://portal.example".into()), ..SiteFacts::default() };
    let stand = stand().await.told(facts);
    assert_eq!(origin(&stand, PROXY, &[("x-forwarded-proto", "http"), ("x-forwarded-host", "news.example")]).await, "https://portal.example");
}
