//! The process with the readers and the publisher.

use super::Crowd;
use super::told::Step;
use crate::run::Run;
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader, Lines, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

pub struct Generator {
    child: Child,
    words: ChildStdin,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Generator {
    pub fn start(newsroom: &Path, port: u16, token: &str, crowd: &Crowd) -> Result<Self> {
        let numbers = [("--streams", crowd.streams), ("--seconds", crowd.seconds), ("--slow", crowd.slow), ("--mute", crowd.mute)];
        let mut run = Run::new(newsroom, "the readers")
            .args(["bench-live", "--token", token, "--address", &format!("127.0.0.1:{port}"), "--rate", &crowd.rate.to_string()])
            .args(numbers.iter().flat_map(|(name, number)| [(*name).to_owned(), number.to_string()]))
            .args(crowd.breaks.then_some("--breaks"))
            .args(crowd.is_slow().then_some("--fat"));
        // The place of tools is no setting of the newsroom.
        run.command.env_remove("VISNYK_TOOLS").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = run.command.spawn().context("the readers cannot be started")?;
        let (Some(words), Some(out)) = (child.stdin.take(), child.stdout.take()) else { bail!("the readers cannot be talked to") };
        Ok(Self { child, words, lines: BufReader::new(out).lines() })
    }

    /// The next step that they tell.
    pub fn step(&mut self) -> Result<Step> {
        match self.lines.next() {
            Some(line) => serde_json::from_str(&line.context("the readers' words cannot be read")?).context("the readers' words are not understood"),
            None => bail!("the readers ended before they were done; their own words are above"),
        }
    }

    pub fn go_on(&mut self) -> Result<()> {
        writeln!(self.words).context("the readers are gone")
    }
}

impl Drop for Generator {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
