//! `newsroom bench-api`: the store's calls measured in this process, one after the other, against their goals.

mod figure;
pub mod live;
mod typing;

pub use figure::{Bench, Figure};

use crate::clock::KyivClock;
use crate::seed;
use crate::store::sqlite::SqliteStore;
use crate::store::{Found, ListRequest, Store, StoreResult};
use anyhow::{Context, bail};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use visnyk_contract::{ArticleLang, Filter, Selection};

/// Calls a figure is the median of.
const CALLS: usize = 200;

/// Fills an empty database with `count` generated articles; leaves one that has articles as it is. Whether it was filled now.
///
/// # Errors
/// The database's, in words.
pub async fn prepare(db: &Path, count: u32) -> anyhow::Result<bool> {
    let store = SqliteStore::open(db, Arc::new(KyivClock))?;
    let is_empty = store.is_empty().await?;
    if is_empty {
        seed::run(&store, count).await?;
    }
    Ok(is_empty)
}

/// Measures a database of generated articles. For an honest figure of memory, call it in a process that has not seeded.
///
/// # Errors
/// When the database cannot be opened or holds no generated articles.
pub async fn run(db: &Path) -> anyhow::Result<Bench> {
    let opening = Instant::now();
    let store = SqliteStore::open(db, Arc::new(KyivClock))?;
    let opened = opening.elapsed();
    let articles = store.list(plain("", 1)).await?.page.total;
    if articles == 0 {
        bail!("{} holds no articles to measure", db.display());
    }
    let lists = Lists { store: &store, tags: slugs(&store, Filter::Tag).await?, regions: slugs(&store, Filter::Region).await? };
    let mut figures = vec![
        lists.measure("list, three facets, two filters", 20, |lists, call| with_facets(&lists.two_filters(call))).await?,
        lists.measure("list, three facets, no filter", 20, |_, _| with_facets("")).await?,
        lists.measure("list, no facets", 20, |_, call| plain("", call % 50 + 1)).await?,
        lists.measure("list, two filters, a page in the middle", 20, |lists, call| plain(&lists.two_filters(call), 40)).await?,
        lists.measure("list, dates and media", 20, |_, call| with_facets(&format!("from=20{:02}-01-01&to=2024-12-31&media=photo", 16 + call % 8))).await?,
        lists.measure("search, a common word", 30, |_, call| plain(&format!("q={}", COMMON.get(call % COMMON.len()).unwrap_or(&"")), 1)).await?,
        lists.measure("search, a rare word", 30, |_, _| plain("q=астролябію", 1)).await?,
        lists
            .measure("search, two common words, three facets", 30, |_, call| with_facets(&format!("q={}", PAIRS.get(call % PAIRS.len()).unwrap_or(&""))))
            .await?,
        lists.measure("search, two letters of a word", 30, |_, call| plain(&format!("q={}", LETTERS.get(call % LETTERS.len()).unwrap_or(&"")), 1)).await?,
    ];
    let hundred = |_: &Lists, call: usize| ListRequest { limit: 100, ..plain(&format!("q={}", COMMON.get(call % COMMON.len()).unwrap_or(&"")), 1) };
    figures.push(lists.measure("search, a page of 100", 30, hundred).await?);
    figures.push(lists.measure("search, the last page", 30, |_, _| plain("q=громада", 1_000_000)).await?);
    figures.extend(typing::figures(&store, |call| lists.two_filters(call)).await?);
    let ids = lists.ids().await?;
    figures.push(of_articles(&store, &ids).await?);
    figures.push(of_related(&store, &ids).await?);
    figures.push(of_directories(&store).await?);
    Ok(Bench { articles, opened, figures, memory: memory() })
}

const COMMON: [&str; 5] = ["громада", "бюджету", "області", "ради", "сільська"];
const PAIRS: [&str; 4] = ["громада бюджет", "ради області", "рішення міста", "розвиток освіти"];
const LETTERS: [&str; 4] = ["гр", "бю", "пр", "ст"];

fn request(query: &str, page: usize, facets: Vec<Filter>) -> ListRequest {
    let page = u32::try_from(page).unwrap_or(1);
    ListRequest { selection: Selection::parse(query).selection, lang: Some(ArticleLang::Uk), page, limit: 20, facets, facet_limit: None }
}

