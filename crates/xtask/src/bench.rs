//! `cargo xtask bench`: what is measured, and against which goals. docs/measuring.md tells the method.

mod browser;
mod cost;
mod load;
mod pages;

use crate::newsroom;
use anyhow::Result;
use browser::Script;
use clap::Subcommand;

#[derive(Subcommand)]
pub enum Bench {
    /// The API's answers over 100,000 generated articles
    Api,
    /// The first page in Chromium on a slow phone, beside a hand-written page and a static one; fails when a goal is missed
    FirstPage {
        /// How often each is measured; medians are told
        #[arg(long, default_value_t = 5)]
        runs: u32,
    },
    /// Pages under load: requests a second, latency, processor time a request; fails on any error
    Pages {
        /// How long each page is asked for
        #[arg(long, default_value_t = 10)]
        seconds: u32,
        /// Connections that ask at the same time
        #[arg(long, default_value_t = 32)]
        connections: u32,
    },
    /// Lighthouse on article, list and home; fails below 95 for performance and 100 for the rest
    Lighthouse {
        #[arg(long, default_value_t = 5)]
        runs: u32,
    },
}

impl Bench {
    pub fn run(self) -> Result<()> {
        match self {
            Self::Api => newsroom::bench_api(),
            Self::FirstPage { runs } => browser::run(Script::FirstPage, runs),
            Self::Pages { seconds, connections } => pages::run(seconds, connections),
            Self::Lighthouse { runs } => browser::run(Script::Lighthouse, runs),
        }
    }
}
