//! The bundle: Trunk's build, minified and precompressed, in dist/.

mod bindings;
mod compress;
mod embed;
mod fingerprint;
mod icons;
mod minify;
mod names;
mod page;
mod parts;
mod shapes;
mod std_anew;
mod styles;
mod worker;

use crate::run::{Run, say};
use crate::tools::{self, Packages};
use crate::{files, place};
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::time::Instant;
use std_anew::Library;

pub use compress::{brotli, compress_files, gzip};
pub use embed::shipped as widget;
pub use names::is_hashed;
pub use page::{attribute, code_of, parts_of, tags};

/// The cargo profile of the module that readers get.
const PROFILE: &str = "wasm-release";

/// Builds the bundle, unless the one in dist/ was built from the same inputs; returns dist/.
pub fn build() -> Result<PathBuf> {
    let dist = place::dist();
    let inputs = fingerprint::inputs()?;
    if fingerprint::is_current(&inputs, &dist) {
        return Ok(dist);
    }
    let env = Environment::ready()?;
    let start = Instant::now();
    say("Building the bundle with Trunk");
    let work = place::target().join("bundle");
    let raw = work.join("trunk");
    files::clear(&raw)?;
    let library = Library::ready();
    library.fetch(PROFILE)?;
    let trunk = env.trunk("building the bundle with Trunk").env("RUSTFLAGS", parts::rustflags());
    library.within(trunk, PROFILE).args(["build", "--release", "--cargo-profile", PROFILE, "--dist"]).arg(&raw).show()?;
    say("Cutting the program in parts");
    parts::split(&raw, PROFILE, &env.node_bin)?;
    say("Minifying and compressing it");
    styles::join(&raw)?;
    minify::minify(&raw, &env.node_bin.join("esbuild"))?;
    styles::inline(&raw)?;
    shapes::name(&raw)?;
    worker::add(&raw, &env.node_bin.join("esbuild"))?;
    // The worker keeps what readers of the portal need, and not this.
    embed::add(&raw, &env.node_bin.join("esbuild"))?;
    compress::compress(&raw)?;
    // dist/ is whole at any moment: it is swapped, never written into.
    place_at(&raw, &dist)?;
    fingerprint::remember(&inputs, &dist)?;
    say(format!("The bundle is ready ({} s)", start.elapsed().as_secs()));
    Ok(dist)
}

/// Moves a folder to its goal; between file systems it is copied.
fn place_at(from: &Path, to: &Path) -> Result<()> {
    files::clear(to)?;
    if files::rename(from, to).is_err() {
        files::copy(from, to)?;
        files::clear(from)?;
    }
    Ok(())
}

/// All that Trunk needs, found or installed.
pub struct Environment {
    trunk: PathBuf,
    node_bin: PathBuf,
    path: std::ffi::OsString,
}

impl Environment {
    pub fn ready() -> Result<Self> {
        tools::wasm_target()?;
        let trunk = tools::trunk()?;
        let wasm_bindgen = tools::wasm_bindgen()?;
        let node_bin = Packages::BUILD.ready()?;
        let path = place::path_with(&[wasm_bindgen, node_bin.clone()])?;
        Ok(Self { trunk: trunk.join("trunk"), node_bin, path })
    }

    /// Trunk with its tools on PATH; it must not look for them, or for its own newer version, on the network.
    pub fn trunk(&self, what: &str) -> Run {
        Run::new(&self.trunk, what).env("PATH", &self.path).env("TRUNK_SKIP_VERSION_CHECK", "true").env("TRUNK_OFFLINE", "true")
    }
}
