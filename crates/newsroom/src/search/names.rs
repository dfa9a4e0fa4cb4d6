//! Finding tags and places by what somebody types of their names.

use super::words::words;

/// Most typed words that count.
const MAX_WORDS: usize = 20;

/// What stands before the name of a city: «місто Київ» is looked for as Київ.
const TITLE: &str = "місто ";

/// A name in the form in which names are compared: folded words with a space between, ґ as г, which many keyboards lack.
pub fn name_form(name: &str) -> String {
    words(name).join(" ").replace('ґ', "г")
}

/// The forms that a name is found by.
pub fn name_forms<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut forms: Vec<String> = Vec::new();
    for form in names.into_iter().map(name_form) {
        let bare = form.strip_prefix(TITLE).map(str::to_owned);
        for form in [Some(form), bare].into_iter().flatten() {
            if !form.is_empty() && !forms.contains(&form) {
                forms.push(form);
            }
        }
    }
    forms
}

/// Words that tell what a thing is, and not which.
const KINDS: [&str; 4] = ["територіальна", "громада", "область", "місто"];

/// How well a thing matches what is typed of its name, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Rank {
    /// One of its forms begins so.
    Begins,
    /// Each typed word begins a word of its forms, in any order.
    Words,
    /// The same, but all of them are words that every such name has.
    Kind,
}

/// Words that are typed of a name, the last of them perhaps unfinished.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NameQuery {
    form: String,
    words: Vec<String>,
}

impl NameQuery {
    /// The query of a text; `None` when it holds no word.
    pub fn of(text: &str) -> Option<Self> {
        let form = name_form(text);
        let words: Vec<String> = form.split(' ').filter(|word| !word.is_empty()).take(MAX_WORDS).map(str::to_owned).collect();
        (!words.is_empty()).then_some(Self { form, words })
    }

    /// How well a thing matches that is found by these forms; `None` when it does not.
    pub fn rank(&self, forms: &[String]) -> Option<Rank> {
        if forms.iter().any(|form| form.starts_with(&self.form)) {
            return Some(Rank::Begins);
        }
        let begins_one = |typed: &String| forms.iter().flat_map(|form| form.split(' ')).any(|word| word.starts_with(typed.as_str()));
        let is_kind = |typed: &String| KINDS.iter().any(|kind| kind.starts_with(typed.as_str()));
        let rank = if self.words.iter().all(is_kind) { Rank::Kind } else { Rank::Words };
        self.words.iter().all(begins_one).then_some(rank)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail")]
    use super::Rank::{Begins, Kind, Words};
    use super::*;
    use proptest::prelude::*;

    fn rank(names: &[&str], typed: &str) -> Option<Rank> {
        NameQuery::of(typed).unwrap().rank(&name_forms(names.iter().copied()))
    }

    const KAMIANSKA: [&str; 2] = ["Кам’янська територіальна громада", "kamianska"];

    #[test]
    fn the_beginning_of_the_name_matches_best_and_then_that_of_its_words_in_any_order() {
        for typed in ["к", "Кам", "Кам’янська тер", "kami", "Камянська"] {
            assert_eq!(rank(&KAMIANSKA, typed), Some(Begins), "{typed}");
        }
        for typed in ["громада кам", "тер кам громада", "громада kam"] {
            assert_eq!(rank(&KAMIANSKA, typed), Some(Words), "{typed}");
        }
        for typed in ["гром", "територіальна", "гр тер"] {
            assert_eq!(rank(&KAMIANSKA, typed), Some(Kind), "{typed}");
        }
        for typed in ["янська", "амянська", "громада київ", "камянськаа", "rada"] {
            assert_eq!(rank(&KAMIANSKA, typed), None, "{typed}");
        }
    }

    #[test]
    fn case_apostrophes_composition_and_the_two_letters_for_g_do_not_matter() {
        for typed in ["кам'ян", "Камʼян", "КАМ`ЯН", "кам’ян", "Кам‘ян"] {
            assert_eq!(rank(&KAMIANSKA, typed), Some(Begins), "{typed}");
        }
        assert_eq!((rank(&["Ґалаґанівська"], "галаган"), rank(&["Галаганівська"], "ґалаґ")), (Some(Begins), Some(Begins)));
        assert_eq!(rank(&["Їжакевичі"], "і\u{308}жак"), Some(Begins));
    }

    #[test]
    fn a_city_is_found_by_its_name_and_a_compound_with_or_without_its_hyphen() {
        assert_eq!((rank(&["місто Київ", "м. Київ"], "київ"), rank(&["місто Київ", "м. Київ"], "м. Ки")), (Some(Begins), Some(Begins)));
        for typed in ["івано-фр", "Івано фр", "івано–франківська обл"] {
            assert_eq!(rank(&["Івано-Франківська область"], typed), Some(Begins), "{typed}");
        }
        assert_eq!(rank(&["Івано-Франківська область"], "фран"), Some(Words));
    }

    #[test]
    fn what_holds_no_word_asks_for_nothing() {
        for typed in ["", " ", "—", "’’", "\"*\"", "🚒"] {
            assert_eq!(NameQuery::of(typed), None, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn every_beginning_of_a_name_finds_it(name in "[А-ЯІЇЄҐ][а-яіїєґ’]{1,9}( |-)[а-яіїєґ]{1,9}", length in 1_usize..20) {
            let typed: String = name.chars().take(length).collect();
            prop_assert_eq!(rank(&[&name], &typed), Some(Begins));
            prop_assert_eq!(rank(&[&name], &typed.to_uppercase()), Some(Begins));
        }

        #[test]
        fn words_in_another_order_match_too(first in "[а-яіїєґ]{1,9}", second in "[а-яіїєґ]{1,9}") {
            let (name, typed) = (format!("{first} {second}"), format!("{second} {first}"));
            prop_assert!(rank(&[&name], &typed).is_some(), "{}", name);
        }
    }
}
