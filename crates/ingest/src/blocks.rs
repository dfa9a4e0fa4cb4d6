//! The walk over a parsed body: what has a block of its own becomes one, of everything else the words stay.

use super::elements::{is_block, is_dropped, styles};
use super::lists::{is_word_list_item, list, word_list_item};
use super::quotes::{figure, quote};
use super::runs::{Runs, Style};
use super::words::{is_kept, line};
use super::{IngestError, embed, parse, picture, table};
use scraper::{ElementRef, Node};
use visnyk_contract::limits::MAX_DEPTH;
use visnyk_contract::{Block, Span};

/// Elements below which only the words are read: real bodies are far from it, and the walk's stack is not endless.
const MAX_LEVEL: usize = 100;

/// Turns the HTML of a CMS into blocks.
///
/// # Errors
/// When the mark-up would be costly to read: above 1 MB, nested too deeply, too many tags or attributes.
pub fn html_to_blocks(html: &str) -> Result<Vec<Block>, IngestError> {
    let document = parse::parse(html)?;
    let mut out = Out::default();
    if let Some(root) = document.tree.root().children().find_map(ElementRef::wrap) {
        children(root, &mut out, &At::default());
    }
    Ok(out.finish())
}

/// The blocks so far and the line that is being written.
#[derive(Default)]
pub(super) struct Out {
    pub(super) blocks: Vec<Block>,
    pub(super) line: Runs,
    /// Whether the last block is a list made of Word's list paragraphs, so that the next one continues it.
    pub(super) in_word_list: bool,
}

impl Out {
    /// Ends the paragraph.
    pub(super) fn end_line(&mut self) {
        let spans = self.line.take();
        if !spans.is_empty() {
            self.add(Block::Paragraph { spans });
        }
    }

    /// Ends the paragraph and adds a block.
    pub(super) fn push(&mut self, block: Block) {
        self.end_line();
        self.add(block);
    }

    fn add(&mut self, block: Block) {
        self.blocks.push(block);
        self.in_word_list = false;
    }

    /// The blocks; the line ends.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.end_line();
        self.blocks
    }
}

/// Where the walk stands.
#[derive(Clone)]
pub(super) struct At {
    pub(super) styles: Vec<Style>,
    /// Depth of the blocks written here, from 1.
    depth: usize,
    level: usize,
    is_preformatted: bool,
    /// Headings are strong as they are.
    is_heading: bool,
}

impl Default for At {
    fn default() -> Self {
        Self { styles: Vec::new(), depth: 1, level: 0, is_preformatted: false, is_heading: false }
    }
}

impl At {
    fn styled(&self, style: Style) -> Self {
        if self.is_heading && style == Style::Strong { self.clone() } else { Self { styles: style.within(&self.styles), ..self.clone() } }
    }

    /// Inside a list or quotation; `None` when that would be nested too deeply.
    pub(super) fn deeper(&self) -> Option<Self> {
        (self.depth < MAX_DEPTH).then(|| Self { depth: self.depth + 1, ..self.clone() })
    }
}

/// The blocks inside an element.
pub(super) fn inside(element: ElementRef<'_>, at: &At) -> Vec<Block> {
    let mut out = Out::default();
    children(element, &mut out, at);
    out.finish()
}

/// The inline content of an element, as one line; blocks inside are parted by line breaks.
pub(super) fn line_of(element: ElementRef<'_>, at: &At) -> Vec<Span> {
    flat(inside(element, &At { depth: MAX_DEPTH, ..at.clone() }))
}

/// The cells of a table are parted as blocks are, else the words of neighbours would run together.
fn flat(blocks: Vec<Block>) -> Vec<Span> {
    let mut line: Vec<Span> = Vec::new();
    let mut part = |spans: Vec<Span>| {
        if !line.is_empty() && !spans.is_empty() {
            line.push(Span::Break);
        }
        line.extend(spans);
    };
    for block in blocks {
        match block {
            Block::Paragraph { spans } | Block::Heading { spans, .. } => part(spans),
            Block::Picture { picture } if !picture.alt.is_empty() => part(vec![Span::Text { text: picture.alt }]),
            Block::Table { header, rows } => header.into_iter().chain(rows).flatten().for_each(&mut part),
            _ => {}
        }
    }
    line
}

