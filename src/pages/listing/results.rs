use super::more::More;
use crate::address::use_navigator;
use crate::browser::{self, Event};
use crate::clock::use_clock;
use crate::components::{FilterScope, error_note, live_pill, live_row, live_state, pagination, row, skeleton_list};
use crate::contract::PageInfo;
use crate::head::use_head;
use crate::live::{Feed, Row};
use crate::load::State;
use crate::locale::{Noun, catalogue, counted, day_heading, number};
use crate::markup::{Keyed, keyed};
use crate::prelude::*;
use crate::routes::{Lang, Route};
use std::sync::Arc;

/// Of the link that adds the next page.
const MORE: &str = "show-more";

/// A list that is there.
#[derive(Clone)]
pub(super) struct Results {
    pub(super) scope: FilterScope,
    pub(super) feed: Feed,
    pub(super) more: More,
    pub(super) noun: Noun,
    /// Of the first page.
    pub(super) page: Signal<Option<PageInfo>>,
    pub(super) by_day: Memo<bool>,
}

impl Results {
    fn page(&self) -> PageInfo {
        self.page.get().unwrap_or_default()
    }

    /// The last page that is shown, tracked.
    fn reached(&self) -> u32 {
        let page = self.page();
        let (first, last) = self.more.span();
        // An address may name a page that the list does not have.
        if last > first { last.min(page.pages()) } else { page.number }
    }

    /// All rows, tracked. One that has slid to a later page meanwhile is shown once.
    fn rows(&self) -> Vec<Row> {
        let mut rows = self.feed.rows();
        for list in self.more.loads().into_iter().filter_map(|load| load.ready()) {
            for card in &list.items {
                if rows.iter().all(|row| row.card.id != card.id) {
                    rows.push(Row { card: Arc::new(card.clone()), version: list.as_of.cursor });
                }
            }
        }
        rows
    }

    /// The address of a page of this list.
    fn href(&self, page: u32) -> String {
        self.more.selection().with(|selection| self.scope.href(selection, page))
    }
}

/// The rows, what adds more, and the numbered pages.
pub(super) fn results(all: &Results) -> Node {
    let (lang, feed, noun) = (all.scope.lang, all.feed, all.noun);
    let list = all.clone();
    let rows = move || {
        let rows = list.rows();
        let own: Arc<str> = list.scope.route.path(lang).into();
        if list.by_day.get() { days(lang, rows, &own) } else { rows.into_iter().map(|row| plain(lang, row, &own)).collect() }
    };
    let list = all.clone();
    let count = move || counted(lang, list.page().total.saturating_add_signed(feed.grown()), noun);
    let list = all.clone();
    let state = move || (list.page().number == 1 && list.by_day.get()).then(|| live_state(false));
    let list = all.clone();
    let pages = move || pagination(PageInfo { number: list.reached(), ..list.page() }, |page| list.href(page));
    view! {
        <div class="results-head">
            <p class="results-count">{count}</p>
            {state}
        </div>
        {live_pill(feed)}
        <div id="rows" class="rows">
            {keyed(rows)}
        </div>
        {under(all)}
        {show_more(all)}
        {pages}
    }
    .into_node()
}

/// What stands for a page that is on its way or failed.
fn under(all: &Results) -> Node {
    let more = all.more.clone();
    let under = move || {
        let loads = more.loads();
        let failed = loads.iter().find_map(|load| match load.get() {
            State::Failed(error) => Some(error_note(error, {
                let load = *load;
                move || load.retry()
            })),
            State::Waiting | State::Ready(_) => None,
        });
        failed.or_else(|| {
            loads.iter().any(|load| matches!(load.get(), State::Waiting)).then(|| view! { <div class="more-skeleton">{skeleton_list(3)}</div> }.into_node())
        })
    };
    under.into_node()
}

/// Adds the next page below; to whoever opens it elsewhere, and before the program is there, it is a link to that page.
fn show_more(all: &Results) -> Node {
    let lang = all.scope.lang;
    let words = catalogue(lang);
    tell_of_more(all);
    let list = all.clone();
    let next = Memo::new(move |_| list.reached() + 1);
    let list = all.clone();
    let is_last = Memo::new(move |_| next.get() > list.page().pages());
    let list = all.clone();
    let shown = move || shown(lang, list.rows().len(), list.page().total.saturating_add_signed(list.feed.grown()));
    let all = all.clone();
    let link = move || {
        let navigator = use_navigator();
        let (list, more) = (all.clone(), all.more.clone());
        let add = move |event: Event| {
            if event.has_modifier() {
                return;
            }
            event.prevent_default();
            // One page after the other.
            if more.loads().iter().all(|load| load.ready().is_some()) {
                navigator.extend(&list.href(next.get_untracked()), more.span().0);
            }
        };
        let list = all.clone();
        (!is_last.get()).then(|| {
            view! {
                <a id=MORE class="button" rel="next" href=move || list.href(next.get()) on:click=move |event| untrack(|| add(event))>
                    {words.show_more}
                </a>
            }
        })
    };
    let is_alone = move || (is_last.get() && next.get() == 2).then_some("");
    view! { <p class="show-more" hidden=is_alone>{link} <span class="show-more-count">{shown}</span></p> }.into_node()
}

/// «Показано 40 з 345».
fn shown(lang: Lang, shown: usize, of: u32) -> String {
    let words = catalogue(lang);
    [words.shown, " ", &number(lang, shown as u64), " ", words.shown_of, "\u{A0}", &number(lang, u64::from(of))].concat()
}

/// When a page was added, the focus goes on to its first row, if it still waits for that, and those who listen are told.
fn tell_of_more(all: &Results) {
    let (all, head) = (all.clone(), use_head());
    let mut last = None;
    effect(move || {
        if all.more.loads().iter().any(|load| load.ready().is_none()) {
            return;
        }
        let (rows, span) = (all.rows(), all.more.span());
        if let Some((known, count)) = last.replace((span, rows.len()))
            && known.0 == span.0
            && known.1 < span.1
            && let Some(row) = rows.get(count)
        {
            head.announce(&shown(all.scope.lang, rows.len(), all.page().total));
            if browser::has_focus(MORE) {
                browser::go_to_row("rows", Route::Article(row.card.id.clone()).path(all.scope.lang));
            }
        }
    });
}

fn plain(lang: Lang, of: Row, own: &Arc<str>) -> Keyed {
    let own = own.clone();
    live_row(of, move |of| row(lang, &of.card, false, &own))
}

/// Rows under the headings of their days.
fn days(lang: Lang, of: Vec<Row>, own: &Arc<str>) -> Vec<Keyed> {
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
        let own = own.clone();
        rows.push(live_row(of, move |of| row(lang, &of.card, date.is_some(), &own)));
    }
    rows
}
