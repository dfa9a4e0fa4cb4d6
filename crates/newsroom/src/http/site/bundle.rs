//! The bundle that Trunk made, read once at the start: a request touches no disk, so that no path can leave the
//! directory and a rebuild cannot mix two versions.

use super::SiteFacts;
use super::encoding::Encoding;
use super::mime;
use super::own;
use super::template::Template;
use crate::http::answer::{Freshness, etag};
use crate::http::headers::Class;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use visnyk_routes::LOADER_PATH;

/// The largest bundle that is kept in memory, in bytes; a directory above it is hardly a bundle.
const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// What the names of the files begin with that the widget's document is made of.
const EMBED_FILES: &str = "/embed/latest-";

/// Why a bundle cannot be served.
#[derive(thiserror::Error, Debug)]
pub enum BundleError {
    #[error("there is no bundle in {0}: build it with «cargo xtask build», name another directory with --dist, or start with --api-only")]
    Missing(PathBuf),
    #[error("cannot read {path}: {error}")]
    Read { path: PathBuf, error: io::Error },
    #[error("{0}/index.html has no element «portal»: the bundle is of another version than this newsroom; build it with «cargo xtask build»")]
    Foreign(PathBuf),
    #[error("{0} holds more than 64 MB: is it really the bundle's directory?")]
    TooLarge(PathBuf),
}

/// The files by their path (`/visnyk-1a2b3c4d.js`), and the page around what is rendered.
#[derive(Debug)]
pub struct Bundle {
    files: HashMap<String, File>,
    pub(super) template: Arc<Template>,
    embed: Option<EmbedFiles>,
}

/// What the widget's document is made of, by its paths.
#[derive(Debug)]
pub struct EmbedFiles {
    pub style: String,
    pub script: String,
}

#[derive(Debug)]
struct File {
    mime: &'static str,
    plain: Bytes,
    compressed: Vec<(Encoding, Bytes)>,
    etag: HeaderValue,
    freshness: Freshness,
    /// Of the one that is a page.
    policy: Option<HeaderValue>,
}

impl Bundle {
    /// Reads the directory. `index.html` becomes the template of pages, with `facts` in it.
    pub fn load(directory: &Path, facts: &SiteFacts) -> Result<Self, BundleError> {
        let mut raw = HashMap::new();
        let mut room = MAX_BYTES;
        gather(directory, "", &mut raw, &mut room)?;
        let index = raw.remove("/index.html").ok_or_else(|| BundleError::Missing(directory.to_owned()))?;
        // The widget's document for hosts that render none goes, too.
        raw.retain(|path, _| !path.starts_with("/index.html.") && !path.starts_with("/embed/latest.html") && !path.starts_with("/embed/static-"));
        let template = Template::new(&String::from_utf8_lossy(&index), facts).ok_or_else(|| BundleError::Foreign(directory.to_owned()))?;
        own::put(&mut raw, template.shell(), facts);
        let names: Vec<_> = raw.keys().filter(|path| !is_sibling(path, &raw)).cloned().collect();
        let mut files: HashMap<_, _> = names.into_iter().filter_map(|path| Some((path.clone(), File::new(&path, &raw)?))).collect();
        if let Some(shell) = files.get_mut(own::SHELL) {
            shell.policy = Some(template.policy());
        }
        let named = |ending: &str| files.keys().find(|path| path.starts_with(EMBED_FILES) && path.ends_with(ending)).cloned();
        let embed = named(".css").zip(named(".js")).map(|(style, script)| EmbedFiles { style, script });
        Ok(Self { files, template: Arc::new(template), embed })
    }

    /// The files of the widget's document; a bundle from before there were widgets has none.
    pub(in crate::http) fn embed(&self) -> Option<&EmbedFiles> {
        self.embed.as_ref()
    }

