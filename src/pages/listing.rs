//! A list under filters: the same on the page of all news, of a tag, a region, a community and of a search.

use crate::address::{use_lang, use_navigator};
use crate::browser;
use crate::client::list_path;
use crate::clock::use_clock;
use crate::components::{FilterScope, error_note, filter_bar, live_pill, live_row, live_state, pagination, row, skeleton_list};
use crate::contract::{ArticleList, Ignored, PageInfo, Selection, page_of};
use crate::head::use_head;
use crate::live::{Feed, Subject, follow};
use crate::load::{Load, State};
use crate::locale::{Noun, catalogue, counted, day_heading};
use crate::markup::{Keyed, keyed};
use crate::prelude::*;
use crate::routes::{Lang, Route};
use std::sync::Arc;

/// A list of the page `route`, which may itself stand for a filter value.
pub(super) fn listing(route: Route, noun: Noun) -> Node {
    let lang = use_lang();
    let navigator = use_navigator();
    let fixed = route.fixed().map(|(filter, slug)| (filter, slug.to_owned()));
    let query = navigator.query();
    let listed = listed(&route);
    let selection = Memo::new(move |_| listed.with(|(selection, _)| selection.clone()));
    let load = Load::<ArticleList>::new(move || listed.with(|(selection, page)| list_path(lang, selection, *page)));
    // The last list stays while the next one is on its way, so that filters keep their options and nothing jumps.
    let list = Memo::new(move |last: Option<&Option<Shown>>| load.ready().map(Shown).or_else(|| last.cloned().flatten()));
    let shown = Signal::derive(move || list.get().map(|shown| shown.0));
    let feed = follow("rows", Signal::derive(move || shown.get().map(|list| (list.clone(), untrack(|| subject(lang, &listed.get(), &list.ignored))))));
    announce_counts(lang, noun, load);
    let scope = FilterScope { route, fixed };
    let bar = filter_bar(scope.clone(), selection, shown);
    let dropped = move || ignored_note(lang, &Selection::parse(&query.get()).ignored, shown.get().as_deref());
    let by_day = Memo::new(move |_| selection.get().text().is_empty());
    let is_empty = Memo::new(move |_| feed.rows().is_empty());
    let results = move || match load.get() {
        State::Failed(error) => error_note(error, move || load.retry()),
        _ => match shown.get() {
            None => skeleton_list(10),
            Some(_) if is_empty.get() => empty(lang, feed),
            Some(list) => results(lang, feed, list.page, by_day.get(), noun, |page| scope.href(&selection.get(), page)),
        },
    };
    view! {
        {bar} {dropped}
        <section class="results" aria-labelledby="page-title" aria-busy=move || load.is_busy().then_some("true")>
            {results}
        </section>
    }
    .into_node()
}

/// A list in a memo: two are the same when they are the same answer.
#[derive(Clone)]
struct Shown(Arc<ArticleList>);

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

/// What the page `route` lists under a query: the selection, with the value that the page itself stands for, and the page of
/// the list.
pub(super) fn listed_by(route: &Route, query: &str) -> (Selection, u32) {
    let mut selection = Selection::parse(query).selection;
    if let Some((filter, slug)) = route.fixed() {
        selection.clear(filter);
        selection.add(filter, slug);
    }
    (selection, page_of(query))
}

/// Tells the new count after a change of filters or of the page; the first count belongs to the page's own announcement.
fn announce_counts(lang: Lang, noun: Noun, load: Load<ArticleList>) {
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
fn subject(lang: Lang, (selection, page): &(Selection, u32), ignored: &[Ignored]) -> Option<Subject> {
    let follows = *page == 1 && selection.text().is_empty();
    follows.then(|| Subject { lang, selection: selection.clone(), path: list_path(lang, selection, 1) }.without(ignored))
}

fn results(lang: Lang, feed: Feed, page: PageInfo, by_day: bool, noun: Noun, href: impl Fn(u32) -> String) -> Node {
    let rows = move || {
        let rows = feed.rows();
        if by_day { days(lang, rows) } else { rows.into_iter().map(|row| plain(lang, row)).collect() }
    };
    let count = move || counted(lang, page.total.saturating_add_signed(feed.grown()), noun);
    let follows = page.number == 1 && by_day;
    view! {
        <div class="results-head">
            <p class="results-count">{count}</p>
            {follows.then(live_state)}
        </div>
        {live_pill(feed)}
        <div id="rows" class="rows">
            {keyed(rows)}
        </div>
        {pagination(page, href)}
    }
    .into_node()
}

fn plain(lang: Lang, of: crate::live::Row) -> Keyed {
    live_row(of, move |of| row(lang, &of.card, false))
}

/// Rows under the headings of their days.
fn days(lang: Lang, of: Vec<crate::live::Row>) -> Vec<Keyed> {
    let mut rows = Vec::with_capacity(of.len() * 2);
    let mut day = None;
    for of in of {
        let date = of.card.published_at.map(|at| at.date);
        if let (Some(at), true) = (of.card.published_at, date != day) {
            let heading = day_heading(lang, at.date, use_clock().today_for(at));
            // No id has a space.
            rows.push(Keyed::new(format!("day {heading}"), 0, move || view! { <h2 class="day">{heading}</h2> }.into_node()));
            day = date;
        }
        rows.push(live_row(of, move |of| row(lang, &of.card, date.is_some())));
    }
    rows
}

fn empty(lang: Lang, feed: Feed) -> Node {
    let words = catalogue(lang);
    view! {
        {live_pill(feed)}
        <div class="empty">
            <p class="empty-title">{words.empty_title}</p>
            <p>{words.empty_text}</p>
        </div>
    }
    .into_node()
}

/// What of the address was dropped: by the grammar here, by the newsroom there.
fn ignored_note(lang: Lang, ours: &[Ignored], list: Option<&ArticleList>) -> Node {
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
