use crate::address::use_lang;
use crate::client::latest_path;
use crate::components::{error_note, headline, skeleton_list};
use crate::contract::ArticleList;
use crate::load::{Load, State};
use crate::locale::catalogue;
use crate::prelude::*;
use crate::routes::Route;

/// «Останні новини»: the list beside every page. Its failure is its own.
pub fn latest() -> Node {
    let lang = use_lang();
    let words = catalogue(lang);
    let load = Load::<ArticleList>::new(move || latest_path(lang));
    let rows = move || match load.get() {
        State::Waiting => skeleton_list(8),
        State::Failed(error) => error_note(error, move || load.retry()),
        State::Ready(list) => view! { <ol class="latest-rows">{list.items.iter().map(|card| headline(lang, card, true)).collect::<Node>()}</ol> }.into_node(),
    };
    view! {
        <aside class="latest" aria-labelledby="latest-title">
            <h2 id="latest-title" class="latest-title">
                {words.latest}
            </h2>
            {rows}
            <a class="latest-all" href=Route::News.path(lang)>
                {words.all_news}
            </a>
        </aside>
    }
    .into_node()
}
