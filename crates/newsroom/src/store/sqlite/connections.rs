//! One connection that writes, a few that read, and the index they share.

use super::catch_up::{follow, last_cursor, load};
use super::index::Index;
use super::open;
use super::put::publish_due;
use crate::clock::Clock;
use crate::store::StoreResult;
use rusqlite::{Connection, TransactionBehavior};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard};

/// Readers at a time; more wait their turn.
pub(super) const READERS: usize = 4;

pub(super) struct Connections {
    path: PathBuf,
    pub clock: Arc<dyn Clock>,
    writer: Mutex<Connection>,
    idle: Mutex<Vec<Connection>>,
    index: RwLock<Index>,
}

/// A panic elsewhere leaves these whole: connections roll back, and the index repeats what it had not finished.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Connections {
    /// Opens the database and fills the index.
    pub(super) fn open(path: &Path, clock: Arc<dyn Clock>) -> anyhow::Result<Self> {
        let writer = open::writer(path)?;
        let reader = open::reader(path)?;
        let index = RwLock::new(load(&reader)?);
        Ok(Self { path: path.to_owned(), clock, writer: Mutex::new(writer), idle: Mutex::new(vec![reader]), index })
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
        result
    }

    /// Runs one transaction; nothing of it is kept on an error.
    pub(super) fn write<T>(&self, work: impl FnOnce(&Connection) -> StoreResult<T>) -> StoreResult<T> {
        let mut conn = lock(&self.writer);
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let result = work(&tx)?;
        tx.commit()?;
        Ok(result)
    }

    /// The index, caught up with everything written until now, also by other processes.
    pub(super) fn fresh(&self, conn: &Connection) -> StoreResult<RwLockReadGuard<'_, Index>> {
        let now = self.clock.now();
        self.catch_up(conn)?;
        if self.index().next_due.is_some_and(|due| due <= now.epoch()) {
            match self.write(|tx| publish_due(tx, now)) {
                Ok(_) => self.catch_up(conn)?,
                // What is there can still be read.
                Err(error) => tracing::error!(%error, "scheduled articles could not be published"),
            }
        }
        Ok(self.index())
    }

    fn index(&self) -> RwLockReadGuard<'_, Index> {
        self.index.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn catch_up(&self, conn: &Connection) -> StoreResult<()> {
        if last_cursor(conn)? > self.index().as_of.cursor {
            let mut index = self.index.write().unwrap_or_else(PoisonError::into_inner);
            follow(conn, &mut index)?;
        }
        Ok(())
    }
}
