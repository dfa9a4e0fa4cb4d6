//! A cheap look at HTML before a parser sees it. Deep nesting and crowds of attributes cost parsers seconds; both are
//! counted here in one pass over the bytes.
//!
//! The count reads tags, comments and raw text as HTML has them. Mark-up that is made to be read otherwise inside
//! foreign content can slip through; the parser's own budgets (see `parse`) are there for that.

use super::IngestError;
use std::collections::HashMap;
use visnyk_contract::limits::MAX_ARTICLE_BYTES;

/// Most start tags.
const MAX_TAGS: usize = 30_000;
/// Most attributes of one tag.
const MAX_ATTRIBUTES: usize = 100;
/// Most elements that are open at once.
const MAX_OPEN: usize = 1_000;
/// Most formatting elements that are open at once: each may be opened anew in every paragraph that follows.
const MAX_FORMATTING: usize = 64;

const VOID: [&[u8]; 14] = [b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"param", b"source", b"track", b"wbr"];
/// Elements that the next of their kind closes: they do not nest.
const SELF_CLOSING: [&[u8]; 12] = [b"p", b"li", b"dt", b"dd", b"tr", b"td", b"th", b"thead", b"tbody", b"tfoot", b"option", b"optgroup"];
const FORMATTING: [&[u8]; 14] = [b"a", b"b", b"big", b"code", b"em", b"font", b"i", b"nobr", b"s", b"small", b"strike", b"strong", b"tt", b"u"];
/// Elements whose content is text up to their end tag.
const RAW: [&[u8]; 9] = [b"script", b"style", b"textarea", b"title", b"xmp", b"iframe", b"noembed", b"noframes", b"noscript"];

/// Refuses HTML that would be costly to parse.
pub fn check(html: &str) -> Result<(), IngestError> {
    let refuse = |detail: String| Err(IngestError::new("/body_html", detail));
    if html.len() > MAX_ARTICLE_BYTES {
        return refuse(format!("more than {MAX_ARTICLE_BYTES} bytes"));
    }
    let mut scan = Scan { rest: html.as_bytes() };
    let (mut tags, mut open, mut formatting) = (0_usize, 0_usize, 0_usize);
    let mut by_name: HashMap<Vec<u8>, usize> = HashMap::new();
    while let Some(tag) = scan.next_tag() {
        let nests = !VOID.contains(&tag.name.as_slice()) && !SELF_CLOSING.contains(&tag.name.as_slice());
        let formats = usize::from(FORMATTING.contains(&tag.name.as_slice()));
        if tag.is_end {
            // An end tag without its start closes nothing.
            if let Some(count) = by_name.get_mut(&tag.name).filter(|count| **count > 0) {
                *count -= 1;
                open -= 1;
                formatting -= formats;
            }
            continue;
        }
        tags += 1;
        if tag.attributes > MAX_ATTRIBUTES {
            return refuse(format!("a tag has more than {MAX_ATTRIBUTES} attributes"));
        }
        if tags > MAX_TAGS {
            return refuse(format!("more than {MAX_TAGS} tags"));
        }
        if nests {
            open += 1;
            formatting += formats;
            *by_name.entry(tag.name).or_default() += 1;
        }
        if open > MAX_OPEN {
            return refuse(format!("nested deeper than {MAX_OPEN} elements"));
        }
        if formatting > MAX_FORMATTING {
            return refuse(format!("more than {MAX_FORMATTING} formatting tags are open at once"));
        }
    }
    Ok(())
}

struct Tag {
    name: Vec<u8>,
    is_end: bool,
    attributes: usize,
}

struct Scan<'a> {
    rest: &'a [u8],
}

