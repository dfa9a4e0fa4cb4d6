//! Pictures that an editor's program sends by themselves, to be named in an article afterwards.

use super::body::{kind, read};
use super::{ApiError, AppState, ProblemBody};
use crate::logging::spawn_blocking;
use crate::pictures::{MAX_BYTES, Trouble};
use crate::store::Fault;
use axum::Json;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::OwnedSemaphorePermit;
use visnyk_contract::Picture;

/// How long an upload, or an article with pictures to fetch, waits for others.
const TURN_TIME: Duration = Duration::from_secs(30);
/// What a body may say of itself. What it is, is seen from its bytes.
const KINDS: [&str; 4] = ["image/png", "image/jpeg", "image/webp", "image/gif"];

/// Keeps a picture, in the sizes pages ask for, and answers with what an article needs to show it.
#[utoipa::path(
    post, path = "/api/v1/media", tag = "ingest", security(("token" = [])),
    request_body(description = "The bytes of a PNG, JPEG, WebP or GIF, 20 MB at most", content(
        (String = "image/png"), (String = "image/jpeg"), (String = "image/webp"), (String = "image/gif")
    )),
    responses(
        (status = 200, body = Picture, description = "the same picture was there"), (status = 201, body = Picture, description = "made"),
        (status = 401, body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, body = ProblemBody, content_type = "application/problem+json", description = "wrong token, or ingest is off"),
        (status = 408, body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, body = ProblemBody, content_type = "application/problem+json"),
        (status = 415, body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, body = ProblemBody, content_type = "application/problem+json", description = "no picture, a broken one, or one with too many pixels"),
        (status = 503, body = ProblemBody, content_type = "application/problem+json"),
        (status = 507, body = ProblemBody, content_type = "application/problem+json", description = "the disk is full"),
    )
)]
pub async fn post(State(state): State<AppState>, request: Request) -> Result<(StatusCode, Json<Picture>), ApiError> {
    // Who has no key learns nothing else, and sends no megabytes for nothing.
    state.token.check(request.headers())?;
    if !KINDS.contains(&kind(request.headers()).as_str()) {
        return Err(ApiError::NotPicture);
    }
    // Before the body: those who wait hold no memory.
    let turn = turn(&state).await?;
    let body = read(request, "A picture", MAX_BYTES).await?;
    let studio = Arc::clone(&state.studio);
    let made = spawn_blocking(move || {
        let _turn = turn;
        studio.make(&body)
    });
    let (made, is_new) = made.await.map_err(|error| {
        tracing::error!(%error, "making a picture broke off");
        ApiError::Defect
    })??;
    let picture = made.picture().ok_or(ApiError::Defect)?;
    Ok((if is_new { StatusCode::CREATED } else { StatusCode::OK }, Json(picture)))
}

pub(super) async fn turn(state: &AppState) -> Result<OwnedSemaphorePermit, ApiError> {
    tokio::time::timeout(TURN_TIME, state.studio.turn()).await.ok().flatten().ok_or(ApiError::Unavailable)
}

impl From<Trouble> for ApiError {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Picture(words) => Self::BadPicture(format!("The file {words}.")),
            Trouble::Directory(error) => {
                tracing::error!(error = format!("{error:#}"), "a picture cannot be kept");
                Fault::within(&error).into()
            }
        }
    }
}
