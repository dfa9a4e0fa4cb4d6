//! Restarts while readers read and writers write: nobody is turned away.

use crate::client::{Client, Reply, draft};
use crate::nginx::{Nginx, free_port};
use crate::process::{Newsroom, Setup};
use crate::times;
use std::net::TcpListener;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

const READERS: usize = 4;
/// Requests that are answered between one restart and the next.
const BETWEEN: usize = 100;
/// How long these may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// What became of the requests that were made meanwhile.
#[derive(Default)]
struct Outcome {
    requests: Mutex<usize>,
    answered: Condvar,
    slowest: Mutex<Duration>,
    failed: Mutex<Vec<String>>,
}

impl Outcome {
    fn of(&self, what: &str, ask: impl FnOnce() -> Option<Reply>) {
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
    fn more(&self, count: usize) {
        let requests = self.requests.lock().unwrap();
        let until = *requests + count;
        let (requests, waited) = self.answered.wait_timeout_while(requests, PATIENCE, |requests| *requests < until).unwrap();
        assert!(!waited.timed_out(), "{} of {until} requests came to an end; failed: {:?}", *requests, self.failed.lock().unwrap());
    }

    fn report(self, what: &str, restarts: usize) {
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
fn under_load<T>(client: &Client, work: impl FnOnce(&Outcome) -> T) -> Outcome {
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
fn one_after_another(outcome: &Outcome, setup: &Setup, socket: &TcpListener, mut newsroom: Newsroom, restarts: usize) -> Newsroom {
    for _ in 0..restarts {
        outcome.more(BETWEEN);
        newsroom.stop();
        newsroom = setup.start_on(socket);
    }
    newsroom
}

#[test]
fn a_newsroom_on_a_socket_that_was_handed_over_is_restarted_without_turning_anybody_away() {
    let dir = tempfile::tempdir().unwrap();
    let (setup, restarts) = (Setup::new(dir.path()), times(3, 10));
    let socket = TcpListener::bind("127.0.0.1:0").unwrap();
    let client = Client::new(&socket.local_addr().unwrap().to_string());
    let newsroom = setup.start_on(&socket);
    under_load(&client, |outcome| one_after_another(outcome, &setup, &socket, newsroom, restarts)).report("on a socket handed over, without a proxy", restarts);
}

#[test]
fn a_proxy_before_one_newsroom_on_a_socket_handed_over_fails_no_request() {
    let dir = tempfile::tempdir().unwrap();
    let (setup, restarts) = (Setup::new(dir.path()), times(3, 10));
    let socket = TcpListener::bind("127.0.0.1:0").unwrap();
    let Some(nginx) = Nginx::start(dir.path(), &[socket.local_addr().unwrap().port()]) else { return };
    let newsroom = setup.start_on(&socket);
    under_load(&nginx.client, |outcome| one_after_another(outcome, &setup, &socket, newsroom, restarts))
        .report("nginx before one on a socket handed over", restarts);
}

#[test]
fn a_proxy_before_two_newsrooms_that_are_restarted_in_turn_fails_no_request() {
    let dir = tempfile::tempdir().unwrap();
    let restarts = times(3, 10);
    let ports = [free_port(), free_port()];
    let Some(nginx) = Nginx::start(dir.path(), &ports) else { return };
    let setups = ports.map(|port| Setup { listen: format!("127.0.0.1:{port}"), ..Setup::new(dir.path()) });
    let mut running = setups.each_ref().map(|setup| Some(setup.start()));
    let rolling = |outcome: &Outcome| {
        for at in 0..restarts {
            outcome.more(BETWEEN);
            running[at % 2].take().unwrap().stop();
            running[at % 2] = Some(setups[at % 2].start());
        }
        running
    };
    under_load(&nginx.client, rolling).report("nginx before two, restarted in turn", restarts);
}
