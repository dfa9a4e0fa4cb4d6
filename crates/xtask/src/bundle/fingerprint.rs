use crate::digest::Sum;
use crate::run::Run;
use crate::{files, place};
use anyhow::Result;
use std::path::{Path, PathBuf};

/// All that the bundle is made of. What is not there (yet) counts as absent.
const INPUTS: &[&str] = &[
    "src",
    "crates",
    "crates/xtask/src/bundle.rs",
    "crates/xtask/src/bundle",
    "crates/xtask/npm/package-lock.json",
    "embed",
    "style",
    "public",
    "worker/names.ts",
    "worker/off.js",
    "worker/package-lock.json",
    "worker/page",
    "worker/sw",
    "crates/shell/src",
    "index.html",
    "Trunk.toml",
    "Cargo.toml",
    "Cargo.lock",
    ".cargo",
    "rust-toolchain.toml",
];

/// Crates that never reach a browser. Any other may be part of the bundle.
const ELSEWHERE: &[&str] = &["crates/newsroom/", "crates/demo-art/", "crates/shell/", "crates/xtask/"];

/// A digest of everything that the bundle is made of.
pub fn inputs() -> Result<String> {
    let mut sum = Sum::new();
    for input in INPUTS {
        for file in files::under(&place::root().join(input))? {
            let name = files::short(&file);
            if *input == "crates" && ELSEWHERE.iter().any(|folder| name.starts_with(folder)) {
                continue;
            }
            sum.add(name);
            sum.add(files::read(&file)?);
        }
    }
    sum.add(Run::new("rustc", "asking rustc for its version").arg("--version").quiet()?);
    sum.add(std::env::var("RUSTFLAGS").unwrap_or_default());
    Ok(sum.finish())
}

/// Whether the bundle in `dist` was made of these inputs and is still as it was made.
pub fn is_current(inputs: &str, dist: &Path) -> bool {
    std::fs::read_to_string(stamp()).is_ok_and(|stamp| outputs(dist).is_ok_and(|outputs| stamp == format!("{inputs} {outputs}\n")))
}

pub fn remember(inputs: &str, dist: &Path) -> Result<()> {
    files::write(&stamp(), format!("{inputs} {}\n", outputs(dist)?))
}

/// Beside dist/, not in it: what is there is shipped.
fn stamp() -> PathBuf {
    place::target().join("bundle/stamp")
}

/// Names and contents of the bundle's files; an empty bundle equals no remembered one.
fn outputs(dist: &Path) -> Result<String> {
    let mut sum = Sum::new();
    for file in files::under(dist)? {
        sum.add(files::short(&file));
        sum.add(files::read(&file)?);
    }
    Ok(sum.finish())
}
