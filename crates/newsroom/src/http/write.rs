//! The ingest side, and the counting of views.

use super::articles::known_form;
use super::query::Segment;
use super::{ApiError, AppState, ProblemBody};
use crate::ingest;
use crate::store::{Found, Put};
use axum::Json;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use serde::Serialize;
use std::time::Duration;
use utoipa::ToSchema;
use visnyk_contract::Draft;
use visnyk_contract::limits::MAX_ARTICLE_BYTES;

/// How long a body may take to arrive.
const BODY_TIME: Duration = Duration::from_secs(30);

/// What a `PUT` did.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, ToSchema)]
pub struct Receipt {
    pub id: String,
    pub result: PutResult,
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
    )
)]
pub async fn put(State(state): State<AppState>, id: Result<Segment, ApiError>, request: Request) -> Result<(StatusCode, Json<Receipt>), ApiError> {
    // Who has no key learns nothing else, and sends no megabyte for nothing.
    state.token.check(request.headers())?;
    let Segment(id) = id?;
    let id = known_form(&id)?;
    if !is_json(request.headers()) {
        return Err(ApiError::NotJson);
    }
    let body = read(request).await?;
    let draft: Draft = decode(&body)?;
    let article = tokio::task::spawn_blocking({
        let id = id.to_owned();
        move || ingest::check(&id, draft)
    })
    .await
    .map_err(|error| {
        tracing::error!(%error, "turning a body into blocks failed");
        ApiError::Defect
    })??;
    let (status, result) = match state.store.put(article).await? {
        Put::Created => (StatusCode::CREATED, PutResult::Created),
        Put::Updated => (StatusCode::OK, PutResult::Updated),
        Put::Unchanged => (StatusCode::OK, PutResult::Unchanged),
    };
    Ok((status, Json(Receipt { id: id.to_owned(), result })))
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
    )
)]
pub async fn delete(State(state): State<AppState>, id: Result<Segment, ApiError>, headers: HeaderMap) -> Result<StatusCode, ApiError> {
    state.token.check(&headers)?;
    let Segment(id) = id?;
    match state.store.withdraw(known_form(&id)?).await? {
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
    )
)]
pub async fn view(State(state): State<AppState>, Segment(id): Segment) -> Result<StatusCode, ApiError> {
    let counted = state.store.count_view(known_form(&id)?).await?;
    if counted { Ok(StatusCode::NO_CONTENT) } else { Err(ApiError::Unknown("article")) }
}

fn is_json(headers: &HeaderMap) -> bool {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    value.split(';').next().is_some_and(|mime| mime.trim().eq_ignore_ascii_case("application/json"))
}

async fn read(request: Request) -> Result<Bytes, ApiError> {
    let announced = request.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|length| length > MAX_ARTICLE_BYTES) {
        return Err(ApiError::TooLarge);
    }
    let body: Body = request.into_body();
    match tokio::time::timeout(BODY_TIME, to_bytes(body, MAX_ARTICLE_BYTES)).await {
        Err(_) => Err(ApiError::SlowBody),
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(error)) => Err(unreadable(error)),
    }
}

/// A body above the limit, or one whose sender went away.
fn unreadable(error: axum::Error) -> ApiError {
    let error = error.to_string();
    if error.contains("length limit") { ApiError::TooLarge } else { ApiError::Invalid { field: String::new(), detail: format!("the body broke off: {error}") } }
}

/// Reads strictly; a refusal names the place by JSON pointer.
fn decode(body: &[u8]) -> Result<Draft, ApiError> {
    // Some tools write a byte order mark; it carries no meaning.
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    let mut reader = serde_json::Deserializer::from_slice(body);
    let draft = serde_path_to_error::deserialize(&mut reader)
        .map_err(|error| ApiError::Invalid { field: pointer(error.path()), detail: error.into_inner().to_string() })?;
    reader.end().map_err(|error| ApiError::Invalid { field: String::new(), detail: error.to_string() })?;
    Ok(draft)
}

fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment as Step;
    let mut pointer = String::new();
    for step in path {
        match step {
            Step::Seq { index } => pointer.push_str(&format!("/{index}")),
            Step::Map { key } => pointer.push_str(&format!("/{}", key.replace('~', "~0").replace('/', "~1"))),
            // The variant of an enum is no step in the document.
            Step::Enum { .. } | Step::Unknown => {}
        }
    }
    pointer
}
