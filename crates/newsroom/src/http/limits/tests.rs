#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::*;
use axum::Router;
use axum::body::Body;
use axum::http::{StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::routing::any;
use governor::clock::FakeRelativeClock;
use std::future::pending;
use tower::ServiceExt;

fn rate(per_second: u32, burst: u32) -> Rate {
    Rate { per_second: NonZeroU32::new(per_second).unwrap(), burst: NonZeroU32::new(burst).unwrap() }
}

fn client(address: &str) -> Client {
    Client { address: address.parse().unwrap(), unheard: false }
}

#[test]
fn a_client_may_ask_in_a_burst_and_then_at_its_rate_and_is_told_when() {
    let clock = FakeRelativeClock::default();
    let rates = Rates::timed(rate(2, 10), clock.clone());
    let (one, other) = (client("198.51.100.7"), client("198.51.100.8"));
    assert!((0..10).all(|_| rates.count(&one).is_ok()));
    assert_eq!(rates.count(&one), Err(1));
    assert_eq!(rates.count(&other), Ok(()), "one client is not the other");
    clock.advance(Duration::from_millis(500));
    assert_eq!((rates.count(&one), rates.count(&one)), (Ok(()), Err(1)));
    let slow = Rates::timed(Rate { per_second: NonZeroU32::MIN, burst: NonZeroU32::MIN }, clock);
    assert_eq!((slow.count(&one), slow.count(&one)), (Ok(()), Err(1)));
}

#[test]
fn a_subscriber_of_ipv6_is_one_client() {
    let rates = Rates::timed(rate(1, 1), FakeRelativeClock::default());
    assert_eq!(rates.count(&client("2001:db8::1")), Ok(()));
    assert_eq!(rates.count(&client("2001:db8::ffff:1")), Err(1));
    assert_eq!(rates.count(&client("2001:db8:0:1::1")), Ok(()));
    assert_eq!((rates.count(&client("::ffff:198.51.100.7")), rates.count(&client("198.51.100.7"))), (Ok(()), Err(1)));
}

#[test]
fn who_comes_from_nearby_may_be_a_proxy_and_is_not_counted() {
    let rates = Rates::timed(rate(1, 1), FakeRelativeClock::default());
    for near in ["127.0.0.1", "10.0.0.1", "172.17.0.1", "fd00::1"] {
        assert!((0..5).all(|_| rates.count(&client(near)).is_ok()), "{near}");
    }
}

#[test]
fn a_flood_of_addresses_takes_no_more_room_than_there_is_and_does_not_hide_who_asks_often() {
    let rates = Rates::timed(rate(1, 20), FakeRelativeClock::default());
    let loud = client("198.51.100.7");
    let mut refused = 0;
    for number in 0..200_000_u32 {
        let _ = rates.count(&Client { address: std::net::Ipv4Addr::from_bits(0x0800_0000 + number).into(), unheard: false });
        if number % 100 == 0 && rates.count(&loud).is_err() {
            refused += 1;
        }
    }
    assert!(rates.clients() <= rate::CLIENTS, "{}", rates.clients());
    assert!(refused > 1_900, "of 2,000 requests in no time 20 are free: {refused}");
}

/// A server whose answers never come, but for `/now`.
fn stuck(limits: &Limits) -> Router {
    let router = Router::new().route("/now", any(async || "now")).fallback(async || pending::<()>().await);
    router.layer(from_fn_with_state(Admission::new(limits), admit))
}

async fn ask(router: &Router, request: Request) -> (StatusCode, String, String) {
    let answer = router.clone().oneshot(request).await.unwrap();
    let (status, retry) = (answer.status(), answer.headers().get(header::RETRY_AFTER).map(|value| value.to_str().unwrap().to_owned()));
    let body = axum::body::to_bytes(answer.into_body(), 10_000).await.unwrap();
    (status, retry.unwrap_or_default(), String::from_utf8(body.to_vec()).unwrap())
}

fn get(path: &str) -> Request {
    Request::get(path).body(Body::empty()).unwrap()
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_does_not_come_is_given_up_and_a_write_has_longer() {
    let router = stuck(&Limits { time: Duration::from_secs(7), ..Limits::default() });
    for (method, seconds) in [(Method::GET, 7), (Method::HEAD, 7), (Method::PUT, 180), (Method::POST, 180)] {
        let start = tokio::time::Instant::now();
        let (status, retry, body) = ask(&router, Request::builder().method(method.clone()).uri("/api/v1/x").body(Body::empty()).unwrap()).await;
        assert_eq!((status, retry.as_str(), start.elapsed().as_secs()), (StatusCode::SERVICE_UNAVAILABLE, "10", seconds), "{method}");
        assert!(method == Method::HEAD || body.contains("urn:visnyk:problem:slow"), "{body}");
    }
}

#[tokio::test(start_paused = true)]
async fn more_than_may_be_in_work_wait_for_a_moment_and_are_sent_away_and_health_is_told_all_the_same() {
    let router = stuck(&Limits { requests: 2, time: Duration::from_secs(60), ..Limits::default() });
    let busy: Vec<_> = (0..2).map(|_| tokio::spawn(router.clone().oneshot(get("/stuck")))).collect();
    tokio::task::yield_now().await;
    let start = tokio::time::Instant::now();
    let (status, retry, body) = ask(&router, get("/now")).await;
    assert_eq!((status, retry.as_str(), start.elapsed().as_secs()), (StatusCode::SERVICE_UNAVAILABLE, "10", 3));
    assert!(body.contains("urn:visnyk:problem:full"), "{body}");
    // A place in the queue becomes one in work.
    let waiting = tokio::spawn(router.clone().oneshot(get("/now")));
    tokio::task::yield_now().await;
    busy.into_iter().for_each(|task| task.abort());
    assert_eq!(waiting.await.unwrap().unwrap().status(), StatusCode::OK);
    // The queue has an end.
    let crowd: Vec<_> = (0..2 + 2 * 4).map(|_| tokio::spawn(router.clone().oneshot(get("/stuck")))).collect();
    tokio::task::yield_now().await;
    let start = tokio::time::Instant::now();
    assert_eq!(ask(&router, get("/now")).await.0, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(start.elapsed(), Duration::ZERO);
    let healthy = tokio::time::timeout(Duration::from_secs(1), router.clone().oneshot(get("/healthz"))).await;
    assert!(healthy.is_err(), "it was let in, though this one here is stuck");
    crowd.into_iter().for_each(|task| task.abort());
}
