//! Connections that are open at a time, in all and of one client. One above that is told so and closed.

use crate::http::limits::{Limits, network};
use crate::http::{ApiError, access};
use crate::metrics::Outcomes;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::Semaphore;

/// How many are told at a time why they are sent away; more find a closed connection.
const TOLD: usize = 64;
/// How long one has to hear it, and what of its request is read meanwhile: with bytes unread its system would drop the answer.
const HEARING: Duration = Duration::from_secs(1);
const UNREAD: usize = 16 * 1024;
/// The log does not repeat itself more often.
const SAID_EVERY: Duration = Duration::from_secs(60);
/// Seconds after which it makes sense to come back.
const RETRY_AFTER: u32 = 10;

/// Whose connections are not counted by client: they are those of many.
type Crowd = Box<dyn Fn(IpAddr) -> bool + Send + Sync>;

/// Lets connections in.
pub struct Gate {
    most: usize,
    of_one: usize,
    is_crowd: Crowd,
    open: Mutex<Open>,
    telling: Arc<Semaphore>,
    refused: Outcomes,
}

#[derive(Default)]
struct Open {
    all: usize,
    by_client: HashMap<IpAddr, usize>,
    /// When the log was last told of a refusal.
    said: Option<Instant>,
}

/// The place of a connection; free again when it is dropped.
pub struct Pass {
    gate: Arc<Gate>,
    client: Option<IpAddr>,
}

impl Gate {
    /// Proxies and private networks stand for many.
    pub fn new(limits: &Limits, trusted: Arc<[ipnet::IpNet]>, refused: Outcomes) -> Arc<Self> {
        Self::with_crowd(limits, refused, move |peer| access::is_near(peer) || access::is_trusted(peer, &trusted))
    }

    pub(super) fn with_crowd(limits: &Limits, refused: Outcomes, is_crowd: impl Fn(IpAddr) -> bool + Send + Sync + 'static) -> Arc<Self> {
        let (open, telling) = (Mutex::default(), Arc::new(Semaphore::new(TOLD)));
        Arc::new(Self { most: limits.connections, of_one: limits.connections_per_client, is_crowd: Box::new(is_crowd), open, telling, refused })
    }

    /// # Errors
    /// What the client is to be told.
    pub fn enter(self: &Arc<Self>, peer: IpAddr) -> Result<Pass, ApiError> {
        let client = (!(self.is_crowd)(peer)).then(|| network(peer));
        let mut open = self.open();
        let refused = if open.all >= self.most {
            Some(ApiError::Full)
        } else if client.is_some_and(|client| open.by_client.get(&client).is_some_and(|count| *count >= self.of_one)) {
            Some(ApiError::TooMany { seconds: RETRY_AFTER })
        } else {
            None
        };
        if let Some(error) = refused {
            self.refused.count(if error == ApiError::Full { "full" } else { "too-many" });
            if open.said.is_none_or(|said| said.elapsed() > SAID_EVERY) {
                open.said = Some(Instant::now());
                tracing::warn!(%peer, open = open.all, "connections are refused: {} may be open, {} of one client", self.most, self.of_one);
            }
            return Err(error);
        }
        open.all += 1;
        if let Some(client) = client {
            *open.by_client.entry(client).or_default() += 1;
        }
        drop(open);
        Ok(Pass { gate: Arc::clone(self), client })
    }

