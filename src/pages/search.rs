use super::listing::listing;
use super::title;
use crate::address::{use_lang, use_navigator};
use crate::components::search_form;
use crate::contract::Selection;
use crate::head::About;
use crate::locale::{Noun, catalogue};
use crate::prelude::*;
use crate::routes::Route;
use crate::suggestions::suggestions;

/// Full-text search, with the filters of every list.
pub fn search() -> Node {
    let lang = use_lang();
    let words = catalogue(lang);
    let query = use_navigator().query();
    let selection = Memo::new(move |_| Selection::parse(&query.get()).selection);
    // Written while rendering, so that it is there on the server too.
    let head = move || {
        let text = selection.get().text().to_owned();
        let heading = if text.is_empty() { words.search.to_owned() } else { format!("{}: {text}", words.search) };
        let about = About::new(lang, &heading, words.search_hint).at(&Route::Search, &selection.get(), 1).feed_of(&selection.get());
        // What somebody searched for is nothing for an index.
        if selection.get().is_empty() { about.write() } else { about.hidden().write() }
    };
    let asked = Memo::new(move |_| !selection.get().is_empty());
    // A new search stays under the filters that the page shows.
    let form = move || search_form("page-search", words.search, selection.get().text().to_owned(), selection.get(), suggestions(lang));
    let results = move || {
        if asked.get() {
            listing(Route::Search, Noun::Result)
        } else {
            view! { <p class="search-prompt">{words.search_prompt} " " {words.search_hint}</p> }.into_node()
        }
    };
    view! { {head} {title(words.search.to_owned())} <div class="page-search">{form}</div> {results} }.into_node()
}
