use super::listing::listing;
use super::title;
use crate::address::use_lang;
use crate::head::set_head;
use crate::locale::{Noun, catalogue};
use crate::prelude::*;
use crate::routes::Route;

/// All news, under all filters.
pub fn news() -> Node {
    let lang = use_lang();
    let words = catalogue(lang);
    set_head(lang, words.news, Some(words.tagline), Some(Route::News.path(lang)));
    view! { {title(words.news.to_owned())} {listing(Route::News, Noun::News)} }.into_node()
}
