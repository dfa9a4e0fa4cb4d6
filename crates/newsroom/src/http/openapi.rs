//! The API's description, made from the types and handlers themselves.

use super::answer::{Freshness, cacheable};
use super::{articles, directory, feeds, health, live, upload, write};
use axum::http::StatusCode;
use axum::response::Response;
use std::sync::LazyLock;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};
use visnyk_contract::{Attachment, Block, Picture, SafeUrl, Span, Variant};

/// OpenAPI 3.1 of every call.
#[derive(OpenApi)]
#[openapi(
    info(title = "Visnyk newsroom", description = "News by tag, region and community. Reading needs no key; writing needs the ingest token."),
    paths(
        articles::list, articles::one, articles::related, articles::top, live::stream, live::changes,
        directory::tags, directory::tag, directory::regions, directory::region, directory::communities, directory::community,
        feeds::atom, feeds::json,
        write::put, write::delete, write::view, upload::post,
        health::alive, health::ready, describe
    ),
    // The body's types refer to each other and are not gathered by themselves.
    components(schemas(Block, Span, Picture, Variant, Attachment, SafeUrl)),
    modifiers(&Token)
)]
pub struct Description;

struct Token;

impl Modify for Token {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some("VISNYK_INGEST_TOKEN of the newsroom")).build();
        openapi.components.get_or_insert_default().add_security_scheme("token", SecurityScheme::Http(scheme));
    }
}

static TEXT: LazyLock<Vec<u8>> = LazyLock::new(|| serde_json::to_vec(&Description::openapi()).unwrap_or_default());

/// This description.
#[utoipa::path(get, path = "/api/v1/openapi.json", tag = "health", responses((status = 200, description = "OpenAPI 3.1"), (status = 304, description = "unchanged")))]
pub async fn describe() -> Response {
    cacheable(StatusCode::OK, "application/json", TEXT.as_slice().into(), Freshness::Directory)
}
