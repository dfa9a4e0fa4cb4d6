//! `cargo xtask sbom`: what the newsroom and the bundle are made of, in CycloneDX. What only builds them (macros, build scripts, tools) is
//! not among it; what others ship within a crate (SQLite, libwebp) is.

mod component;
mod crates;
mod native;
mod npm;

use crate::files;
use crate::release::Machine;
use crate::run::{Run, say};
use anyhow::{Context, Result};
use component::{Component, Parts};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

pub use npm::packages as npm_packages;

/// What the browser runs.
pub const BROWSER: &str = "wasm32-unknown-unknown";
/// The two lists.
pub const NEWSROOM: &str = "newsroom.cdx.json";
pub const BUNDLE: &str = "bundle.cdx.json";

pub fn run() -> Result<()> {
    let folder = crate::place::target().join("sbom");
    for file in write(&folder, &Machine::ask()?.triple)? {
        println!("{}", file.display());
    }
    Ok(())
}

/// Writes both lists into a folder; the same bytes for the same lock files and compiler.
pub fn write(folder: &Path, triple: &str) -> Result<[PathBuf; 2]> {
    say("Listing what the newsroom and the bundle are made of");
    let library = library()?;
    let mut newsroom = crates::parts("visnyk-newsroom", triple)?;
    newsroom.add_below_root(library.clone());
    native::add(&mut newsroom)?;
    let mut bundle = crates::parts("visnyk", BROWSER)?;
    bundle.add_below_root(library);
    npm::add(&mut bundle)?;
    let files = [folder.join(NEWSROOM), folder.join(BUNDLE)];
    for (file, parts, name) in [(&files[0], &newsroom, "newsroom"), (&files[1], &bundle, "visnyk-bundle")] {
        let mut text = serde_json::to_string_pretty(&document(parts, name))?;
        text.push('\n');
        files::write(file, text)?;
    }
    Ok(files)
}

/// Rust's own library is in both.
fn library() -> Result<Component> {
    let told = Run::new("rustc", "asking rustc for its version").arg("--version").quiet()?;
    let version = told.split_whitespace().nth(1).context("rustc tells no version")?;
    Ok(Component::new("generic", "rust-std", version).licensed("MIT OR Apache-2.0").from("https://github.com/rust-lang/rust"))
}

fn document(parts: &Parts, name: &str) -> Value {
    let root = &parts.root;
    let edges = parts.edges.iter().map(|(reference, on)| json!({ "ref": reference, "dependsOn": on }));
    json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": {
            "type": "application", "bom-ref": root.reference(), "name": name, "version": root.version, "licenses": [{ "expression": "MIT OR Apache-2.0" }],
        }},
        "components": parts.components.values().map(Component::json).collect::<Vec<_>>(),
        "dependencies": edges.collect::<Vec<_>>(),
    })
}
