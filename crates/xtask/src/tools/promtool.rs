use super::debian;
use crate::run::{Run, say};
use crate::{files, place};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;

/// Prometheus' own checker: from PATH, or out of Debian's package. That one is unpacked and not installed, since it would start a server.
pub fn promtool() -> Result<PathBuf> {
    if let Some(found) = place::on_path("promtool") {
        return Ok(found);
    }
    let home = place::tools()?.join("prometheus");
    let program = home.join("usr/bin/promtool");
    if program.is_file() {
        return Ok(program);
    }
    const MISSING: &str = "promtool is missing: it comes with Prometheus (https://prometheus.io/download, or Debian's package prometheus)";
    if place::on_path("apt-get").is_none() {
        bail!(MISSING);
    }
    say("Getting promtool out of Debian's package prometheus");
    files::clear(&home)?;
    files::make(&home)?;
    if debian::may_install() {
        Run::new("apt-get", "asking Debian for its packages").args(["update", "-qq"]).quiet()?;
    }
    Run::new("apt-get", MISSING).args(["download", "-qq", "prometheus"]).dir(&home).quiet()?;
    let package = files::under(&home)?.into_iter().find(|file| file.extension().is_some_and(|ending| ending == "deb")).context(MISSING)?;
    Run::new("dpkg-deb", "unpacking prometheus").arg("--extract").arg(&package).arg(&home).quiet()?;
    files::remove(&package)?;
    if !program.is_file() {
        bail!(MISSING);
    }
    Ok(program)
}
