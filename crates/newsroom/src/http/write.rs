//! The ingest side, and the counting of views.

use super::articles::known_form;
use super::body::{kind, read};
use super::query::Segment;
use super::{ApiError, AppState, ProblemBody, upload};
use crate::logging::spawn_blocking;
use crate::pictures::Left;
use crate::store::{Found, NewArticle, Put};
use axum::Json;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode};
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;
use visnyk_contract::Draft;
use visnyk_contract::limits::MAX_ARTICLE_BYTES;
use visnyk_ingest as ingest;

/// What a `PUT` did.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, ToSchema)]
pub struct Receipt {
    pub id: String,
    pub result: PutResult,
    /// Pictures of other hosts that could not be fetched and stay at their addresses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<Left>,
}

/// See [`Put`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum PutResult {
    Created,
    Updated,
    Unchanged,
}

/// Publishes an article, or replaces it.
#[utoipa::path(
    put, path = "/api/v1/articles/{id}", tag = "ingest", request_body = Draft, security(("token" = [])),
    params(("id" = String, Path)),
    responses(
        (status = 200, body = Receipt, description = "updated or unchanged"), (status = 201, body = Receipt, description = "created"),
        (status = 401, body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, body = ProblemBody, content_type = "application/problem+json", description = "wrong token, or ingest is off"),
        (status = 404, body = ProblemBody, content_type = "application/problem+json"),
        (status = 408, body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, body = ProblemBody, content_type = "application/problem+json"),
        (status = 415, body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, body = ProblemBody, content_type = "application/problem+json"),
        (status = 503, body = ProblemBody, content_type = "application/problem+json"),
        (status = 507, body = ProblemBody, content_type = "application/problem+json", description = "the disk is full"),
    )
)]
pub async fn put(State(state): State<AppState>, id: Result<Segment, ApiError>, request: Request) -> Result<(StatusCode, Json<Receipt>), ApiError> {
    // Who has no key learns nothing else, and sends no megabyte for nothing.
    state.token.check(request.headers())?;
    let Segment(id) = id?;
    let id = known_form(&id)?;
    if kind(request.headers()) != "application/json" {
        return Err(ApiError::NotJson);
    }
    let body = read(request, "An article", MAX_ARTICLE_BYTES).await?;
    let draft = ingest::read(&body)?;
    let article = spawn_blocking({
        let id = id.to_owned();
        move || ingest::check(&id, draft)
    })
    .await
    .map_err(|error| {
        tracing::error!(%error, "turning a body into blocks failed");
        ApiError::Defect
    })??;
    let (article, left) = adopt(&state, NewArticle { article }).await?;
    let put = state.store.put(article).await?;
    state.live.wake();
    let (status, result, name) = match put {
        Put::Created => (StatusCode::CREATED, PutResult::Created, "created"),
        Put::Updated => (StatusCode::OK, PutResult::Updated, "updated"),
        Put::Unchanged => (StatusCode::OK, PutResult::Unchanged, "unchanged"),
    };
    state.metrics.writes.count(name);
    Ok((status, Json(Receipt { id: id.to_owned(), result, left })))
}

/// Takes in the pictures of other hosts, if that is switched on. It is done before the store is asked to write.
async fn adopt(state: &AppState, mut article: NewArticle) -> Result<(NewArticle, Vec<Left>), ApiError> {
    if !state.studio.fetches() {
        return Ok((article, Vec::new()));
    }
    let turn = upload::turn(state).await?;
    let studio = Arc::clone(&state.studio);
    let adopted = spawn_blocking(move || {
        let _turn = turn;
        let left = studio.adopt(&mut article.article);
        (article, left)
    });
    adopted.await.map_err(|error| {
        tracing::error!(%error, "fetching pictures broke off");
        ApiError::Defect
    })
}

/// Withdraws an article. Doing it twice is as good as once.
#[utoipa::path(
    delete, path = "/api/v1/articles/{id}", tag = "ingest", security(("token" = [])),
    params(("id" = String, Path)),
    responses(
        (status = 204, description = "withdrawn, now or before"),
        (status = 401, body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, body = ProblemBody, content_type = "application/problem+json", description = "wrong token, or ingest is off"),
        (status = 404, body = ProblemBody, content_type = "application/problem+json"),
        (status = 503, body = ProblemBody, content_type = "application/problem+json"),
        (status = 507, body = ProblemBody, content_type = "application/problem+json", description = "the disk is full"),
    )
)]
pub async fn delete(State(state): State<AppState>, id: Result<Segment, ApiError>, headers: HeaderMap) -> Result<StatusCode, ApiError> {
    state.token.check(&headers)?;
    let Segment(id) = id?;
    let withdrawn = state.store.withdraw(known_form(&id)?).await?;
    state.live.wake();
    if matches!(withdrawn, Found::Here(())) {
        state.metrics.writes.count("withdrawn");
    }
    match withdrawn {
        Found::Here(()) | Found::Withdrawn => Ok(StatusCode::NO_CONTENT),
        Found::Unknown => Err(ApiError::Unknown("article")),
    }
}

/// Counts one view: no cookie, no identity.
#[utoipa::path(
    post, path = "/api/v1/articles/{id}/views", tag = "articles",
    params(("id" = String, Path)),
    responses(
        (status = 204, description = "counted"),
        (status = 404, body = ProblemBody, content_type = "application/problem+json"),
        (status = 503, body = ProblemBody, content_type = "application/problem+json"),
        (status = 507, body = ProblemBody, content_type = "application/problem+json", description = "the disk is full"),
    )
)]
pub async fn view(State(state): State<AppState>, Segment(id): Segment) -> Result<StatusCode, ApiError> {
    let counted = state.store.count_view(known_form(&id)?).await?;
    if counted { Ok(StatusCode::NO_CONTENT) } else { Err(ApiError::Unknown("article")) }
}
