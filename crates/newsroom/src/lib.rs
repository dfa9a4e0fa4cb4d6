//! A newsroom for Visnyk: the JSON API, ingest, search and static files in one binary with an embedded database.

pub mod store;
