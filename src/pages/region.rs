use super::facts::facts;
use super::listing::{listed, listing};
use super::map::place;
use super::missing::not_here;
use super::title;
use crate::address::use_lang;
use crate::client::{ApiError, region_path};
use crate::components::{error_note, trail};
use crate::contract::Region;
use crate::head::About;
use crate::load::{Load, State};
use crate::locale::{Noun, catalogue, number};
use crate::prelude::*;
use crate::routes::{Lang, Route};

/// A region: what is known of it, and its news.
pub fn region(slug: &str) -> Node {
    let lang = use_lang();
    let words = catalogue(lang);
    let slug = slug.to_owned();
    let route = Route::Region(slug.clone());
    let path = region_path(&slug);
    let load = Load::<Region>::new(move || path.clone());
    let listed = listed(&route);
    let head = {
        let route = route.clone();
        move || {
            let Some(region) = load.ready() else { return };
            let about = About::of_list(lang, name(lang, &region));
            listed.with(|(selection, page)| about.list(&route, selection, *page).below(&[(Route::Regions, words.regions.to_owned())]).write());
        }
    };
    let heading = move || match load.get() {
        State::Waiting => title(words.loading.to_owned()),
        State::Failed(ApiError::NotFound) => not_here(words.not_found_title, words.not_found_text, slug.replace('-', " ")),
        State::Failed(error) => view! { {title(words.regions.to_owned())} {error_note(error, move || load.retry())} }.into_node(),
        State::Ready(region) => heading(lang, &region),
    };
    let exists = Memo::new(move |_| !matches!(load.get(), State::Failed(ApiError::NotFound)));
    let list = move || exists.get().then(|| listing(route.clone(), Noun::News));
    view! { {head} {heading} {list} }.into_node()
}

fn name(lang: Lang, region: &Region) -> &str {
    if lang == Lang::En && !region.name_en.is_empty() { &region.name_en } else { &region.name }
}

fn heading(lang: Lang, region: &Region) -> Node {
    let words = catalogue(lang);
    let communities = super::community::directory_of(lang, &region.slug);
    let communities = view! { <a href=communities>{number(lang, u64::from(region.communities))}</a> }.into_node();
    let mut rows = vec![(words.region_centre, region.centre.clone().into_node())];
    // The two cities have no communities of their own.
    if region.communities > 0 {
        rows.push((words.region_communities, communities));
    }
    rows.push((words.region_code, region.katottg.clone().into_node()));
    view! {
        {trail(vec![(Route::Regions, words.regions.to_owned())])}
        <div class="page-heading">
            {title(name(lang, region).to_owned())}
            <div class="page-facts">{facts(rows)} {place(lang, "map-place", vec![region.slug.clone()], name(lang, region).to_owned())}</div>
        </div>
    }
    .into_node()
}
