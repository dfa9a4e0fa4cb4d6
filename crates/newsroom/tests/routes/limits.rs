//! What a client is told that asks too often or too much.

use crate::stand::{Reply, Stand};
use crate::trickle::{cut_into, trickle};
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::ConnectInfo;
use axum::http::{Method, Request, StatusCode};
use http_body::Frame;
use serde_json::json;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use visnyk_newsroom::http::{Limits, Rate};

/// So many requests, and then one in a very long time.
fn burst(most: u32) -> Limits {
    let rate = Rate { per_second: NonZeroU32::MIN, burst: NonZeroU32::new(most).unwrap() };
    Limits { rate: Some(rate), ..Limits::default() }
}

async fn from(stand: &Stand, peer: &str, method: Method, address: &str, headers: &[(&str, &str)]) -> Reply {
    let peer: SocketAddr = format!("{peer}:40000").parse().unwrap();
    let request = headers.iter().fold(Request::builder().method(method).uri(address), |request, (name, value)| request.header(*name, *value));
    stand.send(request.extension(ConnectInfo(peer)).body(Body::empty()).unwrap()).await
}

async fn get(stand: &Stand, peer: &str, headers: &[(&str, &str)]) -> Reply {
    from(stand, peer, Method::GET, "/api/v1/articles", headers).await
}

#[tokio::test]
async fn a_client_that_asks_too_often_is_told_when_to_come_back_on_every_origin() {
    let stand = Stand::filled().await.within(burst(3));
    for _ in 0..3 {
        assert_eq!(get(&stand, "198.51.100.7", &[]).await.status, StatusCode::OK);
    }
    let reply = get(&stand, "198.51.100.7", &[("origin", "https://elsewhere.example")]).await;
    assert_eq!((reply.status, reply.problem().as_str(), reply.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "too-many", "1"));
    assert_eq!((reply.header("access-control-allow-origin"), reply.header("access-control-expose-headers")), ("*", "etag,retry-after"));
    assert_eq!(get(&stand, "198.51.100.8", &[]).await.status, StatusCode::OK, "others are served");
}

#[tokio::test]
async fn a_reader_who_opens_a_page_is_told_in_words() {
    let stand = Stand::filled().await.within(burst(1));
    let page = [("accept", "text/html,application/xhtml+xml")];
    assert_eq!(from(&stand, "198.51.100.7", Method::GET, "/", &page).await.status, StatusCode::OK, "what a page asks for within the newsroom is not counted");
    for (address, words) in [("/", "Портал зараз перевантажений"), ("/en/news", "The portal is busy"), ("/embed/latest?lang=en", "The portal is busy")]
    {
        let reply = from(&stand, "198.51.100.7", Method::GET, address, &page).await;
        let kind = (reply.header("content-type"), reply.header("cache-control"), reply.header("retry-after"));
        assert_eq!((reply.status, kind), (StatusCode::TOO_MANY_REQUESTS, ("text/html; charset=utf-8", "no-store", "1")), "{address}");
        assert!(reply.text().contains(words), "{address}: {}", reply.text());
    }
    assert_eq!(from(&stand, "198.51.100.7", Method::GET, "/news", &[]).await.problem(), "too-many", "a program is told as one");
}

