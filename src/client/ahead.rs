use super::Answered;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Calls ahead under way at the most: a browser has six connections to an old server, and the page itself needs some.
const MOST: usize = 4;

/// Who waits for a call that was made ahead.
type Seat = Arc<Mutex<Option<Answered>>>;

struct Flight {
    path: String,
    /// Kept, since dropping it aborts the call; `None` until the transport has given it.
    call: Option<Box<dyn Send + Sync>>,
    seat: Seat,
}

/// The calls ahead that are under way.
#[derive(Default)]
pub(super) struct Flights(Mutex<Vec<Flight>>);

impl Flights {
    /// Notes a call that is about to start; `false` when it is under way already, or too many are.
    pub(super) fn begin(&self, path: &str) -> bool {
        let mut flights = self.flights();
        let starts = flights.len() < MOST && flights.iter().all(|flight| flight.path != path);
        if starts {
            flights.push(Flight { path: path.to_owned(), call: None, seat: Seat::default() });
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
    pub(super) fn join(&self, path: &str, done: Answered) -> Result<Joined, Answered> {
        let flights = self.flights();
        let Some(flight) = flights.iter().find(|flight| flight.path == path) else { return Err(done) };
        let mut seat = lock(&flight.seat);
        if seat.is_some() {
            return Err(done);
        }
        *seat = Some(done);
        Ok(Joined(flight.seat.clone()))
    }

    pub(super) fn any(&self) -> bool {
        !self.flights().is_empty()
    }

    fn flights(&self) -> MutexGuard<'_, Vec<Flight>> {
        lock(&self.0)
    }
}

/// Waits for a call ahead until it is dropped; the call goes on, for the cache.
pub(super) struct Joined(Seat);

impl Drop for Joined {
    fn drop(&mut self) {
        let left = lock(&self.0).take();
        drop(left);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
