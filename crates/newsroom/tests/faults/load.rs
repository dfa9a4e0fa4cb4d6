//! Readers who read and writers who write meanwhile, and what became of their requests.

use crate::client::{Client, Reply, draft};
use crate::process::{Newsroom, Setup};
use std::net::TcpListener;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

const READERS: usize = 4;
/// Requests that are answered between one restart and the next.
pub const BETWEEN: usize = 100;
/// How long these may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// What became of the requests that were made meanwhile.
#[derive(Default)]
pub struct Outcome {
    requests: Mutex<usize>,
    answered: Condvar,
    slowest: Mutex<Duration>,
    failed: Mutex<Vec<String>>,
}

impl Outcome {
    pub fn of(&self, what: &str, ask: impl FnOnce() -> Option<Reply>) {
        let start = Instant::now();
        let status = ask().map(|reply| reply.status);
        if !matches!(status, Some(200 | 201 | 204)) {
            self.failed.lock().unwrap().push(format!("{what}: {status:?} after {:?}", start.elapsed()));
        }
        let mut slowest = self.slowest.lock().unwrap();
        *slowest = start.elapsed().max(*slowest);
        *self.requests.lock().unwrap() += 1;
        self.answered.notify_all();
    }

    /// Waits until so many more were answered.
    pub fn more(&self, count: usize) {
        let requests = self.requests.lock().unwrap();
        let until = *requests + count;
        let (requests, waited) = self.answered.wait_timeout_while(requests, PATIENCE, |requests| *requests < until).unwrap();
        assert!(!waited.timed_out(), "{} of {until} requests came to an end; failed: {:?}", *requests, self.failed.lock().unwrap());
    }

    pub fn report(self, what: &str, restarts: usize) {
        let (failed, requests) = (self.failed.into_inner().unwrap(), self.requests.into_inner().unwrap());
        println!("{what}: {restarts} restarts, {requests} requests, {} failed, slowest {:?}", failed.len(), self.slowest.into_inner().unwrap());
        assert_eq!(failed, [""; 0], "{what}");
    }
}

/// Ends the load, also when what is done meanwhile fails.
struct Over<'a>(&'a AtomicBool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// Does something while readers read, a writer writes and views are counted. What it gives lives until the last of them is answered.
pub fn under_load<T>(client: &Client, work: impl FnOnce(&Outcome) -> T) -> Outcome {
    assert_eq!(client.put("first", &draft("first0", 2)).status, 201);
    let (outcome, is_over) = (Outcome::default(), AtomicBool::new(false));
    let mut kept = None;
    let until = |work: &dyn Fn(usize)| (0..).take_while(|_| !is_over.load(Ordering::SeqCst)).for_each(work);
    thread::scope(|scope| {
        let (until, outcome, over) = (&until, &outcome, Over(&is_over));
        for _ in 0..READERS {
            scope.spawn(move || {
                until(&|_| {
                    outcome.of("a list", || client.try_get("/api/v1/articles?tag=osvita"));
                    outcome.of("an article", || client.try_get("/api/v1/articles/first"));
                });
            });
        }
        scope.spawn(move || until(&|at| outcome.of("a write", || client.try_put(&format!("w{}", at % 9), &draft(&format!("load{at}"), 2)))));
        scope.spawn(move || until(&|_| outcome.of("a view", || client.try_view("first"))));
        kept = Some(work(outcome));
        drop(over);
    });
    drop(kept);
    outcome
}

/// One newsroom after another on a socket that stays open; the last one.
pub fn one_after_another(outcome: &Outcome, setup: &Setup, socket: &TcpListener, mut newsroom: Newsroom, restarts: usize) -> Newsroom {
    for _ in 0..restarts {
        outcome.more(BETWEEN);
        newsroom.stop();
        newsroom = setup.start_on(socket);
    }
    newsroom
}
