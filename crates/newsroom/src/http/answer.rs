//! Answers that caches may keep: a body, its `ETag`, and how long it stays fresh.

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use visnyk_contract::{AsOf, DateTime};

/// How long an answer may be kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Freshness {
    /// Changes with every published article: lists, articles, the shell.
    News,
    /// Changes rarely: regions, communities, tags, the API's description.
    Directory,
    /// Its address changes when it does.
    Immutable,
    /// What is asked for again and again: kept just long enough to answer a crowd.
    Moment,
    /// Kept, and asked about each time.
    Asked,
    /// The loader of widgets, on pages that nobody here can change: an hour old at most, and there while the newsroom is not.
    Loader,
    /// Never kept.
    None,
}

impl Freshness {
    /// The value of `Cache-Control`.
    pub fn cache_control(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::News => "public, max-age=15, stale-while-revalidate=60",
            Self::Directory => "public, max-age=60, stale-while-revalidate=600",
            Self::Immutable => "public, max-age=31536000, immutable",
            Self::Moment => "public, max-age=5",
            Self::Asked => "no-cache",
            Self::Loader => "public, max-age=3600, stale-while-revalidate=604800",
            Self::None => "no-store",
        })
    }
}

/// A JSON answer to a `GET`.
#[derive(Debug)]
pub struct Answer<T> {
    pub body: T,
    pub freshness: Freshness,
}

impl<T> Answer<T> {
    pub fn news(body: T) -> Self {
        Self { body, freshness: Freshness::News }
    }

    pub fn directory(body: T) -> Self {
        Self { body, freshness: Freshness::Directory }
    }
}

impl<T: Serialize> IntoResponse for Answer<T> {
    fn into_response(self) -> Response {
        match serde_json::to_vec(&self.body) {
            Ok(bytes) => cacheable(StatusCode::OK, "application/json", bytes.into(), self.freshness),
            Err(error) => {
                tracing::error!(%error, "an answer does not serialise");
                super::ApiError::Defect.into_response()
            }
        }
    }
}

/// An answer with an `ETag` by its content.
pub fn cacheable(status: StatusCode, mime: &'static str, bytes: Bytes, freshness: Freshness) -> Response {
    let tag = etag(&bytes);
    let mut response = (status, Body::from(bytes)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(mime));
    headers.insert(header::CACHE_CONTROL, freshness.cache_control());
    headers.insert(header::ETAG, tag);
    response
}

/// A weak tag by content hash: weak, because the same content travels plain, gzipped and in brotli.
pub fn etag(bytes: &[u8]) -> HeaderValue {
    let mut tag = String::from("W/\"");
    for byte in Sha256::digest(bytes).iter().take(12) {
        let _ = write!(tag, "{byte:02x}");
    }
    tag.push('"');
    HeaderValue::from_str(&tag).unwrap_or(HeaderValue::from_static("W/\"\""))
}

/// Says when the store changed last. A date counts whole seconds: while the second lasts, another change may follow that
/// the date would hide, so that until then the second before is given.
pub fn set_last_modified(response: &mut Response, as_of: AsOf, now: DateTime) {
    let Some(changed) = as_of.changed_at.map(DateTime::epoch) else { return };
    let seconds = changed.min(now.epoch() - 1);
    let moment = u64::try_from(seconds).ok().and_then(|seconds| UNIX_EPOCH.checked_add(Duration::from_secs(seconds)));
    if let Some(Ok(date)) = moment.map(|moment| HeaderValue::from_str(&httpdate::fmt_http_date(moment))) {
        response.headers_mut().insert(header::LAST_MODIFIED, date);
    }
}

/// Turns an answer that the asker has already into a 304. As RFC 9110 has it, a date counts only where no tag is given.
pub async fn not_modified(request: Request, next: Next) -> Response {
    let (tag, date) = match *request.method() {
        Method::GET | Method::HEAD => (request.headers().get(header::IF_NONE_MATCH).cloned(), request.headers().get(header::IF_MODIFIED_SINCE).cloned()),
        _ => (None, None),
    };
    let response = next.run(request).await;
    let has_it = response.status() == StatusCode::OK
        && match (tag, date) {
            (Some(tag), _) => matches(&tag, response.headers()),
            (None, Some(date)) => is_as_old(&date, response.headers()),
            (None, None) => false,
        };
    if !has_it {
        return response;
    }
    let (mut parts, _) = response.into_parts();
    parts.status = StatusCode::NOT_MODIFIED;
    for name in [header::CONTENT_TYPE, header::CONTENT_LENGTH, header::CONTENT_ENCODING] {
        parts.headers.remove(name);
    }
    Response::from_parts(parts, Body::empty())
}

/// Whether `date` is the one that the asker got with an answer like this. Not whether it is a later one: after the newsroom's clock
/// was set back, what has changed since would be older than what was sent before. What is no date asks nothing.
fn is_as_old(date: &HeaderValue, headers: &HeaderMap) -> bool {
    let read = |value: &HeaderValue| -> Option<SystemTime> { httpdate::parse_http_date(value.to_str().ok()?).ok() };
    headers.get(header::LAST_MODIFIED).and_then(read).zip(read(date)).is_some_and(|(changed, known)| changed == known)
}

/// The weak comparison of RFC 9110.
fn matches(known: &HeaderValue, headers: &HeaderMap) -> bool {
    let (Ok(known), Some(Ok(tag))) = (known.to_str(), headers.get(header::ETAG).map(HeaderValue::to_str)) else { return false };
    let opaque = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    known.trim() == "*" || known.split(',').any(|candidate| opaque(candidate) == opaque(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matched(known: &'static str, tag: &'static str) -> bool {
        let headers = [(header::ETAG, HeaderValue::from_static(tag))].into_iter().collect();
        matches(&HeaderValue::from_static(known), &headers)
    }

    #[test]
    fn tags_compare_weakly_and_in_lists() {
        assert!(matched("W/\"a\"", "W/\"a\""));
        assert!(matched("\"a\"", "W/\"a\""));
        assert!(matched("\"x\", W/\"a\"", "W/\"a\""));
        assert!(matched("*", "W/\"a\""));
        assert!(!matched("\"b\"", "W/\"a\""));
        assert!(!matched("", "W/\"a\""));
    }

    #[test]
    fn the_tag_follows_the_content() {
        assert_eq!(etag(b"one"), etag(b"one"));
        assert_ne!(etag(b"one"), etag(b"two"));
    }
}
