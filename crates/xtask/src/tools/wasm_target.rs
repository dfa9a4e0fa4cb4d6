use crate::place;
use crate::run::{Run, say};
use anyhow::{Result, bail};
use std::path::Path;

const TARGET: &str = "wasm32-unknown-unknown";

/// Rust's own library for the browser, for the toolchain that rust-toolchain.toml names.
pub fn wasm_target() -> Result<()> {
    part(&format!("the Rust target {TARGET}"), &format!("{TARGET}/lib"), &["target", "add", TARGET])
}

/// The sources of Rust's own library, which the bundle compiles anew.
pub fn rust_src() -> Result<()> {
    part("the sources of Rust's library", "src/rust/library/std/Cargo.toml", &["component", "add", "rust-src"])
}

/// A part of the toolchain, found by a path under its `lib/rustlib` or had from rustup.
fn part(what: &str, path: &str, args: &[&str]) -> Result<()> {
    // rustup puts the toolchain's compiler before its own proxies, so the one found here is the pinned one.
    let sysroot = Run::new("rustc", "asking rustc where it lives").args(["--print", "sysroot"]).quiet()?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(path).exists() {
        return Ok(());
    }
    if place::on_path("rustup").is_none() {
        bail!("{what} cannot be found and there is no rustup to get it: install rustup from https://rustup.rs, or your distribution's package for it");
    }
    say(format!("Adding {what}"));
    Run::new("rustup", format!("adding {what}")).args(args).quiet().map(drop)
}
