//! Opening a database: the file's identity, its settings, and the numbered migrations.

use super::wal;
use crate::gazetteer;
use crate::store::Fault;
use anyhow::{Context, anyhow, bail};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, params};
use std::path::Path;
use std::time::Duration;

/// «VISN»: tells a newsroom's file from any other SQLite database.
const APPLICATION_ID: i32 = 0x5649_534E;

/// How long a writer waits for another process's.
pub(super) const BUSY: Duration = Duration::from_secs(5);

type Migration = fn(&Transaction<'_>) -> anyhow::Result<()>;

/// Migrations in their order; the number of those done is the file's `user_version`.
const MIGRATIONS: [Migration; 1] = [first];

/// Opens the connection that writes, creates the file if there is none, and brings it up to date. A file that cannot be used stays
/// as it is, to the byte.
///
/// # Errors
/// In words for the operator: a file that is no database, another program's, a newer newsroom's, or one that cannot be written.
pub(super) fn writer(path: &Path) -> anyhow::Result<Connection> {
    let shown = path.display();
    wal::check(path)?;
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX);
    let mut conn = conn.map_err(|error| told(error, path))?;
    keep_log(&conn, true).map_err(|error| told(error, path))?;
    // SQLite opens what it may not write for reading only, and complains much later.
    if conn.is_readonly("main").unwrap_or(false) {
        bail!("the database {shown} is read-only: give this user the right to write to the file and its directory");
    }
    let known = settings(&conn, 16_000).and_then(|()| identity(&conn)).map_err(|error| told(error, path))?;
    known.check(&shown.to_string())?;
    conn.pragma_update(None, "journal_mode", "WAL").map_err(|error| told(error, path))?;
    // Writes nothing where nothing is to be done: another program may be in the middle of a long write.
    if known.version < MIGRATIONS.len() || known.application != APPLICATION_ID {
        migrate(&mut conn).with_context(|| format!("the database {shown} could not be brought up to date"))?;
    }
    Ok(conn)
}

/// Opens one more connection that reads.
pub(super) fn reader(path: &Path) -> rusqlite::Result<Connection> {
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    settings(&conn, 4_000)?;
    conn.pragma_update(None, "query_only", true)?;
    Ok(conn)
}

/// Whether the last connection that is closed leaves the write-ahead log alone. By itself it would be written into the file, also
/// into a damaged one.
pub(super) fn keep_log(conn: &Connection, keep: bool) -> rusqlite::Result<()> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep).map(drop)
}

/// An error of a database that does not open, in words for the operator.
pub(super) fn told(error: rusqlite::Error, path: &Path) -> anyhow::Error {
    let (shown, fault) = (path.display(), Fault::of(&error));
    let words = match fault {
        Fault::Damaged => format!("{shown} is not a database, or it is damaged"),
        Fault::Full | Fault::Unwritable => format!("the database {shown} cannot be written"),
        Fault::Busy => format!("the database {shown} is busy"),
        Fault::Other => format!("cannot open the database {shown}: is its directory there, and may this user write to it and to the file?"),
    };
    anyhow::Error::from(error).context(format!("{words}{}", fault.advice()))
}

/// `cache` in KiB.
fn settings(conn: &Connection, cache: i32) -> rusqlite::Result<()> {
    conn.busy_timeout(BUSY)?;
    conn.set_prepared_statement_cache_capacity(64);
    conn.pragma_update(None, "foreign_keys", true)?;
    durable(conn, false)?;
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    conn.pragma_update(None, "cache_size", -cache)
}

/// Whether a transaction is on the disk when it is acknowledged. Else a power cut may take the last ones, and never the file.
pub(super) fn durable(conn: &Connection, is_durable: bool) -> rusqlite::Result<()> {
    conn.pragma_update(None, "synchronous", if is_durable { "FULL" } else { "NORMAL" })
}

struct Identity {
    application: i32,
    version: usize,
    tables: u32,
}

fn identity(conn: &Connection) -> rusqlite::Result<Identity> {
    let number = |pragma: &str| conn.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get::<_, i32>(0));
    Ok(Identity {
        application: number("application_id")?,
        version: usize::try_from(number("user_version")?).unwrap_or(0),
        tables: conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?,
    })
}

impl Identity {
    fn check(&self, shown: &str) -> anyhow::Result<()> {
        if self.tables > 0 && self.application != APPLICATION_ID {
            bail!("{shown} is a database of another program: nothing was changed in it");
        }
        if self.version > MIGRATIONS.len() {
            bail!(
                "the database {shown} comes from a newer newsroom (its version is {}, this program knows up to {}): update the program, or open another file",
                self.version,
                MIGRATIONS.len()
            );
        }
        Ok(())
    }
}

fn migrate(conn: &mut Connection) -> anyhow::Result<()> {
    let tx = conn.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    // Read inside the transaction: another process may have migrated meanwhile.
    let done = identity(&tx)?.version;
    for (at, migration) in MIGRATIONS.iter().enumerate().skip(done) {
        migration(&tx).with_context(|| format!("migration {}", at + 1))?;
        tx.pragma_update(None, "user_version", i32::try_from(at + 1)?)?;
    }
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    Ok(tx.commit()?)
}

fn first(tx: &Transaction<'_>) -> anyhow::Result<()> {
    tx.execute_batch(include_str!("001.sql"))?;
    write_gazetteer(tx)
}

/// Writes the regions and communities this program carries.
fn write_gazetteer(tx: &Transaction<'_>) -> anyhow::Result<()> {
    let mut insert = tx.prepare("INSERT INTO regions(slug, name, short_name, name_en, katottg, iso, centre) VALUES (?, ?, ?, ?, ?, ?, ?)")?;
    for region in gazetteer::regions()? {
        insert.execute(params![region.slug, region.name, region.short_name, region.name_en, region.katottg, region.iso, region.centre])?;
    }
    let mut insert = tx.prepare(
        "INSERT INTO communities(slug, name, short_name, kind, region, katottg, centre, population)
         VALUES (?, ?, ?, ?, (SELECT number FROM regions WHERE slug = ?), ?, ?, ?)",
    )?;
    for community in gazetteer::communities()? {
        let row = params![
            community.slug,
            community.name(),
            community.short_name(),
            community.kind,
            community.region,
            community.katottg,
            community.centre,
            community.population
        ];
        insert.execute(row).map_err(|error| anyhow!("{}: {error}", community.slug))?;
    }
    Ok(())
}
