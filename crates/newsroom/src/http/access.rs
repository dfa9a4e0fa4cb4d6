//! One line in the log for each request, with an id that its other lines and its answer carry, too.

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use ipnet::IpNet;
use std::net::{IpAddr, SocketAddr};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::{Instant, SystemTime, UNIX_EPOCH};
use tracing::Instrument;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const FORWARDED_FOR: &str = "x-forwarded-for";

/// Ids of one run of the server begin alike, so that two runs do not share one.
static RUN: LazyLock<u32> = LazyLock::new(|| SystemTime::now().duration_since(UNIX_EPOCH).map(|time| time.as_millis() as u32).unwrap_or_default());
static COUNT: AtomicU64 = AtomicU64::new(1);

/// Logs a request when its answer is on its way. The query stays out: it says what somebody searched for.
pub async fn log(State(trusted): State<Arc<[IpNet]>>, request: Request, next: Next) -> Response {
    let start = Instant::now();
    let id = format!("{:08x}-{}", *RUN, COUNT.fetch_add(1, Ordering::Relaxed));
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let client = peer.map(|peer| client(peer, request.headers(), &trusted).to_string()).unwrap_or_default();
    let (method, path) = (request.method().clone(), request.uri().path().chars().take(200).collect::<String>());
    let span = tracing::info_span!("request", id);
    async move {
        let mut response = next.run(request).await;
        let (status, milliseconds) = (response.status().as_u16(), start.elapsed().as_secs_f64() * 1_000.0);
        tracing::info!(%method, path, status, ms = format!("{milliseconds:.1}"), client, "answered");
        if let Ok(id) = HeaderValue::from_str(&id) {
            response.headers_mut().insert(REQUEST_ID, id);
        }
        response
    }
    .instrument(span)
    .await
}

/// Whether an address is that of a proxy whose headers are believed.
pub fn is_trusted(address: IpAddr, trusted: &[IpNet]) -> bool {
    trusted.iter().any(|network| network.contains(&address.to_canonical()))
}

/// Who asks: the peer, or, when that is a trusted proxy, the rightmost address before it that is none. What stands
/// further left was written by the client itself and says nothing.
fn client(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let forwarded = headers.get_all(FORWARDED_FOR).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(','));
    let mut client = peer.to_canonical();
    for hop in forwarded.collect::<Vec<_>>().into_iter().rev() {
        match hop.trim().parse::<IpAddr>() {
            Ok(hop) if is_trusted(client, trusted) => client = hop.to_canonical(),
            _ => break,
        }
    }
    client
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(peer: &str, forwarded: &'static str) -> Option<String> {
        let headers = [(HeaderName::from_static(FORWARDED_FOR), HeaderValue::from_static(forwarded))].into_iter().collect();
        let trusted: Vec<IpNet> = ["10.0.0.0/8", "::1/128"].iter().filter_map(|network| network.parse().ok()).collect();
        Some(client(peer.parse().ok()?, &headers, &trusted).to_string())
    }

    #[test]
    fn a_stranger_cannot_say_where_it_comes_from() {
        assert_eq!(seen("198.51.100.7", "203.0.113.1").as_deref(), Some("198.51.100.7"));
    }

    #[test]
    fn behind_trusted_proxies_the_rightmost_other_address_counts() {
        assert_eq!(seen("10.0.0.1", "1.2.3.4, 203.0.113.1, 10.0.0.2").as_deref(), Some("203.0.113.1"));
        assert_eq!(seen("::1", "203.0.113.1").as_deref(), Some("203.0.113.1"));
        assert_eq!(seen("::ffff:10.0.0.1", "203.0.113.1").as_deref(), Some("203.0.113.1"));
    }

    #[test]
    fn what_is_no_address_ends_the_search() {
        assert_eq!(seen("10.0.0.1", "203.0.113.1, unknown").as_deref(), Some("10.0.0.1"));
        assert_eq!(seen("10.0.0.1", "").as_deref(), Some("10.0.0.1"));
    }
}
