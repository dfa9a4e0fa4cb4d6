//! A newsroom for a test: its own database and directories, a clock that stands, a handful of articles.

use crate::described::is_described;
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;
use tower::ServiceExt;
use visnyk_contract::DateTime;
use visnyk_newsroom::clock::FixedClock;
use visnyk_newsroom::http::{AppState, Bundle, IngestToken, Limits, SiteFacts, router};
use visnyk_newsroom::live::Hub;
use visnyk_newsroom::pictures::Studio;
use visnyk_newsroom::store::Store;
use visnyk_newsroom::store::sqlite::SqliteStore;

pub const TOKEN: &str = "a-token-for-tests";
/// The moment at which the clock stands.
pub const NOW: &str = "2026-03-20T12:00:00+02:00";

pub struct Stand {
    pub router: Router,
    pub clock: Arc<FixedClock>,
    pub dir: TempDir,
    pub state: AppState,
}

pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn header(&self, name: impl AsRef<str>) -> &str {
        self.headers.get(name.as_ref()).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    /// A problem document: its status agrees with the answer's. Returns the end of its type.
    pub fn problem(&self) -> String {
        assert_eq!(self.header("content-type"), "application/problem+json", "{}", self.text());
        assert_eq!(self.header("cache-control"), "no-store");
        let problem = self.json();
        assert_eq!(problem["status"], self.status.as_u16());
        assert!(
            problem["title"].as_str().is_some_and(|title| !title.is_empty()) && problem["detail"].as_str().is_some_and(|detail| !detail.is_empty()),
            "{problem}"
        );
        problem["type"].as_str().unwrap().strip_prefix("urn:visnyk:problem:").unwrap().to_owned()
    }
}

impl Stand {
    pub fn empty() -> Self {
        Self::with_token(TOKEN)
    }

    pub fn with_token(token: &str) -> Self {
        let clock = Arc::new(FixedClock::at(DateTime::parse(NOW).unwrap()));
        let dir = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(&dir.path().join("newsroom.db"), clock.clone()).unwrap();
        let mut state = state(Arc::new(store), token, dir.path());
        state.live = Arc::new(Hub::new(Arc::clone(&state.store), clock.clone(), 10));
        state.clock = clock.clone();
        Self { router: router(state.clone()), clock, dir, state }
    }

    /// A newsroom with the articles of [`articles`], one of them withdrawn.
    pub async fn filled() -> Self {
        let stand = Self::empty();
        for (id, draft) in articles() {
            let reply = stand.put(id, &draft).await;
            assert_eq!(reply.status, StatusCode::CREATED, "{id}: {}", reply.text());
        }
        assert_eq!(stand.delete("withdrawn").await.status, StatusCode::NO_CONTENT);
        stand
    }

    /// The same newsroom, told something else about itself.
    pub fn told(mut self, facts: SiteFacts) -> Self {
        self.state.bundle = Some(Arc::new(Bundle::load(&self.dir.path().join("dist"), &facts).unwrap()));
        self.state.site = Arc::new(facts);
        self.router = router(self.state.clone());
        self
    }

    /// The same newsroom, which trusts the proxies of these networks.
    pub fn behind(mut self, networks: &[&str]) -> Self {
        self.state.trusted_proxies = networks.iter().map(|network| network.parse().unwrap()).collect();
        self.router = router(self.state.clone());
        self
    }

    /// The same newsroom under other limits.
    pub fn within(mut self, limits: Limits) -> Self {
        self.state.limits = Arc::new(limits);
        self.router = router(self.state.clone());
        self
    }

    /// The same newsroom, with another way to get pictures.
    pub fn with_studio(mut self, studio: Studio) -> Self {
        self.state.studio = Arc::new(studio);
        self.router = router(self.state.clone());
        self
    }

    /// The same newsroom with room for so many live streams.
    pub fn with_streams(mut self, most: usize) -> Self {
        self.state.live = Arc::new(Hub::new(Arc::clone(&self.state.store), self.clock.clone(), most));
        self.router = router(self.state.clone());
        self
    }

    /// The same newsroom after a restart of the server.
    pub fn reopened(mut self) -> Self {
        self.state.store = Arc::new(self.second());
        self.with_streams(10)
    }

    /// Another process on the same database.
    pub fn second(&self) -> SqliteStore {
        SqliteStore::open(&self.dir.path().join("newsroom.db"), self.clock.clone()).unwrap()
    }

