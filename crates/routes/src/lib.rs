//! The portal's addresses. One table of routes; every link is built here, and the server asks it which addresses exist.

mod embed;
mod lang;
mod route;
mod widgets;

pub use embed::{
    DEFAULT_EMBED_LIMIT, DEFAULT_RADIUS, EMBED_PATH, EMBED_SANDBOX, Embed, Frame, HEIGHTS, LOADER_PATH, Layout, MAX_EMBED_LIMIT, MAX_EMBED_VALUES,
    MAX_HEADING_CHARS, MAX_RADIUS, MIN_REFRESH, ParsedEmbed, Target, Theme,
};
pub use lang::Lang;
pub use route::{Located, Route};
pub use widgets::{Builder, Ground, Width};
