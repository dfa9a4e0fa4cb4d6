use super::row::card_lang;
use super::{card_marks, when};
use crate::contract::Card;
use crate::prelude::*;
use crate::routes::{Lang, Route};

/// A heading and its time, in an item of a list: for the latest, the most read and the related. `with_lead` adds the lead.
pub fn headline(lang: Lang, card: &Card, with_lead: bool) -> Node {
    let href = Route::Article(card.id.clone()).path(lang);
    let lead = (with_lead && !card.lead.is_empty()).then(|| view! { <p class="headline-lead">{card.lead.clone()}</p> });
    view! {
        <li class="headline" lang=card_lang(lang, card)>
            {when(lang, card.published_at)} <a href=href>{card.title.clone()}</a> {card_marks(lang, card)} {lead}
        </li>
    }
}
