//! The list call.

use super::facets::facets;
use super::index::Index;
use super::select::Selected;
use super::text::Hits;
use crate::store::ListRequest;
use roaring::RoaringBitmap;
use visnyk_contract::{ArticleList, PageInfo};

/// An answer whose cards are still to be read.
#[derive(Debug)]
pub(super) struct Listed {
    /// Without items.
    pub answer: ArticleList,
    /// The docs of the cards, in their order.
    pub docs: Vec<u32>,
}

/// Answers a list call from the index. `hits` are those of the selection's text, when it holds a word.
pub(super) fn list(index: &Index, request: &ListRequest, hits: Option<&Hits>) -> Listed {
    let selected = Selected::of(index, &request.selection, request.lang, hits);
    let set = selected.all();
    let total = u32::try_from(set.len()).unwrap_or(u32::MAX);
    let mut page = PageInfo { number: request.page.max(1), size: request.limit.max(1), total };
    page.number = page.number.min(page.pages());
    let skip = u64::from(page.number - 1) * u64::from(page.size);
    let docs = match hits {
        Some(hits) => page_of_classes(index, &hits.classes(&set), skip, page.size as usize),
        None => index.timeline.page(&set, skip, page.size as usize),
    };
    let facets = facets(index, &selected, request);
    Listed { answer: ArticleList { items: Vec::new(), page, facets, ignored: selected.ignored, as_of: index.as_of }, docs }
}

/// A page of lists laid end to end, each newest first.
pub(super) fn page_of_classes(index: &Index, classes: &[RoaringBitmap], mut skip: u64, limit: usize) -> Vec<u32> {
    let mut docs = Vec::with_capacity(limit);
    for class in classes {
        if skip >= class.len() {
            skip -= class.len();
            continue;
        }
        if docs.len() >= limit {
            break;
        }
        docs.extend(index.timeline.page(class, skip, limit - docs.len()));
        skip = 0;
    }
    docs
}
