use crate::run::{Run, say};
use crate::{files, place};
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A program that cargo installs.
pub struct CargoTool<'a> {
    pub package: &'a str,
    pub program: &'a str,
    /// Its folder in the cache is `<folder>-<version>`.
    pub folder: &'a str,
    pub version: &'a str,
    /// What `cargo install` needs to be told.
    pub args: &'a [&'a str],
}

impl CargoTool<'_> {
    /// The folder that holds the program in the exact version.
    pub fn ready(&self) -> Result<PathBuf> {
        if let Some(dir) = place::on_path(self.program).filter(|program| self.is_version(program)).and_then(|program| program.parent().map(Path::to_path_buf)) {
            return Ok(dir);
        }
        let root = place::tools()?.join(format!("{}-{}", self.folder, self.version));
        let bin = root.join("bin");
        if !bin.join(self.program).is_file() {
            self.install(&root)?;
        }
        if !bin.join(self.program).is_file() {
            bail!("{} {} was installed, yet {} holds no {}: remove that folder and try again", self.package, self.version, bin.display(), self.program);
        }
        Ok(bin)
    }

    fn is_version(&self, program: &Path) -> bool {
        let Ok(output) = Command::new(program).arg("--version").output() else { return false };
        output.status.success() && String::from_utf8_lossy(&output.stdout).split_whitespace().any(|word| word == self.version)
    }

    fn install(&self, root: &Path) -> Result<()> {
        let name = format!("{}@{}", self.package, self.version);
        let what = format!("installing {name} (needs crates.io; or put {} {} on PATH yourself)", self.program, self.version);
        files::make(root)?;
        if place::on_path("cargo-binstall").is_some() {
            say(format!("Installing {name} with cargo binstall"));
            let done = Run::cargo(&what).args(["binstall", "--no-confirm", "--disable-telemetry", "--root"]).arg(root).arg(&name).show();
            match done {
                Ok(()) => return Ok(()),
                Err(error) => say(format!("{error:#}; compiling it instead")),
            }
        }
        say(format!("Compiling {name} (minutes, once a machine) into {}", root.display()));
        // A target folder of its own: the project's would be flooded, and its cargo lock held for minutes.
        let work = std::env::temp_dir().join(format!("visnyk-{}-{}", self.folder, self.version));
        Run::cargo(what)
            .args(["install", "--quiet", &name])
            .args(self.args)
            .arg("--root")
            .arg(root)
            .env("CARGO_TARGET_DIR", &work)
            .dir(&std::env::temp_dir())
            .show()?;
        files::clear(&work)
    }
}
