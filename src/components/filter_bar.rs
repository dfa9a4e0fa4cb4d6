//! The filters of a list: a plain form that also works by itself, and the chips of what is chosen.

mod chosen;
mod fields;
mod sent;

use crate::address::{Move, use_lang, use_navigator};
use crate::browser::Event;
use crate::contract::{ArticleList, Date, Filter, Selection};
use crate::locale::catalogue;
use crate::prelude::*;
use crate::routes::Route;
use chosen::chosen;
use fields::{choose, date_field, text_field, value_field};
pub(super) use sent::hidden;
use sent::{carried, sent};
use std::sync::Arc;

/// What a filter bar stands on: the page, and the value that the page itself stands for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FilterScope {
    pub route: Route,
    pub fixed: Option<(Filter, String)>,
}

impl FilterScope {
    /// The address of this list with another selection (which includes the page's own value).
    pub fn href(&self, selection: &Selection, page: u32) -> String {
        let lang = use_lang();
        let mut rest = selection.clone();
        match &self.fixed {
            // The page's own value was taken away, or others stand beside it: that is the whole list's to show.
            Some((filter, slug)) if !selection.has(*filter, slug) || selection.slugs(*filter).len() > 1 => {
                return Route::list(lang, selection, page);
            }
            Some((filter, slug)) => rest.remove(*filter, slug),
            None => {}
        }
        self.route.href(lang, &rest, page)
    }
}

/// The filter bar over a list. Each change writes the address, in the same entry of the history.
pub fn filter_bar(scope: FilterScope, selection: Memo<Selection>, list: Signal<Option<Arc<ArticleList>>>) -> Node {
    let lang = use_lang();
    let words = catalogue(lang);
    let navigator = use_navigator();
    let action = scope.route.path(lang);
    let fixed = scope.fixed.as_ref().map(|(filter, _)| *filter);
    let change = {
        let scope = scope.clone();
        // The handlers run later, outside this view's owner: the address is built while it is still known.
        let owner = Owner::current();
        Callback::new(move |next: Selection| {
            let href = match &owner {
                Some(owner) => owner.with(|| scope.href(&next, 1)),
                None => scope.href(&next, 1),
            };
            navigator.go(&href, Move::Replace);
        })
    };
    let submit = move |event: Event| {
        event.prevent_default();
        change.run(sent(&selection.get_untracked(), &|id| event.field(id)));
    };
    let pick = Callback::new(move |(filter, slug): (Filter, String)| {
        let mut next = selection.get_untracked();
        choose(&mut next, filter, &slug);
        change.run(next);
    });
    let fields = Filter::ALL.into_iter().filter(|filter| Some(*filter) != fixed);
    let fields = fields.map(|filter| value_field(filter, selection, list, pick)).collect::<Node>();
    let dates = move |from: Option<Date>, to: Option<Date>| {
        let mut next = selection.get_untracked();
        next.set_dates(from, to);
        change.run(next);
    };
    // The page of a search has a larger field of its own.
    let field = (scope.route != Route::Search).then(|| text_field(selection));
    let carried = {
        let scope = scope.clone();
        move || carried(&selection.get(), &scope)
    };
    // On a phone the fields would push the news off the screen; there they open on demand, also before the program is there.
    view! {
        <section id="filters" class="filter-bar" aria-label=words.filters tabindex="-1">
            <details class="filter-toggle">
                <summary class="button" aria-controls="filter-form">{words.filters}</summary>
            </details>
            <form id="filter-form" class="filter-form" action=action method="get" on:submit=submit>
                {carried} {field} {fields}
                {date_field("from", words.filter_from, Signal::derive(move || selection.get().from()), Callback::new(move |date| dates(date, selection.get_untracked().to())))}
                {date_field("to", words.filter_to, Signal::derive(move || selection.get().to()), Callback::new(move |date| dates(selection.get_untracked().from(), date)))}
                <button type="submit" class="button">
                    {words.filter_apply}
                </button>
            </form>
            {chosen(scope, selection, list)}
        </section>
    }
    .into_node()
}
