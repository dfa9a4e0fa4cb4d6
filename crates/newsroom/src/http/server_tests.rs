#![allow(clippy::disallowed_methods, reason = "clients of these tests wait in threads of their own")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::*;
use crate::clock::KyivClock;
use crate::http::{AppState, IngestToken, Limits, router};
use crate::live::Hub;
use crate::pictures::Studio;
use crate::store::Store;
use crate::store::sqlite::SqliteStore;
use std::io::{Read, Write};
use std::net::TcpStream;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub(super) struct Running {
    pub(super) address: SocketAddr,
    end: oneshot::Sender<()>,
    live: Arc<Hub>,
    server: JoinHandle<()>,
    _dir: tempfile::TempDir,
}

pub(super) async fn running() -> Running {
    running_with(Patience::default()).await
}

pub(super) async fn running_with(patience: Patience) -> Running {
    running_within(patience, Limits::default()).await
}

/// Where every peer counts as a client, also one on this machine.
pub(super) async fn running_within(patience: Patience, limits: Limits) -> Running {
    let dir = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&dir.path().join("a.db"), Arc::new(KyivClock)).unwrap();
    let store: Arc<dyn Store> = Arc::new(store);
    let live = Arc::new(Hub::new(Arc::clone(&store), Arc::new(KyivClock), 10));
    let state = AppState {
        live: Arc::clone(&live),
        store,
        token: IngestToken::new("t"),
        bundle: None,
        studio: Arc::new(Studio::new(dir.path(), None)),
        cards: Arc::default(),
        media: dir.path().into(),
        trusted_proxies: Arc::from(Vec::new()),
        metrics: Arc::default(),
        limits: Arc::new(limits),
        site: Arc::default(),
        clock: Arc::new(KyivClock),
    };
    let gate = Gate::with_crowd(&state.limits, state.metrics.refused.clone(), |_| false);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (end, ending) = oneshot::channel::<()>();
    let server = tokio::spawn(run(listener, router(state), patience, gate, async move {
        let _ = ending.await;
    }));
    Running { address, end, live, server, _dir: dir }
}

/// Sends bytes and reads the answer's first line.
pub(super) async fn exchange(address: SocketAddr, request: String) -> String {
    tokio::task::spawn_blocking(move || {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        let _ = stream.read_to_string(&mut answer);
        answer.lines().next().unwrap_or_default().to_owned()
    })
    .await
    .unwrap()
}

pub(super) fn get(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
}

#[tokio::test]
async fn a_server_answers_and_ends_when_it_is_asked_to() {
    let running = running().await;
    assert_eq!(exchange(running.address, get("/healthz")).await, "HTTP/1.1 200 OK");
    running.end.send(()).unwrap();
    running.server.await.unwrap();
    assert!(TcpStream::connect(running.address).is_err());
}

