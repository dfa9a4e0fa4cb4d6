//! Tags, regions and communities.

use super::answer::Answer;
use super::query::{Asked, Segment};
use super::{ApiError, AppState, ProblemBody};
use axum::extract::State;
use visnyk_contract::limits::is_slug;
use visnyk_contract::{Community, Items, Region, Tag};

type Reply<T> = Result<Answer<T>, ApiError>;

/// Tags with the number of their articles, in Ukrainian order.
#[utoipa::path(
    get, path = "/api/v1/tags", tag = "directory",
    params(("q" = Option<String>, Query, description = "part of the name"), ("limit" = Option<u32>, Query, description = "1 to 100; all when absent")),
    responses((status = 200, body = Items<Tag>), (status = 304, description = "unchanged"), (status = 503, body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn tags(State(state): State<AppState>, asked: Asked) -> Reply<Items<Tag>> {
    let limit = asked.get("limit").map(|_| asked.limit());
    let items = state.store.tags(asked.words().as_deref(), limit).await?;
    Ok(Answer::directory(Items { items }))
}

/// One tag.
#[utoipa::path(
    get, path = "/api/v1/tags/{slug}", tag = "directory",
    params(("slug" = String, Path)),
    responses(
        (status = 200, body = Tag), (status = 304, description = "unchanged"),
        (status = 404, body = ProblemBody, content_type = "application/problem+json"),
        (status = 503, body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn tag(State(state): State<AppState>, Segment(slug): Segment) -> Reply<Tag> {
    let found = state.store.tag(known_form(&slug, "tag")?).await?;
    found.map(Answer::directory).ok_or(ApiError::Unknown("tag"))
}

/// The 27 oblast-level units, in Ukrainian order.
#[utoipa::path(
    get, path = "/api/v1/regions", tag = "directory",
    responses((status = 200, body = Items<Region>), (status = 304, description = "unchanged"), (status = 503, body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn regions(State(state): State<AppState>) -> Reply<Items<Region>> {
    Ok(Answer::directory(Items { items: state.store.regions().await? }))
}

/// One region.
#[utoipa::path(
    get, path = "/api/v1/regions/{slug}", tag = "directory",
    params(("slug" = String, Path)),
    responses(
        (status = 200, body = Region), (status = 304, description = "unchanged"),
        (status = 404, body = ProblemBody, content_type = "application/problem+json"),
        (status = 503, body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn region(State(state): State<AppState>, Segment(slug): Segment) -> Reply<Region> {
    let found = state.store.region(known_form(&slug, "region")?).await?;
    found.map(Answer::directory).ok_or(ApiError::Unknown("region"))
}

/// Territorial communities, all of them or those of a region, in Ukrainian order.
#[utoipa::path(
    get, path = "/api/v1/communities", tag = "directory",
    params(("region" = Option<String>, Query, description = "a region's slug"), ("q" = Option<String>, Query, description = "part of the name")),
    responses((status = 200, body = Items<Community>), (status = 304, description = "unchanged"), (status = 503, body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn communities(State(state): State<AppState>, asked: Asked) -> Reply<Items<Community>> {
    // A region that is none has no communities; it does not turn into «all regions».
    let region = asked.get("region").filter(|region| !region.trim().is_empty());
    let items = match region.as_deref().map(str::trim) {
        Some(region) if !is_slug(region) => Vec::new(),
        region => state.store.communities(region, asked.words().as_deref()).await?,
    };
    Ok(Answer::directory(Items { items }))
}

/// One community.
#[utoipa::path(
    get, path = "/api/v1/communities/{slug}", tag = "directory",
    params(("slug" = String, Path)),
    responses(
        (status = 200, body = Community), (status = 304, description = "unchanged"),
        (status = 404, body = ProblemBody, content_type = "application/problem+json"),
        (status = 503, body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn community(State(state): State<AppState>, Segment(slug): Segment) -> Reply<Community> {
    let found = state.store.community(known_form(&slug, "community")?).await?;
    found.map(Answer::directory).ok_or(ApiError::Unknown("community"))
}

/// What is no slug names nothing; the store need not be asked.
fn known_form<'a>(slug: &'a str, what: &'static str) -> Result<&'a str, ApiError> {
    if is_slug(slug) { Ok(slug) } else { Err(ApiError::Unknown(what)) }
}
