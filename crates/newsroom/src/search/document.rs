//! What of an article can be found, by class of relevance.

use super::words::stems;
use visnyk_contract::{Article, Block, Cell, Picture, Span};

/// The stems of an article, space-separated; each class includes the one before.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document {
    /// The title's.
    pub title: String,
    /// And the lead's, the tags', the regions' and communities'.
    pub head: String,
    /// And the body's.
    pub all: String,
}

/// The document of an article whose tags, regions and communities carry their names.
pub fn document(article: &Article) -> Document {
    let card = &article.card;
    let title = stems(&card.title);
    let mut head = title.clone();
    head.extend(stems(&card.lead));
    for name in card.tags.iter().flat_map(|tag| [Some(tag.name.as_str()), tag.name_en.as_deref()]).flatten() {
        head.extend(stems(name));
    }
    for name in card.regions.iter().map(|region| &region.name).chain(card.communities.iter().map(|community| &community.name)) {
        head.extend(stems(name));
    }
    let mut body = String::new();
    card.authors.iter().for_each(|author| push(&mut body, author));
    push(&mut body, card.source.as_ref().map_or("", |source| &source.name));
    card.cover.iter().chain(&article.gallery).for_each(|picture| picture_text(picture, &mut body));
    article.attachments.iter().for_each(|attachment| push(&mut body, &attachment.name));
    blocks_text(&article.body, &mut body);
    let mut all = head.clone();
    all.extend(stems(&body));
    let joined = |stems: std::collections::BTreeSet<String>| stems.into_iter().collect::<Vec<_>>().join(" ");
    Document { title: joined(title), head: joined(head), all: joined(all) }
}

/// The text of a body, a line for each paragraph, cell and caption.
pub fn body_text(blocks: &[Block]) -> String {
    let mut text = String::new();
    blocks_text(blocks, &mut text);
    text
}

/// Adds text that no word may run into.
fn push(out: &mut String, text: &str) {
    if !text.is_empty() {
        out.push_str(text);
        out.push('\n');
    }
}

fn picture_text(picture: &Picture, out: &mut String) {
    push(out, &picture.alt);
    push(out, picture.caption.as_deref().unwrap_or_default());
    push(out, picture.credit.as_deref().unwrap_or_default());
}

fn blocks_text(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph { spans } | Block::Heading { spans, .. } => line(spans, out),
            Block::List { items, .. } => items.iter().for_each(|item| blocks_text(item, out)),
            Block::Quote { blocks, cite } => {
                blocks_text(blocks, out);
                push(out, cite.as_deref().unwrap_or_default());
            }
            Block::Picture { picture } => picture_text(picture, out),
            Block::Table { header, rows } => header.iter().chain(rows).for_each(|cells| row_text(cells, out)),
            Block::Embed { title, .. } => push(out, title),
            Block::File { attachment } => push(out, &attachment.name),
            Block::Rule => {}
        }
    }
}

fn row_text(cells: &[Cell], out: &mut String) {
    cells.iter().for_each(|cell| line(cell, out));
}

fn line(spans: &[Span], out: &mut String) {
    spans_text(spans, out);
    out.push('\n');
}

fn spans_text(spans: &[Span], out: &mut String) {
    for span in spans {
        match span {
            Span::Text { text } => out.push_str(text),
            Span::Abbr { title, spans } => {
                spans_text(spans, out);
                out.push(' ');
                out.push_str(title);
                out.push(' ');
            }
            Span::Break => out.push('\n'),
            _ => spans_text(span.spans(), out),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail")]
    use super::*;
    use serde_json::json;

    fn sample() -> Article {
        serde_json::from_value(json!({
            "id": "1", "lang": "uk", "title": "Дортмунд готує партнерство", "lead": "Міста домовилися", "published_at": "2023-01-11T10:00:00+02:00",
            "tags": [{"slug": "molod", "name": "молодь", "name_en": "youth"}],
            "regions": [{"slug": "zhytomyrska", "name": "Житомирська область"}],
            "body": [
                {"type": "paragraph", "spans": [{"type": "text", "text": "по"}, {"type": "strong", "spans": [{"type": "text", "text": "біг"}]}, {"type": "break"}, {"type": "text", "text": "далі"}]},
                {"type": "table", "rows": [[[{"type": "text", "text": "рядок"}], [{"type": "text", "text": "клітинка"}]]]},
                {"type": "quote", "blocks": [{"type": "list", "ordered": true, "items": [[{"type": "paragraph", "spans": [{"type": "text", "text": "пункт"}]}]]}], "cite": "Посол"},
            ],
        }))
        .unwrap()
    }

    fn holds(text: &str, word: &str) -> bool {
        text.split(' ').any(|stem| stem == super::super::stem(word))
    }

    #[test]
    fn each_class_holds_its_own_words_and_those_of_the_class_before() {
        let document = document(&sample());
        assert!(holds(&document.title, "дортмунд") && !holds(&document.title, "міста"));
        assert!(["дортмунд", "міста", "молодь", "youth", "житомирська"].iter().all(|word| holds(&document.head, word)) && !holds(&document.head, "далі"));
        assert!(
            ["дортмунд", "міста", "побіг", "далі", "рядок", "клітинка", "пункт", "посол"].iter().all(|word| holds(&document.all, word)),
            "{}",
            document.all
        );
    }

    #[test]
    fn emphasis_inside_a_word_does_not_part_it_and_a_break_does() {
        let document = document(&sample());
        assert!(!holds(&document.all, "по") && !holds(&document.all, "біг") && !holds(&document.all, "побігдалі"));
    }
}
