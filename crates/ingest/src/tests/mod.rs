#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
//! What the walk makes of bodies, class by class. `costs` bounds what reading may cost.

mod costs;
mod hostile;
mod pastes;
mod property;
mod survive;

use super::html_to_blocks;
use serde_json::Value;
use visnyk_contract::{Block, Span};

fn blocks(html: &str) -> Vec<Block> {
    html_to_blocks(html).unwrap()
}

fn text(text: &str) -> Span {
    Span::Text { text: text.into() }
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph { spans: vec![text(words)] }
}

/// Everything a reader would read, blocks parted by `|`.
fn words(html: &str) -> String {
    fn gather(value: &Value, words: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    match value {
                        Value::String(text) if matches!(name.as_str(), "text" | "caption" | "cite" | "alt") => words.push(text.clone()),
                        Value::String(_) => {}
                        _ => gather(value, words),
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| gather(item, words)),
            _ => {}
        }
    }
    let mut all = Vec::new();
    for block in blocks(html) {
        let mut words = Vec::new();
        gather(&serde_json::to_value(block).unwrap(), &mut words);
        all.push(words.concat());
    }
    all.join("|")
}

/// Every address in the blocks.
fn addresses(blocks: &[Block]) -> Vec<String> {
    fn gather(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    match value {
                        Value::String(text) if matches!(name.as_str(), "url" | "src") => found.push(text.clone()),
                        _ => gather(value, found),
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| gather(item, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    gather(&serde_json::to_value(blocks).unwrap(), &mut found);
    found
}