    /// Where the live streams hang on.
    pub fn live(&self) -> &Arc<Hub> {
        &self.state.live
    }

    /// Lets the hub look, as it does by itself in a server.
    pub async fn look(&self) {
        self.state.live.look().await.unwrap();
    }

    /// Sends a picture.
    pub async fn upload(&self, kind: &str, bytes: impl Into<Body>) -> Reply {
        let request = Request::post("/api/v1/media").header(header::AUTHORIZATION, format!("Bearer {TOKEN}")).header(header::CONTENT_TYPE, kind);
        self.send(request.body(bytes.into()).unwrap()).await
    }

    pub async fn get(&self, address: &str) -> Reply {
        self.send(Request::get(address).body(Body::empty()).unwrap()).await
    }

    pub async fn get_with(&self, address: &str, name: &str, value: &str) -> Reply {
        self.send(Request::get(address).header(name, value).body(Body::empty()).unwrap()).await
    }

    /// That an answer may be kept as long as lists are, asked about by its tag, and read from elsewhere, and not posted to; its tag.
    pub async fn is_kept_shortly(&self, address: &str) -> String {
        let reply = self.get_with(address, "origin", "https://elsewhere.example").await;
        assert_eq!(reply.header("content-type"), "application/json");
        assert_eq!(reply.header("cache-control"), self.get("/api/v1/articles").await.header("cache-control"));
        assert_eq!((reply.header("access-control-allow-origin"), reply.header("access-control-expose-headers")), ("*", "etag,retry-after"));
        let tag = reply.header("etag").to_owned();
        let head = self.ask(Method::HEAD, address).await;
        assert_eq!((head.status, head.body.len(), head.header("etag")), (StatusCode::OK, 0, tag.as_str()));
        let again = self.get_with(address, "if-none-match", &tag).await;
        assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
        assert_eq!(self.ask(Method::POST, address).await.status, StatusCode::METHOD_NOT_ALLOWED);
        tag
    }

    pub async fn ask(&self, method: Method, address: &str) -> Reply {
        self.send(Request::builder().method(method).uri(address).body(Body::empty()).unwrap()).await
    }

    pub async fn put(&self, id: &str, draft: &Value) -> Reply {
        self.put_text(id, draft.to_string()).await
    }

    pub async fn put_text(&self, id: &str, body: impl Into<Body>) -> Reply {
        let request = Request::put(format!("/api/v1/articles/{id}")).header(header::AUTHORIZATION, format!("Bearer {TOKEN}"));
        self.send(request.header(header::CONTENT_TYPE, "application/json; charset=utf-8").body(body.into()).unwrap()).await
    }

    pub async fn delete(&self, id: &str) -> Reply {
        self.send(Request::delete(format!("/api/v1/articles/{id}")).header(header::AUTHORIZATION, format!("Bearer {TOKEN}")).body(Body::empty()).unwrap()).await
    }

    pub async fn send(&self, request: Request<Body>) -> Reply {
        ask(&self.router, request).await
    }
}

/// What a newsroom in `dir` shares; the bundle is a small one made here.
pub fn state(store: Arc<dyn Store>, token: &str, dir: &Path) -> AppState {
    let (dist, media) = (dir.join("dist"), dir.join("media"));
    bundle(&dist);
    std::fs::create_dir_all(&media).unwrap();
    let facts = SiteFacts { site_name: "Вісник </script>".into(), accent: Some("#0a5bd3".into()), ..SiteFacts::default() };
    let clock = Arc::new(FixedClock::at(DateTime::parse(NOW).unwrap()));
    AppState {
        live: Arc::new(Hub::new(Arc::clone(&store), clock.clone(), 10)),
        store,
        token: IngestToken::new(token),
        bundle: Some(Arc::new(Bundle::load(&dist, &facts).unwrap())),
        studio: Arc::new(Studio::new(&media, None)),
        cards: Arc::default(),
        media: media.into(),
        trusted_proxies: Arc::from(Vec::new()),
        limits: Arc::default(),
        site: Arc::new(facts),
        metrics: Arc::default(),
        clock,
    }
}

