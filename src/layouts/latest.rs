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
    let load = Load::<ArticleList>::beside(move || latest_path(lang));
    let subject = Subject { lang, selection: Selection::new(), path: latest_path(lang) };
    let feed = follow("latest-rows", move || load.ready().map(|list| (list, Some(subject.clone()))));
    let row = move |row| live_row(row, move |row| headline(lang, &row.card));
    // A newer answer is the feed's to bring to the rows that stand here.
    let is_ready = Memo::new(move |_| matches!(load.get(), State::Ready(_)));
    let rows = move || {
        if is_ready.get() {
            return view! {
                {live_pill(feed)}
                <ol id="latest-rows" class="latest-rows">
                    {keyed(move || feed.rows().into_iter().map(row).collect())}
                </ol>
            }
            .into_node();
        }
        match load.get() {
            State::Failed(error) => error_note(error, move || load.retry()),
            State::Waiting | State::Ready(_) => skeleton_list(8),
        }
    };
    view! {
        <aside class="latest" aria-labelledby="latest-title">
            <h2 id="latest-title" class="latest-title">
                {words.latest}
            </h2>
            {live_state(true)}
            {rows}
            <a class="latest-all" href=Route::News.path(lang)>
                {words.all_news}
            </a>
        </aside>
    }
    .into_node()
}
