//! What somebody who types may have in mind.

use super::connections::Connections;
use super::read;
use super::text;
use super::values::{best, region_of};
use crate::search::{NameQuery, Rank, TextQuery};
use crate::store::StoreResult;
use roaring::RoaringBitmap;
use rusqlite::Connection;
use visnyk_contract::{ArticleLang, Filter, Suggestion, SuggestionKind};

/// Most tags, regions and communities while articles wait for a place.
const SHARES: [usize; 4] = [3, 2, 4, usize::MAX];

/// The call for suggestions.
pub(super) fn suggest(conn: &Connection, connections: &Connections, text: &str, lang: Option<ArticleLang>, limit: usize) -> StoreResult<Vec<Suggestion>> {
    let (Some(name), Some(query)) = (NameQuery::of(text), TextQuery::of(text)) else { return Ok(Vec::new()) };
    let articles = articles(conn, connections, &query, lang, limit)?;

    let fresh = connections.fresh(conn)?;
    let (index, directory) = (&*fresh, &fresh.directory);
    let scope = &index.of_lang(lang);
    let count = |filter| move |number| index.count(filter, number, scope);
    let (tags, regions, communities) = (
        best(&directory.tags.all, Some(&name), Rank::Words, limit, count(Filter::Tag)),
        best(&directory.regions.all, Some(&name), Rank::Words, limit, count(Filter::Region)),
        best(&directory.communities.all, Some(&name), Rank::Words, limit, count(Filter::Community)),
    );
    let [tag, region, community, article] = shares([tags.len(), regions.len(), communities.len(), articles.len()], limit);

    let mut suggestions = Vec::with_capacity(limit);
    suggestions.extend(tags.into_iter().take(tag).map(|(named, count)| Suggestion {
        name_en: named.item.name_en.clone(),
        count: Some(count),
        ..plain(SuggestionKind::Tag, &named.item.slug, &named.item.name)
    }));
    suggestions.extend(regions.into_iter().take(region).map(|(named, count)| Suggestion {
        name_en: Some(named.item.name_en.clone()),
        count: Some(count),
        ..plain(SuggestionKind::Region, &named.item.slug, &named.item.name)
    }));
    suggestions.extend(communities.into_iter().take(community).map(|(named, count)| Suggestion {
        region: region_of(directory, &named.item),
        count: Some(count),
        ..plain(SuggestionKind::Community, &named.item.slug, &named.item.name)
    }));
    suggestions.extend(articles.into_iter().take(article));
    Ok(suggestions)
}

fn plain(kind: SuggestionKind, key: &str, name: &str) -> Suggestion {
    Suggestion { kind, key: key.to_owned(), name: name.to_owned(), name_en: None, region: None, count: None }
}

/// Articles that hold the words, as the list of a search has them: hits in the title first. Further places are searched only when
/// there are too few so far.
fn articles(conn: &Connection, connections: &Connections, query: &TextQuery, lang: Option<ArticleLang>, limit: usize) -> StoreResult<Vec<Suggestion>> {
    let (mut docs, mut seen) = (Vec::with_capacity(limit), RoaringBitmap::new());
    for table in text::TABLES {
        if docs.len() >= limit {
            break;
        }
        let hits = text::docs(conn, table, query)?;
        let index = connections.fresh(conn)?;
        let set = (&hits & index.of_lang(lang)) - &seen;
        docs.extend(index.timeline.page(&set, 0, limit - docs.len()));
        seen |= hits;
    }
    Ok(read::cards(conn, &docs)?.into_iter().map(|card| plain(SuggestionKind::Article, &card.id, &card.title)).collect())
}

/// How many of each kind are told: in turns, first within their shares, then whoever has more.
fn shares(found: [usize; 4], limit: usize) -> [usize; 4] {
    let mut taken = [0; 4];
    let mut left = limit;
    for most in [SHARES, [usize::MAX; 4]] {
        loop {
            let before = left;
            for (taken, (&found, &most)) in taken.iter_mut().zip(found.iter().zip(&most)) {
                if left > 0 && *taken < found.min(most) {
                    *taken += 1;
                    left -= 1;
                }
            }
            if left == before {
                break;
            }
        }
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_leave_places_for_articles_and_take_those_that_stay_empty() {
        assert_eq!(shares([9, 9, 9, 0], 10), [4, 2, 4, 0]);
        assert_eq!(shares([9, 9, 9, 99], 10), [3, 2, 3, 2]);
        assert_eq!(shares([9, 9, 9, 99], 20), [3, 2, 4, 11]);
        assert_eq!(shares([0, 0, 9, 99], 10), [0, 0, 4, 6]);
        assert_eq!(shares([0, 0, 50, 2], 10), [0, 0, 8, 2]);
        assert_eq!(shares([1, 0, 0, 99], 10), [1, 0, 0, 9]);
        assert_eq!(shares([0, 0, 0, 0], 10), [0; 4]);
        assert_eq!(shares([5, 5, 5, 5], 1), [1, 0, 0, 0]);
    }

    proptest! {
        #[test]
        fn no_place_stays_empty_that_could_be_filled(found in [0_usize..30, 0_usize..30, 0_usize..30, 0_usize..30], limit in 1_usize..=20) {
            let taken = shares(found, limit);
            prop_assert!(taken.iter().zip(found).all(|(taken, found)| *taken <= found));
            prop_assert_eq!(taken.iter().sum::<usize>(), limit.min(found.iter().sum()));
        }
    }
}
