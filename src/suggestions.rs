//! What a text that is typed into a search may mean: tags, regions, communities, articles.

use crate::client::suggest_path;
use crate::components::combobox::{Choice, Found, Lookup};
use crate::contract::{Items, Suggestion, SuggestionKind};
use crate::later;
use crate::load::{Load, State};
use crate::locale::{catalogue, tag_name};
use crate::routes::{Lang, Route};
use std::sync::Arc;

/// A shorter text may mean anything.
const SHORTEST: usize = 2;

/// Looks for what fits a text; the values of the choices are addresses.
pub fn suggestions(lang: Lang) -> Lookup {
    Arc::new(move |text| later::known().map_or_else(nothing, |more| (more.suggestions)(lang, text)))
}

/// Nothing to choose, as long as nothing else is known.
pub fn nothing() -> Found {
    Box::new(|| (Vec::new(), false))
}

/// The suggestions for a text. Without an answer there is nothing to choose, and a search all the same.
pub fn find(lang: Lang, text: &str) -> Found {
    let text = text.trim();
    if text.chars().count() < SHORTEST {
        return nothing();
    }
    let path = suggest_path(lang, text);
    let load = Load::<Items<Suggestion>>::new(move || path.clone());
    Box::new(move || match load.get() {
        State::Ready(found) => (found.items.iter().map(|suggestion| choice(lang, suggestion)).collect(), true),
        State::Waiting | State::Failed(_) => (Vec::new(), false),
    })
}

fn choice(lang: Lang, of: &Suggestion) -> Choice {
    let words = catalogue(lang);
    let key = of.key.clone();
    let (route, kind) = match of.kind {
        SuggestionKind::Tag => (Route::Tag(key), words.filter_tag),
        SuggestionKind::Region => (Route::Region(key), words.filter_region),
        SuggestionKind::Community => (Route::Community(key), words.filter_community),
        SuggestionKind::Article => (Route::Article(key), words.article),
    };
    let (name, marked) = tag_name(lang, &of.name, of.name_en.as_deref());
    let note = of.region.as_ref().map_or_else(|| kind.to_owned(), |region| region.name.clone());
    // A page without news is a page all the same.
    let count = of.count.filter(|count| *count > 0);
    Choice { value: route.path(lang), name: name.to_owned(), lang: marked, note, count, is_chosen: false }
}
