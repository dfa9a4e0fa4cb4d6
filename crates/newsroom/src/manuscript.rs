//! Files that hold an article: JSON, like the body of a `PUT`; or Markdown or HTML, below the other fields of such a body, which stand
//! in TOML between two lines `+++`.

mod place;
#[cfg(test)]
mod tests;

use serde_json::{Map, Value};
use std::fs;
use std::path::Path;
use visnyk_contract::Draft;
use visnyk_ingest::{IngestError, markdown_to_html, pointer};

/// What stands before and after the fields.
const FENCE: &str = "+++";
/// Where HTML of a body goes, whatever it was made of.
const HTML: &str = "body_html";

/// What is wrong with a file, in words for who wrote it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// From 1; `None` where it is about the whole.
    pub line: Option<usize>,
    pub words: String,
}

/// How a file writes its article.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Form {
    Json,
    Markdown,
    Html,
}

impl Form {
    fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()? {
            "json" => Some(Self::Json),
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" => Some(Self::Html),
            _ => None,
        }
    }
}

/// Whether a file is named as one that holds an article.
pub fn is_one(path: &Path) -> bool {
    Form::of(path).is_some()
}

/// Reads a file of at most `most` bytes, as the JSON of a draft that is not checked yet. What has no known ending is read as JSON.
///
/// # Errors
/// When it cannot be read, or not as what its name says.
pub fn read(path: &Path, most: u64) -> Result<Value, Fault> {
    let whole = |words: String| Fault { line: None, words };
    let size = fs::metadata(path).map_err(|error| whole(format!("cannot be read: {error}")))?.len();
    if size > most {
        return Err(whole(format!("has {size} bytes, {most} at most")));
    }
    let bytes = fs::read(path).map_err(|error| whole(format!("cannot be read: {error}")))?;
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let line = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default().split(|byte| *byte == b'\n').count();
            return Err(Fault { line: Some(line), words: "is not in UTF-8".into() });
        }
    };
    parse(&text, Form::of(path).unwrap_or(Form::Json))
}

/// Reads the draft strictly.
///
/// # Errors
/// Names the field and, where that can be told, the line.
pub fn draft(path: &Path, value: Value) -> Result<Draft, Fault> {
    serde_path_to_error::deserialize(value).map_err(|error| fault(path, &pointer(error.path()), &error.inner().to_string()))
}

/// What is wrong with a field of the draft in a file.
pub fn fault(path: &Path, field: &str, detail: &str) -> Fault {
    let form = Form::of(path).unwrap_or(Form::Json);
    let text = fs::read_to_string(path).unwrap_or_default();
    let text = without_mark(&text);
    if form != Form::Json && field.starts_with("/body") {
        let line = split(text).ok().map(|(_, body)| line_at(text, text.len() - body.len()));
        return Fault { line, words: format!("the text: {detail}") };
    }
    let line = match form {
        Form::Json => place::in_json(text, field),
        // The fields begin on the second line.
        _ => split(text).ok().and_then(|(fields, _)| place::in_toml(fields, field)).map(|line| line + 1),
    };
    let words = if field.is_empty() { detail.to_owned() } else { format!("{field}: {detail}") };
    Fault { line, words }
}

/// [`fault`] of what the ingest or the store says.
pub fn refused(path: &Path, error: &IngestError) -> Fault {
    fault(path, &error.field, &error.detail)
}

fn parse(text: &str, form: Form) -> Result<Value, Fault> {
    let text = without_mark(text);
    if form == Form::Json {
        return serde_json::from_str(text).map_err(|error| {
            let words = error.to_string();
            // The line is told apart from the words.
            let words = words.rsplit_once(" at line ").map_or(words.as_str(), |(words, _)| words);
            Fault { line: Some(error.line()).filter(|line| *line > 0), words: format!("is no JSON: {words}") }
        });
    }
    let (fields, body) = split(text)?;
    let table: toml::Table = toml::from_str(fields).map_err(|error| Fault {
        line: error.span().map(|span| line_at(fields, span.start) + 1),
        words: format!("the fields are no TOML: {}", error.message()),
    })?;
    let mut draft: Map<String, Value> = table.into_iter().map(|(name, value)| (name, json(value))).collect();
    for name in [HTML, "body"] {
        if draft.contains_key(name) {
            return Err(Fault {
                line: place::in_toml(fields, &format!("/{name}")).map(|line| line + 1),
                words: format!("/{name}: the body is the text below the fields"),
            });
        }
    }
    let html = match form {
        Form::Markdown => {
            let line = Some(line_at(text, text.len() - body.len()));
            markdown_to_html(body).map_err(|error| Fault { line, words: format!("the text: {}", error.detail) })?
        }
        _ => body.to_owned(),
    };
    draft.insert(HTML.to_owned(), Value::String(html));
    Ok(Value::Object(draft))
}

/// Some editors put a mark of byte order first; it carries no meaning.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{FEFF}').unwrap_or(text)
}

/// The fields, and the text below them.
fn split(text: &str) -> Result<(&str, &str), Fault> {
    let fault = |words: &str| Err(Fault { line: Some(1), words: words.to_owned() });
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    match first.trim_end() {
        FENCE => {}
        "---" => return fault("the fields are in YAML, which is not read: write them in TOML, between two lines +++"),
        _ => return fault("does not begin with a line +++: the fields of the article stand first, in TOML, between two such lines"),
    }
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == FENCE {
            let (fields, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
            return Ok((fields, after.strip_prefix(line).unwrap_or_default()));
        }
        at += line.len();
    }
    fault("the fields do not end: a second line +++ is missing")
}

/// The line of a place in a text, from 1.
fn line_at(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

/// As JSON would write it; TOML's own dates are the text that they are written as.
fn json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(is) => is.into(),
        toml::Value::Datetime(moment) => moment.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(json).collect(),
        toml::Value::Table(fields) => Value::Object(fields.into_iter().map(|(name, value)| (name, json(value))).collect()),
    }
}
