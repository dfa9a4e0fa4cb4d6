//! `newsroom import DIR`: brings a directory of articles, tags, withdrawals, views and pictures into a store.
//!
//! ```text
//! DIR/tags.json        [{"slug","name","name_en"?}]
//! DIR/articles/*.json  each the body of a PUT; the id is its field or the file's name
//! DIR/articles/*.md    (or .html) the same with the body as text, see `manuscript`
//! DIR/withdrawn.json   ["id", …]: stored, then withdrawn
//! DIR/views.json       {"id": count}: as views of the last six days
//! ```
//! All but `articles` may be missing. Picture addresses that are relative (`pictures/x.png`) start at DIR. A bad article is
//! reported and the others go in; everything goes in at once, so that an import that is cut off leaves nothing behind; a
//! repeated import changes nothing.

mod report;

pub use report::{Failure, Report};

use crate::logging::spawn_blocking;
use crate::manuscript::{self, Fault};
use crate::pictures::{self, Album, Studio};
use crate::store::{Batch, NewArticle, Put, Store, StoreError};
use anyhow::{Context, bail};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use visnyk_contract::TagRef;

/// Largest file that is read, in bytes; an article itself may have less.
const MAX_FILE: u64 = 16 * 1024 * 1024;
/// The folder of the articles.
const ARTICLES: &str = "articles";

/// Imports `dir`; pictures are made by `studio`.
///
/// # Errors
/// In words for the operator, when the directory, one of its lists or the store is in trouble. A bad article is no error
/// but a [`Failure`] of the report.
pub async fn run(store: &dyn Store, dir: &Path, studio: Studio) -> anyhow::Result<Report> {
    let from = dir.to_owned();
    let gathered = spawn_blocking(move || gather(&from, &studio)).await.context("reading the directory broke off")??;
    let Gathered { batch, files, failures, left, pictures } = gathered;
    let done = store.import(batch).await?;
    let mut report = Report { pictures, withdrawn: done.withdrawn, viewed: done.viewed, failures, left, ..Report::default() };
    for (file, put) in files.into_iter().zip(done.articles) {
        match put {
            Ok(Some(Put::Created)) => report.created += 1,
            Ok(Some(Put::Updated)) => report.updated += 1,
            Ok(Some(Put::Unchanged) | None) => report.unchanged += 1,
            Err(StoreError::Invalid { field, detail }) => {
                let fault = manuscript::fault(&dir.join(ARTICLES).join(&file), &field, &detail);
                report.failures.push(Failure::of(file, fault));
            }
            Err(error) => report.failures.push(Failure { file, line: None, reason: error.to_string() }),
        }
    }
    report.failures.sort_by(|a, b| a.file.cmp(&b.file));
    Ok(report)
}

struct Gathered {
    batch: Batch,
    /// The files of the batch's articles, in their order.
    files: Vec<String>,
    failures: Vec<Failure>,
    left: Vec<Failure>,
    pictures: usize,
}

fn gather(dir: &Path, studio: &Studio) -> anyhow::Result<Gathered> {
    let (mut drafts, mut failures) = (Vec::new(), Vec::new());
    for path in articles(dir)? {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match manuscript::read(&path, MAX_FILE) {
            Ok(draft) => drafts.push((file, draft)),
            Err(fault) => failures.push(Failure::of(file, fault)),
        }
    }
    let addresses: BTreeSet<String> = drafts.iter().flat_map(|(_, draft)| pictures::find(draft)).collect();
    let album = pictures::make_all(dir, studio.media(), &addresses)?;
    let mut articles: Vec<(String, NewArticle)> = Vec::with_capacity(drafts.len());
    for (file, draft) in drafts {
        match article(&dir.join(ARTICLES).join(&file), draft, &album) {
            Ok(article) if articles.iter().any(|(_, other)| other.article.card.id == article.article.card.id) => {
                failures.push(Failure { reason: format!("another file has the id {} too", article.article.card.id), file, line: None });
            }
            Ok(article) => articles.push((file, article)),
            Err(fault) => failures.push(Failure::of(file, fault)),
        }
    }
    // As they were published, so that the log of changes tells the same story.
    articles.sort_by_key(|(_, new)| new.article.card.published_at.map(|at| at.epoch()));
    let (files, mut articles): (Vec<String>, Vec<NewArticle>) = articles.into_iter().unzip();
    let left = adopt(studio, &files, &mut articles);
    let tags: Vec<TagRef> = read_optional(&dir.join("tags.json"))?.unwrap_or_default();
    let withdrawn: Vec<String> = read_optional(&dir.join("withdrawn.json"))?.unwrap_or_default();
    let views: BTreeMap<String, u32> = read_optional(&dir.join("views.json"))?.unwrap_or_default();
    let batch = Batch { tags, articles, withdrawn, views: views.into_iter().collect() };
    Ok(Gathered { batch, files, failures, left, pictures: album.values().filter(|made| made.is_ok()).count() })
}

/// Takes in pictures of other hosts, if that is switched on; what was left, by the article's file.
fn adopt(studio: &Studio, files: &[String], articles: &mut [NewArticle]) -> Vec<Failure> {
    let mut all = Vec::new();
    for (file, new) in files.iter().zip(articles) {
        let left = studio.adopt(&mut new.article).into_iter();
        all.extend(left.map(|left| Failure { file: file.clone(), line: None, reason: format!("{}: {}", left.address, left.reason) }));
    }
    all
}

/// The article files in the order of their names.
fn articles(dir: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let folder = dir.join(ARTICLES);
    let entries = fs::read_dir(&folder).with_context(|| format!("{} has no folder «articles» that can be read", dir.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.with_context(|| format!("{} cannot be listed", folder.display()))?.path();
        if manuscript::is_one(&path) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn read<T: DeserializeOwned>(path: &Path) -> anyhow::Result<T> {
    let size = fs::metadata(path)?.len();
    if size > MAX_FILE {
        bail!("has {size} bytes, {MAX_FILE} at most");
    }
    Ok(serde_json::from_slice(&fs::read(path)?)?)
}

fn read_optional<T: DeserializeOwned>(path: &Path) -> anyhow::Result<Option<T>> {
    if !path.exists() {
        return Ok(None);
    }
    read(path).map(Some).with_context(|| format!("{} cannot be read", path.display()))
}

fn article(path: &Path, mut draft: Value, album: &Album) -> Result<NewArticle, Fault> {
    pictures::attach(&mut draft, album).map_err(|words| Fault { line: None, words })?;
    let draft = manuscript::draft(path, draft)?;
    let id = draft.id.clone().unwrap_or_else(|| path.file_stem().unwrap_or_default().to_string_lossy().into_owned());
    let article = visnyk_ingest::check(&id, draft).map_err(|error| manuscript::refused(path, &error))?;
    Ok(NewArticle { article })
}

#[cfg(test)]
mod tests;
