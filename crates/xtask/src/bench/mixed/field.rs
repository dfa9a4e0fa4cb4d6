//! A newsroom as it is shipped, over 100,000 generated articles, with the portal.

use super::mix::{self, Known};
use crate::newsroom::{Options, Programs, Server, port, stand};
use crate::run::{Run, say};
use crate::{bundle, files};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;

/// Answers that clients have from before.
const KEPT: [&str; 5] = ["/", "/news", "/api/v1/articles?lang=uk&limit=12", "/api/v1/tags", "/api/v1/regions"];
/// As the bundle's files are asked for by a first visit.
const FILES: [&str; 3] = ["js", "wasm", "svg"];

/// A folder that goes with this value: 100,000 articles are not left lying about.
pub struct Work(PathBuf);

impl Drop for Work {
    fn drop(&mut self) {
        let _ = files::clear(&self.0);
    }
}

pub struct Field {
    pub server: Server,
    pub program: PathBuf,
    pub work: Work,
    pub log: PathBuf,
    articles: u64,
    dist: PathBuf,
}

impl Field {
    pub fn new(articles: u64, streams: u32) -> Result<Self> {
        let dist = bundle::build()?;
        let programs = Programs::build(true)?;
        let work = Work(std::env::temp_dir().join(format!("visnyk-load-{}", std::process::id())));
        files::clear(&work.0)?;
        let (db, media, log) = (work.0.join("newsroom.db"), work.0.join("media"), work.0.join("newsroom.log"));
        files::make(&media)?;
        say(format!("Generating {articles} articles"));
        Run::new(&programs.newsroom, "generating articles").args(["seed", "--articles", &articles.to_string(), "--db"]).arg(&db).quiet()?;
        let server = Server::start(&Options {
            dist: Some(&dist),
            token: Some(stand::TOKEN),
            log: Some(&log),
            settings: &[("VISNYK_MAX_STREAMS", (streams + 100).to_string()), ("VISNYK_LOG", "warn".to_owned())],
            ..Options::bare(&programs.newsroom, port::free()?, &db, &media)
        })?;
        Ok(Self { server, program: programs.newsroom, work, log, articles, dist })
    }

    /// A script of wrk with the mixed requests.
    pub fn script(&self, pause: u32) -> Result<PathBuf> {
        let read = |path: &str| mix::slugs(&self.server.read(path)?);
        let mut served = Vec::new();
        for file in files::under(&self.dist)? {
            // The widget of static hosts is the one file that no newsroom serves.
            let is_for_others = file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("static-"));
            if !is_for_others && file.extension().and_then(|kind| kind.to_str()).is_some_and(|kind| FILES.contains(&kind)) {
                served.push(format!("/{}", file.strip_prefix(&self.dist).unwrap_or(&file).display()));
            }
        }
        let kept = KEPT.iter().map(|path| Ok(((*path).to_owned(), self.server.etag(path)?))).collect::<Result<_>>()?;
        let known = Known {
            articles: self.articles,
            tags: read("/api/v1/tags")?,
            regions: read("/api/v1/regions")?,
            communities: read("/api/v1/communities")?,
            files: served,
            kept,
        };
        let script = self.work.0.join(format!("mix-{pause}.lua"));
        mix::script(&known.mix()?, pause, &script)?;
        Ok(script)
    }

    pub fn url(&self) -> String {
        self.server.address()
    }

    /// Ends the newsroom; what it said of itself must be nothing.
    pub fn close(self) -> Result<()> {
        let Self { server, work, log, .. } = self;
        drop(server);
        let log = std::fs::read_to_string(log).context("the newsroom's log cannot be read")?;
        drop(work);
        if !log.trim().is_empty() {
            bail!("the newsroom warned under load:\n{}", log.lines().take(20).collect::<Vec<_>>().join("\n"));
        }
        Ok(())
    }
}
