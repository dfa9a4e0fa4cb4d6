//! `cargo xtask release`: what is shipped, the same bytes wherever it is built, with its sums and the lists of what it is made of.

mod leaks;
mod newsroom;

use crate::run::say;
use crate::{bundle, digest, files, place, sbom};
use anyhow::{Result, bail};
use std::path::PathBuf;

pub use newsroom::Machine;
use newsroom::NEWSROOM;

/// The sums of all other files, as `sha256sum --check` reads them.
pub const SUMS: &str = "SHA256SUMS";

pub fn run() -> Result<()> {
    let out = build()?;
    println!("What is shipped is in {}; `sha256sum --check {SUMS}` there tells whether it is whole", out.display());
    Ok(())
}

/// Builds everything; returns its folder.
fn build() -> Result<PathBuf> {
    let machine = Machine::ask()?;
    let dist = bundle::build()?;
    let newsroom = newsroom::build(&machine)?;
    let out = place::target().join("shipped");
    files::clear(&out)?;
    files::copy(&dist, &out.join("dist"))?;
    files::make(&out.join("bin"))?;
    // With its right to be run.
    std::fs::copy(&newsroom, out.join("bin").join(NEWSROOM))?;
    sbom::write(&out, &machine.triple)?;
    let leaks = leaks::find(&out, &machine.places())?;
    if !leaks.is_empty() {
        bail!("paths of this machine are in what would be shipped:\n{}", leaks.join("\n"));
    }
    let mut sums = String::new();
    for file in files::under(&out)? {
        let name = file.strip_prefix(&out).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        sums += &format!("{}  {name}\n", digest::sha256(&files::read(&file)?));
    }
    files::write(&out.join(SUMS), sums)?;
    say(format!("No path of this machine is in it; {} files", files::under(&out)?.len()));
    Ok(out)
}
