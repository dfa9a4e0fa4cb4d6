//! The live lists: what the newsroom publishes, from its stream to the rows on a page.
//!
//! The parts that decide are pure: what the state of a list is, which of it is shown, when to connect again. They know no
//! browser and no clock, and are tested on the host.

pub mod announcer;
pub mod delay;
mod feed;
mod hub;
pub mod link;
pub mod log;
pub mod merge;
pub mod shown;
pub mod tabs;
pub mod told;

pub use feed::{Feed, Source, Subject, follow};
pub use hub::{Hub, WORK, Work, use_hub};
pub use link::State;
pub use merge::Row;
