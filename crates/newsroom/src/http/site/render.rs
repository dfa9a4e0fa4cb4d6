//! Rendered pages: made with the API's own answers, kept for a moment, in the compressed forms that readers ask for.

use super::SiteFacts;
use super::encoding::Encoding;
use super::template::{Filling, Template};
use crate::http::AppState;
use crate::http::answer::{Freshness, etag};
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, HeaderValue, Request, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;
use tower::ServiceExt;
use visnyk::address::Address;
use visnyk::client::{article_path, community_path, latest_path, region_path, related_path, tag_path};
use visnyk::config::Config;
use visnyk::render::{Answers, Asked, Page, Rendered, render};
use visnyk_routes::{Located, Route};

/// Times that a page may find out that it needs more answers: no page needs more than two.
const ROUNDS: u8 = 6;
/// Bytes of rendered pages that are kept.
const ROOM: u64 = 64 * 1024 * 1024;
/// As long as the answers that pages are made of may be kept elsewhere.
const KEPT: Duration = Duration::from_secs(15);
/// Above this level brotli costs more time than it saves.
const LEVEL: u32 = 5;
/// A window of 2^18 bytes: pages are hardly larger, and a wider one costs memory for each that is made.
const WINDOW: u32 = 18;
/// Largest answer of the API that goes into a page.
const LARGEST_ANSWER: usize = 16 * 1024 * 1024;

/// Makes pages.
#[derive(Clone)]
pub struct Renderer {
    /// The API, called without leaving the process.
    api: Router,
    /// What every page is told; each request adds where it was asked.
    config: Config,
    kept: moka::future::Cache<Key, Arc<Made>>,
}

/// The same page of another state of the store, or at another origin, is another one.
type Key = (u64, String, String);

/// A page, ready to be sent.
#[derive(Debug)]
struct Made {
    status: StatusCode,
    /// Everything on it was there.
    whole: bool,
    plain: Bytes,
    brotli: Bytes,
    etag: HeaderValue,
}

impl Renderer {
    pub fn new(api: Router, facts: &SiteFacts) -> Self {
        let size = |_: &Key, made: &Arc<Made>| u32::try_from(made.plain.len() + made.brotli.len()).unwrap_or(u32::MAX);
        Self { api, config: Config::read(&facts.json()), kept: moka::future::Cache::builder().max_capacity(ROOM).weigher(size).time_to_live(KEPT).build() }
    }

    /// The page of an address at an origin.
    pub async fn answer(&self, state: &AppState, template: &Arc<Template>, origin: String, address: Address, headers: &HeaderMap) -> Response {
        let cursor = state.store.as_of().await.map(|as_of| as_of.cursor).unwrap_or_default();
        let key = (cursor, origin.clone(), address.to_string());
        let making = self.make(state, template.clone(), origin, address);
        let made = self.kept.get_with(key.clone(), making).await;
        if !made.whole {
            // What failed may work the next moment.
            self.kept.invalidate(&key).await;
        }
        made.answer(headers, template.policy())
    }

    async fn make(&self, state: &AppState, template: Arc<Template>, origin: String, address: Address) -> Arc<Made> {
        let config = Config { public_url: origin, ..self.config.clone() };
        let now = u32::try_from(state.clock.now().epoch()).unwrap_or_default();
        let asked = Arc::new(Asked { config, address, now });
        // What pages are known to ask for is there at once: most are rendered in one round.
        let mut answers = Arc::new(self.answers(Answers::new(), likely(&asked.address)).await);
        for _ in 0..ROUNDS {
            let (known, asking) = (answers.clone(), asked.clone());
            let rendered = tokio::task::spawn_blocking(move || render(&asking, &known)).await;
            let needed = match rendered {
                Ok(Rendered::Page(page)) => return finish(template, asked, answers, page).await,
                Ok(Rendered::Needs(needed)) => needed,
                Err(error) => {
                    tracing::error!(%error, address = %asked.address, "a page cannot be rendered");
                    break;
                }
            };
            answers = Arc::new(self.answers(Answers::clone(&answers), needed).await);
        }
        Arc::new(Made::failed())
    }

    /// Adds the answers to more calls.
    async fn answers(&self, mut known: Answers, calls: Vec<String>) -> Answers {
        for path in calls {
            let answer = self.call(&path).await;
            known.insert(path, answer);
        }
        known
    }

