use super::fields::{facet, filter_name};
use super::{FilterScope, replaces};
use crate::address::use_navigator;
use crate::browser;
use crate::contract::{ArticleList, Filter, MediaFilter, Selection};
use crate::locale::{Catalogue, catalogue, date, tag_name};
use crate::prelude::*;
use crate::routes::{Lang, Route};
use std::sync::Arc;

/// A value that is set: its name and the selection without it.
struct Chosen {
    name: String,
    without: Selection,
}

/// The values of a selection, apart from the one that the page stands for. Names come from the facets; until those
/// are there, the slug is shown.
fn values(lang: Lang, words: &Catalogue, selection: &Selection, list: Option<&ArticleList>, scope: &FilterScope) -> Vec<Chosen> {
    let mut values = Vec::new();
    let mut push = |name: String, change: &dyn Fn(&mut Selection)| {
        let mut without = selection.clone();
        change(&mut without);
        values.push(Chosen { name, without });
    };
    for filter in [Filter::Region, Filter::Community, Filter::Tag] {
        for slug in selection.slugs(filter) {
            if scope.fixed.as_ref().is_some_and(|(kind, value)| *kind == filter && value == slug) {
                continue;
            }
            let known = list.and_then(|list| facet(list, filter).iter().find(|value| value.slug == *slug));
            let name = known.map_or(slug.as_str(), |value| tag_name(lang, &value.name, value.name_en.as_deref()).0);
            push(format!("{}: {name}", filter_name(words, filter)), &|next| next.remove(filter, slug));
        }
    }
    for (label, day, keeps_from) in [(words.since, selection.from(), false), (words.until, selection.to(), true)] {
        if let Some(day) = day {
            push(format!("{label} {}", date(lang, day)), &|next| {
                let (from, to) = (next.from(), next.to());
                next.set_dates(from.filter(|_| keeps_from), to.filter(|_| !keeps_from));
            });
        }
    }
    for media in selection.media() {
        let name = if *media == MediaFilter::Photo { words.media_photo } else { words.media_video };
        push(name.to_owned(), &|next| next.set_media(*media, false));
    }
    // The page of a search shows its text in a field of its own.
    if !selection.text().is_empty() && scope.route != Route::Search {
        push(format!("«{}»", selection.text()), &|next| {
            next.set_text("");
        });
    }
    values
}

/// What is chosen, each with a link that takes it away, and one that takes all away.
pub(super) fn chosen(scope: FilterScope, selection: Memo<Selection>, list: Signal<Option<Arc<ArticleList>>>) -> Node {
    let lang = scope.lang;
    let words = catalogue(lang);
    let navigator = use_navigator();
    let chips = move || {
        let values = values(lang, words, &selection.get(), list.get().as_deref(), &scope);
        if values.is_empty() {
            return ().into_node();
        }
        let link = |href: String, class: &'static str, label: String, content: Node| {
            // The link is gone with its filter; the focus stays near where it was.
            let target = href.clone();
            let go = replaces(navigator, move || target.clone(), || browser::focus("filters"));
            view! {
                <li>
                    <a class=class href=href aria-label=label on:click=go>
                        {content}
                    </a>
                </li>
            }
            .into_node()
        };
        let reset = selection.with(|selection| scope.reset(selection));
        let several = values.len() > 1;
        let chips: Vec<_> = values
            .into_iter()
            .map(|value| {
                let content = view! { <span>{value.name.clone()}</span> <span class="chosen-cross" aria-hidden="true">"×"</span> }.into_node();
                link(scope.href(&value.without, 1), "chosen", format!("{} {}", words.filter_remove, value.name), content)
            })
            .collect();
        let all = several.then(|| link(reset, "chosen-reset", words.filter_reset.to_owned(), words.filter_reset.into_node()));
        view! { <ul class="chosen-list" aria-label=words.filter_active>{chips}{all}</ul> }.into_node()
    };
    chips.into_node()
}
