use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Debug;
use visnyk_contract::{Article, ArticleList, Card, Changes, Items, Json, Problem, Read, Region, Suggestion, Tag};
use visnyk_ingest::list_for_object;

/// The own reader of JSON understands what serde_json does; whatever it read as an answer of the API is the same when written and
/// read again, by both readers; and what the strict one takes, the tolerant one takes, but for lists that stand for objects.
pub fn contract(text: &str) {
    agree(text);
    reads::<Article>(text);
    reads::<ArticleList>(text);
    reads::<Card>(text);
    reads::<Changes>(text);
    reads::<Items<Card>>(text);
    reads::<Items<Region>>(text);
    reads::<Items<Suggestion>>(text);
    reads::<Items<Tag>>(text);
    reads::<Problem>(text);
}

fn reads<T: Read + Serialize + DeserializeOwned + PartialEq + Debug>(text: &str) {
    let tolerant = Json::parse(text).and_then(T::read);
    if let (None, Ok(taken)) = (&tolerant, serde_json::from_str::<T>(text)) {
        let (given, taken) = (serde_json::from_str(text).unwrap_or_default(), serde_json::to_value(taken).unwrap_or_default());
        assert!(list_for_object(&given, &taken).is_some(), "the strict reader takes what the tolerant one does not");
    }
    let Some(value) = tolerant else { return };
    let written = serde_json::to_string(&value).unwrap_or_default();
    assert_eq!(Json::parse(&written).and_then(T::read).as_ref(), Some(&value), "{written}");
    let strict = serde_json::from_str::<T>(&written);
    assert_eq!(strict.as_ref().ok(), Some(&value), "{strict:?}: {written}");
}

fn agree(text: &str) {
    match (Json::parse(text), serde_json::from_str::<Value>(text)) {
        (Some(ours), Ok(theirs)) => assert!(is_same(&ours, &theirs), "{text}: {ours:?}"),
        (ours, theirs) => assert!((ours.is_some() == theirs.is_ok()) || is_forgiven(text, &theirs), "{text}: {ours:?} {theirs:?}"),
    }
}

/// What is known to differ: half a pair of surrogates is forgiven, and a number may be as large as it likes.
fn is_forgiven(text: &str, theirs: &Result<Value, serde_json::Error>) -> bool {
    text.to_ascii_lowercase().contains("\\ud") || theirs.as_ref().is_err_and(|error| error.to_string().contains("out of range"))
}

fn is_same(ours: &Json, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Json::Null, Value::Null) => true,
        (Json::Bool(ours), Value::Bool(theirs)) => ours == theirs,
        (Json::Number(ours), Value::Number(theirs)) => {
            // serde_json's floats are off by a digit at times.
            let near = |ours: f64, theirs: f64| (ours - theirs).abs() <= theirs.abs() * 1e-14;
            ours.parse().ok() == theirs.as_u64() && ours.parse().is_ok_and(|ours| theirs.as_f64().is_some_and(|theirs| near(ours, theirs)))
        }
        (Json::Text(ours), Value::String(theirs)) => ours == theirs,
        (Json::List(ours), Value::Array(theirs)) => ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| is_same(ours, theirs)),
        (Json::Object(ours), Value::Object(theirs)) => {
            let last: BTreeMap<_, _> = ours.iter().map(|(key, value)| (key, value)).collect();
            last.len() == theirs.len() && theirs.iter().all(|(key, theirs)| last.get(key).is_some_and(|ours| is_same(ours, theirs)))
        }
        _ => false,
    }
}
