//! The operator's colour, made readable on the portal's grounds. Pure.

use std::fmt;

/// The grounds of `style/tokens.css`, light and dark.
const LIGHT: Rgb = Rgb(0xF1, 0xEE, 0xE7);
const DARK: Rgb = Rgb(0x20, 0x25, 0x2D);
/// WCAG 2.2 AA for text.
pub const CONTRAST: f64 = 4.5;

/// A colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// How a colour reads on a ground.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reading {
    pub ground: Rgb,
    /// Its contrast in tenths, rounded down.
    pub tenths: u32,
    /// What it becomes there to be readable.
    pub shown: Rgb,
}

impl Rgb {
    /// Reads `#rrggbb` or `#rgb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits: Vec<u8> = text.strip_prefix('#')?.chars().map(|c| c.to_digit(16).map(|digit| digit as u8)).collect::<Option<_>>()?;
        match *digits.as_slice() {
            [r, g, b] => Some(Self(r * 17, g * 17, b * 17)),
            [r, s, g, h, b, c] => Some(Self(r * 16 + s, g * 16 + h, b * 16 + c)),
            _ => None,
        }
    }

    /// The same hue, darkened as far as text on the light grounds needs.
    pub fn readable_on_light(self) -> Self {
        self.readable(LIGHT, Self(0, 0, 0))
    }

    /// The same hue, lightened as far as text on the dark grounds needs.
    pub fn readable_on_dark(self) -> Self {
        self.readable(DARK, Self(0xFF, 0xFF, 0xFF))
    }

    /// How it reads on the light and on the dark ground.
    pub fn readings(self) -> [Reading; 2] {
        [(LIGHT, self.readable_on_light()), (DARK, self.readable_on_dark())].map(|(ground, shown)| Reading {
            ground,
            tenths: (contrast(self, ground) * 10.0) as u32,
            shown,
        })
    }

    fn readable(self, ground: Self, towards: Self) -> Self {
        (0..=20).map(|step| self.mixed(towards, f64::from(step) / 20.0)).find(|colour| contrast(*colour, ground) >= CONTRAST).unwrap_or(towards)
    }

    /// This colour with a `share` of another, from 0 to 1.
    pub fn mixed(self, other: Self, share: f64) -> Self {
        let mix = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * share).round() as u8;
        Self(mix(self.0, other.0), mix(self.1, other.1), mix(self.2, other.2))
    }

    /// WCAG's relative luminance.
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { to_the_2_4((value + 0.055) / 1.055) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }
}

/// `value` to the power of 2.4, from square roots, which the browser has: the library's power would be felt in the bundle.
fn to_the_2_4(value: f64) -> f64 {
    let (mut power, mut root) = (value * value, value);
    // 0.4 is 0.0110 0110 0110… in twos.
    for place in 0..24 {
        root = root.sqrt();
        if matches!(place % 4, 1 | 2) {
            power *= root;
        }
    }
    power
}

/// WCAG's contrast ratio.
pub fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (a.luminance(), b.luminance());
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_power_made_of_roots_is_the_power() {
        for channel in 0..=255_u8 {
            let value = f64::from(channel) / 255.0;
            assert!((to_the_2_4(value) - value.powf(2.4)).abs() < 1e-6, "{value}");
        }
    }
    use proptest::prelude::*;

    #[test]
    fn only_three_or_six_hex_digits_are_a_colour() {
        assert_eq!(Rgb::parse("#12507f"), Some(Rgb(0x12, 0x50, 0x7F)));
        assert_eq!(Rgb::parse("#0aF"), Some(Rgb(0x00, 0xAA, 0xFF)));
        for bad in ["12507f", "#12507", "#12507g", "red", "#+2507f", "url(x)", ""] {
            assert_eq!(Rgb::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn black_on_white_has_the_greatest_contrast() {
        assert!((contrast(Rgb(0, 0, 0), Rgb(255, 255, 255)) - 21.0).abs() < 0.01);
    }

    #[test]
    fn a_colour_that_is_readable_stays_as_it_is() {
        let blue = Rgb(0x12, 0x50, 0x7F);
        assert_eq!(blue.readable_on_light(), blue);
    }

    #[test]
    fn a_colour_is_judged_on_both_grounds() {
        let [light, dark] = Rgb(0xFF, 0xD5, 0x00).readings();
        assert_eq!((light.tenths, dark.tenths), (12, 108));
        assert_ne!(light.shown, Rgb(0xFF, 0xD5, 0x00));
        assert_eq!(dark.shown, Rgb(0xFF, 0xD5, 0x00));
    }

    proptest! {
        #[test]
        fn whatever_the_operator_chose_can_be_read(red: u8, green: u8, blue: u8) {
            let accent = Rgb(red, green, blue);
            prop_assert!(contrast(accent.readable_on_light(), LIGHT) >= CONTRAST);
            prop_assert!(contrast(accent.readable_on_dark(), DARK) >= CONTRAST);
        }
    }
}
