//! `cargo xtask dev`: Trunk builds the pages anew with every change; a newsroom behind it answers the rest.

use crate::newsroom::{Options, Programs, Server, port};
use crate::run::say;
use crate::{bundle, files, place, serve};
use anyhow::{Context, Result};

pub fn run(port: u16) -> Result<()> {
    port::must_be_free(port)?;
    let env = bundle::Environment::ready()?;
    let programs = Programs::build(false)?;
    let db = place::target().join("serve/visnyk.db");
    let media = db.with_file_name("media");
    serve::fill(&programs, &db, &media)?;
    let behind = port::free()?;
    let server = Server::start(&Options { program: &programs.newsroom, port: behind, db: &db, media: &media, dist: None, now: None, token: None, log: None })?;
    let config = config(&server.address())?;
    let dist = place::target().join("bundle/dev");
    files::make(&dist)?;
    say("Building the pages; Trunk's own words follow, with every change anew");
    println!("Вісник: http://127.0.0.1:{port}/");
    let mut trunk = env
        .trunk("Trunk")
        .arg("serve")
        .arg("--config")
        .arg(&config)
        .args(["--address", "127.0.0.1", "--port", &port.to_string(), "--dist"])
        .arg(&dist)
        .command
        .spawn()
        .context("Trunk cannot be started")?;
    let id = trunk.id();
    // Both hear Ctrl-C by themselves; SIGTERM is passed on. The server ends when this value does.
    ctrlc::set_handler(move || crate::newsroom::stop(id))?;
    let _ = trunk.wait();
    say("Stopped");
    drop(server);
    Ok(())
}

/// Trunk takes one proxy on its command line and the newsroom answers under several paths, so the project's Trunk.toml
/// gets them appended. Trunk reads paths in it relative to its own folder, so the copy lies beside the original.
fn config(behind: &str) -> Result<std::path::PathBuf> {
    let own = files::read_text(&place::root().join("Trunk.toml")).unwrap_or_default();
    let proxies = ["api", "media", "healthz", "readyz"].map(|path| format!("\n[[proxy]]\nbackend = \"{behind}{path}\"\n"));
    let path = place::root().join("Trunk.dev.toml");
    files::write(&path, format!("# Written by `cargo xtask dev`; not committed.\n{own}{}", proxies.concat()))?;
    Ok(path)
}
