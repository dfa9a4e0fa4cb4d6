use super::{FilterScope, replaces};
use crate::address::use_navigator;
use crate::clock::use_clock;
use crate::contract::{ArticleList, Date, Selection};
use crate::locale::{Catalogue, catalogue};
use crate::prelude::*;
use std::sync::Arc;

type List = Signal<Option<Arc<ArticleList>>>;

/// The first and the last day, and spans of days that readers often want.
pub(super) fn date_fields(scope: &FilterScope, selection: Memo<Selection>, list: List, change: Callback<Selection>) -> Node {
    let words = catalogue(scope.lang);
    let dates = move |from, to| {
        let mut next = selection.get_untracked();
        next.set_dates(from, to);
        change.run(next);
    };
    // «The last 7 days» would stand still in a page of others.
    let has_presets = scope.kept.is_none();
    let (from, to) = (Signal::derive(move || selection.get().from()), Signal::derive(move || selection.get().to()));
    view! {
        <div class="field field-dates" role="group" aria-label=words.filter_dates>
            <div class="date-fields">
                {date_field("from", words.filter_from, from, Callback::new(move |date| dates(date, selection.get_untracked().to())))}
                {date_field("to", words.filter_to, to, Callback::new(move |date| dates(selection.get_untracked().from(), date)))}
            </div>
            {has_presets.then(|| presets(scope.clone(), selection, list))}
        </div>
    }
    .into_node()
}

/// A day.
fn date_field(name: &'static str, label: &'static str, value: Signal<Option<Date>>, change: Callback<Option<Date>>) -> Node {
    let id = format!("filter-{name}");
    let shown = move || value.get().map(|date| date.to_string()).unwrap_or_default();
    view! {
        <p class="field field-date">
            <label for=id.clone()>{label}</label>
            <input id=id type="date" name=name prop:value=shown value=untrack(shown) on:change=move |event| change.run(Date::parse(&event.value())) />
        </p>
    }
    .into_node()
}

/// The spans that are offered, each with its first day; they have no last.
fn spans(words: &Catalogue, today: Date) -> [(&'static str, Option<Date>); 4] {
    let back = |days| Date::from_days(today.days() - days);
    [(words.today, Some(today)), (words.days_7, back(6)), (words.days_30, back(29)), (words.this_year, Date::new(today.year, 1, 1))]
}

fn presets(scope: FilterScope, selection: Memo<Selection>, list: List) -> Node {
    let clock = use_clock();
    let navigator = use_navigator();
    let links = move || {
        let now = selection.get();
        let spans = spans(catalogue(scope.lang), clock.today_of(list.get().as_deref())?);
        let links = spans.into_iter().map(|(name, from)| {
            let mut next = now.clone();
            let is_set = now.from() == from && now.to().is_none();
            // A second press takes it back.
            next.set_dates(from.filter(|_| !is_set), None);
            let href = scope.href(&next, 1);
            let target = href.clone();
            let go = replaces(navigator, move || target.clone(), || {});
            view! { <li><a class="preset" href=href aria-current=is_set.then_some("true") on:click=go>{name}</a></li> }
        });
        Some(view! { <ul class="presets">{links.collect::<Node>()}</ul> })
    };
    links.into_node()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routes::Lang;

    #[test]
    fn a_span_counts_the_day_that_it_ends_with() {
        let today = Date::new(2026, 3, 1).unwrap();
        let days = spans(catalogue(Lang::Uk), today).map(|(_, from)| from.unwrap().to_string());
        assert_eq!(days, ["2026-03-01", "2026-02-23", "2026-01-31", "2026-01-01"]);
    }
}
