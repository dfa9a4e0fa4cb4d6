//! What is asked for while somebody types.

use super::{CALLS, Figure};
use crate::store::sqlite::SqliteStore;
use crate::store::{Store, StoreResult, ValuesRequest};
use anyhow::Context;
use std::time::{Duration, Instant};
use visnyk_contract::{ArticleLang, Filter, Selection};

/// Milliseconds that an answer may take, so that it is there before the next letter.
const GOAL: u64 = 20;

/// As names of communities are typed.
const NAMES: [&str; 6] = ["ж", "ми", "нов", "миколаївська", "громада кам", "zhyto"];
/// As a search is begun: what is frequent in names, in texts, and in neither.
const SEARCHES: [&str; 8] = ["гр", "жит", "бюджет", "громада", "область ки", "сільська ра", "розвиток осві", "астролябію"];

/// The figures of both calls.
pub(super) async fn figures(store: &SqliteStore, selections: impl Fn(usize) -> String) -> anyhow::Result<Vec<Figure>> {
    let values = |call: usize, query: String, name: &'static [&'static str]| {
        let name = name.get(call % name.len().max(1)).copied().unwrap_or_default().to_owned();
        let filter = Filter::Community;
        store.values(ValuesRequest { filter, selection: Selection::parse(&query).selection, lang: Some(ArticleLang::Uk), name, limit: 20 })
    };
    Ok(vec![
        measure("values, communities, no filter", async |call| values(call, String::new(), &[]).await.map(drop)).await?,
        measure("values, communities by name, two filters", async |call| values(call, selections(call), &NAMES).await.map(drop)).await?,
        measure("values, communities by name, a search", async |call| values(call, "q=громада".to_owned(), &NAMES).await.map(drop)).await?,
        measure("suggestions", async |call| {
            let text = SEARCHES.get(call % SEARCHES.len()).copied().unwrap_or_default();
            store.suggest(text, Some(ArticleLang::Uk), 10).await.map(drop)
        })
        .await?,
    ])
}

async fn measure(name: &'static str, ask: impl AsyncFn(usize) -> StoreResult<()>) -> anyhow::Result<Figure> {
    let mut times = Vec::with_capacity(CALLS);
    for call in 0..CALLS {
        let start = Instant::now();
        ask(call).await?;
        times.push(start.elapsed());
    }
    Figure::of(name, Duration::from_millis(GOAL), times).context("no call was measured")
}
