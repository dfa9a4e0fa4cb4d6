//! What every answer goes through: cross-origin reading, compression, and a net for panics.

use super::ApiError;
use axum::Router;
use axum::body::{Body, HttpBody, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderName, Method, Response, header};
use axum::middleware::Next;
use axum::response::IntoResponse;
use std::any::Any;
use std::time::Duration;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::cors::{Any as AnyOrigin, CorsLayer};

/// Brotli above this level costs more time than it saves on answers made at request time.
const COMPRESSION_LEVEL: i32 = 4;
/// How long browsers may remember that reading across origins is allowed.
const PREFLIGHT_AGE: Duration = Duration::from_secs(24 * 3_600);

/// Reading is open to every origin, without credentials.
pub fn cors() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(AnyOrigin)
        .allow_methods([Method::GET, Method::HEAD])
        .allow_headers([header::IF_NONE_MATCH, header::IF_MODIFIED_SINCE, HeaderName::from_static("last-event-id")])
        .expose_headers([header::ETAG, header::RETRY_AFTER])
        .max_age(PREFLIGHT_AGE)
}

/// The API as the pages call it within the process: there too a defect costs one answer.
pub fn guard<S: Clone + Send + Sync + 'static>(router: Router<S>) -> Router<S> {
    router.layer(CatchPanicLayer::custom(panicked))
}

/// Wraps the whole server. Streams go past what compresses: it would leave them alone, and yet keep room for each, thrice that of
/// the stream itself.
pub fn wrap(router: Router, streams: Router) -> Router {
    router
        .layer(axum::middleware::from_fn(super::answer::not_modified))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(CompressionLayer::new().quality(CompressionLevel::Precise(COMPRESSION_LEVEL)))
        .layer(axum::middleware::from_fn(at_once))
        .merge(guard(streams))
}

/// Compresses an answer to its end before any of it is sent. Else it would go on at the pace of its reader, who would keep what compresses
/// for as long: megabytes, where the answer has kilobytes.
async fn at_once(request: Request, next: Next) -> Response<Body> {
    let is_head = request.method() == Method::HEAD;
    let response = next.run(request).await;
    let (parts, body) = response.into_parts();
    // Files that were compressed before, and kept pages, know how long they are.
    let is_done = parts.headers.contains_key(header::CONTENT_LENGTH) || body.size_hint().exact().is_some();
    if is_head || is_done || !parts.headers.contains_key(header::CONTENT_ENCODING) {
        return Response::from_parts(parts, body);
    }
    match to_bytes(body, usize::MAX).await {
        Ok(bytes) => Response::from_parts(parts, Body::from(bytes)),
        Err(error) => {
            tracing::error!(%error, "an answer cannot be compressed");
            ApiError::Defect.into_response()
        }
    }
}

fn panicked(panic: Box<dyn Any + Send>) -> Response<Body> {
    let words = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    tracing::error!(panic = words.unwrap_or("without words"), "a request panicked");
    // It broke past what lets other origins read.
    ([(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")], ApiError::Defect).into_response()
}
