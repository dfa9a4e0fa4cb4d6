use crate::contract::{Card, Kind};
use crate::locale::{catalogue, kind_name};
use crate::prelude::*;
use crate::routes::Lang;

/// What sort of article it is, and whether it carries a gallery or a film.
pub fn card_marks(lang: Lang, card: &Card) -> Node {
    let words = catalogue(lang);
    let kind = kind_name(words, card.kind).map(|name| view! { <span class="mark mark-kind">{name}</span> });
    // A photo report says already that it has photos.
    let photo =
        (card.media.photo && card.kind != Kind::Photo).then(|| view! { <span class="mark mark-photo" title=words.media_has_photo>{words.media_photo}</span> });
    let video =
        (card.media.video && card.kind != Kind::Video).then(|| view! { <span class="mark mark-video" title=words.media_has_video>{words.media_video}</span> });
    view! { {kind}{photo}{video} }.into_node()
}