impl Scan<'_> {
    fn next_tag(&mut self) -> Option<Tag> {
        loop {
            let at = self.rest.iter().position(|&byte| byte == b'<')?;
            self.rest = self.rest.get(at + 1..)?;
            if let Some(comment) = self.rest.strip_prefix(b"!--") {
                self.rest = after_comment(comment);
                continue;
            }
            let (is_end, name_at) = match self.rest.first()? {
                b'/' => (true, 1),
                b'!' | b'?' => {
                    self.skip_past(b'>');
                    continue;
                }
                _ => (false, 0),
            };
            if !self.rest.get(name_at).is_some_and(u8::is_ascii_alphabetic) {
                continue;
            }
            self.rest = self.rest.get(name_at..)?;
            let name = self.take_until(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')).to_ascii_lowercase();
            let attributes = self.attributes();
            if !is_end && RAW.contains(&name.as_slice()) {
                self.skip_raw(&name);
            }
            return Some(Tag { name, is_end, attributes });
        }
    }

    /// Counts the attributes and leaves the tag.
    fn attributes(&mut self) -> usize {
        let mut count = 0;
        loop {
            self.take_until(|byte| !byte.is_ascii_whitespace() && byte != b'/');
            match self.rest.split_first() {
                None => return count,
                Some((b'>', rest)) => {
                    self.rest = rest;
                    return count;
                }
                // The first character belongs to the name, even when it is `=`.
                Some((_, rest)) => self.rest = rest,
            }
            count += 1;
            self.take_until(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>' | b'='));
            let before = self.rest;
            self.take_until(|byte| !byte.is_ascii_whitespace());
            let Some(value) = self.rest.strip_prefix(b"=") else {
                self.rest = before;
                continue;
            };
            self.rest = value;
            self.take_until(|byte| !byte.is_ascii_whitespace());
            match self.rest.split_first() {
                Some((quote @ (b'"' | b'\''), rest)) => {
                    self.rest = rest;
                    self.skip_past(*quote);
                }
                _ => {
                    self.take_until(|byte| byte.is_ascii_whitespace() || byte == b'>');
                }
            }
        }
    }

    fn take_until(&mut self, ends: impl Fn(u8) -> bool) -> &[u8] {
        let at = self.rest.iter().position(|&byte| ends(byte)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(at);
        self.rest = rest;
        taken
    }

    fn skip_past(&mut self, end: u8) {
        self.take_until(|byte| byte == end);
        self.rest = self.rest.get(1..).unwrap_or_default();
    }

    /// Stops before the end tag of a raw element.
    fn skip_raw(&mut self, name: &[u8]) {
        loop {
            self.take_until(|byte| byte == b'<');
            let Some(rest) = self.rest.get(1..) else { return };
            let ends = rest.strip_prefix(b"/").and_then(|rest| rest.get(..name.len())).is_some_and(|found| found.eq_ignore_ascii_case(name));
            if ends {
                return;
            }
            self.rest = rest;
        }
    }
}

fn after_comment(comment: &[u8]) -> &[u8] {
    if let Some(rest) = comment.strip_prefix(b">").or_else(|| comment.strip_prefix(b"->")) {
        return rest;
    }
    let plain = comment.windows(3).position(|end| end == b"-->").map(|at| at + 3);
    let bang = comment.windows(4).position(|end| end == b"--!>").map(|at| at + 4);
    let end = plain.into_iter().chain(bang).min().unwrap_or(comment.len());
    comment.get(end..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(html: &str) -> Option<String> {
        check(html).err().map(|error| error.detail)
    }

    #[test]
    fn an_ordinary_body_passes() {
        let html = "<p>Перший<p>Другий <b>жирний</b> <a href='/x' title=\">\">тут</a><br><ul><li>а<li>б</ul><!-- <b <b <b -->".repeat(500);
        assert_eq!(refusal(&html), None);
    }

    #[test]
    fn a_long_list_of_unclosed_paragraphs_is_not_deep() {
        assert_eq!(refusal(&"<p>рядок".repeat(5_000)), None);
    }

    #[test]
    fn fifty_thousand_nested_tags_are_refused() {
        assert!(refusal(&"<div>".repeat(50_000)).is_some_and(|why| why.contains("nested deeper")));
        assert!(refusal(&"<div></p></x>".repeat(20_000)).is_some_and(|why| why.contains("nested deeper")));
    }

    #[test]
    fn a_hundred_thousand_attributes_are_refused_however_they_are_written() {
        for attribute in [" a", " a=1", "/a", " a='>'", " a=\"<b>\"", "\ta\n=\n1", " =a"] {
            let html = format!("<p{}>", attribute.repeat(100_000));
            assert!(refusal(&html).is_some_and(|why| why.contains("attributes") || why.contains("bytes")), "{attribute:?}");
        }
    }

    #[test]
    fn crowds_of_tags_and_of_open_formatting_are_refused() {
        assert!(refusal(&"<br>".repeat(30_001)).is_some_and(|why| why.contains("tags")));
        assert!(refusal(&"<b id=x>".repeat(65)).is_some_and(|why| why.contains("formatting")));
    }

    #[test]
    fn what_looks_like_tags_inside_scripts_and_comments_does_not_count() {
        assert_eq!(refusal(&format!("<script>{}</script>", "<div>".repeat(2_000))), None);
        assert_eq!(refusal(&format!("<!--{}-->", "<div>".repeat(2_000))), None);
        assert!(refusal(&format!("<!-->{}", "<div>".repeat(2_000))).is_some());
        assert!(refusal(&format!("<!-- --!>{}", "<div>".repeat(2_000))).is_some());
    }

    #[test]
    fn more_than_a_megabyte_is_refused() {
        assert!(refusal(&"я".repeat(600_000)).is_some_and(|why| why.contains("bytes")));
    }
}
