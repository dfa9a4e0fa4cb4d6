use super::facts::facts;
use super::listing::{listed, listing};
use super::missing::not_here;
use super::title;
use crate::address::use_lang;
use crate::client::{ApiError, community_path, regions_path};
use crate::components::{error_note, trail};
use crate::contract::{Community, Filter, Items, Region, Selection};
use crate::head::About;
use crate::load::{Load, State};
use crate::locale::{Noun, catalogue, number};
use crate::prelude::*;
use crate::routes::{Lang, Route};

/// A community: what is known of it, and its news.
pub fn community(slug: &str) -> Node {
    let lang = use_lang();
    let words = catalogue(lang);
    let slug = slug.to_owned();
    let route = Route::Community(slug.clone());
    let path = community_path(&slug);
    let load = Load::<Community>::new(move || path.clone());
    // For the name of the region; without it the page still stands.
    let regions = Load::<Items<Region>>::new(regions_path);
    let listed = listed(&route);
    let region = move |slug: &str| regions.ready().and_then(|regions| regions.items.iter().find(|region| region.slug == slug).cloned());
    let head = {
        let route = route.clone();
        move || {
            let Some(community) = load.ready() else { return };
            let about = About::of_list(lang, &community.name);
            let above = above(lang, region(&community.region).as_ref());
            listed.with(|(selection, page)| about.list(&route, selection, *page).below(&above).write());
        }
    };
    let heading = move || match load.get() {
        State::Waiting => title(words.loading.to_owned()),
        State::Failed(ApiError::NotFound) => not_here(words.not_found_title, words.communities_none, slug.replace('-', " ")),
        State::Failed(error) => view! { {title(words.communities.to_owned())} {error_note(error, move || load.retry())} }.into_node(),
        State::Ready(community) => heading(lang, &community, region(&community.region)),
    };
    let exists = Memo::new(move |_| !matches!(load.get(), State::Failed(ApiError::NotFound)));
    let list = move || exists.get().then(|| listing(route.clone(), Noun::News));
    view! { {head} {heading} {list} }.into_node()
}

/// The directory of communities, and the region where it is known.
fn above(lang: Lang, region: Option<&Region>) -> Vec<(Route, String)> {
    let mut above = vec![(Route::Communities, catalogue(lang).communities.to_owned())];
    let name = |region: &Region| if lang == Lang::En { region.name_en.clone() } else { region.name.clone() };
    above.extend(region.map(|region| (Route::Region(region.slug.clone()), name(region))));
    above
}

fn heading(lang: Lang, community: &Community, region: Option<Region>) -> Node {
    let words = catalogue(lang);
    let mut rows = Vec::new();
    let above = above(lang, region.as_ref());
    if let Some(region) = region {
        let href = Route::Region(region.slug).path(lang);
        let name = if lang == Lang::En { region.name_en } else { region.name };
        rows.push((words.community_region, view! { <a href=href>{name}</a> }.into_node()));
    }
    rows.push((words.region_centre, community.centre.clone().into_node()));
    if let Some(population) = community.population {
        rows.push((words.community_population, number(lang, u64::from(population)).into_node()));
    }
    rows.push((words.region_code, community.katottg.clone().into_node()));
    let marked = (lang != Lang::Uk).then_some("uk");
    view! {
        {trail(above)}
        <div class="page-heading"><div lang=marked>{title(community.name.clone())}</div> {facts(rows)}</div>
    }
    .into_node()
}

/// The address of the directory narrowed to a region.
pub(super) fn directory_of(lang: Lang, region: &str) -> String {
    Route::Communities.href(lang, &Selection::of(Filter::Region, region), 1)
}
