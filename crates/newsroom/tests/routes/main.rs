#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice, reason = "a test fails by panicking")]
//! The newsroom's calls, route by route, in this process and against the real store.
//!
//! One file a route and method, named as the address is. Every answer of the API is held against the served description:
//! a status that is not in it fails the test (see `described`).

mod addresses;
mod article_delete;
mod article_get;
mod article_put;
mod article_put_pictures;
mod article_put_refusals;
mod articles_get;
mod articles_get_found;
mod caching;
mod changes_get;
mod changes_get_histories;
mod clock_changes;
mod clock_jumps;
mod communities_get;
mod compression;
mod cors;
mod described;
mod embed_get;
mod embed_headers;
mod facets_get;
mod failures;
mod feed_get;
mod feed_hostile;
mod feed_parsed;
mod headers;
mod health_get;
mod limits;
mod listening;
mod live_get;
mod live_get_ends;
mod live_get_replay;
mod log_lines;
mod media_get;
mod media_post;
mod media_post_refusals;
mod metrics_get;
mod oembed_get;
mod openapi_get;
mod pages_get;
mod pages_hostile;
mod pages_hostile_addresses;
mod pages_hostile_bodies;
mod pages_hostile_links;
mod pages_rendered;
mod parsed;
mod photos;
mod proxied;
mod regions_get;
mod related_get;
mod share_get;
mod sitemap_get;
mod stand;
mod static_get;
mod suggest_get;
mod tags_get;
mod top_get;
mod trickle;
mod unknown_routes;
mod views_post;
mod well_known_get;
mod worker_get;
