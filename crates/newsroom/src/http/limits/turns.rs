//! Requests in work at a time. Some more wait for a moment, so that a crowd that comes at once is served; all others are sent away.

use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How long a request waits for others to end.
const TURN_TIME: Duration = Duration::from_secs(3);
/// How many wait for each that is in work.
const WAITING: usize = 4;

pub(super) struct Turns {
    working: Arc<Semaphore>,
    waiting: Semaphore,
}

impl Turns {
    pub fn new(most: usize) -> Self {
        let most = most.min(Semaphore::MAX_PERMITS / WAITING);
        Self { working: Arc::new(Semaphore::new(most)), waiting: Semaphore::new(most * WAITING) }
    }

    /// A place that is free again when it is dropped; `None` when there is none.
    pub async fn turn(&self) -> Option<OwnedSemaphorePermit> {
        if let Ok(turn) = Arc::clone(&self.working).try_acquire_owned() {
            return Some(turn);
        }
        let _place = self.waiting.try_acquire().ok()?;
        tokio::time::timeout(TURN_TIME, Arc::clone(&self.working).acquire_owned()).await.ok()?.ok()
    }
}
