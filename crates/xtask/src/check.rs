//! `cargo xtask check`: everything that can be known without running the portal.

use crate::run::{Run, say};
use crate::tools::{self, Audit, Packages};
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

/// The code that only the browser compiles, as the bundle has it: in parts.
pub fn wasm() -> Result<()> {
    tools::wasm_target()?;
    say("Clippy for the browser");
    Run::cargo("clippy for the browser")
        .args(["clippy", "--quiet", "--package", "visnyk", "--target", "wasm32-unknown-unknown", "--", "-D", "warnings", "--cfg", "parts"])
        .show()
}

/// TypeScript's types of the worker, the widget, the browser tests and the benchmarks.
pub fn types() -> Result<()> {
    Packages::WORKER.ready()?;
    let tsc = Packages::E2E.ready()?.join("tsc");
    for part in ["worker/sw", "worker/page", "embed"] {
        say(format!("Checking TypeScript's types in {part}/"));
        Run::new(&tsc, "the check of TypeScript's types").args(["--noEmit", "--project", &format!("{part}/tsconfig.json")]).show()?;
    }
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
    npm_advisories()?;
    if fetch(&deny) {
        say("Checking security advisories");
        return run("the check of advisories").args(["check", "--disable-fetch", "advisories"]).quiet().map(drop);
    }
    say("Advisories of crates were NOT checked: github.com/rustsec/advisory-db cannot be had here. With a network `cargo xtask test deny` does \
         it; with a copy, tell git: git config --global url.file:///COPY.insteadOf https://github.com/RustSec/advisory-db");
    Ok(())
}

/// Advisories of what npm installs here, where its registry tells them. They fail the check only from «high» on, and only for what ends
/// in the bundle: the rest are tools that meet no stranger.
fn npm_advisories() -> Result<()> {
    for packages in [Packages::WORKER, Packages::BUILD, Packages::E2E, Packages::BENCH] {
        match packages.audit()? {
            Audit::Clean => say(format!("No advisory concerns the packages of {}/", packages.folder)),
            Audit::Found(words) if packages.folder == Packages::WORKER.folder => bail!("advisories concern what the bundle is made of:\n{words}"),
            Audit::Found(words) => say(format!("Advisories concern tools in {}/, which readers never get:\n{words}", packages.folder)),
            Audit::NotToBeHad => {
                say(format!(
                    "Advisories of npm's packages were NOT checked: this registry does not tell them. With one that does: `npm audit --audit` in {}/",
                    packages.folder
                ));
                return Ok(());
            }
        }
    }
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
