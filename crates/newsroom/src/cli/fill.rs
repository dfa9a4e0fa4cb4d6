//! `newsroom import` and `newsroom seed`: what fills a database.

use super::{ImportArgs, Places, SeedArgs, open};
use crate::config::{Config, Flags};
use crate::store::sqlite::SqliteStore;
use crate::{import, seed};
use anyhow::bail;

pub(super) async fn target(places: &Places, flags: Flags) -> anyhow::Result<(Config, SqliteStore)> {
    let config = places.settings(flags)?;
    let store = open(&config, places.clock()).await?;
    Ok((config, store))
}

pub async fn import(args: ImportArgs) -> anyhow::Result<()> {
    let (config, store) = target(&args.places, Flags { fetch_pictures: args.fetch_pictures, ..Flags::default() }).await?;
    let report = import::run(&store, &args.directory, config.studio()).await?;
    println!("{report}");
    if !report.is_clean() {
        bail!("the import of {} is not complete, see above", args.directory.display());
    }
    Ok(())
}

pub async fn seed(args: SeedArgs) -> anyhow::Result<()> {
    let (config, store) = target(&args.places, Flags::default()).await?;
    seed::run(&store, args.articles).await?;
    println!("{} articles are in {}", args.articles, config.db.display());
    Ok(())
}
