//! Words of a text, folded.

use super::stem::stem;
use std::collections::BTreeSet;
use visnyk_contract::fold::fold;

/// Longest word that is kept, in characters: a word of 10,000 letters is found by its beginning.
const MAX_WORD: usize = 40;

/// The words of a text, folded, in their order.
pub fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(|word| word.chars().take(MAX_WORD).collect()).collect()
}

/// The stems of a text's words, each once.
pub fn stems(text: &str) -> BTreeSet<String> {
    words(text).iter().map(|word| stem(word)).collect()
}

/// How well a folded name matches a folded query: 0 when it begins with it, 1 when one of its words does, 2 when it is
/// inside a word, `None` when it does not match.
pub fn name_rank(name: &str, query: &str) -> Option<u8> {
    if name.starts_with(query) {
        return Some(0);
    }
    let mut found = None;
    for (at, _) in name.match_indices(query) {
        let begins_word = name.get(..at).and_then(|before| before.chars().next_back()).is_some_and(|c| !c.is_alphanumeric());
        if begins_word {
            return Some(1);
        }
        found = Some(2);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_folded_and_punctuation_parts_them() {
        assert_eq!(words("«Кам’янська» громада: COVID-19, 12,5 %"), ["камянська", "громада", "covid", "19", "12", "5"]);
        assert_eq!(words("\"*\" () -- ' "), Vec::<String>::new());
    }

    #[test]
    fn an_endless_word_is_cut() {
        assert_eq!(words(&"а".repeat(10_000)).iter().map(|word| word.chars().count()).collect::<Vec<_>>(), [MAX_WORD]);
    }

    #[test]
    fn the_beginning_of_a_name_matches_best_then_that_of_a_word_then_the_middle() {
        assert_eq!(name_rank("житомирська громада", "жит"), Some(0));
        assert_eq!(name_rank("житомирська громада", "гром"), Some(1));
        assert_eq!(name_rank("житомирська громада", "мир"), Some(2));
        assert_eq!(name_rank("старогром гром", "гром"), Some(1));
        assert_eq!(name_rank("житомирська громада", "київ"), None);
    }

    proptest! {
        #[test]
        fn a_word_holds_letters_and_digits_only_and_no_text_makes_the_splitter_panic(text in ".*") {
            for word in words(&text) {
                prop_assert!(!word.is_empty() && word.chars().all(char::is_alphanumeric), "{}", word);
                prop_assert!(!stem(&word).is_empty());
            }
        }
    }
}
