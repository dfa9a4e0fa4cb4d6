//! The widget for pages of others: its document, and the files that it is made of. All else of the portal refuses to be framed
//! (`headers.rs`); here even errors may be, since they stand on somebody's page.

mod document;
mod items;

use super::answer::{Freshness, cacheable};
use super::query::Asked;
use super::{AppState, layers};
use crate::store::ListRequest;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use document::{Document, Trouble};
use visnyk_contract::{ArticleLang, Filter};
use visnyk_routes::{EMBED_PATH, Embed, Lang};

/// Seconds after which a widget that could not be made may be asked for again.
const RETRY_AFTER: u32 = 30;

/// Everything under `/embed/`.
pub fn router() -> Router<AppState> {
    let router = Router::new()
        .route(EMBED_PATH, get(latest))
        .route("/embed/", get(file))
        .route("/embed/{*path}", get(file))
        .method_not_allowed_fallback(async || super::ApiError::Method);
    layers::guard(router)
        // In a sandboxed frame the document has no origin: what it loads counts as read from elsewhere.
        .layer(layers::cors())
}

/// The newest articles of a selection, ready to be read.
async fn latest(State(state): State<AppState>, asked: Asked) -> Response {
    let mut parsed = Embed::parse(&asked.0);
    let lang = if parsed.embed.lang == Lang::En { ArticleLang::En } else { ArticleLang::Uk };
    let (selection, limit) = (parsed.embed.selection.clone(), parsed.embed.limit);
    let list = state.store.list(ListRequest { selection, lang: Some(lang), page: 1, limit, facets: Vec::new(), facet_limit: None }).await;
    let mut list = match list {
        Ok(list) => list,
        Err(error) => {
            tracing::error!(%error, "a widget has no list");
            let mut response = trouble(&state, parsed.embed.lang, Trouble::Busy);
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(RETRY_AFTER));
            return response;
        }
    };
    for ignored in &list.ignored {
        if let Some(filter) = Filter::of(&ignored.key) {
            parsed.embed.selection.remove(filter, &ignored.value);
        }
    }
    parsed.ignored.append(&mut list.ignored);
    let page = Document { state: &state, lang: parsed.embed.lang }.of(&parsed.embed, &parsed.ignored, &list.items);
    let mut response = cacheable(StatusCode::OK, "text/html; charset=utf-8", page.html.into(), Freshness::News);
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, page.policy);
    response
}

/// The loader and what the document is made of; what is not there is a small page.
async fn file(State(state): State<AppState>, request: Request) -> Response {
    let file = state.bundle.as_deref().and_then(|bundle| bundle.file(request.uri().path(), request.headers()));
    file.unwrap_or_else(|| trouble(&state, Lang::Uk, Trouble::Missing))
}

fn trouble(state: &AppState, lang: Lang, trouble: Trouble) -> Response {
    let page = Document { state, lang }.of_trouble(trouble);
    let headers = [(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")), (header::CACHE_CONTROL, Freshness::None.cache_control())];
    (trouble.status(), headers, [(header::CONTENT_SECURITY_POLICY, page.policy)], page.html).into_response()
}
