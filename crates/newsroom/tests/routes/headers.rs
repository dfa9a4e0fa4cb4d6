//! Every header of every kind of answer: what is added, lost or changed stands in the table `snapshots/…headers….snap`.

use crate::stand::{Reply, Stand, ask};
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode};
use insta::assert_snapshot;
use std::fmt::Write;
use std::net::SocketAddr;
use std::num::NonZeroU32;
use visnyk_newsroom::http::{Limits, Rate, SiteFacts};

const JS: &str = "/visnyk-1a2b3c4d5e6f7a8b.js";

/// Method, address, and headers of the request.
type Row = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

const ROWS: &[Row] = &[
    ("GET", "/", &[]),
    ("HEAD", "/", &[]),
    ("GET", "/", &[("if-none-match", "*")]),
    ("GET", "/", &[("accept-encoding", "br")]),
    ("POST", "/", &[]),
    ("GET", "/en/news/003", &[]),
    ("GET", "/news/withdrawn", &[]),
    ("GET", "/nothing", &[]),
    ("GET", "/news/", &[]),
    ("GET", JS, &[]),
    ("GET", JS, &[("accept-encoding", "br")]),
    ("GET", JS, &[("if-none-match", "*")]),
    ("GET", "/visnyk-1a2b3c4d5e6f7a8b_bg.wasm", &[]),
    ("GET", "/icons/icon.svg", &[]),
    ("GET", "/manifest.webmanifest", &[]),
    ("GET", "/sw.js", &[]),
    ("GET", "/shell.html", &[]),
    ("GET", "/api/v1/articles", &[]),
    ("GET", "/api/v1/articles", &[("accept-encoding", "br")]),
    ("GET", "/api/v1/articles", &[("if-none-match", "*")]),
    ("OPTIONS", "/api/v1/articles", &[("origin", "https://elsewhere.example"), ("access-control-request-method", "GET")]),
    ("GET", "/api/v1/articles/001", &[]),
    ("GET", "/api/v1/articles/nothing", &[]),
    ("GET", "/api/v1/articles/withdrawn", &[]),
    ("PUT", "/api/v1/articles/001", &[]),
    ("PUT", "/api/v1/articles/001", &[("authorization", "Bearer wrong")]),
    ("PATCH", "/api/v1/articles/001", &[]),
    ("DELETE", "/api/v1/articles/001", &[]),
    ("POST", "/api/v1/articles/001/views", &[]),
    ("POST", "/api/v1/media", &[]),
    ("GET", "/api/v1/nothing", &[]),
    ("GET", "/api/v1/changes", &[]),
    ("HEAD", "/api/v1/live", &[]),
    ("POST", "/api/v1/live", &[]),
    ("GET", "/api/v1/oembed", &[]),
    ("GET", "/api/v1/openapi.json", &[]),
    ("GET", "/feed.xml", &[]),
    ("GET", "/feed.json", &[]),
    ("POST", "/feed.xml", &[]),
    ("GET", "/sitemap.xml", &[]),
    ("GET", "/sitemap-articles-1.xml", &[]),
    ("GET", "/news-sitemap.xml", &[]),
    ("GET", "/robots.txt", &[]),
    ("GET", "/.well-known/security.txt", &[]),
    ("GET", "/healthz", &[]),
    ("GET", "/readyz", &[]),
    ("PUT", "/healthz", &[]),
    ("GET", "/share/portal.png", &[]),
    ("GET", "/share/nothing.png", &[]),
    ("GET", "/media/a.png", &[]),
    ("GET", "/media/a.png", &[("range", "bytes=0-2")]),
    ("GET", "/media/a.png", &[("range", "bytes=100-200")]),
    ("GET", "/media/nothing.png", &[]),
    ("POST", "/media/a.png", &[]),
    ("GET", "/embed/latest", &[]),
    ("GET", "/embed/latest", &[("if-none-match", "*")]),
    ("GET", "/embed/latest-1a2b3c4d5e6f7a8b.js", &[]),
    ("GET", "/embed/v1.js", &[]),
    ("GET", "/embed/nothing", &[]),
    ("POST", "/embed/latest", &[]),
];

/// Of what differs from run to run, or with what stands in a page, only that it is there.
fn normal(name: &str, value: &str) -> String {
    match name {
        "content-length" | "etag" | "last-modified" | "x-request-id" => "…".to_owned(),
        "content-security-policy" => {
            let parts = value.split(' ').map(|part| match part.strip_prefix("'sha256-") {
                Some(hash) if hash.ends_with(';') => "'sha256-…';",
                Some(_) => "'sha256-…'",
                None => part,
            });
            parts.collect::<Vec<_>>().join(" ")
        }
        _ => value.to_owned(),
    }
}

