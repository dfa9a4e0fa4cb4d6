use super::scale::{STEPS, Scale};
use crate::contract::{Items, Region};
use crate::locale::{Noun, counted, later_words, number};
use crate::prelude::*;
use crate::routes::Lang;
use std::sync::Arc;

/// What the shades of the map mean, in words.
pub fn map_legend(lang: Lang, regions: &[Region]) -> Node {
    let scale = Scale::of(regions.iter().map(|region| region.count));
    let has_none = regions.iter().any(|region| region.count == 0);
    let none = has_none.then(|| step("map-key unit-0", later_words(lang).map_none.to_owned()));
    let classes = ["map-key unit-1", "map-key unit-2", "map-key unit-3", "map-key unit-4"];
    let steps = (1..STEPS).zip(classes).filter_map(|(at, class)| {
        let (least, most) = scale.range(at)?;
        let most_told = counted(lang, most, Noun::News);
        Some(step(class, if least == most { most_told } else { format!("{}–{most_told}", number(lang, u64::from(least))) }))
    });
    view! { <ul class="map-legend" aria-label=later_words(lang).map_legend>{none}{steps.collect::<Node>()}</ul> }.into_node()
}

fn step(class: &'static str, words: String) -> Node {
    // The shade of a key is that of the map, so it is drawn as the map is.
    view! {
        <li>
            <svg class=class viewBox="0 0 24 16" aria-hidden="true"><path d="M1 1h22v14h-22z"></path></svg>
            {words}
        </li>
    }
    .into_node()
}

/// The name and the count of the region that is pointed at or has the focus. A link says both to a screen reader already.
pub fn map_caption(lang: Lang, regions: Arc<Items<Region>>, lit: RwSignal<String>) -> Node {
    let caption = move || {
        let region = lit.with(|lit| regions.items.iter().find(|region| region.slug == *lit));
        let Some(region) = region else { return view! { <span class="map-hint">{later_words(lang).map_hint}</span> } };
        let name = if lang == Lang::En { &region.name_en } else { &region.name };
        view! { <b>{name.clone()}</b> " " <span class="map-count">{counted(lang, region.count, Noun::News)}</span> }
    };
    view! { <p class="map-caption" aria-hidden="true">{caption}</p> }.into_node()
}
