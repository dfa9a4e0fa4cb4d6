//! Pictures of other hosts in an article: fetched, made, and put in the place of their addresses. What was fetched is
//! remembered beside what was made of it, so that the same article brings the same pictures, without asking again.

use super::fetch::Fetcher;
use super::keep::keep;
use super::made::Made;
use super::studio::{Studio, Trouble};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{fs, thread};
use tracing::Span;
use utoipa::ToSchema;
use visnyk_contract::limits::MAX_ARTICLE_BYTES;
use visnyk_contract::{Article, Block, Picture};

/// Most pictures that are fetched for one article.
const MAX_PICTURES: usize = 100;
/// For all pictures of an article together.
const ARTICLE_TIME: Duration = Duration::from_secs(60);
/// Pictures of an article that are fetched at a time.
const AT_A_TIME: usize = 4;
/// In the media directory; hidden files are not served.
const MEMORY: &str = ".fetched";

/// A picture that stays at its address.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, ToSchema)]
pub struct Left {
    pub address: String,
    /// Why, in words for who wrote the address.
    pub reason: String,
}

/// What is remembered of an address.
#[derive(Serialize, Deserialize)]
struct Memory {
    address: String,
    picture: Made,
}

impl Studio {
    /// Takes the article's pictures of other hosts in, and says which ones were left. Blocks.
    pub fn adopt(&self, article: &mut Article) -> Vec<Left> {
        let Some(fetcher) = &self.fetcher else { return Vec::new() };
        let mut addresses: Vec<String> = Vec::new();
        each(article, &mut |picture| {
            let address = picture.src.as_str();
            if fetcher.is_foreign(address) && !addresses.iter().any(|known| known == address) {
                addresses.push(address.to_owned());
            }
        });
        if addresses.is_empty() {
            return Vec::new();
        }
        let before = article.clone();
        let results = self.get_all(fetcher, &addresses);
        each(article, &mut |picture| {
            if let Some(placed) = results.get(picture.src.as_str()).and_then(|made| made.as_ref().ok()).and_then(|made| made.placed(picture)) {
                *picture = placed;
            }
        });
        let fits = serde_json::to_vec(article).is_ok_and(|json| json.len() <= MAX_ARTICLE_BYTES);
        if !fits {
            *article = before;
        }
        let reason = |address: &String| match results.get(address) {
            Some(Err(reason)) => Some(reason.clone()),
            Some(Ok(_)) => (!fits).then(|| "with all its pictures in their sizes the article would be too large".to_owned()),
            None => Some(format!("an article has {MAX_PICTURES} pictures fetched at most")),
        };
        let left: Vec<Left> = addresses.iter().filter_map(|address| Some(Left { address: address.clone(), reason: reason(address)? })).collect();
        for Left { address, reason } in &left {
            tracing::warn!(article = article.card.id, address, reason, "a picture stays at its address");
        }
        left
    }

    fn get_all(&self, fetcher: &Fetcher, addresses: &[String]) -> HashMap<String, Result<Made, String>> {
        let until = Instant::now() + ARTICLE_TIME;
        let (next, results) = (AtomicUsize::new(0), Mutex::new(HashMap::new()));
        let span = Span::current();
        let work = || {
            let _of_the_request = span.enter();
            while let Some(address) = addresses.get(next.fetch_add(1, Ordering::Relaxed)) {
                let made = self.get(fetcher, address, until);
                results.lock().unwrap_or_else(PoisonError::into_inner).insert(address.clone(), made);
            }
        };
        let addresses = addresses.get(..MAX_PICTURES).unwrap_or(addresses);
        thread::scope(|scope| (0..AT_A_TIME.min(addresses.len())).for_each(|_| drop(scope.spawn(work))));
        results.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    fn get(&self, fetcher: &Fetcher, address: &str, until: Instant) -> Result<Made, String> {
        if let Some(made) = self.recall(address) {
            return Ok(made);
        }
        let fetched = fetcher.fetch(address, until);
        self.outcomes.count(if fetched.is_ok() { "fetched" } else { "not-fetched" });
        let (made, _) = self.make(&fetched?).map_err(|trouble| match trouble {
            Trouble::Picture(words) => words,
            Trouble::Directory(error) => {
                tracing::error!(error = format!("{error:#}"), "a fetched picture cannot be kept");
                "cannot be kept here".into()
            }
        })?;
        if let Err(error) = self.remember(address, &made) {
            tracing::warn!(error = format!("{error:#}"), address, "a fetched picture will be fetched again");
        }
        Ok(made)
    }

    fn recall(&self, address: &str) -> Option<Made> {
        let memory: Memory = serde_json::from_slice(&fs::read(self.media.join(memory(address))).ok()?).ok()?;
        (memory.address == address && memory.picture.is_in(&self.media)).then_some(memory.picture)
    }

    fn remember(&self, address: &str, made: &Made) -> anyhow::Result<()> {
        fs::create_dir_all(self.media.join(MEMORY))?;
        let name = memory(address);
        let text = serde_json::to_vec(&Memory { address: address.to_owned(), picture: made.clone() })?;
        keep(&self.media, &name.to_string_lossy(), &text)
    }
}

/// The file of an address.
fn memory(address: &str) -> PathBuf {
    let name: String = Sha256::digest(address.as_bytes()).iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    PathBuf::from(MEMORY).join(format!("{name}.json"))
}

/// Shows every picture of an article.
fn each(article: &mut Article, show: &mut dyn FnMut(&mut Picture)) {
    article.card.cover.iter_mut().chain(&mut article.gallery).for_each(&mut *show);
    in_blocks(&mut article.body, show);
}

fn in_blocks(blocks: &mut [Block], show: &mut dyn FnMut(&mut Picture)) {
    for block in blocks {
        match block {
            Block::Picture { picture } => show(picture),
            Block::Quote { blocks, .. } => in_blocks(blocks, show),
            Block::List { items, .. } => items.iter_mut().for_each(|item| in_blocks(item, show)),
            _ => {}
        }
    }
}
