//! Reading the draft of an article.

use super::IngestError;
use serde_json::Value;
use visnyk_contract::Draft;

/// Reads strictly.
///
/// # Errors
/// What is wrong first, with a JSON pointer to its place; without one where it is no JSON.
pub fn read(body: &[u8]) -> Result<Draft, IngestError> {
    // Some tools write a byte order mark; it carries no meaning.
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    // Somebody means several; serde would speak of the fields of one.
    if body.trim_ascii_start().starts_with(b"[") {
        return Err(IngestError::new("", "is a list; an article is an object, and each is sent by itself"));
    }
    let mut reader = serde_json::Deserializer::from_slice(body);
    let draft: Draft = serde_path_to_error::deserialize(&mut reader).map_err(|error| IngestError::new(pointer(error.path()), error.inner().to_string()))?;
    reader.end().map_err(|error| IngestError::new("", error.to_string()))?;
    let (given, taken) = (serde_json::from_slice(body), serde_json::to_value(&draft));
    match given.ok().zip(taken.ok()).and_then(|(given, taken)| list_for_object(&given, &taken)) {
        Some(at) => Err(IngestError::new(at, "is a list where an object belongs")),
        None => Ok(draft),
    }
}

/// Where a list stands in `given` for what is an object as it was taken: serde takes the values of an object for the object, as long as
/// they are in the order of its fields.
#[must_use]
pub fn list_for_object(given: &Value, taken: &Value) -> Option<String> {
    let below = |step: &str, given: &Value, taken: Option<&Value>| list_for_object(given, taken?).map(|rest| format!("/{}{rest}", escaped(step)));
    match (given, taken) {
        (Value::Array(_), Value::Object(_)) => Some(String::new()),
        (Value::Array(given), Value::Array(taken)) => given.iter().enumerate().find_map(|(at, given)| below(&at.to_string(), given, taken.get(at))),
        (Value::Object(given), Value::Object(taken)) => given.iter().find_map(|(key, given)| below(key, given, taken.get(key))),
        _ => None,
    }
}

/// A step of a JSON pointer.
fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// A JSON pointer to where reading ended.
pub fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment as Step;
    let mut pointer = String::new();
    for step in path {
        match step {
            Step::Seq { index } => pointer.push_str(&format!("/{index}")),
            Step::Map { key } => pointer.push_str(&format!("/{}", escaped(key))),
            // The variant of an enum is no step in the document.
            Step::Enum { .. } | Step::Unknown => {}
        }
    }
    pointer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_no_article_whether_of_articles_or_of_the_values_of_one() {
        for list in ["[]", "[[]]", "\u{FEFF} \n[{\"lang\":\"uk\",\"title\":\"Назва\"}]", "[\"uk\",\"Назва\"]"] {
            let refused = IngestError::new("", "is a list; an article is an object, and each is sent by itself");
            assert_eq!(read(list.as_bytes()), Err(refused), "{list}");
        }
    }

    #[test]
    fn a_list_is_no_object_of_an_article_either() {
        let read = |rest: &str| read(format!("{{\"lang\":\"uk\",\"title\":\"а\",\"published_at\":\"2026-03-17T10:05:00+02:00\",{rest}}}").as_bytes());
        assert!(read("\"media\":{\"photo\":true,\"video\":false},\"authors\":[\"Редакція\"]").is_ok());
        let refused = |at: &str| Err(IngestError::new(at, "is a list where an object belongs"));
        assert_eq!(read("\"media\":[true,false]"), refused("/media"));
        assert_eq!(read("\"translations\":[{\"lang\":\"en\",\"id\":\"2\"},[\"en\",\"3\"]]"), refused("/translations/1"));
    }

    #[test]
    fn nothing_follows_an_article() {
        let draft = "{\"lang\":\"uk\",\"title\":\"а\",\"published_at\":\"2026-03-17T10:05:00+02:00\"}";
        assert!(read(format!("{draft} \n").as_bytes()).is_ok());
        for rest in ["x", "{}", draft, "\0"] {
            let refused = read(format!("{draft} {rest}").as_bytes());
            assert!(refused.as_ref().is_err_and(|error| error.field.is_empty() && error.detail.contains("trailing characters")), "{refused:?}");
        }
    }
}
