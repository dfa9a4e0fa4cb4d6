//! Whether the process lives and whether it can answer.

use super::{ApiError, AppState};
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, header};
use serde_json::{Value, json};

type Uncached = ([(HeaderName, HeaderValue); 1], Json<Value>);

/// The process lives.
#[utoipa::path(get, path = "/healthz", tag = "health", responses((status = 200, description = "alive")))]
pub async fn alive() -> Uncached {
    uncached(json!({"status": "alive"}))
}

/// The store answers.
#[utoipa::path(
    get, path = "/readyz", tag = "health",
    responses((status = 200, description = "ready; `streams` is how many live streams are open"), (status = 503, body = super::ProblemBody, content_type = "application/problem+json"))
)]
pub async fn ready(State(state): State<AppState>) -> Result<Uncached, ApiError> {
    state.store.ready().await?;
    Ok(uncached(json!({"status": "ready", "streams": state.live.streams()})))
}

fn uncached(body: Value) -> Uncached {
    ([(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))], Json(body))
}
