//! Files and folders.

use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// Every file under a folder (or the file itself), sorted, so that digests and reports are the same everywhere.
pub fn under(place: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting = vec![place.to_path_buf()];
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            for entry in fs::read_dir(&path).with_context(|| format!("{} cannot be listed", path.display()))? {
                waiting.push(entry.with_context(|| format!("{} cannot be listed", path.display()))?.path());
            }
        } else if path.is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("{} cannot be read", path.display()))
}

pub fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} cannot be read as text", path.display()))
}

pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<()> {
    if let Some(parent) = path.parent() {
        make(parent)?;
    }
    fs::write(path, bytes).with_context(|| format!("{} cannot be written", path.display()))
}

pub fn make(dir: &Path) -> Result<()> {
    fs::create_dir_all(dir).with_context(|| format!("the folder {} cannot be made", dir.display()))
}

/// Removes a folder; one that is not there is removed already.
pub fn clear(dir: &Path) -> Result<()> {
    match fs::remove_dir_all(dir) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error).with_context(|| format!("{} cannot be removed", dir.display())),
        _ => Ok(()),
    }
}

pub fn remove(file: &Path) -> Result<()> {
    fs::remove_file(file).with_context(|| format!("{} cannot be removed", file.display()))
}

pub fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).with_context(|| format!("{} cannot be renamed to {}", from.display(), to.display()))
}

/// Copies a file or a folder into a place that is made when missing; the same bytes are not written again.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    for file in under(from)? {
        let inside = file.strip_prefix(from).unwrap_or(&file);
        let goal = if inside.as_os_str().is_empty() { to.to_path_buf() } else { to.join(inside) };
        let bytes = read(&file)?;
        if fs::read(&goal).is_ok_and(|there| there == bytes) {
            continue;
        }
        write(&goal, bytes)?;
    }
    Ok(())
}

/// A path below the checkout, with forward slashes, for people.
pub fn short(path: &Path) -> String {
    path.strip_prefix(crate::place::root()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}
