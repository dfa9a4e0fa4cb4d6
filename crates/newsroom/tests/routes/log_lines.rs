//! The lines of the log: whose they are, and that nobody else writes any.

use crate::failures::broken;
use crate::listening::article;
use crate::stand::{Reply, Stand, ask};
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderValue, Request, StatusCode};
use serde_json::{Value, json};
use std::io::{self, Write};
use std::net::SocketAddr;
use std::sync::{LazyLock, Mutex, PoisonError};
use visnyk_newsroom::logging::subscriber;
use visnyk_newsroom::pictures::{Fetcher, Reach, Studio};

/// The log of this whole program: requests are answered in many threads.
static LOG: LazyLock<()> = LazyLock::new(|| tracing::subscriber::set_global_default(subscriber(Some("json"), None, || Kept, false)).unwrap());
static KEPT: Mutex<Vec<u8>> = Mutex::new(Vec::new());

struct Kept;

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        KEPT.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The lines of a request. Every line of the log is JSON.
fn lines(reply: &Reply) -> Vec<Value> {
    let log = String::from_utf8(KEPT.lock().unwrap_or_else(PoisonError::into_inner).clone()).unwrap();
    let all = log.lines().map(|line| serde_json::from_str::<Value>(line).unwrap_or_else(|error| panic!("{error}: {line}")));
    all.filter(|line| line["span"]["id"] == reply.header("x-request-id")).collect()
}

fn messages(lines: &[Value]) -> Vec<&str> {
    lines.iter().map(|line| line["message"].as_str().unwrap()).collect()
}

fn from(peer: &str, address: &str, headers: &[(&'static str, &[u8])]) -> Request<Body> {
    let mut request = Request::get(address).extension(ConnectInfo(peer.parse::<SocketAddr>().unwrap())).body(Body::empty()).unwrap();
    for (name, value) in headers {
        request.headers_mut().append(*name, HeaderValue::from_bytes(value).unwrap());
    }
    request
}

const PROXY: &str = "10.1.2.3:40000";
const STRANGER: &str = "198.51.100.7:40000";

#[tokio::test]
async fn an_answer_that_failed_has_its_cause_under_its_id_and_the_name_of_its_problem() {
    LazyLock::force(&LOG);
    let (router, _dir) = broken();
    let reply = ask(&router, Request::get("/api/v1/articles").body(Body::empty()).unwrap()).await;
    let lines = lines(&reply);
    assert_eq!(messages(&lines), ["the store failed", "answered"]);
    assert!(lines[0]["error"].as_str().unwrap().contains("disk full"));
    assert_eq!((&lines[1]["status"], &lines[1]["problem"]), (&json!(503), &json!("unavailable")));
}

#[tokio::test]
async fn of_a_long_address_the_log_has_the_beginning() {
    LazyLock::force(&LOG);
    let stand = Stand::empty();
    let reply = stand.get(&format!("/api/v1/{}", "x".repeat(5_000))).await;
    let lines = lines(&reply);
    assert_eq!((messages(&lines), lines[0]["path"].as_str()), (vec!["answered"], Some(format!("/api/v1/{}", "x".repeat(192)).as_str())));
}

#[tokio::test]
async fn the_calls_that_a_page_is_made_of_speak_under_the_pages_id() {
    LazyLock::force(&LOG);
    let (router, _dir) = broken();
    let reply = ask(&router, Request::get("/news/001").body(Body::empty()).unwrap()).await;
    let lines = lines(&reply);
    let messages = messages(&lines);
    assert!(messages.iter().filter(|message| **message == "the store failed").count() >= 2, "{messages:?}");
    assert_eq!(messages.last(), Some(&"answered"));
}

#[tokio::test]
async fn work_in_other_threads_speaks_under_the_requests_id() {
    LazyLock::force(&LOG);
    let stand = Stand::empty();
    let media = stand.dir.path().join("media");
    let stand = stand.with_studio(Studio::new(&media, Some(Fetcher::new(Reach::PUBLIC, None))));
    let reply = stand.put("x", &article(json!({"cover": {"src": "http://127.0.0.1:1/x.png", "alt": "x"}}))).await;
    assert_eq!(reply.status, StatusCode::CREATED);
    assert_eq!(messages(&lines(&reply)), ["a picture stays at its address", "answered"]);
}

#[tokio::test]
async fn a_trusted_proxys_id_is_taken_and_nobody_elses() {
    LazyLock::force(&LOG);
    let stand = Stand::empty().behind(&["10.0.0.0/8"]);
    let id = "4bf92f3577b34da6a3ce929d0e0e4736";
    let reply = stand.send(from(PROXY, "/healthz", &[("x-request-id", id.as_bytes())])).await;
    assert_eq!((reply.header("x-request-id"), lines(&reply).len()), (id, 1));
    for (peer, forwarded) in [(STRANGER, "203.0.113.1"), (STRANGER, "10.1.2.3")] {
        let reply = stand.send(from(peer, "/healthz", &[("x-request-id", b"chosen"), ("x-forwarded-for", forwarded.as_bytes())])).await;
        assert_ne!(reply.header("x-request-id"), "chosen", "{peer}");
    }
    let untrusting = Stand::empty().send(from(PROXY, "/healthz", &[("x-request-id", b"chosen")])).await;
    assert_ne!(untrusting.header("x-request-id"), "chosen");
}

#[tokio::test]
async fn what_is_no_id_is_not_taken_from_a_proxy_either() {
    LazyLock::force(&LOG);
    let stand = Stand::empty().behind(&["10.0.0.0/8"]);
    let long = "a".repeat(129);
    for id in ["", " ", "a b", "a\"b", "a,b", "{}", "a\tb", "ї", "a/b", long.as_str()] {
        let reply = stand.send(from(PROXY, "/healthz", &[("x-request-id", id.as_bytes())])).await;
        let given = reply.header("x-request-id");
        assert!(given != id && given.len() > 9 && given.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'), "{id}: {given}");
    }
}

#[tokio::test]
async fn hostile_requests_are_one_line_each_with_their_client() {
    LazyLock::force(&LOG);
    let stand = Stand::empty().behind(&["10.0.0.0/8"]);
    for path in ["/a%0a%0d2026-01-01%20forged", "/a\u{202e}b\u{2028}c\u{9b}31m", "/%00%1b[31m", "/\"},{\"message\":\"answered\"", "/{}"] {
        let headers: [(&str, &[u8]); 3] =
            [("x-forwarded-for", b"198.51.100.9\", \"client\": \"127.0.0.1"), ("user-agent", b"\xc2\x9b31m"), ("referer", b"\xff\xfe")];
        let reply = stand.send(from(PROXY, path, &headers)).await;
        let lines = lines(&reply);
        assert_eq!((messages(&lines), &lines[0]["client"]), (vec!["answered"], &json!("10.1.2.3")), "{path:?}");
        assert_eq!(lines[0]["path"], path, "{path:?}");
    }
    let log = String::from_utf8(KEPT.lock().unwrap_or_else(PoisonError::into_inner).clone()).unwrap();
    assert!(!log.chars().any(|letter| matches!(letter, '\r' | '\u{1b}' | '\u{9b}' | '\u{202e}' | '\u{2028}')));
}
