//! oEmbed 1.0: what stands in a page of others where an editor has pasted an address of the portal.

mod answer;
mod subject;

use super::answer::{Freshness, cacheable};
use super::articles::{here, known_form};
use super::feeds::{Base, title};
use super::query::Asked;
use super::{ApiError, AppState, ProblemBody};
use crate::store::Store;
use answer::{Format, Oembed, Room};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use subject::Subject;
use visnyk_contract::Filter;
use visnyk_routes::Embed;

/// Most pixels of a side that are asked for; more is as good as no limit.
const MOST: u32 = 10_000;

/// What to show for an address of the portal: for a list the widget with its news (`rich`), for an article a link with its picture.
/// `format` is json or xml, as oEmbed has it.
#[utoipa::path(
    get, path = "/api/v1/oembed", tag = "feeds",
    params(
        ("url" = String, Query, description = "the address of a page of the portal: all news, a tag, a region, a community, with filters or without; an article; a widget"),
        ("maxwidth" = Option<u32>, Query, description = "pixels"),
        ("maxheight" = Option<u32>, Query, description = "pixels"),
    ),
    responses(
        (status = 200, body = Oembed), (status = 304, description = "unchanged"),
        (status = 400, body = ProblemBody, content_type = "application/problem+json", description = "no url"),
        (status = 404, body = ProblemBody, content_type = "application/problem+json", description = "nothing stands for this address"),
        (status = 501, body = ProblemBody, content_type = "application/problem+json", description = "neither json nor xml"),
        (status = 503, body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn oembed(State(state): State<AppState>, base: Base, asked: Asked) -> Result<Response, ApiError> {
    let format = Format::of(asked.get("format").as_deref())?;
    let url = asked.get("url").ok_or(ApiError::NoUrl)?;
    let side = |name| asked.number(name, 1, MOST);
    let room = Room { width: side("maxwidth"), height: side("maxheight") };
    let provider = Oembed::of(&state.site.site_name, &base);
    let oembed = match subject::of(&base, &url).ok_or(ApiError::Unknown("page that can be embedded"))? {
        Subject::Widget(embed) => {
            exists(&*state.store, &embed).await?;
            let title = title(&*state.store, &state.site.site_name, &embed.selection, embed.lang).await?;
            provider.widget(&base, embed, title, &room)
        }
        Subject::Article(id) => {
            // oEmbed knows no «gone».
            let article = here(state.store.article(known_form(&id)?).await?).map_err(|error| match error {
                ApiError::Withdrawn => ApiError::Unknown("article"),
                other => other,
            })?;
            provider.article(&base, article, &room)
        }
    };
    let (mime, bytes) = format.write(&oembed)?;
    Ok(cacheable(StatusCode::OK, mime, bytes.into(), Freshness::Directory))
}

/// A page of one value is there only when its value is.
async fn exists(store: &dyn Store, embed: &Embed) -> Result<(), ApiError> {
    let is_there = match embed.selection.single() {
        Some((Filter::Tag, slug)) => store.tag(slug).await?.is_some(),
        Some((Filter::Region, slug)) => store.region(slug).await?.is_some(),
        Some((Filter::Community, slug)) => store.community(slug).await?.is_some(),
        None => true,
    };
    if is_there { Ok(()) } else { Err(ApiError::Unknown("page")) }
}
