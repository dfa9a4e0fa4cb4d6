//! All that is counted, in the text format. Most is registered anew for each reading: sizes are of the moment.

use super::process;
use crate::http::AppState;
use prometheus_client::encoding::prometheus_text::encode;
use prometheus_client::metrics::gauge::ConstGauge;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::Registry;
use std::fmt;

/// What the text says of itself.
pub const CONTENT_TYPE: &str = "text/plain; version=0.0.4; charset=utf-8";

/// The metrics of this newsroom now.
///
/// # Errors
/// None is known to happen.
pub async fn text(state: &AppState) -> Result<String, fmt::Error> {
    // Asked first: it lets the store catch up with what others wrote.
    let as_of = state.store.as_of().await;
    let mut registry = Registry::default();
    let own = registry.sub_registry_with_prefix("visnyk");
    requests(own, state);
    live(own, state);
    let gauge = |registry: &mut Registry, name: &str, help: &str, value: u64| registry.register(name, help, ConstGauge::new(value));
    gauge(own, "store_ready", "Whether the store answers", u64::from(as_of.is_ok()));
    if let Ok(as_of) = as_of {
        let changed = as_of.changed_at.and_then(|at| u64::try_from(at.epoch()).ok()).unwrap_or_default();
        gauge(own, "store_cursor", "The last change in the store", as_of.cursor);
        gauge(own, "last_change_timestamp_seconds", "When it was made, in seconds since 1970", changed);
    }
    if let Some(measured) = state.store.measured() {
        own.register("store_seconds", "How long a read or a write took, with its wait for a turn", measured.meter.seconds);
        own.register("store_failures", "Reads and writes that the database failed", measured.meter.failures);
        gauge(own, "articles", "Articles in the index: those that can be read", measured.articles);
        gauge(own, "store_bytes", "Size of the database file", measured.bytes);
        gauge(own, "store_wal_bytes", "Size of its write-ahead log", measured.wal_bytes);
    }
    own.register("build", "This program", Info::new([("version", env!("CARGO_PKG_VERSION"))]));
    gauge(own, "uptime_seconds", "How long it runs", state.metrics.started.elapsed().as_secs());
    process::register(&mut registry);
    let mut text = String::new();
    encode(&mut text, &registry)?;
    Ok(text)
}

fn requests(registry: &mut Registry, state: &AppState) {
    let metrics = &state.metrics;
    registry.register("http_requests", "Answered requests", metrics.requests.answered.clone());
    registry.register("http_request_seconds", "How long until the head of the answer", metrics.requests.seconds.clone());
    registry.register("http_requests_in_flight", "Requests that wait for their answer", metrics.requests.in_flight.clone());
    registry.register("http_requests_abandoned", "Requests whose client went away before", metrics.requests.abandoned.clone());
    registry.register("problems", "Refusals and failures of the API, by the end of their type", metrics.requests.problems.clone());
    registry.register("pages", "Rendered pages: made, kept from before, failed", metrics.pages.0.clone());
    registry.register("page_seconds", "How long a page was made, with the calls that it is made of", metrics.page_seconds.clone());
    registry.register("writes", "Articles written through the API", metrics.writes.0.clone());
    registry.register("connections_refused", "Connections sent away at the door: too many in all, or of one client", metrics.refused.0.clone());
    registry.register("pictures", "Pictures sent or fetched, and what became of them", state.studio.outcomes.0.clone());
}

fn live(registry: &mut Registry, state: &AppState) {
    let hub = &state.live;
    let gauge = |registry: &mut Registry, name: &str, help: &str, value: u64| registry.register(name, help, ConstGauge::new(value));
    gauge(registry, "live_streams", "Live streams that are open", hub.streams() as u64);
    gauge(registry, "live_streams_most", "As many as may be open", hub.most() as u64);
    gauge(registry, "live_cursor", "The last change that the live streams know of", hub.cursor());
    registry.register("live_events", "Events sent to live streams; «reset» tells to begin anew", hub.sent.0.clone());
}
