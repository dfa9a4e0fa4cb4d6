//! Rust's own library, compiled with the bundle instead of taken ready-made: small, and without the words of panics
//! (docs/adr/011-panics-without-words.md). Cargo calls this unstable, so it is held to the toolchain that rust-toolchain.toml pins.

use crate::run::Run;
use crate::tools;
use anyhow::Result;

const SETTINGS: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ("CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT", "true"),
];

/// Has the library's sources, and what they depend on: Trunk calls cargo without the network.
pub fn ready(profile: &str) -> Result<()> {
    tools::rust_src()?;
    with(Run::cargo("fetching what the bundle is made of"), profile).args(["fetch", "--locked", "--target", "wasm32-unknown-unknown"]).quiet().map(drop)
}

/// Lets the cargo that runs in it compile the library for `profile`.
pub fn with(run: Run, profile: &str) -> Run {
    let panic = format!("CARGO_PROFILE_{}_PANIC", profile.replace('-', "_").to_uppercase());
    SETTINGS.iter().fold(run, |run, (name, value)| run.env(name, value)).env(&panic, "immediate-abort")
}
