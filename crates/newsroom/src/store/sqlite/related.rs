//! Related articles.

use super::index::Index;
use super::list::page_of_classes;
use roaring::RoaringBitmap;
use visnyk_contract::{ArticleLang, Filter};

/// Docs related to one: by the number of shared tags, then a shared community, then a shared region, then newest.
pub(super) fn related(index: &Index, doc: u32, limit: usize) -> Vec<u32> {
    let lang = if index.english.contains(doc) { ArticleLang::En } else { ArticleLang::Uk };
    let mut others = index.of_lang(Some(lang));
    others.remove(doc);
    let community = sharing(index, Filter::Community, doc).into_iter().fold(RoaringBitmap::new(), |all, set| all | set);
    let region = sharing(index, Filter::Region, doc).into_iter().fold(RoaringBitmap::new(), |all, set| all | set);
    let mut classes = Vec::new();
    let mut found = 0;
    for class in by_shared(others, &sharing(index, Filter::Tag, doc)) {
        for class in split(class, &community) {
            for class in split(class, &region) {
                found += class.len();
                classes.push(class);
            }
        }
        if found >= limit as u64 {
            break;
        }
    }
    page_of_classes(index, &classes, 0, limit)
}

/// The sets of the values an article has.
fn sharing(index: &Index, filter: Filter, doc: u32) -> Vec<&RoaringBitmap> {
    index.postings(filter).all().filter(|set| set.contains(doc)).collect()
}

/// Parts `all` by how many of `sets` an article is in, most first; those in none come last.
fn by_shared(all: RoaringBitmap, sets: &[&RoaringBitmap]) -> Vec<RoaringBitmap> {
    // at_least[k]: in k of the sets seen so far, or more.
    let mut at_least = vec![all];
    for set in sets {
        let mut raised: Vec<RoaringBitmap> = at_least.iter().map(|level| level & *set).collect();
        for (k, level) in at_least.iter().enumerate().skip(1) {
            if let Some(below) = raised.get_mut(k - 1) {
                *below |= level;
            }
        }
        at_least.truncate(1);
        at_least.append(&mut raised);
    }
    let mut above = RoaringBitmap::new();
    let mut exactly = Vec::with_capacity(at_least.len());
    for level in at_least.into_iter().rev() {
        exactly.push(&level - &above);
        above = level;
    }
    exactly
}

fn split(class: RoaringBitmap, by: &RoaringBitmap) -> [RoaringBitmap; 2] {
    [&class & by, class - by]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn articles_are_parted_by_how_many_values_they_share(all in prop::collection::btree_set(0_u32..40, 0..40), sets in prop::collection::vec(prop::collection::btree_set(0_u32..40, 0..40), 0..6)) {
            let all: RoaringBitmap = all.into_iter().collect();
            let sets: Vec<RoaringBitmap> = sets.into_iter().map(|set| set.into_iter().collect()).collect();
            let parts = by_shared(all.clone(), &sets.iter().collect::<Vec<_>>());
            prop_assert_eq!(parts.len(), sets.len() + 1);
            for (part, shared) in parts.iter().zip((0..=sets.len()).rev()) {
                let expected: RoaringBitmap = all.iter().filter(|&doc| sets.iter().filter(|set| set.contains(doc)).count() == shared).collect();
                prop_assert_eq!(part, &expected);
            }
        }
    }
}
