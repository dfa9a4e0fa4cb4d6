#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]
//! The program as a process, against a disk, a system and an operator that fail it. `cargo xtask test faults` runs the same with
//! more of everything, and what needs a real nginx (`behind_proxy.rs`) or root (`small_disks.rs`).

mod client;
mod corrupt;
mod disk;
mod draw;
mod handles;
mod kills;
mod load;
mod media;
mod model;
mod press;
mod process;
mod read_only;
mod restart;
mod twins;

/// The long form was asked for.
fn is_full() -> bool {
    std::env::var("FAULTS").is_ok_and(|asked| asked == "full")
}

/// How often something is done: in every run of the tests, and when the long form was asked for.
fn times(quick: usize, full: usize) -> usize {
    if is_full() { full } else { quick }
}
