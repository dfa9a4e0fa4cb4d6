//! Words in a body: which characters stay.

use std::borrow::Cow;
use visnyk_contract::limits::is_misleading;

/// Whether a character may stand in a text. Controls have no shape, and what turns the reading direction can make an
/// address or a name look like another; joiners, soft hyphens and no-break spaces are part of writing.
pub fn is_kept(c: char) -> bool {
    !(c.is_control() && !c.is_ascii_whitespace() || is_misleading(c))
}

/// Whether nothing of a text can be seen.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}') || !is_kept(c))
}

/// One line of text: kept characters, runs of white space as one space, none around.
pub fn line(text: &str) -> String {
    let kept: String = text.chars().filter(|c| is_kept(*c)).collect();
    kept.split(|c: char| c.is_ascii_whitespace()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ").trim().to_owned()
}

/// A text without the characters that XML 1.0 has no way to write, not even escaped: one of them makes the whole feed unreadable.
pub fn allowed(text: &str) -> Cow<'_, str> {
    let is_allowed = |c: char| matches!(c, '\t' | '\n' | '\r') || (c >= ' ' && !matches!(c, '\u{7F}'..='\u{9F}' | '\u{FFFE}' | '\u{FFFF}'));
    if text.chars().all(is_allowed) { Cow::Borrowed(text) } else { Cow::Owned(text.chars().filter(|&c| is_allowed(c)).collect()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_keeps_its_words_and_loses_controls() {
        assert_eq!(line(" Кам’янська\u{0}\n\t громада \u{202E}x "), "Кам’янська громада x");
        assert_eq!(line("10\u{A0}000 👩\u{200D}🚒 ха\u{AD}та"), "10\u{A0}000 👩\u{200D}🚒 ха\u{AD}та");
    }

    #[test]
    fn no_break_spaces_alone_are_blank() {
        assert!(is_blank("\u{A0} \n\u{200B}"));
        assert!(!is_blank("\u{A0}·"));
    }
}
