use crate::contract::fold::is_apostrophe;
use crate::contract::{Span, case};

/// Longest id, in letters of its words; what is longer ends with a whole word.
const MAX: usize = 60;

/// The ids of a body's headings, made from their words: a link to one is good for as long as the heading is called so.
#[derive(Default)]
pub(super) struct Anchors(Vec<String>);

impl Anchors {
    /// The id of the next heading, and its words. Of headings with the same words the later ones are counted.
    pub(super) fn next(&mut self, spans: &[Span]) -> (String, String) {
        let mut words = String::new();
        text(spans, &mut words);
        let wanted = id(&words);
        let times = self.0.iter().filter(|taken| **taken == wanted).count();
        self.0.push(wanted.clone());
        // A counted one ends in two signs, as no id made from words does.
        (if times == 0 { wanted } else { format!("{wanted}--{}", times + 1) }, words)
    }
}

fn text(spans: &[Span], into: &mut String) {
    for span in spans {
        match span {
            Span::Text { text } => into.push_str(text),
            Span::Break => into.push(' '),
            _ => text(span.spans(), into),
        }
    }
}

/// `s-pershyi-rik`: never an id that the page itself has.
fn id(words: &str) -> String {
    let mut id = "s".to_owned();
    for word in words.split(|c| !is_of_word(c)) {
        let from = id.len();
        let mut is_first = true;
        for c in word.chars().map(case::lower) {
            let before = id.len();
            if before == from {
                id.push('-');
            }
            id.push_str(latin(c, is_first));
            if c.is_ascii_alphanumeric() {
                id.push(c);
            }
            // A sign or a letter that is left out begins no word.
            if before == from && id.len() == from + 1 {
                id.pop();
            }
            is_first = false;
        }
        if id.len() > MAX {
            id.truncate(if from > 1 { from } else { MAX });
            break;
        }
    }
    id
}

/// Letters of European scripts, digits, and apostrophes.
fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || ('\u{C0}'..='\u{52F}').contains(&c) || is_apostrophe(c)
}

/// A letter as the national transliteration of 2010 writes it; other letters than Ukrainian ones are left out.
fn latin(c: char, is_first: bool) -> &'static str {
    match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "h",
        'ґ' => "g",
        'д' => "d",
        'е' => "e",
        'є' if is_first => "ye",
        'є' => "ie",
        'ж' => "zh",
        'з' => "z",
        'и' => "y",
        'і' => "i",
        'ї' if is_first => "yi",
        'ї' => "i",
        'й' if is_first => "y",
        'й' => "i",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ю' if is_first => "yu",
        'ю' => "iu",
        'я' if is_first => "ya",
        'я' => "ia",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(words: &str) -> Vec<Span> {
        vec![Span::Text { text: words.into() }]
    }

    #[test]
    fn an_id_is_what_the_heading_says_in_latin_letters() {
        for (words, latin) in [
            ("Перший рік", "s-pershyi-rik"),
            ("Об’єднання: що далі?", "s-obiednannia-shcho-dali"),
            ("Єдність і їжа, Юрій", "s-yednist-i-yizha-yurii"),
            ("2026 рік — 15 % громад", "s-2026-rik-15-hromad"),
            ("COVID-19", "s-covid-19"),
            ("…?", "s"),
            ("", "s"),
        ] {
            assert_eq!(id(words), latin, "{words}");
        }
    }

    #[test]
    fn a_long_heading_has_an_id_of_whole_words() {
        let long = id("Як громади області готуються до зими і що вони вже встигли зробити цього року");
        assert_eq!(long, "s-yak-hromady-oblasti-hotuiutsia-do-zymy-i-shcho-vony-vzhe");
        assert_eq!(id(&"а".repeat(500)).len(), MAX);
    }

    #[test]
    fn headings_with_the_same_words_are_counted() {
        let mut anchors = Anchors::default();
        let ids = ["Рік", "Рік 2", "рік", "Рік!"].map(|words| anchors.next(&plain(words)).0);
        assert_eq!(ids, ["s-rik", "s-rik-2", "s-rik--2", "s-rik--3"]);
    }

    #[test]
    fn words_within_links_and_emphasis_count() {
        let spans = [Span::Em { spans: plain("Перший") }, Span::Break, Span::Strong { spans: plain("рік") }];
        assert_eq!(Anchors::default().next(&spans), ("s-pershyi-rik".to_owned(), "Перший рік".to_owned()));
    }
}
