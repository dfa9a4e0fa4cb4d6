use super::debian;
use crate::run::{Run, say};
use crate::{digest, files, place};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};

/// The oldest Python that what is pinned runs on.
const OLDEST: (u32, u32) = (3, 10);
const LIST: &str = "crates/xtask/python/requirements.txt";

/// Makes up requests from a description of an API. Lives in a virtual environment in the cache, of exactly the versions that the
/// list pins; another list is another environment. Nothing is compiled, and no package's own script runs.
pub fn schemathesis() -> Result<PathBuf> {
    Ok(python_packages()?.join("schemathesis"))
}

/// The programs of that environment.
pub fn python_packages() -> Result<PathBuf> {
    let list = place::root().join(LIST);
    let home = place::tools()?.join(format!("schemathesis-{}", digest::short(&files::read(&list)?)));
    let program = home.join("bin/schemathesis");
    // An environment is no longer one when the Python that it was made with is gone.
    if program.is_file() && Run::new(&program, "asking schemathesis for its version").arg("--version").quiet().is_ok() {
        return Ok(home.join("bin"));
    }
    let python = python()?;
    say(format!("Installing schemathesis into {}", home.display()));
    files::clear(&home)?;
    if let Err(error) = environment(&python, &home) {
        // Debian has that part in a package of its own.
        if !debian::may_install() {
            return Err(error);
        }
        debian::install("Python's environments", &["python3-venv"])?;
        files::clear(&home)?;
        environment(&python, &home)?;
    }
    let installed = Run::new(home.join("bin/python"), "installing schemathesis (with pip, needs PyPI)")
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:", "--requirement"])
        .arg(&list)
        .quiet();
    if installed.is_err() {
        files::clear(&home)?;
    }
    installed.map(|_| home.join("bin"))
}

fn environment(python: &Path, home: &Path) -> Result<()> {
    Run::new(python, "making an environment of Python (Debian: `apt-get install python3-venv`)").args(["-m", "venv"]).arg(home).quiet().map(drop)
}

/// Python, new enough.
fn python() -> Result<PathBuf> {
    if place::on_path("python3").is_none() && debian::may_install() {
        debian::install("Python", &["python3", "python3-venv"])?;
    }
    let (major, minor) = OLDEST;
    let python = place::on_path("python3").with_context(|| format!("Python is missing: install version {major}.{minor} or newer with its module venv"))?;
    let told = Run::new(&python, "asking Python for its version").arg("--version").quiet()?;
    match version(&told) {
        Some(version) if version >= OLDEST => Ok(python),
        _ => bail!("{} is too old: install version {major}.{minor} or newer", told.trim()),
    }
}

fn version(told: &str) -> Option<(u32, u32)> {
    let mut numbers = told.trim().strip_prefix("Python ")?.split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_by_number() {
        assert_eq!(version("Python 3.11.7\n"), Some((3, 11)));
        assert!(version("Python 3.9.2") < Some(OLDEST));
        assert_eq!(version("nonsense"), None);
    }

    #[test]
    fn every_package_is_pinned() {
        let list = files::read_text(&place::root().join(LIST)).unwrap();
        let packages: Vec<&str> = list.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(packages.iter().any(|package| package.starts_with("schemathesis==")));
        assert!(
            packages.iter().all(|package| package.split_once("==").is_some_and(|(_, version)| version.starts_with(|c: char| c.is_ascii_digit()))),
            "{list}"
        );
    }
}
