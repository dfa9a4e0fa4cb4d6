//! A stream as the body of an answer. It is polled when the connection can take more, and holds nothing but its place.

use super::drawn;
use super::follow::{Follower, Step};
use super::hub::{Hub, Seat};
use super::ring::{frame_of, reset};
use crate::store::StoreResult;
use axum::body::Bytes;
use http_body::Frame;
use std::collections::HashSet;
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::sync::futures::OwnedNotified;
use tokio::time::{Instant, Sleep};
use tracing::Span;
use visnyk_contract::Ping;

/// Silence that proxies and clients need not bear.
const PING: Duration = Duration::from_secs(20);
/// A client that has not taken an event for so long is let go: it comes back with its cursor.
const PATIENCE: Duration = Duration::from_secs(60);
/// Milliseconds over the whole of which clients spread when they come back.
const SPREAD: u32 = 30_000;
/// The soonest of them.
const SOONEST: u32 = 1_000;

/// The events of one follower.
pub struct Stream {
    hub: Arc<Hub>,
    follower: Follower,
    /// What came before is replayed, however old.
    opened: u64,
    is_greeted: bool,
    /// It was away for so long that the ring does not tell what its selection means by now.
    is_stale: bool,
    news: Pin<Box<OwnedNotified>>,
    ping: Pin<Box<Sleep>>,
    text: Option<Box<Text>>,
    _seat: Seat,
}

/// Which changed articles hold the words, as far as the database was asked.
struct Text {
    /// Of the request that opened the stream: what is said later carries its id.
    span: Span,
    asking: Option<(u64, Asking)>,
    until: u64,
    holds: HashSet<String>,
}

type Asking = Pin<Box<dyn Future<Output = StoreResult<Vec<String>>> + Send>>;

/// Why there is nothing to send.
enum Quiet {
    Waiting,
    Over,
}

impl Stream {
    pub(super) fn new(seat: Seat, follower: Follower) -> Self {
        let hub = Arc::clone(&seat.hub);
        // Before the ring is read: what comes later is not missed.
        let news = Box::pin(Arc::clone(&hub.news).notified_owned());
        let text = (!follower.filter.text().is_empty()).then(|| Box::new(Text { span: Span::current(), asking: None, until: 0, holds: HashSet::new() }));
        let opened = hub.ring().cursor();
        Self { follower, opened, is_greeted: false, is_stale: false, news, ping: Box::pin(tokio::time::sleep(PING)), text, _seat: seat, hub }
    }

    fn ping(&self) -> Bytes {
        self.hub.sent.count("ping");
        frame_of("ping", self.follower.cursor(), &Ping { now: Some(self.hub.clock.now()), retry: SPREAD })
    }

    /// What a stream opens with: browsers' own clients spread by `retry`, and whoever reads knows that it came through.
    fn greeting(&self) -> Bytes {
        let mut greeting = format!("retry: {}\n", drawn(SOONEST..=SPREAD)).into_bytes();
        greeting.extend_from_slice(&self.ping());
        greeting.into()
    }

    fn next(&mut self, cx: &mut Context<'_>) -> Result<Bytes, Quiet> {
        let (hub, follower) = (&self.hub, &mut self.follower);
        let nothing = HashSet::new();
        let (until, holds) = match &mut self.text {
            None => (u64::MAX, &nothing),
            Some(text) => match text.ask(hub, follower, cx) {
                Poll::Pending => return Err(Quiet::Waiting),
                Poll::Ready(Err(())) => return Err(Quiet::Over),
                Poll::Ready(Ok(())) => (text.until, &text.holds),
            },
        };
        let ring = hub.ring();
        let is_lost = follower.is_lost(&ring);
        match follower.step(&ring, until, holds) {
            Step::Event(_, entry) if entry.cursor > self.opened && entry.heard.elapsed() > PATIENCE => Err(Quiet::Over),
            Step::Event(kind, entry) => {
                hub.sent.count(kind.name());
                Ok(entry.frame(kind))
            }
            Step::Reset(cursor) => {
                hub.sent.count("reset");
                self.is_stale = is_lost && follower.filter.is_waiting() && ring.floor() > self.opened;
                self.opened = cursor;
                Ok(reset(cursor))
            }
            Step::Done => Err(Quiet::Waiting),
        }
    }
}

impl Text {
    /// Asks the database about what is new, if anything is. An error ends the stream.
    fn ask(&mut self, hub: &Arc<Hub>, follower: &Follower, cx: &mut Context<'_>) -> Poll<Result<(), ()>> {
        if self.asking.is_none() {
            let Some((ids, until)) = follower.candidates(&hub.ring()) else { return Poll::Ready(Ok(())) };
            let (hub, text) = (Arc::clone(hub), follower.filter.text().to_owned());
            self.asking = Some((until, Box::pin(async move { hub.holding(&text, ids).await })));
        }
        let Some((until, asking)) = &mut self.asking else { return Poll::Ready(Ok(())) };
        let holds = ready!(asking.as_mut().poll(cx));
        self.until = *until;
        self.asking = None;
        match holds {
            Ok(ids) => self.holds = ids.into_iter().collect(),
            Err(error) => {
                tracing::error!(parent: &self.span, %error, "a stream with a text cannot ask the store");
                return Poll::Ready(Err(()));
            }
        }
        Poll::Ready(Ok(()))
    }
}

impl http_body::Body for Stream {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let this = &mut *self;
        let send = |bytes| Poll::Ready(Some(Ok(Frame::data(bytes))));
        if !this.is_greeted {
            this.is_greeted = true;
            return send(this.greeting());
        }
        loop {
            if this.hub.is_closed() || this.is_stale {
                return Poll::Ready(None);
            }
            match this.next(cx) {
                Ok(event) => return send(event),
                Err(Quiet::Over) => return Poll::Ready(None),
                Err(Quiet::Waiting) => {}
            }
            if this.ping.as_mut().poll(cx).is_ready() {
                this.ping.as_mut().reset(Instant::now() + PING);
                return send(this.ping());
            }
            if this.news.as_mut().poll(cx).is_pending() {
                return Poll::Pending;
            }
            this.news.set(Arc::clone(&this.hub.news).notified_owned());
        }
    }
}
