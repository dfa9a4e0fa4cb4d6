//! `newsroom seed --articles N`: made-up articles for benchmarks, the same ones each time, in the sizes and proportions of
//! a real newsroom.

mod article;
mod random;
mod vocabulary;

pub(crate) use random::Random;

use crate::gazetteer;
use crate::logging::spawn_blocking;
use crate::store::sqlite::SqliteStore;
use article::Press;
use rayon::prelude::*;
use visnyk_contract::TagRef;

/// Articles a transaction: large enough to be quick, small enough for memory.
const PER_TRANSACTION: u32 = 2_000;

/// Tags, their first being the most frequent.
const TAGS: &str = include_str!("../../../demo/tags.json");

/// Writes `count` articles. Every fifth is the English version of the one before it.
///
/// # Errors
/// The store's.
pub async fn run(store: &SqliteStore, count: u32) -> anyhow::Result<()> {
    let tags: Vec<TagRef> = serde_json::from_str(TAGS)?;
    let press = std::sync::Arc::new(Press::new(count, &tags, gazetteer::regions()?, gazetteer::communities()?));
    store.put_tags(tags).await?;
    for start in (0..count).step_by(PER_TRANSACTION as usize) {
        let press = press.clone();
        let end = count.min(start.saturating_add(PER_TRANSACTION));
        let articles = spawn_blocking(move || (start..end).into_par_iter().map(|number| press.article(number)).collect()).await?;
        store.put_all(articles).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
