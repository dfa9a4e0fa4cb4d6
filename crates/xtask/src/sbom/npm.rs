//! Packages of npm that are packed into the bundle: what the service worker is made of.

use super::component::{Component, Parts};
use crate::{digest, files, place};
use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::BTreeMap;

const LOCK: &str = "worker/package-lock.json";
const FOLDER: &str = "node_modules/";

#[derive(Deserialize)]
struct Lock {
    packages: BTreeMap<String, Package>,
}

#[derive(Deserialize)]
struct Package {
    version: Option<String>,
    integrity: Option<String>,
    license: Option<String>,
    #[serde(default)]
    dependencies: BTreeMap<String, String>,
}

/// Adds all that the lock file has.
pub fn add(parts: &mut Parts) -> Result<()> {
    let lock: Lock = serde_json::from_str(&files::read_text(&place::root().join(LOCK))?).with_context(|| format!("{LOCK} is not understood"))?;
    let component = |name: &str| -> Result<Component> {
        let package = lock.packages.get(&format!("{FOLDER}{name}")).with_context(|| format!("{LOCK} has no {name}"))?;
        let mut component = Component::new("npm", name, package.version.as_deref().with_context(|| format!("{LOCK} has no version of {name}"))?);
        if let Some(licence) = &package.license {
            component = component.licensed(licence);
        }
        let sum = package.integrity.as_deref().and_then(|integrity| integrity.strip_prefix("sha512-"));
        let sum = sum.and_then(digest::from_base64).with_context(|| format!("{LOCK} has no sum of {name}"))?;
        Ok(component.with_sum("SHA-512", digest::hex(&sum)))
    };
    let root = parts.root.reference();
    for (path, package) in &lock.packages {
        let parent = match path.strip_prefix(FOLDER) {
            Some(name) => component(name)?.reference(),
            None => root.clone(),
        };
        for name in package.dependencies.keys() {
            parts.add(&parent, component(name)?);
        }
    }
    Ok(())
}

/// The names of packages among files that a packer has read.
pub fn packages<'a>(inputs: impl Iterator<Item = &'a str>) -> std::collections::BTreeSet<String> {
    inputs
        .filter_map(|input| {
            let (_, inside) = input.rsplit_once(FOLDER)?;
            let mut parts = inside.split('/');
            let first = parts.next()?;
            Some(if first.starts_with('@') { format!("{first}/{}", parts.next()?) } else { first.to_owned() })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_named_as_npm_names_them() {
        let inputs =
            ["sw/main.ts", "node_modules/idb/build/index.js", "node_modules/workbox-core/a.js", "node_modules/workbox-core/b.js", "node_modules/@a/b/c.js"];
        assert_eq!(packages(inputs.into_iter()).into_iter().collect::<Vec<_>>(), ["@a/b", "idb", "workbox-core"]);
    }

    #[test]
    fn what_the_lock_file_has_is_there_with_its_sums_and_needs() {
        let mut parts = Parts::of(Component::new("cargo", "visnyk", "1.0.0"));
        add(&mut parts).unwrap();
        let lock = files::read_text(&place::root().join(LOCK)).unwrap();
        assert_eq!(parts.components.len(), lock.matches("\"integrity\"").count());
        let json = parts.components.iter().find(|(reference, _)| reference.starts_with("pkg:npm/idb@")).unwrap().1.json();
        assert_eq!(json["hashes"][0]["content"].as_str().unwrap().len(), 128);
        assert!(parts.edges.iter().any(|(from, to)| from.starts_with("pkg:npm/workbox-expiration@") && to.iter().any(|to| to.starts_with("pkg:npm/idb@"))));
    }
}