fn entry(table: &mut String, what: &str, reply: &Reply) {
    let mut headers: Vec<_> = reply.headers.iter().map(|(name, value)| format!("  {name}: {}", normal(name.as_str(), value.to_str().unwrap()))).collect();
    headers.sort();
    let _ = write!(table, "{what} → {}\n{}\n\n", reply.status.as_u16(), headers.join("\n"));
}

#[tokio::test]
async fn every_answer_has_these_headers_and_no_others() {
    let stand = Stand::filled().await;
    std::fs::write(stand.dir.path().join("media/a.png"), "picture").unwrap();
    let mut table = String::new();
    for (method, address, headers) in ROWS {
        let request = headers.iter().fold(Request::builder().method(*method).uri(*address), |request, (name, value)| request.header(*name, *value));
        let told: String = headers.iter().map(|(name, value)| format!(" {name}: {value}")).collect();
        entry(&mut table, &format!("{method} {address}{told}"), &stand.send(request.body(Body::empty()).unwrap()).await);
    }
    assert_snapshot!(table);
}

#[tokio::test]
async fn answers_to_defects_and_refusals_have_the_headers_of_their_address() {
    let (broken, _dir) = crate::failures::broken();
    let mut table = String::new();
    for address in ["/api/v1/regions", "/api/v1/articles", "/", "/embed/latest", "/feed.xml"] {
        entry(&mut table, &format!("broken GET {address}"), &ask(&broken, Request::get(address).body(Body::empty()).unwrap()).await);
    }
    let rate = Rate { per_second: NonZeroU32::MIN, burst: NonZeroU32::MIN };
    let stand = Stand::filled().await.within(Limits { rate: Some(rate), ..Limits::default() });
    let peer = ConnectInfo("198.51.100.7:4000".parse::<SocketAddr>().unwrap());
    let from = |address: &str| Request::get(address).header("accept", "text/html").extension(peer).body(Body::empty()).unwrap();
    assert_eq!(stand.send(from("/")).await.status, StatusCode::OK);
    for address in ["/", "/api/v1/articles", "/embed/latest"] {
        entry(&mut table, &format!("too often GET {address}"), &stand.send(from(address)).await);
    }
    for (what, name, address) in [("long", "x-a", format!("/{}", "x".repeat(17_000))), ("large", "cookie", "/".to_owned())] {
        let request = Request::get(address).header(name, "x".repeat(if what == "large" { 17_000 } else { 1 }));
        entry(&mut table, what, &stand.send(request.body(Body::empty()).unwrap()).await);
    }
    assert_snapshot!(table);
}

#[tokio::test]
async fn browsers_are_told_to_stay_with_https_where_the_portal_is_behind_tls_and_nowhere_else() {
    const YEAR: &str = "max-age=31536000";
    async fn told(stand: &Stand, peer: &str, proto: &str) -> String {
        let peer: SocketAddr = peer.parse().unwrap();
        let request = Request::get("/nothing").header("x-forwarded-proto", proto).extension(ConnectInfo(peer));
        stand.send(request.body(Body::empty()).unwrap()).await.header("strict-transport-security").to_owned()
    }
    let (proxy, stranger) = ("10.0.0.1:1", "198.51.100.7:1");
    let stand = Stand::filled().await.behind(&["10.0.0.0/8"]);
    for (peer, proto, expected) in [(proxy, "https", YEAR), (proxy, "http", ""), (proxy, "https, http", ""), (stranger, "https", "")] {
        assert_eq!(told(&stand, peer, proto).await, expected, "{peer} {proto}");
    }
    let at = |url: &str| SiteFacts { public_url: Some(url.to_owned()), ..SiteFacts::default() };
    let stand = stand.told(at("https://news.example"));
    assert_eq!(told(&stand, stranger, "http").await, YEAR);
    assert_eq!(stand.put("x", &serde_json::json!({})).await.header("strict-transport-security"), YEAR, "also on a refusal");
    let stand = stand.within(Limits { hsts: Some(60), ..Limits::default() });
    assert_eq!(told(&stand, stranger, "http").await, "max-age=60");
    let stand = stand.within(Limits { hsts: None, ..Limits::default() });
    assert_eq!(told(&stand, proxy, "https").await, "");
    assert_eq!(told(&stand.within(Limits::default()).told(at("http://news.example")), stranger, "https").await, "");
}
