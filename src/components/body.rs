//! An article's body: blocks in, elements out. There is no HTML here, only nodes.

mod anchor;
mod embed;
mod file;
mod span;
mod table;

use super::link::rel_of;
use super::{ImageSizes, image};
use crate::address::use_lang;
use crate::contract::{Block, Picture, SafeUrl};
use crate::locale::catalogue;
use crate::prelude::*;
use anchor::Anchors;
use embed::embed;
use file::file;
use span::spans;
use table::table;

pub use file::files;

/// Deepest nesting that is shown: the contract's bound, against a server that does not keep it.
const MAX_DEPTH: usize = crate::contract::limits::MAX_DEPTH;

/// The blocks of a body.
pub fn body(blocks: &[Block]) -> Node {
    let mut anchors = Anchors::default();
    let blocks = blocks.iter().map(|block| match block {
        Block::Heading { spans, .. } => section_head(one(block, 0), anchors.next(spans)),
        _ => one(block, 0),
    });
    view! { <div class="body">{blocks.collect::<Node>()}</div> }.into_node()
}

/// A heading that can be linked to. The link stands beside it: the heading's own name stays what it says.
fn section_head(heading: Node, (id, words): (String, String)) -> Node {
    let label = format!("{} {words}", catalogue(use_lang()).heading_link);
    let href = format!("#{id}");
    view! { <div class="section-head" id=id>{heading} <a class="anchor" href=href aria-label=label>"#"</a></div> }.into_node()
}

fn all(blocks: &[Block], depth: usize) -> Node {
    if depth > MAX_DEPTH {
        return ().into_node();
    }
    blocks.iter().map(|block| one(block, depth)).collect::<Node>().into_node()
}

fn one(block: &Block, depth: usize) -> Node {
    match block {
        Block::Paragraph { spans: text } => view! { <p>{spans(text, depth)}</p> }.into_node(),
        Block::Heading { level: 2, spans: text } => view! { <h2>{spans(text, depth)}</h2> }.into_node(),
        Block::Heading { level: 3, spans: text } => view! { <h3>{spans(text, depth)}</h3> }.into_node(),
        Block::Heading { spans: text, .. } => view! { <h4>{spans(text, depth)}</h4> }.into_node(),
        Block::List { ordered, items } => list(*ordered, items, depth),
        Block::Quote { blocks, cite } => {
            let cite = cite.clone().map(|cite| view! { <footer>{cite}</footer> });
            view! { <blockquote>{all(blocks, depth + 1)}{cite}</blockquote> }.into_node()
        }
        Block::Picture { picture } => linked_figure(picture, ImageSizes::Column),
        Block::Table { header, rows } => table(header.as_deref(), rows, depth),
        Block::Embed { provider, url, title } => embed(provider, url, title),
        Block::File { attachment } => view! { <p class="body-file">{file(attachment)}</p> }.into_node(),
        Block::Rule => view! { <hr /> }.into_node(),
    }
}

fn list(ordered: bool, items: &[Vec<Block>], depth: usize) -> Node {
    let items = items.iter().map(|item| view! { <li>{all(item, depth + 1)}</li> }).collect::<Node>();
    if ordered { view! { <ol>{items}</ol> }.into_node() } else { view! { <ul>{items}</ul> }.into_node() }
}

/// A picture with what is written under it.
pub fn figure(picture: &Picture, sizes: ImageSizes, eager: bool) -> Node {
    view! { <figure class="figure">{image(picture, sizes, eager)} {caption(picture)}</figure> }
}

/// The same, as a link to the picture in its full size, which opens over the page where the program is there.
pub fn linked_figure(picture: &Picture, sizes: ImageSizes) -> Node {
    let url = largest(picture);
    let name = picture.alt.is_empty().then(|| catalogue(use_lang()).picture_open);
    view! {
        <figure class="figure">
            <a class="zoom" href=url.as_str().to_owned() rel=rel_of(url) aria-label=name>{image(picture, sizes, false)}</a> {caption(picture)}
        </figure>
    }
}

/// The address of a picture in its full size.
pub fn largest(picture: &Picture) -> &SafeUrl {
    picture.variants.last().map_or(&picture.src, |variant| &variant.src)
}

pub(super) fn caption(picture: &Picture) -> Option<Node> {
    let credit = picture.credit.clone().map(|credit| view! { <small class="credit">{credit}</small> });
    let caption = picture.caption.clone();
    (caption.is_some() || credit.is_some()).then(|| view! { <figcaption>{caption} " " {credit}</figcaption> })
}
