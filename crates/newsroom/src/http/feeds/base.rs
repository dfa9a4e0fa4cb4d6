//! Where the portal is, as others see it: feeds and sitemaps need whole addresses.

use crate::http::AppState;
use crate::http::access::{forwarded, is_trusted};
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header;
use axum::http::request::Parts;
use std::convert::Infallible;
use std::net::SocketAddr;
use visnyk_contract::SafeUrl;

/// What is said when neither the settings nor the request tell where the portal is.
const NOWHERE: &str = "http://localhost";
const FORWARDED_PROTO: &str = "x-forwarded-proto";
const FORWARDED_HOST: &str = "x-forwarded-host";

/// The portal's address without a slash at its end: the configured one, or the host that was asked, as a trusted proxy or the
/// request itself tells it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Base(pub String);

impl FromRequestParts<AppState> for Base {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        if let Some(url) = &state.site.public_url {
            return Ok(Self(url.clone()));
        }
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let proxied = peer.is_some_and(|peer| is_trusted(peer.0.ip(), &state.trusted_proxies));
        let told = |name: &str| if proxied { forwarded(&parts.headers, name) } else { None };
        let scheme = Scheme::of(told(FORWARDED_PROTO).unwrap_or_default());
        // In HTTP/2 the host stands in the address itself.
        let header = parts.headers.get(header::HOST).and_then(|host| host.to_str().ok());
        let asked = parts.uri.authority().map(|host| host.as_str()).or(header);
        Ok([told(FORWARDED_HOST), asked].into_iter().flatten().find_map(|host| Self::of(scheme, host)).unwrap_or_else(|| Self(NOWHERE.to_owned())))
    }
}

#[derive(Clone, Copy, Debug)]
enum Scheme {
    Http,
    Https,
}

impl Scheme {
    /// What is neither is taken for what the newsroom itself speaks.
    fn of(name: &str) -> Self {
        if name.eq_ignore_ascii_case("https") { Self::Https } else { Self::Http }
    }

    /// What an address begins with, and the port that it need not name.
    fn parts(self) -> (&'static str, &'static str) {
        match self {
            Self::Http => ("http://", ":80"),
            Self::Https => ("https://", ":443"),
        }
    }
}

impl Base {
    /// A host that is none is not repeated: who asks may write there what they like.
    fn of(scheme: Scheme, host: &str) -> Option<Self> {
        let (start, port) = scheme.parts();
        let address = format!("{start}{}", host.strip_suffix(port).unwrap_or(host));
        let is_host = !host.is_empty() && !host.contains(['/', '?', '#']) && SafeUrl::parse(&address).is_some_and(|url| url.as_str() == address);
        is_host.then_some(Self(address))
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
        let of = |scheme, host| Base::of(scheme, host).map(|base| base.0);
        for host in ["news.example", "127.0.0.1:8080", "[::1]:8080", "новини.укр", "news.example:443"] {
            assert_eq!(of(Scheme::Http, host), Some(format!("http://{host}")));
        }
        for none in ["", "evil/path", "a@evil", "a\"b", "a<b", "a b", "a:b", "a:0", "a?b", "a#b", "a\\b", ":80"] {
            assert_eq!(of(Scheme::Http, none), None, "{none}");
        }
    }

    #[test]
    fn a_port_that_goes_without_saying_is_left_out() {
        for (scheme, host, address) in [
            (Scheme::Https, "news.example:443", "https://news.example"),
            (Scheme::Http, "news.example:80", "http://news.example"),
            (Scheme::Http, "[::1]:80", "http://[::1]"),
            (Scheme::Https, "news.example:80", "https://news.example:80"),
        ] {
            assert_eq!(Base::of(scheme, host), Some(Base(address.to_owned())), "{host}");
        }
    }
}
