//! Whether what is shipped is the same bytes when it is built twice: in two folders, with two homes of cargo.

use super::tally::Tally;
use crate::release::SUMS;
use crate::run::{Run, say};
use crate::{files, place, tidy};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

pub fn run() -> Result<Tally> {
    let work = std::env::temp_dir().join(format!("visnyk-reproducible-{}", std::process::id()));
    files::clear(&work)?;
    let (one, other, home) = (work.join("a"), work.join("in/another/folder"), work.join("cargo"));
    // Both now: the checkout may change while the first is built.
    copy(&one)?;
    copy(&other)?;
    borrow(&cargo_home()?, &home)?;
    let first = sums(&one, &cargo_home()?)?;
    let second = sums(&other, &home)?;
    let differing = differing(&first, &second);
    println!("{} files, {} differ between two builds", first.lines().count(), differing.len());
    for (first, second) in &differing {
        eprintln!("xtask: «{first}» the first time, «{second}» the second");
    }
    if differing.is_empty() {
        files::clear(&work)?;
        return Ok(Tally { passed: first.lines().count(), failed: 0 });
    }
    say(format!("Both are in {}", work.display()));
    Ok(Tally { passed: 0, failed: differing.len() })
}

fn cargo_home() -> Result<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("CARGO_HOME").or_else(|| set("HOME").map(|home| home.join(".cargo"))).context("neither CARGO_HOME nor HOME is set")
}

/// Another home of cargo, in which the same crates need not be fetched again.
fn borrow(from: &Path, to: &Path) -> Result<()> {
    files::make(to)?;
    for name in ["registry", "git", "config.toml"] {
        if from.join(name).exists() {
            #[cfg(unix)]
            std::os::unix::fs::symlink(from.join(name), to.join(name)).with_context(|| format!("{name} of cargo's home cannot be linked"))?;
        }
    }
    Ok(())
}

fn copy(to: &Path) -> Result<()> {
    for path in tidy::tracked()? {
        let file = place::root().join(&path);
        if file.is_file() {
            files::copy(&file, &to.join(&path))?;
        }
    }
    Ok(())
}

/// The sums of what is shipped, built from a copy of the checkout.
fn sums(at: &Path, cargo: &Path) -> Result<String> {
    say(format!("Building what is shipped in {}", at.display()));
    let this = std::env::current_exe().context("this program does not know where it is")?;
    let target = at.join("target");
    // The place of the checkout is asked of cargo's variable.
    Run::new(this, "building what is shipped")
        .arg("release")
        .dir(at)
        .env("CARGO_MANIFEST_DIR", at.join("crates/xtask"))
        .env("CARGO_TARGET_DIR", &target)
        .env("CARGO_HOME", cargo)
        .show()?;
    files::read_text(&target.join("shipped").join(SUMS))
}

/// Lines that stand on one side only, side by side.
fn differing(first: &str, second: &str) -> Vec<(String, String)> {
    let only = |one: &str, other: &str| one.lines().filter(|line| !other.lines().any(|there| there == *line)).map(str::to_owned).collect::<Vec<_>>();
    let (first, second) = (only(first, second), only(second, first));
    let most = first.len().max(second.len());
    let pad = |mut lines: Vec<String>| {
        lines.resize(most, String::new());
        lines
    };
    pad(first).into_iter().zip(pad(second)).collect()
}

#[cfg(test)]
mod tests {
    use super::differing;

    #[test]
    fn what_differs_is_named_and_what_is_missing_counts() {
        let pair = |first: &str, second: &str| (first.to_owned(), second.to_owned());
        assert_eq!(differing("1  a\n2  b\n", "1  a\n2  b\n"), []);
        assert_eq!(differing("1  a\n2  b\n", "1  a\n3  b\n"), [pair("2  b", "3  b")]);
        assert_eq!(differing("1  a\n", "1  a\n3  b\n"), [pair("", "3  b")]);
    }
}
