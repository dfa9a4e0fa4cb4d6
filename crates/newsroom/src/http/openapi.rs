//! The API's description, made from the types and handlers themselves.

use super::answer::{Freshness, cacheable};
use super::{articles, directory, feeds, health, live, oembed, typing, upload, write};
use axum::http::StatusCode;
use axum::response::Response;
use std::sync::LazyLock;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{ContentBuilder, Ref, RefOr, ResponseBuilder};
use utoipa::{Modify, OpenApi};
use visnyk_contract::{Attachment, Block, Picture, SafeUrl, Span, Variant};

/// OpenAPI 3.1 of every call.
#[derive(OpenApi)]
#[openapi(
    info(title = "Visnyk newsroom", description = "News by tag, region and community. Reading needs no key; writing needs the ingest token."),
    paths(
        articles::list, articles::one, articles::related, articles::top, typing::values, typing::suggest, live::stream, live::changes,
        directory::tags, directory::tag, directory::regions, directory::region, directory::communities, directory::community,
        feeds::atom, feeds::json, oembed::oembed,
        write::put, write::delete, write::view, upload::post,
        health::alive, health::ready, describe
    ),
    // The body's types refer to each other and are not gathered by themselves.
    components(schemas(Block, Span, Picture, Variant, Attachment, SafeUrl)),
    modifiers(&Token, &Refusals)
)]
pub struct Description;

struct Token;

impl Modify for Token {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some("VISNYK_INGEST_TOKEN of the newsroom")).build();
        openapi.components.get_or_insert_default().add_security_scheme("token", SecurityScheme::Http(scheme));
    }
}

/// What any call may be answered when too much is asked (`limits.rs`).
struct Refusals;

impl Modify for Refusals {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let refusals = [
            ("414", "the address is too long"),
            ("429", "this client asks too often; with Retry-After"),
            ("431", "the headers are too large"),
            ("503", "too much is asked at once, or the answer took too long; with Retry-After"),
        ];
        let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("ProblemBody"))).build();
        for item in openapi.paths.paths.values_mut() {
            let calls = [&mut item.get, &mut item.put, &mut item.post, &mut item.delete];
            for call in calls.into_iter().flatten() {
                for (status, description) in refusals {
                    let refusal = ResponseBuilder::new().description(description).content("application/problem+json", content.clone()).build();
                    call.responses.responses.entry(status.to_owned()).or_insert(RefOr::T(refusal));
                }
            }
        }
    }
}

static TEXT: LazyLock<Vec<u8>> = LazyLock::new(|| serde_json::to_vec(&Description::openapi()).unwrap_or_default());

/// This description.
#[utoipa::path(get, path = "/api/v1/openapi.json", tag = "health", responses((status = 200, description = "OpenAPI 3.1"), (status = 304, description = "unchanged")))]
pub async fn describe() -> Response {
    cacheable(StatusCode::OK, "application/json", TEXT.as_slice().into(), Freshness::Directory)
}
