//! What the newsroom counts of itself, as Prometheus reads it. It listens at an address of its own, and only when it is told to: what
//! is counted is nobody else's. Labels have few values, whatever is asked for.

mod process;
mod requests;
mod text;

pub use requests::{InFlight, Requests};
pub use text::{CONTENT_TYPE, text};

use crate::http::AppState;
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use std::time::Instant;

/// Seconds, from an answer out of memory to one that nobody waits for.
const BUCKETS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

/// How long something took.
pub fn seconds() -> Histogram {
    Histogram::new(BUCKETS)
}

/// What became of something.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, EncodeLabelSet)]
pub struct Outcome {
    result: &'static str,
}

/// Counts by what became of something.
#[derive(Clone, Debug)]
pub struct Outcomes(Family<Outcome, Counter>);

impl Outcomes {
    /// All are told from the start: what appears with its first count cannot be seen to grow.
    pub fn of(results: &[&'static str]) -> Self {
        let outcomes = Self(Family::default());
        results.iter().for_each(|result| drop(outcomes.0.get_or_create(&Outcome { result })));
        outcomes
    }

    pub fn count(&self, result: &'static str) {
        self.0.get_or_create(&Outcome { result }).inc();
    }

    #[cfg(test)]
    pub fn counted(&self, result: &'static str) -> u64 {
        self.0.get_or_create(&Outcome { result }).get()
    }
}

/// What is counted where requests are answered. Store, live stream and pictures count for themselves.
#[derive(Debug)]
pub struct Metrics {
    pub requests: Requests,
    /// Rendered pages: made, or kept from before.
    pub pages: Outcomes,
    /// How long a page is made, with the calls that it is made of.
    pub page_seconds: Histogram,
    /// Articles written through the API.
    pub writes: Outcomes,
    /// Connections that were sent away at the door: no request of theirs was read.
    pub refused: Outcomes,
    started: Instant,
}

impl Default for Metrics {
    fn default() -> Self {
        Self {
            requests: Requests::default(),
            pages: Outcomes::of(&["made", "kept", "failed"]),
            page_seconds: seconds(),
            writes: Outcomes::of(&["created", "updated", "unchanged", "withdrawn"]),
            refused: Outcomes::of(&["full", "too-many"]),
            started: Instant::now(),
        }
    }
}

/// `/metrics`, and nothing else.
pub fn router(state: AppState) -> Router {
    Router::new().route("/metrics", get(answer)).fallback(async || (StatusCode::NOT_FOUND, "The metrics are at /metrics\n")).with_state(state)
}

async fn answer(State(state): State<AppState>) -> Response {
    match text(&state).await {
        Ok(text) => ([(header::CONTENT_TYPE, CONTENT_TYPE), (header::CACHE_CONTROL, "no-store")], text).into_response(),
        Err(error) => {
            tracing::error!(%error, "the metrics cannot be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
