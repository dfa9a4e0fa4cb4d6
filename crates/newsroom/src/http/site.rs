//! The portal itself: the bundle's files, pictures, and the shell that answers every page's address.

mod bundle;
mod csp;
mod encoding;
mod media;
mod mime;
mod pages;
mod shell;

pub use bundle::{Bundle, BundleError};
pub use media::media;
pub use pages::page;
pub use shell::SiteFacts;
