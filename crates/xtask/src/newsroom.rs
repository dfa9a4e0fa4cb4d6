//! The newsroom server: built, filled, started.

pub mod demo;
pub mod port;
mod server;
pub mod stand;

pub use server::{Options, Server, stop};

use crate::place;
use crate::run::{Run, say};
use anyhow::Result;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

/// The cargo profile of the server that people and tests start here.
const PROFILE: &str = "dev";

/// The programs of this workspace that a running portal takes.
pub struct Programs {
    pub newsroom: PathBuf,
    pub demo_art: PathBuf,
}

impl Programs {
    /// Builds them; cargo itself knows what is there already.
    pub fn build(release: bool) -> Result<Self> {
        let profile = if release { "release" } else { PROFILE };
        say(format!("Building the newsroom (profile {profile})"));
        let cargo = Run::cargo("building the newsroom (the compiler's words tell why; SQLite needs a C compiler: Debian's package gcc)");
        // A person sees cargo's progress, a log is spared it.
        let cargo = if std::io::stderr().is_terminal() { cargo.arg("build") } else { cargo.args(["build", "--quiet"]) };
        cargo.args(["--package", "visnyk-newsroom", "--package", "demo-art", "--bins", "--profile", profile]).show()?;
        let dir = place::target().join(if profile == "dev" { "debug" } else { profile });
        Ok(Self { newsroom: dir.join("newsroom"), demo_art: dir.join("demo-art") })
    }

    /// Fills a database from the staged demo.
    pub fn import(&self, staged: &Path, db: &Path, media: &Path) -> Result<()> {
        say(format!("Importing the demo into {}", db.display()));
        if let Some(dir) = db.parent() {
            crate::files::make(dir)?;
        }
        Run::new(&self.newsroom, "importing the demo").arg("import").arg(staged).arg("--db").arg(db).arg("--media").arg(media).show()
    }
}

/// The API's answers over many articles, against their budgets.
pub fn bench_api() -> Result<()> {
    let programs = Programs::build(true)?;
    say("Measuring the API over 100,000 articles");
    Run::new(&programs.newsroom, "the API's benchmark").args(["bench-api"]).show()
}
