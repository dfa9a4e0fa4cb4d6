use crate::contract::{Card, Kind};
use crate::locale::{Catalogue, catalogue};
use crate::prelude::*;
use crate::routes::Lang;

fn kind_name(words: &Catalogue, kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::News => None,
        Kind::Announcement => Some(words.kind_announcement),
        Kind::Interview => Some(words.kind_interview),
        Kind::Longread => Some(words.kind_longread),
        Kind::Photo => Some(words.kind_photo),
        Kind::Video => Some(words.kind_video),
        Kind::Document => Some(words.kind_document),
    }
}

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
