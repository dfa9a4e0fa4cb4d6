//! The pages under load, as a newsroom without any cache before it serves them.

use super::cost::Cost;
use super::load::{NEVER_KEPT, RUN, load};
use crate::newsroom::stand::Stand;
use crate::run::say;
use crate::{files, tools};
use anyhow::{Result, bail};

/// Name, path, and the milliseconds of processor time that rendering one may cost: with the API's calls, JSON and brotli.
const PAGES: [(&str, &str, f64); 3] = [("article", "news/1001", 3.0), ("list", "news", 6.0), ("home", "", f64::INFINITY)];

/// So long a page is asked for before anything counts.
const WARM_UP: u32 = 2;

pub fn run(seconds: u32, connections: u32) -> Result<()> {
    let wrk = tools::wrk()?;
    let stand = Stand::new(true, None)?;
    let mut errors = 0;
    let mut rows = Vec::new();
    let mut dear = Vec::new();
    let script = stand.work.join("never-kept.lua");
    std::fs::write(&script, format!("{NEVER_KEPT}{RUN}"))?;
    for (name, path, limit) in PAGES {
        for script in [None, Some(script.as_path())] {
            let how = if script.is_some() { "rendered each time" } else { "kept" };
            say(format!("Asking for the {name}, {how} ({seconds} s, {connections} connections)"));
            let url = format!("{}{path}", stand.server.address());
            load(&wrk, &url, WARM_UP, connections, script)?;
            let before = Cost::of(stand.server.id())?;
            let load = load(&wrk, &url, seconds.max(1), connections, script)?;
            let after = Cost::of(stand.server.id())?;
            let each = (after.seconds - before.seconds) * 1_000.0 / load.requests.max(1.0);
            errors += load.errors;
            if script.is_some() && each > limit {
                dear.push(format!("rendering the {name} costs {each:.2} ms, and may cost {limit}"));
            }
            let memory = after.memory / 1024;
            rows.push(format!(
                "| {name:<7} | {how:<18} | {:>10.0} | {:>8} | {:>8} | {:>6} | {each:>15.3} | {memory:>10} |",
                load.rate, load.p50, load.p99, load.errors
            ));
        }
    }
    let peak = Cost::of(stand.server.id())?.peak / 1024;
    println!("| page    | answers            | requests/s |      p50 |      p99 | errors | CPU ms/request  | memory, MB |");
    println!("| ------- | ------------------ | ---------: | -------: | -------: | -----: | --------------: | ---------: |");
    println!("{}", rows.join("\n"));
    println!("\n{connections} connections for {seconds} s a page, brotli, wrk on the same machine; the most memory at any time: {peak} MB");
    if stand.panicked() {
        bail!("the newsroom panicked under load");
    }
    drop(stand.server);
    files::clear(&stand.work)?;
    if !dear.is_empty() {
        bail!("{}", dear.join("; "));
    }
    if errors > 0 {
        bail!("{errors} requests failed; none may");
    }
    Ok(())
}
