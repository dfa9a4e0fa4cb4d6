//! One connection that writes, a few that read, and the index they share.

use super::catch_up::{follow, last_cursor, load};
use super::index::Index;
use super::put::publish_due;
use super::{open, wal};
use crate::clock::Clock;
use crate::store::{Fault, StoreError, StoreResult};
use rusqlite::{Connection, TransactionBehavior};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, TryLockError};
use std::time::{Duration, Instant};
use visnyk_contract::DateTime;

/// Readers at a time; more wait their turn.
pub(super) const READERS: usize = 4;
/// What goes on failing is said again after so long: a full disk is not to be filled by saying so.
const SILENCE: Duration = Duration::from_secs(60);

pub(super) struct Connections {
    path: PathBuf,
    pub clock: Arc<dyn Clock>,
    writer: Mutex<Connection>,
    idle: Mutex<Vec<Connection>>,
    index: RwLock<Index>,
    /// When it was said last that readers see less than there is.
    complained: Mutex<Option<Instant>>,
}

/// A panic elsewhere leaves these whole: connections roll back, and the index repeats what it had not finished.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Connections {
    /// Opens the database and fills the index.
    pub(super) fn open(path: &Path, clock: Arc<dyn Clock>) -> anyhow::Result<Self> {
        let writer = open::writer(path)?;
        let told = |error| open::told(error, path);
        // All of them now: when the process is out of file handles, reading goes on.
        let readers = (0..READERS).map(|_| open::reader(path).and_then(|conn| open::keep_log(&conn, true).map(|()| conn)));
        let readers = readers.collect::<Result<Vec<_>, _>>().map_err(told)?;
        let index = RwLock::new(readers.first().map_or_else(|| load(&writer), load).map_err(told)?);
        for conn in readers.iter().chain([&writer]) {
            open::keep_log(conn, false).map_err(told)?;
        }
        Ok(Self { path: path.to_owned(), clock, writer: Mutex::new(writer), idle: Mutex::new(readers), index, complained: Mutex::new(None) })
    }

    /// Lends a connection that reads.
    pub(super) fn read<T>(&self, work: impl FnOnce(&Connection) -> StoreResult<T>) -> StoreResult<T> {
        let conn = match lock(&self.idle).pop() {
            Some(conn) => conn,
            None => open::reader(&self.path)?,
        };
        let result = work(&conn);
        let mut idle = lock(&self.idle);
        if idle.len() < READERS {
            idle.push(conn);
        }
        result.map_err(|error| self.named(error))
    }

    /// Runs one transaction; nothing of it is kept on an error, and all of it is on the disk else.
    pub(super) fn write<T>(&self, work: impl FnOnce(&Connection) -> StoreResult<T>) -> StoreResult<T> {
        let mut conn = lock(&self.writer);
        open::durable(&conn, true)?;
        transaction(&mut conn, work).map_err(|error| self.named(error))
    }

    /// As [`Connections::write`], for what is no loss if the power goes in the next moment: it is not waited for the disk.
    pub(super) fn write_lightly<T>(&self, work: impl FnOnce(&Connection) -> StoreResult<T>) -> StoreResult<T> {
        let mut conn = lock(&self.writer);
        open::durable(&conn, false)?;
        transaction(&mut conn, work).map_err(|error| self.named(error))
    }

    /// The index, caught up with everything written until now, also by other processes.
    pub(super) fn fresh(&self, conn: &Connection) -> StoreResult<RwLockReadGuard<'_, Index>> {
        let now = self.clock.now();
        match self.catch_up(conn) {
            // What was known before can still be read.
            Err(error) if Fault::of(&error) == Fault::Damaged => self.complain("the log of changes cannot be read", self.named(error.into())),
            caught_up => caught_up?,
        }
        if self.index().next_due.is_some_and(|due| due <= now.epoch()) {
            match self.publish(now) {
                Ok(true) => self.catch_up(conn)?,
                Ok(false) => {}
                // What is there can still be read.
                Err(error) => self.complain("scheduled articles could not be published", error),
            }
        }
        Ok(self.index())
    }

    /// How many articles can be read, and how many bytes the file and its write-ahead log have.
    pub(super) fn sizes(&self) -> (u64, u64, u64) {
        let size = |path: &Path| std::fs::metadata(path).map(|file| file.len()).unwrap_or_default();
        (self.index().visible.len(), size(&self.path), size(&wal::beside(&self.path)))
    }

    /// Shows what is due, unless somebody else is writing: readers wait for nobody, and the next one tries again. `false` then.
    fn publish(&self, now: DateTime) -> StoreResult<bool> {
        let mut conn = match self.writer.try_lock() {
            Ok(conn) => conn,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => return Ok(false),
        };
        open::durable(&conn, false)?;
        conn.busy_timeout(Duration::ZERO)?;
        let published = transaction(&mut conn, |tx| publish_due(tx, now));
        conn.busy_timeout(open::BUSY)?;
        match published {
            Err(StoreError::Database(error)) if Fault::of(&error) == Fault::Busy => Ok(false),
            published => published.map(|_| true).map_err(|error| self.named(error)),
        }
    }

    fn index(&self) -> RwLockReadGuard<'_, Index> {
        self.index.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn catch_up(&self, conn: &Connection) -> rusqlite::Result<()> {
        if last_cursor(conn)? > self.index().as_of.cursor {
            let mut index = self.index.write().unwrap_or_else(PoisonError::into_inner);
            follow(conn, &mut index)?;
        }
        Ok(())
    }

    /// Damage is told with the file's name.
    fn named(&self, error: StoreError) -> StoreError {
        match error {
            StoreError::Database(error) if Fault::of(&error) == Fault::Damaged => StoreError::Damaged { path: self.path.clone(), error },
            error => error,
        }
    }

    fn complain(&self, what: &str, error: StoreError) {
        let mut complained = lock(&self.complained);
        if complained.is_none_or(|last| last.elapsed() > SILENCE) {
            *complained = Some(Instant::now());
            tracing::error!(%error, "{what}");
        }
    }
}

fn transaction<T>(conn: &mut Connection, work: impl FnOnce(&Connection) -> StoreResult<T>) -> StoreResult<T> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let result = work(&tx)?;
    tx.commit()?;
    Ok(result)
}
