//! The store on SQLite: one file, write-ahead log, one writer and a few readers, and a cache in memory from which lists
//! are made. No state but the file: the cache is caught up from the log of changes on each call, so that several
//! processes may share the file.

mod batch;
mod catch_up;
mod change;
mod check;
mod connections;
mod directory;
mod facets;
mod found;
mod index;
mod ledger;
mod list;
mod listing;
mod names;
mod open;
mod put;
mod read;
mod related;
mod resolve;
mod select;
mod suggest;
mod text;
mod timeline;
mod values;
mod views;
mod wal;

#[cfg(test)]
mod tests;

use crate::clock::Clock;
use crate::logging::spawn_blocking;
use crate::store::{
    Access, Batch, BatchDone, Effective, Found, Ledger, ListRequest, Log, Measured, Meter, NewArticle, Newest, Put, Store, StoreError, StoreResult,
    ValuesRequest, Window,
};
use anyhow::anyhow;
use async_trait::async_trait;
use connections::{Connections, READERS};
use rusqlite::Connection;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::Semaphore;
use visnyk_contract::{Article, ArticleLang, ArticleList, AsOf, Card, Community, Facet, Region, Selection, Suggestion, Tag, TagRef};

/// How long a writer waits for those before it. While another program holds the file, each of them waits for that one first, and
/// the queue would never end.
const TURN: Duration = Duration::from_secs(15);

/// A newsroom's memory in one SQLite file. Cheap to clone; the clones share it.
#[derive(Clone)]
pub struct SqliteStore {
    connections: Arc<Connections>,
    readers: Arc<Semaphore>,
    /// Whoever waits to write waits here, and not on a thread that a reader could have.
    writer: Arc<Semaphore>,
    meter: Meter,
}

impl SqliteStore {
    /// Opens the file, creates it when there is none, and brings it up to date. Blocks: call it before the server starts.
    ///
    /// # Errors
    /// In words for the operator, see the sources of the error: the file cannot be opened or written, is damaged, is
    /// another program's, or comes from a newer newsroom.
    pub fn open(path: &Path, clock: Arc<dyn Clock>) -> anyhow::Result<Self> {
        let (readers, writer) = (Arc::new(Semaphore::new(READERS)), Arc::new(Semaphore::new(1)));
        Ok(Self { connections: Arc::new(Connections::open(path, clock)?), readers, writer, meter: Meter::default() })
    }

    /// Whether no article was ever put.
    ///
    /// # Errors
    /// The database's.
    pub async fn is_empty(&self) -> StoreResult<bool> {
        self.read(|conn, _| Ok(conn.query_row("SELECT NOT EXISTS (SELECT 1 FROM articles)", [], |row| row.get(0))?)).await
    }

    /// Stores many articles in one transaction: all or none.
    ///
    /// # Errors
    /// As [`Store::put`], of the first that cannot be stored.
    pub async fn put_all(&self, articles: Vec<NewArticle>) -> StoreResult<()> {
        self.write(move |conn, connections| {
            let now = connections.clock.now();
            articles.into_iter().try_for_each(|article| put::put(conn, article, now).map(drop))
        })
        .await
    }

    /// Adds tags, and renames those that are there; whether anything changed.
    ///
    /// # Errors
    /// [`crate::store::StoreError::Invalid`] with a pointer into the list; then nothing is stored.
    pub async fn put_tags(&self, tags: Vec<TagRef>) -> StoreResult<bool> {
        self.write(move |conn, connections| names::put_tags(conn, &tags, connections.clock.now())).await
    }

    /// What in the database does not agree with the rest, a sentence each; see `newsroom check`.
    ///
    /// # Errors
    /// The database's, where it cannot even be looked at.
    pub async fn check(&self) -> StoreResult<Vec<String>> {
        self.read(|conn, _| check::check(conn)).await
    }

    /// Makes what can be made from the articles anew where it does not agree with them; how many articles that were.
    ///
    /// # Errors
    /// The database's; then nothing is changed.
    pub async fn mend(&self) -> StoreResult<usize> {
        self.write(|conn, connections| check::mend(conn, connections.clock.now())).await
    }

