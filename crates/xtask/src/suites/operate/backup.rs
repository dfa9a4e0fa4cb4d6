//! The backup and the restoring of the handbook, as they stand there.

use super::handbook;
use super::writer::{Writer, ask};
use crate::files;
use crate::newsroom::{Options, Programs, Server, port, stand};
use crate::run::{Run, say};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

/// Written before the backup begins; more are written while it runs.
const BEFORE: u32 = 120;
/// Of what was written before; nothing that is written meanwhile has them.
const TAGS: [&str; 3] = ["bridges", "schools", "theatres"];

struct Places {
    work: PathBuf,
    lib: PathBuf,
    backups: PathBuf,
}

pub fn run(programs: &Programs, work: &Path) -> Result<()> {
    say("Making a backup of a newsroom that is being written to");
    let places = Places { work: work.to_path_buf(), lib: work.join("lib"), backups: work.join("backups") };
    files::make(&places.lib)?;
    files::make(&places.backups)?;
    let server = start(programs, &places.lib, &work.join("first.log"))?;
    let mut writer = Writer::new(server.port());
    for number in 0..BEFORE {
        writer.article(&number.to_string(), 1, TAGS.get(number as usize % TAGS.len()).copied().unwrap_or_default())?;
        if number % 10 == 0 {
            writer.picture(number)?;
        }
    }
    let gone = writer.articles.pop().context("nothing was written")?;
    let gone = format!("/api/v1/articles/{gone}");
    ask(server.port(), "DELETE", &gone, "", b"")?;
    let is_over = AtomicBool::new(false);
    let meanwhile = std::thread::scope(|scope| {
        let writing = scope.spawn(|| {
            let mut writer = Writer::new(server.port());
            for number in BEFORE.. {
                writer.article(&number.to_string(), 1, "later")?;
                writer.article("changing", number, "later")?;
                if is_over.load(Ordering::SeqCst) {
                    break;
                }
            }
            Ok::<_, anyhow::Error>(writer.articles.len())
        });
        let done = back_up(&places);
        is_over.store(true, Ordering::SeqCst);
        let written = writing.join().unwrap_or_else(|_| bail!("the writer broke off"));
        done.and(written)
    })?;
    let answers = Answers::of(&server, &writer)?;
    // As a machine that burns down.
    server.kill()?;
    files::clear(&places.lib.join("media"))?;
    files::write(&places.lib.join("newsroom.db"), b"damaged")?;
    say(format!("Restoring it ({meanwhile} articles were written while it was made)"));
    let restored = restore(programs, &places)?;
    let now = Answers::of(&restored, &writer)?;
    answers.are_in(&now)?;
    if ask(restored.port(), "GET", &gone, "", b"")?.status != 410 {
        bail!("an article that was withdrawn before the backup is not withdrawn after restoring");
    }
    Writer::new(restored.port()).article("after", 1, "later").context("what was restored takes no articles")
}

fn start(programs: &Programs, lib: &Path, log: &Path) -> Result<Server> {
    Server::start(&Options {
        token: Some(stand::TOKEN),
        log: Some(log),
        ..Options::bare(&programs.newsroom, port::free()?, &lib.join("newsroom.db"), &lib.join("media"))
    })
}

fn shell(work: &Path, name: &str, script: &str) -> Result<()> {
    let file = work.join(name);
    files::write(&file, script)?;
    Run::new("sh", format!("the handbook's script ({name})")).arg("-eu").arg(&file).dir(work).quiet().map(drop)
}

fn back_up(places: &Places) -> Result<()> {
    let (lib, backups) = (places.lib.display().to_string(), places.backups.display().to_string());
    let script = handbook::script("# /usr/local/bin/visnyk-backup", &[("/var/lib/visnyk", &lib), ("/var/backups/visnyk", &backups)])?;
    shell(&places.work, "backup.sh", &script)
}

/// Runs the script of restoring, in which systemd's part is done here.
fn restore(programs: &Programs, places: &Places) -> Result<Server> {
    let (lib, backups) = (places.lib.display().to_string(), places.backups.display().to_string());
    let made = std::fs::read_dir(&places.backups)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).find(|name| name != "media");
    let made = made.context("the backup made no folder")?;
    let replaced = [
        ("/var/lib/visnyk", lib.as_str()),
        ("/var/backups/visnyk", &backups),
        ("2026-03-17-0300", &made),
        // The user of a machine on which it is deployed.
        (" -o visnyk -g visnyk", ""),
        (" --chown=visnyk:visnyk", ""),
        ("systemctl stop visnyk", "true"),
        ("systemctl start visnyk", "exit 0"),
    ];
    shell(&places.work, "restore.sh", &handbook::script("systemctl stop visnyk", &replaced)?)?;
    start(programs, &places.lib, &places.work.join("restored.log"))
}

/// What the newsroom answers about all that was acknowledged before the backup.
struct Answers(Vec<(String, Vec<u8>)>);

impl Answers {
    fn of(server: &Server, writer: &Writer) -> Result<Self> {
        let mut all = Vec::new();
        let articles = writer.articles.iter().map(|id| format!("/api/v1/articles/{id}"));
        for path in articles.chain(writer.files.iter().cloned()).chain(TAGS.iter().map(|tag| format!("/api/v1/tags/{tag}"))) {
            let answer = ask(server.port(), "GET", &path, "", b"")?;
            if answer.status != 200 {
                bail!("{path} is answered with {}", answer.status);
            }
            all.push((path, answer.body));
        }
        // Of lists what stands in them: they also tell of the last change anywhere.
        for tag in TAGS {
            for path in ["/api/v1/articles?limit=50&tag=", "/api/v1/articles?limit=50&q=%D1%80%D1%83%D1%85&tag=", "/feed.json?tag="] {
                let path = format!("{path}{tag}");
                let list: Value = serde_json::from_slice(&ask(server.port(), "GET", &path, "", b"")?.body)?;
                let items = list.pointer("/items").and_then(Value::as_array).filter(|items| !items.is_empty()).with_context(|| format!("{path} is empty"))?;
                all.push((path, serde_json::to_vec(items)?));
            }
        }
        Ok(Self(all))
    }

    fn are_in(&self, other: &Self) -> Result<()> {
        let differing: Vec<&str> = self.0.iter().zip(&other.0).filter(|(one, other)| one != other).map(|((path, _), _)| path.as_str()).collect();
        if !differing.is_empty() || self.0.len() != other.0.len() {
            bail!("{} of {} answers differ after restoring: {differing:?}", differing.len(), self.0.len());
        }
        say(format!("{} articles and files are the same to the byte", self.0.len()));
        Ok(())
    }
}
