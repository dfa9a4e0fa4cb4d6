//! A newsroom for Visnyk: the JSON API, ingest, search and static files in one binary with an embedded database.

pub mod config;
pub mod http;
pub mod ingest;
pub mod logging;
pub mod store;
