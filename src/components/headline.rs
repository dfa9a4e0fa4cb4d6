use super::row::card_lang;
use super::{card_marks, when};
use crate::contract::Card;
use crate::prelude::*;
use crate::routes::{Lang, Route};

/// A heading and its time, in an item of a list: for the latest, the most read and the related.
pub fn headline(lang: Lang, card: &Card) -> Node {
    let href = Route::Article(card.id.clone()).path(lang);
    view! {
        <li class="headline" lang=card_lang(lang, card)>
            {when(lang, card.published_at)} <a href=href>{card.title.clone()}</a> {card_marks(lang, card)}
        </li>
    }
}
