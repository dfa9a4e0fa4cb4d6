use crate::run::{Run, say};
use crate::{digest, files, place};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::path::PathBuf;

/// The oldest Node.js that Playwright runs on.
const OLDEST: u32 = 20;

/// Node.js, new enough.
pub fn node() -> Result<PathBuf> {
    let node = place::on_path("node").context("Node.js is missing: install version 20 or newer (https://nodejs.org) with npm")?;
    place::on_path("npm").context("npm is missing: install it (it comes with Node.js from https://nodejs.org)")?;
    let version = Run::new(&node, "asking Node.js for its version").arg("--version").quiet()?;
    match major(&version) {
        Some(major) if major >= OLDEST => Ok(node),
        _ => bail!("Node.js {} is too old: install version {OLDEST} or newer from https://nodejs.org", version.trim()),
    }
}

fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// A folder with a package.json and its lock file.
pub struct Packages {
    /// The folder, below the checkout.
    pub folder: &'static str,
    pub what: &'static str,
}

impl Packages {
    pub const BUILD: Self = Self { folder: "crates/xtask/npm", what: "wasm-opt and esbuild" };
    pub const WORKER: Self = Self { folder: "worker", what: "Workbox" };
    pub const E2E: Self = Self { folder: "e2e", what: "Playwright, axe and TypeScript" };
    pub const BENCH: Self = Self { folder: "bench", what: "Lighthouse, Playwright's core and TypeScript" };

    /// The packages exactly as the lock file has them; returns the folder of their programs.
    pub fn ready(&self) -> Result<PathBuf> {
        node()?;
        let folder = place::root().join(self.folder);
        let lock = digest::short(&files::read(&folder.join("package-lock.json"))?);
        // npm leaves no mark by which to tell that a folder matches a lock file, so ours says it.
        let mark = folder.join("node_modules/.visnyk-lock");
        if std::fs::read_to_string(&mark).is_ok_and(|there| there == lock) {
            return Ok(folder.join("node_modules/.bin"));
        }
        say(format!("Installing {} from npm", self.what));
        Run::new("npm", format!("installing {} (npm ci in {}/, needs the npm registry)", self.what, self.folder))
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .dir(&folder)
            .quiet()?;
        files::write(&mark, lock)?;
        Ok(folder.join("node_modules/.bin"))
    }
}

/// What the registry tells about packages.
#[derive(Debug, PartialEq, Eq)]
pub enum Audit {
    Clean,
    /// In npm's own words.
    Found(String),
    /// It does not tell, or there is none.
    NotToBeHad,
}

impl Packages {
    /// Asks the registry for advisories of the packages in the lock file.
    pub fn audit(&self) -> Result<Audit> {
        node()?;
        let mut run = Run::new("npm", "asking npm for advisories")
            .args(["audit", "--audit", "--json", "--package-lock-only", "--audit-level=high", "--fetch-retries=0", "--fetch-timeout=20000"])
            .dir(&place::root().join(self.folder));
        let output = run.command.output().context("npm cannot be started")?;
        Ok(judge(&String::from_utf8_lossy(&output.stdout), output.status.success()))
    }
}

/// A report has counts by severity; an error has none.
fn judge(report: &str, succeeded: bool) -> Audit {
    let report: Value = serde_json::from_str(report).unwrap_or_default();
    let Some(found) = report.pointer("/vulnerabilities").and_then(Value::as_object) else { return Audit::NotToBeHad };
    if succeeded {
        return Audit::Clean;
    }
    let name = |(name, what): (&String, &Value)| format!("{name}: {}", what.pointer("/severity").and_then(Value::as_str).unwrap_or("of unknown severity"));
    Audit::Found(found.iter().map(name).collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_audit_that_failed_is_none() {
        assert_eq!(judge("{\"vulnerabilities\": {}, \"metadata\": {}}", true), Audit::Clean);
        assert_eq!(judge("{\"vulnerabilities\": {\"a\": {\"severity\": \"high\"}}}", false), Audit::Found("a: high".into()));
        for refusal in ["{\"message\": \"405 Method Not Allowed\"}", "", "{\"error\": {\"code\": \"ENOTFOUND\"}}"] {
            assert_eq!(judge(refusal, false), Audit::NotToBeHad);
        }
    }

    #[test]
    fn major_version() {
        assert_eq!(super::major("v20.20.2\n"), Some(20));
        assert_eq!(super::major("nonsense"), None);
    }
}
