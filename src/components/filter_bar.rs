//! The filters of a list: a plain form that also works by itself, and the chips of what is chosen.

mod chosen;
mod dates;
mod fields;
mod media;
mod sent;

use crate::address::{Move, Navigator, use_navigator};
use crate::browser::Event;
use crate::contract::{ArticleList, Filter, Selection};
use crate::locale::catalogue;
use crate::prelude::*;
use crate::routes::{Lang, Route};
use chosen::chosen;
use dates::date_fields;
pub use fields::{Lookups, facet};
use fields::{choose, find_field, region_field, text_field};
use media::media_field;
pub use sent::hidden;
use sent::{carried, sent};
use std::sync::Arc;

/// What a filter bar stands on: the page, and the value that the page itself stands for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FilterScope {
    pub lang: Lang,
    pub route: Route,
    pub fixed: Option<(Filter, String)>,
    /// What else of the query stays when a filter changes; lists have nothing.
    pub kept: Option<Memo<String>>,
}

impl FilterScope {
    /// The address of this list with another selection (which includes the page's own value).
    pub fn href(&self, selection: &Selection, page: u32) -> String {
        let lang = self.lang;
        let mut rest = selection.clone();
        match &self.fixed {
            // The page's own value was taken away, or others stand beside it: that is the whole list's to show.
            Some((filter, slug)) if !selection.has(*filter, slug) || selection.slugs(*filter).len() > 1 => {
                return Route::list(lang, selection, page);
            }
            Some((filter, slug)) => rest.remove(*filter, slug),
            None => {}
        }
        let mut href = self.route.href(lang, &rest, page);
        let kept = self.kept();
        if !kept.is_empty() {
            href.push(if href.contains('?') { '&' } else { '?' });
            href.push_str(&kept);
        }
        href
    }

    /// Tracked.
    fn kept(&self) -> String {
        self.kept.map(|kept| kept.get()).unwrap_or_default()
    }

    /// Whether the list can be narrowed by a filter: not by the one that the page stands for, and a community lies in one region.
    fn has_field(&self, filter: Filter) -> bool {
        self.fixed.as_ref().is_none_or(|(fixed, _)| *fixed != filter && (*fixed, filter) != (Filter::Community, Filter::Region))
    }

    /// The address of this list without filters; what is searched for stays.
    pub fn reset(&self, selection: &Selection) -> String {
        match &self.fixed {
            Some((filter, slug)) => Route::of(*filter, slug).path(self.lang),
            None if self.route == Route::Search => {
                let mut text_alone = Selection::new();
                text_alone.set_text(selection.text());
                self.route.href(self.lang, &text_alone, 1)
            }
            None => self.href(&Selection::new(), 1),
        }
    }
}

/// What a click on a link does that changes what the page shows: the same entry of the history, as with every change of filters; a new
/// tab stays a new tab.
pub fn replaces(navigator: Navigator, href: impl Fn() -> String + 'static, then: fn()) -> impl Fn(Event) + 'static {
    move |event: Event| {
        if !event.has_modifier() {
            event.prevent_default();
            navigator.go(&untrack(&href), Move::Replace);
            then();
        }
    }
}

/// The filter bar over a list. Each change writes the address, in the same entry of the history.
pub fn filter_bar(scope: FilterScope, selection: Memo<Selection>, list: Signal<Option<Arc<ArticleList>>>, lookups: &Lookups) -> Node {
    let lang = scope.lang;
    let words = catalogue(lang);
    let navigator = use_navigator();
    let action = scope.route.path(lang);
    let change = {
        let scope = scope.clone();
        Callback::new(move |next: Selection| navigator.go(&untrack(|| scope.href(&next, 1)), Move::Replace))
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
    let fields = Filter::ALL.into_iter().filter(|filter| scope.has_field(*filter));
    let fields = fields.map(|filter| match filter {
        Filter::Region => region_field(selection, list, pick),
        Filter::Tag | Filter::Community => find_field(filter, lookups, pick),
    });
    let fields = fields.collect::<Node>();
    // The page of a search has a larger field of its own, and widgets know no words.
    let field = (scope.route != Route::Search && scope.kept.is_none()).then(|| text_field(selection));
    let carried = {
        let scope = scope.clone();
        move || view! { {carried(&selection.get(), &scope)} {hidden(&scope.kept())} }
    };
    // On a phone the fields would push the news off the screen; there they open on demand, also before the program is there.
    view! {
        <section id="filters" class="filter-bar" aria-label=words.filters tabindex="-1">
            <details class="filter-toggle">
                <summary class="button" aria-controls="filter-form">{words.filters}</summary>
            </details>
            <form id="filter-form" class="filter-form" action=action method="get" on:submit=submit>
                {carried} {field} {fields}
                {date_fields(&scope, selection, list, change)}
                {media_field(selection, change)}
                <button type="submit" class="button button-strong">
                    {words.filter_apply}
                </button>
            </form>
            {chosen(scope, selection, list)}
        </section>
    }
    .into_node()
}
