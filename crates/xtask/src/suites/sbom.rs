//! Whether the lists of what is shipped are right: of the form that CycloneDX prescribes, the same each time, and complete. Complete is
//! what cargo would compile for the target, and what esbuild packs.

use super::tally::Tally;
use crate::release::Machine;
use crate::run::Run;
use crate::sbom::{self, BROWSER};
use crate::tools::{self, Packages};
use crate::{files, place};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

const CHECK: &str = "crates/xtask/python/sbom.py";
/// What no lock file names: Rust's library, and what crates bring along.
const BESIDE: &str = "pkg:generic/";

pub fn run() -> Result<Tally> {
    let work = std::env::temp_dir().join(format!("visnyk-sbom-{}", std::process::id()));
    let triple = Machine::ask()?.triple;
    let [newsroom, bundle] = sbom::write(&work.join("a"), &triple)?;
    let [again, bundle_again] = sbom::write(&work.join("b"), &triple)?;
    let checks: [(&str, Result<()>); 5] = [
        ("both are as CycloneDX prescribes", is_valid(&[&newsroom, &bundle])),
        ("the newsroom's crates are those that are compiled", compare(&of(&newsroom, "pkg:cargo/")?, &compiled("visnyk-newsroom", "newsroom", &triple)?)),
        ("the bundle's crates are those that are compiled", compare(&of(&bundle, "pkg:cargo/")?, &compiled("visnyk", "visnyk", BROWSER)?)),
        ("the bundle's packages of npm are those that are packed", compare(&names(&of(&bundle, "pkg:npm/")?), &packed(&work)?)),
        ("they are the same each time", same(&newsroom, &again).and_then(|()| same(&bundle, &bundle_again))),
    ];
    let mut tally = Tally::default();
    for (what, done) in checks {
        tally.add(match done {
            Ok(()) => Tally::one(),
            Err(error) => {
                eprintln!("xtask: not so: {what}: {error:#}");
                Tally::failure()
            }
        });
    }
    println!("{} parts of the newsroom, {} of the bundle", of(&newsroom, "pkg:")?.len(), of(&bundle, "pkg:")?.len());
    files::clear(&work)?;
    Ok(tally)
}

fn is_valid(lists: &[&Path]) -> Result<()> {
    Run::new(tools::python_packages()?.join("python"), "the check against CycloneDX' schema").arg(place::root().join(CHECK)).args(lists).quiet().map(drop)
}

/// The references of a list that begin so, with its root.
fn of(list: &Path, kind: &str) -> Result<BTreeSet<String>> {
    let list: Value = serde_json::from_str(&files::read_text(list)?)?;
    let components = list.pointer("/components").and_then(Value::as_array).context("a list without components")?;
    let all = components.iter().chain(list.pointer("/metadata/component"));
    Ok(all
        .filter_map(|component| component.pointer("/bom-ref").and_then(Value::as_str))
        .filter(|reference| reference.starts_with(kind))
        .map(str::to_owned)
        .collect())
}

/// The packages that cargo would compile into a program of a target, by its own plan of the work.
fn compiled(package: &str, program: &str, target: &str) -> Result<BTreeSet<String>> {
    let plan = Run::cargo("asking cargo for its plan")
        // The plan is told to those only who take what may change.
        .env("RUSTC_BOOTSTRAP", "1")
        .args(["build", "-Z", "unstable-options", "--unit-graph", "--release", "--locked", "--package", package, "--bin", program, "--target", target])
        .quiet()?;
    let plan: Value = serde_json::from_str(&plan).context("cargo's plan is not understood")?;
    let units = plan.pointer("/units").and_then(Value::as_array).context("cargo's plan has no units")?;
    let is_part = |unit: &&Value| {
        let made = unit
            .pointer("/target/kind")
            .and_then(Value::as_array)
            .is_some_and(|kinds| !kinds.iter().any(|kind| kind == "custom-build" || kind == "proc-macro"));
        let is = |path: &str, value: &str| unit.pointer(path).and_then(Value::as_str) == Some(value);
        is("/platform", target) && is("/mode", "build") && made
    };
    let parts: BTreeSet<String> = units.iter().filter(is_part).filter_map(|unit| reference(unit.pointer("/pkg_id").and_then(Value::as_str)?)).collect();
    if parts.is_empty() {
        bail!("cargo would compile nothing");
    }
    Ok(parts)
}

