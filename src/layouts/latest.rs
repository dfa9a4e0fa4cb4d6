use crate::address::use_lang;
use crate::client::latest_path;
use crate::components::{error_note, headline, live_pill, live_row, live_state, skeleton_list};
use crate::contract::{ArticleList, Selection};
use crate::live::{Subject, follow};
use crate::load::{Load, State};
use crate::locale::catalogue;
use crate::markup::keyed;
use crate::prelude::*;
use crate::routes::Route;

/// «Останні новини»: the list beside every page. Its failure is its own.
pub fn latest() -> Node {
    let lang = use_lang();
    let words = catalogue(lang);
    let load = Load::<ArticleList>::new(move || latest_path(lang));
    let subject = Subject { lang, selection: Selection::new(), path: latest_path(lang) };
    let feed = follow("latest-rows", Signal::derive(move || load.ready().map(|list| (list, Some(subject.clone())))));
    let row = move |row| live_row(row, move |row| headline(lang, &row.card, true));
    let rows = move || match load.get() {
        State::Waiting => skeleton_list(8),
        State::Failed(error) => error_note(error, move || load.retry()),
        State::Ready(_) => view! {
            {live_pill(feed)}
            <ol id="latest-rows" class="latest-rows">
                {keyed(move || feed.rows().into_iter().map(row).collect())}
            </ol>
        }
        .into_node(),
    };
    view! {
        <aside class="latest" aria-labelledby="latest-title">
            <h2 id="latest-title" class="latest-title">
                {words.latest}
            </h2>
            {live_state()}
            {rows}
            <a class="latest-all" href=Route::News.path(lang)>
                {words.all_news}
            </a>
        </aside>
    }
    .into_node()
}
