use clap::Parser;
use std::process::ExitCode;
use visnyk_newsroom::cli::Cli;

fn main() -> ExitCode {
    match Cli::parse().run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("newsroom: {error:#}");
            ExitCode::FAILURE
        }
    }
}
