//! Running other programs: every failure names the program and what it was to do.

use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

/// One line a step.
pub fn say(step: impl AsRef<str>) {
    eprintln!("» {}", step.as_ref());
}

/// A program about to run, with the words for its failure.
pub struct Run {
    pub command: Command,
    what: String,
}

impl Run {
    pub fn new(program: impl AsRef<OsStr>, what: impl Into<String>) -> Self {
        let mut command = Command::new(program);
        command.current_dir(crate::place::root()).stdin(Stdio::null());
        Self { command, what: what.into() }
    }

    /// Cargo from PATH, as rustc is: rustup then runs both of the toolchain that rust-toolchain.toml names.
    pub fn cargo(what: impl Into<String>) -> Self {
        let mut run = Self::new("cargo", what);
        // What cargo told this program of itself is nothing to the one it starts, whose build scripts would run again for it: then
        // `cargo build` and `cargo xtask` compile the same things for each other in turn.
        for (name, _) in std::env::vars_os() {
            if name.to_str().is_some_and(|name| ["CARGO_PKG_", "CARGO_MANIFEST_"].iter().any(|start| name.starts_with(start))) {
                run.command.env_remove(name);
            }
        }
        run
    }

    pub fn args<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(mut self, args: I) -> Self {
        self.command.args(args);
        self
    }

    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.command.arg(arg);
        self
    }

    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    pub fn dir(mut self, dir: &Path) -> Self {
        self.command.current_dir(dir);
        self
    }

    fn name(&self) -> String {
        self.command.get_program().to_string_lossy().into_owned()
    }

    /// Runs it with its output shown.
    pub fn show(mut self) -> Result<()> {
        let status = self.command.status().with_context(|| format!("{}: {} cannot be started", self.what, self.name()))?;
        if !status.success() {
            bail!("{} failed ({status}); its own words are above", self.what);
        }
        Ok(())
    }

    /// Runs it silently; its output is shown only when it fails.
    pub fn quiet(mut self) -> Result<String> {
        let output = self.command.output().with_context(|| format!("{}: {} cannot be started", self.what, self.name()))?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        if !output.status.success() {
            eprint!("{text}{}", String::from_utf8_lossy(&output.stderr));
            bail!("{} failed ({}); its own words are above", self.what, output.status);
        }
        Ok(text)
    }

    /// Runs it with each line of its error output passed to `line`; says whether it succeeded.
    pub fn errors(mut self, mut line: impl FnMut(&str)) -> Result<bool> {
        let mut child = self.command.stderr(Stdio::piped()).spawn().with_context(|| format!("{}: {} cannot be started", self.what, self.name()))?;
        if let Some(output) = child.stderr.take() {
            // Words about broken input need not be UTF-8.
            for read in BufReader::new(output).split(b'\n') {
                line(&String::from_utf8_lossy(&read.with_context(|| format!("{}: its output cannot be read", self.what))?));
            }
        }
        Ok(child.wait().with_context(|| format!("{}: its end was not seen", self.what))?.success())
    }

    /// Runs it with each line of its output passed to `line`; says whether it succeeded.
    pub fn lines(mut self, mut line: impl FnMut(&str)) -> Result<bool> {
        let mut child = self.command.stdout(Stdio::piped()).spawn().with_context(|| format!("{}: {} cannot be started", self.what, self.name()))?;
        if let Some(output) = child.stdout.take() {
            for read in BufReader::new(output).lines() {
                line(&read.with_context(|| format!("{}: its output cannot be read", self.what))?);
            }
        }
        Ok(child.wait().with_context(|| format!("{}: its end was not seen", self.what))?.success())
    }
}
