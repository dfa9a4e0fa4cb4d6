//! Every answer of the API is held against the served description.

use axum::http::{Method, StatusCode};
use serde_json::Value;
use std::sync::LazyLock;
use utoipa::OpenApi;
use visnyk_newsroom::http::Description;

static DESCRIPTION: LazyLock<Value> = LazyLock::new(|| serde_json::to_value(Description::openapi()).unwrap());

/// Fails when the description knows the call and not this status of it.
pub fn is_described(method: &Method, path: &str, status: StatusCode) {
    let method = if method == Method::HEAD { "get".to_owned() } else { method.as_str().to_ascii_lowercase() };
    let call = DESCRIPTION["paths"].as_object().unwrap().iter().find(|(template, calls)| matches(template, path) && calls.get(&method).is_some());
    // A defect has no place in a description.
    let (Some((template, calls)), false) = (call, status == StatusCode::INTERNAL_SERVER_ERROR) else { return };
    assert!(calls[&method]["responses"].get(status.as_str()).is_some(), "{method} {template} answered {status}, which the description does not know");
}

fn matches(template: &str, path: &str) -> bool {
    let (template, path): (Vec<_>, Vec<_>) = (template.split('/').collect(), path.split('/').collect());
    template.len() == path.len() && template.iter().zip(path).all(|(template, part)| template.starts_with('{') || *template == part)
}
