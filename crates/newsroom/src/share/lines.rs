//! Breaking a headline into lines. Pure.

use super::typeface::{Typeface, is_mark};

/// A text in lines, at the size that was chosen for it.
#[derive(Clone, PartialEq, Debug)]
pub struct Setting {
    pub size: f32,
    pub lines: Vec<String>,
}

/// A size that may be taken, and how many lines of it.
pub type Choice = (f32, usize);

/// Sets a text at the first size whose lines suffice; at the last one the rest is cut off.
pub fn set(typeface: &Typeface, text: &str, width: f32, choices: &[Choice]) -> Setting {
    let text = tied(&typeface.printable(text));
    for &(size, most) in choices {
        // A word in two is worse than a smaller size.
        let fits = text.split(' ').all(|word| typeface.width(word) * size <= width);
        let lines = broken(typeface, &text, width / size);
        if fits && lines.len() <= most {
            return Setting { size, lines: balanced(typeface, &text, width / size, lines) };
        }
    }
    let (size, most) = choices.last().copied().unwrap_or((1.0, 1));
    let mut lines = broken(typeface, &text, width / size);
    if lines.len() > most {
        lines.truncate(most);
        let last = lines.pop().unwrap_or_default();
        lines.push(cut(typeface, &last, width / size));
    }
    Setting { size, lines }
}

/// One line, cut off where it is too long.
pub fn line(typeface: &Typeface, text: &str, width: f32) -> String {
    let text = typeface.printable(text);
    if typeface.width(&text) <= width { text } else { cut(typeface, &text, width) }
}

/// As Ukrainian newspapers have it: no line ends with a word of one letter, and none begins with a dash.
fn tied(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_letter = false;
    for word in text.split(' ') {
        if !out.is_empty() {
            out.push(if is_letter || matches!(word, "—" | "–") { '\u{A0}' } else { ' ' });
        }
        out.push_str(word);
        let mut letters = word.chars();
        is_letter = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
    }
    out
}

/// Fills each line; a word that is wider than a line is broken anywhere.
fn broken(typeface: &Typeface, text: &str, width: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut open = String::new();
    for word in text.split(' ') {
        let longer = if open.is_empty() { word.to_owned() } else { format!("{open} {word}") };
        if typeface.width(&longer) <= width {
            open = longer;
            continue;
        }
        if !open.is_empty() {
            lines.push(std::mem::take(&mut open));
        }
        let mut pieces = pieces(typeface, word, width);
        open = pieces.pop().unwrap_or_default();
        lines.append(&mut pieces);
    }
    if !open.is_empty() {
        lines.push(open);
    }
    lines
}

fn pieces(typeface: &Typeface, word: &str, width: f32) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for c in word.chars() {
        let Some(piece) = pieces.last_mut() else { break };
        let wider = typeface.width(piece) + typeface.width(c.encode_utf8(&mut [0; 4]));
        if wider <= width || piece.is_empty() || is_mark(c) {
            piece.push(c);
        } else {
            pieces.push(c.into());
        }
    }
    pieces
}

/// As many lines, of more even length: no word stays alone at the end where it need not.
fn balanced(typeface: &Typeface, text: &str, width: f32, lines: Vec<String>) -> Vec<String> {
    let words_are_whole = |width: f32| text.split(' ').all(|word| typeface.width(word) <= width);
    let narrower = (10..20).map(|step| width * step as f32 / 20.0);
    let narrower = narrower.filter(|&width| words_are_whole(width)).map(|width| broken(typeface, text, width));
    narrower.into_iter().find(|other| other.len() == lines.len()).unwrap_or(lines)
}

/// Ends a line with an ellipsis, after whole words where there are some.
fn cut(typeface: &Typeface, line: &str, width: f32) -> String {
    let ends: Vec<usize> = line.char_indices().map(|(at, c)| at + c.len_utf8()).rev().collect();
    let fitting = |end: &&usize| line.get(..**end).is_some_and(|kept| typeface.width(kept) + typeface.width("…") <= width);
    let kept = ends.iter().find(fitting).and_then(|&end| line.get(..end)).unwrap_or_default();
    let is_whole = line.get(kept.len()..).is_none_or(|rest| rest.is_empty() || rest.starts_with(' '));
    let kept = if is_whole { kept } else { kept.rsplit_once(' ').map_or(kept, |(words, _)| words) };
    format!("{}…", kept.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | ';' | '.' | '—' | '–' | '-' | '…')))
}

#[cfg(test)]
mod tests {
    use super::super::typeface::SERIF;
    use super::*;
    use proptest::prelude::*;

    const CHOICES: [Choice; 3] = [(72.0, 3), (60.0, 4), (48.0, 4)];

    fn lines(text: &str) -> Vec<String> {
        set(&SERIF, text, 800.0, &CHOICES).lines
    }

    #[test]
    fn a_short_headline_is_large_and_a_long_one_smaller() {
        assert_eq!(set(&SERIF, "Міст відкрито", 800.0, &CHOICES), Setting { size: 72.0, lines: vec!["Міст відкрито".into()] });
        let long = "У громаді відремонтували водогін завдовжки дев’ять кілометрів";
        assert_eq!(set(&SERIF, long, 800.0, &CHOICES).size, 60.0);
    }

    #[test]
    fn lines_are_of_even_length() {
        assert_eq!(lines("Громади району обрали голів рад"), ["Громади району", "обрали голів рад"]);
    }

    #[test]
    fn a_word_of_one_letter_stays_with_the_next_and_a_dash_with_the_one_before() {
        assert_eq!(tied("Рада й у неділю — за столом"), "Рада й\u{A0}у\u{A0}неділю\u{A0}— за столом");
    }

    #[test]
    fn what_does_not_fit_four_lines_ends_with_an_ellipsis_after_a_whole_word() {
        let lines = lines(&"Засідання ради громади, ".repeat(20));
        assert_eq!(lines.len(), 4);
        assert!(lines[3].ends_with("Засідання ради…") || lines[3].ends_with("Засідання…") || lines[3].ends_with("громади…"), "{lines:?}");
    }

    #[test]
    fn a_word_without_an_end_is_broken() {
        let lines = lines(&"Щ".repeat(300));
        assert_eq!(lines.len(), 4);
        assert!(lines[3].ends_with("Щ…"), "{lines:?}");
    }

    #[test]
    fn a_long_word_is_made_smaller_before_it_is_broken() {
        let word = "Дніпропетровськогазопостачання";
        assert!(lines(word).len() == 1 || SERIF.width(word) * 48.0 > 800.0, "{:?}", lines(word));
    }

    #[test]
    fn nothing_is_no_line() {
        assert_eq!(lines(" \n😀"), [""; 0]);
        assert_eq!(line(&SERIF, "", 10.0), "");
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_it_may_be_whatever_the_title(title in "\\PC{0,300}", words in "[а-яА-Я ,.\u{301}\u{A0}-]{0,300}") {
            for text in [title, words] {
                let setting = set(&SERIF, &text, 800.0, &CHOICES);
                prop_assert!(setting.lines.len() <= 4);
                for line in &setting.lines {
                    prop_assert!(SERIF.width(line) * setting.size <= 800.5, "{line}");
                }
            }
        }

        #[test]
        fn a_headline_that_fits_keeps_its_words(words in prop::collection::vec("[а-я]{1,9}", 1..9)) {
            let title = words.join(" ");
            prop_assert_eq!(lines(&title).join(" ").replace('\u{A0}', " "), title);
        }
    }
}
