//! A list under filters: the same on the page of all news, of a tag, a region, a community and of a search.

mod more;
mod results;
mod values;

use crate::address::{use_lang, use_navigator};
use crate::browser;
use crate::client::list_path;
use crate::components::{FilterScope, error_note, filter_bar, live_pill, skeleton_list};
use crate::contract::{ArticleList, Ignored, Selection, page_of};
use crate::head::use_head;
use crate::live::{Subject, follow};
use crate::load::{Load, State};
use crate::locale::{Noun, catalogue, counted};
use crate::prelude::*;
use crate::routes::{Lang, Route};
use more::More;
use results::{Results, results};
use std::sync::Arc;
pub(super) use values::lookups;
pub use values::{Values, values};

/// A list of the page `route`, which may itself stand for a filter value.
pub(super) fn listing(route: Route, noun: Noun) -> Node {
    let lang = use_lang();
    let navigator = use_navigator();
    let fixed = route.fixed().map(|(filter, slug)| (filter, slug.to_owned()));
    let query = navigator.query();
    let listed = listed(&route);
    let selection = Memo::new(move |_| listed.with(|(selection, _)| selection.clone()));
    // The page that the rows begin with; those up to the address's own were added below.
    let begun = navigator.first();
    let first = Memo::new(move |_| listed.with(|(_, page)| if begun.get() > 0 { begun.get().min(*page) } else { *page }));
    let load = Load::<ArticleList>::new(move || listed.with(|(selection, _)| list_path(lang, selection, first.get())));
    let list = lasting(load);
    let shown = Signal::derive(move || list.get().map(|shown| shown.0));
    let subject = move |list: &ArticleList| untrack(|| selection.with(|selection| subject(lang, selection, first.get(), &list.ignored)));
    let feed = follow("rows", move || shown.get().map(|list| (list.clone(), subject(&list))));
    announce_counts(lang, noun, load);
    let scope = FilterScope { lang, route, fixed, kept: None };
    let bar = filter_bar(scope.clone(), selection, shown, &lookups(lang, lang, selection, shown));
    let dropped = move || ignored_note(lang, &Selection::parse(&query.get()).ignored, shown.get().as_deref());
    let by_day = Memo::new(move |_| selection.get().text().is_empty());
    let more = More::new(lang, selection, first, Memo::new(move |_| listed.with(|(_, page)| *page)));
    let all = Results { scope, feed, more, noun, page: Signal::derive(move || list.with(|list| list.as_ref().map(|list| list.0.page))), by_day };
    let is_failed = Memo::new(move |_| matches!(load.get(), State::Failed(_)));
    let is_there = Memo::new(move |_| list.with(Option::is_some));
    let is_empty = Memo::new(move |_| feed.rows().is_empty());
    // What stands changes only in its parts, so that whoever reads it is not disturbed.
    let results = move || {
        if is_failed.get()
            && let State::Failed(error) = load.get()
        {
            return error_note(error, move || load.retry());
        }
        if !is_there.get() {
            skeleton_list(10)
        } else if is_empty.get() {
            selection.with(|selection| empty(&all, selection))
        } else {
            results(&all)
        }
    };
    let outputs = move || selection.with(|selection| outputs(lang, selection));
    view! {
        {bar} {dropped}
        <section class="results" aria-labelledby="page-title" aria-busy=move || load.is_busy().then_some("true")>
            {results} {outputs}
        </section>
    }
    .into_node()
}

/// The last list, which stays while the next one is on its way, so that filters keep their options and nothing jumps.
pub(super) fn lasting(load: Load<ArticleList>) -> Memo<Option<Shown>> {
    Memo::new(move |last: Option<&Option<Shown>>| load.ready().map(Shown).or_else(|| last.cloned().flatten()))
}

/// A list in a memo: two are the same when they are the same answer.
#[derive(Clone)]
pub(super) struct Shown(pub(super) Arc<ArticleList>);

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What the page `route` lists now, as [`listed_by`] says.
pub(super) fn listed(route: &Route) -> Memo<(Selection, u32)> {
    let route = route.clone();
    let query = use_navigator().query();
    Memo::new(move |_| query.with(|query| listed_by(&route, query)))
}

/// What the page `route` lists under a query, and the page of that list.
pub(super) fn listed_by(route: &Route, query: &str) -> (Selection, u32) {
    (route.selection(query), page_of(query))
}

/// Tells the new count after a change of filters or of the page; the first count belongs to the page's own announcement.
pub(super) fn announce_counts(lang: Lang, noun: Noun, load: Load<ArticleList>) {
    let head = use_head();
    let navigator = use_navigator();
    let mut shown = None;
    effect(move || {
        let Some(list) = load.ready() else { return };
        let visit = navigator.visits_untracked();
        if let Some(last) = shown {
            head.announce(&counted(lang, list.page.total, noun));
            if last != visit {
                // Another page of the list is read from its start.
                browser::focus("page-title");
            }
        }
        shown = Some(visit);
    });
}

/// What can be followed live: the first page of a list by date. Of a text only the newsroom can tell whether it fits.
fn subject(lang: Lang, selection: &Selection, first: u32, ignored: &[Ignored]) -> Option<Subject> {
    let follows = first == 1 && selection.text().is_empty();
    follows.then(|| Subject { lang, selection: selection.clone(), path: list_path(lang, selection, 1) }.without(ignored))
}

/// Nothing is there: why, and a way on.
fn empty(all: &Results, selection: &Selection) -> Node {
    let words = catalogue(all.scope.lang);
    let reset = all.scope.reset(selection);
    let is_narrowed = reset != all.scope.href(selection, 1);
    let text = match (is_narrowed, selection.text().is_empty()) {
        (true, _) => words.empty_text,
        (false, false) => words.empty_search,
        (false, true) => words.empty_yet,
    };
    let (way, href) = if is_narrowed { (words.filter_reset, reset) } else { (words.all_news, Route::News.path(all.scope.lang)) };
    view! {
        {live_pill(all.feed)}
        <div class="empty">
            <p class="empty-title">{words.empty_title}</p>
            <p>{text}</p>
            <p><a class="button" href=href>{way}</a></p>
        </div>
    }
    .into_node()
}

/// The same news elsewhere. What was found by words is no matter of widgets.
fn outputs(lang: Lang, selection: &Selection) -> Node {
    let link = || view! { <a class="outputs" href=Route::widget_of(lang, selection)>{catalogue(lang).widget_of_this}</a> };
    selection.text().is_empty().then(link).into_node()
}

/// What of the address was dropped: by the grammar here, by the newsroom there.
pub(super) fn ignored_note(lang: Lang, ours: &[Ignored], list: Option<&ArticleList>) -> Node {
    let theirs = list.map(|list| list.ignored.as_slice()).unwrap_or_default();
    let new = theirs.iter().filter(|ignored| !ours.contains(ignored));
    let values: Vec<_> = ours.iter().chain(new).map(|ignored| format!("{}={}", ignored.key, ignored.value)).collect();
    (!values.is_empty())
        .then(|| {
            view! {
                <p class="ignored" role="note">
                    {catalogue(lang).filter_ignored} " " <code>{values.join(", ")}</code>
                </p>
            }
        })
        .into_node()
}
