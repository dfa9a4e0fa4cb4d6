use super::tally::Tally;
use crate::newsroom::stand::{NOW, Stand, TOKEN};
use crate::run::{Run, say};
use crate::tools::{self, Packages};
use crate::{files, place};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};

/// The journeys, over a fresh database.
pub fn run(all: bool) -> Result<Tally> {
    suite("the journeys in Chromium", "e2e/playwright.config.ts", all)
}

/// The widget in a WordPress that the tests set up; its programs come from Debian.
pub fn wordpress() -> Result<Tally> {
    tools::wordpress()?;
    suite("the widget in WordPress", "e2e/wordpress/wordpress.config.ts", false)
}

fn suite(what: &str, config: &str, all: bool) -> Result<Tally> {
    let tests = Tests::new()?;
    let stand = &tests.stand;
    say(format!("Running {what}"));
    let report = stand.work.join("report.json");
    let playwright = tests.playwright().args(["test", "--config", config]).env("PLAYWRIGHT_JSON", &report);
    let playwright = if all { playwright.env("E2E_ALL", "1") } else { playwright };
    let succeeded = playwright.lines(|line| println!("{line}"))?;
    let mut tally = read(&report).unwrap_or_else(|error| {
        eprintln!("xtask: {error:#}");
        Tally::failure()
    });
    if !succeeded && tally.failed == 0 {
        tally.add(Tally::failure());
    }
    // No request may make the server panic, whatever it answered.
    tally.add(if stand.panicked() { Tally::failure() } else { Tally::one() });
    if tally.failed == 0 {
        files::clear(&stand.work)?;
    } else {
        say(format!("Traces of what failed are in e2e/test-results/, the newsroom's log is {}", stand.log.display()));
    }
    Ok(tally)
}

/// Pictures of every page, of a running portal or of one over a fresh database.
pub fn screens(base: Option<String>) -> Result<()> {
    let out = place::target().join("screens");
    let run = |playwright: Run| playwright.args(["test", "--config", "e2e/screens.config.ts"]).env("SCREENS", &out).show();
    match base {
        Some(base) => {
            let bin = Packages::E2E.ready()?;
            run(Run::new(bin.join("playwright"), "taking pictures").env("CHROMIUM", tools::chromium()?).env("BASE_URL", base))?;
        }
        None => run(Tests::new()?.playwright())?,
    }
    println!("The pictures are in {}", out.display());
    Ok(())
}

/// A portal for tests: bundle, server, Playwright and Chromium.
struct Tests {
    stand: Stand,
    bin: PathBuf,
    chromium: PathBuf,
}

impl Tests {
    fn new() -> Result<Self> {
        let chromium = tools::chromium()?;
        let bin = Packages::E2E.ready()?;
        Ok(Self { stand: Stand::new(false, None)?, bin, chromium })
    }

    fn playwright(&self) -> Run {
        Run::new(self.bin.join("playwright"), "Playwright")
            .env("BASE_URL", self.stand.server.address())
            .env("INGEST_TOKEN", TOKEN)
            .env("CHROMIUM", &self.chromium)
            .env("NOW", NOW)
            // For tests that start a newsroom of their own.
            .env("NEWSROOM", &self.stand.program)
            .env("DIST", &self.stand.dist)
    }
}

/// The counts of Playwright's JSON report.
fn read(report: &Path) -> Result<Tally> {
    parse(&files::read_text(report)?).context("Playwright's report has no counts")
}

fn parse(report: &str) -> Result<Tally> {
    let (_, stats) = report.rsplit_once("\"stats\"").context("no stats")?;
    let count = |name: &str| -> Result<usize> {
        let (_, rest) = stats.split_once(&format!("\"{name}\":")).with_context(|| format!("no {name}"))?;
        let digits: String = rest.trim_start().chars().take_while(char::is_ascii_digit).collect();
        digits.parse().with_context(|| format!("{name} is no number"))
    };
    // A test that passed only when repeated, or was skipped, did not pass.
    let failed = count("unexpected")? + count("flaky")? + count("skipped")?;
    let passed = count("expected")?;
    if passed + failed == 0 {
        bail!("no test was run");
    }
    Ok(Tally { passed, failed })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reports_counts_are_read() {
        let report = "{\"suites\": [], \"stats\": {\n \"startTime\": \"x\", \"expected\": 41,\n \"skipped\": 1, \"unexpected\": 2, \"flaky\": 0 } }";
        assert_eq!(parse(report).unwrap(), Tally { passed: 41, failed: 3 });
        assert!(parse("{\"stats\": {\"expected\": 0, \"skipped\": 0, \"unexpected\": 0, \"flaky\": 0}}").is_err());
        assert!(parse("{}").is_err());
    }
}
