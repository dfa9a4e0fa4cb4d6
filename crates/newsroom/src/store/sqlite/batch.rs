//! Imports: many writes in one transaction, so that an import that is cut off leaves nothing behind.

use super::names::put_tags;
use super::put::{put, withdraw};
use super::read::{Status, locate};
use super::views::take_over;
use crate::store::{Batch, BatchDone, Found, NewArticle, Put, StoreError, StoreResult};
use rusqlite::Connection;
use std::collections::HashSet;
use visnyk_contract::DateTime;

/// Takes a batch.
pub(super) fn import(conn: &Connection, batch: Batch, now: DateTime) -> StoreResult<BatchDone> {
    let mut done = BatchDone { has_new_names: put_tags(conn, &batch.tags, now)?, ..BatchDone::default() };
    let withdrawn: HashSet<&str> = batch.withdrawn.iter().map(String::as_str).collect();
    for article in batch.articles {
        let id = article.article.card.id.as_str();
        let stays_withdrawn = withdrawn.contains(id) && matches!(locate(conn, id)?, Some((_, Status::Withdrawn)));
        done.articles.push(match if stays_withdrawn { Ok(None) } else { put_or_nothing(conn, article, now).map(Some) } {
            Err(error @ StoreError::Invalid { .. }) => Err(error),
            Err(error) => return Err(error),
            Ok(put) => Ok(put),
        });
    }
    for id in &batch.withdrawn {
        done.withdrawn += u32::from(withdraw(conn, id, now)? == Found::Here(()));
    }
    for (id, views) in &batch.views {
        done.viewed += u32::from(take_over(conn, id, *views, now.date)?);
    }
    Ok(done)
}

/// A refused article leaves no trace, such as a tag it would have added.
fn put_or_nothing(conn: &Connection, article: NewArticle, now: DateTime) -> StoreResult<Put> {
    conn.execute_batch("SAVEPOINT article")?;
    let result = put(conn, article, now);
    conn.execute_batch(if result.is_ok() { "RELEASE article" } else { "ROLLBACK TO article; RELEASE article" })?;
    result
}
