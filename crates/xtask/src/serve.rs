//! `cargo xtask serve`: the portal from nothing.

use crate::newsroom::{Options as ServerOptions, Programs, Server, demo, port};
use crate::run::say;
use crate::{bundle, files, place};
use anyhow::{Result, bail};
use clap::Args;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

#[derive(Args)]
pub struct Options {
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The database; its pictures lie in media/ beside it [default: target/serve/visnyk.db]
    #[arg(long)]
    db: Option<PathBuf>,
    /// Serve the API alone, without the pages
    #[arg(long)]
    api_only: bool,
    /// Build the newsroom as it is shipped (slower to build, faster to answer)
    #[arg(long)]
    release: bool,
}

pub fn run(options: &Options) -> Result<()> {
    port::must_be_free(options.port)?;
    let dist = if options.api_only { None } else { Some(bundle::build()?) };
    let programs = Programs::build(options.release)?;
    let db = options.db.clone().map_or_else(|| Ok(place::target().join("serve/visnyk.db")), std::path::absolute)?;
    let media = db.with_file_name("media");
    fill(&programs, &db, &media)?;
    let mut server =
        Server::start(&ServerOptions { dist: dist.as_deref(), demo: is_demo(&db), ..ServerOptions::bare(&programs.newsroom, options.port, &db, &media) })?;
    println!("Вісник: {}", server.address());
    wait(&mut server)
}

/// Imports the demo into an empty database; one with articles stays as it is.
pub fn fill(programs: &Programs, db: &Path, media: &Path) -> Result<()> {
    if !is_empty(programs, db, media)? {
        say(format!("The database {} has articles: nothing is imported", files::short(db)));
        return Ok(());
    }
    let staged = demo::stage(programs)?;
    programs.import(&staged, db, media)?;
    files::write(&demo_mark(db), "Filled by `cargo xtask serve` with the demo: its pages say so.\n")
}

/// No file is an empty database, and one with our mark is not. Of any other, a newsroom over it tells: it may be
/// somebody's, or left by an import that was cut off.
fn is_empty(programs: &Programs, db: &Path, media: &Path) -> Result<bool> {
    if std::fs::metadata(db).map_or(true, |file| file.len() == 0) {
        return Ok(true);
    }
    if is_demo(db) {
        return Ok(false);
    }
    let server = Server::start(&ServerOptions::bare(&programs.newsroom, port::free()?, db, media))?;
    Ok(server.articles()? == 0)
}

/// Whether a database was filled with the demo here.
pub fn is_demo(db: &Path) -> bool {
    demo_mark(db).is_file()
}

fn demo_mark(db: &Path) -> PathBuf {
    let mut name = db.as_os_str().to_owned();
    name.push(".demo");
    PathBuf::from(name)
}

/// Waits until the server ends by itself or is told to.
pub fn wait(server: &mut Server) -> Result<()> {
    let asked = Arc::new(AtomicBool::new(false));
    let (id, told) = (server.id(), asked.clone());
    ctrlc::set_handler(move || {
        told.store(true, Ordering::Relaxed);
        crate::newsroom::stop(id);
    })?;
    let status = server.wait()?;
    if asked.load(Ordering::Relaxed) || status.success() {
        say("Stopped");
        return Ok(());
    }
    bail!("the newsroom ended by itself ({status}); its own words are above")
}
