//! The articles that the reader saved: which, and what a row of them shows. Their texts and pictures are kept beside, by a
//! script that is no part of this program (`worker/shelf.ts`).

use crate::browser;
use crate::contract::{ArticleLang, Card, DateTime, RegionRef};
use crate::prelude::*;

/// Articles that are saved at the most.
pub const MOST: usize = 200;

const KEY: &str = "visnyk.saved";

/// The saved articles: a line each, the last saved first. The text is what the browser keeps.
#[derive(Clone, Copy, Debug)]
pub struct Saved(RwSignal<String>);

/// A saved article: when it was saved, in seconds since 1970, and what its row shows.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    pub at: u32,
    pub card: Card,
}

/// Why an article was not saved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// There are [`MOST`] already.
    Most,
    /// The browser has no room left.
    Full,
    /// It keeps nothing at all.
    Storage,
}

impl Saved {
    pub(super) fn provide() -> Self {
        let saved = Self(RwSignal::new(String::new()));
        provide_context(saved);
        saved
    }

    /// Takes what is kept.
    pub(super) fn take(self) {
        let kept = browser::recall(KEY).unwrap_or_default();
        if self.0.with_untracked(|text| *text != kept) {
            self.0.set(kept);
        }
    }

    /// Whether an article is saved, tracked.
    pub fn has(self, id: &str) -> bool {
        self.0.with(|text| text.lines().any(|line| id_of(line) == id))
    }

    /// All, the last saved first, tracked.
    pub fn entries(self) -> Vec<Entry> {
        self.0.with(|text| text.lines().filter_map(Entry::read).collect())
    }

    /// Saves an article, or one that was taken out again.
    pub fn save(self, entry: &Entry) -> Result<(), Refusal> {
        // Another tab may have saved something meanwhile.
        self.take();
        self.keep(self.0.with_untracked(|text| with(text, entry)).ok_or(Refusal::Most)?)
    }

    /// Takes an article out; it stays where the browser refuses.
    pub fn remove(self, id: &str) -> Result<(), Refusal> {
        self.take();
        self.keep(self.0.with_untracked(|text| without(text, id)))
    }

    /// Takes all out.
    pub fn clear(self) {
        browser::forget(KEY);
        self.take();
    }

    fn keep(self, text: String) -> Result<(), Refusal> {
        if browser::remember(KEY, &text) {
            self.0.set(text);
            return Ok(());
        }
        Err(if browser::keeps() { Refusal::Full } else { Refusal::Storage })
    }
}

/// The saved articles of this application.
pub fn use_saved() -> Saved {
    use_context().unwrap_or_else(Saved::provide)
}

impl Entry {
    /// An article that is saved now.
    pub fn of(card: &Card) -> Self {
        Self { at: (browser::now() / 1_000.0) as u32, card: card.clone() }
    }

    fn read(line: &str) -> Option<Self> {
        let mut fields = line.split('\t');
        let mut next = || fields.next();
        let (id, at, lang, published, title, lead) = (next()?, next()?, next()?, next()?, next()?, next()?);
        let region = |field: &str| field.split_once(' ').map(|(slug, name)| RegionRef { slug: slug.to_owned(), name: name.to_owned(), name_en: None });
        let card = Card {
            id: id.to_owned(),
            lang: if lang == ArticleLang::En.code() { ArticleLang::En } else { ArticleLang::Uk },
            published_at: DateTime::parse(published),
            title: title.to_owned(),
            lead: lead.to_owned(),
            regions: fields.filter_map(region).collect(),
            ..Card::default()
        };
        // What another hand wrote there may be anything.
        (crate::contract::limits::is_id(id) && !title.is_empty()).then_some(Self { at: at.parse().ok()?, card })
    }

    fn line(&self) -> String {
        let Self { at, card } = self;
        let published = card.published_at.map(|at| at.to_string()).unwrap_or_default();
        let mut fields = vec![card.id.clone(), at.to_string(), card.lang.code().to_owned(), published, plain(&card.title), plain(&card.lead)];
        fields.extend(card.regions.iter().map(|region| plain(&[&region.slug, " ", &region.name].concat())));
        fields.join("\t")
    }
}

/// Text without what separates fields and lines.
fn plain(text: &str) -> String {
    text.replace(char::is_control, " ")
}

fn id_of(line: &str) -> &str {
    line.split_once('\t').map_or("", |(id, _)| id)
}

/// The list with an article in its place, which for one that is saved now is the head; `None` when it is full.
fn with(text: &str, entry: &Entry) -> Option<String> {
    let rest = without(text, &entry.card.id);
    let line = entry.line();
    let mut lines: Vec<_> = rest.lines().collect();
    let is_older = |line: &&str| Entry::read(line).is_some_and(|other| other.at <= entry.at);
    let place = lines.iter().position(is_older).unwrap_or(lines.len());
    let has_room = lines.len() < MOST;
    lines.insert(place, &line);
    has_room.then(|| lines.join("\n") + "\n")
}

/// The list without an article, and without what cannot be read in it.
fn without(text: &str, id: &str) -> String {
    text.lines().filter(|line| id_of(line) != id && Entry::read(line).is_some()).flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests;
