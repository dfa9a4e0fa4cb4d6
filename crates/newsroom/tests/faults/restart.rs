//! Restarts while readers read and writers write: nobody is turned away.

use crate::client::Client;
use crate::load::{one_after_another, under_load};
use crate::process::Setup;
use crate::times;
use std::net::TcpListener;

#[test]
fn a_newsroom_on_a_socket_that_was_handed_over_is_restarted_without_turning_anybody_away() {
    let dir = tempfile::tempdir().unwrap();
    let (setup, restarts) = (Setup::new(dir.path()), times(3, 10));
    let socket = TcpListener::bind("127.0.0.1:0").unwrap();
    let client = Client::new(&socket.local_addr().unwrap().to_string());
    let newsroom = setup.start_on(&socket);
    under_load(&client, |outcome| one_after_another(outcome, &setup, &socket, newsroom, restarts)).report("on a socket handed over, without a proxy", restarts);
}