    async fn read<T: Send + 'static>(&self, work: impl FnOnce(&Connection, &Connections) -> StoreResult<T> + Send + 'static) -> StoreResult<T> {
        let start = Instant::now();
        let done = self.read_in_turn(work).await;
        self.meter.count(Access::READ, start, &done);
        done
    }

    async fn read_in_turn<T: Send + 'static>(&self, work: impl FnOnce(&Connection, &Connections) -> StoreResult<T> + Send + 'static) -> StoreResult<T> {
        let turn = Arc::clone(&self.readers).acquire_owned().await.map_err(anyhow::Error::from)?;
        let connections = Arc::clone(&self.connections);
        let task = spawn_blocking(move || {
            // Held by the work and not by who asked for it: one who goes away does not let another in early.
            let _turn = turn;
            connections.read(|conn| work(conn, &connections))
        });
        task.await.map_err(|error| anyhow!("a read of the database broke off: {error}"))?
    }

    async fn write<T: Send + 'static>(&self, work: impl FnOnce(&Connection, &Connections) -> StoreResult<T> + Send + 'static) -> StoreResult<T> {
        self.in_turn(move |connections| connections.write(|conn| work(conn, connections))).await
    }

    /// A write of any weight, when its turn has come.
    async fn in_turn<T: Send + 'static>(&self, work: impl FnOnce(&Connections) -> StoreResult<T> + Send + 'static) -> StoreResult<T> {
        let start = Instant::now();
        let done = self.write_in_turn(work).await;
        self.meter.count(Access::WRITE, start, &done);
        done
    }

    async fn write_in_turn<T: Send + 'static>(&self, work: impl FnOnce(&Connections) -> StoreResult<T> + Send + 'static) -> StoreResult<T> {
        let turn = tokio::time::timeout(TURN, Arc::clone(&self.writer).acquire_owned()).await;
        let turn = turn.map_err(|_| StoreError::Crowded)?.map_err(anyhow::Error::from)?;
        let connections = Arc::clone(&self.connections);
        let task = spawn_blocking(move || {
            // Held by the work and not by who asked for it: one who goes away does not let another in early.
            let _turn = turn;
            work(&connections)
        });
        task.await.map_err(|error| anyhow!("a write to the database broke off: {error}"))?
    }
}

#[async_trait]
impl Store for SqliteStore {
    async fn list(&self, request: ListRequest) -> StoreResult<ArticleList> {
        self.read(move |conn, connections| listing::list(conn, connections, &request)).await
    }

    async fn values(&self, request: ValuesRequest) -> StoreResult<Vec<Facet>> {
        self.read(move |conn, connections| values::values(conn, connections, &request)).await
    }

    async fn suggest(&self, text: &str, lang: Option<ArticleLang>, limit: u32) -> StoreResult<Vec<Suggestion>> {
        let text = text.to_owned();
        self.read(move |conn, connections| suggest::suggest(conn, connections, &text, lang, limit as usize)).await
    }

    async fn article(&self, id: &str) -> StoreResult<Found<Article>> {
        let id = id.to_owned();
        self.read(move |conn, connections| listing::article(conn, connections, &id)).await
    }

    async fn newest(&self, request: ListRequest) -> StoreResult<Newest> {
        self.read(move |conn, connections| ledger::newest(conn, connections, &request)).await
    }

    async fn ledger(&self, skip: u32, limit: u32) -> StoreResult<Ledger> {
        self.read(move |conn, connections| ledger::ledger(conn, connections, skip as usize, limit as usize)).await
    }

    async fn related(&self, id: &str, limit: u32) -> StoreResult<Found<Vec<Card>>> {
        let id = id.to_owned();
        self.read(move |conn, connections| listing::related(conn, connections, &id, limit)).await
    }

