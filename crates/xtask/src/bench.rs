//! `cargo xtask bench`: what is measured, and against which goals. docs/measuring.md tells the method.

mod browser;
mod cost;
mod live;
mod load;
mod mixed;
mod pages;

use crate::newsroom;
use anyhow::Result;
use browser::Script;
use clap::{Subcommand, value_parser};
use live::Crowd;

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
    /// Pages, calls, feeds, widgets and files in a mix over 100,000 articles, as fast as they are answered; fails on any error
    Load {
        /// How long
        #[arg(long, default_value_t = 60)]
        seconds: u32,
        /// Connections that ask at the same time
        #[arg(long, default_value_t = 64)]
        connections: u32,
    },
    /// The same at an even pace, with live streams and an article a second; fails on any error, and when memory goes on growing
    Soak {
        /// How long
        #[arg(long, default_value_t = 45)]
        minutes: u32,
    },
    /// The live stream with thousands of readers: memory a stream, delay, a newsroom killed and started again; fails when an event is lost
    Live {
        /// Readers
        #[arg(long, default_value_t = 5_000, value_parser = value_parser!(u32).range(100..=15_000))]
        streams: u32,
        /// How long is published while all read
        #[arg(long, default_value_t = 60, value_parser = value_parser!(u32).range(1..))]
        seconds: u32,
        /// Articles a second
        #[arg(long, default_value_t = 1.0)]
        rate: f64,
        /// Leave the newsroom alive
        #[arg(long)]
        without_break: bool,
    },
    /// The live stream with readers that do not read; fails when the newsroom's memory, or the system's for it, goes on growing
    LiveSlow {
        /// Readers of a byte a second
        #[arg(long, default_value_t = 500)]
        slow: u32,
        /// Readers of nothing
        #[arg(long, default_value_t = 500)]
        mute: u32,
        /// Readers who read
        #[arg(long, default_value_t = 50, value_parser = value_parser!(u32).range(1..))]
        streams: u32,
        #[arg(long, default_value_t = 120, value_parser = value_parser!(u32).range(20..))]
        seconds: u32,
        /// Articles a second
        #[arg(long, default_value_t = 20.0)]
        rate: f64,
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
            Self::Load { seconds, connections } => mixed::run(seconds, connections),
            Self::Soak { minutes } => mixed::soak(minutes),
            Self::Live { streams, seconds, rate, without_break } => live::run(&Crowd { streams, seconds, rate, breaks: !without_break, ..Crowd::default() }),
            Self::LiveSlow { slow, mute, streams, seconds, rate } => live::run(&Crowd { streams, seconds, rate, slow, mute, ..Crowd::default() }),
            Self::Lighthouse { runs } => browser::run(Script::Lighthouse, runs),
        }
    }
}
