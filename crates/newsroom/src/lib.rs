//! A newsroom for Visnyk: the JSON API, ingest, search and static files in one binary with an embedded database.

pub mod bench;
pub mod cli;
pub mod clock;
pub mod collate;
pub mod config;
pub mod gazetteer;
pub mod http;
pub mod import;
pub mod live;
pub mod logging;
pub mod manuscript;
pub mod metrics;
pub mod pictures;
pub mod search;
pub mod seed;
pub mod share;
pub mod store;
