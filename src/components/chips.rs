use crate::contract::{CommunityRef, RegionRef, TagRef};
use crate::locale::{region_name, tag_name};
use crate::prelude::*;
use crate::routes::{Lang, Route};

/// Lists of links to what an article belongs to. On the page of one of those (`own` is its address) that one goes without
/// saying.
#[derive(Clone, Copy)]
struct Chips<'a> {
    lang: Lang,
    kind: &'static str,
    own: &'a str,
}

impl Chips<'_> {
    fn one(&self, route: Route, (name, lang): (&str, Option<&'static str>)) -> Option<Node> {
        let href = route.path(self.lang);
        (href != self.own).then(|| {
            view! {
                <li>
                    <a class=self.kind href=href lang=lang>
                        {name.to_owned()}
                    </a>
                </li>
            }
            .into_node()
        })
    }
}

/// Links to the pages of tags.
pub fn tag_chips(lang: Lang, tags: &[TagRef], own: &str) -> Node {
    let chips = Chips { lang, kind: "chip chip-tag", own };
    list(tags.iter().filter_map(|tag| chips.one(Route::Tag(tag.slug.clone()), tag_name(lang, &tag.name, tag.name_en.as_deref()))))
}

/// Links to the pages of regions.
pub fn region_chips(lang: Lang, regions: &[RegionRef], own: &str) -> Node {
    let chips = Chips { lang, kind: "chip chip-region", own };
    list(regions.iter().filter_map(|region| chips.one(Route::Region(region.slug.clone()), region_name(lang, region))))
}

/// Links to the pages of communities. Their names are Ukrainian in every language of the interface.
pub fn community_chips(lang: Lang, communities: &[CommunityRef], own: &str) -> Node {
    let chips = Chips { lang, kind: "chip chip-community", own };
    list(communities.iter().filter_map(|community| chips.one(Route::Community(community.slug.clone()), tag_name(lang, &community.name, None))))
}

fn list(chips: impl Iterator<Item = Node>) -> Node {
    let chips: Vec<_> = chips.collect();
    (!chips.is_empty()).then(|| view! { <ul class="chips">{chips}</ul> }).into_node()
}
