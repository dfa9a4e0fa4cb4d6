//! The program as a process, killed, short of disk, damaged, restarted under load behind nginx: the tests of `cargo test` with more of
//! everything, and those that it leaves alone. Each prints what it survived.

use super::tally::Tally;
use super::unit::{is_noise, tally};
use crate::run::{Run, say};
use crate::tools;
use anyhow::Result;
use std::process::{Command, Stdio};

pub fn run() -> Result<Tally> {
    let nginx = tools::nginx()?;
    say("Faults: kills, full disks, damaged files, twins, restarts (minutes)");
    let cargo = Run::cargo("the tests of faults").args(["test", "--package", "visnyk-newsroom", "--no-fail-fast"]);
    let cargo = cargo.args(["--test", "faults", "--test", "behind_proxy", "--test", "small_disks", "--", "--test-threads", "1", "--nocapture"]);
    tally(cargo.env("FAULTS", "full").env("FAULTS_NGINX", nginx), |_| true)
}

/// Disks without room, where this user may mount one; what was left out is said.
pub fn small_disks() -> Result<Tally> {
    if !may_mount() {
        say("Full disks are left out: this user may not mount small ones (crates/newsroom/tests/faults/small_disks.rs)");
        return Ok(Tally::default());
    }
    let cargo = Run::cargo("the tests of full disks").args(["test", "--package", "visnyk-newsroom", "--test", "small_disks"]);
    tally(cargo, |line| !is_noise(line))
}

/// Asked with a mount that nobody else sees.
fn may_mount() -> bool {
    let mut unshare = Command::new("unshare");
    unshare.args(["--mount", "mount", "-t", "tmpfs", "visnyk-test", "/mnt"]).stdout(Stdio::null()).stderr(Stdio::null());
    unshare.status().is_ok_and(|status| status.success())
}
