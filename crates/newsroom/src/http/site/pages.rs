//! Every address that is neither API nor picture: files of the bundle, and pages.

use super::Bundle;
use super::render::Renderer;
use crate::http::feeds::Base;
use crate::http::{ApiError, AppState};
use axum::Extension;
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use visnyk::address::Address;
use visnyk_contract::{Selection, page_of};
use visnyk_routes::{Builder, Located, Route};

/// Answers what no other route took.
pub async fn page(State(state): State<AppState>, Extension(renderer): Extension<Renderer>, base: Base, request: Request) -> Response {
    let path = request.uri().path();
    let Some(bundle) = state.bundle.as_deref().filter(|_| !is_api(path)) else { return ApiError::NoSuchAddress.into_response() };
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut response = ApiError::Method.into_response();
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET,HEAD"));
        return response;
    }
    match bundle.file(path, request.headers()) {
        Some(file) => file,
        None => {
            // The body of a request cannot be shared between threads, so that it stays here.
            let (parts, _) = request.into_parts();
            rendered(&state, &renderer, bundle, base, &parts).await
        }
    }
}

fn is_api(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/")
}

async fn rendered(state: &AppState, renderer: &Renderer, bundle: &Bundle, base: Base, request: &Parts) -> Response {
    let (path, query) = (request.uri.path(), request.uri.query().unwrap_or_default());
    if let Some(target) = moved(path, query).and_then(|target| HeaderValue::from_str(&target).ok()) {
        let moved = [(header::LOCATION, target), (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"))];
        return (StatusCode::PERMANENT_REDIRECT, moved).into_response();
    }
    let address = Address { path: path.to_owned(), query: query.to_owned(), ..Address::default() };
    renderer.answer(state, &bundle.template, base.0, address, &request.headers).await
}

/// Where a page has its own address. A form sends its empty fields too, and one field for each of several values: such a
/// query is written as the portal's own links write it.
fn moved(path: &str, query: &str) -> Option<String> {
    let located = Located::parse(path)?;
    let keys: Vec<_> = query.split('&').filter_map(|pair| pair.split_once('=')).collect();
    let is_sent = keys.iter().enumerate().any(|(index, (key, value))| value.is_empty() || keys.iter().skip(index + 1).any(|(other, _)| other == key));
    let plain = is_sent.then(|| match located.route {
        Route::Widgets => Builder::parse(query).0.href(located.lang),
        _ => located.route.href(located.lang, &Selection::parse(query).selection, page_of(query)),
    });
    let (path, query) = plain.as_deref().map_or((path, query), |href| href.split_once('?').unwrap_or((href, "")));
    located.redirect(path, query).or(plain)
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn what_a_form_sends_becomes_the_address_that_links_have() {
        for (path, query, target) in [
            ("/news", "q=&tag=&region=&community=&from=&to=", Some("/news")),
            ("/news", "q=&tag=osvita&region=&community=&from=&to=", Some("/tags/osvita")),
            ("/news", "q=&tag=osvita&tag=kultura&region=lvivska", Some("/news?region=lvivska&tag=kultura,osvita")),
            ("/tags/osvita", "q=x&region=", Some("/tags/osvita?q=x")),
            ("/en/search", "q=", Some("/en/search")),
            (
                "/widgets",
                "tag=osvita&region=&limit=7&accent=&accent=%2312507f&leads=on&leads=off&pictures=off",
                Some("/widgets?leads=on&limit=7&pictures=off&tag=osvita"),
            ),
            ("/en/widgets", "tag=a&tag=b&preview-ground=dark&lang=en", Some("/en/widgets?lang=en&tag=a,b&preview-ground=dark")),
            ("/search", "q=x", None),
            ("/news", "utm_source=tg", None),
        ] {
            assert_eq!(moved(path, query).as_deref(), target, "{path}?{query}");
        }
    }
}
