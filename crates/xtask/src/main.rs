//! `cargo xtask`: the project's own tasks. Each sets up what it needs on a fresh machine, says what it does in a line a
//! step, skips what is there already, and fails with a sentence that tells what to install.

mod bench;
mod bundle;
mod check;
mod cli;
mod dev;
mod digest;
mod export;
mod files;
mod fuzz;
mod newsroom;
mod place;
mod release;
mod run;
mod sbom;
mod serve;
mod size;
mod suites;
mod tidy;
mod tools;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::Cli::parse().task.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
