//! What the operator's handbook tells to do, done: the backup and the restoring as they stand there, against a newsroom that is being
//! written to; the alerts and the metrics, read by Prometheus' own checker.

mod backup;
mod handbook;
mod writer;

use super::tally::Tally;
use crate::newsroom::{Options, Programs, Server, port, stand};
use crate::run::{Run, say};
use crate::{files, place, tools};
use anyhow::{Context, Result, bail};
use std::path::Path;

const ALERTS: &str = "docs/alerts.yml";
/// When they are to come.
const CASES: &str = "crates/xtask/src/suites/operate/alerts.yml";

pub fn run() -> Result<Tally> {
    let promtool = tools::promtool()?;
    tools::backup_programs()?;
    let programs = Programs::build(false)?;
    let work = std::env::temp_dir().join(format!("visnyk-operate-{}", std::process::id()));
    files::clear(&work)?;
    files::make(&work)?;
    let mut tally = Tally::default();
    for (what, done) in [
        ("every alert is well-formed, comes when it should, and has its part in the handbook", alerts(&promtool, &work)),
        ("what is told to Prometheus is well-formed", metrics(&promtool, &programs, &work)),
        ("all that was acknowledged before the backup is there after restoring", backup::run(&programs, &work)),
    ] {
        tally.add(match done {
            Ok(()) => Tally::one(),
            Err(error) => {
                eprintln!("xtask: not so: {what}: {error:#}");
                Tally::failure()
            }
        });
    }
    if tally.failed == 0 {
        files::clear(&work)?;
    } else {
        say(format!("What was written is in {}", work.display()));
    }
    Ok(tally)
}

fn alerts(promtool: &Path, work: &Path) -> Result<()> {
    say("Checking the alerts");
    let alerts = place::root().join(ALERTS);
    Run::new(promtool, "promtool's check of the alerts").args(["check", "rules", "--lint-fatal"]).arg(&alerts).quiet()?;
    // The cases name the rules beside them.
    files::copy(&alerts, &work.join("alerts.yml"))?;
    files::copy(&place::root().join(CASES), &work.join("cases.yml"))?;
    Run::new(promtool, "promtool's test of the alerts").args(["test", "rules", "cases.yml"]).dir(work).quiet()?;
    let rules = files::read_text(&alerts)?;
    let handbook = handbook::text()?;
    let named: Vec<&str> = rules.lines().filter_map(|line| line.trim().strip_prefix("- alert: ")).collect();
    let told: Vec<&str> = handbook.lines().filter_map(|line| line.strip_prefix("### ")).collect();
    if named.is_empty() || named != told {
        bail!("the alerts are {named:?}, the handbook tells of {told:?}");
    }
    // An expression may name a metric that nobody has.
    let known = |word: &&str| !handbook.contains(&format!("| `{}", word.trim_end_matches("_bucket")));
    let words = rules.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
    let unknown: Vec<&str> = words.filter(|word| word.starts_with("visnyk_") || word.starts_with("process_")).filter(known).collect();
    if !unknown.is_empty() {
        bail!("the alerts ask for {unknown:?}, of which the handbook's table knows nothing");
    }
    Ok(())
}

fn metrics(promtool: &Path, programs: &Programs, work: &Path) -> Result<()> {
    say("Checking what is told to Prometheus");
    let counted = port::free()?;
    let (db, media, log) = (work.join("metrics.db"), work.join("metrics-media"), work.join("metrics.log"));
    let settings = [("VISNYK_METRICS", format!("127.0.0.1:{counted}"))];
    let server = Server::start(&Options {
        token: Some(stand::TOKEN),
        log: Some(&log),
        settings: &settings,
        ..Options::bare(&programs.newsroom, port::free()?, &db, &media)
    })?;
    let mut writer = writer::Writer::new(server.port());
    writer.article("metrics", 1, "metrics")?;
    writer.picture(1)?;
    server.read("/api/v1/articles")?;
    let answer = writer::ask(counted, "GET", "/metrics", "", b"")?;
    if answer.status != 200 {
        bail!("/metrics answers {}", answer.status);
    }
    let text = work.join("metrics.txt");
    files::write(&text, &answer.body)?;
    let mut check = Run::new(promtool, "promtool's check of the metrics").args(["check", "metrics"]);
    let file = std::fs::File::open(&text).context("the metrics cannot be read")?;
    check.command.stdin(file);
    check.quiet().map(drop)
}
