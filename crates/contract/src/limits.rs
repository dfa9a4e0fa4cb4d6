//! Limits of the contract, the same on both sides.

/// Most cards in one answer; a larger `limit` is clamped.
pub const MAX_LIMIT: u32 = 100;
/// Cards in one answer when no `limit` is given.
pub const DEFAULT_LIMIT: u32 = 20;
/// Longest search text, in characters; the rest is cut off and reported.
pub const MAX_QUERY_CHARS: usize = 200;
/// Most marks in one text.
pub const MAX_MARKS: usize = 50;
/// Longest piece of a body in the list of a search, in characters.
pub const MAX_EXTRACT_CHARS: usize = 200;
/// Most suggestions in one answer.
pub const MAX_SUGGESTIONS: u32 = 20;
/// Most values of one key of a selection; the rest is dropped and reported.
pub const MAX_VALUES: usize = 20;
/// Longest slug, in bytes.
pub const MAX_SLUG: usize = 80;
/// Longest article id, in bytes.
pub const MAX_ID: usize = 64;
/// Longest address, in bytes.
pub const MAX_URL: usize = 2_048;
/// Largest answer with a list, in bytes.
pub const MAX_LIST_BYTES: usize = 2 * 1024 * 1024;
/// Largest article, in bytes, in both directions.
pub const MAX_ARTICLE_BYTES: usize = 1024 * 1024;
/// Deepest nesting of blocks.
pub const MAX_DEPTH: usize = 16;

/// Whether `id` may name an article: `[A-Za-z0-9._-]{1,64}`, and not a path's dots.
pub fn is_id(id: &str) -> bool {
    (1..=MAX_ID).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-')) && !matches!(id, "." | "..")
}

/// Whether `slug` may name a tag, region or community: lower-case letters, digits and inner hyphens.
pub fn is_slug(slug: &str) -> bool {
    (1..=MAX_SLUG).contains(&slug.len())
        && slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !slug.starts_with('-')
        && !slug.ends_with('-')
}

/// Whether a character has no place in words that are shown: it turns the reading direction, so that words look like others,
/// or it is none.
pub fn is_misleading(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}
