use crate::address::use_lang;
use crate::components::combobox::{Combobox, Lookup, combobox};
use crate::contract::{ArticleList, Facet, Filter, Selection};
use crate::locale::{Catalogue, catalogue, number, tag_name};
use crate::prelude::*;
use crate::routes::{Lang, Route};
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
pub fn facet(list: &ArticleList, filter: Filter) -> &[Facet] {
    match filter {
        Filter::Tag => &list.facets.tag,
        Filter::Region => &list.facets.region,
        Filter::Community => &list.facets.community,
    }
}

/// What the field of regions shows: one, though an address may name several.
pub(super) fn shown(selection: &Selection) -> &str {
    selection.slugs(Filter::Region).first().map_or("", String::as_str)
}

/// Takes over what was chosen in a filter's field. Tags and communities add up, and one that is chosen again is taken back; a region
/// replaces the one before.
pub(super) fn choose(selection: &mut Selection, filter: Filter, slug: &str) {
    if filter == Filter::Region {
        selection.clear(filter);
        // A community of another region would leave nothing.
        selection.clear(Filter::Community);
    }
    if selection.has(filter, slug) {
        selection.remove(filter, slug);
    } else if !slug.is_empty() {
        selection.add(filter, slug);
    }
}

/// What looks for the values of each filter.
pub type Lookups = Arc<dyn Fn(Filter) -> Lookup + Send + Sync>;

/// A field that finds values by their name. Tags and communities are too many for a list; without the program there are the pages of all.
pub(super) fn find_field(filter: Filter, lookups: &Lookups, pick: Callback<(Filter, String)>) -> Node {
    let lang = use_lang();
    let words = catalogue(lang);
    let (id, all) = if filter == Filter::Tag { ("find-tag", Route::Tags) } else { ("find-community", Route::Communities) };
    let label = filter_name(words, filter);
    let pick = Callback::new(move |slug| pick.run((filter, slug)));
    let field = Combobox { id, name: None, label, class: None, hint: words.filter_find, text: RwSignal::new(String::new()), lookup: lookups(filter), pick };
    view! {
        <div class="field">
            {combobox(field)}
            <a class="without-program" href=all.path(lang)>{label}": "{words.filter_any}</a>
        </div>
    }
    .into_node()
}

/// A choice among the regions, each with its count.
pub(super) fn region_field(selection: Memo<Selection>, list: Signal<Option<Arc<ArticleList>>>, pick: Callback<(Filter, String)>) -> Node {
    let lang = use_lang();
    let words = catalogue(lang);
    let current = move || shown(&selection.get()).to_owned();
    let options = move || {
        let list = list.get();
        let values = list.as_deref().map(|list| facet(list, Filter::Region)).unwrap_or_default();
        let chosen = selection.get();
        // What the field shows must be in it, also before its name is known: a form that is sent would lose it.
        let current = shown(&chosen);
        let unnamed = (!current.is_empty() && !values.iter().any(|value| value.slug == current))
            .then(|| view! { <option value=current.to_owned() selected=true>{current.to_owned()}</option> });
        let offered = values.iter().map(|value| option(lang, value, value.slug == current)).collect::<Node>();
        view! { {unnamed} {offered} }.into_node()
    };
    view! {
        <p class="field">
            <label for="filter-region">{words.filter_region}</label>
            <select id="filter-region" name="region" autocomplete="off" prop:value=current on:change=move |event| pick.run((Filter::Region, event.value()))>
                <option value="">{words.filter_any}</option>
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
