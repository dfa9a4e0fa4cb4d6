use crate::browser::Event;
use crate::components::largest;
use crate::contract::{Article, Block, Picture};
use crate::later::later;
use crate::prelude::*;
use crate::routes::Lang;
use std::sync::Arc;

/// What a click on one of an article's pictures does, and what then lies over the page. The links to the pictures themselves are
/// for whoever opens them elsewhere, or has no program.
pub(super) fn looked_at(lang: Lang, article: &Article) -> (impl Fn(Event) + 'static, Node) {
    let mut pictures = Vec::new();
    collect(&article.body, &mut pictures);
    pictures.extend(article.gallery.iter().cloned());
    let pictures = Arc::new(pictures);
    let at = RwSignal::new(0_u32);
    let known = pictures.clone();
    let open = move |event: Event| {
        if event.has_modifier() || event.near("button", "type").is_some() {
            return;
        }
        let link = event.near("a.zoom", "href");
        let place = link.and_then(|link| known.iter().position(|picture| largest(picture).as_str() == link));
        if let Some(place) = place {
            event.prevent_default();
            at.set(place as u32 + 1);
        }
    };
    let is_open = Memo::new(move |_| at.get() > 0);
    let over = move || {
        let pictures = pictures.clone();
        is_open.get().then(|| later(move |more| (more.lightbox)(lang, pictures.clone(), at), || ().into_node()))
    };
    (open, over.into_node())
}

/// The pictures among blocks, also in lists and quotes.
fn collect(blocks: &[Block], into: &mut Vec<Picture>) {
    for block in blocks {
        match block {
            Block::Picture { picture } => into.push(picture.clone()),
            Block::Quote { blocks, .. } => collect(blocks, into),
            Block::List { items, .. } => items.iter().for_each(|blocks| collect(blocks, into)),
            _ => {}
        }
    }
}
