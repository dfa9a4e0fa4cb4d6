//! Words of a text, folded.

use super::stem::stem;
use std::collections::BTreeSet;
use visnyk_contract::Mark;
use visnyk_contract::fold::push_folded;

/// Longest word that is kept, in characters: a word of 10,000 letters is found by its beginning.
const MAX_WORD: usize = 40;

/// A word of a text: folded, and where it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Word {
    pub folded: String,
    pub place: Mark,
}

/// The words of a text in their order.
pub fn placed_words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let (mut folded, mut place) = (String::new(), [0, 0]);
    for (at, c) in (0_u32..).zip(text.chars()) {
        let had = folded.len();
        push_folded(&mut folded, c);
        if folded.len() > had {
            if folded.ends_with(char::is_alphanumeric) {
                place = [if had == 0 { at } else { place[0] }, at + 1];
                continue;
            }
            folded.truncate(had);
            close(&mut folded, place, &mut words);
        } else if is_mark_above(c) && had > 0 {
            // Left out of the word, and yet to be seen on its last letter.
            place[1] = at + 1;
        }
    }
    close(&mut folded, place, &mut words);
    words
}

fn close(folded: &mut String, place: Mark, words: &mut Vec<Word>) {
    if !folded.is_empty() {
        let word = std::mem::take(folded);
        let cut = word.char_indices().nth(MAX_WORD).map_or(word.len(), |(at, _)| at);
        words.push(Word { folded: word.get(..cut).unwrap_or_default().to_owned(), place });
    }
}

fn is_mark_above(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}')
}

/// The words of a text, folded, in their order.
pub fn words(text: &str) -> Vec<String> {
    placed_words(text).into_iter().map(|word| word.folded).collect()
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
    use visnyk_contract::fold::fold;

    #[test]
    fn words_are_folded_and_punctuation_parts_them() {
        assert_eq!(words("«Кам’янська» громада: COVID-19, 12,5 %"), ["камянська", "громада", "covid", "19", "12", "5"]);
        assert_eq!(words("\"*\" () -- ' "), Vec::<String>::new());
    }

    fn marked(text: &str) -> Vec<String> {
        let places = placed_words(text).into_iter().map(|word| word.place);
        places.map(|[from, to]| text.chars().skip(from as usize).take((to - from) as usize).collect()).collect()
    }

    #[test]
    fn a_word_stands_where_it_is_written_with_all_that_belongs_to_it() {
        assert_eq!(marked("«Кам’янська» ГРОМАДА, ґанок"), ["Кам’янська", "ГРОМАДА", "ґанок"]);
        assert_eq!(marked("Украі\u{308}нськии\u{306}. за\u{301}мок"), ["Украі\u{308}нськии\u{306}", "за\u{301}мок"]);
        assert_eq!(marked("‘нова’ ха\u{AD}та\u{200B} 🚒 об'єднання'"), ["нова", "ха\u{AD}та", "об'єднання"]);
        assert_eq!(marked("café cafe\u{301}-бар"), ["café", "cafe\u{301}", "бар"]);
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
        fn words_are_those_of_the_folded_text(text in "[а-яА-ЯіїєґҐa-z0-9 ,.’'`\u{301}\u{306}\u{308}\u{327}\u{AD}\u{A0}\n-]{0,60}") {
            let folded = fold(&text);
            let plain: Vec<String> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(|word| word.chars().take(MAX_WORD).collect()).collect();
            prop_assert_eq!(words(&text), plain);
        }

        #[test]
        fn places_are_within_the_text_and_hold_their_words(text in ".*") {
            let (mut end, length) = (0, text.chars().count());
            for Word { folded, place: [from, to] } in placed_words(&text) {
                prop_assert!(end <= from && from < to && to as usize <= length);
                end = to;
                let written: String = text.chars().skip(from as usize).take((to - from) as usize).collect();
                prop_assert_eq!(words(&written), [folded]);
            }
        }

        #[test]
        fn a_word_holds_letters_and_digits_only_and_no_text_makes_the_splitter_panic(text in ".*") {
            for word in words(&text) {
                prop_assert!(!word.is_empty() && word.chars().all(char::is_alphanumeric), "{}", word);
                prop_assert!(!stem(&word).is_empty());
            }
        }
    }
}
