//! What stands around a page.

mod footer;
mod header;
mod latest;
mod site;

pub use site::site;
