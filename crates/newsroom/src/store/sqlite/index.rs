//! A cache of what lists are made from: bitmaps of the visible articles by each filter value. Derived from the database
//! and caught up from its log of changes, so that what another process wrote is seen too.

use super::directory::Directory;
use super::timeline::{Moment, Timeline};
use roaring::RoaringBitmap;
use visnyk_contract::{ArticleLang, AsOf, Filter};

/// Bitmaps by the database's number of a value.
#[derive(Debug, Default)]
pub(super) struct Postings(Vec<RoaringBitmap>);

impl Postings {
    /// The articles of a value.
    pub(super) fn get(&self, number: u32) -> Option<&RoaringBitmap> {
        self.0.get(number as usize)
    }

    /// The sets of all values.
    pub(super) fn all(&self) -> impl Iterator<Item = &RoaringBitmap> {
        self.0.iter()
    }

    pub(super) fn insert(&mut self, number: u32, doc: u32) {
        let at = number as usize;
        if at >= self.0.len() {
            self.0.resize_with(at + 1, RoaringBitmap::new);
        }
        if let Some(set) = self.0.get_mut(at) {
            set.insert(doc);
        }
    }

    fn remove(&mut self, doc: u32) {
        self.0.iter_mut().for_each(|set| {
            set.remove(doc);
        });
    }
}

/// What the index takes of a visible article.
#[derive(Clone, Debug)]
pub(super) struct Filed {
    pub doc: u32,
    pub moment: Moment,
    pub day: i32,
    pub lang: ArticleLang,
    pub photo: bool,
    pub video: bool,
}

/// The cache.
#[derive(Debug)]
pub(super) struct Index {
    pub as_of: AsOf,
    /// When the next scheduled article is due: seconds since 1970.
    pub next_due: Option<i64>,
    pub directory: Directory,
    pub timeline: Timeline,
    pub visible: RoaringBitmap,
    pub english: RoaringBitmap,
    pub photo: RoaringBitmap,
    pub video: RoaringBitmap,
    /// English articles that have a visible Ukrainian version: directories count the two once.
    pub translated: RoaringBitmap,
    pub tags: Postings,
    pub regions: Postings,
    pub communities: Postings,
}

impl Index {
    /// An index of no articles.
    pub(super) fn new(directory: Directory) -> Self {
        Self {
            as_of: AsOf::default(),
            next_due: None,
            directory,
            timeline: Timeline::default(),
            visible: RoaringBitmap::new(),
            english: RoaringBitmap::new(),
            photo: RoaringBitmap::new(),
            video: RoaringBitmap::new(),
            translated: RoaringBitmap::new(),
            tags: Postings::default(),
            regions: Postings::default(),
            communities: Postings::default(),
        }
    }

    pub(super) fn postings(&self, filter: Filter) -> &Postings {
        match filter {
            Filter::Tag => &self.tags,
            Filter::Region => &self.regions,
            Filter::Community => &self.communities,
        }
    }

    pub(super) fn postings_mut(&mut self, filter: Filter) -> &mut Postings {
        match filter {
            Filter::Tag => &mut self.tags,
            Filter::Region => &mut self.regions,
            Filter::Community => &mut self.communities,
        }
    }

    /// Files an article under all but its filter values.
    pub(super) fn insert(&mut self, filed: Filed) {
        self.mark(&filed);
        self.timeline.insert(filed.doc, filed.moment, filed.day);
    }

    /// Files many articles into an empty index.
    pub(super) fn fill(&mut self, all: Vec<Filed>) {
        all.iter().for_each(|filed| self.mark(filed));
        self.timeline = Timeline::of(all.into_iter().map(|filed| (filed.doc, filed.moment, filed.day)).collect());
    }

    fn mark(&mut self, filed: &Filed) {
        self.visible.insert(filed.doc);
        let marks = [(filed.lang == ArticleLang::En, &mut self.english), (filed.photo, &mut self.photo), (filed.video, &mut self.video)];
        for (_, set) in marks.into_iter().filter(|(is_set, _)| *is_set) {
            set.insert(filed.doc);
        }
    }

    /// Takes an article out; nothing happens when it is not there.
    pub(super) fn remove(&mut self, doc: u32) {
        if !self.visible.remove(doc) {
            return;
        }
        self.timeline.remove(doc);
        for set in [&mut self.english, &mut self.photo, &mut self.video, &mut self.translated] {
            set.remove(doc);
        }
        Filter::ALL.into_iter().for_each(|filter| self.postings_mut(filter).remove(doc));
    }

    /// The visible articles of a language, or all.
    pub(super) fn of_lang(&self, lang: Option<ArticleLang>) -> RoaringBitmap {
        match lang {
            None => self.visible.clone(),
            Some(ArticleLang::En) => self.english.clone(),
            Some(ArticleLang::Uk) => &self.visible - &self.english,
        }
    }

    /// What directories count: an article and its English version once.
    pub(super) fn counted_once(&self) -> RoaringBitmap {
        &self.visible - &self.translated
    }

    /// How many articles of `scope` have a value.
    pub(super) fn count(&self, filter: Filter, number: u32, scope: &RoaringBitmap) -> u32 {
        let count = self.postings(filter).get(number).map_or(0, |set| set.intersection_len(scope));
        u32::try_from(count).unwrap_or(u32::MAX)
    }
}
