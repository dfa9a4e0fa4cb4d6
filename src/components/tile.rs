use super::row::card_lang;
use super::{ImageSizes, card_marks, image, when};
use crate::contract::{Card, Picture};
use crate::locale::region_name;
use crate::prelude::*;
use crate::routes::{Lang, Route};

/// A card of the front page; the lead story is the large one.
pub fn tile(lang: Lang, card: &Card, lead_story: bool) -> Node {
    let href = Route::Article(card.id.clone()).path(lang);
    let sizes = if lead_story { ImageSizes::Lead } else { ImageSizes::Tile };
    let cover = card.cover.as_ref().map(|cover| {
        let cover = Picture { alt: String::new(), ..cover.clone() };
        view! {
            <a class="tile-cover" href=href.clone() tabindex="-1" aria-hidden="true">
                {image(&cover, sizes, lead_story)}
            </a>
        }
    });
    let lead = (!card.lead.is_empty()).then(|| view! { <p class="tile-lead">{card.lead.clone()}</p> });
    let region = card.regions.first().map(|region| {
        let href = Route::Region(region.slug.clone()).path(lang);
        let (name, marked) = region_name(lang, region);
        view! {
            <a class="tile-region" href=href lang=marked>
                {name.to_owned()}
            </a>
        }
    });
    view! {
        <article class=if lead_story { "tile tile-lead-story" } else { "tile" } lang=card_lang(lang, card)>
            {cover} <div class="tile-text">
                <p class="tile-meta">{region} {when(lang, card.published_at)} {card_marks(lang, card)}</p>
                <h2 class="tile-title">
                    <a href=href>{card.title.clone()}</a>
                </h2>
                {lead}
            </div>
        </article>
    }
    .into_node()
}
