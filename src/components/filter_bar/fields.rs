use crate::address::use_lang;
use crate::contract::{ArticleList, Date, Facet, Filter, Selection};
use crate::locale::{Catalogue, catalogue, number, tag_name};
use crate::prelude::*;
use crate::routes::Lang;
use std::sync::Arc;

/// The name of a filter.
pub(super) fn filter_name(words: &Catalogue, filter: Filter) -> &'static str {
    match filter {
        Filter::Tag => words.filter_tag,
        Filter::Region => words.filter_region,
        Filter::Community => words.filter_community,
    }
}

/// The facet of a filter in a list.
pub(super) fn facet(list: &ArticleList, filter: Filter) -> &[Facet] {
    match filter {
        Filter::Tag => &list.facets.tag,
        Filter::Region => &list.facets.region,
        Filter::Community => &list.facets.community,
    }
}

/// What the field of a filter shows: the first value, or none where values add up.
pub(super) fn shown(selection: &Selection, filter: Filter) -> &str {
    let slugs = if filter == Filter::Tag { &[] } else { selection.slugs(filter) };
    slugs.first().map_or("", String::as_str)
}

/// Takes over what was chosen in a filter's field. Tags add up; a region or a community replaces the one before.
pub(super) fn choose(selection: &mut Selection, filter: Filter, slug: &str) {
    if filter != Filter::Tag {
        selection.clear(filter);
    }
    if filter == Filter::Region {
        // A community of another region would leave nothing.
        selection.clear(Filter::Community);
    }
    if !slug.is_empty() {
        selection.add(filter, slug);
    }
}

/// A choice among the values of a filter, each with its count.
pub(super) fn value_field(filter: Filter, selection: Memo<Selection>, list: Signal<Option<Arc<ArticleList>>>, pick: Callback<(Filter, String)>) -> Node {
    let lang = use_lang();
    let words = catalogue(lang);
    let id = format!("filter-{}", filter.key());
    let adds = filter == Filter::Tag;
    let current = move || shown(&selection.get(), filter).to_owned();
    let options = move || {
        let list = list.get();
        let values = list.as_deref().map(|list| facet(list, filter)).unwrap_or_default();
        let chosen = selection.get();
        // What the field shows must be in it, also before its name is known: a form that is sent would lose it.
        let current = shown(&chosen, filter);
        let unnamed = (!current.is_empty() && !values.iter().any(|value| value.slug == current))
            .then(|| view! { <option value=current.to_owned() selected=true>{current.to_owned()}</option> });
        let offered = values.iter().filter(|value| !adds || !chosen.has(filter, &value.slug));
        let offered = offered.map(|value| option(lang, value, value.slug == current)).collect::<Node>();
        view! { {unnamed} {offered} }.into_node()
    };
    view! {
        <p class="field">
            <label for=id.clone()>{filter_name(words, filter)}</label>
            <select id=id name=filter.key() autocomplete="off" prop:value=current on:change=move |event| pick.run((filter, event.value()))>
                <option value="">{if adds { words.filter_add } else { words.filter_any }}</option>
                {options}
            </select>
        </p>
    }
    .into_node()
}

fn option(lang: Lang, value: &Facet, selected: bool) -> Node {
    let (name, marked) = tag_name(lang, &value.name, value.name_en.as_deref());
    view! {
        <option value=value.slug.clone() selected=selected disabled=value.count == 0 && !selected lang=marked>
            {format!("{name} ({})", number(lang, u64::from(value.count)))}
        </option>
    }
    .into_node()
}

/// A day.
pub(super) fn date_field(name: &'static str, label: &'static str, value: Signal<Option<Date>>, change: Callback<Option<Date>>) -> Node {
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

/// The words to find; they are taken when the form is sent.
pub(super) fn text_field(selection: Memo<Selection>) -> Node {
    let words = catalogue(use_lang());
    let shown = move || selection.get().text().to_owned();
    view! {
        <p class="field field-text">
            <label for="filter-q">{words.filter_text}</label>
            <input id="filter-q" type="search" name="q" maxlength="200" enterkeyhint="search" autocomplete="off" prop:value=shown value=untrack(shown) />
        </p>
    }
    .into_node()
}
