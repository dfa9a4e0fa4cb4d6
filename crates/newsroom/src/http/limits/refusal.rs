//! The answer to who is not let in: a problem document for programs of any origin, a few words for a reader who opened a page.

use crate::http::ApiError;
use crate::http::answer::Freshness;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use visnyk::render::escaped;
use visnyk_locale::catalogue;
use visnyk_routes::Lang;

/// What of a request the refusal depends on.
pub(super) struct Asker {
    /// Of the page that was to be opened.
    page: Option<Lang>,
}

impl Asker {
    pub fn of(request: &Request) -> Self {
        let path = request.uri().path();
        let is_page = !path.starts_with("/api/") && wants_html(request.headers());
        let lang =
            if path == "/en" || path.starts_with("/en/") || request.uri().query().is_some_and(|query| query.contains("lang=en")) { Lang::En } else { Lang::Uk };
        Self { page: is_page.then_some(lang) }
    }

    pub fn refuse(&self, error: ApiError) -> Response {
        let mut response = match self.page {
            Some(lang) => page(lang, error),
            None => error.into_response(),
        };
        let headers = response.headers_mut();
        // A refusal that a page of another origin cannot read would look like a network that is gone.
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("etag,retry-after"));
        response
    }
}

fn wants_html(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).is_some_and(|accept| accept.contains("text/html"))
}

/// A page without the portal: it would cost what is wanting.
fn page(lang: Lang, error: ApiError) -> Response {
    let words = catalogue(lang);
    let (title, text) = match error {
        ApiError::LongAddress { .. } | ApiError::LargeHead { .. } => (words.not_found_title, words.not_found_text),
        _ => (words.failed_title, words.failed_busy),
    };
    let (title, text) = (escaped(title), escaped(text));
    let html = format!(
        "<!doctype html><html lang=\"{}\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title><h1>{title}</h1><p>{text}</p></html>",
        lang.code()
    );
    let mut response = error.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, Freshness::None.cache_control());
    headers.remove(header::CONTENT_LENGTH);
    *response.body_mut() = html.into();
    response
}
