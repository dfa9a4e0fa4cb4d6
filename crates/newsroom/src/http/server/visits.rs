//! Whether a connection has a request in work. HTTP/1 knows by itself when one has to begin; a connection of HTTP/2 that answers
//! pings could stay for good without ever asking anything.

use axum::body::{Body, Bytes};
use http_body::{Body as HttpBody, Frame, SizeHint};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::sync::Notify;

#[derive(Default)]
pub struct Visits {
    open: AtomicUsize,
    changed: Notify,
}

/// A request in work, until its answer has been taken to the end.
pub struct Visit(Arc<Visits>);

impl Visits {
    pub fn begin(self: &Arc<Self>) -> Visit {
        self.open.fetch_add(1, Ordering::AcqRel);
        self.changed.notify_one();
        Visit(Arc::clone(self))
    }

    /// Ends when nothing was in work for so long.
    pub async fn idle(&self, time: Duration) {
        loop {
            let changed = self.changed.notified();
            if self.open.load(Ordering::Acquire) > 0 {
                changed.await;
            } else if tokio::time::timeout(time, changed).await.is_err() {
                return;
            }
        }
    }
}

impl Visit {
    /// The body, with which the visit ends.
    pub fn until_end_of(self, body: Body) -> Body {
        Body::new(Visited { body, _visit: self })
    }
}

impl Drop for Visit {
    fn drop(&mut self) {
        self.0.open.fetch_sub(1, Ordering::AcqRel);
        self.0.changed.notify_one();
    }
}

struct Visited {
    body: Body,
    _visit: Visit,
}

impl HttpBody for Visited {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use tokio::time::Instant;

    #[tokio::test(start_paused = true)]
    async fn a_connection_is_idle_when_nothing_was_in_work_for_a_while_and_not_while_an_answer_is_on_its_way() {
        let (visits, start) = (Arc::new(Visits::default()), Instant::now());
        visits.idle(Duration::from_secs(30)).await;
        assert_eq!(start.elapsed().as_secs(), 30);
        let body = visits.begin().until_end_of(Body::from("event"));
        let idle = tokio::spawn({
            let visits = Arc::clone(&visits);
            async move { visits.idle(Duration::from_secs(30)).await }
        });
        tokio::task::yield_now().await;
        tokio::time::advance(Duration::from_secs(3_600)).await;
        tokio::task::yield_now().await;
        assert!(!idle.is_finished());
        drop(body);
        idle.await.unwrap();
        assert_eq!(start.elapsed().as_secs(), 30 + 3_600 + 30);
    }
}
