use super::tally::Tally;
use crate::run::{Run, say};
use anyhow::Result;

/// `cargo test` of the whole workspace. Only what failed is shown, and each program's count.
pub fn run() -> Result<Tally> {
    say("cargo test --workspace");
    let cargo = Run::cargo("cargo test").args(["test", "--workspace", "--no-fail-fast"]).env("INSTA_UPDATE", "no");
    let mut all = tally(cargo, |line| !is_noise(line))?;
    all.add(super::faults::small_disks()?);
    Ok(all)
}

/// The results of tests as they are told, and those lines that are wanted.
pub(super) fn tally(cargo: Run, is_wanted: impl Fn(&str) -> bool) -> Result<Tally> {
    let mut tally = Tally::default();
    let succeeded = cargo.lines(|line| {
        if let Some(result) = parse(line) {
            tally.add(result);
        }
        if is_wanted(line) {
            println!("{line}");
        }
    })?;
    // A program that does not compile or breaks down has no result line of its own.
    if !succeeded && tally.failed == 0 {
        tally.add(Tally::failure());
    }
    Ok(tally)
}

/// `test result: ok. 12 passed; 0 failed; …`
fn parse(line: &str) -> Option<Tally> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let count = |word: &str| counts.split("; ").find_map(|part| part.strip_suffix(word)?.trim().parse().ok());
    Some(Tally { passed: count("passed")?, failed: count("failed")? })
}

pub(super) fn is_noise(line: &str) -> bool {
    line.is_empty() || (line.starts_with("test ") && line.ends_with(" ... ok")) || (line.starts_with("running ") && line.ends_with([' ', 's', 't']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn result_lines_are_counted() {
        let line = "test result: FAILED. 11 passed; 2 failed; 0 ignored; 0 measured; 3 filtered out; finished in 0.02s";
        assert_eq!(parse(line), Some(Tally { passed: 11, failed: 2 }));
        assert_eq!(parse("test result of mine: 1 passed"), None);
    }

    #[test]
    fn failures_are_no_noise() {
        assert!(is_noise("test a::b ... ok"));
        assert!(!is_noise("test a::b ... FAILED"));
        assert!(!is_noise("test result: ok. 1 passed; 0 failed"));
    }
}
