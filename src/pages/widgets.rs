//! The builder of widgets: what to show, how, a look at the real one, and what to paste. All of it stands in the address.

mod contrast;
mod form;
mod preview;
mod snippets;

use super::listing::{announce_counts, ignored_note, lasting, lookups};
use super::title;
use crate::address::{use_lang, use_navigator};
use crate::client::list_path;
use crate::components::{FilterScope, filter_bar};
use crate::contract::{ArticleList, Selection};
use crate::head::About;
use crate::load::Load;
use crate::locale::{Noun, catalogue, counted, widget_words};
use crate::prelude::*;
use crate::routes::{Builder, Lang, Route};

/// The page on which embedders make a widget.
pub fn widgets() -> Node {
    let lang = use_lang();
    let (name, words) = (catalogue(lang).widgets, widget_words(lang));
    let query = use_navigator().query();
    let state = State(Memo::new(move |_| query.with(|query| Builder::parse(query).0.to_query())));
    let selection = Memo::new(move |_| state.get().embed.selection);
    // A truth value, of which the program has a signal already.
    let is_english = Memo::new(move |_| state.get().embed.lang == Lang::En);
    let of = move || if is_english.get() { Lang::En } else { Lang::Uk };
    let kept = Memo::new(move |_| {
        let mut rest = state.get();
        rest.embed.selection = Selection::new();
        rest.to_query()
    });
    let head = move || {
        About::new(lang, name, words.lead).at(&Route::Widgets, &Selection::new(), 1).embedded(state.get().href(lang)).write();
    };
    let load = Load::<ArticleList>::new(move || selection.with(|selection| list_path(of(), selection, 1)));
    let list = lasting(load);
    let shown = Signal::derive(move || list.get().map(|shown| shown.0));
    announce_counts(lang, Noun::News, load);
    let scope = FilterScope { lang, route: Route::Widgets, fixed: None, kept: Some(kept) };
    // What it offers is counted in the language of the widget.
    let bar = move || {
        let of = of();
        untrack(|| filter_bar(scope.clone(), selection, shown, &lookups(lang, of, selection, shown)))
    };
    let dropped = move || ignored_note(lang, &query.with(|query| Builder::parse(query).1), shown.get().as_deref());
    let count = move || {
        shown.get().map(|list| match list.page.total {
            0 => words.nothing_yet.to_owned(),
            total => counted(lang, total, Noun::News),
        })
    };
    view! {
        {head} {title(name.to_owned())}
        <p class="page-lead">{words.lead} " " {words.privacy}</p>
        <div class="builder">
            <section aria-labelledby="widget-what">
                <h2 id="widget-what">{words.what}</h2>
                {bar} {dropped}
                <p class="results-count" aria-busy=move || load.is_busy().then_some("true")>
                    {count}
                </p>
            </section>
            {form::form(state)} {preview::preview(state)} {snippets::snippets(state)}
        </div>
    }
    .into_node()
}

/// The address, read anew by each part of the page: a signal of another type would cost more than the reading.
#[derive(Clone, Copy)]
struct State(Memo<String>);

impl State {
    /// Tracked.
    fn get(self) -> Builder {
        self.0.with(|query| Builder::parse(query).0)
    }
}
