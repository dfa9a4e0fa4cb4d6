use crate::place;
use crate::run::{Run, say};
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
    if place::on_path("apt-get").is_some() && is_root() {
        say("Installing Chromium with apt-get");
        let apt = |args: &[&str]| Run::new("apt-get", "installing Chromium with apt-get").args(args).env("DEBIAN_FRONTEND", "noninteractive").quiet();
        apt(&["update", "-qq"])?;
        apt(&["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core"])?;
        if let Some(found) = found() {
            return Ok(found);
        }
    }
    bail!("Chromium is missing: install it (Debian: `apt-get install chromium`), or set CHROMIUM to a Chromium or Chrome program")
}

fn found() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"].into_iter().find_map(place::on_path)
}

fn is_root() -> bool {
    Run::new("id", "asking who runs this").arg("-u").quiet().is_ok_and(|id| id.trim() == "0")
}
