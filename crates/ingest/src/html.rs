//! From blocks to HTML, for readers of feeds. The one place that writes HTML, through two functions that escape.

use super::words::allowed;
use visnyk_contract::{Article, Attachment, Block, Picture, SafeUrl, Span};

/// Makes an address whole: paths are the portal's.
pub type Whole<'a> = &'a dyn Fn(&SafeUrl) -> String;

/// The body of an article with its gallery and files, as HTML whose addresses are whole.
pub fn article_to_html(article: &Article, whole: Whole<'_>) -> String {
    let mut html = Html { out: String::new(), whole };
    html.blocks(&article.body);
    article.gallery.iter().for_each(|picture| html.picture(picture));
    article.attachments.iter().for_each(|attachment| html.file(attachment));
    html.out
}

/// Blocks as HTML whose addresses are whole.
pub fn blocks_to_html(blocks: &[Block], whole: Whole<'_>) -> String {
    let mut html = Html { out: String::new(), whole };
    html.blocks(blocks);
    html.out
}

struct Html<'a> {
    out: String,
    whole: Whole<'a>,
}

impl Html<'_> {
    /// Text, which can end neither its element nor its attribute.
    fn text(&mut self, text: &str) {
        for c in allowed(text).chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                '\'' => self.out.push_str("&#39;"),
                c => self.out.push(c),
            }
        }
    }

    fn open(&mut self, tag: &'static str, attributes: &[(&'static str, &str)]) {
        self.out.push('<');
        self.out.push_str(tag);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.text(value);
            self.out.push('"');
        }
        self.out.push('>');
    }

    fn close(&mut self, tag: &'static str) {
        self.out.push_str("</");
        self.out.push_str(tag);
        self.out.push('>');
    }

    fn element(&mut self, tag: &'static str, attributes: &[(&'static str, &str)], inside: impl FnOnce(&mut Self)) {
        self.open(tag, attributes);
        inside(self);
        self.close(tag);
    }

    fn link(&mut self, url: &SafeUrl, inside: impl FnOnce(&mut Self)) {
        let address = (self.whole)(url);
        self.element("a", &[("href", &address)], inside);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph { spans } => self.element("p", &[], |html| html.spans(spans)),
            Block::Heading { level, spans } => {
                let tag = match level {
                    0..=2 => "h2",
                    3 => "h3",
                    _ => "h4",
                };
                self.element(tag, &[], |html| html.spans(spans));
            }
            Block::List { ordered, items } => self.element(if *ordered { "ol" } else { "ul" }, &[], |html| {
                items.iter().for_each(|item| html.element("li", &[], |html| html.blocks(item)));
            }),
            Block::Quote { blocks, cite } => self.element("blockquote", &[], |html| {
                html.blocks(blocks);
                if let Some(cite) = cite {
                    html.element("footer", &[], |html| html.text(cite));
                }
            }),
            Block::Picture { picture } => self.picture(picture),
            Block::Table { header, rows } => self.element("table", &[], |html| {
                if let Some(header) = header {
                    html.element("thead", &[], |html| html.row("th", header));
                }
                html.element("tbody", &[], |html| rows.iter().for_each(|row| html.row("td", row)));
            }),
            Block::Embed { provider, url, title } => self.element("p", &[], |html| {
                html.link(url, |html| html.text(if title.is_empty() { provider } else { title }));
            }),
            Block::File { attachment } => self.file(attachment),
            Block::Rule => self.open("hr", &[]),
        }
    }

    fn row(&mut self, cell: &'static str, cells: &[Vec<Span>]) {
        self.element("tr", &[], |html| cells.iter().for_each(|spans| html.element(cell, &[], |html| html.spans(spans))));
    }

    fn file(&mut self, attachment: &Attachment) {
        self.element("p", &[], |html| html.link(&attachment.url, |html| html.text(&attachment.name)));
    }

    fn picture(&mut self, picture: &Picture) {
        let (source, width, height) = ((self.whole)(&picture.src), picture.width.to_string(), picture.height.to_string());
        let mut attributes = vec![("src", source.as_str()), ("alt", picture.alt.as_str())];
        if picture.width > 0 && picture.height > 0 {
            attributes.extend([("width", width.as_str()), ("height", height.as_str())]);
        }
        let words: Vec<&str> = [&picture.caption, &picture.credit].into_iter().flatten().map(String::as_str).filter(|words| !words.is_empty()).collect();
        self.element("figure", &[], |html| {
            html.open("img", &attributes);
            if !words.is_empty() {
                html.element("figcaption", &[], |html| html.text(&words.join(" · ")));
            }
        });
    }

    fn spans(&mut self, spans: &[Span]) {
        spans.iter().for_each(|span| self.span(span));
    }

    fn span(&mut self, span: &Span) {
        match span {
            Span::Text { text } => self.text(text),
            Span::Strong { spans } => self.element("strong", &[], |html| html.spans(spans)),
            Span::Em { spans } => self.element("em", &[], |html| html.spans(spans)),
            Span::Sub { spans } => self.element("sub", &[], |html| html.spans(spans)),
            Span::Sup { spans } => self.element("sup", &[], |html| html.spans(spans)),
            Span::Link { url, spans } => self.link(url, |html| html.spans(spans)),
            Span::Abbr { title, spans } => self.element("abbr", &[("title", title)], |html| html.spans(spans)),
            Span::Break => self.open("br", &[]),
        }
    }
}

#[cfg(test)]
#[path = "html_tests.rs"]
mod tests;
