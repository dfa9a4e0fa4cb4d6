use super::combobox::{Combobox, Lookup, combobox};
use super::filter_bar::hidden;
use crate::address::{Move, use_lang, use_navigator};
use crate::browser::Event;
use crate::contract::Selection;
use crate::locale::catalogue;
use crate::prelude::*;
use crate::routes::Route;

/// A search field. It is a plain form, so that it works before the program does. `id` and `label` tell the forms of a page apart.
/// `kept` are filters that the next search stays under, `lookup` finds what is offered to one who types.
pub fn search_form(id: &'static str, label: &'static str, text: String, mut kept: Selection, lookup: Lookup) -> Node {
    let lang = use_lang();
    let words = catalogue(lang);
    let navigator = use_navigator();
    kept.set_text("");
    let filters = hidden(&kept.to_query());
    let submit = move |event: Event| {
        event.prevent_default();
        let mut selection = kept.clone();
        selection.set_text(&event.field("q").unwrap_or_default());
        navigator.go(&Route::Search.href(lang, &selection, 1), Move::Push);
    };
    let pick = Callback::new(move |href: String| navigator.go(&href, Move::Push));
    let field =
        Combobox { id, name: Some("q"), label: words.search_for, class: Some("visually-hidden"), hint: words.search, text: RwSignal::new(text), lookup, pick };
    view! {
        <form class="search-form" role="search" aria-label=label action=Route::Search.path(lang) method="get" on:submit=submit>
            {filters}
            {combobox(field)}
            <button type="submit" class="button">
                {words.search_button}
            </button>
        </form>
    }
    .into_node()
}
