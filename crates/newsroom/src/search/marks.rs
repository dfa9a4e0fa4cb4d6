//! Where a text holds the words of a query, and which piece of a long text shows them.

use super::query::TextQuery;
use super::words::placed_words;
use visnyk_contract::Mark;
use visnyk_contract::limits::{MAX_EXTRACT_CHARS, MAX_MARKS};

/// Most characters of a line that stand before the first word asked for.
const BEFORE: usize = 60;

/// What stands where a line was cut.
const CUT: char = '…';

/// The words of a text that a query asks for, in their order.
pub fn marks(text: &str, query: &TextQuery) -> Vec<Mark> {
    placed_words(text).into_iter().filter(|word| query.asks_for(&word.folded)).map(|word| word.place).take(MAX_MARKS).collect()
}

/// A piece of a text of lines that shows the first word asked for: whole words, from the beginning of a line or of a word shortly
/// before it; and the marks in it. `None` when the text holds none.
pub fn extract(text: &str, query: &TextQuery) -> Option<(String, Vec<Mark>)> {
    let mut lines = text.lines().map(|line| line.split_ascii_whitespace().collect::<Vec<_>>().join(" ")).filter(|line| !line.is_empty());
    let (line, [from, to]) = lines.find_map(|line| marks(&line, query).first().copied().map(|mark| (line, mark)))?;
    let (from, to) = (from as usize, to as usize);
    let chars: Vec<char> = line.chars().collect();
    let start = if from <= BEFORE { 0 } else { word_start(&chars, from - BEFORE, from) };

    let mut piece: Vec<char> = if start > 0 { vec![CUT] } else { Vec::new() };
    let least = piece.len() + to - start;
    piece.extend(chars.into_iter().skip(start));
    while piece.len() <= MAX_EXTRACT_CHARS {
        let Some(line) = lines.next() else { break };
        piece.push(' ');
        piece.extend(line.chars());
    }
    if piece.len() > MAX_EXTRACT_CHARS {
        cut(&mut piece, least);
    }
    let piece: String = piece.into_iter().collect();
    let marks = marks(&piece, query);
    Some((piece, marks))
}

/// The first place from `earliest` on where a word begins after a space; `latest` when there is none before.
fn word_start(chars: &[char], earliest: usize, latest: usize) -> usize {
    let mut before = chars.iter().enumerate().take(latest).skip(earliest.saturating_sub(1));
    before.find(|(_, c)| c.is_whitespace()).map_or(latest, |(at, _)| at + 1)
}

