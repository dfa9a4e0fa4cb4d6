use super::Answered;
use crate::browser;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Calls ahead under way at the most: a browser has six connections to an old server, and the page itself needs some.
const MOST: usize = 4;
/// Seconds for which a newsroom that is busy and does not say for how long is spared guesses.
const REST: u32 = 60;

/// Who waits for a call that was made ahead.
type Seat = Arc<Mutex<Option<Answered>>>;

struct Flight {
    path: String,
    /// Kept, since dropping it aborts the call; `None` until the transport has given it.
    call: Option<Box<dyn Send + Sync>>,
    seat: Seat,
    /// For a page that is being opened: without it nobody wants the answer.
    is_wanted: bool,
}

/// The calls ahead that are under way.
#[derive(Default)]
pub(super) struct Flights {
    all: Mutex<Vec<Flight>>,
    /// Until then nothing is guessed, in seconds since 1970.
    rests: AtomicU32,
}

impl Flights {
    /// Notes that the newsroom is busy, and for how many seconds it wants to be left alone.
    pub(super) fn rest(&self, seconds: Option<u32>) {
        self.rests.store(now().saturating_add(seconds.unwrap_or(REST)), Ordering::Relaxed);
    }

    /// Notes a call that is about to start; `false` when it is under way already, too many are, or it is a guess that the newsroom has no
    /// time for.
    pub(super) fn begin(&self, path: &str, is_wanted: bool) -> bool {
        let mut flights = self.flights();
        let is_spared = !is_wanted && now() < self.rests.load(Ordering::Relaxed);
        let starts = !is_spared && flights.len() < MOST && flights.iter().all(|flight| flight.path != path);
        if starts {
            flights.push(Flight { path: path.to_owned(), call: None, seat: Seat::default(), is_wanted });
        }
        starts
    }

    /// Keeps the handle of a call that has started, unless it has ended in the same moment.
    pub(super) fn hold(&self, path: &str, call: Box<dyn Send + Sync>) {
        if let Some(flight) = self.flights().iter_mut().find(|flight| flight.path == path) {
            flight.call = Some(call);
        }
    }

    /// Ends a call; whoever waits for it is returned.
    pub(super) fn land(&self, path: &str) -> Option<Answered> {
        let mut flights = self.flights();
        let place = flights.iter().position(|flight| flight.path == path)?;
        let flight = flights.swap_remove(place);
        drop(flights);
        lock(&flight.seat).take()
    }

    /// Waits for the call to this path; `done` comes back when there is none, or somebody waits for it already.
    pub(super) fn join(self: &Arc<Self>, path: &str, done: Answered) -> Result<Joined, Answered> {
        let flights = self.flights();
        let Some(flight) = flights.iter().find(|flight| flight.path == path) else { return Err(done) };
        let mut seat = lock(&flight.seat);
        if seat.is_some() {
            return Err(done);
        }
        *seat = Some(done);
        Ok(Joined { seat: flight.seat.clone(), flights: flight.is_wanted.then(|| self.clone()) })
    }

    /// Aborts the call that this seat waits for, unless it has ended.
    fn abort(&self, seat: &Seat) {
        let mut flights = self.flights();
        let place = flights.iter().position(|flight| Arc::ptr_eq(&flight.seat, seat));
        let flight = place.map(|place| flights.swap_remove(place));
        // What the abort sets off may come back here.
        drop(flights);
        drop(flight);
    }

    pub(super) fn any(&self) -> bool {
        !self.flights().is_empty()
    }

    fn flights(&self) -> MutexGuard<'_, Vec<Flight>> {
        lock(&self.all)
    }
}

/// Waits for a call ahead until it is dropped. A call that was a guess goes on, for the cache.
pub(super) struct Joined {
    seat: Seat,
    /// Where the call is, when it ends with this.
    flights: Option<Arc<Flights>>,
}

impl Drop for Joined {
    fn drop(&mut self) {
        let left = lock(&self.seat).take();
        drop(left);
        if let Some(flights) = &self.flights {
            flights.abort(&self.seat);
        }
    }
}

fn now() -> u32 {
    (browser::now() / 1_000.0) as u32
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
