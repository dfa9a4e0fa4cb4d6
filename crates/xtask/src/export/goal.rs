//! The folder that is replaced as a whole: a half-written site is never there, and nothing is deleted that no export wrote.

use super::hosts::{HEADERS, MARK};
use crate::files;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};

pub struct Goal {
    out: PathBuf,
    /// Beside the goal, so that a rename is enough.
    work: PathBuf,
}

impl Goal {
    pub fn new(out: &Path, bundle: &Path) -> Result<Self> {
        let out = std::path::absolute(out).with_context(|| format!("{} is no place for a folder", out.display()))?;
        let Some(name) = out.file_name().and_then(|name| name.to_str()) else { bail!("--out: {} is no place for a folder", out.display()) };
        let bundle = std::path::absolute(bundle).context("the bundle's place is not known")?;
        if out.starts_with(&bundle) || bundle.starts_with(&out) {
            bail!("--out: {} and the bundle in {} must not lie in each other", out.display(), bundle.display());
        }
        let ours = std::fs::read_to_string(out.join(HEADERS)).is_ok_and(|headers| headers.starts_with(MARK));
        let empty = match std::fs::read_dir(&out) {
            Ok(mut entries) => entries.next().is_none(),
            Err(_) => !out.exists(),
        };
        if !(ours || empty) || out.join(".git").exists() {
            bail!("--out: {} holds what no export wrote, and would be replaced; name an empty folder, or a new one", out.display());
        }
        let work = out.with_file_name(format!(".{name}.new"));
        Ok(Self { out, work })
    }

    /// An empty folder to write into.
    pub fn begin(&self) -> Result<&Path> {
        files::clear(&self.work)?;
        files::make(&self.work)?;
        Ok(&self.work)
    }

    /// Puts what was written in place.
    pub fn finish(self) -> Result<PathBuf> {
        let old = self.work.with_extension("old");
        files::clear(&old)?;
        let had = self.out.exists();
        if had {
            files::rename(&self.out, &old)?;
        }
        if let Err(error) = files::rename(&self.work, &self.out) {
            if had {
                files::rename(&old, &self.out)?;
            }
            return Err(error);
        }
        files::clear(&old)?;
        Ok(self.out.clone())
    }
}

impl Drop for Goal {
    fn drop(&mut self) {
        let _ = files::clear(&self.work);
    }
}
