//! What happens in a selection: as a stream of events, and as a list for those who ask now and then.

use super::answer::{Answer, Freshness};
use super::query::{Asked, SelectionParams};
use super::{ApiError, AppState, ProblemBody};
use crate::live::{Refusal, drawn};
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::response::{IntoResponse, Response};
use visnyk_contract::{Changes, Selection, cursor_of};

/// Seconds after which one who found no place may ask again. Drawn for each, so that they do not all come back at once.
const COME_BACK: std::ops::RangeInclusive<u32> = 30..=90;

/// The live stream of a selection: `created`, `updated`, `removed`, `reset` and `ping`. An event's `id` is its cursor, and
/// where a stream goes on that broke off. After `reset` the list has to be asked for anew.
#[utoipa::path(
    get, path = "/api/v1/live", tag = "live",
    params(
        SelectionParams,
        ("q" = Option<String>, Query, description = "words that the articles hold"),
        ("lang" = Option<String>, Query, description = "uk (default), en or any"),
        ("since" = Option<u64>, Query, description = "the cursor after which to begin; now, when it is absent"),
        ("Last-Event-ID" = Option<String>, Header, description = "the same; wins over `since`"),
    ),
    responses(
        (status = 200, body = String, content_type = "text/event-stream", description = "events, until either side ends it"),
        (status = 503, body = ProblemBody, content_type = "application/problem+json", description = "no place for another stream, or the store does not answer; with Retry-After"),
    )
)]
pub async fn stream(State(state): State<AppState>, method: Method, headers: HeaderMap, asked: Asked) -> Result<Response, ApiError> {
    let (selection, lang, since) = (Selection::parse(&asked.0).selection, asked.lang(&mut Vec::new()), since(&headers, &asked));
    // Who asks for the head alone takes no place.
    let body = if method == Method::HEAD { Body::empty() } else { Body::new(state.live.open(selection, lang, since).await?) };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream")),
        // Also against proxies that would compress it, and so hold it back.
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store, no-transform")),
        // Read by nginx, which then passes each event on at once.
        (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no")),
    ];
    Ok((headers, body).into_response())
}

/// What happened in a selection after a cursor: the events of the stream, for those who ask again and again. Without `since`
/// there are none, and the cursor is the last.
#[utoipa::path(
    get, path = "/api/v1/changes", tag = "live",
    params(
        SelectionParams,
        ("q" = Option<String>, Query, description = "words that the articles hold"),
        ("lang" = Option<String>, Query, description = "uk (default), en or any"),
        ("since" = Option<u64>, Query, description = "the cursor of the last answer, or `as_of.cursor` of a list"),
    ),
    responses((status = 200, body = Changes), (status = 304, description = "unchanged"), (status = 503, body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn changes(State(state): State<AppState>, asked: Asked) -> Result<Answer<Changes>, ApiError> {
    let (selection, lang) = (Selection::parse(&asked.0).selection, asked.lang(&mut Vec::new()));
    let body = state.live.changes(selection, lang, asked.cursor()).await?;
    Ok(Answer { body, freshness: Freshness::Moment })
}

/// Where a stream begins. The header is what browsers send by themselves when a stream broke off, so that it is the newer one.
fn since(headers: &HeaderMap, asked: &Asked) -> Option<u64> {
    let header = headers.get("last-event-id").and_then(|id| cursor_of(id.to_str().ok()?));
    header.or_else(|| asked.cursor())
}

impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Crowded => Self::Crowded { seconds: drawn(COME_BACK) },
            Refusal::Store(error) => error.into(),
        }
    }
}