fn bundle(dist: &Path) {
    let wasm = [b"\0asm".as_slice(), &[0; 2_000]].concat();
    let files: [(&str, &[u8]); 17] = [
        ("index.html", include_bytes!("index.html")),
        ("index.html.br", b"old"),
        ("visnyk-1a2b3c4d5e6f7a8b.js", b"export default 1; // plain, and long enough to be worth compressing"),
        ("visnyk-1a2b3c4d5e6f7a8b.js.br", b"brotli of js"),
        ("visnyk-1a2b3c4d5e6f7a8b.js.gz", b"gzip of js"),
        ("visnyk-1a2b3c4d5e6f7a8b_bg.wasm", &wasm),
        ("visnyk-1a2b3c4d5e6f7a8b_bg.wasm.br", b"brotli of wasm"),
        ("icons/icon.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        ("humans.txt", b"Newsroom\n"),
        ("embed/v1.js", b"loader"),
        ("embed/latest-1a2b3c4d5e6f7a8b.css", b"sheet"),
        ("embed/latest-1a2b3c4d5e6f7a8b.js", b"script"),
        ("embed/latest.html", b"for static hosts"),
        (".secret", b"not served"),
        ("manifest.webmanifest", br##"{"name":"x","short_name":"x","start_url":"/","theme_color":"#fff"}"##),
        ("sw.js", br#"x([{url:"/shell.html",revision:"visnyk-shell-0"},{url:"/manifest.webmanifest",revision:"visnyk-manifest-0"}]);"#),
        ("sw.js.br", b"brotli of sw"),
    ];
    ["icons", "embed"].iter().for_each(|folder| std::fs::create_dir_all(dist.join(folder)).unwrap());
    files.iter().for_each(|(name, bytes)| std::fs::write(dist.join(name), bytes).unwrap());
}

pub async fn ask(router: &Router, request: Request<Body>) -> Reply {
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let response = router.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let reply = Reply { status: parts.status, headers: parts.headers, body: to_bytes(body, usize::MAX).await.unwrap() };
    assert_eq!(reply.header("x-content-type-options"), "nosniff", "{method} {path}");
    assert_eq!(reply.header("referrer-policy"), "strict-origin-when-cross-origin", "{method} {path}");
    assert!(!reply.header("x-request-id").is_empty(), "{method} {path}");
    is_described(&method, &path, reply.status);
    reply
}

/// The articles of a filled newsroom, in the order in which they are put.
pub fn articles() -> Vec<(&'static str, Value)> {
    let tag = |slug: &str, name: &str| json!({"slug": slug, "name": name});
    vec![
        (
            "001",
            json!({
                "lang": "uk", "title": "Міст у Житомирі відкрили для громади", "lead": "Рух дозволили зранку.", "published_at": "2026-03-18T09:00:00+02:00",
                "tags": [tag("transport", "Транспорт"), tag("partnerstvo", "Партнерство")], "communities": ["zhytomyrska"],
                "translations": [{"lang": "en", "id": "003"}], "authors": ["Редакція"], "source": {"name": "Міська рада", "url": "https://rada.example/novyny/1"},
                "body_html": "<p>Рух <strong>відкрито</strong>.</p><h2>Що далі</h2><ul><li>огляд</li></ul>",
            }),
        ),
        (
            "002",
            json!({
                "lang": "uk", "kind": "photo", "title": "Фоторепортаж зі Львова", "published_at": "2026-03-19T18:30:00+02:00", "tags": ["transport"], "regions": ["lvivska"],
                "gallery": [{"src": "/media/a.jpg", "width": 1200, "height": 800, "alt": "Трамвай"}], "body": [{"type": "paragraph", "spans": [{"type": "text", "text": "Трамваї."}]}],
            }),
        ),
        (
            "003",
            json!({
                "lang": "en", "title": "A bridge in Zhytomyr is open", "published_at": "2026-03-18T10:00:00+02:00", "tags": ["transport"], "communities": ["zhytomyrska"],
                "translations": [{"lang": "uk", "id": "001"}], "body_html": "<p>Open.</p>",
            }),
        ),
        ("004", json!({"lang": "uk", "title": "Без міток і області", "published_at": "2026-03-01T00:30:00+02:00", "body_html": "<p>Текст.</p>"})),
        (
            "withdrawn",
            json!({"lang": "uk", "title": "Помилкова новина", "published_at": "2026-03-02T08:00:00+02:00", "tags": ["transport"], "body_html": "<p>Текст.</p>"}),
        ),
        ("ahead", json!({"lang": "uk", "title": "Завтрашня новина", "published_at": "2026-03-21T08:00:00+02:00", "body_html": "<p>Текст.</p>"})),
    ]
}
