use super::debian;
use crate::place;
use anyhow::{Result, bail};
use std::env;
use std::path::PathBuf;

/// A Chromium: `CHROMIUM`, the one on PATH, or the one apt-get installs where it may.
pub fn chromium() -> Result<PathBuf> {
    if let Some(set) = env::var_os("CHROMIUM").filter(|set| !set.is_empty()).map(PathBuf::from) {
        if !set.is_file() {
            bail!("CHROMIUM is {}, which is no file: set it to a Chromium or Chrome program", set.display());
        }
        return Ok(set);
    }
    if let Some(found) = found() {
        return Ok(found);
    }
    if debian::may_install() {
        debian::install("Chromium", &["chromium", "fonts-dejavu-core"])?;
        if let Some(found) = found() {
            return Ok(found);
        }
    }
    bail!("Chromium is missing: install it (Debian: `apt-get install chromium`), or set CHROMIUM to a Chromium or Chrome program")
}

fn found() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"].into_iter().find_map(place::on_path)
}
