//! `newsroom publish` and `newsroom withdraw`: for editors without a system that publishes.

use super::fill::target;
use super::{PublishArgs, WithdrawArgs};
use crate::config::Flags;
use crate::logging::spawn_blocking;
use crate::manuscript::{self, Fault};
use crate::pictures::Studio;
use crate::store::sqlite::SqliteStore;
use crate::store::{Found, NewArticle, Put, Store, StoreError};
use anyhow::{Context, anyhow, bail};
use std::path::Path;
use std::sync::Arc;
use visnyk_contract::DateTime;
use visnyk_contract::limits::MAX_ARTICLE_BYTES;

pub async fn publish(args: PublishArgs) -> anyhow::Result<()> {
    if args.id.is_some() && args.files.len() > 1 {
        bail!("--id is for one file; with several each has its own «id»");
    }
    let (config, store) = target(&args.places, Flags { fetch_pictures: args.fetch_pictures, ..Flags::default() }).await?;
    let (studio, now) = (Arc::new(config.studio()), args.places.clock().now());
    let mut refused = 0;
    for file in &args.files {
        match one(&store, &studio, file, args.id.as_deref(), now).await {
            Ok(done) => println!("{done}"),
            Err(error) => {
                refused += 1;
                eprintln!("{}: {error:#}", file.display());
            }
        }
    }
    match refused {
        0 => Ok(()),
        _ => bail!("{refused} of {} articles not published, see above", args.files.len()),
    }
}

/// Publishes one file; what was done, in words.
async fn one(store: &SqliteStore, studio: &Arc<Studio>, file: &Path, id: Option<&str>, now: DateTime) -> anyhow::Result<String> {
    let (id, studio, path) = (id.map(str::to_owned), Arc::clone(studio), file.to_owned());
    let checking = spawn_blocking(move || -> anyhow::Result<_> {
        let draft = manuscript::read(&path, MAX_ARTICLE_BYTES as u64).and_then(|value| manuscript::draft(&path, value)).map_err(in_words)?;
        let id = id.or_else(|| draft.id.clone()).ok_or_else(|| anyhow!("/id: is missing: write it into the file, or give it with --id"))?;
        let mut article = visnyk_ingest::check(&id, draft).map_err(|error| in_words(manuscript::refused(&path, &error)))?;
        let left = studio.adopt(&mut article);
        Ok((NewArticle { article }, left))
    });
    let (article, left) = checking.await.context("checking it broke off")??;
    for left in left {
        eprintln!("{}: {} stays where it is: {}", file.display(), left.address, left.reason);
    }
    let (id, at) = (article.article.card.id.clone(), article.article.card.published_at);
    let put = store.put(article).await.map_err(|error| match error {
        StoreError::Invalid { field, detail } => in_words(manuscript::fault(file, &field, &detail)),
        error => error.into(),
    })?;
    let ahead = at.filter(|at| at.epoch() > now.epoch());
    Ok(match (put, ahead) {
        (Put::Unchanged, _) => format!("{id}: unchanged"),
        (_, Some(at)) => format!("{id}: scheduled for {at}"),
        (Put::Created, None) => format!("{id}: created"),
        (Put::Updated, None) => format!("{id}: updated"),
    })
}

fn in_words(Fault { line, words }: Fault) -> anyhow::Error {
    line.map_or_else(|| anyhow!("{words}"), |line| anyhow!("line {line}: {words}"))
}

pub async fn withdraw(args: WithdrawArgs) -> anyhow::Result<()> {
    let (_, store) = target(&args.places, Flags::default()).await?;
    let mut unknown = 0;
    for id in &args.ids {
        match store.withdraw(id).await? {
            Found::Here(()) => println!("{id}: withdrawn"),
            Found::Withdrawn => println!("{id}: was withdrawn before"),
            Found::Unknown => {
                unknown += 1;
                eprintln!("{id}: there is no such article");
            }
        }
    }
    match unknown {
        0 => Ok(()),
        _ => bail!("{unknown} of {} articles not withdrawn, see above", args.ids.len()),
    }
}
