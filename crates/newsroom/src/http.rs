//! The newsroom over HTTP: the JSON API, the portal's files and its pages.

mod access;
mod answer;
mod articles;
mod body;
mod directory;
mod embed;
mod error;
mod feeds;
mod headers;
mod health;
mod layers;
mod limits;
mod live;
mod oembed;
mod openapi;
mod query;
mod server;
mod share;
mod site;
mod token;
mod typing;
mod upload;
mod write;

pub use error::{ApiError, ProblemBody};
pub use limits::{Limits, Rate};
pub use openapi::Description;
pub use server::{Gate, Patience, run};
pub use site::{Bundle, BundleError, SiteFacts};
pub use token::IngestToken;
pub use write::{PutResult, Receipt};

use crate::clock::Clock;
use crate::live::Hub;
use crate::metrics::Metrics;
use crate::pictures::Studio;
use crate::share::Cards;
use crate::store::Store;
use axum::middleware::from_fn_with_state;
use axum::routing::{any, get, post};
use axum::{Extension, Router};
use headers::Transport;
use ipnet::IpNet;
use limits::Admission;
use std::path::Path;
use std::sync::Arc;

/// What the handlers share.
#[derive(Clone)]
pub struct AppState {
    pub store: Arc<dyn Store>,
    /// Where the live streams hang on.
    pub live: Arc<Hub>,
    pub token: IngestToken,
    /// The portal's files; `None` when only the API is served.
    pub bundle: Option<Arc<Bundle>>,
    /// Where pictures and attachments lie.
    pub media: Arc<Path>,
    /// Where pictures are made.
    pub studio: Arc<Studio>,
    /// What stands for a page where a link to it is shared.
    pub cards: Arc<Cards>,
    /// Proxies whose `X-Forwarded-…` headers are believed.
    pub trusted_proxies: Arc<[IpNet]>,
    /// How much is taken on.
    pub limits: Arc<Limits>,
    /// What the newsroom is told about itself.
    pub site: Arc<SiteFacts>,
    /// What is counted of requests.
    pub metrics: Arc<Metrics>,
    pub clock: Arc<dyn Clock>,
}

/// The whole server but the listening.
pub fn router(state: AppState) -> Router {
    let api = Router::new()
        .route("/articles", get(articles::list))
        .route("/articles/{id}", get(articles::one).put(write::put).delete(write::delete))
        .route("/articles/{id}/related", get(articles::related))
        .route("/articles/{id}/views", post(write::view))
        .route("/top", get(articles::top))
        .route("/facets/{key}", get(typing::values))
        .route("/suggest", get(typing::suggest))
        .route("/changes", get(live::changes))
        .route("/tags", get(directory::tags))
        .route("/tags/{slug}", get(directory::tag))
        .route("/regions", get(directory::regions))
        .route("/regions/{slug}", get(directory::region))
        .route("/communities", get(directory::communities))
        .route("/communities/{slug}", get(directory::community))
        .route("/media", post(upload::post))
        .route("/oembed", get(oembed::oembed))
        .route("/openapi.json", get(openapi::describe))
        .fallback(async || ApiError::NoSuchAddress)
        .method_not_allowed_fallback(async || ApiError::Method);
    let api = Router::new().nest("/api/v1", api);
    let renderer = site::Renderer::new(layers::guard(api.clone().with_state(state.clone())), &state.site, Arc::clone(&state.metrics));
    // Beside the API and as open as it.
    let feeds = Router::new().route("/feed.xml", get(feeds::atom)).route("/feed.json", get(feeds::json));
    // The answer to another method goes through the layer only if it is set before it: a browser asks first, by OPTIONS.
    let feeds = feeds.method_not_allowed_fallback(async || ApiError::Method).layer(layers::cors());
    let router = Router::new()
        .merge(api.layer(layers::cors()))
        .merge(feeds)
        .merge(embed::router())
        .route("/sitemap.xml", get(feeds::index))
        .route("/sitemap-pages.xml", get(feeds::pages))
        .route("/sitemap-articles-{name}", get(feeds::articles))
        .route("/news-sitemap.xml", get(feeds::news))
        .route("/robots.txt", get(feeds::robots))
        .route("/.well-known/security.txt", get(feeds::security))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/share/{name}", get(share::card))
        .route("/media/{*path}", any(site::media))
        .fallback(site::page)
        .method_not_allowed_fallback(async || ApiError::Method);
    let streams = Router::new()
        .route("/api/v1/live", get(live::stream))
        .method_not_allowed_fallback(async || ApiError::Method)
        .layer(layers::cors())
        .with_state(state.clone());
    let access = access::Access { trusted: state.trusted_proxies.clone(), metrics: Arc::clone(&state.metrics) };
    let (admission, transport) = (Admission::new(&state.limits), Transport::new(&state));
    layers::wrap(router.with_state(state), streams)
        .layer(Extension(renderer))
        .layer(from_fn_with_state(admission, limits::admit))
        .layer(from_fn_with_state(transport, headers::put))
        .layer(from_fn_with_state(access, access::log))
}
