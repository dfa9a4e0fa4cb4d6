//! `cargo xtask fuzz`: makes input up for the invariants of `crates/invariants`, target by target.

mod figures;

use crate::run::{Run, say};
use crate::{files, place, tools};
use anyhow::{Result, bail};
use clap::Args;
use figures::Figures;
use std::path::Path;

/// Longest input: what is wrong shows in little, and little is made up faster.
const LARGEST: &str = "-max_len=4096";
/// Seconds for one input; the slowest that are honest take milliseconds.
const SLOWEST: &str = "-timeout=10";

#[derive(Args)]
pub struct Options {
    /// One target of `fuzz/`; without it all, one after the other
    target: Option<String>,
    /// For how long, each
    #[arg(long, default_value_t = 10.0)]
    minutes: f64,
}

pub fn run(options: &Options) -> Result<()> {
    let known = targets()?;
    let chosen = match &options.target {
        Some(target) if !known.contains(target) => bail!("there is no fuzz target {target}; there are {}", known.join(", ")),
        Some(target) => vec![target.clone()],
        None => known,
    };
    nightly()?;
    let path = place::path_with(&[tools::cargo_fuzz()?])?;
    let cargo = |what: &str| Run::cargo(what.to_owned()).env("PATH", &path).env("CARGO_TARGET_DIR", place::target().join("fuzz"));
    say("Compiling the fuzz targets with the nightly compiler");
    cargo("compiling the fuzz targets").args(["+nightly", "fuzz", "build", "--fuzz-dir", "fuzz"]).show()?;
    let seconds = (options.minutes * 60.0).max(1.0).round();
    let mut broken = Vec::new();
    println!("{}", Figures::HEAD);
    for target in chosen {
        let found = place::target().join("fuzz/found").join(&target);
        let corpus = place::target().join("fuzz/corpus").join(&target);
        files::make(&found)?;
        files::make(&corpus)?;
        let before = count(&found)?;
        let mut log = String::new();
        // What libFuzzer tells goes to its error output; `-jobs` would put it into files.
        let held = cargo(&format!("fuzzing {target}"))
            .args(["+nightly", "fuzz", "run", "--fuzz-dir", "fuzz", &target])
            .arg(&corpus)
            .arg(place::root().join("fuzz/seeds").join(&target))
            .arg("--")
            .args([format!("-max_total_time={seconds}"), format!("-artifact_prefix={}/", found.display())])
            .args([LARGEST, SLOWEST, "-print_final_stats=1", "-use_value_profile=1"])
            .errors(|line| {
                log.push_str(line);
                log.push('\n');
            })?;
        let crashes = count(&found)? - before;
        println!("{}", Figures::read(&log, count(&corpus)?, crashes).line(&target));
        if !held {
            files::write(&found.join("log.txt"), log)?;
            broken.push(format!("{target}: its words and the input are in {}", files::short(&found)));
        }
    }
    if broken.is_empty() { Ok(()) } else { bail!("an invariant is broken; {}", broken.join("; ")) }
}

/// The programs in `fuzz/`.
fn targets() -> Result<Vec<String>> {
    let mut targets: Vec<String> =
        files::under(&place::root().join("fuzz/fuzz_targets"))?.iter().filter_map(|file| Some(file.file_stem()?.to_string_lossy().into_owned())).collect();
    targets.sort();
    Ok(targets)
}

/// Files of inputs.
fn count(folder: &Path) -> Result<usize> {
    Ok(files::under(folder)?.iter().filter(|file| file.extension().is_none_or(|ending| ending != "txt")).count())
}

fn nightly() -> Result<()> {
    let there = Run::cargo("asking for the nightly compiler").args(["+nightly", "--version"]).quiet();
    if there.is_err() {
        bail!(
            "fuzzing needs the nightly compiler, and this machine has none: `rustup toolchain install nightly`. The seeds are run without it: `cargo test -p visnyk-invariants`"
        );
    }
    Ok(())
}
