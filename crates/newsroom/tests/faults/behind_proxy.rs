#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]
#![allow(dead_code, reason = "the other programs of these tests use the rest")]
//! Restarts behind a real nginx. `cargo xtask test faults` installs it and runs these; `cargo test` leaves them alone.

mod client;
mod load;
mod nginx;
mod process;

use load::{BETWEEN, Outcome, one_after_another, under_load};
use nginx::{Nginx, free_port};
use process::Setup;
use std::net::TcpListener;

const RESTARTS: usize = 10;

#[test]
fn a_proxy_before_one_newsroom_on_a_socket_handed_over_fails_no_request() {
    let dir = tempfile::tempdir().unwrap();
    let setup = Setup::new(dir.path());
    let socket = TcpListener::bind("127.0.0.1:0").unwrap();
    let nginx = Nginx::start(dir.path(), &[socket.local_addr().unwrap().port()]);
    let newsroom = setup.start_on(&socket);
    under_load(&nginx.client, |outcome| one_after_another(outcome, &setup, &socket, newsroom, RESTARTS))
        .report("nginx before one on a socket handed over", RESTARTS);
}

#[test]
fn a_proxy_before_two_newsrooms_that_are_restarted_in_turn_fails_no_request() {
    let dir = tempfile::tempdir().unwrap();
    let ports = [free_port(), free_port()];
    let nginx = Nginx::start(dir.path(), &ports);
    let setups = ports.map(|port| Setup { listen: format!("127.0.0.1:{port}"), ..Setup::new(dir.path()) });
    let mut running = setups.each_ref().map(|setup| Some(setup.start()));
    let rolling = |outcome: &Outcome| {
        for at in 0..RESTARTS {
            outcome.more(BETWEEN);
            running[at % 2].take().unwrap().stop();
            running[at % 2] = Some(setups[at % 2].start());
        }
        running
    };
    under_load(&nginx.client, rolling).report("nginx before two, restarted in turn", RESTARTS);
}
