//! What whoever serves the bundle does to its `index.html` and what goes with it: the newsroom when it starts, and the static export.

mod config;
mod document;
mod inline;
mod manifest;
mod policy;
mod worker;

pub use config::with_config;
pub use document::{OPENER, PERMISSIONS, TRUSTED_TYPES};
pub use manifest::with_name;
pub use policy::{policy, style_source};
pub use worker::{MANIFEST, SHELL, with_revisions};
