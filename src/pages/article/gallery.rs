use crate::address::use_lang;
use crate::components::{ImageSizes, linked_figure};
use crate::contract::Picture;
use crate::locale::{Noun, catalogue, counted};
use crate::prelude::*;

/// The pictures of a photo report.
pub(super) fn gallery(pictures: &[Picture]) -> Node {
    if pictures.is_empty() {
        return ().into_node();
    }
    let lang = use_lang();
    let items = pictures.iter().map(|picture| view! { <li>{linked_figure(picture, ImageSizes::Gallery)}</li> }).collect::<Node>();
    view! {
        <section class="gallery" aria-labelledby="gallery-title">
            <h2 id="gallery-title">{catalogue(lang).article_gallery} " " <span class="count">{counted(lang, pictures.len() as u32, Noun::Picture)}</span></h2>
            <ul>{items}</ul>
        </section>
    }
    .into_node()
}
