use super::map::{atlas, lit_class};
use super::title;
use crate::address::use_lang;
use crate::client::regions_path;
use crate::components::{error_note, skeleton_list};
use crate::contract::{Items, Region, Selection};
use crate::head::About;
use crate::load::{Load, State};
use crate::locale::{Noun, catalogue, counted, later_words};
use crate::prelude::*;
use crate::routes::{Lang, Route};

/// The 27 regions with their counts, on the map and as a list.
pub fn regions() -> Node {
    let lang = use_lang();
    let words = catalogue(lang);
    let own = later_words(lang);
    About::new(lang, words.regions, own.regions_lead).collection(&Route::Regions, &Selection::new()).write();
    let load = Load::<Items<Region>>::new(regions_path);
    let lit = RwSignal::new(String::new());
    let list = move || match load.get() {
        State::Waiting => skeleton_list(12),
        State::Failed(error) => error_note(error, move || load.retry()),
        State::Ready(regions) => {
            let list = view! { <ul class="region-list">{regions.items.iter().map(|region| item(lang, region, lit)).collect::<Node>()}</ul> };
            atlas(lang, &regions, lit, list.into_node())
        }
    };
    view! { {title(words.regions.to_owned())} <p class="page-lead">{own.regions_lead}</p> {list} }.into_node()
}

fn item(lang: Lang, region: &Region, lit: RwSignal<String>) -> Node {
    let name = if lang == Lang::En { &region.name_en } else { &region.name };
    let href = Route::Region(region.slug.clone()).path(lang);
    view! {
        <li data-unit=region.slug.clone() class=lit_class(lit, &region.slug)>
            <a href=href>{name.clone()}</a>
            <span class="region-list-about">
                {counted(lang, region.count, Noun::News)} {(region.communities > 0).then(|| format!(" · {}", counted(lang, region.communities, Noun::Community)))}
            </span>
        </li>
    }
    .into_node()
}
