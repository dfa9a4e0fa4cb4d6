//! Pictures and files that came with the articles. Their names carry a hash of their content.

use crate::http::answer::Freshness;
use crate::http::{ApiError, AppState};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use tower::ServiceExt;
use tower_http::services::ServeDir;

const LONGEST_PATH: usize = 4_000;
const LONGEST_NAME: usize = 255;

/// Answers `/media/…` from the media directory, with ranges. What is not there is a plain 404.
pub async fn media(State(state): State<AppState>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return ApiError::Method.into_response();
    }
    let Some(path) = request.uri().path().strip_prefix("/media").map(str::to_owned) else { return missing() };
    // Hidden files are nobody's picture.
    let hidden = path.split('/').any(|part| part.starts_with('.') || part.to_ascii_lowercase().starts_with("%2e"));
    // No file system has such names, and says so in its own way.
    let too_long = path.len() > LONGEST_PATH || path.split('/').any(|part| part.len() > LONGEST_NAME);
    let Some(uri) = path.parse::<Uri>().ok().filter(|_| !hidden && !too_long) else { return missing() };
    let (mut parts, _) = request.into_parts();
    parts.uri = uri;
    let directory = ServeDir::new(state.media.as_ref()).append_index_html_on_directories(false);
    let Ok(response) = directory.oneshot(Request::from_parts(parts, Body::empty())).await;
    match response.status() {
        StatusCode::OK | StatusCode::PARTIAL_CONTENT | StatusCode::NOT_MODIFIED => {
            let mut response = response.map(Body::new);
            response.headers_mut().insert(header::CACHE_CONTROL, Freshness::Immutable.cache_control());
            response
        }
        StatusCode::RANGE_NOT_SATISFIABLE => response.map(Body::new),
        // The disk failed, or there are no file handles left: the picture may well be there.
        status if status.is_server_error() => ApiError::Unavailable.into_response(),
        _ => missing(),
    }
}

fn missing() -> Response {
    (StatusCode::NOT_FOUND, [(header::CACHE_CONTROL, "no-store")], "There is no such file.\n").into_response()
}
