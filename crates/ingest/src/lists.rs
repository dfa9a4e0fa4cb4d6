//! Lists, as HTML writes them and as Word does.

use super::blocks::{At, Out, children, inside, paragraph};
use super::elements::{has_style, is_dropped};
use scraper::{ElementRef, Node};
use visnyk_contract::Block;

/// Writes a list; one nested too deeply becomes paragraphs.
pub fn list(ordered: bool, element: ElementRef<'_>, out: &mut Out, at: &At) {
    let Some(below) = at.deeper() else { return paragraph(element, out, at) };
    out.end_line();
    let mut items: Vec<Vec<Block>> = Vec::new();
    for child in element.children() {
        let mut item = Out::default();
        match (child.value(), ElementRef::wrap(child)) {
            (Node::Text(text), _) => item.line.text(text, &at.styles),
            (_, Some(child)) if child.value().name() == "li" && !is_dropped(child) => children(child, &mut item, &below),
            (_, Some(child)) => super::blocks::element(child, &mut item, &below),
            _ => {}
        }
        let blocks = item.finish();
        // A list that stands beside the items is meant to be inside the one before.
        let is_list_only = matches!(blocks.as_slice(), [Block::List { .. }]);
        match items.last_mut() {
            Some(last) if is_list_only => last.extend(blocks),
            _ if blocks.is_empty() => {}
            _ => items.push(blocks),
        }
    }
    if !items.is_empty() {
        out.push(Block::List { ordered, items });
    }
}

/// Whether a paragraph is an item of a list in Word's manner.
pub fn is_word_list_item(element: ElementRef<'_>) -> bool {
    element.attr("class").is_some_and(|class| class.contains("MsoListParagraph")) && has_style(element, &["mso-list:l"])
}

/// Word writes a list as paragraphs, with the marker as text that is to be ignored.
pub fn word_list_item(element: ElementRef<'_>, out: &mut Out, at: &At) {
    let Some(below) = at.deeper() else { return paragraph(element, out, at) };
    out.end_line();
    let marker = element.descendent_elements().find(|inner| has_style(*inner, &["mso-list:ignore"])).map(|marker| marker.text().collect::<String>());
    let item = inside(element, &below);
    match out.blocks.last_mut() {
        _ if item.is_empty() => {}
        Some(Block::List { items, .. }) if out.in_word_list => items.push(item),
        _ => {
            let ordered = marker.is_some_and(|marker| marker.trim_start().starts_with(|c: char| c.is_ascii_digit()));
            out.push(Block::List { ordered, items: vec![item] });
            out.in_word_list = true;
        }
    }
}
