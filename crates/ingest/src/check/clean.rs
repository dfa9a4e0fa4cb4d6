//! Texts of a draft without the characters that no text keeps, and films under their own addresses: a body that comes as
//! blocks ends up as one that comes as HTML.

use super::super::embed::canonical;
use super::super::words::{is_kept, line};
use visnyk_contract::{Attachment, Block, Picture, Span};

/// Cleans blocks on all levels; their depth has been checked.
pub fn blocks(list: &mut [Block]) {
    for block in list {
        match block {
            Block::Paragraph { spans } | Block::Heading { spans, .. } => self::spans(spans),
            Block::List { items, .. } => items.iter_mut().for_each(|item| blocks(item)),
            Block::Quote { blocks, cite } => {
                self::blocks(blocks);
                optional(cite);
            }
            Block::Picture { picture } => self::picture(picture),
            Block::Table { header, rows } => header.iter_mut().chain(rows).flatten().for_each(|cell| spans(cell)),
            Block::Embed { provider, url, title } => {
                *title = line(title);
                if let Some((known, own)) = canonical(url.as_str()) {
                    (*provider, *url) = (known.to_owned(), own);
                }
            }
            Block::File { attachment } => file(attachment),
            Block::Rule => {}
        }
    }
}

/// Cleans what is said about a picture.
pub fn picture(picture: &mut Picture) {
    picture.alt = line(&picture.alt);
    optional(&mut picture.caption);
    optional(&mut picture.credit);
}

/// Cleans what is said about a file.
pub fn file(file: &mut Attachment) {
    (file.name, file.mime) = (line(&file.name), line(&file.mime));
}

fn optional(text: &mut Option<String>) {
    *text = text.as_deref().map(line).filter(|text| !text.is_empty());
}

fn spans(list: &mut [Span]) {
    for span in list {
        match span {
            Span::Text { text } => text.retain(is_kept),
            Span::Abbr { title, spans } => {
                *title = line(title);
                self::spans(spans);
            }
            Span::Strong { spans } | Span::Em { spans } | Span::Sub { spans } | Span::Sup { spans } | Span::Link { spans, .. } => self::spans(spans),
            Span::Break => {}
        }
    }
}
