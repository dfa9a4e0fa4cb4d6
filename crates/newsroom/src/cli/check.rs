//! `newsroom check`: whether a database can be relied on, after a crash or before a backup is.

use super::CheckArgs;
use super::fill::target;
use crate::config::Flags;
use anyhow::bail;

pub async fn check(args: CheckArgs) -> anyhow::Result<()> {
    let (config, store) = target(&args.places, Flags::default()).await?;
    let shown = config.db.display();
    if args.mend {
        println!("{} articles were filed anew", store.mend().await?);
    }
    let found = store.check().await?;
    for finding in &found {
        println!("{finding}");
    }
    match found.len() {
        0 => println!("{shown} is whole"),
        count => bail!("{count} things in {shown} do not agree, see above; keep a copy, then try --mend, and restore a backup if they stay"),
    }
    Ok(())
}
