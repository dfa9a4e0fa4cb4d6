//! What machines look for at known addresses: how to crawl, and whom to tell of a fault.

use super::base::Base;
use crate::clock::kyiv;
use crate::http::answer::{Freshness, cacheable};
use crate::http::{ApiError, AppState};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use visnyk_contract::SafeUrl;

const MIME: &str = "text/plain; charset=utf-8";
const DAY: i64 = 86_400;
/// For how many days a contact is good; RFC 9116 advises less than a year.
const GOOD_FOR: i64 = 180;

/// `/robots.txt`, unless the bundle brings one: the operator's word comes first.
pub async fn robots(State(state): State<AppState>, base: Base, headers: HeaderMap) -> Response {
    if let Some(file) = state.bundle.as_ref().and_then(|bundle| bundle.file("/robots.txt", &headers)) {
        return file;
    }
    let Base(base) = base;
    // The API too: a search engine that runs the page needs its answers to see any text at all.
    let text = format!("User-agent: *\nAllow: /\n\nSitemap: {base}/sitemap.xml\nSitemap: {base}/news-sitemap.xml\n");
    cacheable(StatusCode::OK, MIME, text.into(), Freshness::Directory)
}

/// `/.well-known/security.txt` (RFC 9116), when the contacts name an e-mail or an https address.
pub async fn security(State(state): State<AppState>, base: Base) -> Result<Response, ApiError> {
    let contacts = contacts(state.site.contacts.as_deref().unwrap_or_default());
    if contacts.is_empty() {
        return Err(ApiError::NoSuchAddress);
    }
    // Whole days, so that the file changes once a day and not with every look.
    let expires = kyiv((state.clock.now().epoch().div_euclid(DAY) + GOOD_FOR) * DAY);
    let mut text: String = contacts.iter().map(|contact| format!("Contact: {contact}\n")).collect();
    text.push_str(&format!("Expires: {expires}\nPreferred-Languages: uk, en\n"));
    // The RFC wants https here, and a guess at the address would be worse than none.
    if base.0.starts_with("https://") {
        text.push_str(&format!("Canonical: {}\n", base.path("/.well-known/security.txt")));
    }
    Ok(cacheable(StatusCode::OK, MIME, text.into(), Freshness::Directory))
}

/// E-mail and https addresses among words.
fn contacts(text: &str) -> Vec<SafeUrl> {
    let words = text.split([' ', '\n', '\t', ',', ';']).map(|word| word.trim_matches(['.', '(', ')', '<', '>', '«', '»', '"']));
    let read = |word: &str| match word.split_once(':') {
        Some((scheme, _)) if matches!(scheme.to_ascii_lowercase().as_str(), "https" | "mailto") => SafeUrl::parse(word),
        None if word.contains('@') => SafeUrl::parse(&format!("mailto:{word}")),
        _ => None,
    };
    words.filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contacts_are_found_among_words() {
        let found = |text: &str| contacts(text).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(found("redaktsiia@news.example"), ["mailto:redaktsiia@news.example"]);
        assert_eq!(found("Редакція: a@b.example, https://b.example/contact; +380 44 000"), ["mailto:a@b.example", "https://b.example/contact"]);
        assert!(found("Київ, вул. Хрещатик, 1").is_empty());
        assert!(found("http://b.example javascript:x@y @ a@").is_empty());
    }
}
