//! What is asked for while somebody types: values of a filter, and suggestions.

use super::answer::Answer;
use super::query::{Asked, Segment, SelectionParams};
use super::{ApiError, AppState, ProblemBody};
use crate::store::ValuesRequest;
use axum::extract::State;
use utoipa::ToSchema;
use visnyk_contract::{Facet, Filter, Items, Selection, Suggestion};

type Reply<T> = Result<Answer<T>, ApiError>;

// For the API's description; what it says there stands in the next line.
/// what articles are filed under
#[derive(ToSchema)]
#[schema(rename_all = "lowercase")]
#[allow(dead_code, reason = "described, and never made")]
enum Key {
    Tag,
    Region,
    Community,
}

/// Values of a key with the number of articles that each would show under the filters of the other keys, also those with none:
/// names that begin as is typed first, then by count, then in Ukrainian order.
#[utoipa::path(
    get, path = "/api/v1/facets/{key}", tag = "articles",
    params(
        ("key" = inline(Key), Path),
        SelectionParams,
        ("q" = Option<String>, Query, description = "words that the counted articles hold"),
        ("lang" = Option<String>, Query, description = "uk (default), en or any"),
        ("name" = Option<String>, Query, description = "only values whose names have words that begin so"),
        ("limit" = Option<u32>, Query, description = "1 to 100, 20 by default; clamped"),
    ),
    responses(
        (status = 200, body = Items<Facet>), (status = 304, description = "unchanged"),
        (status = 404, body = ProblemBody, content_type = "application/problem+json"),
        (status = 503, body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn values(State(state): State<AppState>, Segment(key): Segment, asked: Asked) -> Reply<Items<Facet>> {
    let filter = Filter::of(&key).ok_or(ApiError::Unknown("facet"))?;
    let mut parsed = Selection::parse(&asked.0);
    let lang = asked.lang(&mut parsed.ignored);
    let request = ValuesRequest { filter, selection: parsed.selection, lang, name: asked.text("name"), limit: asked.limit() };
    Ok(Answer::news(Items { items: state.store.values(request).await? }))
}

/// What somebody who types may have in mind: tags, regions, communities, then articles, best first.
#[utoipa::path(
    get, path = "/api/v1/suggest", tag = "articles",
    params(
        ("q" = Option<String>, Query, description = "what is typed; the last word may be unfinished"),
        ("lang" = Option<String>, Query, description = "of the articles, also of those counted: uk (default), en or any"),
        ("limit" = Option<u32>, Query, description = "1 to 20, 10 by default; clamped"),
    ),
    responses((status = 200, body = Items<Suggestion>), (status = 304, description = "unchanged"), (status = 503, body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn suggest(State(state): State<AppState>, asked: Asked) -> Reply<Items<Suggestion>> {
    let lang = asked.lang(&mut Vec::new());
    let items = state.store.suggest(&asked.text("q"), lang, asked.suggestions()).await?;
    Ok(Answer::news(Items { items }))
}
