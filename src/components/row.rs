use super::{ImageSizes, card_marks, community_chips, hour, image, marked, region_chips, tag_chips, when};
use crate::contract::Card;
use crate::prelude::*;
use crate::routes::{Lang, Route};

/// A row of a list: time, heading, lead, labels and, when there is one, the picture. Under the heading of its day it says the
/// hour alone, and on the page `own` not that it belongs to that.
pub fn row(lang: Lang, card: &Card, under_day: bool, own: &str) -> Node {
    let href = Route::Article(card.id.clone()).path(lang);
    // What was searched for may stand in the body alone: then a piece of that says more than the lead.
    let found = card.found.as_deref();
    let lead = found.and_then(|found| found.text.as_ref()).unwrap_or(&card.lead);
    let lead = (!lead.is_empty()).then(|| view! { <p class="row-lead">{marked(lead, found.map_or(&[], |found| &found.marks))}</p> });
    let cover = card.cover.as_ref().map(|cover| {
        // The heading is the link; the picture only widens it for the pointer.
        let cover = crate::contract::Picture { alt: String::new(), ..cover.clone() };
        view! {
            <a class="row-cover" href=href.clone() tabindex="-1" aria-hidden="true">
                {image(&cover, ImageSizes::Thumb, false)}
            </a>
        }
    });
    let title = view! { <a href=href>{marked(&card.title, found.map_or(&[], |found| &found.title))}</a> };
    let heading = if under_day {
        view! { <h3 class="row-title">{title}</h3> }
    } else {
        view! { <h2 class="row-title">{title}</h2> }
    };
    let time = if under_day { hour(lang, card.published_at) } else { when(lang, card.published_at) };
    view! {
        <article class="row" lang=card_lang(lang, card)>
            {cover}
            <div class="row-text">
                <p class="row-meta">{time} {card_marks(lang, card)}</p>
                {heading}
                {lead}
                <div class="row-labels">
                    {region_chips(lang, &card.regions, own)} {community_chips(lang, &card.communities, own)} {tag_chips(lang, &card.tags, own)}
                </div>
            </div>
        </article>
    }
    .into_node()
}

/// The language of a card where it is not the interface's.
pub(super) fn card_lang(lang: Lang, card: &Card) -> Option<&'static str> {
    (card.lang.code() != lang.code()).then(|| card.lang.code())
}
