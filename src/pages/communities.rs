use super::community::directory_of;
use super::title;
use crate::address::{Move, use_lang, use_navigator};
use crate::browser::Event;
use crate::client::{communities_path, regions_path};
use crate::components::{error_note, skeleton_list};
use crate::contract::{Community, Filter, Items, Region, Selection};
use crate::head::About;
use crate::load::{Load, State};
use crate::locale::{Noun, catalogue, counted, later_words, number};
use crate::prelude::*;
use crate::routes::{Lang, Route};

/// The directory of 1,469 communities: by region, or by name. Only what is looked at is loaded.
pub fn communities() -> Node {
    let lang = use_lang();
    let words = catalogue(lang);
    let own = later_words(lang);
    let query = use_navigator().query();
    let selection = Memo::new(move |_| narrowed(&query.get()));
    let head = move || About::new(lang, words.communities, own.communities_lead).collection(&Route::Communities, &selection.get()).write();
    let regions = Load::<Items<Region>>::new(regions_path);
    let asked = Memo::new(move |_| !selection.get().is_empty());
    let found = move || asked.get().then(|| found(lang, selection, regions));
    let index = move || match regions.get() {
        State::Waiting => skeleton_list(12),
        State::Failed(error) => error_note(error, move || regions.retry()),
        State::Ready(regions) => index(lang, &regions.items, selection),
    };
    view! {
        {head}
        {title(words.communities.to_owned())}
        <p class="page-lead">{own.communities_lead}</p>
        {name_form(lang, selection)} {found} {index}
    }
    .into_node()
}

fn name_form(lang: Lang, selection: Memo<Selection>) -> Node {
    let words = catalogue(lang);
    let own = later_words(lang);
    let navigator = use_navigator();
    let submit = move |event: Event| {
        event.prevent_default();
        let mut next = Selection::new();
        next.set_text(&event.field("q").unwrap_or_default());
        navigator.go(&Route::Communities.href(lang, &next, 1), Move::Replace);
    };
    let shown = move || selection.get().text().to_owned();
    view! {
        <form class="search-form index-filter" action=Route::Communities.path(lang) method="get" on:submit=submit>
            <label for="communities-filter">{own.communities_filter}</label>
            <input id="communities-filter" type="search" name="q" maxlength="200" autocomplete="off" enterkeyhint="search" value=untrack(shown) prop:value=shown />
            <button type="submit" class="button">{words.search_button}</button>
        </form>
    }
    .into_node()
}

/// The communities of the chosen region or with the typed name.
fn found(lang: Lang, selection: Memo<Selection>, regions: Load<Items<Region>>) -> Node {
    let words = catalogue(lang);
    let region = move || selection.with(|selection| region_of(selection).to_owned());
    let load = Load::<Items<Community>>::new(move || selection.with(found_path));
    let list = move || match load.get() {
        State::Waiting => skeleton_list(8),
        State::Failed(error) => error_note(error, move || load.retry()),
        State::Ready(list) if list.items.is_empty() => view! { <p class="empty-title" role="status">{words.communities_none}</p> }.into_node(),
        State::Ready(list) => {
            let known = regions.ready();
            let known = known.as_deref().map(|regions| regions.items.as_slice()).unwrap_or_default();
            let one_region = !region().is_empty();
            let name = |slug: &str| known.iter().find(|known| known.slug == slug).map(|known| region_name(lang, known));
            let heading = name(&region()).unwrap_or_else(|| format!("«{}»", selection.get().text()));
            let items = list.items.iter().map(|community| item(lang, community, if one_region { None } else { name(&community.region) })).collect::<Node>();
            view! {
                <section class="directory">
                    <h2>{heading} " " <span class="count">{counted(lang, list.items.len() as u32, Noun::Community)}</span></h2>
                    <ul class="directory-list">{items}</ul>
                </section>
            }
            .into_node()
        }
    };
    list.into_node()
}

/// What the directory goes by: one region, a name. All else in a query says nothing about communities.
pub(super) fn narrowed(query: &str) -> Selection {
    let asked = Selection::parse(query).selection;
    let mut selection = match region_of(&asked) {
        "" => Selection::new(),
        region => Selection::of(Filter::Region, region),
    };
    selection.set_text(asked.text());
    selection
}

/// The call for the communities of a selection.
pub(super) fn found_path(selection: &Selection) -> String {
    communities_path(region_of(selection), selection.text())
}

/// The directory shows one region at a time.
fn region_of(selection: &Selection) -> &str {
    selection.slugs(Filter::Region).first().map(String::as_str).unwrap_or_default()
}

fn region_name(lang: Lang, region: &Region) -> String {
    if lang == Lang::En { region.name_en.clone() } else { region.name.clone() }
}

/// A community; namesakes are told apart by their region.
fn item(lang: Lang, community: &Community, region: Option<String>) -> Node {
    let marked = (lang != Lang::Uk).then_some("uk");
    let href = Route::Community(community.slug.clone()).path(lang);
    let region = region.map(|region| view! { <span class="directory-region">{region}</span> });
    let count = (community.count > 0).then(|| view! { " " <span class="count">{number(lang, u64::from(community.count))}</span> });
    view! {
        <li>
            <a href=href lang=marked>{community.short_name.clone()}</a> {count} {region}
        </li>
    }
    .into_node()
}

fn index(lang: Lang, regions: &[Region], selection: Memo<Selection>) -> Node {
    let items = regions.iter().filter(|region| region.communities > 0).map(|region| {
        let slug = region.slug.clone();
        let current = move || selection.get().has(Filter::Region, &slug).then_some("true");
        view! {
            <li>
                <a href=directory_of(lang, &region.slug) aria-current=current>{region_name(lang, region)}</a>
                <span class="region-list-about">{counted(lang, region.communities, Noun::Community)}</span>
            </li>
        }
    });
    view! {
        <section class="directory-regions">
            <h2>{catalogue(lang).regions}</h2>
            <ul class="region-list">{items.collect::<Node>()}</ul>
        </section>
    }
    .into_node()
}