    /// The file of a path, in the form that the asker takes.
    pub(in crate::http) fn file(&self, path: &str, asked: &HeaderMap) -> Option<Response> {
        let file = self.files.get(path)?;
        let compressed = Encoding::ALL.into_iter().filter(|encoding| encoding.is_accepted(asked));
        let chosen = compressed.filter_map(|encoding| file.compressed.iter().find(|(has, _)| *has == encoding)).next();
        let body = chosen.map_or(&file.plain, |(_, bytes)| bytes).clone();
        let mut response = (StatusCode::OK, Body::from(body)).into_response();
        response.extensions_mut().insert(file.class());
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.mime));
        headers.insert(header::CACHE_CONTROL, file.freshness.cache_control());
        headers.insert(header::ETAG, file.etag.clone());
        if !file.compressed.is_empty() {
            headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        }
        if let Some(policy) = &file.policy {
            headers.insert(header::CONTENT_SECURITY_POLICY, policy.clone());
            // It is no page of its own.
            headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
        }
        if let Some((encoding, _)) = chosen {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding.name()));
        }
        Some(response)
    }
}

impl File {
    fn new(path: &str, raw: &HashMap<String, Bytes>) -> Option<Self> {
        let plain = raw.get(path)?.clone();
        let sibling = |encoding: Encoding| Some((encoding, raw.get(&format!("{path}{}", encoding.ending()))?.clone()));
        // A sibling that saves nothing only costs the reader's time.
        let compressed = Encoding::ALL.into_iter().filter_map(sibling).filter(|(_, bytes)| bytes.len() < plain.len()).collect();
        let freshness = match path {
            // An old one here is an old portal for the reader.
            own::SHELL | own::WORKER => Freshness::Asked,
            LOADER_PATH => Freshness::Loader,
            _ if is_hashed(path) => Freshness::Immutable,
            _ => Freshness::News,
        };
        Some(Self { mime: mime::of(path), etag: etag(&plain), plain, compressed, freshness, policy: None })
    }

    fn class(&self) -> Class {
        match self.mime {
            _ if self.policy.is_some() => Class::Page,
            mime if mime.starts_with("image/") => Class::Picture,
            _ => Class::Code,
        }
    }
}

fn is_sibling(path: &str, raw: &HashMap<String, Bytes>) -> bool {
    Encoding::ALL.into_iter().any(|encoding| path.strip_suffix(encoding.ending()).is_some_and(|original| raw.contains_key(original)))
}

/// Whether a name carries the hash that Trunk gives: `visnyk-1a2b3c4d5e6f7a8b_bg.wasm`.
pub fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.split(['-', '.', '_']).any(|part| part.len() >= 12 && part.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)))
}

fn gather(directory: &Path, prefix: &str, into: &mut HashMap<String, Bytes>, room: &mut u64) -> Result<(), BundleError> {
    let failed = |path: &Path, error: io::Error| match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => BundleError::Missing(path.to_owned()),
        _ => BundleError::Read { path: path.to_owned(), error },
    };
    for entry in std::fs::read_dir(directory).map_err(|error| failed(directory, error))? {
        let entry = entry.map_err(|error| failed(directory, error))?;
        let path = entry.path();
        let Ok(name) = entry.file_name().into_string() else { continue };
        let kind = entry.file_type().map_err(|error| failed(&path, error))?;
        // `.stage` and the like are the builder's own; links could lead anywhere.
        if name.starts_with('.') || kind.is_symlink() {
            continue;
        }
        let address = format!("{prefix}/{name}");
        if kind.is_dir() {
            gather(&path, &address, into, room)?;
            continue;
        }
        let bytes = std::fs::read(&path).map_err(|error| BundleError::Read { path: path.clone(), error })?;
        *room = room.checked_sub(bytes.len() as u64).ok_or_else(|| BundleError::TooLarge(directory.to_owned()))?;
        into.insert(address, bytes.into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_content_hash_are_immutable() {
        assert!(is_hashed("/visnyk-1a2b3c4d5e6f7a8b.js"));
        assert!(is_hashed("/visnyk-1a2b3c4d5e6f7a8b_bg.wasm"));
        for plain in ["/robots.txt", "/icons/favicon.svg", "/visnyk-decade.css", "/manifest.webmanifest"] {
            assert!(!is_hashed(plain), "{plain}");
        }
    }
}
