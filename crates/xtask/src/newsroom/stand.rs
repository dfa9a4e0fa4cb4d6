//! A portal to be tested or measured: the bundle, and a newsroom over a fresh database of the demo, its clock standing still.

use super::server::tail;
use super::{Options, Programs, Server, demo, port};
use crate::{bundle, files, place};
use anyhow::Result;
use std::path::PathBuf;

/// The demo's «today»; the browser's clock is set to the same moment.
pub const NOW: &str = "2026-11-24T12:00:00+02:00";
/// Opens nothing outside the test.
pub const TOKEN: &str = "e2e-token";

pub struct Stand {
    pub server: Server,
    pub program: PathBuf,
    pub dist: PathBuf,
    /// The folder of this run; nothing in it is needed afterwards.
    pub work: PathBuf,
    pub log: PathBuf,
}

impl Stand {
    /// `release`: built as it is shipped. `public_url`: where readers find it, when that is not its own address.
    pub fn new(release: bool, public_url: Option<&str>) -> Result<Self> {
        let dist = bundle::build()?;
        let programs = Programs::build(release)?;
        let staged = demo::stage(&programs)?;
        let work = std::env::temp_dir().join(format!("visnyk-stand-{}", std::process::id()));
        files::clear(&work)?;
        // Pictures have their content in their names: those of the last run are right, and take long to make.
        let (db, media, log) = (work.join("visnyk.db"), place::target().join("e2e/media"), work.join("newsroom.log"));
        programs.import(&staged, &db, &media)?;
        let options = Options {
            dist: Some(&dist),
            public_url,
            demo: true,
            now: Some(NOW),
            token: Some(TOKEN),
            log: Some(&log),
            ..Options::bare(&programs.newsroom, port::free()?, &db, &media)
        };
        let server = Server::start(&options)?;
        Ok(Self { server, program: programs.newsroom, dist, work, log })
    }

    /// Whether the newsroom panicked; tells its last words then.
    pub fn panicked(&self) -> bool {
        let panicked = std::fs::read_to_string(&self.log).is_ok_and(|log| log.contains("panicked at"));
        if panicked {
            eprintln!("xtask: the newsroom panicked:\n{}", tail(&self.log));
        }
        panicked
    }
}
