//! Bodies that come as blocks: well-formed by their type, here held to the limits.

use super::{Checked, check_file, check_picture, clean, fail};
use visnyk_contract::limits::MAX_DEPTH;
use visnyk_contract::{Block, Cell, Span};

/// Most blocks of a body, on all levels.
const MAX_BLOCKS: usize = 10_000;
/// Most columns of a table.
const MAX_COLUMNS: usize = 100;

/// Checks depth, levels, addresses; cleans texts, drops empty paragraphs.
pub fn check(mut blocks: Vec<Block>) -> Checked<Vec<Block>> {
    let mut count = 0;
    walk("/body", &blocks, 1, &mut count)?;
    clean::blocks(&mut blocks);
    Ok(blocks.into_iter().filter(|block| !matches!(block, Block::Paragraph { spans } if spans.is_empty())).collect())
}

/// Whether a film is among the blocks.
pub fn has_film(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match block {
        Block::Embed { .. } => true,
        Block::Quote { blocks, .. } => has_film(blocks),
        Block::List { items, .. } => items.iter().any(|item| has_film(item)),
        _ => false,
    })
}

fn walk(field: &str, blocks: &[Block], depth: usize, count: &mut usize) -> Checked<()> {
    if depth > MAX_DEPTH {
        return fail(field, format!("blocks are nested deeper than {MAX_DEPTH}"));
    }
    *count += blocks.len();
    if *count > MAX_BLOCKS {
        return fail("/body", format!("has more than {MAX_BLOCKS} blocks"));
    }
    blocks.iter().enumerate().try_for_each(|(at, one)| block(&format!("{field}/{at}"), one, depth, count))
}

fn block(field: &str, block: &Block, depth: usize, count: &mut usize) -> Checked<()> {
    match block {
        Block::Paragraph { spans } => self::spans(&format!("{field}/spans"), spans, 1),
        Block::Heading { level, spans } if (2..=4).contains(level) => self::spans(&format!("{field}/spans"), spans, 1),
        Block::Heading { level, .. } => fail(&format!("{field}/level"), format!("is {level}; headings have 2 to 4, the title is 1")),
        Block::List { items, .. } => items.iter().enumerate().try_for_each(|(at, item)| walk(&format!("{field}/items/{at}"), item, depth + 1, count)),
        Block::Quote { blocks, .. } => walk(&format!("{field}/blocks"), blocks, depth + 1, count),
        Block::Picture { picture } => check_picture(&format!("{field}/picture"), picture),
        Block::Table { header, rows } => {
            header.iter().try_for_each(|row| cells(&format!("{field}/header"), row))?;
            rows.iter().enumerate().try_for_each(|(at, row)| cells(&format!("{field}/rows/{at}"), row))
        }
        Block::Embed { provider, url, .. } => {
            if provider.is_empty() || provider.chars().count() > 40 {
                fail(&format!("{field}/provider"), "names nobody")
            } else if url.host().is_none() {
                fail(&format!("{field}/url"), "is not an http(s) address")
            } else {
                Ok(())
            }
        }
        Block::File { attachment } => check_file(&format!("{field}/attachment"), attachment),
        Block::Rule => Ok(()),
    }
}

fn cells(field: &str, row: &[Cell]) -> Checked<()> {
    if row.len() > MAX_COLUMNS {
        return fail(field, format!("has {} cells, {MAX_COLUMNS} at most", row.len()));
    }
    row.iter().enumerate().try_for_each(|(at, cell)| spans(&format!("{field}/{at}"), cell, 1))
}

fn spans(field: &str, list: &[Span], depth: usize) -> Checked<()> {
    if depth > MAX_DEPTH {
        return fail(field, format!("spans are nested deeper than {MAX_DEPTH}"));
    }
    list.iter().enumerate().try_for_each(|(at, span)| match span {
        Span::Strong { spans: inner } | Span::Em { spans: inner } | Span::Sub { spans: inner } | Span::Sup { spans: inner } => {
            spans(&format!("{field}/{at}/spans"), inner, depth + 1)
        }
        Span::Link { spans: inner, .. } | Span::Abbr { spans: inner, .. } => spans(&format!("{field}/{at}/spans"), inner, depth + 1),
        Span::Text { .. } | Span::Break => Ok(()),
    })
}
