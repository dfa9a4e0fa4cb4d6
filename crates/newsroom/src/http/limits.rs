//! How much one newsroom takes on: what a client may ask in a second, what is in work at a time, and how long it may last. What is
//! above a limit is refused at once or soon, in words and with the time to come back; nothing waits without an end.
//!
//! Pages made within the process ask the API past these limits: they were admitted once.

mod rate;
mod refusal;
mod turns;

use super::access::Client;
use super::{ApiError, site};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, Uri};
use axum::middleware::Next;
use axum::response::Response;
use rate::Rates;
pub(super) use rate::network;
use refusal::Asker;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;
use turns::Turns;

/// Longest address, in bytes. Of ours none comes near, nor does what a form sends.
pub const MAX_ADDRESS: usize = 16 * 1024;
/// Headers of a request: bytes in all, names and values, and how many. A browser behind two proxies sends some 40.
pub const MAX_HEAD: usize = 16 * 1024;
pub const MAX_HEADERS: usize = 100;
/// A write reads its body, waits for its turn, and may fetch pictures: each has a time of its own, and this is above their sum.
const WRITE_TIME: Duration = Duration::from_secs(180);

/// Requests a client may make.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rate {
    pub per_second: NonZeroU32,
    /// At once, after a rest.
    pub burst: NonZeroU32,
}

/// The limits in force.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Of one client; `None` is without end.
    pub rate: Option<Rate>,
    /// In work at a time.
    pub requests: usize,
    /// Until the answer begins.
    pub time: Duration,
    /// Open at a time, of all and of one client.
    pub connections: usize,
    pub connections_per_client: usize,
    /// Seconds for which browsers are to ask by https alone, where the portal is behind TLS.
    pub hsts: Option<u32>,
}

impl Default for Limits {
    fn default() -> Self {
        // An office of hundreds behind one address stays far below.
        let rate = NonZeroU32::new(200).zip(NonZeroU32::new(2_000)).map(|(per_second, burst)| Rate { per_second, burst });
        let year = 365 * 24 * 3_600;
        Self { rate, requests: 256, time: Duration::from_secs(30), connections: 15_000, connections_per_client: 1_000, hsts: Some(year) }
    }
}

/// Lets requests in.
pub struct Admission {
    rates: Option<Rates>,
    turns: Turns,
    time: Duration,
}

impl Admission {
    pub fn new(limits: &Limits) -> Arc<Self> {
        Arc::new(Self { rates: limits.rate.map(Rates::new), turns: Turns::new(limits.requests), time: limits.time })
    }

    /// How long an answer may take.
    fn time(&self, method: &Method) -> Duration {
        if matches!(*method, Method::PUT | Method::POST) { self.time.max(WRITE_TIME) } else { self.time }
    }
}

/// Admits a request or refuses it, and gives up an answer that takes too long.
pub async fn admit(State(admission): State<Arc<Admission>>, request: Request, next: Next) -> Response {
    let asker = Asker::of(&request);
    let answer = async {
        fits(request.uri(), request.headers())?;
        if is_counted(request.method(), request.uri().path())
            && let (Some(rates), Some(client)) = (&admission.rates, request.extensions().get::<Client>())
        {
            rates.count(client).map_err(|seconds| ApiError::TooMany { seconds })?;
        }
        // Who looks after the newsroom has to hear from it also when it is full.
        let _turn = match request.uri().path() {
            "/healthz" | "/readyz" => None,
            _ => Some(admission.turns.turn().await.ok_or(ApiError::Full)?),
        };
        let time = admission.time(request.method());
        tokio::time::timeout(time, next.run(request)).await.map_err(|_| ApiError::Slow)
    };
    answer.await.unwrap_or_else(|error| asker.refuse(error))
}

/// Whether the head of a request is of a size that somebody means.
fn fits(uri: &Uri, headers: &HeaderMap) -> Result<(), ApiError> {
    if uri.path().len() + uri.query().map_or(0, str::len) > MAX_ADDRESS {
        return Err(ApiError::LongAddress { most: MAX_ADDRESS });
    }
    let bytes: usize = headers.iter().map(|(name, value)| name.as_str().len() + value.len()).sum();
    if bytes > MAX_HEAD || headers.len() > MAX_HEADERS { Err(ApiError::LargeHead { bytes: MAX_HEAD, headers: MAX_HEADERS }) } else { Ok(()) }
}

/// What is kept by browsers for good, or costs nothing, is not counted: a page has dozens of such. Nor is the question of a browser
/// whether it may ask, whose refusal it could not understand.
fn is_counted(method: &Method, path: &str) -> bool {
    *method != Method::OPTIONS && !path.starts_with("/media/") && !site::is_hashed(path) && !matches!(path, "/healthz" | "/readyz")
}

#[cfg(test)]
mod tests;
