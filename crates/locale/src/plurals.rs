use super::number;
use visnyk_routes::Lang;

/// The plural form a number asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    One,
    Few,
    Many,
}

/// Ukrainian: one for 1, 21, 101 but not 11; few for 2–4, 22–24 but not 12–14; many for the rest. English has one and many.
pub fn form(lang: Lang, n: u32) -> Form {
    match lang {
        Lang::En if n == 1 => Form::One,
        Lang::En => Form::Many,
        Lang::Uk => match (n % 10, n % 100) {
            (1, tens) if tens != 11 => Form::One,
            (2..=4, tens) if !(12..=14).contains(&tens) => Form::Few,
            _ => Form::Many,
        },
    }
}

/// What is counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Noun {
    News,
    /// After «Показати»: accusative.
    NewNews,
    /// The same in the nominative.
    Arrived,
    Community,
    Region,
    Tag,
    Result,
    Picture,
    Minute,
    /// Of a field that offers some.
    Choice,
}

impl Noun {
    fn forms(self, lang: Lang) -> [&'static str; 3] {
        match (lang, self) {
            (Lang::Uk, Self::News) => ["новина", "новини", "новин"],
            (Lang::Uk, Self::NewNews) => ["нову новину", "нові новини", "нових новин"],
            (Lang::Uk, Self::Arrived) => ["нова новина", "нові новини", "нових новин"],
            (Lang::Uk, Self::Community) => ["громада", "громади", "громад"],
            (Lang::Uk, Self::Region) => ["область", "області", "областей"],
            (Lang::Uk, Self::Tag) => ["тег", "теги", "тегів"],
            (Lang::Uk, Self::Result) => ["результат", "результати", "результатів"],
            (Lang::Uk, Self::Picture) => ["світлина", "світлини", "світлин"],
            (Lang::Uk, Self::Minute) => ["хвилина", "хвилини", "хвилин"],
            (Lang::Uk, Self::Choice) => ["варіант", "варіанти", "варіантів"],
            (Lang::En, Self::News) => ["article", "articles", "articles"],
            (Lang::En, Self::NewNews | Self::Arrived) => ["new article", "new articles", "new articles"],
            (Lang::En, Self::Community) => ["community", "communities", "communities"],
            (Lang::En, Self::Region) => ["region", "regions", "regions"],
            (Lang::En, Self::Tag) => ["tag", "tags", "tags"],
            (Lang::En, Self::Result) => ["result", "results", "results"],
            (Lang::En, Self::Picture) => ["picture", "pictures", "pictures"],
            (Lang::En, Self::Minute) => ["minute", "minutes", "minutes"],
            (Lang::En, Self::Choice) => ["choice", "choices", "choices"],
        }
    }
}

/// «21 новина», «12 345 новин»: number and noun, held together by a no-break space.
pub fn counted(lang: Lang, n: u32, noun: Noun) -> String {
    let [one, few, many] = noun.forms(lang);
    let word = match form(lang, n) {
        Form::One => one,
        Form::Few => few,
        Form::Many => many,
    };
    format!("{}\u{A0}{word}", number(lang, u64::from(n)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ukrainian_counts_as_ukrainians_do() {
        let said = [0, 1, 2, 4, 5, 11, 12, 14, 21, 22, 25, 101, 111, 112, 1_001].map(|n| counted(Lang::Uk, n, Noun::News).replace('\u{A0}', " "));
        let right = [
            "0 новин",
            "1 новина",
            "2 новини",
            "4 новини",
            "5 новин",
            "11 новин",
            "12 новин",
            "14 новин",
            "21 новина",
            "22 новини",
            "25 новин",
            "101 новина",
            "111 новин",
            "112 новин",
            "1 001 новина",
        ];
        assert_eq!(said, right);
    }

    #[test]
    fn after_show_the_case_changes() {
        let said = [1, 3, 5].map(|n| counted(Lang::Uk, n, Noun::NewNews).replace('\u{A0}', " "));
        assert_eq!(said, ["1 нову новину", "3 нові новини", "5 нових новин"]);
    }

    proptest! {
        #[test]
        fn the_form_depends_on_the_last_two_digits_alone(n in 0_u32..4_000_000) {
            prop_assert_eq!(form(Lang::Uk, n), form(Lang::Uk, n % 100 + 100));
        }
    }
}
