//! From a selection to sets of articles.

use super::index::Index;
use super::text::Hits;
use roaring::RoaringBitmap;
use visnyk_contract::{ArticleLang, Filter, Ignored, MediaFilter, Selection};

/// What a selection selects, key by key, so that facets can leave one key out.
#[derive(Debug)]
pub(super) struct Selected {
    /// Under the language, the media, the dates and the text.
    base: RoaringBitmap,
    /// Under each slug key; `None` when it does not filter.
    keys: [Option<RoaringBitmap>; 3],
    /// Values that do not exist.
    pub ignored: Vec<Ignored>,
}

impl Selected {
    /// Applies a selection to the index. `hits` are those of the selection's text.
    pub(super) fn of(index: &Index, selection: &Selection, lang: Option<ArticleLang>, hits: Option<&Hits>) -> Self {
        let mut base = index.of_lang(lang);
        if let Some(media) = of_media(index, selection) {
            base &= media;
        }
        if selection.from().is_some() || selection.to().is_some() {
            base &= index.timeline.between(selection.from().map(|date| date.days()), selection.to().map(|date| date.days()));
        }
        if let Some(hits) = hits {
            base &= &hits.all;
        }
        let mut ignored = Vec::new();
        let keys = Filter::ALL.map(|filter| of_key(index, selection, filter, &mut ignored));
        Self { base, keys, ignored }
    }

    /// The articles under every filter.
    pub(super) fn all(&self) -> RoaringBitmap {
        self.without(None)
    }

    /// The articles under every filter but one key's: what that key's facet counts.
    pub(super) fn without(&self, left_out: Option<Filter>) -> RoaringBitmap {
        let mut set = self.base.clone();
        for (filter, key) in Filter::ALL.into_iter().zip(&self.keys) {
            if let Some(key) = key.as_ref().filter(|_| left_out != Some(filter)) {
                set &= key;
            }
        }
        set
    }
}

fn of_media(index: &Index, selection: &Selection) -> Option<RoaringBitmap> {
    let sets = selection.media().iter().map(|media| match media {
        MediaFilter::Photo => &index.photo,
        MediaFilter::Video => &index.video,
    });
    sets.map(Clone::clone).reduce(|a, b| a | b)
}

/// OR inside a key. A key whose values are all unknown does not filter.
fn of_key(index: &Index, selection: &Selection, filter: Filter, ignored: &mut Vec<Ignored>) -> Option<RoaringBitmap> {
    let mut set = None;
    for slug in selection.slugs(filter) {
        match index.directory.number(filter, slug) {
            None => ignored.push(Ignored { key: filter.key().to_owned(), value: slug.clone() }),
            Some(number) => {
                let set = set.get_or_insert_with(RoaringBitmap::new);
                if let Some(postings) = index.postings(filter).get(number) {
                    *set |= postings;
                }
            }
        }
    }
    set
}
