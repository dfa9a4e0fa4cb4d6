//! The order of the Ukrainian alphabet, for lists of names.

use std::cmp::Ordering;
use visnyk_contract::fold::fold;

const ALPHABET: &str = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя";

/// What stands before the name of a city and does not count: «м. Київ» is under К.
const TITLES: [&str; 3] = ["м. ", "м.", "місто "];

/// A sort key: keys compare as their texts do in a Ukrainian list. Digits come first, then the Ukrainian alphabet, then
/// Latin letters, then everything else; case, apostrophes and the way й and ї are composed matter only between texts
/// that are otherwise equal.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SortKey {
    weights: Vec<u32>,
    text: String,
}

impl SortKey {
    /// The key of a text.
    pub fn of(text: &str) -> Self {
        let folded = fold(text);
        let name = TITLES.iter().find_map(|title| folded.strip_prefix(title)).unwrap_or(&folded);
        Self { weights: name.chars().map(weight).collect(), text: text.to_owned() }
    }
}

/// Compares two texts as a Ukrainian list does.
pub fn compare(a: &str, b: &str) -> Ordering {
    SortKey::of(a).cmp(&SortKey::of(b))
}

fn weight(c: char) -> u32 {
    if c == ' ' || c == '-' || c == '\u{2013}' {
        // Word by word: «Івано-Франківська» goes with the words that begin with «Івано», before longer ones.
        return 0;
    }
    let code = u32::from(c);
    if c.is_ascii_digit() {
        return 0x10 + code;
    }
    match ALPHABET.chars().position(|letter| letter == c) {
        Some(at) => 0x100 + u32::try_from(at).unwrap_or(0),
        None if c.is_ascii_alphabetic() => 0x200 + code,
        None => 0x1000 + code,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sorted(mut names: Vec<&str>) -> Vec<&str> {
        names.sort_by(|a, b| compare(a, b));
        names
    }

    #[test]
    fn the_alphabet_is_ukrainian_and_not_that_of_code_points() {
        let names = ["АР Крим", "Вінницька", "Волинська", "Житомирська", "Запорізька", "Івано-Франківська", "Київська", "Кіровоградська", "Чернігівська"];
        let mut mixed = names.to_vec();
        mixed.reverse();
        assert_eq!(sorted(mixed), names);
        assert_eq!(
            sorted(vec!["ялина", "їжак", "ірис", "йод", "ґанок", "голос", "єнот", "екран", "юрта", "щука"]),
            ["голос", "ґанок", "екран", "єнот", "ірис", "їжак", "йод", "щука", "юрта", "ялина"]
        );
    }

    #[test]
    fn a_city_stands_by_its_name() {
        assert_eq!(
            sorted(vec!["Львівська", "м. Севастополь", "Київська", "м. Київ", "Рівненська"]),
            ["м. Київ", "Київська", "Львівська", "Рівненська", "м. Севастополь"]
        );
        assert_eq!(sorted(vec!["Одеська область", "місто Київ", "Київська область"]), ["місто Київ", "Київська область", "Одеська область"]);
    }

    #[test]
    fn apostrophes_and_case_do_not_move_a_name() {
        assert_eq!(sorted(vec!["Кам’янська", "Камінська", "камяна", "КАМ'ЯНЕЦЬ"]), ["Камінська", "камяна", "КАМ'ЯНЕЦЬ", "Кам’янська"]);
    }

    #[test]
    fn digits_come_before_letters_and_latin_after_cyrillic() {
        assert_eq!(sorted(vec!["DOBRE", "освіта", "2023", "U-LEAD", "ЦНАП"]), ["2023", "освіта", "ЦНАП", "DOBRE", "U-LEAD"]);
    }

    proptest! {
        #[test]
        fn the_order_is_total(a in ".{0,12}", b in ".{0,12}", c in ".{0,12}") {
            prop_assert_eq!(compare(&a, &b), compare(&b, &a).reverse());
            prop_assert_eq!(compare(&a, &b) == Ordering::Equal, a == b);
            if compare(&a, &b) != Ordering::Greater && compare(&b, &c) != Ordering::Greater {
                prop_assert_ne!(compare(&a, &c), Ordering::Greater);
            }
        }

        #[test]
        fn words_of_ukrainian_letters_compare_letter_by_letter(a in "[абвгґдеєжзиіїйклмнопрстуфхцчшщьюя]{1,8}", b in "[абвгґдеєжзиіїйклмнопрстуфхцчшщьюя]{1,8}") {
            let places = |word: &str| word.chars().map(|c| ALPHABET.chars().position(|letter| letter == c)).collect::<Vec<_>>();
            prop_assert_eq!(compare(&a, &b), places(&a).cmp(&places(&b)));
        }

        #[test]
        fn a_name_stands_before_what_it_begins(word in "[а-яіїєґ]{1,8}", rest in "[а-яіїєґ -]{1,8}") {
            let longer = format!("{word}{rest}z");
            prop_assert_eq!(compare(&word, &longer), Ordering::Less);
        }
    }
}
