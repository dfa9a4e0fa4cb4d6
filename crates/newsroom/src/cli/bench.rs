//! `newsroom bench-api`: the store's calls over generated articles, against their goals. `newsroom bench-live`: load for another newsroom.

use super::{BenchArgs, BenchLiveArgs};
use crate::bench;
use crate::bench::live;
use anyhow::{Context, bail};
use std::path::Path;
use std::process::Command;

pub async fn api(args: BenchArgs) -> anyhow::Result<()> {
    let scratch = std::env::temp_dir().join(format!("visnyk-bench-{}", std::process::id()));
    let db = args.db.clone().unwrap_or_else(|| scratch.join("newsroom.db"));
    let measured = measure(&db, &scratch, args.articles).await;
    // Whatever came of it, a hundred thousand articles are not left lying about.
    let _ = std::fs::remove_dir_all(&scratch);
    let bench = measured?;
    println!("{bench}");
    if bench.is_met() { Ok(()) } else { bail!("a goal was missed, see above") }
}

pub async fn live(args: BenchLiveArgs) -> anyhow::Result<()> {
    let BenchLiveArgs { address, token, streams, seconds, rate, fat, breaks, slow, mute } = args;
    live::run(live::Options { address, token, streams, seconds, rate, fat, breaks, slow, mute }).await
}

async fn measure(db: &Path, scratch: &Path, articles: u32) -> anyhow::Result<bench::Bench> {
    if !db.exists() {
        std::fs::create_dir_all(scratch).with_context(|| format!("cannot make {}", scratch.display()))?;
        fill(db, articles)?;
    }
    bench::run(db).await
}

/// Fills the database in a process of its own: what filling takes must not count as the server's memory.
fn fill(db: &Path, articles: u32) -> anyhow::Result<()> {
    let program = std::env::current_exe().context("this program cannot be found")?;
    let done = Command::new(program).arg("seed").arg("--articles").arg(articles.to_string()).arg("--db").arg(db).status();
    if done.context("the articles' generator cannot be started")?.success() { Ok(()) } else { bail!("the articles could not be generated, see above") }
}
