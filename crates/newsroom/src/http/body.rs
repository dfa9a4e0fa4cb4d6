//! Reading what a request brings, within a limit of size and time.

use super::ApiError;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, header};
use std::time::Duration;

/// How long a body may take to arrive.
const BODY_TIME: Duration = Duration::from_secs(30);

/// The whole body. `what` names its kind where it is refused.
pub async fn read(request: Request, what: &'static str, most: usize) -> Result<Bytes, ApiError> {
    let announced = request.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|length| length > most) {
        return Err(ApiError::TooLarge { what, most });
    }
    let body: Body = request.into_body();
    match tokio::time::timeout(BODY_TIME, to_bytes(body, most)).await {
        Err(_) => Err(ApiError::SlowBody),
        Ok(Ok(bytes)) => Ok(bytes),
        // A body above the limit, or one whose sender went away.
        Ok(Err(error)) => {
            let error = error.to_string();
            let detail = format!("the body broke off: {error}");
            Err(if error.contains("length limit") { ApiError::TooLarge { what, most } } else { ApiError::Invalid { field: String::new(), detail } })
        }
    }
}

/// The type in `Content-Type`, without its parameters, in lower case.
pub fn kind(headers: &HeaderMap) -> String {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}
