//! A light stemmer: strips endings so that the forms of a word meet. It need not find the true stem; it must treat the
//! forms of a word alike. `е`/`є` and `і`/`и` stay apart, since they tell words apart.

/// Case endings of nouns and adjectives, longest first.
const ENDINGS: [&str; 61] = [
    "остями",
    "остей",
    "остям",
    "остях",
    "ості",
    "ього",
    "ьому",
    "ість",
    "істю",
    "іями",
    "ами",
    "ими",
    "ого",
    "ому",
    "ьою",
    "ьої",
    "ями",
    "іми",
    "іям",
    "іях",
    "ією",
    "ам",
    "ах",
    "ей",
    "ем",
    "ею",
    "ий",
    "им",
    "их",
    "ом",
    "ою",
    "ої",
    "ям",
    "ях",
    "єм",
    "єю",
    "єї",
    "ів",
    "ій",
    "ім",
    "іх",
    "ію",
    "ія",
    "іє",
    "ії",
    "їв",
    "їй",
    "їм",
    "їх",
    "а",
    "е",
    "и",
    "й",
    "о",
    "у",
    "ь",
    "ю",
    "я",
    "є",
    "і",
    "ї",
];

/// Endings that leave at least four letters: shorter words with them are words of their own («радість» is no «рада»).
const ABSTRACT: [&str; 7] = ["остями", "остей", "остям", "остях", "ості", "ість", "істю"];

/// The stem of a folded word.
pub fn stem(word: &str) -> String {
    if word.is_ascii() { english(word) } else { ukrainian(word) }
}

/// Plural `s`, also what is left of a possessive.
fn english(word: &str) -> String {
    let is_word = word.len() > 3 && word.bytes().all(|b| b.is_ascii_alphabetic());
    let plural = word.strip_suffix('s').filter(|rest| is_word && word != "news" && !rest.ends_with(['s', 'u', 'i']));
    let Some(rest) = plural else { return word.to_owned() };
    if let Some(root) = rest.strip_suffix("ie").filter(|root| root.len() > 1) {
        return format!("{root}y");
    }
    match rest.strip_suffix('e') {
        Some(root) if root.ends_with(['x', 's']) || root.ends_with("ch") || root.ends_with("sh") => root.to_owned(),
        _ => rest.to_owned(),
    }
}

fn ukrainian(word: &str) -> String {
    if let Some(stem) = irregular(word) {
        return stem.to_owned();
    }
    let mut stem = without_fleeting_vowel(word).unwrap_or_else(|| without_ending(word).to_owned());
    // «Харкова» and «Харків», «голова» and «голів».
    if let Some(rest) = ["ов", "ев", "єв", "ів", "їв"].iter().find_map(|ending| stem.strip_suffix(ending)).filter(|rest| letters(rest) >= 3) {
        stem.truncate(rest.len());
    }
    single_last_consonant(&mut stem);
    // «безпека» and «безпеці».
    if stem.ends_with('ц') && letters(&stem) >= 4 {
        stem.pop();
        stem.push('к');
    }
    // «якості» and «якість».
    if let Some(root) = stem.strip_suffix("іст").filter(|root| letters(root) >= 2) {
        stem = format!("{root}ост");
    }
    stem
}

fn letters(text: &str) -> usize {
    text.chars().count()
}

fn without_ending(word: &str) -> &str {
    let stripped = ENDINGS.iter().find_map(|ending| {
        let least = match letters(ending) {
            1 => 2,
            _ if ABSTRACT.contains(ending) => 4,
            _ => 3,
        };
        word.strip_suffix(ending).filter(|rest| letters(rest) >= least)
    });
    stripped.unwrap_or(word)
}

/// «розвиток» is «розвитк-у», «українець» is «українц-я», «травень» is «травн-я».
fn without_fleeting_vowel(word: &str) -> Option<String> {
    let (rest, consonant, before) = [("ок", "к", "тншчдсбзвм"), ("ець", "ц", "бвгджзклмнпрстчш"), ("ень", "н", "вдпсзткг")]
        .into_iter()
        .find_map(|(ending, consonant, before)| Some((word.strip_suffix(ending)?, consonant, before)))?;
    (letters(rest) >= 3 && rest.ends_with(|c| before.contains(c))).then(|| format!("{rest}{consonant}"))
}

/// «громаддя» has two letters where «статей» has one.
fn single_last_consonant(stem: &mut String) {
    let mut last = stem.chars().rev();
    let (Some(a), Some(b)) = (last.next(), last.next()) else { return };
    if a == b && last.next().is_some() && !a.is_numeric() {
        stem.pop();
    }
}

