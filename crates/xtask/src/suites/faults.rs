//! The program as a process, killed, short of disk, damaged, restarted under load behind nginx: the tests of `cargo test`, with more of
//! everything. Each prints what it survived.

use super::tally::Tally;
use super::unit::parse;
use crate::run::{Run, say};
use crate::tools;
use anyhow::Result;

pub fn run() -> Result<Tally> {
    let nginx = tools::nginx()?;
    say("Faults: kills, full disks, damaged files, twins, restarts (minutes)");
    let mut tally = Tally::default();
    let cargo =
        Run::cargo("the tests of faults").args(["test", "--package", "visnyk-newsroom", "--test", "faults", "--", "--test-threads", "1", "--nocapture"]);
    let succeeded = cargo.env("FAULTS", "full").env("FAULTS_NGINX", nginx).lines(|line| {
        if let Some(result) = parse(line) {
            tally.add(result);
        }
        println!("{line}");
    })?;
    if !succeeded && tally.failed == 0 {
        tally.add(Tally::failure());
    }
    Ok(tally)
}
