//! Which headers an answer carries besides its own: one table, by what kind of thing is answered. What a handler has set wins: the
//! policies of pages and widgets name the hashes of what stands in them, and are made with them (`site/template.rs`,
//! `embed/document.rs`).
//!
//! The headers of a static export say the same as far as a host can (`crates/xtask/src/export/hosts.rs`).

use super::AppState;
use super::access::{forwarded, is_trusted};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{Extensions, HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use ipnet::IpNet;
use std::net::SocketAddr;
use std::sync::Arc;
use visnyk_shell::{OPENER, PERMISSIONS, TRUSTED_TYPES};

/// What an answer is. Errors, redirects and «unchanged» are what their address is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Class {
    /// A page of the portal, also one that is not there.
    Page,
    /// A file of the bundle from which the portal is made.
    Code,
    /// A picture that others may show: of the bundle, and a share card.
    Picture,
    /// What came with the articles; of unknown making.
    Media,
    /// Answers of the API, its stream, and whether the newsroom is well.
    Data,
    /// Feeds, sitemaps, and what crawlers look for. Browsers show XML by means of their own, which a stricter policy would stop.
    Feed,
    /// Everything under `/embed/`, which stands on pages of others.
    Embed,
}

type Set = &'static [(&'static str, &'static str)];

const EVERY: Set = &[("x-content-type-options", "nosniff"), ("referrer-policy", "strict-origin-when-cross-origin")];
const UNFRAMED: &str = "frame-ancestors 'none'";
const SHARED: (&str, &str) = ("cross-origin-resource-policy", "cross-origin");
const KEPT: (&str, &str) = ("cross-origin-resource-policy", "same-origin");
const POLICY: &str = "content-security-policy";
const REPORTED: &str = "content-security-policy-report-only";
const INERT: &str = "default-src 'none'; frame-ancestors 'none'";

impl Class {
    /// The table.
    const fn set(self) -> Set {
        match self {
            Self::Page => &[(POLICY, INERT), (REPORTED, TRUSTED_TYPES), ("permissions-policy", PERMISSIONS), ("cross-origin-opener-policy", OPENER), KEPT],
            Self::Code => &[(POLICY, UNFRAMED), KEPT],
            Self::Picture => &[(POLICY, UNFRAMED), SHARED],
            // What a file from outside may do when it is opened by itself: nothing.
            Self::Media => {
                &[(POLICY, "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; media-src 'self'; frame-ancestors 'none'; sandbox"), SHARED]
            }
            Self::Data => &[(POLICY, INERT), SHARED],
            Self::Feed => &[(POLICY, UNFRAMED), SHARED],
            // Pages that are isolated from others, and hosts that isolate themselves, need the two of embedding. There is no
            // `frame-ancestors` at all: `*` would keep out pages that have no origin, such as a preview in some editor.
            Self::Embed => &[
                (POLICY, "default-src 'none'"),
                (REPORTED, TRUSTED_TYPES),
                ("permissions-policy", PERMISSIONS),
                ("cross-origin-embedder-policy", "require-corp"),
                SHARED,
                ("x-robots-tag", "noindex"),
            ],
        }
    }

    /// By the address; what the portal itself answers says of its files what they are.
    fn of(path: &str, said: &Extensions) -> Self {
        let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
        match first {
            "embed" if path.starts_with("/embed/") => Self::Embed,
            "media" => Self::Media,
            "share" => Self::Picture,
            "api" | "healthz" | "readyz" => Self::Data,
            "feed.xml" | "feed.json" | "news-sitemap.xml" | "robots.txt" | ".well-known" => Self::Feed,
            _ if first.starts_with("sitemap") => Self::Feed,
            _ => said.get().copied().unwrap_or(Self::Page),
        }
    }
}

/// Whether browsers are told to ask by https alone, and for how long.
#[derive(Clone)]
pub struct Transport {
    hsts: Option<HeaderValue>,
    /// The portal's address is an https one.
    always: bool,
    trusted: Arc<[IpNet]>,
}

impl Transport {
    pub fn new(state: &AppState) -> Self {
        let hsts = state.limits.hsts.and_then(|seconds| HeaderValue::from_str(&format!("max-age={seconds}")).ok());
        let always = state.site.public_url.as_deref().is_some_and(|url| url.starts_with("https://"));
        Self { hsts, always, trusted: Arc::clone(&state.trusted_proxies) }
    }

    fn hsts(&self, peer: Option<SocketAddr>, headers: &HeaderMap) -> Option<HeaderValue> {
        let told = || peer.is_some_and(|peer| is_trusted(peer.ip(), &self.trusted)) && forwarded(headers, "x-forwarded-proto") == Some("https");
        self.hsts.clone().filter(|_| self.always || told())
    }
}

/// Puts them on every answer, whoever made it.
pub async fn put(State(transport): State<Transport>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0);
    let hsts = transport.hsts(peer, request.headers());
    let mut response = next.run(request).await;
    let class = Class::of(&path, response.extensions());
    let headers = response.headers_mut();
    for (name, value) in EVERY.iter().chain(class.set()) {
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    }
    if let Some(hsts) = hsts {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, hsts);
    }
    response
}
