//! Facet counts: each key under the filters of all others.

use super::directory::Named;
use super::index::Index;
use super::select::Selected;
use roaring::RoaringBitmap;
use std::cmp::Reverse;
use visnyk_contract::{Facet, Facets, Filter, Selection};

const MOST_TAGS: usize = 64;
const MOST_COMMUNITIES: usize = 100;

/// The facets asked for.
pub(super) fn facets(index: &Index, selected: &Selected, selection: &Selection, asked: &[Filter]) -> Facets {
    let mut facets = Facets::default();
    for &filter in asked {
        let scope = selected.without(Some(filter));
        let shelf = Shelf { index, filter, scope, selection };
        match filter {
            Filter::Tag => {
                facets.tag = shelf.most(&index.directory.tags.all, MOST_TAGS, |tag| Facet {
                    slug: tag.slug.clone(),
                    name: tag.name.clone(),
                    name_en: tag.name_en.clone(),
                    count: 0,
                })
            }
            // All 27 stay in every list, in Ukrainian order.
            Filter::Region => facets.region = shelf.all(),
            Filter::Community => {
                facets.community = shelf.most(&index.directory.communities.all, MOST_COMMUNITIES, |community| Facet {
                    slug: community.slug.clone(),
                    name: community.name.clone(),
                    name_en: None,
                    count: 0,
                });
            }
        }
    }
    facets
}

struct Shelf<'a> {
    index: &'a Index,
    filter: Filter,
    scope: RoaringBitmap,
    selection: &'a Selection,
}

impl Shelf<'_> {
    fn count(&self, number: u32) -> u32 {
        self.index.count(self.filter, number, &self.scope)
    }

    /// The `most` frequent values, by count and then name; values selected now stay, also with a count of 0.
    fn most<T>(&self, all: &[Named<T>], most: usize, facet: impl Fn(&T) -> Facet) -> Vec<Facet>
    where
        T: Slugged,
    {
        let mut counted: Vec<(u32, bool, &T)> = all
            .iter()
            .map(|named| (self.count(named.number), self.selection.has(self.filter, named.item.slug()), &named.item))
            .filter(|(count, is_selected, _)| *count > 0 || *is_selected)
            .collect();
        // Stable: values of equal count stay in Ukrainian order.
        counted.sort_by_key(|(count, _, _)| Reverse(*count));
        let kept = counted.into_iter().enumerate().filter(|(at, (_, is_selected, _))| *at < most || *is_selected);
        kept.map(|(_, (count, _, item))| Facet { count, ..facet(item) }).collect()
    }

    fn all(&self) -> Vec<Facet> {
        let regions = self.index.directory.regions.all.iter();
        regions
            .map(|named| {
                let region = &named.item;
                Facet { slug: region.slug.clone(), name: region.name.clone(), name_en: Some(region.name_en.clone()), count: self.count(named.number) }
            })
            .collect()
    }
}

/// What has a slug.
pub(super) trait Slugged {
    fn slug(&self) -> &str;
}

impl Slugged for visnyk_contract::Tag {
    fn slug(&self) -> &str {
        &self.slug
    }
}

impl Slugged for visnyk_contract::Community {
    fn slug(&self) -> &str {
        &self.slug
    }
}
