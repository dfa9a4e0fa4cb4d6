//! The pages under load, as a newsroom without any cache before it serves them.

use super::cost::Cost;
use super::load::load;
use crate::newsroom::stand::Stand;
use crate::run::say;
use crate::{files, tools};
use anyhow::{Result, bail};

const PAGES: [(&str, &str); 3] = [("article", "news/1001"), ("list", "news"), ("home", "")];

/// So long a page is asked for before anything counts.
const WARM_UP: u32 = 2;

pub fn run(seconds: u32, connections: u32) -> Result<()> {
    let wrk = tools::wrk()?;
    let stand = Stand::new(true, None)?;
    let mut errors = 0;
    let mut rows = Vec::new();
    for (name, path) in PAGES {
        say(format!("Asking for the {name} ({seconds} s, {connections} connections)"));
        let url = format!("{}{path}", stand.server.address());
        load(&wrk, &url, WARM_UP, connections)?;
        let before = Cost::of(stand.server.id())?;
        let load = load(&wrk, &url, seconds.max(1), connections)?;
        let after = Cost::of(stand.server.id())?;
        let each = (after.seconds - before.seconds) * 1_000.0 / load.requests.max(1.0);
        errors += load.errors;
        rows.push(format!(
            "| {name:<7} | {:>10.0} | {:>8} | {:>8} | {:>6} | {each:>15.3} | {:>10} |",
            load.rate,
            load.p50,
            load.p99,
            load.errors,
            after.memory / 1024
        ));
    }
    let peak = Cost::of(stand.server.id())?.peak / 1024;
    println!("| page    | requests/s |      p50 |      p99 | errors | CPU ms/request  | memory, MB |");
    println!("| ------- | ---------: | -------: | -------: | -----: | --------------: | ---------: |");
    println!("{}", rows.join("\n"));
    println!("\n{connections} connections for {seconds} s a page, brotli, wrk on the same machine; the most memory at any time: {peak} MB");
    if stand.panicked() {
        bail!("the newsroom panicked under load");
    }
    drop(stand.server);
    files::clear(&stand.work)?;
    if errors > 0 {
        bail!("{errors} requests failed; none may");
    }
    Ok(())
}