    /// An API call within the process. A failing one is an answer too: the page says so.
    async fn call(&self, path: &str) -> (u16, String) {
        let Ok(request) = Request::get(path).body(Body::empty()) else { return (StatusCode::BAD_REQUEST.as_u16(), String::new()) };
        let Ok(response) = self.api.clone().oneshot(request).await;
        let status = response.status().as_u16();
        match to_bytes(response.into_body(), LARGEST_ANSWER).await {
            Ok(body) => (status, String::from_utf8_lossy(&body).into_owned()),
            Err(error) => {
                tracing::error!(%error, path, "an answer for a page cannot be read");
                (StatusCode::INTERNAL_SERVER_ERROR.as_u16(), String::new())
            }
        }
    }
}

async fn finish(template: Arc<Template>, asked: Arc<Asked>, answers: Arc<Answers>, page: Page) -> Arc<Made> {
    let work = move || {
        let used: Vec<_> = page.used.iter().filter_map(|path| answers.get(path).map(|(status, body)| (path.as_str(), *status, body.as_str()))).collect();
        let whole = used.iter().all(|(_, status, _)| *status < 500);
        let status = status(&asked.address, &page.used, &answers);
        let of_article = matches!(asked.address.located(), Some(Located { route: Route::Article(_), .. }));
        let html = template.fill(&Filling { head: &page.head, body: &page.body, answers: used, now: asked.now, of_article });
        let brotli = brotli(html.as_bytes()).unwrap_or_default();
        Made { status, whole, etag: etag(html.as_bytes()), plain: html.into(), brotli: brotli.into() }
    };
    Arc::new(tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| Made::failed()))
}

/// The calls that the page of an address makes, as far as that is known before it is rendered.
fn likely(address: &Address) -> Vec<String> {
    let mut calls = vec![latest_path(address.lang())];
    if let Some(located) = address.located() {
        visnyk::pages::calls(&located, &address.query, &mut |path| calls.push(path));
        if let Route::Article(id) = &located.route {
            calls.push(related_path(id));
        }
    }
    calls
}

/// The status of a page is that of what it is about. A page that is about nothing else is about what it asks for first; the
/// list beside every page is asked for by all.
fn status(address: &Address, used: &[String], answers: &Answers) -> StatusCode {
    let Some(located) = address.located() else { return StatusCode::NOT_FOUND };
    let subject = match located.route {
        Route::Article(id) => article_path(&id),
        Route::Tag(slug) => tag_path(&slug),
        Route::Region(slug) => region_path(&slug),
        Route::Community(slug) => community_path(&slug),
        _ => match used.iter().find(|used| **used != latest_path(located.lang)) {
            Some(first) => first.clone(),
            None => return StatusCode::OK,
        },
    };
    match answers.get(&subject).map(|(status, _)| *status) {
        Some(200) => StatusCode::OK,
        Some(404) => StatusCode::NOT_FOUND,
        Some(410) => StatusCode::GONE,
        _ => StatusCode::SERVICE_UNAVAILABLE,
    }
}

fn brotli(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut writer = brotli::CompressorWriter::new(Vec::with_capacity(bytes.len() / 4), 4096, LEVEL, WINDOW);
    writer.write_all(bytes)?;
    writer.flush()?;
    Ok(writer.into_inner())
}

impl Made {
    /// What is sent when no page could be made at all.
    fn failed() -> Self {
        let plain = Bytes::from_static("<!doctype html><meta charset=\"utf-8\"><title>503</title><p>Сторінка тимчасово недоступна. Спробуйте ще раз за хвилину.<p lang=\"en\">This page is unavailable for the moment. Please try again in a minute.".as_bytes());
        Self { status: StatusCode::SERVICE_UNAVAILABLE, whole: false, etag: etag(&plain), brotli: Bytes::new(), plain }
    }

    fn answer(&self, asked: &HeaderMap, policy: HeaderValue) -> Response {
        let compressed = Encoding::Brotli.is_accepted(asked) && !self.brotli.is_empty();
        let mut response = (self.status, Body::from(if compressed { &self.brotli } else { &self.plain }.clone())).into_response();
        let keeps = self.whole && self.status == StatusCode::OK;
        let freshness = if keeps { Freshness::News } else { Freshness::None };
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        headers.insert(header::CACHE_CONTROL, freshness.cache_control());
        headers.insert(header::ETAG, self.etag.clone());
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        if compressed {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(Encoding::Brotli.name()));
        }
        if self.status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("30"));
        }
        response
    }
}
