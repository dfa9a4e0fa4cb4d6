//! Query strings: percent coding, pairs, and the grammar of a selection.

use super::{Filter, MediaFilter, Parsed, Selection};
use crate::date::Date;
use crate::limits::{MAX_QUERY_CHARS, MAX_VALUES, is_misleading};
use crate::list::Ignored;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// Everything but the unreserved characters of RFC 3986.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Longest dropped value that is reported back.
const REPORTED_CHARS: usize = 60;

/// Percent-encodes a value for a query or a path segment.
pub fn percent_encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// Percent-decodes once; `None` when the result is not UTF-8.
pub fn percent_decode(text: &str) -> Option<String> {
    percent_decode_str(text).decode_utf8().ok().map(Into::into)
}

/// The decoded pairs of a query string, in their order; a pair that does not decode is left out.
pub fn query_pairs(query: &str) -> impl Iterator<Item = (String, String)> {
    raw_pairs(query).filter_map(|(key, value)| Some((key, value.ok()?)))
}

/// Pairs whose value is `Err(raw)` when it does not decode.
fn raw_pairs(query: &str) -> impl Iterator<Item = (String, Result<String, String>)> {
    query.strip_prefix('?').unwrap_or(query).split('&').filter(|pair| !pair.is_empty()).filter_map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value = value.replace('+', " ");
        Some((percent_decode(&key.replace('+', " "))?, percent_decode(&value).ok_or(value)))
    })
}

/// The page asked for, from 1; a page that makes no sense is the first.
pub fn page_of(query: &str) -> u32 {
    query_pairs(query).find(|(key, _)| key == "page").and_then(|(_, page)| page.trim().parse().ok()).filter(|&page| page > 0).unwrap_or(1)
}

pub(super) fn parse(query: &str) -> Parsed {
    let mut parsed = Parsed::default();
    let (mut from, mut to) = (None, None);
    for (key, value) in raw_pairs(query) {
        if Filter::of(&key).is_none() && !matches!(key.as_str(), "from" | "to" | "q" | "media") {
            continue;
        }
        match value {
            Err(raw) => parsed.ignore(&key, &raw),
            Ok(value) => match (Filter::of(&key), key.as_str()) {
                (Some(filter), _) => parsed.add_slugs(filter, &value),
                (_, "from") => from = parsed.date(&key, &value).or(from),
                (_, "to") => to = parsed.date(&key, &value).or(to),
                (_, "media") => parsed.add_media(&value),
                _ => {
                    if let Some(cut) = parsed.selection.set_text(&value) {
                        parsed.ignore("q", &cut);
                    }
                }
            },
        }
    }
    parsed.selection.set_dates(from, to);
    parsed
}

impl Parsed {
    fn ignore(&mut self, key: &str, value: &str) {
        // A hostile query must not be echoed at length.
        if self.ignored.len() < MAX_VALUES {
            let value = value.chars().filter(|c| !c.is_control() && !is_misleading(*c)).take(REPORTED_CHARS).collect();
            self.ignored.push(Ignored { key: key.to_owned(), value });
        }
    }

    fn add_slugs(&mut self, filter: Filter, values: &str) {
        for value in values.split(',').map(str::trim).filter(|value| !value.is_empty()) {
            if !self.selection.add(filter, &value.to_ascii_lowercase()) {
                self.ignore(filter.key(), value);
            }
        }
    }

    fn add_media(&mut self, values: &str) {
        for value in values.split(',').map(str::trim).filter(|value| !value.is_empty()) {
            match MediaFilter::ALL.into_iter().find(|media| media.code().eq_ignore_ascii_case(value)) {
                Some(media) => self.selection.set_media(media, true),
                None => self.ignore("media", value),
            }
        }
    }

    fn date(&mut self, key: &str, value: &str) -> Option<Date> {
        let value = value.trim();
        let date = Date::parse(value);
        if date.is_none() && !value.is_empty() {
            self.ignore(key, value);
        }
        date
    }
}

pub(super) fn serialise(selection: &Selection) -> String {
    let list = |filter| selection.slugs(filter).iter().map(String::as_str).collect::<Vec<_>>().join(",");
    let media = selection.media().iter().map(|media| media.code()).collect::<Vec<_>>().join(",");
    let date = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    debug_assert!(selection.text().chars().count() <= MAX_QUERY_CHARS);
    // In the order of the alphabet.
    let pairs = [
        ("community", list(Filter::Community)),
        ("from", date(selection.from())),
        ("media", media),
        ("q", percent_encode(selection.text())),
        ("region", list(Filter::Region)),
        ("tag", list(Filter::Tag)),
        ("to", date(selection.to())),
    ];
    pairs.iter().filter(|(_, value)| !value.is_empty()).map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>().join("&")
}