/// Frequent words of news whose vowel changes inside.
fn irregular(word: &str) -> Option<&'static str> {
    Some(match word {
        "київ" => "києв",
        "рік" => "рок",
        "день" | "дня" | "дню" | "дні" | "днів" | "днем" | "дням" | "днями" | "днях" => "дн",
        "січень" => "січн",
        "рівень" => "рівн",
        "учень" => "учн",
        "шкіл" => "школ",
        "сіл" => "сел",
        "осіб" => "особ",
        "доріг" | "дорозі" => "дорог",
        "допомозі" => "допомог",
        "перемозі" => "перемог",
        "книзі" => "книг",
        "сторін" => "сторон",
        "воєн" => "війн",
        "земель" => "земл",
        "будівель" => "будівл",
        "лікарень" => "лікарн",
        "бібліотек" => "бібліотек",
        "захід" => "заход",
        "дохід" => "доход",
        "підхід" => "підход",
        "перехід" => "переход",
        "прохід" => "проход",
        "вихід" => "виход",
        "схід" => "сход",
        "договір" => "договор",
        "збір" => "збор",
        "вибір" => "вибор",
        "відбір" => "відбор",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use visnyk_contract::fold::fold;

    /// All forms have one stem, and it is not that of the words after the bar.
    fn meet(forms: &str) {
        let (same, other) = forms.split_once('|').unwrap_or((forms, ""));
        let stems: Vec<String> = same.split_whitespace().map(|form| stem(&fold(form))).collect();
        for (form, found) in same.split_whitespace().zip(&stems) {
            assert_eq!(Some(found), stems.first(), "{form} in {same}");
        }
        for word in other.split_whitespace() {
            assert_ne!(Some(&stem(&fold(word))), stems.first(), "{word} is not {same}");
        }
    }

    #[test]
    fn forms_of_the_words_of_local_news_meet() {
        for forms in [
            "громада громади громаду громадою громаді громад громадам громадами громадах | громадський громадянин",
            "область області областю областей областям областями | обласний",
            "рада ради раду радою раді рад радам | радість радіо",
            "міська міський міського міському міську міською міські міських міськими | місто",
            "освіта освіти освіту освітою освіті | освітній",
            "відновлення відновленню відновленням відновлень",
            "партнерство партнерства партнерству партнерством партнерств",
            "спроможність спроможності спроможністю спроможностей",
            "якість якості якістю",
            "організація організації організацію організацією організацій організаціям",
            "бібліотека бібліотеки бібліотеку бібліотеці бібліотек бібліотекою",
            "безпека безпеки безпеку безпеці безпекою",
            "розвиток розвитку розвитком",
            "українець українця українцем українці українців",
            "травень травня травні травнем",
            "рік року роки років роком роках",
            "школа школи шкіл школу школою школах",
            "стаття статті статтю статей статтям",
            "вибори виборів виборам виборами",
            "староста старости старосту старостою старост",
            "бюджет бюджету бюджети бюджетів бюджетом",
        ] {
            meet(forms);
        }
    }

    #[test]
    fn forms_of_place_names_meet() {
        for forms in [
            "Житомир Житомира Житомиру Житомирі Житомиром | Житомирська",
            "Харків Харкова Харкову Харковом Харкові",
            "Київ Києва Києву Києвом Києві | Київська",
            "Львів Львова Львову Львові Львовом",
            "Вінниця Вінниці Вінницю Вінницею",
            "Україна України Україну Україні Україною",
            "Кам'янська Кам’янської Камянську Кам`янською",
            "Запоріжжя Запоріжжі Запоріжжю",
            "Дортмунд Дортмунда Дортмунді",
        ] {
            meet(forms);
        }
    }

    #[test]
    fn letters_that_tell_words_apart_stay_apart() {
        meet("лис лиса | ліс лісу");
        meet("поле полю | поля́рний пиле");
    }

    #[test]
    fn english_plurals_meet_and_other_words_in_s_stay() {
        for forms in
            ["town towns town's", "community communities", "bus buses", "branch branches", "school schools", "news | new", "status", "class classes", "crisis"]
        {
            meet(forms);
        }
        assert_eq!(stem("b2s"), "b2s");
    }

    proptest! {
        #[test]
        fn a_stem_is_never_empty_and_never_longer_than_its_word(word in "[a-zа-яіїєґ0-9]{1,20}") {
            let stem = stem(&word);
            prop_assert!(!stem.is_empty() && letters(&stem) <= letters(&word), "{} from {}", stem, word);
        }

        #[test]
        fn no_text_makes_the_stemmer_panic(text in "\\PC*") {
            let _ = stem(&text);
        }
    }
}
