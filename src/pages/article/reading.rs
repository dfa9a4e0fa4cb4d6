use crate::contract::{Block, Span};

/// Words that a reader of Ukrainian takes in within a minute.
const PACE: u32 = 180;
/// What a picture takes, in words.
const PICTURE: u32 = 15;

/// How many minutes an article takes to read: at least one.
pub(super) fn minutes(body: &[Block], gallery: usize) -> u32 {
    let words = of_blocks(body) + PICTURE * gallery as u32;
    ((words + PACE / 2) / PACE).max(1)
}

fn of_blocks(blocks: &[Block]) -> u32 {
    blocks.iter().map(of_block).sum()
}

fn of_block(block: &Block) -> u32 {
    match block {
        Block::Paragraph { spans } | Block::Heading { spans, .. } => of_spans(spans),
        Block::List { items, .. } => items.iter().map(|item| of_blocks(item)).sum(),
        Block::Quote { blocks, .. } => of_blocks(blocks),
        Block::Picture { .. } => PICTURE,
        Block::Table { header, rows } => header.iter().chain(rows).flatten().map(|cell| of_spans(cell)).sum(),
        Block::Embed { .. } | Block::File { .. } | Block::Rule => 0,
    }
}

fn of_spans(spans: &[Span]) -> u32 {
    let of_span = |span: &Span| match span {
        Span::Text { text } => text.split([' ', '\u{A0}', '\n']).filter(|word| !word.is_empty()).count() as u32,
        _ => of_spans(span.spans()),
    };
    spans.iter().map(of_span).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: usize) -> Vec<Span> {
        vec![Span::Text { text: "слово ".repeat(words) }]
    }

    fn paragraph(words: usize) -> Block {
        Block::Paragraph { spans: text(words) }
    }

    #[test]
    fn minutes_are_rounded_and_never_none() {
        let of = |words| minutes(&[paragraph(words)], 0);
        assert_eq!([0, 100, 269, 270, 900, 5_000].map(of), [1, 1, 1, 2, 5, 28]);
    }

    #[test]
    fn words_count_wherever_they_stand_and_pictures_a_little() {
        let blocks = [
            Block::List { ordered: false, items: vec![vec![paragraph(90)], vec![paragraph(90)]] },
            Block::Quote { blocks: vec![paragraph(90)], cite: None },
            Block::Table { header: Some(vec![text(45)]), rows: vec![vec![text(45)]] },
            Block::Heading { level: 2, spans: vec![Span::Strong { spans: text(90) }] },
        ];
        assert_eq!(of_blocks(&blocks), 450);
        assert_eq!((minutes(&blocks, 0), minutes(&blocks, 12)), (3, 4));
    }
}
