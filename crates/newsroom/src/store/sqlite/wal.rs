//! The write-ahead log before the database is opened. SQLite takes a log that it cannot read for none and writes over it, and
//! with it would go what was acknowledged.

use anyhow::{Context, bail};
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

/// Bytes of the log's head: <https://sqlite.org/fileformat2.html#walformat>.
const HEAD: usize = 32;
/// Without the bit that tells the order of bytes in checksums.
const MAGIC: u32 = 0x377f_0682;
/// Another process may be writing the head just now.
const LOOKS: u32 = 3;
const BETWEEN: Duration = Duration::from_millis(50);

/// Refuses a log that SQLite would take for none.
///
/// # Errors
/// In words for the operator.
pub(super) fn check(path: &Path) -> anyhow::Result<()> {
    let log = beside(path);
    let read = || head(&log).with_context(|| format!("the database's log {} cannot be read", log.display()));
    let Some(first) = read()? else { return Ok(()) };
    if std::fs::metadata(path).map_or(true, |file| file.len() == 0) {
        bail!(
            "{} is there, and what belongs to it is not in {}: nothing was changed. Put the database file back beside its log, or, when it is to be a new one, \
             move the log away",
            log.display(),
            path.display()
        );
    }
    if !is_whole(first, read)? {
        bail!(
            "{0} is damaged: it holds the last writes to {1}, and opening the database would drop them. Nothing was changed. Keep a copy of both files and restore \
             the newest backup (docs/operate.md); or move {0} away to go on with what {1} holds by itself",
            log.display(),
            path.display()
        );
    }
    Ok(())
}

/// Whether a head is sound, or is so when it is looked at again.
fn is_whole(first: [u8; HEAD], read: impl Fn() -> anyhow::Result<Option<[u8; HEAD]>>) -> anyhow::Result<bool> {
    let mut is_whole = is_sound(&first);
    for _ in 1..LOOKS {
        if !is_whole {
            sleep(BETWEEN);
            is_whole = read()?.is_none_or(|head| is_sound(&head));
        }
    }
    Ok(is_whole)
}

/// Where the log of a database file is.
pub(super) fn beside(path: &Path) -> PathBuf {
    let mut name = OsString::from(path);
    name.push("-wal");
    name.into()
}

/// `None` where nothing was written yet: no log, an empty one, or one whose head did not reach the disk before the power went. No
/// write is acknowledged before its head is there.
fn head(log: &Path) -> io::Result<Option<[u8; HEAD]>> {
    let mut head = [0; HEAD];
    let read = match File::open(log) {
        Ok(mut file) => file.read_exact(&mut head),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => Err(error),
    };
    match read {
        Ok(()) => Ok((head != [0; HEAD]).then_some(head)),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error),
    }
}

fn is_sound(head: &[u8; HEAD]) -> bool {
    let number = |bytes: &[u8]| bytes.try_into().map(u32::from_be_bytes).unwrap_or(0);
    let words: Vec<u32> = head.chunks(4).map(number).collect();
    let Some((&magic, [.., first, second])) = words.split_first() else { return false };
    // Sums are of words in the order of bytes that the magic number tells.
    let summed = words.iter().take(words.len() - 2).map(|word| if magic & 1 == 1 { *word } else { word.swap_bytes() });
    let (mut even, mut odd) = (0_u32, 0_u32);
    for (at, word) in summed.enumerate() {
        if at % 2 == 0 {
            even = even.wrapping_add(word).wrapping_add(odd);
        } else {
            odd = odd.wrapping_add(word).wrapping_add(even);
        }
    }
    magic & !1 == MAGIC && (*first, *second) == (even, odd)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The head of a log that SQLite wrote.
    fn written() -> (tempfile::TempDir, PathBuf) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.db");
        let conn = rusqlite::Connection::open(&path).unwrap();
        conn.pragma_update(None, "journal_mode", "WAL").unwrap();
        conn.execute_batch("CREATE TABLE a (b); INSERT INTO a VALUES (1)").unwrap();
        std::mem::forget(conn);
        (dir, path)
    }

    #[test]
    fn a_log_of_sqlite_is_whole_and_one_with_another_bit_is_not() {
        let (_dir, path) = written();
        check(&path).unwrap();
        let log = beside(&path);
        let whole = std::fs::read(&log).unwrap();
        for at in 0..HEAD {
            let mut other = whole.clone();
            other[at] ^= 4;
            std::fs::write(&log, other).unwrap();
            let words = check(&path).unwrap_err().to_string();
            assert!(words.contains("a.db-wal is damaged") && words.contains("backup"), "{at}: {words}");
        }
    }

    #[test]
    fn a_head_that_is_being_written_is_looked_at_again() {
        let (_dir, path) = written();
        let sound = head(&beside(&path)).unwrap().unwrap();
        let mut torn = sound;
        torn[20] ^= 1;
        let looks = |heads: &[[u8; HEAD]]| {
            let heads = std::cell::RefCell::new(heads.to_vec());
            (is_whole(torn, || Ok(heads.borrow_mut().pop())).unwrap(), heads.borrow().len())
        };
        assert_eq!(looks(&[torn, sound]), (true, 1));
        assert_eq!(looks(&[sound, torn]), (true, 0));
        assert_eq!(looks(&[sound, torn, torn]), (false, 1));
    }

    #[test]
    fn a_log_in_which_nothing_stands_is_as_good_as_none() {
        let (_dir, path) = written();
        for content in [Vec::new(), vec![0; 12], vec![0; HEAD], vec![0; 5_000]] {
            std::fs::write(beside(&path), content).unwrap();
            check(&path).unwrap();
        }
    }

    #[test]
    fn a_log_without_its_database_is_kept() {
        let (_dir, path) = written();
        std::fs::remove_file(&path).unwrap();
        assert!(check(&path).unwrap_err().to_string().contains("Put the database file back"));
        std::fs::write(&path, "").unwrap();
        assert!(check(&path).is_err());
    }
}
