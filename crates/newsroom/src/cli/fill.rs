//! `newsroom import` and `newsroom seed`.

use super::{ImportArgs, SeedArgs};
use crate::config::Flags;

pub async fn import(args: ImportArgs) -> anyhow::Result<()> {
    let config = args.places.settings(Flags::default())?;
    anyhow::bail!("importing {} into {} is not built yet", args.directory.display(), config.db.display())
}

pub async fn seed(args: SeedArgs) -> anyhow::Result<()> {
    let config = args.places.settings(Flags::default())?;
    anyhow::bail!("seeding {} articles into {} is not built yet", args.articles, config.db.display())
}
