use crate::address::{Move, use_lang, use_navigator};
use crate::browser::Event;
use crate::contract::Selection;
use crate::locale::catalogue;
use crate::prelude::*;
use crate::routes::Route;

/// A search field. It is a plain form, so that it works before the program does. `id` and `label` tell the forms of a page apart.
pub fn search_form(id: &'static str, label: &'static str, text: String) -> Node {
    let lang = use_lang();
    let words = catalogue(lang);
    let navigator = use_navigator();
    let submit = move |event: Event| {
        event.prevent_default();
        let mut selection = Selection::new();
        selection.set_text(&event.field("q").unwrap_or_default());
        navigator.go(&Route::Search.href(lang, &selection, 1), Move::Push);
    };
    view! {
        <form class="search-form" role="search" aria-label=label action=Route::Search.path(lang) method="get" on:submit=submit>
            <label class="visually-hidden" for=id>
                {words.search_for}
            </label>
            <input id=id type="search" name="q" value=text maxlength="200" enterkeyhint="search" autocomplete="off" placeholder=words.search />
            <button type="submit" class="button">
                {words.search_button}
            </button>
        </form>
    }
    .into_node()
}
