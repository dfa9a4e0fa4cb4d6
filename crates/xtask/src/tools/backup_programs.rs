use super::debian;
use crate::place;
use anyhow::{Result, bail};

/// What the handbook's backup needs: SQLite's shell and rsync.
pub fn backup_programs() -> Result<()> {
    let missing = || ["sqlite3", "rsync"].into_iter().filter(|program| place::on_path(program).is_none()).collect::<Vec<_>>();
    if !missing().is_empty() && debian::may_install() {
        debian::install("what a backup needs", &missing())?;
    }
    match missing() {
        none if none.is_empty() => Ok(()),
        missing => bail!("{} is missing: install it (Debian: `apt-get install {}`)", missing.join(" and "), missing.join(" ")),
    }
}
