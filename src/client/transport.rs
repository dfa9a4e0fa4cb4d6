use super::ApiError;

/// A finished exchange.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reply {
    pub status: u16,
    /// Seconds, from `Retry-After`.
    pub retry_after: Option<u32>,
    /// When the browser kept it, in seconds since 1970; `None` when it comes from the API.
    pub kept: Option<u32>,
    pub body: String,
}

impl Reply {
    /// The body of a success, or the error of anything else.
    pub(super) fn body(self) -> Result<String, ApiError> {
        // A proxy or a half-started host says "not found" too, in a page of its own: that tells nothing of the article.
        let is_of_api = self.body.as_bytes().first() == Some(&b'{');
        match self.status {
            200..=299 => Ok(self.body),
            404 if is_of_api => Err(ApiError::NotFound),
            410 if is_of_api => Err(ApiError::Withdrawn),
            429 | 503 => Err(ApiError::Busy { retry_after: self.retry_after }),
            status => Err(ApiError::Server { status }),
        }
    }
}

/// What is called with the end of an exchange.
pub type Done = Box<dyn FnOnce(Result<Reply, ApiError>) + Send>;

/// How calls reach the API: `fetch` in a browser, the store itself on the server, a table in tests.
pub trait Transport: Send + Sync {
    /// Starts a `GET` of an API path such as `/api/v1/tags`; dropping the returned handle aborts it.
    fn get(&self, path: &str, done: Done) -> Box<dyn Send + Sync>;

    /// Sends an empty `POST`; the answer is of no interest.
    fn post(&self, path: &str);
}

/// Reaches nothing.
pub(super) struct Nowhere;

impl Transport for Nowhere {
    fn get(&self, _path: &str, done: Done) -> Box<dyn Send + Sync> {
        done(Err(ApiError::Unreachable));
        Box::new(())
    }

    fn post(&self, _path: &str) {}
}
