//! Libraries in C that crates bring along: a crate's version does not tell theirs, and lists of vulnerabilities name them.

use super::component::{Component, Parts};
use super::crates;
use crate::files;
use anyhow::{Context, Result};
use std::path::Path;

struct Library {
    /// The crate that brings it.
    within: &'static str,
    name: &'static str,
    vendor: &'static str,
    licence: &'static str,
    source: &'static str,
    /// A file of the crate, and what stands before and behind the version there.
    file: &'static str,
    before: &'static str,
    behind: char,
}

const LIBRARIES: [Library; 2] = [
    Library {
        within: "libsqlite3-sys",
        name: "sqlite",
        vendor: "sqlite",
        licence: "blessing",
        source: "https://sqlite.org/src",
        file: "sqlite3/sqlite3.h",
        before: "#define SQLITE_VERSION        \"",
        behind: '"',
    },
    Library {
        within: "libwebp-sys",
        name: "libwebp",
        vendor: "webmproject",
        licence: "BSD-3-Clause",
        source: "https://chromium.googlesource.com/webm/libwebp",
        file: "vendor/configure.ac",
        before: "AC_INIT([libwebp], [",
        behind: ']',
    },
];

/// Adds those whose crate is among the parts; each must be.
pub fn add(parts: &mut Parts) -> Result<()> {
    let packages = crates::packages()?;
    for library in &LIBRARIES {
        let package = packages.iter().find(|package| package.name == library.within);
        let package = package.with_context(|| format!("there is no crate {}, which brought {}", library.within, library.name))?;
        let folder = Path::new(&package.manifest_path).parent().context("a package lies nowhere")?;
        let version = version(library, &files::read_text(&folder.join(library.file))?)?;
        let component = Component::new("generic", library.name, &version).licensed(library.licence).from(library.source).known_as(library.vendor);
        parts.add(&Component::new("cargo", library.within, &package.version).reference(), component);
    }
    Ok(())
}

fn version(library: &Library, text: &str) -> Result<String> {
    let found = text.split_once(library.before).and_then(|(_, rest)| rest.split(library.behind).next());
    let found = found.filter(|version| version.starts_with(|letter: char| letter.is_ascii_digit()));
    found.map(str::to_owned).with_context(|| format!("{} of {} does not tell the version of {}", library.file, library.within, library.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_read_or_missed_in_words() {
        let [sqlite, webp] = &LIBRARIES;
        assert_eq!(version(sqlite, "#define SQLITE_VERSION        \"3.54.1\"\n").unwrap(), "3.54.1");
        assert_eq!(version(webp, "AC_INIT([libwebp], [1.3.1],\n").unwrap(), "1.3.1");
        assert!(version(webp, "AC_INIT").unwrap_err().to_string().contains("version of libwebp"));
    }
}
