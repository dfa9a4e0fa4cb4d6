//! Mixed load over 100,000 articles: as fast as the newsroom answers, and at an even pace for as long as one likes.

mod field;
mod mix;
mod plot;
mod soak;

use super::cost::Cost;
use super::live::sample::Sample;
use super::load::{Load, load};
use crate::run::say;
use crate::tools;
use anyhow::{Context, Result, bail};
use field::Field;
use std::sync::mpsc;
use std::time::Duration;

pub use soak::soak;

const ARTICLES: u64 = 100_000;
/// So long it is asked before anything counts.
const WARM_UP: u32 = 5;
/// MB that the newsroom may ever take: the index of 100,000 articles, what is kept for others, and the answers under way.
const MEMORY: u64 = 600;

/// As fast as it answers.
pub fn run(seconds: u32, connections: u32) -> Result<()> {
    let wrk = tools::wrk()?;
    let field = Field::new(ARTICLES, 0)?;
    let script = field.script(0)?;
    let url = field.url();
    let fresh = Cost::of(field.server.id())?;
    load(&wrk, &url, WARM_UP, connections, Some(&script))?;
    say(format!("Asking for pages, calls, feeds, widgets and files as fast as they are answered ({seconds} s, {connections} connections)"));
    let before = Cost::of(field.server.id())?;
    let load = load(&wrk, &url, seconds.max(1), connections, Some(&script))?;
    let after = Cost::of(field.server.id())?;
    print(&load, connections, seconds, [fresh, before, after]);
    field.close()?;
    let mut found = Vec::new();
    if load.errors > 0 {
        found.push(format!("{} requests failed; none may", load.errors));
    }
    if after.peak / 1024 > MEMORY {
        found.push(format!("the newsroom took {} MB, and may take {MEMORY}", after.peak / 1024));
    }
    if found.is_empty() { Ok(()) } else { bail!("{}", found.join("; ")) }
}

fn print(load: &Load, connections: u32, seconds: u32, [fresh, before, after]: [Cost; 3]) {
    let row = |name: &str, value: String| println!("| {name:<42} | {value:>24} |");
    let mb = |kb: u64| format!("{} MB", kb / 1024);
    row("figure", "value".into());
    println!("| {:-<42} | {:->24} |", "", ":");
    row("articles", ARTICLES.to_string());
    row("requests a second", format!("{:.0}", load.rate));
    row("latency: p50 / p99", format!("{} / {}", load.p50, load.p99));
    row("requests, and those that failed", format!("{} / {}", load.requests, load.errors));
    row("processor time a request", format!("{:.2} ms", (after.seconds - before.seconds) * 1_000.0 / load.requests.max(1.0)));
    row("processor time of all that was there", format!("{:.0} %", (after.seconds - before.seconds) * 100.0 / f64::from(seconds.max(1)) / cores()));
    row("memory at the start / warm / at the end", format!("{} / {} / {}", mb(fresh.memory), mb(before.memory), mb(after.memory)));
    row("the most memory at any time", mb(after.peak));
    println!("\n{connections} connections for {seconds} s, brotli, wrk on the same machine; no cache before the newsroom");
}

fn cores() -> f64 {
    std::thread::available_parallelism().map_or(1.0, |cores| cores.get() as f64)
}

/// What a newsroom holds, a sample in each `pause`, until `done` says a word or is gone.
fn watch(id: u32, pause: Duration, done: &mpsc::Receiver<()>) -> Result<Vec<(Sample, Cost)>> {
    let mut samples = Vec::new();
    loop {
        samples.push((Sample::of(id)?, Cost::of(id).context("the newsroom is gone")?));
        if !matches!(done.recv_timeout(pause), Err(mpsc::RecvTimeoutError::Timeout)) {
            return Ok(samples);
        }
    }
}