pub(super) fn children(element: ElementRef<'_>, out: &mut Out, at: &At) {
    let at = At { level: at.level + 1, ..at.clone() };
    if at.level > MAX_LEVEL {
        out.line.text(&text_of(element), &at.styles);
        return;
    }
    for child in element.children() {
        match child.value() {
            Node::Text(text) if at.is_preformatted => out.line.preformatted(text, &at.styles),
            Node::Text(text) => out.line.text(text, &at.styles),
            Node::Element(_) => ElementRef::wrap(child).into_iter().for_each(|child| self::element(child, out, &at)),
            _ => {}
        }
    }
}

pub(super) fn element(element: ElementRef<'_>, out: &mut Out, at: &At) {
    if is_dropped(element) {
        return;
    }
    match element.value().name() {
        "br" => {
            if !out.line.line_break() {
                out.end_line();
            }
        }
        "hr" => out.push(Block::Rule),
        "h1" | "h2" => heading(2, element, out, at),
        "h3" => heading(3, element, out, at),
        "h4" | "h5" | "h6" => heading(4, element, out, at),
        "ul" | "menu" | "dir" => list(false, element, out, at),
        "ol" => list(true, element, out, at),
        "blockquote" => quote(element, out, at),
        "figure" => figure(element, out, at),
        "img" => match picture::of_img(element) {
            Some(picture) => out.push(Block::Picture { picture }),
            None => out.line.text(&line(element.attr("alt").unwrap_or_default()), &at.styles),
        },
        "picture" => match picture::of_picture(element) {
            Some(picture) => out.push(Block::Picture { picture }),
            None => children(element, out, at),
        },
        "iframe" => embed::of_iframe(element).into_iter().for_each(|block| out.push(block)),
        "table" => table::table(element, out, at),
        "p" if is_word_list_item(element) => word_list_item(element, out, at),
        "pre" | "listing" | "xmp" | "plaintext" | "textarea" => paragraph(element, out, &At { is_preformatted: true, ..at.clone() }),
        "dt" => paragraph(element, out, &at.styled(Style::Strong)),
        "q" => {
            out.line.text("«", &at.styles);
            children(element, out, at);
            out.line.text("»", &at.styles);
        }
        name if is_block(name) => paragraph(element, out, at),
        _ => children(element, out, &styles(element).into_iter().fold(at.clone(), |at, style| at.styled(style))),
    }
}

pub(super) fn paragraph(element: ElementRef<'_>, out: &mut Out, at: &At) {
    out.end_line();
    children(element, out, at);
    out.end_line();
}

fn heading(level: u8, element: ElementRef<'_>, out: &mut Out, at: &At) {
    out.end_line();
    let at = At { is_heading: true, ..at.clone() };
    let mut pictures = Vec::new();
    let mut words = Vec::new();
    for block in inside(element, &At { depth: MAX_DEPTH, ..at }) {
        if matches!(block, Block::Picture { .. } | Block::Embed { .. }) { pictures.push(block) } else { words.push(block) }
    }
    let spans = flat(words);
    if !spans.is_empty() {
        out.push(Block::Heading { level, spans });
    }
    pictures.into_iter().for_each(|block| out.push(block));
}

/// The words of an element, without recursion; blocks are parted by spaces.
pub(super) fn text_of(element: ElementRef<'_>) -> String {
    let mut words = String::new();
    let mut open = vec![element.children()];
    while let Some(children) = open.last_mut() {
        let Some(child) = children.next() else {
            open.pop();
            continue;
        };
        match (child.value(), ElementRef::wrap(child)) {
            (Node::Text(text), _) => words.extend(text.chars().filter(|c| is_kept(*c))),
            (_, Some(child)) if !is_dropped(child) => {
                if is_block(child.value().name()) || child.value().name() == "br" {
                    words.push(' ');
                }
                open.push(child.children());
            }
            _ => {}
        }
    }
    words
}

#[cfg(test)]
#[path = "tests/mod.rs"]
mod tests;
