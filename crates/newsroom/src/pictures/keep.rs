//! Files in the media directory: each is there as a whole, or not at all.

use anyhow::Context;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::time::Duration;

/// What a file is called while it is being written; hidden files are not served.
const BEFORE: &str = ".";
const AFTER: &str = ".part";
/// Nothing is written for so long: what is older was left behind by a process that was killed.
const LEFT: Duration = Duration::from_secs(3_600);

/// Writes beside and renames: a name in the media directory is always a whole file, also after the power went. What could not be
/// written whole is removed.
pub(super) fn keep(media: &Path, name: &str, bytes: &[u8]) -> anyhow::Result<()> {
    let target = media.join(name);
    let context = || format!("cannot be written to {}", target.display());
    let dir = target.parent().unwrap_or(media);
    let mut builder = tempfile::Builder::new();
    builder.prefix(BEFORE).suffix(AFTER);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any other new file: a proxy may serve the directory, too.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(dir).with_context(context)?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).with_context(context)?;
    file.persist(&target).map_err(|error| error.error).with_context(context)?;
    File::open(dir).and_then(|dir| dir.sync_all()).with_context(context)
}

/// Makes the media directory where there is none, tries whether it can be written, and removes what killed processes left half
/// written; how many files.
///
/// # Errors
/// In words for the operator.
pub fn prepare(media: &Path) -> anyhow::Result<usize> {
    fs::create_dir_all(media).with_context(|| format!("the media directory {} cannot be made", media.display()))?;
    let context = || format!("the media directory {} cannot be written", media.display());
    tempfile::Builder::new().prefix(BEFORE).suffix(AFTER).tempfile_in(media).with_context(context)?;
    let mut removed = 0;
    for entry in fs::read_dir(media).with_context(context)?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_old = || entry.metadata().ok()?.modified().ok()?.elapsed().ok();
        if name.starts_with(BEFORE) && name.ends_with(AFTER) && is_old().is_some_and(|age| age > LEFT) && fs::remove_file(entry.path()).is_ok() {
            removed += 1;
        }
    }
    Ok(removed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::SystemTime;

    fn names(dir: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn what_a_killed_process_left_is_removed_and_what_another_is_writing_is_not() {
        let dir = tempfile::tempdir().unwrap();
        for (name, hours) in [(".old.part", 2), (".new.part", 0), ("old.part", 2), (".old", 2)] {
            let file = File::create(dir.path().join(name)).unwrap();
            file.set_modified(SystemTime::now() - Duration::from_secs(hours * 3_600 + 60)).unwrap();
        }
        assert_eq!(prepare(dir.path()).unwrap(), 1);
        assert_eq!(names(dir.path()), [".new.part", ".old", "old.part"]);
    }

    #[test]
    fn what_cannot_take_its_name_leaves_nothing_beside() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir_all(dir.path().join("a.jpg/b")).unwrap();
        assert!(keep(dir.path(), "a.jpg", b"c").is_err());
        assert_eq!(names(dir.path()), ["a.jpg"]);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_kept_can_be_read_by_whoever_may_read_new_files() {
        use std::os::unix::fs::MetadataExt;
        let dir = tempfile::tempdir().unwrap();
        File::create(dir.path().join("usual")).unwrap();
        keep(dir.path(), "a.jpg", b"c").unwrap();
        let mode = |name| fs::metadata(dir.path().join(name)).unwrap().mode();
        assert_eq!(mode("a.jpg"), mode("usual"));
    }
}
