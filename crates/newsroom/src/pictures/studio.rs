//! Where pictures are made while the newsroom runs: one at a time, so that memory and processors are left for readers.

use super::fetch::Fetcher;
use super::made::Made;
use super::make;
use crate::metrics::Outcomes;
use anyhow::{Context, bail};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Uploads, and articles whose pictures are fetched, at a time; more wait their turn.
const AT_A_TIME: usize = 4;

/// Makes pictures for a media directory.
pub struct Studio {
    pub(super) media: PathBuf,
    /// `None` when pictures of other hosts stay where they are.
    pub(super) fetcher: Option<Fetcher>,
    decoding: Mutex<()>,
    turns: Arc<Semaphore>,
    /// Pictures made, there already, refused, not kept; fetched and not fetched.
    pub(crate) outcomes: Outcomes,
}

impl Studio {
    pub fn new(media: &Path, fetcher: Option<Fetcher>) -> Self {
        Self {
            media: media.to_owned(),
            fetcher,
            decoding: Mutex::new(()),
            turns: Arc::new(Semaphore::new(AT_A_TIME)),
            outcomes: Outcomes::of(&["made", "there", "refused", "failed", "fetched", "not-fetched"]),
        }
    }

    /// Whether pictures of other hosts are fetched.
    pub fn fetches(&self) -> bool {
        self.fetcher.is_some()
    }

    pub fn media(&self) -> &Path {
        &self.media
    }

    /// Waits for a turn. To be held by the work, and not by who asked for it: one who goes away does not let another in early.
    pub async fn turn(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.turns).acquire_owned().await.ok()
    }

    /// Makes a picture of its bytes; `true` with it when it is new here. Blocks.
    ///
    /// # Errors
    /// [`Trouble::Picture`] in words for who sent it, [`Trouble::Directory`] for the operator.
    pub fn make(&self, bytes: &[u8]) -> Result<(Made, bool), Trouble> {
        let made = self.try_to_make(bytes);
        self.outcomes.count(match &made {
            Ok((_, true)) => "made",
            Ok((_, false)) => "there",
            Err(Trouble::Picture(_)) => "refused",
            Err(Trouble::Directory(_)) => "failed",
        });
        made
    }

    fn try_to_make(&self, bytes: &[u8]) -> Result<(Made, bool), Trouble> {
        std::fs::create_dir_all(&self.media)
            .with_context(|| format!("the media directory {} cannot be made", self.media.display()))
            .map_err(Trouble::Directory)?;
        // Decoding takes a multiple of a file's size.
        let _alone = self.decoding.lock().unwrap_or_else(PoisonError::into_inner);
        // A decoder's defect costs its picture and nothing else.
        let made = catch_unwind(AssertUnwindSafe(|| make::make(bytes, &self.media))).unwrap_or_else(|_| bail!("cannot be decoded"));
        made.map_err(|error| match error.downcast_ref::<std::io::Error>() {
            Some(_) => Trouble::Directory(error),
            None => Trouble::Picture(format!("{error:#}")),
        })
    }
}

/// Why a picture could not be made.
#[derive(Debug)]
pub enum Trouble {
    /// It is none, or none that is taken.
    Picture(String),
    /// It could not be written.
    Directory(anyhow::Error),
}

impl std::fmt::Debug for Studio {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Studio").field("media", &self.media).field("fetches", &self.fetches()).finish_non_exhaustive()
    }
}
