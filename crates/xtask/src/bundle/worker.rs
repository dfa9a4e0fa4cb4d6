//! The service worker, the script by which the page works with it, and what makes the portal a program that can be installed.

use super::{icons, names};
use crate::run::Run;
use crate::tools::Packages;
use crate::{digest, files, place};
use anyhow::{Result, bail};
use serde_json::json;
use std::path::Path;
use visnyk_shell::{MANIFEST, SHELL, with_revisions};

/// The address by which index.html asks for the script; here it gets one with a hash.
const SCRIPT: &str = "\"/offline.js\"";

/// Adds them to a finished bundle.
pub fn add(bundle: &Path, esbuild: &Path) -> Result<()> {
    Packages::WORKER.ready()?;
    let source = place::root().join("worker");
    let script = pack(esbuild, &source.join("page/main.ts"), "esm", "[]")?;
    let name = script_name(&script);
    files::write(&bundle.join(&name), &script)?;

    let index = bundle.join("index.html");
    let html = files::read_text(&index)?;
    if !html.contains(SCRIPT) {
        bail!("index.html does not ask for {SCRIPT}: nothing would start the worker");
    }
    let html = html.replace(SCRIPT, &format!("\"/{name}\""));
    files::write(&index, &html)?;
    files::write(&bundle.join("shell.html"), &html)?;

    icons::draw(bundle)?;
    let manifest = files::read_text(&bundle.join("manifest.webmanifest"))?;
    let worker = pack(esbuild, &source.join("sw/main.ts"), "iife", &files_of(bundle)?)?;
    files::write(&bundle.join("sw.js"), with_revisions(&worker, &html, &manifest))?;
    files::write(&bundle.join("sw-off.js"), files::read(&source.join("off.js"))?)
}

/// Whether a script is the one that a page asks for when it is idle.
pub fn is_script(name: &str) -> bool {
    name.starts_with("offline-")
}

fn script_name(script: &str) -> String {
    format!("offline-{}.js", digest::short(script.as_bytes()))
}

/// What the worker keeps from the start: all that has a hash in its name, and what the program cannot do without.
fn files_of(bundle: &Path) -> Result<String> {
    let all = files::under(bundle)?;
    let paths = all.iter().filter_map(|file| file.strip_prefix(bundle).ok()?.to_str());
    let mut entries: Vec<_> = paths.filter(|path| names::is_hashed(path)).map(|path| json!({ "url": format!("/{path}"), "revision": null })).collect();
    entries.push(json!({ "url": "/shell.html", "revision": format!("{SHELL}0") }));
    entries.push(json!({ "url": "/manifest.webmanifest", "revision": format!("{MANIFEST}0") }));
    entries.push(json!({ "url": "/icon.svg", "revision": digest::short(&files::read(&bundle.join("icon.svg"))?) }));
    Ok(serde_json::to_string(&entries)?)
}

fn pack(esbuild: &Path, entry: &Path, format: &str, files: &str) -> Result<String> {
    Run::new(esbuild, format!("packing {}", entry.display()))
        .args(["--bundle", "--minify", "--target=es2021", "--charset=utf8", "--log-level=warning", "--legal-comments=none"])
        .arg(format!("--format={format}"))
        .arg("--define:process.env.NODE_ENV=\"production\"")
        .arg(format!("--define:FILES={files}"))
        .arg(entry)
        .quiet()
}
