//! Where things are: the checkout, the target directory, the cache of tools.

use anyhow::{Context, Result};
use std::env;
use std::path::{Path, PathBuf};

/// The checkout: two folders above this crate, wherever the task was called from.
pub fn root() -> PathBuf {
    let here = env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.ancestors().nth(2).map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// Cargo's target directory, which `CARGO_TARGET_DIR` moves.
pub fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR").filter(|dir| !dir.is_empty()) {
        Some(dir) => root().join(dir),
        None => root().join("target"),
    }
}

/// The finished bundle.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// `${VISNYK_TOOLS:-${XDG_CACHE_HOME:-~/.cache}/visnyk/tools}`: shared by all checkouts of a machine.
pub fn tools() -> Result<PathBuf> {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("VISNYK_TOOLS")
        .or_else(|| set("XDG_CACHE_HOME").map(|cache| cache.join("visnyk/tools")))
        .or_else(|| set("HOME").map(|home| home.join(".cache/visnyk/tools")))
        .context("neither VISNYK_TOOLS nor HOME is set: say in VISNYK_TOOLS where tools may be kept")
}

/// A program on PATH.
pub fn on_path(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|dir| dir.join(name)).find(|file| file.is_file())
}

/// PATH with folders put before what is there.
pub fn path_with(first: &[PathBuf]) -> Result<std::ffi::OsString> {
    let old = env::var_os("PATH").unwrap_or_default();
    env::join_paths(first.iter().cloned().chain(env::split_paths(&old))).context("a folder of tools has a colon in its name, PATH cannot hold it")
}
