//! The typed API client: one request function, one error type, one documented function an endpoint, a small cache.

mod ahead;
mod cache;
mod error;
mod paths;
mod transport;

use crate::contract::Json;
use ahead::Flights;
use cache::Cache;
pub use error::ApiError;
use leptos::prelude::use_context;
pub use paths::*;
use std::sync::{Arc, Mutex, PoisonError};
pub use transport::{Done, Reply, Transport};

/// The handle to the API.
#[derive(Clone)]
pub struct Client {
    transport: Arc<dyn Transport>,
    cache: Arc<Cache>,
    flights: Arc<Flights>,
    /// Articles whose opening was told already.
    viewed: Arc<Mutex<Vec<String>>>,
}

/// What is called with the answer to a call.
pub type Answered = Box<dyn FnOnce(Result<Json, ApiError>) + Send>;

/// A call under way; dropping it aborts the call.
pub struct Pending(#[allow(dead_code, reason = "held for its drop")] Box<dyn Send + Sync>);

impl Client {
    pub fn new(transport: Arc<dyn Transport>) -> Self {
        Self { transport, cache: Arc::default(), flights: Arc::default(), viewed: Arc::default() }
    }

    /// The client of this application.
    pub fn expect() -> Self {
        // A view outside the application (a test of one) has no API to ask.
        use_context().unwrap_or_else(|| Self::new(Arc::new(transport::Nowhere)))
    }

    /// What an earlier call to this path answered, decoded to JSON, and whether that is young enough to be taken without asking
    /// again.
    pub fn known(&self, path: &str) -> Option<(Result<Json, ApiError>, bool)> {
        self.cache.get(path).map(|(body, is_fresh)| (body.and_then(|body| decode(&body)), is_fresh))
    }

    /// When the known answer to this path came, in seconds since 1970, and whether it came from what the browser keeps.
    pub fn age(&self, path: &str) -> Option<(u32, bool)> {
        self.cache.age(path)
    }

    /// Forgets what a path answered.
    pub fn forget(&self, path: &str) {
        self.cache.forget(path);
    }

    /// Keeps an answer that came with the page.
    pub fn seed(&self, path: &str, status: u16, body: String) {
        let reply = Reply { status, retry_after: None, kept: None, body };
        self.cache.put(path, reply.body().map(Into::into), true, None);
    }

    /// The one request function: `GET path`, the answer as JSON. `done` is called once unless the handle is dropped before.
    /// Where this path is asked for ahead at the moment, its answer is waited for and no second call is made.
    pub fn get(&self, path: &str, done: Answered) -> Pending {
        let done = match self.flights.join(path, done) {
            Ok(joined) => return Pending(Box::new(joined)),
            Err(done) => done,
        };
        let (cache, key) = (self.cache.clone(), path.to_owned());
        Pending(self.transport.get(path, Box::new(move |reply| done(keep(&cache, &key, reply, true)))))
    }

    /// `GET path` for the moment: the answer is not kept.
    pub fn ask(&self, path: &str, done: Answered) -> Pending {
        Pending(self.transport.get(path, Box::new(move |reply| done(reply.and_then(Reply::body).and_then(|body| decode(&body))))))
    }

    /// Asks for what a view is likely to need soon, unless it is there, on its way, or enough is on its way. The answer goes
    /// to the cache, and to the view that has come to wait for it meanwhile.
    pub fn ahead(&self, path: &str) {
        self.early(path, false);
    }

    /// Asks for what a page needs that is about to be built: the call is on its way meanwhile, and ends with the view that comes to
    /// wait for it.
    pub fn want(&self, path: &str) {
        self.early(path, true);
    }

    fn early(&self, path: &str, is_wanted: bool) {
        if self.cache.is_fresh(path) || !self.flights.begin(path, is_wanted) {
            return;
        }
        let (cache, flights, key) = (self.cache.clone(), self.flights.clone(), path.to_owned());
        let arrived = move |reply: Result<Reply, ApiError>| {
            let done = flights.land(&key);
            if let Ok(Reply { status: 429 | 503, retry_after, .. }) = reply {
                flights.rest(retry_after);
            }
            let answer = keep(&cache, &key, reply, done.is_some());
            if let Some(done) = done {
                done(answer);
            }
        };
        self.flights.hold(path, self.transport.get(path, Box::new(arrived)));
    }

    /// Whether something is being asked for ahead.
    pub fn is_ahead(&self) -> bool {
        self.flights.any()
    }

    /// Tells the newsroom that an article was opened; coming back to it does not count again. Nobody waits for the answer.
    pub fn count_view(&self, id: &str) {
        let mut viewed = self.viewed.lock().unwrap_or_else(PoisonError::into_inner);
        if !viewed.iter().any(|known| known == id) {
            viewed.push(id.to_owned());
            self.transport.post(&view_path(id));
        }
    }
}

/// Reads an answer, and keeps one that can be read.
fn keep(cache: &Cache, path: &str, reply: Result<Reply, ApiError>, is_opened: bool) -> Result<Json, ApiError> {
    let reply = reply?;
    let kept = reply.kept;
    let body = reply.body()?;
    let value = decode(&body)?;
    cache.put(path, Ok(body.into()), is_opened, kept);
    Ok(value)
}

fn decode(body: &str) -> Result<Json, ApiError> {
    // A byte order mark is forgiven, an HTML page in place of JSON is not.
    Json::parse(body.trim_start_matches('\u{FEFF}')).ok_or(ApiError::Unreadable)
}
