//! An article's body: blocks in, elements out. There is no HTML here, only nodes.

mod embed;
mod file;
mod span;
mod table;

use super::{ImageSizes, image};
use crate::contract::{Block, Picture};
use embed::embed;
use file::file;
use leptos::prelude::*;
use span::spans;
use table::table;

pub use file::files;

/// Deepest nesting that is shown: the contract's bound, against a server that does not keep it.
const MAX_DEPTH: usize = crate::contract::limits::MAX_DEPTH;

/// The blocks of a body.
pub fn body(blocks: &[Block]) -> AnyView {
    view! { <div class="body">{all(blocks, 0)}</div> }.into_any()
}

fn all(blocks: &[Block], depth: usize) -> AnyView {
    if depth > MAX_DEPTH {
        return ().into_any();
    }
    blocks.iter().map(|block| one(block, depth)).collect_view().into_any()
}

fn one(block: &Block, depth: usize) -> AnyView {
    match block {
        Block::Paragraph { spans: text } => view! { <p>{spans(text, depth)}</p> }.into_any(),
        Block::Heading { level: 2, spans: text } => view! { <h2>{spans(text, depth)}</h2> }.into_any(),
        Block::Heading { level: 3, spans: text } => view! { <h3>{spans(text, depth)}</h3> }.into_any(),
        Block::Heading { spans: text, .. } => view! { <h4>{spans(text, depth)}</h4> }.into_any(),
        Block::List { ordered, items } => list(*ordered, items, depth),
        Block::Quote { blocks, cite } => {
            let cite = cite.clone().map(|cite| view! { <footer>{cite}</footer> });
            view! { <blockquote>{all(blocks, depth + 1)}{cite}</blockquote> }.into_any()
        }
        Block::Picture { picture } => figure(picture, ImageSizes::Column, false),
        Block::Table { header, rows } => table(header.as_deref(), rows, depth),
        Block::Embed { provider, url, title } => embed(provider, url, title),
        Block::File { attachment } => view! { <p class="body-file">{file(attachment)}</p> }.into_any(),
        Block::Rule => view! { <hr /> }.into_any(),
    }
}

fn list(ordered: bool, items: &[Vec<Block>], depth: usize) -> AnyView {
    let items = items.iter().map(|item| view! { <li>{all(item, depth + 1)}</li> }).collect_view();
    if ordered { view! { <ol>{items}</ol> }.into_any() } else { view! { <ul>{items}</ul> }.into_any() }
}

/// A picture with what is written under it.
pub fn figure(picture: &Picture, sizes: ImageSizes, eager: bool) -> AnyView {
    let words = crate::locale::catalogue(crate::address::use_lang());
    let credit = picture.credit.clone().map(|credit| view! { <small class="credit">{words.article_credit} " " {credit}</small> });
    let caption = picture.caption.clone();
    let under = (caption.is_some() || credit.is_some()).then(|| view! { <figcaption>{caption} " " {credit}</figcaption> });
    view! { <figure class="figure">{image(picture, sizes, eager)}{under}</figure> }.into_any()
}
