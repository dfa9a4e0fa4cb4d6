//! What kind of trouble an error of the database or of its disk is: writers, readers and operators are told different things of each.

use rusqlite::{ErrorCode, ffi};
use std::io;

/// A kind of trouble.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// There is no room on the disk.
    Full,
    /// The disk, the directory or the file refuses writing.
    Unwritable,
    /// What is in the file makes no sense.
    Damaged,
    /// Another writer is at it for too long.
    Busy,
    Other,
}

/// Failures of a disk while something is written; the others are of reading.
const WRITING: [i32; 6] = [
    ffi::SQLITE_IOERR_WRITE,
    ffi::SQLITE_IOERR_FSYNC,
    ffi::SQLITE_IOERR_DIR_FSYNC,
    ffi::SQLITE_IOERR_TRUNCATE,
    ffi::SQLITE_IOERR_DELETE,
    ffi::SQLITE_IOERR_SHMOPEN,
];

impl Fault {
    /// Of what the database says.
    pub fn of(error: &rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::Unwritable,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            // The file beside the log that processes share gets its room at the start, and there was none.
            Some(ErrorCode::SystemIoFailure) if error.sqlite_extended_error_code() == Some(ffi::SQLITE_IOERR_SHMSIZE) => Self::Full,
            Some(ErrorCode::SystemIoFailure) if error.sqlite_extended_error_code().is_some_and(|code| WRITING.contains(&code)) => Self::Unwritable,
            _ => Self::Other,
        }
    }

    /// Of what the system says when a file is written.
    pub fn of_file(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => Self::Full,
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => Self::Unwritable,
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => Self::Unwritable,
            _ => Self::Other,
        }
    }

    /// Of whatever of both is among the causes.
    pub fn within(error: &anyhow::Error) -> Self {
        let known = error.chain().find_map(|cause| cause.downcast_ref().map(Self::of).or_else(|| cause.downcast_ref().map(Self::of_file)));
        known.unwrap_or(Self::Other)
    }

    /// What the operator can do about it; empty where there is no general advice.
    pub fn advice(self) -> &'static str {
        match self {
            Self::Full => ": the disk is full, nothing was stored; free some space and repeat it",
            Self::Unwritable => ": the disk refuses writing, nothing was stored; see whether it is mounted read-only and who owns the file and its directory",
            Self::Damaged => ": nothing was changed in it; stop what uses it, keep a copy of it with its -wal, and restore the newest backup (docs/operate.md)",
            Self::Busy => ": another program has been writing to it for too long; repeat it when that is done",
            Self::Other => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(code: i32) -> Fault {
        Fault::of(&rusqlite::Error::SqliteFailure(ffi::Error::new(code), None))
    }

    #[test]
    fn what_a_database_says_is_told_apart() {
        assert_eq!(of(ffi::SQLITE_FULL), Fault::Full);
        assert_eq!(of(ffi::SQLITE_IOERR_SHMSIZE), Fault::Full);
        assert_eq!(of(ffi::SQLITE_READONLY_DBMOVED), Fault::Unwritable);
        assert_eq!(of(ffi::SQLITE_IOERR_WRITE), Fault::Unwritable);
        assert_eq!(of(ffi::SQLITE_IOERR_READ), Fault::Other);
        assert_eq!(of(ffi::SQLITE_CORRUPT_VTAB), Fault::Damaged);
        assert_eq!(of(ffi::SQLITE_NOTADB), Fault::Damaged);
        assert_eq!(of(ffi::SQLITE_BUSY_SNAPSHOT), Fault::Busy);
    }

    #[test]
    fn a_full_disk_is_found_among_the_causes() {
        let full = io::Error::from(io::ErrorKind::StorageFull);
        assert_eq!(Fault::within(&anyhow::Error::from(full).context("cannot be written")), Fault::Full);
        assert_eq!(Fault::within(&anyhow::anyhow!("words")), Fault::Other);
    }
}
