use super::debian;
use crate::place;
use anyhow::{Result, bail};
use std::path::PathBuf;

/// Where distributions put it, which is on PATH for the administrator alone.
const USUAL: &str = "/usr/sbin/nginx";

/// The proxy before a newsroom.
pub fn nginx() -> Result<PathBuf> {
    if find().is_none() && debian::may_install() {
        debian::install("nginx", &["nginx"])?;
    }
    match find() {
        Some(nginx) => Ok(nginx),
        None => bail!("nginx is missing: install it (Debian: `apt-get install nginx`)"),
    }
}

fn find() -> Option<PathBuf> {
    place::on_path("nginx").or_else(|| Some(PathBuf::from(USUAL)).filter(|usual| usual.is_file()))
}
