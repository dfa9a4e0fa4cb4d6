//! The hub: reads the log, fills the ring, wakes the streams.

use super::body::Stream;
use super::filter::Filter;
use super::follow::{Follower, Step};
use super::ring::Ring;
use crate::clock::Clock;
use crate::metrics::Outcomes;
use crate::store::{Store, StoreError, StoreResult};
use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::Duration;
use tokio::sync::{Mutex, Notify};
use tokio::time::Instant;
use visnyk_contract::{ArticleLang, Change, Changes, Event, Selection};

/// Changes that are kept.
const KEPT: u32 = 1_000;
/// Streams with a text at a time: each asks the database about every change.
const MOST_TEXTS: usize = 200;

/// Where the streams meet the log.
pub struct Hub {
    store: Arc<dyn Store>,
    pub(super) clock: Arc<dyn Clock>,
    ring: RwLock<Ring>,
    /// One look at a time.
    looking: Mutex<()>,
    /// That something was written here.
    written: Notify,
    /// That the ring has something new, or that the hub has closed.
    pub(super) news: Arc<Notify>,
    is_closed: AtomicBool,
    most: usize,
    streams: AtomicUsize,
    texts: AtomicUsize,
    /// Events by their kind, whichever stream they went to.
    pub sent: Outcomes,
}

/// Why no stream was opened.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error("there are as many streams as there may be")]
    Crowded,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Hub {
    /// A hub for `most` streams. It knows nothing before it has looked.
    pub fn new(store: Arc<dyn Store>, clock: Arc<dyn Clock>, most: usize) -> Self {
        Self {
            store,
            clock,
            ring: RwLock::new(Ring::new(KEPT as usize)),
            looking: Mutex::new(()),
            written: Notify::new(),
            news: Arc::default(),
            is_closed: AtomicBool::new(false),
            most,
            streams: AtomicUsize::new(0),
            texts: AtomicUsize::new(0),
            sent: Outcomes::of(&["created", "updated", "removed", "reset", "ping"]),
        }
    }

    /// Looks after every write here, and at least every `pause`, until the hub is closed.
    pub async fn run(&self, pause: Duration) {
        let mut is_failing = false;
        while !self.is_closed() {
            // Whichever comes first.
            let _ = tokio::time::timeout(pause, self.written.notified()).await;
            match self.look().await {
                Ok(()) => is_failing = false,
                // Said once and not every second.
                Err(error) if !is_failing => {
                    tracing::error!(%error, "the live stream cannot read the log of changes");
                    is_failing = true;
                }
                Err(_) => {}
            }
        }
    }

    /// Something was written in this process: it is told at once.
    pub fn wake(&self) {
        self.written.notify_one();
    }

    /// Reads what the log has now, and publishes it.
    ///
    /// # Errors
    /// The store's.
    pub async fn look(&self) -> StoreResult<()> {
        let last = self.store.as_of().await?.cursor;
        self.reach(last).await
    }

    /// Reads the log up to a cursor at least.
    async fn reach(&self, last: u64) -> StoreResult<()> {
        if self.ring().cursor() >= last {
            return Ok(());
        }
        let _turn = self.looking.lock().await;
        let oldest = last.saturating_sub(u64::from(KEPT));
        if self.ring().cursor() < oldest {
            self.ring_mut().restart(oldest);
        }
        loop {
            let since = self.ring().cursor();
            if since >= last {
                return Ok(());
            }
            let log = self.store.changes(since, KEPT).await?;
            if log.cursor <= since {
                return Ok(());
            }
            self.ring_mut().extend(log, Instant::now());
            self.news.notify_waiters();
        }
    }

    /// Opens a stream that begins after a cursor, or now.
    ///
    /// # Errors
    /// See [`Refusal`].
    pub async fn open(self: &Arc<Self>, selection: Selection, lang: Option<ArticleLang>, since: Option<u64>) -> Result<Stream, Refusal> {
        let seat = self.sit(!selection.text().is_empty())?;
        let follower = self.follower(selection, lang, since).await?;
        Ok(Stream::new(seat, follower))
    }

    /// What was there after a cursor, at once.
    ///
    /// # Errors
    /// The store's.
    pub async fn changes(&self, selection: Selection, lang: Option<ArticleLang>, since: Option<u64>) -> StoreResult<Changes> {
        let mut follower = self.follower(selection, lang, since).await?;
        let (mut until, mut holds) = (u64::MAX, HashSet::new());
        if !follower.filter.text().is_empty() {
            let candidates = follower.candidates(&self.ring());
            if let Some((ids, cursor)) = candidates {
                holds = self.holding(follower.filter.text(), ids).await?.into_iter().collect();
                until = cursor;
            }
        }
        let ring = self.ring();
        let mut events = Vec::new();
        loop {
            match follower.step(&ring, until, &holds) {
                Step::Event(kind, entry) => events.push(Change { cursor: entry.cursor, event: entry.event(kind) }),
                Step::Reset(cursor) => return Ok(Changes { events: vec![Change { cursor, event: Event::Reset }], cursor }),
                Step::Done => return Ok(Changes { events, cursor: follower.cursor() }),
            }
        }
    }

    async fn follower(&self, selection: Selection, lang: Option<ArticleLang>, since: Option<u64>) -> StoreResult<Follower> {
        let effective = self.store.effective(selection).await?;
        // Who has seen a list has seen as much as the store; the hub must not be behind.
        self.reach(effective.cursor).await?;
        let cursor = since.unwrap_or_else(|| self.ring().cursor());
        Ok(Follower::new(cursor, Filter::new(effective, lang)))
    }

    pub(super) async fn holding(&self, text: &str, ids: Vec<String>) -> StoreResult<Vec<String>> {
        if ids.is_empty() { Ok(ids) } else { self.store.holding(text, ids).await }
    }

    /// Ends every stream; no other is opened.
    pub fn close(&self) {
        self.is_closed.store(true, Ordering::SeqCst);
        self.news.notify_waiters();
        self.written.notify_one();
    }

    pub fn is_closed(&self) -> bool {
        self.is_closed.load(Ordering::SeqCst)
    }

    /// How many streams are open.
    pub fn streams(&self) -> usize {
        self.streams.load(Ordering::SeqCst)
    }

    /// How many may be.
    pub fn most(&self) -> usize {
        self.most
    }

    /// The last change it has read.
    pub fn cursor(&self) -> u64 {
        self.ring().cursor()
    }

    pub(super) fn ring(&self) -> RwLockReadGuard<'_, Ring> {
        self.ring.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn ring_mut(&self) -> RwLockWriteGuard<'_, Ring> {
        self.ring.write().unwrap_or_else(PoisonError::into_inner)
    }

    fn sit(self: &Arc<Self>, has_text: bool) -> Result<Seat, Refusal> {
        let take =
            |seats: &AtomicUsize, most: usize| seats.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |taken| (taken < most).then_some(taken + 1)).is_ok();
        if self.is_closed() || !take(&self.streams, self.most) {
            return Err(Refusal::Crowded);
        }
        let mut seat = Seat { hub: Arc::clone(self), has_text: false };
        if has_text {
            if !take(&self.texts, MOST_TEXTS) {
                return Err(Refusal::Crowded);
            }
            seat.has_text = true;
        }
        Ok(seat)
    }
}

/// A stream's place among those that may be open; given back when it ends.
pub(super) struct Seat {
    pub hub: Arc<Hub>,
    has_text: bool,
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.hub.streams.fetch_sub(1, Ordering::SeqCst);
        if self.has_text {
            self.hub.texts.fetch_sub(1, Ordering::SeqCst);
        }
    }
}
