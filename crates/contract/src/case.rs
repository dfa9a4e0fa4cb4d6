//! Small and capital letters of the scripts that the portal is written in. The library's tables know every script, and are a
//! fifth of the bundle's data; there the letters of others keep their case.

/// The small letter of a capital one.
pub fn lower(c: char) -> char {
    let code = u32::from(c);
    let small = match code {
        // Latin, Greek and Cyrillic alphabets.
        0x41..=0x5A | 0xC0..=0xD6 | 0xD8..=0xDE | 0x391..=0x3A1 | 0x3A3..=0x3AB | 0x410..=0x42F => code + 32,
        0x400..=0x40F => code + 80,
        // Their extensions: capital and small letters by turns.
        0x100..=0x12F | 0x132..=0x137 | 0x14A..=0x177 | 0x460..=0x481 | 0x48A..=0x4BF | 0x4D0..=0x52F if code % 2 == 0 => code + 1,
        0x139..=0x148 | 0x179..=0x17E | 0x4C1..=0x4CE if code % 2 == 1 => code + 1,
        0x178 => 0xFF,
        0x4C0 => 0x4CF,
        _ => return other(c, char::to_lowercase),
    };
    char::from_u32(small).unwrap_or(c)
}

/// The capital letter of a small one.
pub fn upper(c: char) -> char {
    let code = u32::from(c);
    let capital = match code {
        0x61..=0x7A | 0xE0..=0xF6 | 0xF8..=0xFE | 0x3B1..=0x3C1 | 0x3C3..=0x3CB | 0x430..=0x44F => code - 32,
        0x450..=0x45F => code - 80,
        0x100..=0x12F | 0x132..=0x137 | 0x14A..=0x177 | 0x460..=0x481 | 0x48A..=0x4BF | 0x4D0..=0x52F if code % 2 == 1 && code != 0x131 => code - 1,
        0x139..=0x148 | 0x179..=0x17E | 0x4C1..=0x4CE if code % 2 == 0 => code - 1,
        0xFF => 0x178,
        0x4CF => 0x4C0,
        _ => return other(c, char::to_uppercase),
    };
    char::from_u32(capital).unwrap_or(c)
}

/// What the library knows of other letters, where one letter is one letter.
#[cfg(not(target_arch = "wasm32"))]
fn other<I: ExactSizeIterator<Item = char>>(c: char, of: impl Fn(char) -> I) -> char {
    let mut mapped = of(c);
    match mapped.len() {
        1 => mapped.next().unwrap_or(c),
        _ => c,
    }
}

#[cfg(target_arch = "wasm32")]
fn other<I>(c: char, _of: impl Fn(char) -> I) -> char {
    c
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All letters that have one counterpart.
    fn single<I: ExactSizeIterator<Item = char>>(mut of: I) -> Option<char> {
        if of.len() == 1 { of.next() } else { None }
    }

    #[test]
    fn every_letter_has_the_case_that_the_library_gives_it() {
        for c in '\0'..=char::MAX {
            assert_eq!(lower(c), single(c.to_lowercase()).unwrap_or(c), "{c:?} {:x}", u32::from(c));
            assert_eq!(upper(c), single(c.to_uppercase()).unwrap_or(c), "{c:?} {:x}", u32::from(c));
        }
    }

    #[test]
    fn the_letters_of_ukrainian_are_known_without_the_library() {
        let capital = "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ";
        let small = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя";
        assert_eq!(capital.chars().map(lower).collect::<String>(), small);
        assert_eq!(small.chars().map(upper).collect::<String>(), capital);
    }
}
