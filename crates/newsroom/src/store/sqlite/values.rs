//! The values of one key, by what is typed of their names.

use super::connections::Connections;
use super::directory::{Directory, Named};
use super::facets::Value;
use super::select::Selected;
use super::text::Hits;
use crate::search::{NameQuery, Rank, TextQuery};
use crate::store::{StoreResult, ValuesRequest};
use rusqlite::Connection;
use std::cmp::Reverse;
use visnyk_contract::{Community, Facet, Filter, RegionRef};

/// The call for the values of a key.
pub(super) fn values(conn: &Connection, connections: &Connections, request: &ValuesRequest) -> StoreResult<Vec<Facet>> {
    let ValuesRequest { filter, selection, lang, name, limit } = request;
    let hits = TextQuery::of(selection.text()).map(|query| Hits::anywhere(conn, &query)).transpose()?;
    let index = connections.fresh(conn)?;
    let scope = Selected::of(&index, selection, *lang, hits.as_ref()).without(Some(*filter));
    let count = |number| index.count(*filter, number, &scope);
    let (directory, name, limit) = (&index.directory, NameQuery::of(name), *limit as usize);
    Ok(match filter {
        Filter::Tag => facets(best(&directory.tags.all, name.as_ref(), Rank::Kind, limit, count)),
        Filter::Region => facets(best(&directory.regions.all, name.as_ref(), Rank::Kind, limit, count)),
        Filter::Community => {
            let regions: Vec<&str> = selection.slugs(Filter::Region).iter().filter(|slug| directory.regions.get(slug).is_some()).map(String::as_str).collect();
            let all = directory.communities.all.iter().filter(|named| regions.is_empty() || regions.contains(&named.item.region.as_str()));
            let found = best(all, name.as_ref(), Rank::Kind, limit, count).into_iter();
            found.map(|(named, count)| Facet { region: region_of(directory, &named.item), ..named.item.facet(count) }).collect()
        }
    })
}

fn facets<T: Value>(found: Vec<(&Named<T>, u32)>) -> Vec<Facet> {
    found.into_iter().map(|(named, count)| named.item.facet(count)).collect()
}

/// The region of a community, by name.
pub(super) fn region_of(directory: &Directory, community: &Community) -> Option<RegionRef> {
    let region = &directory.regions.get(&community.region)?.item;
    Some(RegionRef { slug: region.slug.clone(), name: region.name.clone(), name_en: Some(region.name_en.clone()) })
}

/// The things that match what is typed, none of them worse than `worst`, with their counts: those whose name begins so first, then by count, then in Ukrainian order.
pub(super) fn best<'a, T>(
    all: impl IntoIterator<Item = &'a Named<T>>,
    name: Option<&NameQuery>,
    worst: Rank,
    limit: usize,
    count: impl Fn(u32) -> u32,
) -> Vec<(&'a Named<T>, u32)> {
    let ranked = all.into_iter().filter_map(|named| Some((name.map_or(Some(Rank::Begins), |name| name.rank(&named.forms))?, named)));
    let mut found: Vec<(Rank, &Named<T>, u32)> = ranked.filter(|(rank, _)| *rank <= worst).map(|(rank, named)| (rank, named, count(named.number))).collect();
    // Stable: they come in Ukrainian order.
    found.sort_by_key(|(rank, _, count)| (*rank, Reverse(*count)));
    found.into_iter().take(limit).map(|(_, named, count)| (named, count)).collect()
}
