//! A reader's words as an FTS5 query. Nothing of what is typed is ever read as FTS5's own syntax: a word holds letters and
//! digits only, and goes in quotes.

use super::stem::stem;
use super::words::words;

/// Most words that count; what follows only narrows a list that is short by then.
const MAX_WORDS: usize = 20;

/// A prefix shorter than this many letters would read half of the index.
const MIN_PREFIX: usize = 2;

/// A query: all of its words must be there, the last also as the beginning of a word.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct TextQuery {
    fts: String,
    stems: Vec<String>,
    /// What a stem may begin with instead of being the last one.
    prefix: Option<String>,
}

impl TextQuery {
    /// The query of a text; `None` when it holds no word.
    pub fn of(text: &str) -> Option<Self> {
        let mut words = words(text);
        words.truncate(MAX_WORDS);
        let last = words.pop()?;
        let mut stems: Vec<String> = Vec::with_capacity(words.len() + 1);
        for word in words {
            let stem = stem(&word);
            if !stems.contains(&stem) {
                stems.push(stem);
            }
        }
        let mut terms: Vec<String> = stems.iter().map(|stem| quoted(stem)).collect();
        stems.push(stem(&last));
        let prefix = (last.chars().count() >= MIN_PREFIX).then_some(last);
        terms.extend(stems.last().map(|stem| match &prefix {
            Some(last) => format!("({} OR {} *)", quoted(stem), quoted(last)),
            None => quoted(stem),
        }));
        Some(Self { fts: terms.join(" AND "), stems, prefix })
    }

    /// The query in FTS5's syntax.
    pub fn as_fts(&self) -> &str {
        &self.fts
    }

    /// Whether a folded word of a text is one of those asked for.
    pub fn asks_for(&self, word: &str) -> bool {
        // Most words need no stem: it begins as its word does.
        let first = word.chars().next();
        if !self.stems.iter().chain(&self.prefix).any(|asked| asked.chars().next() == first) {
            return false;
        }
        let stem = stem(word);
        self.stems.contains(&stem) || self.prefix.as_ref().is_some_and(|prefix| stem.starts_with(prefix.as_str()))
    }
}

fn quoted(word: &str) -> String {
    format!("\"{word}\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fts(text: &str) -> Option<String> {
        TextQuery::of(text).map(|query| query.fts)
    }

    #[test]
    fn all_words_are_wanted_and_the_last_may_be_unfinished() {
        assert_eq!(fts("нові громади").as_deref(), Some("\"нов\" AND (\"громад\" OR \"громади\" *)"));
    }

    #[test]
    fn one_letter_is_a_word_and_not_a_prefix() {
        assert_eq!(fts("я").as_deref(), Some("\"я\""));
    }

    #[test]
    fn syntax_in_the_text_is_text() {
        assert_eq!(
            fts("title:x NOT (\"a b\" NEAR/3 c*)").as_deref(),
            Some("\"title\" AND \"x\" AND \"not\" AND \"a\" AND \"b\" AND \"near\" AND \"3\" AND \"c\"")
        );
        assert_eq!(fts("\"*^-+:()"), None);
    }

    #[test]
    fn a_word_is_asked_for_as_the_index_finds_it() {
        let asks = |query: &str, word: &str| TextQuery::of(query).is_some_and(|query| query.asks_for(word));
        assert!(asks("громади", "громада") && asks("громад", "громадою") && asks("гро", "громада"));
        assert!(asks("громади авт", "громадою") && asks("громади авт", "автобуси"));
        assert!(!asks("гро авт", "громада"), "only the last word may be unfinished");
        assert!(!asks("громада", "рада") && !asks("я", "яр") && asks("я", "я"));
    }

    proptest! {
        #[test]
        fn a_stem_begins_as_its_word_does(word in "[а-яіїєґa-z0-9]{1,12}") {
            prop_assert_eq!(stem(&word).chars().next(), word.chars().next());
        }

        #[test]
        fn quotes_in_the_query_are_ours(text in ".*") {
            if let Some(query) = fts(&text) {
                prop_assert!(query.split('"').skip(1).step_by(2).all(|word| !word.is_empty() && word.chars().all(char::is_alphanumeric)), "{}", query);
            }
        }
    }
}
