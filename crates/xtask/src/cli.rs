use crate::suites::Suite;
use crate::{bench, bundle, check, dev, export, fuzz, release, sbom, serve, size, suites, tidy};
use anyhow::Result;
use clap::{Parser, Subcommand};
use std::path::PathBuf;

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = "Tasks of Visnyk")]
pub struct Cli {
    #[command(subcommand)]
    pub task: Task,
}

#[derive(Subcommand)]
pub enum Task {
    /// Build everything and run the portal; an empty database gets the demo first
    Serve(serve::Options),
    /// Run a suite, or those of CI when none is named
    Test {
        #[arg(value_enum, default_value_t = Suite::Ci)]
        suite: Suite,
    },
    /// Trunk's live reload over a running newsroom
    Dev {
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Build the bundle into dist/, minified and precompressed; with --static a site for any static host
    Build(Box<export::Options>),
    /// Build what is shipped into target/shipped/: the newsroom, the bundle, their parts and sums; the same bytes in every folder
    Release,
    /// Lists of what the newsroom and the bundle are made of (CycloneDX), into target/sbom/
    Sbom,
    /// Formatting, clippy, licences, the tree's own rules, TypeScript's types
    Check,
    /// Sizes of every shipped file; fails when the first page's code is over its budget
    Size,
    /// The tree's own rules
    Tidy,
    /// Measure
    #[command(subcommand)]
    Bench(bench::Bench),
    /// Make input up for what must hold for any; needs the nightly compiler
    Fuzz(fuzz::Options),
    /// Pictures of every page at 1280, 390 and dark into target/screens/
    Screens {
        /// A running portal; without it one is started on a fresh database
        #[arg(long)]
        base: Option<String>,
    },
}

impl Task {
    pub fn run(self) -> Result<()> {
        match self {
            Self::Serve(options) => serve::run(&options),
            Self::Test { suite } => suites::run(suite),
            Self::Dev { port } => dev::run(port),
            Self::Build(options) if options.is_static => export::run(&options),
            Self::Build(_) => bundle::build().map(|dist: PathBuf| println!("The bundle is in {}", dist.display())),
            Self::Release => release::run(),
            Self::Sbom => sbom::run(),
            Self::Check => check::run(),
            Self::Size => size::run(),
            Self::Tidy => tidy::run(),
            Self::Bench(what) => what.run(),
            Self::Fuzz(options) => fuzz::run(&options),
            Self::Screens { base } => suites::screens(base),
        }
    }
}
