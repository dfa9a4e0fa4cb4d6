//! What is measured in Chromium; the measuring itself is TypeScript, in bench/.

use crate::newsroom::port;
use crate::newsroom::stand::{NOW, Stand};
use crate::run::{Run, say};
use crate::tools::{self, Packages};
use crate::{files, place};
use anyhow::Result;

#[derive(Clone, Copy)]
pub enum Script {
    FirstPage,
    Lighthouse,
}

impl Script {
    fn name(self) -> &'static str {
        match self {
            Self::FirstPage => "first-page",
            Self::Lighthouse => "lighthouse",
        }
    }
}

pub fn run(script: Script, runs: u32) -> Result<()> {
    let chromium = tools::chromium()?;
    let bin = Packages::BENCH.ready()?;
    // The newsroom writes whole addresses, so it must know where the TLS before it will stand.
    let public = port::free()?;
    let stand = Stand::new(true, Some(&format!("https://localhost:{public}")))?;
    let reports = place::target().join("bench");
    files::make(&reports)?;
    let report = reports.join(format!("{}.json", script.name()));
    say(format!("Measuring ({}, {} runs)", script.name(), runs.max(1)));
    let measured = Run::new(bin.join("tsx"), format!("the benchmark {}", script.name()))
        .arg(format!("bench/{}.ts", script.name()))
        .env("NEWSROOM", stand.server.address())
        .env("PUBLIC_PORT", public.to_string())
        .env("DIST", &stand.dist)
        .env("CHROMIUM", chromium)
        .env("NOW", NOW)
        .env("RUNS", runs.max(1).to_string())
        .env("REPORT", &report)
        .show();
    let panicked = stand.panicked();
    say(format!("Every value of this run is in {}", files::short(&report)));
    measured?;
    if panicked {
        anyhow::bail!("the newsroom panicked while it was measured");
    }
    drop(stand.server);
    files::clear(&stand.work)
}
