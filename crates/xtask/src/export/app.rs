//! The service worker and the web app's manifest, with the portal's settings.

use super::facts::Facts;
use crate::files;
use anyhow::{Context, Result};
use std::path::Path;
use visnyk_shell::{with_name, with_revisions};

/// Their texts by name, for this page; a bundle without them stays without.
pub fn texts(site: &Path, shell: &str, facts: &Facts, without_worker: bool) -> Result<Vec<(String, String)>> {
    let [manifest, worker, off] = ["manifest.webmanifest", "sw.js", "sw-off.js"].map(|name| site.join(name));
    let mut texts = Vec::new();
    let mut named = String::new();
    if manifest.exists() {
        let manifest = files::read_text(&manifest)?;
        named = with_name(&manifest, facts.get("site_name"), facts.get("accent")).context("manifest.webmanifest of the bundle is no JSON")?;
        texts.push(("manifest.webmanifest".to_owned(), named.clone()));
    }
    if without_worker {
        texts.push(("sw.js".to_owned(), files::read_text(&off).context("the bundle is of a version that had no worker")?));
    } else if worker.exists() {
        texts.push(("sw.js".to_owned(), with_revisions(&files::read_text(&worker)?, shell, &named)));
    }
    Ok(texts)
}
