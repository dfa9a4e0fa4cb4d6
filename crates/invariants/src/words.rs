use visnyk_contract::limits::is_misleading;
use visnyk_contract::{Block, Picture, Span};

/// The letters and digits that readers see, in their order: what must not be lost whatever becomes of the mark-up around it.
pub fn words(blocks: &[Block]) -> String {
    let mut words = String::new();
    each_text(blocks, &mut |text| words.extend(text.chars().filter(|c| c.is_alphanumeric())));
    words
}

/// Whether readers see all of a text as it is written.
pub fn is_shown(text: &str) -> bool {
    !text.chars().any(|c| c.is_control() || is_misleading(c))
}

/// Every text in the blocks.
pub fn each_text(blocks: &[Block], see: &mut dyn FnMut(&str)) {
    for block in blocks {
        match block {
            Block::Paragraph { spans } | Block::Heading { spans, .. } => in_spans(spans, see),
            Block::List { items, .. } => items.iter().for_each(|item| each_text(item, see)),
            Block::Quote { blocks, cite } => {
                each_text(blocks, see);
                cite.iter().for_each(|cite| see(cite));
            }
            Block::Picture { picture } => in_picture(picture, see),
            Block::Table { header, rows } => header.iter().chain(rows).flatten().for_each(|cell| in_spans(cell, see)),
            Block::Embed { provider, title, .. } => see(if title.is_empty() { provider } else { title }),
            Block::File { attachment } => see(&attachment.name),
            Block::Rule => {}
        }
    }
}

fn in_picture(picture: &Picture, see: &mut dyn FnMut(&str)) {
    see(&picture.alt);
    [&picture.caption, &picture.credit].into_iter().flatten().for_each(|text| see(text));
}

fn in_spans(spans: &[Span], see: &mut dyn FnMut(&str)) {
    for span in spans {
        match span {
            Span::Text { text } => see(text),
            Span::Abbr { title, .. } => see(title),
            _ => {}
        }
        in_spans(span.spans(), see);
    }
}
