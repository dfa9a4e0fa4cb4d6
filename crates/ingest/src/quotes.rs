//! Quotations and figures: blocks with a line that says whose they are.

use super::blocks::{At, Out, paragraph, text_of};
use super::elements::is_dropped;
use super::words::line;
use scraper::{ElementRef, Node};
use visnyk_contract::{Block, Span};

/// Writes a quotation; one nested too deeply becomes paragraphs.
pub fn quote(element: ElementRef<'_>, out: &mut Out, at: &At) {
    let Some(below) = at.deeper() else { return paragraph(element, out, at) };
    let mut inner = Out::default();
    let mut cite = None;
    for child in element.children() {
        match (child.value(), ElementRef::wrap(child)) {
            (Node::Text(text), _) => inner.line.text(text, &at.styles),
            (_, Some(child)) if matches!(child.value().name(), "footer" | "cite" | "figcaption") && !is_dropped(child) => cite = said_by(child).or(cite),
            (_, Some(child)) => super::blocks::element(child, &mut inner, &below),
            _ => {}
        }
    }
    let blocks = inner.finish();
    if !blocks.is_empty() {
        out.push(Block::Quote { blocks, cite });
    } else if let Some(cite) = cite {
        out.push(Block::Paragraph { spans: vec![Span::Text { text: cite }] });
    }
}

/// Who said it, without the dash before the name.
fn said_by(element: ElementRef<'_>) -> Option<String> {
    let words = line(&text_of(element));
    let name = words.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '—' | '–' | '-' | '―'));
    (!name.is_empty()).then(|| name.to_owned())
}

/// A figure's caption belongs to what the figure shows.
pub fn figure(element: ElementRef<'_>, out: &mut Out, at: &At) {
    let mut inner = Out::default();
    let mut caption = None;
    for child in element.children() {
        match (child.value(), ElementRef::wrap(child)) {
            (Node::Text(text), _) => inner.line.text(text, &at.styles),
            (_, Some(child)) if child.value().name() == "figcaption" && !is_dropped(child) => caption = Some(line(&text_of(child))),
            (_, Some(child)) => super::blocks::element(child, &mut inner, at),
            _ => {}
        }
    }
    let mut blocks = inner.finish();
    let mut caption = caption.filter(|caption| !caption.is_empty());
    for block in &mut blocks {
        match block {
            Block::Picture { picture } if picture.caption.is_none() => picture.caption = caption.take(),
            Block::Quote { cite, .. } if cite.is_none() => *cite = caption.take(),
            Block::Embed { title, .. } if title.is_empty() => *title = caption.take().unwrap_or_default(),
            _ => {}
        }
    }
    out.end_line();
    blocks.into_iter().for_each(|block| out.push(block));
    caption.into_iter().for_each(|text| out.push(Block::Paragraph { spans: vec![Span::Text { text }] }));
}
