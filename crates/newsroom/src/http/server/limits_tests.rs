#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::tests::{Running, exchange, get, running, running_with, running_within};
use super::*;
use crate::http::limits::Limits;
use axum::body::Bytes;
use h2::Reason;
use h2::client::{self, SendRequest};
use std::future::poll_fn;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;

/// Long enough for anything that ends by itself.
const EVER: Duration = Duration::from_secs(60);
const ALIVE: &[u8] = b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n";

/// A connection that has been answered once and stays open.
async fn held(running: &Running) -> TcpStream {
    let mut stream = TcpStream::connect(running.address).await.unwrap();
    stream.write_all(ALIVE).await.unwrap();
    assert!(stream.read(&mut [0; 12]).await.unwrap() > 0);
    stream
}

/// All that is said until the connection ends, which it does in good order: one that is reset may take the answer with it.
async fn heard(mut stream: TcpStream) -> String {
    let mut answer = Vec::new();
    tokio::time::timeout(EVER, stream.read_to_end(&mut answer)).await.unwrap().unwrap();
    String::from_utf8(answer).unwrap()
}

#[tokio::test]
async fn a_client_with_as_many_connections_as_it_may_have_is_told_so() {
    let limits = Limits { connections_per_client: 2, ..Limits::default() };
    let running = running_within(Patience::default(), limits).await;
    let _held = [held(&running).await, held(&running).await];
    let mut stream = TcpStream::connect(running.address).await.unwrap();
    stream.write_all(ALIVE).await.unwrap();
    let answer = heard(stream).await;
    assert!(answer.starts_with("HTTP/1.1 429 Too Many Requests\r\n") && answer.contains("retry-after: 10\r\n"), "{answer}");
    let (_, body) = answer.split_once("\r\n\r\n").unwrap();
    let problem: serde_json::Value = serde_json::from_str(body).unwrap();
    assert_eq!((&problem["type"], &problem["status"]), (&"urn:visnyk:problem:too-many".into(), &429.into()));
}

#[tokio::test]
async fn above_all_connections_one_is_told_that_the_newsroom_is_full() {
    let limits = Limits { connections: 1, ..Limits::default() };
    let running = running_within(Patience::default(), limits).await;
    let _held = held(&running).await;
    let answer = heard(TcpStream::connect(running.address).await.unwrap()).await;
    assert!(answer.starts_with("HTTP/1.1 503 Service Unavailable\r\n") && answer.contains("urn:visnyk:problem:full"), "{answer}");
}

#[tokio::test]
async fn what_only_begins_like_http_2_is_closed_like_all_that_says_nothing() {
    let running = running_with(Patience { head: Duration::from_millis(50), ..Patience::default() }).await;
    for start in ["P", "PRI", "PRI * HTTP/2.0\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"] {
        let mut stream = TcpStream::connect(running.address).await.unwrap();
        stream.write_all(start.as_bytes()).await.unwrap();
        // What HTTP/2 says of itself may come; then it ends.
        let mut rest = Vec::new();
        let _ = tokio::time::timeout(EVER, stream.read_to_end(&mut rest)).await.unwrap_or_else(|_| panic!("{start} is left open"));
    }
}

async fn second(running: &Running) -> (SendRequest<Bytes>, JoinHandle<Result<(), h2::Error>>) {
    let stream = TcpStream::connect(running.address).await.unwrap();
    let (send, connection) = client::handshake(stream).await.unwrap();
    (send.ready().await.unwrap(), tokio::spawn(connection))
}

fn ask(method: &str, path: &str) -> Request<()> {
    Request::builder().method(method).uri(format!("http://a{path}")).body(()).unwrap()
}

#[tokio::test]
async fn a_connection_of_http_2_that_answers_pings_and_asks_nothing_is_closed() {
    let running = running_with(Patience { head: Duration::from_millis(50), ..Patience::default() }).await;
    let (_send, ended) = second(&running).await;
    let _ = tokio::time::timeout(EVER, ended).await.unwrap();
    let (mut send, ended) = second(&running).await;
    assert_eq!(send.send_request(ask("GET", "/healthz"), true).unwrap().0.await.unwrap().status(), 200);
    let _ = tokio::time::timeout(EVER, ended).await.unwrap();
}

