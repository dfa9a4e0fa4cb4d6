//! What whoever serves the bundle does to its `index.html`: the newsroom when it starts, and the static export.

mod config;
mod inline;
mod policy;

pub use config::with_config;
pub use policy::policy;
