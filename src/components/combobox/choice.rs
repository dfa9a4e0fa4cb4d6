use crate::contract::fold::fold;

/// What can be chosen.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Choice {
    pub value: String,
    pub name: String,
    /// The language of the name where it is not the interface's.
    pub lang: Option<&'static str>,
    /// What it is, or what tells namesakes apart.
    pub note: String,
    /// What it would show; with 0 it cannot be chosen.
    pub count: Option<u32>,
    pub is_chosen: bool,
}

impl Choice {
    /// Whether it can be chosen, or taken back.
    pub fn is_open(&self) -> bool {
        self.is_chosen || self.count != Some(0)
    }

    /// Whether each word of a text begins one of the name's.
    pub fn fits(&self, text: &str) -> bool {
        let name = fold(&self.name);
        fold(text).split_whitespace().all(|word| name.split([' ', '-']).any(|other| other.starts_with(word)))
    }
}

/// The place one further, of `count` places from 1 on; 0 is none, before the first and after the last.
pub(super) fn step(active: u32, count: u32, forward: bool) -> u32 {
    let places = count + 1;
    (active + if forward { 1 } else { places - 1 }) % places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Choice {
        Choice { name: name.to_owned(), ..Choice::default() }
    }

    #[test]
    fn each_typed_word_begins_a_word_of_the_name() {
        let choice = named("Кам’янець-Подільська громада");
        for text in ["", "кам", "КАМ'ЯН", "камянець", "подільська кам", "гром"] {
            assert!(choice.fits(text), "{text}");
        }
        for text in ["янець", "кам львів", "x"] {
            assert!(!choice.fits(text), "{text}");
        }
    }

    #[test]
    fn what_shows_nothing_cannot_be_chosen_but_can_be_taken_back() {
        assert!(named("a").is_open());
        assert!(!Choice { count: Some(0), ..named("a") }.is_open());
        assert!(Choice { count: Some(0), is_chosen: true, ..named("a") }.is_open());
    }

    #[test]
    fn the_arrows_go_round_by_way_of_the_field_itself() {
        assert_eq!([0, 1, 2].map(|at| step(at, 2, true)), [1, 2, 0]);
        assert_eq!([0, 1, 2].map(|at| step(at, 2, false)), [2, 0, 1]);
        assert_eq!((step(0, 0, true), step(0, 0, false)), (0, 0));
    }
}
