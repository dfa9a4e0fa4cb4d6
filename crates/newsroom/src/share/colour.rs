//! Colours of a card. Pure.

use std::fmt;

/// WCAG 2.2 AA for text.
const CONTRAST: f64 = 4.5;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Colour(pub u8, pub u8, pub u8);

/// As in `style/tokens.css`.
pub const GROUND: Colour = Colour(0xFB, 0xFA, 0xF7);
pub const INK: Colour = Colour(0x15, 0x18, 0x1C);
pub const INK_SOFT: Colour = Colour(0x52, 0x5A, 0x64);
pub const LAND: Colour = Colour(0xEE, 0xEA, 0xE1);
const ACCENT: Colour = Colour(0x12, 0x50, 0x7F);

impl Colour {
    /// Reads `#rrggbb` or `#rgb`; what is none is the theme's own colour.
    pub fn accent(text: Option<&str>) -> Self {
        text.and_then(Self::parse).unwrap_or(ACCENT)
    }

    fn parse(text: &str) -> Option<Self> {
        let digits: Vec<u8> = text.strip_prefix('#')?.chars().map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok())).collect::<Option<_>>()?;
        match *digits.as_slice() {
            [r, g, b] => Some(Self(r * 17, g * 17, b * 17)),
            [r, s, g, h, b, c] => Some(Self(r * 16 + s, g * 16 + h, b * 16 + c)),
            _ => None,
        }
    }

    /// The same hue, darkened as far as text on the ground needs.
    pub fn readable(self) -> Self {
        let black = Self(0, 0, 0);
        (0..=20).map(|step| self.mixed(black, f64::from(step) / 20.0)).find(|colour| contrast(*colour, GROUND) >= CONTRAST).unwrap_or(black)
    }

    /// A part of this colour that dark text can be read on.
    pub fn under_text(self) -> Self {
        (0..=20).map(|step| self.mixed(GROUND, 0.5 + f64::from(step) / 40.0)).find(|colour| contrast(INK, *colour) >= 2.0 * CONTRAST).unwrap_or(GROUND)
    }

    pub fn mixed(self, other: Self, share: f64) -> Self {
        let mix = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * share).round() as u8;
        Self(mix(self.0, other.0), mix(self.1, other.1), mix(self.2, other.2))
    }

    /// WCAG's relative luminance.
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }
}

fn contrast(a: Colour, b: Colour) -> f64 {
    let (a, b) = (a.luminance(), b.luminance());
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_colour_is_the_themes_own() {
        assert_eq!(Colour::accent(Some("#0aF")), Colour(0x00, 0xAA, 0xFF));
        for none in [None, Some(""), Some("red"), Some("#12"), Some("'/><script>")] {
            assert_eq!(Colour::accent(none), ACCENT, "{none:?}");
        }
    }

    proptest! {
        #[test]
        fn text_can_be_read_in_any_accent_and_over_it(r: u8, g: u8, b: u8) {
            let accent = Colour(r, g, b);
            prop_assert!(contrast(accent.readable(), GROUND) >= CONTRAST);
            prop_assert!(contrast(INK, accent.under_text()) >= 2.0 * CONTRAST);
        }
    }
}