#[tokio::test]
async fn a_connection_of_http_2_has_so_many_requests_so_large_a_head_and_so_much_unread() {
    let running = running().await;
    let (send, _ended) = second(&running).await;
    // With the first answer the server's settings have been heard.
    assert_eq!(send.clone().send_request(ask("GET", "/healthz"), true).unwrap().0.await.unwrap().status(), 200);
    assert_eq!(send.current_max_send_streams(), 100);
    let mut bodies: Vec<_> = (0..6)
        .map(|_| {
            let mut put = ask("PUT", "/api/v1/articles/1");
            put.headers_mut().insert("authorization", "Bearer t".parse().unwrap());
            put.headers_mut().insert("content-type", "application/json".parse().unwrap());
            send.clone().send_request(put, false).unwrap().1
        })
        .collect();
    bodies.iter_mut().for_each(|body| body.reserve_capacity(1024 * 1024));
    for body in bodies.iter_mut().take(4) {
        poll_fn(|cx| body.poll_capacity(cx)).await.unwrap().unwrap();
    }
    let unread: Vec<_> = bodies.iter().map(|body| body.capacity()).collect();
    assert_eq!(unread, [BUFFER, BUFFER, BUFFER, BUFFER, 0, 0], "so much of each, and of all together");
    let mut large = ask("GET", "/healthz");
    for number in 0..6 {
        large.headers_mut().insert(axum::http::HeaderName::try_from(format!("x-{number}")).unwrap(), "x".repeat(10_000).parse().unwrap());
    }
    let refused = send.clone().send_request(large, true).unwrap().0.await.unwrap();
    assert_eq!((refused.status().as_u16(), refused.headers().get("content-type")), (431, None), "by the protocol, without a word: it was not taken in");
}

#[tokio::test]
async fn who_takes_requests_back_again_and_again_is_sent_away() {
    let running = running().await;
    let (mut send, ended) = second(&running).await;
    let mut taken_back = 0;
    while taken_back < 5_000 {
        let Ok((_, mut stream)) = send.send_request(ask("GET", "/api/v1/articles"), true) else { break };
        stream.send_reset(Reason::CANCEL);
        taken_back += 1;
        if poll_fn(|cx| send.poll_ready(cx)).await.is_err() {
            break;
        }
        // The server has its turn on this one thread.
        tokio::task::yield_now().await;
    }
    assert!(taken_back < 5_000, "nobody minds");
    assert!(tokio::time::timeout(EVER, ended).await.unwrap().unwrap().is_err());
    assert_eq!(exchange(running.address, get("/healthz")).await, "HTTP/1.1 200 OK");
}

#[tokio::test]
async fn a_head_above_all_limits_is_refused_by_the_protocol_and_below_in_words() {
    let running = running().await;
    for (bytes, status) in
        [(15_000, "404 Not Found"), (20_000, "414 URI Too Long"), (40_000, "414 URI Too Long"), (60_000, "431 Request Header Fields Too Large")]
    {
        assert_eq!(exchange(running.address, get(&format!("/{}", "x".repeat(bytes)))).await, format!("HTTP/1.1 {status}"), "{bytes}");
    }
    let many = |count: usize| format!("GET /healthz HTTP/1.1\r\nConnection: close\r\n{}\r\n", "x: y\r\n".repeat(count));
    for (count, status) in [(90, "200 OK"), (120, "431 Request Header Fields Too Large"), (200, "431 Request Header Fields Too Large")] {
        assert_eq!(exchange(running.address, many(count)).await, format!("HTTP/1.1 {status}"), "{count}");
    }
}

#[tokio::test]
async fn a_body_that_nobody_reads_is_not_waited_for() {
    let running = running().await;
    for length in ["Content-Length: 50000000", "Transfer-Encoding: chunked"] {
        for (request, status) in
            [("GET /healthz", "200 OK"), ("POST /api/v1/articles/1/views", "404 Not Found"), ("PUT /api/v1/articles/1", "401 Unauthorized")]
        {
            let answer = exchange(running.address, format!("{request} HTTP/1.1\r\nHost: a\r\n{length}\r\n\r\n")).await;
            assert_eq!(answer, format!("HTTP/1.1 {status}"), "{request} {length}");
        }
    }
}
