//! The widget for pages of others: its loader, what its document is made of, and a document for static hosts.

mod words;

use crate::run::Run;
use crate::{digest, files, place};
use anyhow::{Result, bail};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// As `embed/document/static.html` names its files.
const STYLE: &str = "/embed/latest.css";
const SCRIPT: &str = "/embed/static.js";

/// Adds it to a finished bundle.
pub fn add(bundle: &Path, esbuild: &Path) -> Result<()> {
    let source = place::root().join("embed");
    let goal = bundle.join("embed");
    let loader = pack(esbuild, &source.join("loader/main.ts"), &words::loader())?;
    let hashed = hashed(&goal, "v1", "js", &loader)?;
    files::write(&goal.join("v1.js"), &loader)?;
    // For pages that want to be sure of what they run.
    let exact = json!({ "src": hashed, "integrity": digest::integrity(loader.as_bytes()) });
    files::write(&goal.join("v1.json"), serde_json::to_string(&exact)?)?;

    let style = self::hashed(&goal, "latest", "css", &pack(esbuild, &source.join("document/style.css"), &Value::Null)?)?;
    self::hashed(&goal, "latest", "js", &pack(esbuild, &source.join("document/main.ts"), &Value::Null)?)?;
    let script = self::hashed(&goal, "static", "js", &pack(esbuild, &source.join("document/static.ts"), &words::document())?)?;
    let page = files::read_text(&source.join("document/static.html"))?;
    if !page.contains(STYLE) || !page.contains(SCRIPT) {
        bail!("embed/document/static.html does not name {STYLE} and {SCRIPT}");
    }
    let page: Vec<_> = page.lines().map(str::trim).collect();
    files::write(&goal.join("latest.html"), page.concat().replace(STYLE, &style).replace(SCRIPT, &script))
}

/// What a reader gets of the loader, and of the two documents with their sheet and script, in a bundle. The one that a newsroom
/// renders is not there; the one for static hosts has its items from a call.
pub fn shipped(bundle: &Path) -> Result<(PathBuf, Vec<PathBuf>)> {
    let all = files::under(&bundle.join("embed"))?;
    let is_of = |file: &&PathBuf| {
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name == "latest.html" || (name.starts_with("latest-") && name.ends_with(".css")) || (name.starts_with("static-") && name.ends_with(".js"))
    };
    let document: Vec<_> = all.iter().filter(is_of).cloned().collect();
    match document.len() {
        3 => Ok((bundle.join("embed/v1.js"), document)),
        found => bail!("of the widget's three files {found} are in the bundle"),
    }
}

/// Writes a file under a name with its hash; returns its address.
fn hashed(goal: &Path, name: &str, ending: &str, text: &str) -> Result<String> {
    let name = format!("{name}-{}.{ending}", digest::short(text.as_bytes()));
    files::write(&goal.join(&name), text)?;
    Ok(format!("/embed/{name}"))
}

/// One file of a program and all that it imports; `words` stand in it for `WORDS`.
fn pack(esbuild: &Path, entry: &Path, words: &Value) -> Result<String> {
    Run::new(esbuild, format!("packing {}", entry.display()))
        .args(["--bundle", "--minify", "--format=iife", "--target=es2022", "--charset=utf8", "--log-level=warning", "--legal-comments=none"])
        // Types are checked strictly elsewhere; here it would only cost a line in every file.
        .arg("--tsconfig-raw={\"compilerOptions\":{\"alwaysStrict\":false}}")
        .arg(format!("--define:WORDS={words}"))
        .arg(entry)
        .quiet()
}
