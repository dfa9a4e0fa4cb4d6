//! `cargo xtask check`: everything that can be known without running the portal.

use crate::run::{Run, say};
use crate::tools::{self, Packages};
use crate::{place, tidy};
use anyhow::{Result, bail};
use std::path::PathBuf;

type Check = fn() -> Result<()>;

pub fn run() -> Result<()> {
    let all: [(&str, Check); 6] = [("tidy", tidy::run), ("fmt", fmt), ("clippy", clippy), ("wasm", wasm), ("types", types), ("deny", deny)];
    let mut failed = Vec::new();
    for (name, check) in all {
        if let Err(error) = check() {
            eprintln!("{name}: {error:#}");
            failed.push(name);
        }
    }
    if !failed.is_empty() {
        bail!("these checks failed, their words are above: {}", failed.join(", "));
    }
    println!("All {} checks passed", all.len());
    Ok(())
}

fn fmt() -> Result<()> {
    say("Checking formatting");
    Run::cargo("the check of formatting (`cargo fmt` mends it)").args(["fmt", "--all", "--check"]).show()
}

fn clippy() -> Result<()> {
    say("Clippy for this machine");
    Run::cargo("clippy for this machine").args(["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]).show()
}

/// The code that only the browser compiles.
pub fn wasm() -> Result<()> {
    tools::wasm_target()?;
    say("Clippy for the browser");
    Run::cargo("clippy for the browser").args(["clippy", "--quiet", "--package", "visnyk", "--target", "wasm32-unknown-unknown", "--", "-D", "warnings"]).show()
}

/// TypeScript's types of the browser tests and of the benchmarks.
pub fn types() -> Result<()> {
    for packages in [Packages::E2E, Packages::BENCH] {
        let bin = packages.ready()?;
        say(format!("Checking TypeScript's types in {}/", packages.folder));
        let project = format!("{}/tsconfig.json", packages.folder);
        Run::new(bin.join("tsc"), "the check of TypeScript's types").args(["--noEmit", "--project", &project]).show()?;
    }
    Ok(())
}

/// Bans, licences and sources; advisories where their database can be had.
pub fn deny() -> Result<()> {
    let deny: PathBuf = tools::cargo_deny()?.join("cargo-deny");
    say("Checking licences, bans and sources of dependencies");
    let run = |what: &str| Run::new(&deny, what.to_owned()).args(["--workspace", "--all-features", "--log-level", "error"]);
    run("the check of dependencies").args(["check", "--hide-inclusion-graph", "bans", "licenses", "sources"]).quiet()?;
    if fetch(&deny) {
        say("Checking security advisories");
        return run("the check of advisories").args(["check", "--disable-fetch", "advisories"]).quiet().map(drop);
    }
    say("Advisories were NOT checked: their database (github.com/rustsec/advisory-db) cannot be had here");
    Ok(())
}

/// Gets the advisories, not waiting long for a network that swallows packets.
fn fetch(deny: &std::path::Path) -> bool {
    let mut run = match place::on_path("timeout") {
        Some(timeout) => Run::new(timeout, "fetching advisories").arg("60").arg(deny),
        None => Run::new(deny, "fetching advisories"),
    };
    run.command.args(["--log-level", "off", "fetch", "db"]).env("GIT_TERMINAL_PROMPT", "0").output().is_ok_and(|output| output.status.success())
}
