//! The newsroom, built so that neither the machine nor the folder shows in its bytes.

use crate::run::{Run, say};
use crate::{files, place};
use anyhow::{Context, Result};
use std::env;
use std::path::{Path, PathBuf};

pub const NEWSROOM: &str = "newsroom";

/// What a compiler writes into a program: where things are here.
pub struct Machine {
    /// The checkout, cargo's target directory, cargo's home, and Rust's own sources.
    root: PathBuf,
    target: PathBuf,
    cargo: PathBuf,
    sources: PathBuf,
    /// What programs are built for here, and the compiler's commit.
    pub triple: String,
    commit: String,
}

impl Machine {
    pub fn ask() -> Result<Self> {
        let told = Run::new("rustc", "asking rustc what it is").arg("-vV").quiet()?;
        let line = |name: &str| told.lines().find_map(|line| line.strip_prefix(name)).map(str::to_owned).with_context(|| format!("rustc tells no {name}"));
        let sysroot = Run::new("rustc", "asking rustc where it lives").args(["--print", "sysroot"]).quiet()?;
        let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let cargo = set("CARGO_HOME").or_else(|| set("HOME").map(|home| home.join(".cargo"))).context("neither CARGO_HOME nor HOME is set")?;
        Ok(Self {
            root: place::root(),
            target: place::target().join("shipped-build"),
            cargo,
            sources: Path::new(sysroot.trim()).join("lib/rustlib/src/rust"),
            triple: line("host: ")?,
            commit: line("commit-hash: ")?,
        })
    }

    /// Each place here, and what stands for it. Where several fit, compilers take the last.
    fn names(&self) -> [(&Path, String); 4] {
        [
            (&self.root, "/visnyk".into()),
            (&self.target, "/visnyk/target".into()),
            (&self.cargo, "/cargo".into()),
            (&self.sources, format!("/rustc/{}", self.commit)),
        ]
    }

    /// What must not stand in what is shipped.
    pub fn places(&self) -> Vec<String> {
        let home = env::var_os("HOME").map(PathBuf::from).filter(|home| home.parent().is_some());
        self.names().into_iter().map(|(place, _)| place.to_path_buf()).chain(home).map(|place| format!("{}/", place.display())).collect()
    }
}

/// Builds it in a folder of its own: other flags would compile everything anew, back and forth.
pub fn build(machine: &Machine) -> Result<PathBuf> {
    say("Building the newsroom that is shipped (minutes)");
    let given = |name: &str| env::var(name).unwrap_or_default();
    let flags = machine.names().map(|(place, name)| format!("--remap-path-prefix={}={name}", place.display()));
    let rust: Vec<String> = given("RUSTFLAGS").split_whitespace().map(str::to_owned).chain(flags).collect();
    // SQLite and libwebp are C.
    let c = machine.names().map(|(place, name)| format!("'-ffile-prefix-map={}={name}'", place.display()));
    files::make(&machine.target)?;
    Run::cargo("building the newsroom that is shipped")
        .args(["build", "--release", "--locked", "--quiet", "--package", "visnyk-newsroom", "--bin", NEWSROOM, "--target", &machine.triple, "--target-dir"])
        .arg(&machine.target)
        .env("CARGO_ENCODED_RUSTFLAGS", rust.join("\u{1f}"))
        .env("CFLAGS", format!("{} {}", given("CFLAGS"), c.join(" ")).trim())
        .env("CC_SHELL_ESCAPED_FLAGS", "1")
        .show()?;
    Ok(machine.target.join(&machine.triple).join("release").join(NEWSROOM))
}