#[tokio::test]
async fn behind_a_trusted_proxy_each_reader_is_a_client() {
    let stand = Stand::filled().await.behind(&["127.0.0.1/32"]).within(burst(1));
    assert_eq!(get(&stand, "127.0.0.1", &[("x-forwarded-for", "203.0.113.1")]).await.status, StatusCode::OK);
    assert_eq!(get(&stand, "127.0.0.1", &[("x-forwarded-for", "203.0.113.2")]).await.status, StatusCode::OK);
    for forged in ["203.0.113.1", "192.0.2.9, 203.0.113.1"] {
        assert_eq!(get(&stand, "127.0.0.1", &[("x-forwarded-for", forged)]).await.status, StatusCode::TOO_MANY_REQUESTS, "{forged}");
    }
    assert_eq!(get(&stand, "127.0.0.1", &[("x-forwarded-for", "2001:db8::1")]).await.status, StatusCode::OK);
    assert_eq!(get(&stand, "127.0.0.1", &[("x-forwarded-for", "2001:db8::2")]).await.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn a_proxy_that_nobody_declared_does_not_make_all_readers_one() {
    let stand = Stand::filled().await.within(burst(1));
    for peer in ["127.0.0.1", "10.0.0.2", "[::1]"] {
        for _ in 0..5 {
            assert_eq!(get(&stand, peer, &[("x-forwarded-for", "203.0.113.1")]).await.status, StatusCode::OK, "{peer}");
            assert_eq!(get(&stand, peer, &[]).await.status, StatusCode::OK, "{peer}: nor one that says nothing");
        }
    }
    assert_eq!(get(&stand, "198.51.100.7", &[("x-forwarded-for", "203.0.113.1")]).await.status, StatusCode::OK);
    let reply = get(&stand, "198.51.100.7", &[("x-forwarded-for", "203.0.113.2")]).await;
    assert_eq!(reply.status, StatusCode::TOO_MANY_REQUESTS, "a stranger cannot get out of it by a header");
}

#[tokio::test]
async fn what_browsers_keep_is_not_counted_nor_is_health_nor_a_browsers_own_question() {
    let stand = Stand::filled().await.within(burst(1));
    std::fs::write(stand.dir.path().join("media/a.png"), "picture").unwrap();
    for (method, address) in [
        (Method::GET, "/visnyk-1a2b3c4d5e6f7a8b.js"),
        (Method::GET, "/embed/latest-1a2b3c4d5e6f7a8b.css"),
        (Method::GET, "/media/a.png"),
        (Method::GET, "/healthz"),
        (Method::GET, "/readyz"),
        (Method::OPTIONS, "/api/v1/articles"),
    ] {
        for _ in 0..4 {
            let reply = from(&stand, "198.51.100.7", method.clone(), address, &[("access-control-request-method", "GET")]).await;
            assert_eq!(reply.status, StatusCode::OK, "{method} {address}");
        }
    }
    assert_eq!(get(&stand, "198.51.100.7", &[]).await.status, StatusCode::OK);
    assert_eq!(get(&stand, "198.51.100.7", &[]).await.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn an_unlimited_newsroom_refuses_nobody() {
    let stand = Stand::filled().await.within(Limits { rate: None, ..Limits::default() });
    for _ in 0..50 {
        assert_eq!(get(&stand, "198.51.100.7", &[]).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn addresses_and_headers_have_an_end_which_is_said() {
    let stand = Stand::filled().await;
    let long = |length: usize| format!("/api/v1/articles?q={}", "x".repeat(length));
    assert_eq!(stand.get(&long(16_000)).await.status, StatusCode::OK);
    let reply = stand.get(&long(16_400)).await;
    assert_eq!((reply.status, reply.problem().as_str()), (StatusCode::URI_TOO_LONG, "long-address"));
    let page = stand.get_with(&format!("/news/{}", "x".repeat(16_400)), "accept", "text/html").await;
    assert_eq!(page.status, StatusCode::URI_TOO_LONG);
    assert!(page.text().contains("Сторінки не знайдено"), "{}", page.text());
    for headers in [vec![("cookie".to_owned(), "x".repeat(16_400))], (0..101).map(|number| (format!("x-{number}"), "x".to_owned())).collect()] {
        let request = headers.iter().fold(Request::get("/api/v1/articles"), |request, (name, value)| request.header(name, value));
        let reply = stand.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!((reply.status, reply.problem().as_str()), (StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE, "large-head"));
        let detail = reply.json()["detail"].as_str().unwrap().to_owned();
        assert!(detail.contains("100 headers") && detail.contains("16384 bytes"), "{detail}");
    }
}

/// A body that has been announced and never comes.
struct Never;

impl HttpBody for Never {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Pending
    }
}

#[tokio::test(start_paused = true)]
async fn a_body_that_does_not_come_is_waited_for_as_long_as_a_write_may_take_and_not_at_all_where_none_is_read() {
    let stand = Stand::filled().await;
    let start = tokio::time::Instant::now();
    let reply = stand.put_text("slow", Body::new(Never)).await;
    assert_eq!((reply.status, reply.problem().as_str(), start.elapsed().as_secs()), (StatusCode::REQUEST_TIMEOUT, "slow-body", 30));
    let reply = stand.upload("image/png", Body::new(Never)).await;
    assert_eq!((reply.status, reply.problem().as_str(), start.elapsed().as_secs()), (StatusCode::REQUEST_TIMEOUT, "slow-body", 60));
    for (method, address, status) in [
        (Method::GET, "/api/v1/articles", StatusCode::OK),
        (Method::GET, "/", StatusCode::OK),
        (Method::POST, "/api/v1/articles/001/views", StatusCode::NO_CONTENT),
        (Method::PUT, "/api/v1/articles/001", StatusCode::UNAUTHORIZED),
        (Method::POST, "/api/v1/media", StatusCode::UNAUTHORIZED),
        (Method::POST, "/feed.xml", StatusCode::METHOD_NOT_ALLOWED),
        (Method::POST, "/", StatusCode::METHOD_NOT_ALLOWED),
        (Method::GET, "/media/a.png", StatusCode::NOT_FOUND),
        (Method::GET, "/embed/latest", StatusCode::OK),
        (Method::GET, "/healthz", StatusCode::OK),
    ] {
        let reply = stand.send(Request::builder().method(method.clone()).uri(address).body(Body::new(Never)).unwrap()).await;
        assert_eq!((reply.status, start.elapsed().as_secs()), (status, 60), "{method} {address}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_body_that_trickles_is_waited_for_as_long_as_the_whole_may_take_and_is_taken_if_it_comes_within_that() {
    let stand = Stand::empty();
    let second = Duration::from_secs(1);
    let without_end = || trickle(second, std::iter::repeat_with(|| Ok(Bytes::from_static(b" "))));
    let start = tokio::time::Instant::now();
    let reply = stand.put_text("slow", without_end()).await;
    assert_eq!((reply.status, reply.problem().as_str(), start.elapsed().as_secs()), (StatusCode::REQUEST_TIMEOUT, "slow-body", 30));
    let reply = stand.upload("image/png", without_end()).await;
    assert_eq!((reply.status, reply.problem().as_str(), start.elapsed().as_secs()), (StatusCode::REQUEST_TIMEOUT, "slow-body", 60));
    let draft = json!({"lang": "uk", "title": "Назва", "published_at": "2026-03-20T09:00:00+02:00", "body_html": "<p>Текст</p>"}).to_string();
    let reply = stand.put_text("late", trickle(second, cut_into(60, draft.as_bytes()))).await;
    assert_eq!((reply.status, start.elapsed().as_secs()), (StatusCode::REQUEST_TIMEOUT, 90));
    for id in ["slow", "late"] {
        assert_eq!(stand.get(&format!("/api/v1/articles/{id}")).await.status, StatusCode::NOT_FOUND, "{id}");
    }
    let reply = stand.put_text("steady", trickle(second, cut_into(25, draft.as_bytes()))).await;
    assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.text());
    assert!((110..120).contains(&start.elapsed().as_secs()), "{:?}", start.elapsed());
    assert_eq!(stand.get("/api/v1/articles/steady").await.json()["title"], "Назва");
}
