use super::listing::{listed, listing};
use super::title;
use crate::address::use_lang;
use crate::head::About;
use crate::locale::{Noun, catalogue};
use crate::prelude::*;
use crate::routes::Route;

/// All news, under all filters.
pub fn news() -> Node {
    let lang = use_lang();
    let words = catalogue(lang);
    let listed = listed(&Route::News);
    let head = move || listed.with(|(selection, page)| About::new(lang, words.news, words.tagline).list(&Route::News, selection, *page).write());
    view! { {head} {title(words.news.to_owned())} {listing(Route::News, Noun::News)} }.into_node()
}