fn plain(query: &str, page: usize) -> ListRequest {
    request(query, page, vec![])
}

fn with_facets(query: &str) -> ListRequest {
    request(query, 1, Filter::ALL.to_vec())
}

async fn slugs(store: &SqliteStore, filter: Filter) -> StoreResult<Vec<String>> {
    Ok(match filter {
        Filter::Tag => store.tags(None, None).await?.into_iter().map(|tag| tag.slug).collect(),
        _ => store.regions().await?.into_iter().map(|region| region.slug).collect(),
    })
}

struct Lists<'a> {
    store: &'a SqliteStore,
    tags: Vec<String>,
    regions: Vec<String>,
}

impl Lists<'_> {
    /// Another pair of tag and region for each call.
    fn two_filters(&self, call: usize) -> String {
        let of = |slugs: &[String]| slugs.get(call % slugs.len().max(1)).cloned().unwrap_or_default();
        format!("tag={}&region={}", of(&self.tags), of(&self.regions))
    }

    async fn measure(&self, name: &'static str, goal: u64, request: impl Fn(&Self, usize) -> ListRequest) -> anyhow::Result<Figure> {
        let mut times = Vec::with_capacity(CALLS);
        for call in 0..CALLS {
            let request = request(self, call);
            let start = Instant::now();
            self.store.list(request).await?;
            times.push(start.elapsed());
        }
        Figure::of(name, Duration::from_millis(goal), times).context("no call was measured")
    }

    /// Ids from the whole range of ages.
    async fn ids(&self) -> StoreResult<Vec<String>> {
        let mut ids = Vec::with_capacity(CALLS);
        for call in 0..CALLS {
            let list = self.store.list(ListRequest { limit: 1, ..plain("", call * 397 + 1) }).await?;
            ids.extend(list.items.into_iter().map(|card| card.id));
        }
        Ok(ids)
    }
}

async fn of_articles(store: &SqliteStore, ids: &[String]) -> anyhow::Result<Figure> {
    let mut times = Vec::with_capacity(ids.len());
    for id in ids {
        let start = Instant::now();
        let found = store.article(id).await?;
        times.push(start.elapsed());
        if !matches!(found, Found::Here(_)) {
            bail!("the article {id} of the list is not there");
        }
    }
    Figure::of("article", Duration::from_millis(2), times).context("no call was measured")
}

async fn of_related(store: &SqliteStore, ids: &[String]) -> anyhow::Result<Figure> {
    let mut times = Vec::with_capacity(ids.len());
    for id in ids {
        let start = Instant::now();
        store.related(id, 6).await?;
        times.push(start.elapsed());
    }
    Figure::of("related articles", Duration::from_millis(20), times).context("no call was measured")
}

async fn of_directories(store: &SqliteStore) -> anyhow::Result<Figure> {
    let mut times = Vec::with_capacity(CALLS);
    for _ in 0..CALLS {
        let start = Instant::now();
        store.communities(None, None).await?;
        times.push(start.elapsed());
    }
    Figure::of("all communities with counts", Duration::from_millis(20), times).context("no call was measured")
}

/// This process's resident memory in bytes; `None` where the system does not tell.
fn memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse::<u64>().ok().map(|kib| kib * 1_024)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail")]
    use super::*;

    #[tokio::test]
    async fn every_call_is_measured_and_the_table_names_it() {
        let dir = tempfile::tempdir().unwrap();
        let db = dir.path().join("newsroom.db");
        assert!(prepare(&db, 50).await.unwrap());
        assert!(!prepare(&db, 50).await.unwrap(), "what is there is left as it is");
        let bench = run(&db).await.unwrap();
        assert_eq!((bench.articles, bench.figures.len()), (40, 18));
        let table = bench.to_string();
        assert!(bench.figures.iter().all(|figure| table.contains(figure.name)), "{table}");
    }

    #[tokio::test]
    async fn an_empty_database_is_not_measured() {
        let dir = tempfile::tempdir().unwrap();
        let error = run(&dir.path().join("newsroom.db")).await.unwrap_err();
        assert!(error.to_string().contains("no articles"), "{error}");
    }
}
