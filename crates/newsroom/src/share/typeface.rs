//! The two typefaces of cards: Latin and Cyrillic cuts that are part of the program, so that no font of the machine is asked
//! for. `share/OFL.txt` is their licence.

use resvg::usvg::fontdb::Database;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

static SERIF_FILE: &[u8] = include_bytes!("../../share/serif.ttf");
static SANS_FILE: &[u8] = include_bytes!("../../share/sans.ttf");

pub static SERIF: LazyLock<Typeface> = LazyLock::new(|| Typeface::new("Visnyk Serif", SERIF_FILE));
pub static SANS: LazyLock<Typeface> = LazyLock::new(|| Typeface::new("Visnyk Sans", SANS_FILE));

/// What the renderer takes glyphs from.
pub static DATABASE: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    for file in [SERIF_FILE, SANS_FILE] {
        fonts.load_font_data(file.to_vec());
    }
    Arc::new(fonts)
});

/// More marks on one letter are a prank.
const MARKS: usize = 2;

/// Which characters a typeface has, and how wide they are.
pub struct Typeface {
    pub family: &'static str,
    /// In parts of the size.
    advances: HashMap<char, f32>,
}

impl Typeface {
    fn new(family: &'static str, file: &[u8]) -> Self {
        let Ok(font) = FontRef::new(file) else {
            tracing::error!(family, "a typeface of the program cannot be read");
            return Self { family, advances: HashMap::new() };
        };
        let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
        let advance = |(code, glyph)| Some((char::from_u32(code)?, metrics.advance_width(glyph)?));
        Self { family, advances: font.charmap().mappings().filter_map(advance).collect() }
    }

    /// How wide a text is at size 1, without the kerning, which only narrows it as a rule.
    pub fn width(&self, text: &str) -> f32 {
        text.chars().filter_map(|c| self.advances.get(&c)).sum()
    }

    /// What of a text can be shown: a character without a glyph is left out, and white space is one space.
    pub fn printable(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut marks = 0;
        for c in text.chars().flat_map(|c| alike(&self.advances, c)) {
            if c.is_whitespace() && !is_tie(c) {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            } else if self.advances.contains_key(&c) && !c.is_control() {
                marks = if is_mark(c) { marks + 1 } else { 0 };
                let stands = !is_mark(c) || (marks <= MARKS && !out.is_empty() && !out.ends_with(' '));
                out.extend(stands.then_some(c));
            }
        }
        out.truncate(out.trim_end().len());
        out
    }
}

/// What stands for a character that typefaces often lack and that would change the sense by its absence.
fn alike(advances: &HashMap<char, f32>, c: char) -> Vec<char> {
    let other = match c {
        c if advances.contains_key(&c) => return vec![c],
        '\u{202F}' | '\u{2007}' => "\u{A0}",
        '\u{2010}' | '\u{2011}' => "-",
        '\u{2212}' => "–",
        '‰' => "°/oo",
        _ => return vec![c],
    };
    other.chars().collect()
}

/// A space that no line may end at.
pub fn is_tie(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{202F}')
}

/// What stands on the letter before it.
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_typefaces_have_the_letters_and_signs_of_ukrainian_and_english_headlines() {
        let signs = "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯабвгґдеєжзиіїйклмнопрстуфхцчшщьюяЁЪЫЭёъыэABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz\
                     0123456789ĄąĆćČčĘęŁłŃńÓóŚśŠšŹźŻżŽžÄäÖöÜüßÉéÇçŞşĞğİı.,:;!?…—–-«»„“”‘’ʼ'\"()[]/&%№§°₴€$+×=<>*@#_|~^`{}\\ \u{A0}";
        for typeface in [&SERIF, &SANS] {
            let missing: String = signs.chars().filter(|c| !typeface.advances.contains_key(c)).collect();
            assert_eq!(missing, "", "{}", typeface.family);
        }
    }

    #[test]
    fn what_has_no_glyph_is_left_out() {
        assert_eq!(SERIF.printable("  Ґанок\u{0}\n\t😀 і 漢字 сад\u{202E}\u{200B} "), "Ґанок і сад");
        assert_eq!(SERIF.printable("\u{301}а\u{301}\u{301}\u{301}\u{301}"), "а\u{301}\u{301}");
        assert_eq!(SERIF.printable("日本語"), "");
        assert_eq!(SERIF.printable("5\u{A0}грн, 5\u{202F}грн"), "5\u{A0}грн, 5\u{A0}грн");
        assert_eq!(SERIF.printable("−5°, 2‰"), "−5°, 2°/oo");
    }

    #[test]
    fn the_renderer_finds_both_families() {
        let families: Vec<_> = DATABASE.faces().flat_map(|face| face.families.iter().map(|(name, _)| name.clone())).collect();
        assert_eq!(families, [SERIF.family, SANS.family]);
    }
}
