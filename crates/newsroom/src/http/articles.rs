//! Reading articles: lists, single ones, what is related, what is read most.

use super::answer::Answer;
use super::query::{Asked, Segment, SelectionParams};
use super::{ApiError, AppState, ProblemBody};
use crate::store::{Found, ListRequest, Window};
use axum::extract::State;
use visnyk_contract::limits::is_id;
use visnyk_contract::{Article, ArticleList, Card, Items, Selection};

/// Related articles when no `limit` is given.
const RELATED: u32 = 6;
/// Most read articles when no `limit` is given.
const TOP: u32 = 10;

type Reply<T> = Result<Answer<T>, ApiError>;

/// A list of articles under a selection. Values that make no sense are dropped and come back in `ignored`.
#[utoipa::path(
    get, path = "/api/v1/articles", tag = "articles",
    params(
        SelectionParams,
        ("q" = Option<String>, Query, description = "words to search for; orders by relevance, then date; cards then have `found`"),
        ("lang" = Option<String>, Query, description = "uk (default), en or any"),
        ("page" = Option<u32>, Query, description = "from 1; clamped"),
        ("limit" = Option<u32>, Query, description = "1 to 100, 20 by default; clamped"),
        ("facets" = Option<String>, Query, description = "tag, region, community: which counts to add"),
        ("facet_limit" = Option<u32>, Query, description = "0 to 100: most values of tag and community; what is selected stays; clamped"),
    ),
    responses((status = 200, body = ArticleList), (status = 304, description = "unchanged"), (status = 503, body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn list(State(state): State<AppState>, asked: Asked) -> Reply<ArticleList> {
    let mut parsed = Selection::parse(&asked.0);
    let lang = asked.lang(&mut parsed.ignored);
    let (page, limit, facets, facet_limit) = (asked.page(), asked.limit(), asked.facets(), asked.facet_limit());
    let request = ListRequest { selection: parsed.selection, lang, page, limit, facets, facet_limit };
    let mut list = state.store.list(request).await?;
    parsed.ignored.append(&mut list.ignored);
    list.ignored = parsed.ignored;
    Ok(Answer::news(list))
}

/// One article.
#[utoipa::path(
    get, path = "/api/v1/articles/{id}", tag = "articles",
    params(("id" = String, Path)),
    responses(
        (status = 200, body = Article), (status = 304, description = "unchanged"),
        (status = 404, body = ProblemBody, content_type = "application/problem+json"),
        (status = 410, body = ProblemBody, content_type = "application/problem+json", description = "withdrawn"),
        (status = 503, body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn one(State(state): State<AppState>, Segment(id): Segment) -> Reply<Article> {
    let id = known_form(&id)?;
    Ok(Answer::news(here(state.store.article(id).await?)?))
}

/// Articles like this one: shared tags, then community, then region, then newest.
#[utoipa::path(
    get, path = "/api/v1/articles/{id}/related", tag = "articles",
    params(("id" = String, Path), ("limit" = Option<u32>, Query, description = "1 to 100, 6 by default; clamped")),
    responses(
        (status = 200, body = Items<Card>), (status = 304, description = "unchanged"),
        (status = 404, body = ProblemBody, content_type = "application/problem+json"),
        (status = 410, body = ProblemBody, content_type = "application/problem+json", description = "withdrawn"),
        (status = 503, body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn related(State(state): State<AppState>, Segment(id): Segment, asked: Asked) -> Reply<Items<Card>> {
    let id = known_form(&id)?;
    let items = here(state.store.related(id, asked.limit_or(RELATED)).await?)?;
    Ok(Answer::news(Items { items }))
}

/// The most read articles of the last week or month.
#[utoipa::path(
    get, path = "/api/v1/top", tag = "articles",
    params(
        ("window" = Option<String>, Query, description = "week (default) or month"),
        ("lang" = Option<String>, Query, description = "uk (default), en or any"),
        ("limit" = Option<u32>, Query, description = "1 to 100, 10 by default; clamped"),
    ),
    responses((status = 200, body = Items<Card>), (status = 304, description = "unchanged"), (status = 503, body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn top(State(state): State<AppState>, asked: Asked) -> Reply<Items<Card>> {
    let window = match asked.get("window").as_deref() {
        Some("month") => Window::Month,
        _ => Window::Week,
    };
    let lang = asked.lang(&mut Vec::new());
    let items = state.store.top(window, lang, asked.limit_or(TOP)).await?;
    Ok(Answer::news(Items { items }))
}

/// What is no id names no article; the store need not be asked.
pub(super) fn known_form(id: &str) -> Result<&str, ApiError> {
    if is_id(id) { Ok(id) } else { Err(ApiError::Unknown("article")) }
}

pub(super) fn here<T>(found: Found<T>) -> Result<T, ApiError> {
    match found {
        Found::Here(found) => Ok(found),
        Found::Withdrawn => Err(ApiError::Withdrawn),
        Found::Unknown => Err(ApiError::Unknown("article")),
    }
}
