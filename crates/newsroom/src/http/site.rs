//! The portal itself: the bundle's files, pictures, and the rendered page of every other address.

mod bundle;
mod encoding;
mod facts;
mod media;
mod mime;
mod own;
mod pages;
mod render;
mod template;

pub use bundle::{Bundle, BundleError, is_hashed};
pub use facts::SiteFacts;
pub use media::media;
pub use pages::page;
pub use render::Renderer;
