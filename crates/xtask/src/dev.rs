//! `cargo xtask dev`: Trunk builds the pages anew with every change; a newsroom behind it answers the rest.

use crate::newsroom::{Options, Programs, Server, port};
use crate::run::say;
use crate::{bundle, files, place, serve};
use anyhow::{Context, Result};
use std::path::PathBuf;

pub fn run(port: u16) -> Result<()> {
    port::must_be_free(port)?;
    let env = bundle::Environment::ready()?;
    let programs = Programs::build(false)?;
    let db = place::target().join("serve/visnyk.db");
    let media = db.with_file_name("media");
    serve::fill(&programs, &db, &media)?;
    let behind = port::free()?;
    let server = Server::start(&Options { demo: serve::is_demo(&db), ..Options::bare(&programs.newsroom, behind, &db, &media) })?;
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
        .arg(place::root().join("index.html"))
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

/// Trunk takes one proxy on its command line and the newsroom answers under several paths, so a copy of the project's
/// Trunk.toml gets them in place of its own, which lead to a fixed port.
fn config(behind: &str) -> Result<PathBuf> {
    let own = files::read_text(&place::root().join("Trunk.toml"))?;
    let path = place::target().join("bundle/dev.toml");
    files::write(&path, with_proxies(&own, behind))?;
    Ok(path)
}

fn with_proxies(own: &str, behind: &str) -> String {
    let mut ours = true;
    let kept = own.lines().filter(|line| {
        if line.starts_with('[') {
            ours = *line != "[[proxy]]";
        }
        ours
    });
    let mut config: String = kept.flat_map(|line| [line, "\n"]).collect();
    for path in ["api/", "media/"] {
        config.push_str(&format!("\n[[proxy]]\nbackend = \"{behind}{path}\"\n"));
    }
    config
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_projects_proxies_give_way_to_the_running_newsroom() {
        let own = "[build]\noffline = true\n\n[[proxy]]\nbackend = \"http://127.0.0.1:8080/api/\"\n\n[serve]\nopen = false\n";
        let config = super::with_proxies(own, "http://127.0.0.1:5000/");
        assert!(config.starts_with("[build]\noffline = true\n\n[serve]\nopen = false\n\n[[proxy]]\nbackend = \"http://127.0.0.1:5000/api/\"\n"), "{config}");
        assert!(!config.contains("8080"));
    }
}
