use super::debian;
use crate::place;
use anyhow::{Result, bail};
use std::path::PathBuf;

/// Asks a server as fast as it answers.
pub fn wrk() -> Result<PathBuf> {
    if place::on_path("wrk").is_none() && debian::may_install() {
        debian::install("wrk", &["wrk"])?;
    }
    match place::on_path("wrk") {
        Some(wrk) => Ok(wrk),
        None => bail!("wrk is missing: install it (Debian: `apt-get install wrk`)"),
    }
}
