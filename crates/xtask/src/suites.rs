//! `cargo xtask test`: suites, and one count over all of them.

mod api;
mod e2e;
mod faults;
mod operate;
mod reproducible;
mod sbom;
mod tally;
mod unit;

pub use e2e::screens;

use crate::{check, newsroom, size, tidy};
use anyhow::{Result, bail};
use clap::ValueEnum;
use std::time::Instant;
use tally::Tally;

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Suite {
    /// What CI runs: tidy, deny, wasm, unit, size and e2e
    Ci,
    /// CI's suites with all variants of e2e, and every suite below
    All,
    /// cargo test of the whole workspace, on this machine
    Unit,
    /// Clippy for the browser
    Wasm,
    /// Licences, bans and sources of dependencies; advisories where they can be had
    Deny,
    /// The tree's own rules
    Tidy,
    /// The budget of the first page's code
    Size,
    /// Journeys in a real Chromium over a real server
    E2e,
    /// The widget in a real WordPress, which is Debian's
    Wordpress,
    /// Requests made up from the API's own description; needs Python
    Api,
    /// Kills, full disks, damaged files, two processes on one file, restarts under load behind nginx: some minutes
    Faults,
    /// The API's budgets at 100,000 articles
    Bench,
    /// What docs/operate.md tells to do: backup and restoring, alerts, metrics
    Operate,
    /// The lists of what is shipped: their form, and that nothing is missing; needs Python
    Sbom,
    /// Whether what is shipped is the same bytes, built twice in two folders
    Reproducible,
}

impl Suite {
    /// Quick ones first: they fail sooner.
    fn parts(self) -> Vec<Self> {
        let ci = [Self::Tidy, Self::Deny, Self::Wasm, Self::Unit, Self::Size, Self::E2e];
        match self {
            Self::Ci => ci.to_vec(),
            Self::All => ci.into_iter().chain([Self::Wordpress, Self::Api, Self::Faults, Self::Operate, Self::Sbom, Self::Bench, Self::Reproducible]).collect(),
            one => vec![one],
        }
    }

    fn run(self, all: bool) -> Result<Tally> {
        let whole = |done: Result<()>| done.map(|()| Tally::one());
        match self {
            Self::Ci | Self::All => Ok(Tally::default()),
            Self::Unit => unit::run(),
            Self::Wasm => whole(check::wasm()),
            Self::Deny => whole(check::deny()),
            Self::Tidy => whole(tidy::run().and_then(|()| check::types())),
            Self::Size => whole(size::run()),
            Self::E2e => e2e::run(all),
            Self::Wordpress => e2e::wordpress(),
            Self::Api => api::run(),
            Self::Faults => faults::run(),
            Self::Bench => whole(newsroom::bench_api()),
            Self::Operate => operate::run(),
            Self::Sbom => sbom::run(),
            Self::Reproducible => reproducible::run(),
        }
    }

    fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

pub fn run(suite: Suite) -> Result<()> {
    let mut total = Tally::default();
    let mut lines = Vec::new();
    for part in suite.parts() {
        let start = Instant::now();
        let tally = part.run(suite == Suite::All).unwrap_or_else(|error| {
            eprintln!("xtask: {error:#}");
            Tally::failure()
        });
        lines.push(format!("{:<6} {tally} ({} s)", part.name(), start.elapsed().as_secs()));
        total.add(tally);
    }
    println!("\n{}\n\n{total}", lines.join("\n"));
    if total.failed > 0 {
        bail!("{} failed", total.failed);
    }
    if total.passed == 0 {
        bail!("no test was run, so nothing was tested");
    }
    Ok(())
}
