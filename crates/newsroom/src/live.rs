//! The live stream: what happens in the newsroom, told to those who follow a selection.
//!
//! A hub reads the log of changes and keeps its end in a ring. A follower is a place in it and a filter, and nothing is kept
//! for it: what it has not taken yet is still in the ring, or it is told to begin anew.

mod body;
mod filter;
mod follow;
mod hub;
mod ring;

pub use body::Stream;
pub use filter::{Filter, Kind};
pub use follow::{Follower, Step};
pub use hub::{Hub, Refusal};
pub use ring::{Entry, Ring};

use std::hash::{BuildHasher, Hasher, RandomState};

/// A number of this range, drawn anew each time. Not for secrets.
pub fn drawn(range: std::ops::RangeInclusive<u32>) -> u32 {
    let span = u64::from(range.end().saturating_sub(*range.start())) + 1;
    let within = RandomState::new().build_hasher().finish() % span;
    range.start().saturating_add(u32::try_from(within).unwrap_or_default())
}

#[cfg(test)]
mod tests;
