//! What is counted and measured of a store.

use super::StoreError;
use crate::metrics::seconds;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use std::time::Instant;

/// A store's state of the moment, and what it has counted.
#[derive(Clone, Debug)]
pub struct Measured {
    pub meter: Meter,
    /// Articles that can be read.
    pub articles: u64,
    /// Sizes of the database's files.
    pub bytes: u64,
    pub wal_bytes: u64,
}

/// What was done.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, EncodeLabelSet)]
pub struct Access {
    access: &'static str,
}

impl Access {
    pub const READ: Self = Self { access: "read" };
    pub const WRITE: Self = Self { access: "write" };
}

/// Counts reads and writes. Its clones count together.
#[derive(Clone, Debug)]
pub struct Meter {
    pub seconds: Family<Access, Histogram, fn() -> Histogram>,
    pub failures: Family<Access, Counter>,
}

impl Default for Meter {
    fn default() -> Self {
        let meter = Self { seconds: Family::new_with_constructor(seconds), failures: Family::default() };
        // Told from the start: what is not there cannot be seen to grow.
        for access in [Access::READ, Access::WRITE] {
            drop(meter.failures.get_or_create(&access));
        }
        meter
    }
}

impl Meter {
    /// Something was done that began at `start`. What the writer did wrong is no failure.
    pub fn count<T>(&self, access: Access, start: Instant, done: &Result<T, StoreError>) {
        self.seconds.get_or_create(&access).observe(start.elapsed().as_secs_f64());
        if !matches!(done, Ok(_) | Err(StoreError::Invalid { .. })) {
            self.failures.get_or_create(&access).inc();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    #[test]
    fn whatever_keeps_the_store_from_its_work_is_a_failure_and_a_mistake_of_the_writers_is_none() {
        let sqlite = || rusqlite::Error::InvalidQuery;
        let failures = [
            StoreError::Database(sqlite()),
            StoreError::Damaged { path: PathBuf::new(), error: sqlite() },
            StoreError::Crowded,
            StoreError::Other(anyhow::anyhow!("a task broke off")),
        ];
        let meter = Meter::default();
        let count = |done: Result<(), StoreError>| {
            meter.count(Access::WRITE, Instant::now(), &done);
            meter.failures.get_or_create(&Access::WRITE).get()
        };
        for (number, failure) in (1..).zip(failures) {
            assert_eq!(count(Err(failure)), number);
        }
        assert_eq!(count(Err(StoreError::Invalid { field: "/title".into(), detail: "is empty".into() })), 4);
        assert_eq!(count(Ok(())), 4);
        assert_eq!(meter.failures.get_or_create(&Access::READ).get(), 0);
    }
}
