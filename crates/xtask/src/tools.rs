//! The programs that the tasks need, each in one exact version: from PATH, from the cache, or installed into the cache.

mod backup_programs;
mod cargo_tool;
mod chromium;
mod debian;
mod lockfile;
mod nginx;
mod node;
mod promtool;
mod python;
mod wasm_target;
mod wordpress;
mod wrk;

pub use backup_programs::backup_programs;
pub use cargo_tool::CargoTool;
pub use chromium::chromium;
pub use nginx::nginx;
pub use node::{Audit, Packages};
pub use promtool::promtool;
pub use python::{python_packages, schemathesis};
pub use wasm_target::{rust_src, wasm_target};
pub use wordpress::wordpress;
pub use wrk::wrk;

use anyhow::Result;
use std::path::PathBuf;

/// Makes the bundle. 0.22 wants a newer Rust than the project's.
pub fn trunk() -> Result<PathBuf> {
    CargoTool { package: "trunk", program: "trunk", folder: "trunk", version: "0.21.14", args: &["--locked", "--no-default-features", "--features", "rustls"] }
        .ready()
}

/// Must equal the `wasm-bindgen` of Cargo.lock to the digit; its own lock file names a crate version that is not to be had.
pub fn wasm_bindgen() -> Result<PathBuf> {
    let version = lockfile::version_of("wasm-bindgen")?;
    CargoTool { package: "wasm-bindgen-cli", program: "wasm-bindgen", folder: "wasm-bindgen", version: &version, args: &[] }.ready()
}

/// Cuts the linked program; it and the crate `wasm_split_helpers` know each other's marks, so both change together.
pub fn wasm_split() -> Result<PathBuf> {
    let args = &["--locked", "--features", "build-binary"];
    CargoTool { package: "wasm_split_cli_support", program: "wasm-split-cli", folder: "wasm-split", version: "0.2.4", args }.ready()
}

/// Builds and runs fuzz targets; the compiler it needs is not installed by this.
pub fn cargo_fuzz() -> Result<PathBuf> {
    CargoTool { package: "cargo-fuzz", program: "cargo-fuzz", folder: "cargo-fuzz", version: "0.13.2", args: &["--locked"] }.ready()
}

pub fn cargo_deny() -> Result<PathBuf> {
    CargoTool { package: "cargo-deny", program: "cargo-deny", folder: "cargo-deny", version: "0.20.2", args: &["--locked"] }.ready()
}
