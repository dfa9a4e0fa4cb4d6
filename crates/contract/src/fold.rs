//! One form for what readers type alike: case, apostrophes and decomposed letters folded.

/// Whether `c` is one of the characters that people type for the Ukrainian apostrophe.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{02BC}' | '\u{02B9}' | '`' | '\u{00B4}' | '\u{FF07}' | '\u{201B}')
}

/// Folds text for comparing: lower case, without apostrophes, soft hyphens and stress marks, with й and ї composed, and
/// every run of white space as one space.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|c| push_folded(&mut folded, c));
    folded.truncate(folded.trim_end().len());
    folded
}

/// Goes on folding a text by one more character.
pub fn push_folded(folded: &mut String, c: char) {
    let c = crate::case::lower(c);
    match c {
        '\u{0306}' => compose(folded, 'и', 'й'),
        '\u{0308}' => compose(folded, 'і', 'ї'),
        _ if is_apostrophe(c) || is_invisible(c) => {}
        _ if c.is_whitespace() => {
            if !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
            }
        }
        _ => folded.push(c),
    }
}

fn compose(folded: &mut String, base: char, composed: char) {
    if folded.ends_with(base) {
        folded.pop();
        folded.push(composed);
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{0300}' | '\u{0301}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_apostrophe_and_none_fold_alike() {
        for name in ["Кам’янська", "Кам'янська", "Камʼянська", "Кам`янська", "КАМ’ЯНСЬКА", "Камянська"]
        {
            assert_eq!(fold(name), "камянська", "{name}");
        }
    }

    #[test]
    fn decomposed_letters_are_composed() {
        assert_eq!(fold("Украі\u{308}нськии\u{306}"), "український");
    }

    #[test]
    fn white_space_and_invisible_characters_do_not_tell_words_apart() {
        assert_eq!(fold("  нова\u{00A0}\n ха\u{AD}та\u{200B} "), "нова хата");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing_more(text in ".*") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
