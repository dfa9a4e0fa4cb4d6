//! Rust's own library, compiled with the bundle instead of taken ready-made: small, and without the words of panics
//! (docs/adr/011-panics-without-words.md). Cargo calls this unstable, so it is held to the toolchain that rust-toolchain.toml pins.

use crate::run::{Run, say};
use crate::tools;
use anyhow::Result;

const SETTINGS: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ("CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT", "true"),
];

/// How cargo comes to the library.
pub enum Library {
    Anew,
    ReadyMade,
}

impl Library {
    /// Anew where its sources can be had. Without them the bundle is larger and does the same.
    pub fn ready() -> Self {
        match tools::rust_src() {
            Ok(()) => Self::Anew,
            Err(error) => {
                say(format!("The bundle gets Rust's ready-made library and is a seventh larger: {error:#}"));
                Self::ReadyMade
            }
        }
    }

    /// Fetches what the bundle is made of: Trunk calls cargo without the network.
    pub fn fetch(&self, profile: &str) -> Result<()> {
        let run = Run::cargo("fetching what the bundle is made of").args(["fetch", "--locked", "--target", "wasm32-unknown-unknown"]);
        self.within(run, profile).quiet().map(drop)
    }

    /// Lets the cargo that runs in it use this library for `profile`.
    pub fn within(&self, run: Run, profile: &str) -> Run {
        if matches!(self, Self::ReadyMade) {
            return run;
        }
        let panic = format!("CARGO_PROFILE_{}_PANIC", profile.replace('-', "_").to_uppercase());
        SETTINGS.iter().fold(run, |run, (name, value)| run.env(name, value)).env(&panic, "immediate-abort")
    }
}
