use super::{Rule, file::File};

pub const RULE: Rule = Rule { name: "seed", check };

/// The article that the system was described by is a third party's text: facts may be told, its wording may not be
/// committed. So this holds digests of some of its runs of eight words, from which nothing can be read back.
const DIGESTS: &str = include_str!("seed.txt");
const RUN: usize = 8;

fn check(file: &File) -> Vec<(usize, String)> {
    let known: Vec<u64> = DIGESTS.lines().filter_map(|line| u64::from_str_radix(line, 16).ok()).collect();
    runs(&file.text)
        .filter(|(_, digest)| known.contains(digest))
        .map(|(line, _)| (line, "eight words in a row are the seed article's: tell it in words of your own".to_owned()))
        .collect()
}

/// Every run of words with the line on which it begins. Mark-up and punctuation do not count.
fn runs(text: &str) -> impl Iterator<Item = (usize, u64)> {
    let mut words = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let mut inside = false;
        let plain: String = line
            .chars()
            .map(|letter| {
                inside = (inside || letter == '<') && letter != '>';
                if inside { ' ' } else { letter }
            })
            .collect();
        words.extend(plain.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(|word| (number, word.to_lowercase())));
    }
    (0..words.len().saturating_sub(RUN - 1)).filter_map(move |at| {
        let run = words.get(at..at + RUN)?;
        // Lines without Cyrillic cannot be a copy of a Ukrainian text; most of the tree is such.
        run.iter().all(|(_, word)| !word.is_ascii()).then_some(())?;
        Some((run.first()?.0, digest(run.iter().map(|(_, word)| word.as_str()))))
    })
}

/// FNV-1a, 64 bits.
fn digest<'a>(words: impl Iterator<Item = &'a str>) -> u64 {
    words.flat_map(|word| word.bytes().chain([b' '])).fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::file::file;

    #[test]
    fn digests_are_there_and_own_words_pass() {
        assert!(DIGESTS.lines().count() > 100);
        assert!(check(&file("demo/articles/1.json", "Сьогодні громада розповіла власними словами про свої плани на наступний рік")).is_empty());
    }

    #[test]
    fn a_run_is_the_same_in_any_mark_up() {
        let one: Vec<_> = runs("Один два три чотири п’ять шість сім").map(|(_, digest)| digest).collect();
        let two: Vec<_> = runs("<p>один, <b>два</b> три\nчотири п’ять шість — сім").map(|(_, digest)| digest).collect();
        assert_eq!(one.len(), 1);
        assert_eq!(one, two);
    }

    /// Makes seed.txt anew: `SEED=path/to/the/text cargo test -p xtask write_digests`.
    #[test]
    fn write_digests() {
        let Some(path) = std::env::var_os("SEED") else { return };
        let text = std::fs::read_to_string(path).unwrap();
        let digests: std::collections::BTreeSet<_> = runs(&text).map(|(_, digest)| format!("{digest:016x}\n")).collect();
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/tidy/seed.txt"), digests.into_iter().collect::<String>()).unwrap();
    }
}
