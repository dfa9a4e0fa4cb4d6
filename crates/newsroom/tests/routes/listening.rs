//! One who listens to a live stream.

use crate::stand::Stand;
use axum::body::{Body, HttpBody};
use axum::http::{Request, StatusCode};
use axum::response::Response;
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use tower::ServiceExt;

pub struct Listening {
    body: Body,
    text: String,
    heard: VecDeque<Heard>,
    /// The last id, as a browser would send it back.
    pub id: u64,
    /// What the stream opened with.
    pub retry: u32,
}

/// An event as it came.
#[derive(Clone, PartialEq, Debug)]
pub struct Heard {
    pub kind: String,
    pub id: u64,
    pub data: Value,
}

impl Listening {
    /// Listens to `/api/v1/live` with this query, once the greeting is there.
    pub async fn to(stand: &Stand, query: &str) -> Self {
        Self::of(open(stand, query, None).await).await
    }

    /// As a browser that comes back.
    pub async fn again(stand: &Stand, query: &str, last: &str) -> Self {
        Self::of(open(stand, query, Some(last)).await).await
    }

    async fn of(response: Response) -> Self {
        assert_eq!(response.status(), StatusCode::OK);
        let mut listening = Self { body: response.into_body(), text: String::new(), heard: VecDeque::new(), id: 0, retry: 0 };
        let greeting = listening.next().await.unwrap();
        assert_eq!((greeting.kind.as_str(), &greeting.data["retry"]), ("ping", &json!(30_000)));
        listening
    }

    /// The next event; `None` when the stream has ended.
    pub async fn next(&mut self) -> Option<Heard> {
        while self.heard.is_empty() {
            let frame = poll_fn(|cx| Pin::new(&mut self.body).poll_frame(cx)).await?;
            self.take(&frame.unwrap().into_data().unwrap());
        }
        self.heard.pop_front()
    }

    /// Whether nothing is there to be heard.
    pub fn is_silent(&mut self) -> bool {
        self.heard.is_empty() && Pin::new(&mut self.body).poll_frame(&mut Context::from_waker(Waker::noop())).is_pending()
    }

    /// Whether the stream has ended.
    pub fn has_ended(&mut self) -> bool {
        self.heard.is_empty() && matches!(Pin::new(&mut self.body).poll_frame(&mut Context::from_waker(Waker::noop())), Poll::Ready(None))
    }

    /// The next event as its kind and the article's id.
    pub async fn told(&mut self) -> (String, String) {
        let heard = self.next().await.unwrap();
        (heard.kind, heard.data["id"].as_str().unwrap_or_default().to_owned())
    }

    fn take(&mut self, bytes: &[u8]) {
        self.text.push_str(std::str::from_utf8(bytes).unwrap());
        while let Some((event, rest)) = self.text.split_once("\n\n") {
            let field = |name: &str| event.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
            if let Some(retry) = field("retry") {
                self.retry = retry.parse().unwrap();
            }
            let heard = Heard {
                kind: field("event").unwrap().to_owned(),
                id: field("id").unwrap().parse().unwrap(),
                data: serde_json::from_str(field("data").unwrap()).unwrap(),
            };
            assert!(heard.id >= self.id || self.id == 0 || heard.kind == "reset", "{heard:?} after {}", self.id);
            self.id = heard.id;
            self.heard.push_back(heard);
            self.text = rest.to_owned();
        }
    }
}

/// Asks for a stream.
pub async fn open(stand: &Stand, query: &str, last: Option<&str>) -> Response {
    let mut request = Request::get(format!("/api/v1/live?{query}")).header("accept-encoding", "br, gzip");
    if let Some(last) = last {
        request = request.header("last-event-id", last);
    }
    stand.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
}

/// An article that lacks only what a test says otherwise.
pub fn article(own: Value) -> Value {
    let mut article = json!({"lang": "uk", "title": "Новина", "published_at": "2026-03-20T11:00:00+02:00", "body_html": "<p>Текст.</p>"});
    article.as_object_mut().unwrap().extend(own.as_object().unwrap().clone());
    article
}

/// A pair as [`Listening::told`] gives it.
pub fn told(kind: &str, id: &str) -> (String, String) {
    (kind.to_owned(), id.to_owned())
}
