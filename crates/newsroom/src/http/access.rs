//! One line in the log for each request, with an id that its other lines and its answer carry, too; and what is counted of it.

use super::error::Kind;
use crate::metrics::Metrics;
use axum::extract::{ConnectInfo, MatchedPath, Request, State};
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

/// Longest id that is taken over.
const LONGEST_ID: usize = 128;

/// What a request is seen by.
#[derive(Clone)]
pub struct Access {
    pub trusted: Arc<[IpNet]>,
    pub metrics: Arc<Metrics>,
}

/// Logs and counts a request when its answer is on its way. The query stays out: it says what somebody searched for.
pub async fn log(State(Access { trusted, metrics }): State<Access>, mut request: Request, next: Next) -> Response {
    let start = Instant::now();
    let in_flight = metrics.requests.begin();
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let id = id(peer, request.headers(), &trusted);
    let client = peer.map(|peer| Client::of(peer, request.headers(), &trusted));
    if let Some(client) = client {
        request.extensions_mut().insert(client);
    }
    let client = client.map(|client| client.address.to_string()).unwrap_or_default();
    let matched = request.extensions().get::<MatchedPath>().cloned();
    let (method, path) = (request.method().clone(), request.uri().path().chars().take(200).collect::<String>());
    let span = tracing::info_span!("request", id);
    async move {
        let mut response = next.run(request).await;
        let (status, took) = (response.status().as_u16(), start.elapsed());
        let problem = response.extensions().get::<Kind>().map(|kind| kind.0);
        if let Some(problem) = problem {
            metrics.requests.refused(problem);
        }
        in_flight.answered(&method, matched.as_ref(), &path, &response, took);
        tracing::info!(%method, path, status, ms = format!("{:.1}", took.as_secs_f64() * 1_000.0), client, problem, "answered");
        if let Ok(id) = HeaderValue::from_str(&id) {
            response.headers_mut().insert(REQUEST_ID, id);
        }
        response
    }
    .instrument(span)
    .await
}

/// The id that a trusted proxy gave the request, if it is one; a new one else. Nobody else may choose what stands in the log.
fn id(peer: Option<IpAddr>, headers: &HeaderMap, trusted: &[IpNet]) -> String {
    let given = peer.filter(|peer| is_trusted(*peer, trusted)).and_then(|_| headers.get(REQUEST_ID)?.to_str().ok());
    let is_id = |id: &&str| (1..=LONGEST_ID).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    given.filter(is_id).map_or_else(|| format!("{:08x}-{}", *RUN, COUNT.fetch_add(1, Ordering::Relaxed)), str::to_owned)
}

/// Who asks, as far as that is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Client {
    pub address: IpAddr,
    /// It sends `X-Forwarded-For`, and nobody said that it may be believed.
    pub unheard: bool,
}

impl Client {
    fn of(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> Self {
        Self { address: client(peer, headers, trusted), unheard: headers.contains_key(FORWARDED_FOR) && !is_trusted(peer, trusted) }
    }
}

/// Whether an address is of this machine or of a private network.
pub fn is_near(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => {
            // 100.64.0.0/10 lies between a provider and its subscribers.
            let is_shared = matches!(address.octets(), [100, 64..=127, ..]);
            address.is_loopback() || address.is_private() || address.is_link_local() || is_shared
        }
        IpAddr::V6(address) => address.is_loopback() || address.is_unique_local() || address.is_unicast_link_local(),
    }
}

/// What the proxy itself says in a header: of several values the last, since a reader may have written those before it.
pub fn forwarded<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get_all(name).iter().next_back()?.to_str().ok()?.rsplit(',').next().map(str::trim)
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
    fn addresses_of_this_machine_and_of_private_networks_are_near() {
        for near in ["127.0.0.1", "10.1.2.3", "172.17.0.1", "192.168.0.9", "169.254.1.1", "100.64.0.1", "::1", "fd00::1", "fe80::1", "::ffff:10.0.0.1"] {
            assert!(near.parse().is_ok_and(is_near), "{near}");
        }
        for far in ["198.51.100.7", "172.32.0.1", "100.128.0.1", "2001:db8::1", "::ffff:8.8.8.8"] {
            assert!(!far.parse().is_ok_and(is_near), "{far}");
        }
    }

    #[test]
    fn what_is_no_address_ends_the_search() {
        assert_eq!(seen("10.0.0.1", "203.0.113.1, unknown").as_deref(), Some("10.0.0.1"));
        assert_eq!(seen("10.0.0.1", "").as_deref(), Some("10.0.0.1"));
    }
}
