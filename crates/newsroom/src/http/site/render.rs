//! Rendered pages: made with the API's own answers, kept for a moment, in the compressed forms that readers ask for.

use super::SiteFacts;
use super::encoding::Encoding;
use super::template::{Filling, Template};
use crate::http::AppState;
use crate::http::answer::{Freshness, etag};
use crate::logging::spawn_blocking;
use crate::metrics::Metrics;
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, HeaderValue, Request, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::io::Write;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::Semaphore;
use tower::ServiceExt;
use visnyk::address::Address;
use visnyk::client::{article_path, community_path, latest_path, region_path, related_path, tag_path};
use visnyk::config::Config;
use visnyk::render::{Answers, Asked, Page, Rendered, render};
use visnyk_routes::{Located, Route};

/// Pages that are rendered at a time, for each processor: more would only take memory.
const AT_A_TIME: usize = 2;
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
    metrics: Arc<Metrics>,
    turns: Arc<Semaphore>,
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
    pub fn new(api: Router, facts: &SiteFacts, metrics: Arc<Metrics>) -> Self {
        let size = |_: &Key, made: &Arc<Made>| u32::try_from(made.plain.len() + made.brotli.len()).unwrap_or(u32::MAX);
        let kept = moka::future::Cache::builder().max_capacity(ROOM).weigher(size).time_to_live(KEPT).build();
        let at_a_time = AT_A_TIME * std::thread::available_parallelism().map_or(1, usize::from);
        Self { api, config: Config::read(&facts.json()), kept, metrics, turns: Arc::new(Semaphore::new(at_a_time)) }
    }

    /// The page of an address at an origin.
    pub async fn answer(&self, state: &AppState, template: &Arc<Template>, origin: String, address: Address, headers: &HeaderMap) -> Response {
        let cursor = state.store.as_of().await.map(|as_of| as_of.cursor).unwrap_or_default();
        let key = (cursor, origin.clone(), address.to_string());
        let making = self.make(state, template.clone(), origin, address);
        let entry = self.kept.entry(key.clone()).or_insert_with(making).await;
        let (is_new, made) = (entry.is_fresh(), entry.into_value());
        self.metrics.pages.count(match (made.whole, is_new) {
            (false, _) => "failed",
            (true, true) => "made",
            (true, false) => "kept",
        });
        if !made.whole {
            // What failed may work the next moment.
            self.kept.invalidate(&key).await;
        }
        made.answer(headers, template.policy())
    }

    async fn make(&self, state: &AppState, template: Arc<Template>, origin: String, address: Address) -> Arc<Made> {
        let start = Instant::now();
        let made = self.try_to_make(state, template, origin, address).await;
        self.metrics.page_seconds.observe(start.elapsed().as_secs_f64());
        made
    }

    async fn try_to_make(&self, state: &AppState, template: Arc<Template>, origin: String, address: Address) -> Arc<Made> {
        let config = Config { public_url: origin, ..self.config.clone() };
        let now = u32::try_from(state.clock.now().epoch()).unwrap_or_default();
        let asked = Arc::new(Asked { config, address, now });
        // What pages are known to ask for is there at once: most are rendered in one round.
        let mut answers = Arc::new(self.answers(Answers::new(), likely(&asked.address)).await);
        for _ in 0..ROUNDS {
            let (known, asking) = (answers.clone(), asked.clone());
            let needed = match self.work(move || render(&asking, &known)).await {
                Some(Rendered::Page(page)) => {
                    let finished = self.work(move || finish(&template, &asked, &answers, &page)).await;
                    return Arc::new(finished.unwrap_or_else(Made::failed));
                }
                Some(Rendered::Needs(needed)) => needed,
                None => break,
            };
            answers = Arc::new(self.answers(Answers::clone(&answers), needed).await);
        }
        Arc::new(Made::failed())
    }

    /// Works on a thread of its own when it is its turn; `None` when that breaks off.
    async fn work<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        let turn = Arc::clone(&self.turns).acquire_owned().await.ok()?;
        let task = spawn_blocking(move || {
            // Held by the work and not by who asked for it: one who goes away does not let another in early.
            let _turn = turn;
            work()
        });
        task.await.inspect_err(|error| tracing::error!(%error, "rendering broke off")).ok()
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

fn finish(template: &Template, asked: &Asked, answers: &Answers, page: &Page) -> Made {
    let used: Vec<_> = page.used.iter().filter_map(|path| answers.get(path).map(|(status, body)| (path.as_str(), *status, body.as_str()))).collect();
    let whole = used.iter().all(|(_, status, _)| *status < 500);
    let status = status(&asked.address, &page.used, answers);
    let of_article = matches!(asked.address.located(), Some(Located { route: Route::Article(_), .. }));
    let html = template.fill(&Filling { head: &page.head, body: &page.body, answers: used, now: asked.now, of_article });
    let brotli = brotli(html.as_bytes()).unwrap_or_default();
    Made { status, whole, etag: etag(html.as_bytes()), plain: html.into(), brotli: brotli.into() }
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn no_more_pages_are_made_at_a_time_than_there_are_turns() {
        let renderer = Renderer::new(Router::new(), &SiteFacts::default(), Arc::default());
        let all = u32::try_from(AT_A_TIME * std::thread::available_parallelism().unwrap().get()).unwrap();
        let busy = Arc::clone(&renderer.turns).try_acquire_many_owned(all).unwrap();
        assert!(tokio::time::timeout(Duration::from_secs(3_600), renderer.work(|| ())).await.is_err());
        drop(busy);
        assert_eq!(renderer.work(|| 7).await, Some(7));
    }
}