#[tokio::test]
async fn a_request_in_flight_is_answered_after_the_server_was_asked_to_end() {
    let running = running().await;
    let body = "{\"lang\":\"uk\",\"title\":\"а\",\"published_at\":\"2026-01-01T00:00:00Z\",\"body_html\":\"а\"}";
    let head = format!(
        "PUT /api/v1/articles/1 HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer t\r\nContent-Type: application/json\r\nContent-Length: {}\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n",
        body.len()
    );
    let address = running.address;
    let (mut stream, first) = tokio::task::spawn_blocking(move || {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(head.as_bytes()).unwrap();
        // The server asks for the body once the handler reads it: from then on the request is in flight.
        let mut first = [0; 25];
        stream.read_exact(&mut first).unwrap();
        (stream, first)
    })
    .await
    .unwrap();
    assert_eq!(&first, b"HTTP/1.1 100 Continue\r\n\r\n");
    running.end.send(()).unwrap();
    let answer = tokio::task::spawn_blocking(move || {
        stream.write_all(body.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    });
    assert!(answer.await.unwrap().starts_with("HTTP/1.1 201 Created"));
    running.server.await.unwrap();
}

#[tokio::test]
async fn long_and_odd_addresses_reach_the_404_answer_over_a_real_connection() {
    let running = running().await;
    for path in [format!("/{}", "x".repeat(8_192)), format!("/news/{}", "%D1%8F".repeat(2_000)), "//evil.example".into(), "/%".into(), "/news/%00".into()] {
        assert_eq!(exchange(running.address, get(&path)).await, "HTTP/1.1 404 Not Found", "{}", path.chars().take(40).collect::<String>());
    }
}

#[tokio::test]
async fn a_connection_that_never_says_what_it_wants_is_closed() {
    let running = running_with(Patience { head: Duration::from_millis(50), ..Patience::default() }).await;
    for beginning in ["", "GET /healthz HTTP/1.1\r\nHost:"] {
        assert_eq!(exchange(running.address, beginning.into()).await, "");
    }
    assert_eq!(exchange(running.address, get("/healthz")).await, "HTTP/1.1 200 OK");
}

#[tokio::test]
async fn a_request_that_does_not_end_is_cut_off_in_the_end() {
    let running = running_with(Patience { farewell: Duration::from_millis(50), ..Patience::default() }).await;
    let address = running.address;
    let head = "PUT /api/v1/articles/1 HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer t\r\nContent-Type: application/json\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n";
    let stream = tokio::task::spawn_blocking(move || {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(head.as_bytes()).unwrap();
        stream.read_exact(&mut [0; 25]).unwrap();
        stream
    });
    let stream = stream.await.unwrap();
    running.end.send(()).unwrap();
    // Well before the body's own time is over.
    tokio::time::timeout(Duration::from_secs(20), running.server).await.unwrap().unwrap();
    drop(stream);
}

#[tokio::test]
async fn streams_end_with_the_server_and_do_not_hold_it_up() {
    let running = running_with(Patience { farewell: Duration::from_secs(3_600), ..Patience::default() }).await;
    let address = running.address;
    let mut stream = tokio::task::spawn_blocking(move || {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(b"GET /api/v1/live HTTP/1.1\r\nHost: a\r\n\r\n").unwrap();
        let mut opening = Vec::new();
        while !String::from_utf8_lossy(&opening).contains("event: ping") {
            let mut part = [0; 512];
            let length = stream.read(&mut part).unwrap();
            opening.extend_from_slice(part.get(..length).unwrap());
        }
        stream
    })
    .await
    .unwrap();
    running.live.close();
    running.end.send(()).unwrap();
    tokio::time::timeout(Duration::from_secs(20), running.server).await.unwrap().unwrap();
    let mut rest = String::new();
    stream.read_to_string(&mut rest).unwrap();
    assert!(rest.ends_with("0\r\n\r\n"), "{rest}");
}

#[tokio::test]
async fn a_connection_gives_up_who_hears_nothing_and_keeps_little_for_who_is_slow() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let _client = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    let (stream, _) = listener.accept().await.unwrap();
    tune(&stream).unwrap();
    let socket = SockRef::from(&stream);
    assert!(socket.tcp_nodelay().unwrap() && socket.keepalive().unwrap());
    #[cfg(target_os = "linux")]
    assert_eq!((socket.tcp_user_timeout().unwrap(), socket.tcp_notsent_lowat().unwrap()), (Some(UNHEARD), UNSENT));
}

#[tokio::test]
async fn who_has_just_connected_is_answered_after_the_server_was_asked_to_end() {
    let running = running().await;
    let address = running.address;
    let connect = || tokio::task::spawn_blocking(move || TcpStream::connect(address).unwrap());
    let (mut early, late) = (connect().await.unwrap(), connect().await.unwrap());
    // Answered over a later connection: the ones before it were taken.
    assert_eq!(exchange(address, get("/healthz")).await, "HTTP/1.1 200 OK");
    early.write_all(get("/healthz").as_bytes()).unwrap();
    running.end.send(()).unwrap();
    for (mut stream, request) in [(early, String::new()), (late, get("/healthz"))] {
        let answer = tokio::task::spawn_blocking(move || {
            let mut answer = String::new();
            let _ = stream.write_all(request.as_bytes());
            let _ = stream.read_to_string(&mut answer);
            answer
        });
        assert!(answer.await.unwrap().starts_with("HTTP/1.1 200 OK"));
    }
    running.server.await.unwrap();
}