/// `registry+https://…#name@1.2.3`, or `path+file:///…/name#1.2.3`.
fn reference(id: &str) -> Option<String> {
    let (place, name) = id.split_once('#')?;
    let (name, version) = name.split_once('@').or_else(|| Some((place.rsplit('/').next()?, name)))?;
    Some(format!("pkg:cargo/{name}@{}", version.replace('+', "%2B")))
}

/// The packages whose files esbuild reads for the bundle's scripts.
fn packed(work: &Path) -> Result<BTreeSet<String>> {
    Packages::WORKER.ready()?;
    let esbuild = Packages::BUILD.ready()?.join("esbuild");
    let mut all = BTreeSet::new();
    for entry in ["worker/sw/main.ts", "worker/page/main.ts", "embed/loader/main.ts", "embed/document/main.ts", "embed/document/static.ts"] {
        let facts = work.join("facts.json");
        Run::new(&esbuild, format!("packing {entry}"))
            .args([entry, "--bundle", "--log-level=error", "--define:process.env.NODE_ENV=\"production\""])
            .arg(format!("--metafile={}", facts.display()))
            .arg(format!("--outfile={}", work.join("packed.js").display()))
            .quiet()?;
        let facts: Value = serde_json::from_str(&files::read_text(&facts)?)?;
        let inputs = facts.pointer("/inputs").and_then(Value::as_object).context("esbuild does not tell what it has read")?;
        all.extend(sbom::npm_packages(inputs.keys().map(String::as_str)));
    }
    Ok(all)
}

/// The names in references of npm.
fn names(references: &BTreeSet<String>) -> BTreeSet<String> {
    references.iter().filter_map(|reference| Some(reference.strip_prefix("pkg:npm/")?.rsplit_once('@')?.0.replace("%40", "@"))).collect()
}

fn compare(listed: &BTreeSet<String>, real: &BTreeSet<String>) -> Result<()> {
    let only = |one: &BTreeSet<String>, other: &BTreeSet<String>| one.difference(other).filter(|part| !part.starts_with(BESIDE)).cloned().collect::<Vec<_>>();
    let (surplus, missing) = (only(listed, real), only(real, listed));
    if surplus.is_empty() && missing.is_empty() {
        return Ok(());
    }
    bail!("listed and not part of it: {surplus:?}; part of it and not listed: {missing:?}")
}

fn same(one: &Path, other: &Path) -> Result<()> {
    if files::read(one)? == files::read(other)? {
        return Ok(());
    }
    bail!("{} differs the second time", one.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_named_alike_wherever_they_come_from() {
        assert_eq!(reference("registry+https://github.com/rust-lang/crates.io-index#a@1.2.3+x").as_deref(), Some("pkg:cargo/a@1.2.3%2Bx"));
        assert_eq!(reference("path+file:///somewhere/crates/shell#visnyk-shell@0.1.0").as_deref(), Some("pkg:cargo/visnyk-shell@0.1.0"));
        assert_eq!(reference("path+file:///somewhere/visnyk#0.1.0").as_deref(), Some("pkg:cargo/visnyk@0.1.0"));
    }

    #[test]
    fn what_is_missing_and_what_is_too_much_is_named() {
        let set = |parts: &[&str]| parts.iter().map(|part| (*part).to_owned()).collect::<BTreeSet<_>>();
        assert!(compare(&set(&["a", "b", "pkg:generic/sqlite@3"]), &set(&["a", "b"])).is_ok());
        let error = compare(&set(&["a", "c"]), &set(&["a", "b"])).unwrap_err().to_string();
        assert_eq!(error, "listed and not part of it: [\"c\"]; part of it and not listed: [\"b\"]");
    }
}
