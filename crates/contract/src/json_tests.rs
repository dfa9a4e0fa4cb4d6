use super::*;
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;

/// Whether the two readers understood the same.
fn same(ours: &Json, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Json::Null, Value::Null) => true,
        (Json::Bool(a), Value::Bool(b)) => a == b,
        (Json::Number(a), Value::Number(b)) => {
            // serde_json's floats are off by a digit at times.
            let near = |a: f64, b: f64| (a - b).abs() <= b.abs() * 1e-14;
            a.parse().ok() == b.as_u64() && a.parse().is_ok_and(|a| b.as_f64().is_some_and(|b| near(a, b)))
        }
        (Json::Text(a), Value::String(b)) => a == b,
        (Json::List(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Json::Object(a), Value::Object(b)) => {
            let last: BTreeMap<_, _> = a.iter().map(|(key, value)| (key, value)).collect();
            last.len() == b.len() && b.iter().all(|(key, b)| last.get(key).is_some_and(|a| same(a, b)))
        }
        _ => false,
    }
}

/// What is known to differ: half a pair of surrogates is forgiven here, and a number may be as large as it likes.
fn is_forgiven(text: &str) -> bool {
    text.to_ascii_lowercase().contains("\\ud") || serde_json::from_str::<Value>(text).is_err_and(|error| error.to_string().contains("out of range"))
}

fn agree(text: &str) {
    match (Json::parse(text), serde_json::from_str::<Value>(text)) {
        (Some(ours), Ok(theirs)) => assert!(same(&ours, &theirs), "{text}: {ours:?}"),
        (ours, theirs) => assert!((ours.is_some() == theirs.is_ok()) || is_forgiven(text), "{text}: {ours:?} {theirs:?}"),
    }
}

#[test]
fn what_is_json_and_what_is_not_is_the_same_as_for_serde_json() {
    for text in [
        "",
        " ",
        "null",
        "nul",
        "nullx",
        " true ",
        "false",
        "0",
        "-0",
        "00",
        "01",
        "-",
        "1.",
        ".5",
        "1.5e+3",
        "1e",
        "1E-2",
        "+1",
        "1 2",
        "NaN",
        "\"",
        "\"\\\"",
        "\"\\x\"",
        "\"\t\"",
        "\"\u{7f}\"",
        "\"\\u00e9\\/\\b\\f\\n\\r\\t\"",
        "\"\\u12\"",
        "\"\\u+123\"",
        "\"\\u0000\"",
        "[",
        "[]",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{}",
        "{\"a\":1,\"a\":2}",
        "{\"a\"}",
        "{a:1}",
        "{\"a\":1,}",
        "{\"a\" : [ { } , null ] }",
        "]",
        "\u{FEFF}1",
        "\0",
        "1\0",
        "\"\0\"",
        "18446744073709551615",
        "18446744073709551616",
        "\u{A0}1",
        "/**/1",
        "'a'",
    ] {
        agree(text);
    }
}

#[test]
fn surrogates_make_one_character_and_half_a_pair_costs_that_character() {
    let read = |text: &str| Json::parse(text).and_then(|json| json.as_text().map(str::to_owned));
    assert_eq!(read(r#""\ud83d\ude00""#).as_deref(), Some("😀"));
    assert_eq!(read(r#""a\ud83d""#).as_deref(), Some("a\u{FFFD}"));
    assert_eq!(read(r#""\ud83d\u0041\ude00\ud83d\n""#).as_deref(), Some("\u{FFFD}A\u{FFFD}\u{FFFD}\n"));
    assert_eq!(read(r#""\ud83d\u00""#), None);
}

#[test]
fn nesting_is_read_to_its_limit_and_no_deeper() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(Json::parse(&nested(MAX_DEPTH as usize)).is_some());
    for depth in [127, 128, 129, 100_000] {
        // serde_json counts the values too, so its limit is one earlier.
        assert_eq!(Json::parse(&nested(depth)).is_some(), depth <= 128);
        assert_eq!(serde_json::from_str::<Value>(&nested(depth)).is_ok(), depth <= 127);
    }
}

#[test]
fn of_two_fields_of_a_name_the_later_counts() {
    let json = Json::parse(r#"{"a":1,"b":null,"a":"2"}"#).unwrap_or_default();
    assert_eq!(json.get("a"), Some(&Json::Text("2".to_owned())));
    assert_eq!((json.get("c"), Json::Null.get("a")), (None, None));
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".*".prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::btree_map(any::<String>(), inner, 0..6).prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn whatever_serde_json_writes_is_read(value in any_value(), pretty: bool) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.unwrap_or_default();
        let ours = Json::parse(&text);
        prop_assert!(ours.is_some_and(|ours| same(&ours, &value)), "{text}");
    }

    #[test]
    fn a_damaged_text_is_judged_as_serde_json_judges_it(value in any_value(), at: proptest::sample::Index, with in "[\\[\\]{}:,\"\\\\ueE0-9.+ tfn\u{0}-\u{1f}я-]{0,3}", gone in 0..4_usize) {
        let chars: Vec<char> = value.to_string().chars().collect();
        let at = at.index(chars.len() + 1);
        let text: String = chars.iter().take(at).copied().chain(with.chars()).chain(chars.iter().skip(at + gone).copied()).collect();
        agree(&text);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in ".*", json_like in "[\\[\\]{}:,\"\\\\u0-9a-f.eE+ -]*") {
        agree(&text);
        agree(&json_like);
    }
}
