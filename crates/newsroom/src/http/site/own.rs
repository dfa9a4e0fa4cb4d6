//! Files of the bundle that are this newsroom's as well: its settings stand in them.

use super::SiteFacts;
use axum::body::Bytes;
use std::collections::HashMap;
use visnyk_shell::{with_name, with_revisions};

pub(super) const SHELL: &str = "/shell.html";
pub(super) const WORKER: &str = "/sw.js";
const MANIFEST: &str = "/manifest.webmanifest";

/// What takes the worker's place when the operator wants none: it stands here, so that it is there whatever the bundle is.
const OFF: &str = include_str!("../../../../../worker/off.js");

/// Puts them in the place of the bundle's, whose compressed forms go with them.
pub(super) fn put(raw: &mut HashMap<String, Bytes>, shell: &str, facts: &SiteFacts) {
    let manifest = text(raw, MANIFEST).and_then(|manifest| with_name(&manifest, Some(&facts.site_name), facts.accent.as_deref()));
    let worker = if facts.worker.is_some() {
        Some(OFF.to_owned())
    } else {
        text(raw, WORKER).map(|worker| with_revisions(&worker, shell, manifest.as_deref().unwrap_or_default()))
    };
    for (path, text) in [(SHELL, Some(shell.to_owned())), (MANIFEST, manifest), (WORKER, worker)] {
        if let Some(text) = text {
            raw.retain(|other, _| !other.strip_prefix(path).is_some_and(|ending| ending.starts_with('.')));
            raw.insert(path.to_owned(), text.into());
        }
    }
}

fn text(raw: &HashMap<String, Bytes>, path: &str) -> Option<String> {
    String::from_utf8(raw.get(path)?.to_vec()).ok()
}
