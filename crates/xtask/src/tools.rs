//! The programs that the tasks need, each in one exact version: from PATH, from the cache, or installed into the cache.

mod cargo_tool;
mod chromium;
mod debian;
mod lockfile;
mod node;
mod python;
mod wasm_target;
mod wrk;

pub use cargo_tool::CargoTool;
pub use chromium::chromium;
pub use node::Packages;
pub use python::schemathesis;
pub use wasm_target::{rust_src, wasm_target};
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

pub fn cargo_deny() -> Result<PathBuf> {
    CargoTool { package: "cargo-deny", program: "cargo-deny", folder: "cargo-deny", version: "0.20.2", args: &["--locked"] }.ready()
}