    /// Tells a client why, if not too many are told just now.
    pub fn refuse(&self, stream: TcpStream, error: ApiError) {
        if let Ok(place) = Arc::clone(&self.telling).try_acquire_owned() {
            tokio::spawn(async move {
                let _place = place;
                let _ = tokio::time::timeout(HEARING, tell(stream, &error)).await;
            });
        }
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The whole answer in one piece: there is no room for a connection that could ask further.
async fn tell(mut stream: TcpStream, error: &ApiError) -> std::io::Result<()> {
    let problem = error.problem();
    let body = serde_json::to_string(&problem).unwrap_or_default();
    let status = axum::http::StatusCode::from_u16(u16::try_from(problem.problem.status).unwrap_or(503)).unwrap_or(axum::http::StatusCode::SERVICE_UNAVAILABLE);
    let answer = format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/problem+json\r\ncache-control: no-store\r\nretry-after: {RETRY_AFTER}\r\naccess-control-allow-origin: *\r\n\
         content-security-policy: default-src 'none'; frame-ancestors 'none'\r\nx-content-type-options: nosniff\r\nreferrer-policy: strict-origin-when-cross-origin\r\n\
         connection: close\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(answer.as_bytes()).await?;
    stream.shutdown().await?;
    let mut rest = stream.take(UNREAD as u64);
    let mut room = [0; 1024];
    while rest.read(&mut room).await? > 0 {}
    Ok(())
}

impl Drop for Pass {
    fn drop(&mut self) {
        let mut open = self.gate.open();
        open.all = open.all.saturating_sub(1);
        let Some(client) = self.client else { return };
        if let Some(count) = open.by_client.get_mut(&client) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                open.by_client.remove(&client);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn limits() -> Limits {
        Limits { connections: 3, connections_per_client: 2, ..Limits::default() }
    }

    fn refused() -> Outcomes {
        Outcomes::of(&["full", "too-many"])
    }

    fn at(address: &str) -> IpAddr {
        address.parse().unwrap()
    }

    #[test]
    fn a_client_has_no_more_connections_than_it_may_and_there_are_no_more_in_all() {
        let gate = Gate::new(&limits(), Arc::from(Vec::new()), refused());
        let (first, second) = (gate.enter(at("198.51.100.7")).unwrap(), gate.enter(at("198.51.100.7")).unwrap());
        assert_eq!(gate.enter(at("198.51.100.7")).err(), Some(ApiError::TooMany { seconds: 10 }));
        let _third = gate.enter(at("198.51.100.8")).unwrap();
        assert_eq!(gate.enter(at("198.51.100.9")).err(), Some(ApiError::Full));
        drop(first);
        let _again = gate.enter(at("198.51.100.7")).unwrap();
        assert_eq!(gate.enter(at("10.0.0.1")).err(), Some(ApiError::Full), "proxies count among all");
        assert_eq!(["full", "too-many"].map(|why| gate.refused.counted(why)), [2, 1], "an operator sees each");
        drop((second, _third, _again));
        assert!(gate.open().by_client.is_empty() && gate.open().all == 0, "nothing is kept of who has gone");
    }

    /// Its system throws an answer away that comes with a reset, and bytes that nobody read make one.
    #[tokio::test]
    async fn who_is_sent_away_is_listened_to_until_it_has_gone() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut client = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let stream = listener.accept().await.unwrap().0;
        let telling = tokio::spawn(async move { tell(stream, &ApiError::Full).await });
        let mut answer = String::new();
        client.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 503 Service Unavailable"), "{answer}");
        for _ in 0..10 {
            tokio::task::yield_now().await;
        }
        assert!(!telling.is_finished());
        client.write_all(b"GET / HTTP/1.1\r\n").await.unwrap();
        drop(client);
        telling.await.unwrap().unwrap();
    }

    #[test]
    fn a_subscriber_of_ipv6_is_one_client_and_proxies_are_many() {
        let limits = Limits { connections: 100, ..limits() };
        let gate = Gate::new(&limits, Arc::from(vec!["203.0.113.0/24".parse().unwrap()]), refused());
        let _two = [gate.enter(at("2001:db8::1")).unwrap(), gate.enter(at("2001:db8::2")).unwrap()];
        assert!(gate.enter(at("2001:db8::3")).is_err());
        assert!(gate.enter(at("2001:db8:0:1::3")).is_ok());
        for many in ["203.0.113.5", "127.0.0.1", "::1", "10.0.0.9"] {
            let passes: Vec<_> = (0..5).map(|_| gate.enter(at(many)).map_err(|error| (many, error))).collect();
            assert!(passes.iter().all(Result::is_ok), "{many}");
        }
    }
}
