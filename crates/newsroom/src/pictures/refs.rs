//! Relative picture addresses in the JSON of a draft: finding them, and putting made pictures in their place. They are no
//! `SafeUrl`s, so this works on the value before it is read as a draft.

use super::Album;
use super::made::Made;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// The field whose text is HTML.
const HTML: &str = "body_html";

/// All relative picture addresses of a draft.
pub fn find(draft: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut look = |address: &str| {
        found.insert(address.to_owned());
        None
    };
    // Nothing is replaced, and so nothing fails.
    let _ = visit(&mut draft.clone(), &mut look);
    found
}

/// Puts the album's pictures in the place of relative addresses.
///
/// # Errors
/// Names the first picture that could not be made.
pub fn attach(draft: &mut Value, album: &Album) -> Result<(), String> {
    visit(draft, &mut |address| Some(album.get(address)?.clone()))
}

type Lookup<'a> = dyn FnMut(&str) -> Option<Result<Made, String>> + 'a;

fn visit(value: &mut Value, lookup: &mut Lookup<'_>) -> Result<(), String> {
    match value {
        Value::Array(items) => items.iter_mut().try_for_each(|item| visit(item, lookup)),
        Value::Object(fields) => {
            picture(fields, lookup)?;
            for (name, field) in fields.iter_mut() {
                match field {
                    Value::String(html) if name == HTML => *html = self::html(html, lookup)?,
                    field => visit(field, lookup)?,
                }
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

fn picture(fields: &mut Map<String, Value>, lookup: &mut Lookup<'_>) -> Result<(), String> {
    let address = fields.get("src").and_then(Value::as_str).filter(|address| is_relative(address));
    let Some(made) = address.and_then(lookup).transpose()? else { return Ok(()) };
    let variants: Vec<Value> = made.variants.iter().map(|(src, width)| json!({"src": src, "width": width, "mime": "image/webp"})).collect();
    for (name, value) in [("src", json!(made.src)), ("width", json!(made.width)), ("height", json!(made.height)), ("variants", json!(variants))] {
        fields.insert(name.to_owned(), value);
    }
    Ok(())
}

/// Neither an absolute address nor one with a scheme.
fn is_relative(address: &str) -> bool {
    !address.is_empty() && !address.starts_with(['/', '\\', '#', '?']) && !address.contains(':')
}

/// Rewrites the `<img>` tags of HTML; all other text stays as it is.
fn html(html: &str, lookup: &mut Lookup<'_>) -> Result<String, String> {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, tag, after)) = next_img(rest) {
        out.push_str(before);
        let src = attributes(tag).find(|(name, _, _)| name.eq_ignore_ascii_case("src")).filter(|(_, value, _)| is_relative(value));
        match src.and_then(|(_, value, span)| Some((lookup(value)?, span))) {
            Some((made, span)) => {
                let made = made?;
                let srcset = made.variants.iter().map(|(src, width)| format!("{src} {width}w")).collect::<Vec<_>>().join(", ");
                let (start, end) = tag.split_once(span).unwrap_or((tag, ""));
                out.push_str(&format!("{start}src=\"{}\" width=\"{}\" height=\"{}\" srcset=\"{srcset}\"{end}", made.src, made.width, made.height));
            }
            None => out.push_str(tag),
        }
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

/// What is before the next `<img …>`, the tag, and what is after.
fn next_img(html: &str) -> Option<(&str, &str, &str)> {
    let lower = html.to_ascii_lowercase();
    let begins_tag = |at: usize| lower.get(at + 4..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>'));
    let start = lower.match_indices("<img").map(|(at, _)| at).find(|&at| begins_tag(at))?;
    let mut quote = None;
    for (at, c) in html.get(start..)?.char_indices() {
        match (quote, c) {
            (None, '>') => return Some((html.get(..start)?, html.get(start..=start + at)?, html.get(start + at + 1..)?)),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
    }
    None
}

/// The quoted attributes of a tag: name, value, and the whole text of the attribute.
fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str, &str)> {
    let mut rest = tag;
    std::iter::from_fn(move || {
        let (before, after) = rest.split_once('=')?;
        let name = before.trim_end().rsplit(|c: char| c.is_ascii_whitespace() || c == '/').next()?;
        let value = after.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, end) = match quote {
            Some(quote) => value.get(1..)?.split_once(quote)?,
            None => value.split_at(value.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(value.len())),
        };
        let start = before.trim_end().len() - name.len();
        let span = rest.get(start..rest.len() - end.len())?;
        rest = end;
        Some((name, value, span))
    })
}
