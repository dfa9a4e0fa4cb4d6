//! What Prometheus reads, and that it grows with what happens and not with what is asked for.

use crate::listening::{Listening, article};
use crate::photos::drawn;
use crate::stand::{Stand, TOKEN};
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode};
use image::ImageFormat;
use serde_json::json;
use std::collections::BTreeSet;
use tower::ServiceExt;
use visnyk_newsroom::metrics::router;

/// The text as it is read.
async fn read(stand: &Stand) -> String {
    let response = router(stand.state.clone()).oneshot(Request::get("/metrics").body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!((response.status(), &response.headers()["content-type"]), (StatusCode::OK, &"text/plain; version=0.0.4; charset=utf-8".parse().unwrap()));
    String::from_utf8(to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap()
}

/// The value of a series.
async fn value(stand: &Stand, series: &str) -> Option<f64> {
    read(stand).await.lines().find_map(|line| line.strip_prefix(series)?.strip_prefix(' ')?.parse().ok())
}

fn answered(method: &str, route: &str, status: &str) -> String {
    format!("visnyk_http_requests_total{{method=\"{method}\",route=\"{route}\",status=\"{status}\"}}")
}

#[tokio::test]
async fn requests_are_counted_by_method_declared_route_and_class_of_status() {
    let stand = Stand::filled().await;
    for (method, address) in [
        (Method::GET, "/api/v1/articles/001"),
        (Method::GET, "/api/v1/articles/002"),
        (Method::HEAD, "/api/v1/articles/001"),
        (Method::GET, "/api/v1/articles/nowhere"),
        (Method::GET, "/api/v1/articles/withdrawn"),
        (Method::GET, "/api/v1/nowhere/at/all"),
        (Method::DELETE, "/api/v1/tags"),
        (Method::GET, "/news/001"),
        (Method::GET, "/nowhere"),
        (Method::GET, "/humans.txt"),
        (Method::GET, "/media/none.jpg"),
        (Method::GET, "/api/v1/live"),
        (Method::GET, "/embed/latest"),
    ] {
        drop(stand.router.clone().oneshot(Request::builder().method(method).uri(address).body(Body::empty()).unwrap()).await.unwrap());
    }
    for (series, count) in [
        (answered("GET", "/api/v1/articles/{id}", "2xx"), 2.0),
        (answered("HEAD", "/api/v1/articles/{id}", "2xx"), 1.0),
        (answered("GET", "/api/v1/articles/{id}", "4xx"), 2.0),
        (answered("GET", "unknown", "4xx"), 1.0),
        (answered("DELETE", "/api/v1/tags", "4xx"), 1.0),
        (answered("GET", "page", "2xx"), 1.0),
        (answered("GET", "page", "4xx"), 1.0),
        (answered("GET", "file", "2xx"), 1.0),
        (answered("GET", "/media/{*path}", "4xx"), 1.0),
        (answered("GET", "/api/v1/live", "2xx"), 1.0),
        (answered("GET", "/embed/latest", "2xx"), 1.0),
        (answered("PUT", "/api/v1/articles/{id}", "2xx"), 6.0),
        ("visnyk_http_request_seconds_count{route=\"/api/v1/articles/{id}\"}".to_owned(), 12.0),
        ("visnyk_http_requests_in_flight".to_owned(), 0.0),
        ("visnyk_problems_total{problem=\"unknown\"}".to_owned(), 1.0),
        ("visnyk_problems_total{problem=\"withdrawn\"}".to_owned(), 1.0),
        ("visnyk_problems_total{problem=\"method\"}".to_owned(), 1.0),
    ] {
        assert_eq!(value(&stand, &series).await, Some(count), "{series}");
    }
}

#[tokio::test]
async fn what_alerts_watch_is_there_before_it_happens() {
    let stand = Stand::empty();
    for (name, label, values) in [
        ("problems", "problem", vec!["defect", "unavailable", "too-many", "full", "slow", "crowded", "wrong-token"]),
        ("connections_refused", "result", vec!["full", "too-many"]),
        ("pictures", "result", vec!["failed"]),
        ("live_events", "result", vec!["reset"]),
        ("store_failures", "access", vec!["read", "write"]),
    ] {
        for value in values {
            let series = format!("visnyk_{name}_total{{{label}=\"{value}\"}}");
            assert_eq!(self::value(&stand, &series).await, Some(0.0), "{series}");
        }
    }
}

#[tokio::test]
async fn what_clients_make_up_adds_no_series() {
    let stand = Stand::filled().await;
    let ask = async |number: u32| {
        for address in [
            format!("/made-up/{number}"),
            format!("/api/v1/made-up-{number}"),
            format!("/api/v1/articles/{number}"),
            format!("/media/{number}.jpg"),
            format!("/share/{number}.gif"),
            format!("/news?q={number}"),
        ] {
            let method = Method::from_bytes(format!("BREW{number}").as_bytes()).unwrap();
            for method in [Method::GET, method] {
                drop(stand.router.clone().oneshot(Request::builder().method(method).uri(&address).body(Body::empty()).unwrap()).await.unwrap());
            }
        }
    };
    ask(0).await;
    let before = read(&stand).await.lines().count();
    for number in 1..20 {
        ask(number).await;
    }
    let after = read(&stand).await;
    assert_eq!(after.lines().count(), before);
    assert!(!after.contains("made-up") && !after.contains("BREW") && after.contains("method=\"other\""), "{after}");
}

#[tokio::test]
async fn streams_and_their_events_are_counted() {
    let stand = Stand::empty();
    let mut listening = Listening::to(&stand, "").await;
    assert_eq!(value(&stand, "visnyk_live_streams").await, Some(1.0));
    assert_eq!(value(&stand, "visnyk_live_streams_most").await, Some(10.0));
    stand.put("a", &article(json!({}))).await;
    stand.put("a", &article(json!({"title": "Інша"}))).await;
    assert!(value(&stand, "visnyk_live_cursor").await < value(&stand, "visnyk_store_cursor").await, "the hub has not looked yet");
    stand.look().await;
    assert_eq!(value(&stand, "visnyk_live_cursor").await, value(&stand, "visnyk_store_cursor").await);
    stand.delete("a").await;
    stand.look().await;
    for kind in ["created", "updated", "removed"] {
        assert_eq!(listening.told().await.0, kind);
        assert_eq!(value(&stand, &format!("visnyk_live_events_total{{result=\"{kind}\"}}")).await, Some(1.0), "{kind}");
    }
    drop(listening);
    assert_eq!(value(&stand, "visnyk_live_streams").await, Some(0.0));
    // One that comes back from a cursor that never was begins anew.
    let mut lost = Listening::to(&stand, "since=999").await;
    assert_eq!(lost.next().await.unwrap().kind, "reset");
    assert_eq!(value(&stand, "visnyk_live_events_total{result=\"reset\"}").await, Some(1.0));
    let crowded = stand.with_streams(0);
    assert_eq!(crowded.get("/api/v1/live").await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(value(&crowded, "visnyk_problems_total{problem=\"crowded\"}").await, Some(1.0));
}

#[tokio::test]
async fn pages_writes_and_pictures_are_counted_by_what_became_of_them() {
    let stand = Stand::filled().await;
    for address in ["/news/001", "/news/001", "/about"] {
        stand.get(address).await;
    }
    stand.put("001", &article(json!({}))).await;
    stand.put("001", &article(json!({}))).await;
    stand.put("001", &article(json!({"title": ""}))).await;
    let png = drawn(40, 30, ImageFormat::Png);
    for bytes in [png.clone(), png, b"none".to_vec()] {
        stand.upload("image/png", bytes).await;
    }
    for (series, count) in [
        ("visnyk_pages_total{result=\"made\"}", 2.0),
        ("visnyk_pages_total{result=\"kept\"}", 1.0),
        ("visnyk_page_seconds_count", 2.0),
        ("visnyk_writes_total{result=\"created\"}", 6.0),
        ("visnyk_writes_total{result=\"updated\"}", 1.0),
        ("visnyk_writes_total{result=\"unchanged\"}", 1.0),
        ("visnyk_writes_total{result=\"withdrawn\"}", 1.0),
        ("visnyk_problems_total{problem=\"invalid\"}", 2.0),
        ("visnyk_pictures_total{result=\"made\"}", 1.0),
        ("visnyk_pictures_total{result=\"there\"}", 1.0),
        ("visnyk_pictures_total{result=\"refused\"}", 1.0),
        ("visnyk_articles", 4.0),
        ("visnyk_store_ready", 1.0),
        ("visnyk_store_failures_total{access=\"read\"}", 0.0),
    ] {
        assert_eq!(value(&stand, series).await, Some(count), "{series}");
    }
}

/// Views take a lighter way to the disk than articles, and took it past what is measured.
#[tokio::test]
async fn a_view_is_measured_as_the_write_that_it_is() {
    let stand = Stand::filled().await;
    let writes = || value(&stand, "visnyk_store_seconds_count{access=\"write\"}");
    let before = writes().await.unwrap();
    stand.ask(Method::POST, "/api/v1/articles/001/views").await;
    assert_eq!(writes().await, Some(before + 1.0));
}

#[tokio::test]
async fn a_database_that_fails_is_seen() {
    let stand = Stand::filled().await;
    rusqlite::Connection::open(stand.dir.path().join("newsroom.db")).unwrap().execute_batch("DROP TABLE changes").unwrap();
    assert_eq!(stand.get("/api/v1/articles").await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(stand.put("x", &article(json!({}))).await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(value(&stand, "visnyk_store_ready").await, Some(0.0));
    assert!(value(&stand, "visnyk_store_failures_total{access=\"read\"}").await > Some(0.0));
    assert_eq!(value(&stand, "visnyk_store_failures_total{access=\"write\"}").await, Some(1.0));
    assert_eq!(value(&stand, "visnyk_problems_total{problem=\"unavailable\"}").await, Some(2.0));
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn the_process_tells_of_itself() {
    let stand = Stand::empty();
    assert!(value(&stand, "process_resident_memory_bytes").await > Some(5_000_000.0));
    let files = value(&stand, "process_open_fds").await;
    let _held: Vec<_> = (0..50).map(|_| std::fs::File::open(stand.dir.path().join("newsroom.db")).unwrap()).collect();
    assert!(value(&stand, "process_open_fds").await >= files.map(|files| files + 30.0));
    assert!(value(&stand, "process_max_fds").await > files && value(&stand, "process_cpu_seconds_total").await > Some(0.0));
    assert_eq!(value(&stand, &format!("visnyk_build_info{{version=\"{}\"}}", env!("CARGO_PKG_VERSION"))).await, Some(1.0));
}

#[tokio::test]
async fn nothing_else_is_told_there_and_the_portal_does_not_tell_it() {
    let stand = Stand::filled().await;
    let answer = router(stand.state.clone()).oneshot(Request::get("/api/v1/articles").body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(answer.status(), StatusCode::NOT_FOUND);
    let reply = stand.get("/metrics").await;
    assert!(reply.status == StatusCode::NOT_FOUND && !reply.text().contains("visnyk_http"), "{}", reply.text());
    assert!(!read(&stand).await.contains(TOKEN));
}

/// The table in the operator's handbook has every metric, and no other.
#[tokio::test]
async fn the_handbook_names_what_is_told() {
    let stand = Stand::filled().await;
    drop(Listening::to(&stand, "").await);
    for address in ["/news/001", "/nowhere", "/api/v1/nowhere"] {
        stand.get(address).await;
    }
    stand.upload("image/png", b"none".to_vec()).await;
    let text = read(&stand).await;
    let told: BTreeSet<_> = text.lines().filter_map(|line| line.strip_prefix("# TYPE ")?.split(' ').next()).collect();
    let handbook = include_str!("../../../../docs/operate.md");
    let named: BTreeSet<_> = handbook.lines().filter_map(|line| line.strip_prefix("| `")?.split(['`', '{']).next()).filter(|name| name.contains('_')).collect();
    assert_eq!(named, told);
}
