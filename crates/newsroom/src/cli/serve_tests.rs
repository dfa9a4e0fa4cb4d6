#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::*;

#[tokio::test]
async fn a_port_that_is_taken_is_named_with_the_way_out() {
    let taken = listen(SocketAddr::from(([127, 0, 0, 1], 0)), "--listen").await.unwrap();
    let error = listen(taken.local_addr().unwrap(), "--listen").await.unwrap_err().to_string();
    assert!(error.contains(&format!("port {}", taken.local_addr().unwrap().port())) && error.contains("taken") && error.contains("--listen"), "{error}");
}