/// Cuts after a whole word, but not before `least`; a word that is longer than all is cut itself.
fn cut(piece: &mut Vec<char>, least: usize) {
    let most = MAX_EXTRACT_CHARS - 1;
    let space = piece.iter().enumerate().take(most + 1).skip(least).rfind(|(_, c)| c.is_whitespace());
    piece.truncate(space.map_or(most, |(at, _)| at));
    while piece.len() > least && piece.last().is_some_and(|c| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '—' | '–' | '-')) {
        piece.pop();
    }
    piece.push(CUT);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail")]
    use super::*;
    use proptest::prelude::*;

    fn marked(text: &str, query: &str) -> Vec<String> {
        let marks = marks(text, &TextQuery::of(query).unwrap());
        marks.into_iter().map(|[from, to]| text.chars().skip(from as usize).take((to - from) as usize).collect()).collect()
    }

    fn piece(text: &str, query: &str) -> Option<String> {
        extract(text, &TextQuery::of(query).unwrap()).map(|(piece, _)| piece)
    }

    #[test]
    fn every_form_of_a_word_is_marked_and_no_other_word() {
        assert_eq!(marked("Громада і ГРОМАДИ: рада громадою, огромаджено", "громади"), ["Громада", "ГРОМАДИ", "громадою"]);
        assert_eq!(marked("Дві громади купили автобуси й авто", "автобус громада"), ["громади", "автобуси"]);
        assert_eq!(marked("Ярмарок, яр і Ярослав", "яр"), ["Ярмарок", "яр", "Ярослав"]);
    }

    #[test]
    fn apostrophes_stress_and_decomposed_letters_are_part_of_what_is_marked() {
        assert_eq!(marked("У Кам’янській та КАМ'ЯНСЬКІЙ", "камянська"), ["Кам’янській", "КАМ'ЯНСЬКІЙ"]);
        assert_eq!(marked("Украі\u{308}нськии\u{306} му\u{301}зеи\u{306}", "український музей"), ["Украі\u{308}нськии\u{306}", "му\u{301}зеи\u{306}"]);
        assert_eq!(marked("Ґанок, ґанку; ганок", "ґанок"), ["Ґанок", "ґанку"]);
    }

    #[test]
    fn a_short_text_comes_whole() {
        assert_eq!(piece("У громаді свято", "трамвай"), None);
        let (piece, marks) = extract("У громаді   свято.\n\nПочаток о\u{A0}10:00", &TextQuery::of("свято").unwrap()).unwrap();
        assert_eq!((piece.as_str(), marks), ("У громаді свято. Початок о\u{A0}10:00", vec![[10, 15]]));
    }

    #[test]
    fn a_piece_begins_with_its_line_or_shortly_before_the_word_and_ends_with_a_whole_word() {
        let filler = "слово ".repeat(60);
        assert_eq!(piece(&format!("{filler}\nТрамвай їде."), "трамвай").as_deref(), Some("Трамвай їде."));
        let long = piece(&format!("{filler}трамвай, {filler}"), "трамвай").unwrap();
        assert!(long.starts_with("…слово слово") && long.ends_with(" слово…") && long.chars().count() <= MAX_EXTRACT_CHARS, "{long}");
        assert_eq!(long.chars().take_while(|c| *c != 'т').count(), BEFORE + 1, "{long}");
        let comma = piece(&format!("трамвай {}, {filler}", "я".repeat(188)), "трамвай").unwrap();
        assert!(comma.ends_with("я…"), "{comma}");
    }

    #[test]
    fn a_word_longer_than_the_piece_is_cut_and_still_marked() {
        let (piece, marks) = extract(&format!("{} кінець", "трам".repeat(100)), &TextQuery::of("трам").unwrap()).unwrap();
        assert_eq!((piece.chars().count(), marks), (MAX_EXTRACT_CHARS, vec![[0, 199]]));
        let (piece, marks) = extract(&format!("перед {}", "трам".repeat(100)), &TextQuery::of("трам").unwrap()).unwrap();
        assert_eq!((piece.chars().count(), marks), (MAX_EXTRACT_CHARS, vec![[6, 199]]));
    }

    fn texts() -> impl Strategy<Value = String> {
        let word = prop::sample::select(vec![
            "громада",
            "Громади",
            "ҐАНОК",
            "об’єднання",
            "об'єдна\u{301}нь",
            "и\u{306}ти",
            "і\u{308}жа",
            "—",
            "\u{A0}",
            "\n",
            "🚒",
            "e\u{301}",
            "café",
            "п`ять,",
            "довжелезнеслово",
            "«рада»",
            "-",
            "’",
            "\u{301}",
            "\u{200B}",
        ]);
        prop::collection::vec((word, prop::sample::select(vec![" ", "", "\n"])), 0..80)
            .prop_map(|words| words.into_iter().flat_map(|(word, gap)| [word, gap]).collect())
    }

    proptest! {
        #[test]
        fn marks_always_fit_and_a_piece_has_some(text in texts(), query in "громади|ґан|обєднання|їжа|йти e|café|пять рада|я") {
            let query = TextQuery::of(&query).unwrap();
            let mut all = vec![(text.clone(), marks(&text, &query))];
            let found = extract(&text, &query);
            prop_assert_eq!(found.is_some(), !all.iter().all(|(_, marks)| marks.is_empty()));
            if let Some((piece, marks)) = found {
                prop_assert!(!marks.is_empty() && piece.chars().count() <= MAX_EXTRACT_CHARS, "{}", piece);
                all.push((piece, marks));
            }
            for (text, marks) in all {
                let mut end = 0;
                for [from, to] in marks {
                    prop_assert!(end <= from && from < to && to as usize <= text.chars().count(), "{}", text);
                    end = to;
                }
            }
        }

        #[test]
        fn no_text_makes_the_marker_panic(text in ".*", query in "\\PC{1,20}") {
            if let Some(query) = TextQuery::of(&query) {
                let _ = (marks(&text, &query), extract(&text, &query));
            }
        }
    }
}
