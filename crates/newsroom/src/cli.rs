//! The command line.

mod bench;
mod check;
mod fill;
mod publish;
mod serve;

use crate::clock::{Clock, FixedClock, KyivClock};
use crate::config::{self, Config, Flags};
use crate::logging;
use crate::logging::spawn_blocking;
use crate::store::sqlite::SqliteStore;
use anyhow::Context;
use clap::{Args, Parser, Subcommand};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use visnyk_contract::DateTime;

/// A newsroom for Visnyk: API, ingest, search, and the portal's files.
#[derive(Parser, Debug)]
#[command(name = "newsroom", version)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Serve the API and the portal
    Serve(ServeArgs),
    /// Bring a directory of articles and pictures into the database; an article that can't be taken is named, the others go in
    Import(ImportArgs),
    /// Publish articles, each a file of JSON, Markdown or HTML, or replace them; a running server tells of them at once
    Publish(PublishArgs),
    /// Take articles back; their addresses say that they were withdrawn
    Withdraw(WithdrawArgs),
    /// See whether the database is whole and its tables agree with each other; with --mend, make what can be made from the rest anew
    Check(CheckArgs),
    /// Write made-up articles for benchmarks, the same ones each time
    Seed(SeedArgs),
    /// Measure the API in this process
    BenchApi(BenchArgs),
    /// Readers of the live stream and a publisher, for `cargo xtask bench live`
    #[command(hide = true)]
    BenchLive(BenchLiveArgs),
}

/// Where the data lies.
#[derive(Args, Debug)]
struct Places {
    /// A TOML file with settings; the environment (VISNYK_…) wins over it, flags win over both
    #[arg(long, env = "VISNYK_CONFIG")]
    config: Option<PathBuf>,
    /// The database file [default: newsroom.db]
    #[arg(long)]
    db: Option<PathBuf>,
    /// The directory of pictures and attachments [default: media]
    #[arg(long)]
    media: Option<PathBuf>,
    /// Stop the clock at this moment (RFC 3339), for tests
    #[arg(long, value_parser = moment)]
    now: Option<DateTime>,
}

#[derive(Args, Debug)]
struct ServeArgs {
    #[command(flatten)]
    places: Places,
    /// Address and port [default: 127.0.0.1:8080]
    #[arg(long)]
    listen: Option<SocketAddr>,
    /// The bundle's directory, as Trunk made it [default: dist]
    #[arg(long)]
    dist: Option<PathBuf>,
    /// Fetch pictures that articles name by another host's address: on or off [default: off]
    #[arg(long, value_parser = on_or_off)]
    fetch_pictures: Option<bool>,
    /// Serve the API and the pictures only
    #[arg(long)]
    api_only: bool,
}

#[derive(Args, Debug)]
struct ImportArgs {
    /// A directory with `articles/*.json`, `.md` and `.html`
    directory: PathBuf,
    #[command(flatten)]
    places: Places,
    /// Fetch pictures that articles name by another host's address: on or off [default: off]
    #[arg(long, value_parser = on_or_off)]
    fetch_pictures: Option<bool>,
}

#[derive(Args, Debug)]
struct PublishArgs {
    /// Files with one article each
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The article's id, when its file does not have it
    #[arg(long)]
    id: Option<String>,
    #[command(flatten)]
    places: Places,
    /// Fetch pictures that articles name by another host's address: on or off [default: off]
    #[arg(long, value_parser = on_or_off)]
    fetch_pictures: Option<bool>,
}

#[derive(Args, Debug)]
struct WithdrawArgs {
    /// Ids of articles
    #[arg(required = true)]
    ids: Vec<String>,
    #[command(flatten)]
    places: Places,
}

#[derive(Args, Debug)]
struct CheckArgs {
    #[command(flatten)]
    places: Places,
    /// Make indexes, the text's index and what articles are filed under anew where they do not agree with the articles
    #[arg(long)]
    mend: bool,
}

#[derive(Args, Debug)]
struct SeedArgs {
    /// How many
    #[arg(long)]
    articles: u32,
    #[command(flatten)]
    places: Places,
}

#[derive(Args, Debug)]
struct BenchArgs {
    /// In a database of how many articles
    #[arg(long, default_value_t = 100_000)]
    articles: u32,
    /// A database to keep between measurements; without it one is made and thrown away
    #[arg(long)]
    db: Option<PathBuf>,
}

#[derive(Args, Debug)]
struct BenchLiveArgs {
    /// Where the newsroom listens
    #[arg(long)]
    address: SocketAddr,
    #[arg(long)]
    token: String,
    #[arg(long)]
    streams: usize,
    /// How long is published while all streams are open
    #[arg(long)]
    seconds: u32,
    /// Articles a second
    #[arg(long)]
    rate: f64,
    /// Publish cards as large as they may be
    #[arg(long)]
    fat: bool,
    /// The newsroom is killed and started again in the middle
    #[arg(long)]
    breaks: bool,
    /// Readers of a byte a second besides
    #[arg(long, default_value_t = 0)]
    slow: usize,
    /// Readers of nothing besides
    #[arg(long, default_value_t = 0)]
    mute: usize,
}

impl Cli {
    /// Does what was asked.
    ///
    /// # Errors
    /// In words for the operator.
    pub fn run(self) -> anyhow::Result<()> {
        let variable = |name: &str| std::env::var(name).ok();
        logging::start(variable("VISNYK_LOG_FORMAT").as_deref(), variable("VISNYK_LOG").as_deref());
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().context("cannot start the workers")?;
        runtime.block_on(async {
            match self.command {
                Command::Serve(args) => serve::serve(args).await,
                Command::Import(args) => fill::import(args).await,
                Command::Publish(args) => publish::publish(args).await,
                Command::Withdraw(args) => publish::withdraw(args).await,
                Command::Check(args) => check::check(args).await,
                Command::Seed(args) => fill::seed(args).await,
                Command::BenchApi(args) => bench::api(args).await,
                Command::BenchLive(args) => bench::live(args).await,
            }
        })
    }
}

impl Places {
    fn settings(&self, flags: Flags) -> anyhow::Result<Config> {
        let names = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
        for name in Config::strangers(names) {
            tracing::warn!("the variable {name} is none of the newsroom's: is it misspelt?");
        }
        let flags = Flags { db: self.db.clone(), media: self.media.clone(), ..flags };
        Ok(Config::load(self.config.as_deref(), |name| std::env::var(name).ok(), flags)?)
    }

    fn clock(&self) -> Arc<dyn Clock> {
        match self.now {
            Some(now) => Arc::new(FixedClock::at(now)),
            None => Arc::new(KyivClock),
        }
    }
}

/// Opens the database that the settings name.
async fn open(config: &Config, clock: Arc<dyn Clock>) -> anyhow::Result<SqliteStore> {
    let db = config.db.clone();
    spawn_blocking(move || SqliteStore::open(&db, clock)).await.context("opening the database broke off")?
}

fn moment(text: &str) -> Result<DateTime, String> {
    DateTime::parse(text).ok_or_else(|| "not a moment such as 2026-03-17T10:05:00+02:00".to_owned())
}

fn on_or_off(text: &str) -> Result<bool, String> {
    config::switch(text).ok_or_else(|| "neither on nor off".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_moment_that_is_none_is_refused_in_words() {
        let refusal = Cli::try_parse_from(["newsroom", "serve", "--now", "yesterday"]).map_err(|error| error.to_string());
        assert!(refusal.is_err_and(|words| words.contains("not a moment")));
    }
}
