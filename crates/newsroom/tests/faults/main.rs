#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]
//! The program as a process, against a disk, a system and an operator that fail it. `cargo xtask test faults` runs the same with
//! more of everything, and behind a real nginx.

mod client;
mod corrupt;
mod disk;
mod handles;
mod kills;
mod media;
mod model;
mod nginx;
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

/// Numbers that look drawn, the same ones each time.
struct Draw(u64);

impl Draw {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }
}
