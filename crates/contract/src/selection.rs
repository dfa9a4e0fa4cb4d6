//! A selection: the set of filters that drives a list, its feed, its widget and its live stream.
//!
//! OR inside a key, AND between keys. Each selection has exactly one canonical query string: keys and values sorted,
//! defaults omitted.

mod fits;
mod query;

use crate::date::Date;
use crate::limits::{MAX_QUERY_CHARS, MAX_VALUES, is_misleading, is_slug};
use crate::list::Ignored;
pub use query::{page_of, percent_decode, percent_encode, query_pairs};

/// A set of filters. Its fields are reached by methods that keep it valid: lists are sorted and hold each value once.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Selection {
    tags: Vec<String>,
    regions: Vec<String>,
    communities: Vec<String>,
    from: Option<Date>,
    to: Option<Date>,
    text: String,
    media: Vec<MediaFilter>,
}

/// A selection read from a query string, and what of it made no sense.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Parsed {
    pub selection: Selection,
    pub ignored: Vec<Ignored>,
}

/// The keys whose values are slugs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Filter {
    Tag,
    Region,
    Community,
}

impl Filter {
    pub const ALL: [Self; 3] = [Self::Tag, Self::Region, Self::Community];

    /// The key in a query.
    pub fn key(self) -> &'static str {
        match self {
            Self::Tag => "tag",
            Self::Region => "region",
            Self::Community => "community",
        }
    }

    /// The filter of a key.
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|filter| filter.key() == key)
    }
}

/// What an article must carry.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum MediaFilter {
    Photo,
    Video,
}

impl MediaFilter {
    pub const ALL: [Self; 2] = [Self::Photo, Self::Video];

    /// The value in a query.
    pub fn code(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Video => "video",
        }
    }
}

impl Selection {
    /// The selection of everything.
    pub fn new() -> Self {
        Self::default()
    }

    /// A selection of one value.
    pub fn of(filter: Filter, slug: &str) -> Self {
        let mut selection = Self::new();
        selection.add(filter, slug);
        selection
    }

    /// Reads a query string, with or without its `?`. Never fails: what makes no sense is dropped and listed.
    pub fn parse(query: &str) -> Parsed {
        query::parse(query)
    }

    /// The canonical query string, without `?`; empty for the selection of everything.
    pub fn to_query(&self) -> String {
        query::serialise(self)
    }

    /// The slugs of a key, sorted.
    pub fn slugs(&self, filter: Filter) -> &[String] {
        match filter {
            Filter::Tag => &self.tags,
            Filter::Region => &self.regions,
            Filter::Community => &self.communities,
        }
    }

    /// Whether a slug is among those of a key.
    pub fn has(&self, filter: Filter, slug: &str) -> bool {
        self.slugs(filter).iter().any(|known| known == slug)
    }

    fn slugs_mut(&mut self, filter: Filter) -> &mut Vec<String> {
        match filter {
            Filter::Tag => &mut self.tags,
            Filter::Region => &mut self.regions,
            Filter::Community => &mut self.communities,
        }
    }

    /// Adds a slug; `false` when it is none or the key is full.
    pub fn add(&mut self, filter: Filter, slug: &str) -> bool {
        let slugs = self.slugs_mut(filter);
        let at = slugs.iter().position(|known| known.as_str() >= slug).unwrap_or(slugs.len());
        if slugs.get(at).is_some_and(|known| known == slug) {
            return true;
        }
        let fits = is_slug(slug) && slugs.len() < MAX_VALUES;
        if fits {
            slugs.insert(at, slug.to_owned());
        }
        fits
    }

    /// Takes a slug out.
    pub fn remove(&mut self, filter: Filter, slug: &str) {
        self.slugs_mut(filter).retain(|known| known != slug);
    }

    /// Takes all values of a key out.
    pub fn clear(&mut self, filter: Filter) {
        self.slugs_mut(filter).clear();
    }

    pub fn from(&self) -> Option<Date> {
        self.from
    }

    pub fn to(&self) -> Option<Date> {
        self.to
    }

    /// Sets the first and last day; a range the wrong way round is turned.
    pub fn set_dates(&mut self, from: Option<Date>, to: Option<Date>) {
        (self.from, self.to) = match (from, to) {
            (Some(from), Some(to)) if from > to => (Some(to), Some(from)),
            dates => dates,
        };
    }

    /// The search text; empty when there is none.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Sets the search text: control characters become spaces, runs of white space one space, what turns the reading direction
    /// is left out, the limit cuts. Returns what was cut.
    pub fn set_text(&mut self, text: &str) -> Option<String> {
        let text: String = text.chars().filter(|c| !is_misleading(*c)).collect();
        let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
        let text = words.collect::<Vec<_>>().join(" ");
        let cut = text.char_indices().nth(MAX_QUERY_CHARS).map_or(text.len(), |(at, _)| at);
        let (kept, rest) = text.split_at(cut);
        self.text = kept.trim_end().to_owned();
        (!rest.is_empty()).then(|| rest.to_owned())
    }

    pub fn media(&self) -> &[MediaFilter] {
        &self.media
    }

    /// Asks for articles with this medium, or no longer.
    pub fn set_media(&mut self, media: MediaFilter, on: bool) {
        self.media.retain(|known| *known != media);
        if on {
            let place = self.media.partition_point(|known| *known < media);
            self.media.insert(place, media);
        }
    }

    /// Whether it selects everything.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// How many filter values are set; a date range counts as one.
    pub fn len(&self) -> usize {
        self.tags.len()
            + self.regions.len()
            + self.communities.len()
            + self.media.len()
            + usize::from(self.from.is_some() || self.to.is_some())
            + usize::from(!self.text.is_empty())
    }

    /// The one tag, region or community, when there is nothing else: such a selection has a page of its own.
    pub fn single(&self) -> Option<(Filter, &str)> {
        if self.len() != 1 {
            return None;
        }
        Filter::ALL.into_iter().find_map(|filter| Some((filter, self.slugs(filter).first()?.as_str())))
    }
}

#[cfg(test)]
mod tests;
