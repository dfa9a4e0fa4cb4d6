//! Pictures, wherever they come from: each is decoded once and laid into the media directory in the sizes pages ask for,
//! under names made from its content, so that they can be cached for ever and bringing one twice changes nothing. A file
//! that was sent is never served: only what was made of its pixels is.
//!
//! Pictures that no article names any more stay: nothing here removes a file.

mod adopt;
mod fetch;
mod keep;
mod made;
mod make;
mod reach;
mod refs;
mod studio;

pub use adopt::Left;
pub use fetch::{Fetcher, MAX_BYTES};
pub use keep::prepare;
pub use made::Made;
pub use reach::Reach;
pub use refs::{attach, find};
pub use studio::{Studio, Trouble};

use anyhow::{Context, bail};
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap};
use std::path::{Component, Path, PathBuf};

/// Made pictures by the relative address an article gives, or why one could not be made.
pub type Album = HashMap<String, Result<Made, String>>;

/// Makes all pictures, as many at a time as there are processors. `dir` is where their addresses start.
///
/// # Errors
/// Only when the media directory cannot be made; a picture's own trouble is in the album.
pub fn make_all(dir: &Path, media: &Path, addresses: &BTreeSet<String>) -> anyhow::Result<Album> {
    std::fs::create_dir_all(media).with_context(|| format!("the media directory {} cannot be made", media.display()))?;
    let make = |address: &String| {
        let made = inside(dir, address).and_then(|file| make::make_file(&file, media));
        (address.clone(), made.map_err(|error| format!("{address}: {error:#}")))
    };
    Ok(addresses.par_iter().map(make).collect())
}

/// The file of a relative address, never outside of `dir`.
fn inside(dir: &Path, address: &str) -> anyhow::Result<PathBuf> {
    let path = Path::new(address);
    if path.components().any(|part| !matches!(part, Component::Normal(_))) {
        bail!("leads out of the import's directory");
    }
    Ok(dir.join(path))
}

#[cfg(test)]
mod tests;
