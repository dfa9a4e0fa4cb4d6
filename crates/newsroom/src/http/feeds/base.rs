//! Where the portal is, as others see it: feeds and sitemaps need whole addresses.

use crate::http::AppState;
use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use std::convert::Infallible;
use visnyk_contract::SafeUrl;

/// What is said when neither the settings nor the request tell where the portal is.
const NOWHERE: &str = "http://localhost";

/// The portal's address without a slash at its end: the configured one, or the host that was asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Base(pub String);

impl FromRequestParts<AppState> for Base {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        if let Some(url) = &state.site.public_url {
            return Ok(Self(url.clone()));
        }
        // In HTTP/2 the host stands in the address itself.
        let header = parts.headers.get(header::HOST).and_then(|host| host.to_str().ok());
        Ok(Self::of_host(parts.uri.authority().map(|host| host.as_str()).or(header).unwrap_or_default()))
    }
}

impl Base {
    /// A host that is none is not repeated: who asks may write there what they like.
    fn of_host(host: &str) -> Self {
        let address = format!("http://{host}");
        let is_host = !host.is_empty() && !host.contains(['/', '?', '#']) && SafeUrl::parse(&address).is_some_and(|url| url.as_str() == address);
        Self(if is_host { address } else { NOWHERE.to_owned() })
    }

    /// The whole address of a path of ours.
    pub fn path(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }

    /// A whole address: paths are ours, all else is whole already.
    pub fn whole(&self, url: &SafeUrl) -> String {
        if url.is_path() { self.path(url.as_str()) } else { url.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_repeated_and_what_is_none_is_not() {
        for host in ["news.example", "127.0.0.1:8080", "[::1]:8080", "новини.укр"] {
            assert_eq!(Base::of_host(host).0, format!("http://{host}"));
        }
        for none in ["", "evil/path", "a@evil", "a\"b", "a<b", "a b", "a:b", "a:0", "a?b", "a#b", "a\\b"] {
            assert_eq!(Base::of_host(none).0, NOWHERE, "{none}");
        }
    }
}
