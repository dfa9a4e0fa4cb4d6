//! The paths of the API's calls, one function an endpoint.

use crate::contract::{Filter, Selection, percent_encode};
use crate::routes::Lang;

/// Cards on a page of a list.
pub const PAGE_SIZE: u32 = 20;
/// Rows of the list «Останні новини».
pub const LATEST_SIZE: u32 = 12;

/// `GET /api/v1/articles`: [`ArticleList`](crate::contract::ArticleList) with the facets of the filter bar.
pub fn list_path(lang: Lang, selection: &Selection, page: u32) -> String {
    articles_path(lang, selection, page, PAGE_SIZE, "community,region,tag&facet_limit=8")
}

/// `GET /api/v1/articles`: the newest of everything, without facets.
pub fn latest_path(lang: Lang) -> String {
    articles_path(lang, &Selection::new(), 1, LATEST_SIZE, "")
}

/// `GET /api/v1/articles`: what a search for `text` finds first, for a page that is not there.
pub fn nearest_path(lang: Lang, text: &str) -> String {
    let mut selection = Selection::new();
    selection.set_text(text);
    articles_path(lang, &selection, 1, 5, "")
}

/// `GET /api/v1/articles`: the newest `limit` of everything, for the front page.
pub fn front_path(lang: Lang, limit: u32) -> String {
    articles_path(lang, &Selection::new(), 1, limit, "")
}

fn articles_path(lang: Lang, selection: &Selection, page: u32, limit: u32, facets: &str) -> String {
    let facets = if facets.is_empty() { String::new() } else { format!("&facets={facets}") };
    let page = if page > 1 { format!("&page={page}") } else { String::new() };
    let query = selection.to_query();
    let query = if query.is_empty() { query } else { format!("&{query}") };
    format!("/api/v1/articles?lang={}&limit={limit}{facets}{page}{query}", lang.code())
}

/// `GET /api/v1/facets/{filter}`: the values of a filter with a name like `text`, as [`Items`](crate::contract::Items) of facets, each with
/// its count under a selection.
pub fn facet_path(lang: Lang, filter: Filter, selection: &Selection, text: &str) -> String {
    let query = selection.to_query();
    let query = if query.is_empty() { query } else { format!("&{query}") };
    format!("/api/v1/facets/{}?lang={}&name={}{query}", filter.key(), lang.code(), percent_encode(text))
}

/// `GET /api/v1/suggest`: what a text that is being typed may mean, as [`Items`](crate::contract::Items) of suggestions.
pub fn suggest_path(lang: Lang, text: &str) -> String {
    format!("/api/v1/suggest?lang={}&q={}", lang.code(), percent_encode(text))
}

/// A list's path for a moment in the newsroom's history: an answer that some cache has from before is not taken for it.
pub fn list_as_of_path(list: &str, cursor: u64) -> String {
    format!("{list}&as_of={cursor}")
}

/// `GET /api/v1/live`: the stream of all news in all languages, from a cursor on.
pub fn live_path(since: u64) -> String {
    format!("/api/v1/live?lang=any&since={since}")
}

/// `GET /api/v1/changes`: the same for once, as [`Changes`](crate::contract::Changes).
pub fn changes_path(since: u64) -> String {
    format!("/api/v1/changes?lang=any&since={since}")
}

/// `GET /api/v1/articles/{id}`: [`Article`](crate::contract::Article).
pub fn article_path(id: &str) -> String {
    format!("/api/v1/articles/{}", percent_encode(id))
}

/// `GET /api/v1/articles/{id}/related`: [`Items`](crate::contract::Items) of cards.
pub fn related_path(id: &str) -> String {
    format!("/api/v1/articles/{}/related?limit=4", percent_encode(id))
}

/// `POST /api/v1/articles/{id}/views`.
pub fn view_path(id: &str) -> String {
    format!("/api/v1/articles/{}/views", percent_encode(id))
}

/// `GET /api/v1/top`: the most read of the week, as [`Items`](crate::contract::Items) of cards.
pub fn top_path(lang: Lang) -> String {
    format!("/api/v1/top?window=week&limit=6&lang={}", lang.code())
}

/// `GET /api/v1/tags`: [`Items`](crate::contract::Items) of tags.
pub fn tags_path() -> String {
    "/api/v1/tags".to_owned()
}

/// `GET /api/v1/tags/{slug}`: [`Tag`](crate::contract::Tag).
pub fn tag_path(slug: &str) -> String {
    format!("/api/v1/tags/{}", percent_encode(slug))
}

/// `GET /api/v1/regions`: [`Items`](crate::contract::Items) of regions.
pub fn regions_path() -> String {
    "/api/v1/regions".to_owned()
}

/// `GET /api/v1/regions/{slug}`: [`Region`](crate::contract::Region).
pub fn region_path(slug: &str) -> String {
    format!("/api/v1/regions/{}", percent_encode(slug))
}

/// `GET /api/v1/communities`: [`Items`](crate::contract::Items) of communities, of one region or with a name like `text`.
pub fn communities_path(region: &str, text: &str) -> String {
    let pairs = [("q", text), ("region", region)];
    let query: Vec<_> = pairs.iter().filter(|(_, value)| !value.is_empty()).map(|(key, value)| format!("{key}={}", percent_encode(value))).collect();
    format!("/api/v1/communities?{}", query.join("&"))
}

/// `GET /api/v1/communities/{slug}`: [`Community`](crate::contract::Community).
pub fn community_path(slug: &str) -> String {
    format!("/api/v1/communities/{}", percent_encode(slug))
}

/// The file with the shapes of the regions: [`Items`](crate::contract::Items) of [`Shape`](crate::components::Shape), a file of
/// the bundle and not of the API.
pub fn shapes_path() -> String {
    crate::browser::shapes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_asked_for_by_its_canonical_selection() {
        let selection = Selection::of(Filter::Tag, "osvita");
        assert_eq!(list_path(Lang::En, &selection, 3), "/api/v1/articles?lang=en&limit=20&facets=community,region,tag&facet_limit=8&page=3&tag=osvita");
        assert_eq!(latest_path(Lang::Uk), "/api/v1/articles?lang=uk&limit=12");
    }
}
