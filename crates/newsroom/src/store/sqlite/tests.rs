#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

mod batches;
mod changes;
mod check;
mod directory;
mod durable;
mod facets;
mod faults;
mod lists;
mod scheduled;
mod search;
mod suggest;
mod translations;
mod values;
mod writing;

use super::SqliteStore;
use crate::clock::FixedClock;
use crate::store::{Batch, Found, ListRequest, NewArticle, Put, Store, StoreError};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;
use visnyk_contract::{Article, ArticleLang, ArticleList, DateTime, Filter, Selection};

/// A store in a directory of its own, on a clock that stands at noon of 17 March 2026.
struct Newsroom {
    store: SqliteStore,
    clock: Arc<FixedClock>,
    dir: TempDir,
}

impl Newsroom {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let (store, clock) = Self::at(&dir.path().join("newsroom.db"));
        Self { store, clock, dir }
    }

    fn at(path: &Path) -> (SqliteStore, Arc<FixedClock>) {
        let clock = Arc::new(FixedClock::at(DateTime::parse("2026-03-17T12:00:00+02:00").unwrap()));
        (SqliteStore::open(path, clock.clone()).unwrap(), clock)
    }

    /// Another process on the same file.
    fn second(&self) -> SqliteStore {
        SqliteStore::open(&self.dir.path().join("newsroom.db"), self.clock.clone()).unwrap()
    }

    async fn put(&self, article: Value) -> Put {
        self.store.put(new(article)).await.unwrap()
    }

    /// What is refused, as «field: detail».
    async fn refused(&self, article: Value) -> String {
        match self.store.put(new(article)).await {
            Err(StoreError::Invalid { field, .. }) => field,
            other => panic!("{other:?}"),
        }
    }

    async fn list(&self, query: &str) -> ArticleList {
        list_of(&self.store, query).await
    }

    async fn ids(&self, query: &str) -> Vec<String> {
        self.list(query).await.items.into_iter().map(|card| card.id).collect()
    }

    async fn article(&self, id: &str) -> Found<Article> {
        self.store.article(id).await.unwrap()
    }
}

async fn list_of(store: &SqliteStore, query: &str) -> ArticleList {
    let selection = Selection::parse(query).selection;
    store
        .list(ListRequest {
            selection,
            lang: Some(ArticleLang::Uk),
            page: visnyk_contract::page_of(query),
            limit: 20,
            facets: Filter::ALL.to_vec(),
            facet_limit: None,
        })
        .await
        .unwrap()
}

/// An article that lacks only what a test says otherwise.
fn new(article: Value) -> NewArticle {
    let mut full = json!({"id": "1", "lang": "uk", "title": "Заголовок", "published_at": "2026-03-16T10:00:00+02:00", "body": [{"type": "paragraph", "spans": [{"type": "text", "text": "Текст."}]}]});
    let named = |mut field: Value, name: &str| {
        for item in field.as_array_mut().unwrap() {
            if let Some(slug) = item.as_str() {
                *item = json!({"slug": slug, "name": name, "region": ""});
            }
        }
        field
    };
    for (key, value) in article.as_object().unwrap() {
        full[key] = if ["tags", "regions", "communities"].contains(&key.as_str()) { named(value.clone(), "") } else { value.clone() };
    }
    NewArticle { article: serde_json::from_value(full).unwrap() }
}

fn tag(slug: &str, name: &str) -> Value {
    json!({"slug": slug, "name": name})
}
