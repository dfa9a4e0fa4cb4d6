//! The portal's addresses. One table of routes; every link is built here, and the server asks it which addresses exist.

mod lang;
mod route;

pub use lang::Lang;
pub use route::{Located, Route};