    async fn top(&self, window: Window, lang: Option<ArticleLang>, limit: u32) -> StoreResult<Vec<Card>> {
        self.read(move |conn, connections| {
            drop(connections.fresh(conn)?);
            views::top(conn, window, lang, limit, connections.clock.now().date)
        })
        .await
    }

    async fn count_view(&self, id: &str) -> StoreResult<bool> {
        let id = id.to_owned();
        self.in_turn(move |connections| connections.write_lightly(|conn| views::count(conn, &id, connections.clock.now().date))).await
    }

    async fn tags(&self, q: Option<&str>, limit: Option<u32>) -> StoreResult<Vec<Tag>> {
        let (q, limit) = (q.map(str::to_owned), limit.map_or(usize::MAX, |limit| limit as usize));
        self.read(move |conn, connections| Ok(names::tags(&*connections.fresh(conn)?, q.as_deref(), limit))).await
    }

    async fn tag(&self, slug: &str) -> StoreResult<Option<Tag>> {
        let slug = slug.to_owned();
        self.read(move |conn, connections| Ok(names::tag(&*connections.fresh(conn)?, &slug))).await
    }

    async fn regions(&self) -> StoreResult<Vec<Region>> {
        self.read(|conn, connections| Ok(names::regions(&*connections.fresh(conn)?))).await
    }

    async fn region(&self, slug: &str) -> StoreResult<Option<Region>> {
        let slug = slug.to_owned();
        self.read(move |conn, connections| Ok(names::region(&*connections.fresh(conn)?, &slug))).await
    }

    async fn communities(&self, region: Option<&str>, q: Option<&str>) -> StoreResult<Vec<Community>> {
        let (region, q) = (region.map(str::to_owned), q.map(str::to_owned));
        self.read(move |conn, connections| Ok(names::communities(&*connections.fresh(conn)?, region.as_deref(), q.as_deref()))).await
    }

    async fn community(&self, slug: &str) -> StoreResult<Option<Community>> {
        let slug = slug.to_owned();
        self.read(move |conn, connections| Ok(names::community(&*connections.fresh(conn)?, &slug))).await
    }

    async fn put(&self, article: NewArticle) -> StoreResult<Put> {
        self.write(move |conn, connections| put::put(conn, article, connections.clock.now())).await
    }

    async fn import(&self, batch: Batch) -> StoreResult<BatchDone> {
        self.write(move |conn, connections| batch::import(conn, batch, connections.clock.now())).await
    }

    async fn withdraw(&self, id: &str) -> StoreResult<Found<()>> {
        let id = id.to_owned();
        self.write(move |conn, connections| put::withdraw(conn, &id, connections.clock.now())).await
    }

    async fn as_of(&self) -> StoreResult<AsOf> {
        self.read(|conn, connections| Ok(connections.fresh(conn)?.as_of)).await
    }

    async fn changes(&self, since: u64, most: u32) -> StoreResult<Log> {
        self.read(move |conn, connections| change::read(conn, connections, since, most)).await
    }

    async fn effective(&self, selection: Selection) -> StoreResult<Effective> {
        self.read(move |conn, connections| {
            let index = connections.fresh(conn)?;
            Ok(change::effective(&index.directory, selection, index.as_of.cursor))
        })
        .await
    }

    async fn holding(&self, text: &str, ids: Vec<String>) -> StoreResult<Vec<String>> {
        let text = text.to_owned();
        self.read(move |conn, _| change::holding(conn, &text, ids)).await
    }

    async fn ready(&self) -> StoreResult<()> {
        self.read(|conn, _| {
            Ok(conn.query_row("SELECT 1 FROM articles LIMIT 1", [], |_| Ok(())).or_else(|error| match error {
                rusqlite::Error::QueryReturnedNoRows => Ok(()),
                error => Err(error),
            })?)
        })
        .await
    }

    fn measured(&self) -> Option<Measured> {
        let (articles, bytes, wal_bytes) = self.connections.sizes();
        Some(Measured { meter: self.meter.clone(), articles, bytes, wal_bytes })
    }
}
