use super::{names, page};
use crate::files;
use crate::run::Run;
use anyhow::{Context, Result};
use std::path::Path;

/// Minifies scripts and style sheets. A hashed name gets the new content's hash, and the pages that name it are told.
pub fn minify(dist: &Path, esbuild: &Path) -> Result<()> {
    let mut renamed = Vec::new();
    for file in files::under(dist)?.into_iter().filter(|file| matches!(names::ending(file), "js" | "css")) {
        let old = files::read(&file)?;
        let new = Run::new(esbuild, format!("minifying {}", file.display()))
            .args(["--minify", "--target=esnext", "--charset=utf8", "--log-level=warning", "--legal-comments=none"])
            .arg(&file)
            .quiet()?
            .into_bytes();
        if new.len() >= old.len() {
            continue;
        }
        let name = file.file_name().and_then(|name| name.to_str()).with_context(|| format!("{} has no readable name", file.display()))?;
        files::write(&file, &new)?;
        if let Some(goal) = names::rehashed(name, &new) {
            files::rename(&file, &file.with_file_name(&goal))?;
            renamed.push((name.to_owned(), goal));
        }
    }
    for html in files::under(dist)?.into_iter().filter(|file| names::ending(file) == "html") {
        let text = files::read_text(&html)?;
        let text = renamed.iter().fold(text, |text, (old, new)| text.replace(old, new));
        files::write(&html, page::with_integrity(&text, dist)?)?;
    }
    Ok(())
}
