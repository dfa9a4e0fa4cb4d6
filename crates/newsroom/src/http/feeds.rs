//! Feeds of any selection, sitemaps, and what crawlers and finders of faults look for.

mod atom;
mod base;
mod discovery;
mod feed;
mod json;
mod sitemap;
mod title;
mod xml;

pub use discovery::{robots, security};
pub use sitemap::{articles, index, news, pages};

use super::answer::{Freshness, cacheable, set_last_modified};
use super::query::Asked;
use super::{ApiError, AppState};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
pub use base::Base;
use feed::Feed;
pub use title::title;
pub use xml::Xml;

/// The newest 50 articles of a selection as an Atom feed.
#[utoipa::path(
    get, path = "/feed.xml", tag = "feeds",
    params(
        ("tag" = Option<String>, Query, description = "as of the list of articles, and so are region, community, from, to, media and q"),
        ("lang" = Option<String>, Query, description = "uk (default), en or any"),
    ),
    responses(
        (status = 200, description = "Atom 1.0", content_type = "application/atom+xml"), (status = 304, description = "unchanged"),
        (status = 503, body = super::ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn atom(State(state): State<AppState>, base: Base, asked: Asked) -> Result<Response, ApiError> {
    let feed = Feed::gather(&state, &asked, base).await?;
    Ok(answer(&state, &feed, "application/atom+xml; charset=utf-8", atom::write(&feed)?))
}

/// The newest 50 articles of a selection as a JSON Feed.
#[utoipa::path(
    get, path = "/feed.json", tag = "feeds",
    params(
        ("tag" = Option<String>, Query, description = "as of the list of articles, and so are region, community, from, to, media and q"),
        ("lang" = Option<String>, Query, description = "uk (default), en or any"),
    ),
    responses(
        (status = 200, description = "JSON Feed 1.1", content_type = "application/feed+json"), (status = 304, description = "unchanged"),
        (status = 503, body = super::ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn json(State(state): State<AppState>, base: Base, asked: Asked) -> Result<Response, ApiError> {
    let feed = Feed::gather(&state, &asked, base).await?;
    Ok(answer(&state, &feed, "application/feed+json; charset=utf-8", json::write(&feed)?))
}

fn answer(state: &AppState, feed: &Feed, mime: &'static str, bytes: Vec<u8>) -> Response {
    let mut response = cacheable(StatusCode::OK, mime, bytes.into(), Freshness::News);
    set_last_modified(&mut response, feed.as_of, state.clock.now());
    response
}
