//! Facet counts: each key under the filters of all others.

use super::directory::Named;
use super::index::Index;
use super::select::Selected;
use crate::store::ListRequest;
use std::cmp::Reverse;
use visnyk_contract::{Community, Facet, Facets, Filter, Region, Tag};

const MOST_TAGS: usize = 64;
const MOST_COMMUNITIES: usize = 100;

/// The facets asked for.
pub(super) fn facets(index: &Index, selected: &Selected, request: &ListRequest) -> Facets {
    let most = |usual| request.facet_limit.map_or(usual, |limit| limit as usize);
    let directory = &index.directory;
    let mut facets = Facets::default();
    for &filter in &request.facets {
        let scope = selected.without(Some(filter));
        let count = |number| index.count(filter, number, &scope);
        let is_selected = |slug: &str| request.selection.has(filter, slug);
        match filter {
            Filter::Tag => facets.tag = frequent(&directory.tags.all, most(MOST_TAGS), count, is_selected),
            // All 27 stay in every list, in Ukrainian order.
            Filter::Region => facets.region = directory.regions.all.iter().map(|named| named.item.facet(count(named.number))).collect(),
            Filter::Community => facets.community = frequent(&directory.communities.all, most(MOST_COMMUNITIES), count, is_selected),
        }
    }
    facets
}

/// The `most` frequent values, by count and then name; values selected now stay, also with a count of 0.
fn frequent<T: Value>(all: &[Named<T>], most: usize, count: impl Fn(u32) -> u32, is_selected: impl Fn(&str) -> bool) -> Vec<Facet> {
    let mut counted: Vec<(u32, bool, &T)> = all
        .iter()
        .map(|named| (count(named.number), is_selected(named.item.slug()), &named.item))
        .filter(|(count, is_selected, _)| *count > 0 || *is_selected)
        .collect();
    // Stable: values of equal count stay in Ukrainian order.
    counted.sort_by_key(|(count, _, _)| Reverse(*count));
    let kept = counted.into_iter().enumerate().filter(|(at, (_, is_selected, _))| *at < most || *is_selected);
    kept.map(|(_, (count, _, item))| item.facet(count)).collect()
}

/// What articles are filed under.
pub(super) trait Value {
    fn slug(&self) -> &str;

    /// As lists tell of it, without a community's region: a hundred of them would be a third of an answer.
    fn facet(&self, count: u32) -> Facet;
}

impl Value for Tag {
    fn slug(&self) -> &str {
        &self.slug
    }

    fn facet(&self, count: u32) -> Facet {
        Facet { slug: self.slug.clone(), name: self.name.clone(), name_en: self.name_en.clone(), count, region: None }
    }
}

impl Value for Region {
    fn slug(&self) -> &str {
        &self.slug
    }

    fn facet(&self, count: u32) -> Facet {
        Facet { slug: self.slug.clone(), name: self.name.clone(), name_en: Some(self.name_en.clone()), count, region: None }
    }
}

impl Value for Community {
    fn slug(&self) -> &str {
        &self.slug
    }

    fn facet(&self, count: u32) -> Facet {
        Facet { slug: self.slug.clone(), name: self.name.clone(), name_en: None, count, region: None }
    }
}
