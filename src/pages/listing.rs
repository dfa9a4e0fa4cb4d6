//! A list under filters: the same on the page of all news, of a tag, a region, a community and of a search.

use crate::address::{use_lang, use_navigator};
use crate::browser;
use crate::client::list_path;
use crate::clock::use_clock;
use crate::components::{FilterScope, error_note, filter_bar, pagination, row, skeleton_list};
use crate::contract::{ArticleList, Card, Ignored, Selection, page_of};
use crate::head::use_head;
use crate::load::{Load, State};
use crate::locale::{Noun, catalogue, counted, day_heading};
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
    announce_counts(lang, noun, load);
    let scope = FilterScope { route, fixed };
    let bar = filter_bar(scope.clone(), selection, shown);
    let dropped = move || ignored_note(lang, &Selection::parse(&query.get()).ignored, shown.get().as_deref());
    let by_day = Memo::new(move |_| selection.get().text().is_empty());
    let results = move || match load.get() {
        State::Failed(error) => error_note(error, move || load.retry()),
        _ => match shown.get() {
            None => skeleton_list(10),
            Some(list) if list.items.is_empty() => empty(lang),
            Some(list) => results(lang, &list, by_day.get(), noun, |page| scope.href(&selection.get(), page)),
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

fn results(lang: Lang, list: &ArticleList, by_day: bool, noun: Noun, href: impl Fn(u32) -> String) -> Node {
    let rows = if by_day { days(lang, &list.items) } else { list.items.iter().map(|card| row(lang, card, false)).collect() };
    view! {
        <p class="results-count">{counted(lang, list.page.total, noun)}</p>
        <div class="rows">{rows}</div>
        {pagination(list.page, href)}
    }
    .into_node()
}

/// Rows under the headings of their days.
fn days(lang: Lang, cards: &[Card]) -> Vec<Node> {
    let mut rows = Vec::with_capacity(cards.len() * 2);
    let mut day = None;
    for card in cards {
        let date = card.published_at.map(|at| at.date);
        if let (Some(at), true) = (card.published_at, date != day) {
            let heading = day_heading(lang, at.date, use_clock().today_for(at));
            rows.push(view! { <h2 class="day">{heading}</h2> }.into_node());
            day = date;
        }
        rows.push(row(lang, card, date.is_some()));
    }
    rows
}

fn empty(lang: Lang) -> Node {
    let words = catalogue(lang);
    view! {
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
