//! Every address that is neither API nor picture: files of the bundle, and pages.

use super::Bundle;
use crate::http::{ApiError, AppState};
use crate::store::{Found, StoreResult};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use visnyk_routes::{Lang, Located, Route};

/// Answers what no other route took.
pub async fn page(State(state): State<AppState>, request: Request) -> Response {
    let path = request.uri().path();
    let Some(bundle) = state.bundle.as_deref().filter(|_| !is_api(path)) else { return ApiError::NoSuchAddress.into_response() };
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut response = ApiError::Method.into_response();
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET,HEAD"));
        return response;
    }
    match bundle.file(path, request.headers()) {
        Some(file) => file,
        None => shell(&state, bundle, path, request.uri().query().unwrap_or_default()).await,
    }
}

fn is_api(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/")
}

async fn shell(state: &AppState, bundle: &Bundle, path: &str, query: &str) -> Response {
    let Some(located) = Located::parse(path) else {
        let lang = if path == "/en" || path.starts_with("/en/") { Lang::En } else { Lang::Uk };
        return bundle.shell.answer(lang, StatusCode::NOT_FOUND);
    };
    if let Some(target) = located.redirect(path, query).and_then(|target| HeaderValue::from_str(&target).ok()) {
        let moved = [(header::LOCATION, target), (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"))];
        return (StatusCode::PERMANENT_REDIRECT, moved).into_response();
    }
    let status = status(state, &located.route).await.unwrap_or_else(|error| {
        // The page can say so better than a bare error, and try again.
        tracing::error!(%error, "a page's subject cannot be looked up");
        StatusCode::SERVICE_UNAVAILABLE
    });
    bundle.shell.answer(located.lang, status)
}

/// Whether what the page is about is there.
async fn status(state: &AppState, route: &Route) -> StoreResult<StatusCode> {
    let store = &state.store;
    let is_there = match route {
        Route::Article(id) => {
            return Ok(match store.article(id).await? {
                Found::Here(_) => StatusCode::OK,
                Found::Withdrawn => StatusCode::GONE,
                Found::Unknown => StatusCode::NOT_FOUND,
            });
        }
        Route::Tag(slug) => store.tag(slug).await?.is_some(),
        Route::Region(slug) => store.region(slug).await?.is_some(),
        Route::Community(slug) => store.community(slug).await?.is_some(),
        _ => true,
    };
    Ok(if is_there { StatusCode::OK } else { StatusCode::NOT_FOUND })
}
