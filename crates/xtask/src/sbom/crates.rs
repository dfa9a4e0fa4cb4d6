//! The crates in a program, as cargo resolves them for one package and one target.

use super::component::{Component, Parts};
use crate::run::Run;
use crate::{files, place};
use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::HashMap;

/// What cargo tells of a package.
#[derive(Deserialize)]
pub struct Package {
    pub name: String,
    pub version: String,
    license: Option<String>,
    repository: Option<String>,
    pub manifest_path: String,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

/// All packages that any part of the workspace knows.
pub fn packages() -> Result<Vec<Package>> {
    let text = Run::cargo("asking cargo about the packages").args(["metadata", "--format-version", "1", "--locked", "--quiet"]).quiet()?;
    Ok(serde_json::from_str::<Metadata>(&text).context("cargo's words about its packages are not understood")?.packages)
}

/// The crates that end in the program of a package.
pub fn parts(package: &str, target: &str) -> Result<Parts> {
    let tree = Run::cargo("asking cargo for a tree of packages")
        .args(["tree", "--locked", "--quiet", "--package", package, "--target", target, "--edges", "normal,no-proc-macro"])
        .args(["--prefix", "depth", "--format", " {p}"])
        .quiet()?;
    let packages = packages()?;
    let facts: HashMap<(&str, &str), &Package> = packages.iter().map(|package| ((package.name.as_str(), package.version.as_str()), package)).collect();
    let sums = sums(&files::read_text(&place::root().join("Cargo.lock"))?);
    let component = |name: &str, version: &str| -> Result<Component> {
        let package = facts.get(&(name, version)).with_context(|| format!("cargo knows no package {name} {version}"))?;
        let mut component = Component::new("cargo", name, version);
        if let Some(licence) = &package.license {
            component = component.licensed(licence);
        }
        if let Some(source) = &package.repository {
            component = component.from(source);
        }
        Ok(match sums.get(&(name.to_owned(), version.to_owned())) {
            Some(sum) => component.with_sum("SHA-256", sum.clone()),
            None => component,
        })
    };
    read(&tree, component)
}

/// Lines of a depth, a name and a version, each below the last line of the depth before.
fn read(tree: &str, component: impl Fn(&str, &str) -> Result<Component>) -> Result<Parts> {
    let mut parts: Option<Parts> = None;
    let mut above: Vec<String> = Vec::new();
    for line in tree.lines() {
        let mut words = line.split_whitespace();
        let (depth, name, version) = (words.next(), words.next(), words.next());
        let depth = depth.and_then(|depth| depth.parse::<usize>().ok());
        let (Some(depth), Some(name), Some(version)) = (depth, name, version.and_then(|version| version.strip_prefix('v'))) else {
            anyhow::bail!("this line of cargo's tree is not understood: {line}");
        };
        let component = component(name, version)?;
        above.truncate(depth);
        let reference = component.reference();
        match (&mut parts, above.last()) {
            (None, _) => parts = Some(Parts::of(component)),
            (Some(parts), Some(parent)) => parts.add(parent, component),
            (Some(_), None) => anyhow::bail!("cargo's tree has a second root: {line}"),
        }
        above.push(reference);
    }
    parts.context("cargo's tree is empty")
}

/// The sums of a lock file's packages.
fn sums(lock: &str) -> HashMap<(String, String), String> {
    let value = |block: &str, key: &str| block.lines().find_map(|line| Some(line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"')?.to_owned()));
    lock.split("[[package]]").filter_map(|block| Some(((value(block, "name")?, value(block, "version")?), value(block, "checksum")?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_becomes_parts_and_what_needs_them() {
        let tree = "0 a v1.0.0 (/here)\n1 b v2.0.0\n2 c v3.0.0+x\n1 c v3.0.0+x (*)\n";
        let parts = read(tree, |name, version| Ok(Component::new("cargo", name, version))).unwrap();
        assert_eq!(parts.root.name, "a");
        assert_eq!(parts.components.keys().collect::<Vec<_>>(), ["pkg:cargo/b@2.0.0", "pkg:cargo/c@3.0.0%2Bx"]);
        let edges: Vec<_> = parts.edges.iter().map(|(from, to)| (from.as_str(), to.len())).collect();
        assert_eq!(edges, [("pkg:cargo/a@1.0.0", 2), ("pkg:cargo/b@2.0.0", 1), ("pkg:cargo/c@3.0.0%2Bx", 0)]);
        assert!(read("", |name, version| Ok(Component::new("cargo", name, version))).is_err());
        assert!(read("nonsense", |name, version| Ok(Component::new("cargo", name, version))).is_err());
    }

    #[test]
    fn every_crate_of_others_has_a_sum() {
        let lock = files::read_text(&place::root().join("Cargo.lock")).unwrap();
        let from_others = lock.matches("source = \"registry+").count();
        assert!(from_others > 100);
        assert_eq!(sums(&lock).len(), from_others);
    }
}
