use super::facts::facts;
use super::listing::listing;
use super::missing::not_here;
use super::title;
use crate::address::use_lang;
use crate::client::{ApiError, community_path, regions_path};
use crate::components::{error_note, trail};
use crate::contract::{Community, Filter, Items, Region, Selection};
use crate::head::set_head;
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
    let heading = move || match load.get() {
        State::Waiting => title(words.loading.to_owned()),
        State::Failed(ApiError::NotFound) => not_here(words.not_found_title, words.communities_none, slug.replace('-', " ")),
        State::Failed(error) => view! { {title(words.communities.to_owned())} {error_note(error, move || load.retry())} }.into_node(),
        State::Ready(community) => {
            let region = regions.ready().and_then(|regions| regions.items.iter().find(|region| region.slug == community.region).cloned());
            heading(lang, &community, region)
        }
    };
    let exists = Memo::new(move |_| !matches!(load.get(), State::Failed(ApiError::NotFound)));
    let list = move || exists.get().then(|| listing(route.clone(), Noun::News));
    view! { {heading} {list} }.into_node()
}

fn heading(lang: Lang, community: &Community, region: Option<Region>) -> Node {
    let words = catalogue(lang);
    set_head(lang, &community.name, None, Some(Route::Community(community.slug.clone()).path(lang)));
    let mut rows = Vec::new();
    let mut above = vec![(Route::Communities, words.communities.to_owned())];
    if let Some(region) = region {
        let name = if lang == Lang::En { region.name_en } else { region.name };
        let href = Route::Region(region.slug.clone()).path(lang);
        rows.push((words.community_region, view! { <a href=href>{name.clone()}</a> }.into_node()));
        above.push((Route::Region(region.slug), name));
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
