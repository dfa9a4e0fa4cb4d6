use crate::contract::{CommunityRef, RegionRef, TagRef};
use crate::locale::tag_name;
use crate::prelude::*;
use crate::routes::{Lang, Route};

fn chip(kind: &'static str, href: String, name: String, lang: Option<&'static str>) -> Node {
    view! {
        <li>
            <a class=kind href=href lang=lang>
                {name}
            </a>
        </li>
    }
    .into_node()
}

/// Links to the pages of tags.
pub fn tag_chips(lang: Lang, tags: &[TagRef]) -> Node {
    let chips = tags.iter().map(|tag| {
        let (name, marked) = tag_name(lang, &tag.name, tag.name_en.as_deref());
        chip("chip chip-tag", Route::Tag(tag.slug.clone()).path(lang), name.to_owned(), marked)
    });
    list(chips)
}

/// Links to the pages of regions. Their names are Ukrainian in every language of the interface.
pub fn region_chips(lang: Lang, regions: &[RegionRef]) -> Node {
    list(regions.iter().map(|region| chip("chip chip-region", Route::Region(region.slug.clone()).path(lang), region.name.clone(), ukrainian(lang))))
}

/// Links to the pages of communities.
pub fn community_chips(lang: Lang, communities: &[CommunityRef]) -> Node {
    list(
        communities
            .iter()
            .map(|community| chip("chip chip-community", Route::Community(community.slug.clone()).path(lang), community.name.clone(), ukrainian(lang))),
    )
}

fn ukrainian(lang: Lang) -> Option<&'static str> {
    (lang != Lang::Uk).then_some("uk")
}

fn list(chips: impl Iterator<Item = Node>) -> Node {
    let chips: Vec<_> = chips.collect();
    (!chips.is_empty()).then(|| view! { <ul class="chips">{chips}</ul> }).into_node()
}
