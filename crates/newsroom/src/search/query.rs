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
pub struct TextQuery(String);

impl TextQuery {
    /// The query of a text; `None` when it holds no word.
    pub fn of(text: &str) -> Option<Self> {
        let mut words = words(text);
        words.truncate(MAX_WORDS);
        let last = words.pop()?;
        let mut terms: Vec<String> = Vec::with_capacity(words.len() + 1);
        for word in words {
            let term = quoted(&stem(&word));
            if !terms.contains(&term) {
                terms.push(term);
            }
        }
        terms.push(match last.chars().count() >= MIN_PREFIX {
            true => format!("({} OR {} *)", quoted(&stem(&last)), quoted(&last)),
            false => quoted(&stem(&last)),
        });
        Some(Self(terms.join(" AND ")))
    }

    /// The query in FTS5's syntax.
    pub fn as_fts(&self) -> &str {
        &self.0
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
        TextQuery::of(text).map(|query| query.0)
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

    proptest! {
        #[test]
        fn quotes_in_the_query_are_ours(text in ".*") {
            if let Some(query) = fts(&text) {
                prop_assert!(query.split('"').skip(1).step_by(2).all(|word| !word.is_empty() && word.chars().all(char::is_alphanumeric)), "{}", query);
            }
        }
    }
}
