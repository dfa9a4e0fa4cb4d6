use crate::place;
use crate::run::{Run, say};
use anyhow::{Result, bail};
use std::path::Path;

const TARGET: &str = "wasm32-unknown-unknown";

/// Rust's own library for the browser, for the toolchain that rust-toolchain.toml names.
pub fn wasm_target() -> Result<()> {
    // rustup puts the toolchain's compiler before its own proxies, so the one found here is the pinned one.
    let sysroot = Run::new("rustc", "asking rustc where it lives").args(["--print", "sysroot"]).quiet()?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).join("lib").is_dir() {
        return Ok(());
    }
    if place::on_path("rustup").is_none() {
        bail!(
            "the Rust library for {TARGET} is missing and there is no rustup to get it: install rustup from https://rustup.rs, or your distribution's package for that target"
        );
    }
    say(format!("Adding the Rust target {TARGET}"));
    Run::new("rustup", format!("adding the Rust target {TARGET}")).args(["target", "add", TARGET]).quiet().map(drop)
}
