//! The tree's own rules, which no compiler knows. A rule a file; each has a test that breaks it.

mod css_logical;
mod file;
mod hosts;
mod hrefs;
mod html_sinks;
mod issue_words;
mod length;
mod lockfiles;
mod panics;
mod seed;
mod test_shortcuts;
mod web_apis;

use crate::run::{Run, say};
use crate::{files, place};
use anyhow::{Result, bail};
use file::File;

/// A rule: its name and what it says of a file (line, words).
struct Rule {
    name: &'static str,
    check: fn(&File) -> Vec<(usize, String)>,
}

const RULES: &[Rule] = &[
    css_logical::RULE,
    hosts::RULE,
    hrefs::RULE,
    html_sinks::RULE,
    issue_words::RULE,
    length::RULE,
    lockfiles::RULE,
    panics::RULE,
    seed::RULE,
    test_shortcuts::RULE,
    web_apis::RULE,
];

pub fn run() -> Result<()> {
    let mut found = 0_usize;
    let mut seen = 0_usize;
    for path in tracked()? {
        // A file that another task removes just now is no fault, neither is a picture.
        let Ok(text) = std::fs::read_to_string(place::root().join(&path)) else { continue };
        seen += 1;
        let file = File { path, text };
        for rule in RULES {
            for (line, words) in (rule.check)(&file) {
                found += 1;
                println!("{}:{line}: {words} [{}]", file.path, rule.name);
            }
        }
    }
    if found > 0 {
        bail!("tidy: {found} places break the tree's rules; they are listed above");
    }
    say(format!("Tidy: {seen} files keep {} rules", RULES.len()));
    Ok(())
}

/// What is or would be committed.
pub fn tracked() -> Result<Vec<String>> {
    if !place::root().join(".git").exists() {
        return Ok(files::under(&place::root())?
            .iter()
            .map(|file| files::short(file))
            .filter(|path| !path.starts_with("target/") && !path.contains("node_modules/"))
            .collect());
    }
    let list =
        Run::new("git", "asking git for the tree's files (install git)").args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).quiet()?;
    Ok(list.split('\0').filter(|path| !path.is_empty()).map(str::to_owned).collect())
}
