//! Colours of a card. Pure.

use visnyk::colour::{CONTRAST, Rgb, contrast};

/// As in `style/tokens.css`.
pub const GROUND: Rgb = Rgb(0xFB, 0xFA, 0xF7);
pub const INK: Rgb = Rgb(0x15, 0x18, 0x1C);
pub const INK_SOFT: Rgb = Rgb(0x52, 0x5A, 0x64);
pub const LAND: Rgb = Rgb(0xEE, 0xEA, 0xE1);
const ACCENT: Rgb = Rgb(0x12, 0x50, 0x7F);

/// Reads `#rrggbb` or `#rgb`; what is none is the theme's own colour.
pub fn accent(text: Option<&str>) -> Rgb {
    text.and_then(Rgb::parse).unwrap_or(ACCENT)
}

/// A part of a colour that dark text can be read on.
pub fn under_text(colour: Rgb) -> Rgb {
    (0..=20).map(|step| colour.mixed(GROUND, 0.5 + f64::from(step) / 40.0)).find(|mixed| contrast(INK, *mixed) >= 2.0 * CONTRAST).unwrap_or(GROUND)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_colour_is_the_themes_own() {
        assert_eq!(accent(Some("#0aF")), Rgb(0x00, 0xAA, 0xFF));
        for none in [None, Some(""), Some("red"), Some("#12"), Some("'/><script>")] {
            assert_eq!(accent(none), ACCENT, "{none:?}");
        }
    }

    proptest! {
        #[test]
        fn text_can_be_read_in_any_accent_and_over_it(r: u8, g: u8, b: u8) {
            let accent = Rgb(r, g, b);
            prop_assert!(contrast(accent.readable_on_light(), GROUND) >= CONTRAST);
            prop_assert!(contrast(INK, under_text(accent)) >= 2.0 * CONTRAST);
        }
    }
}
