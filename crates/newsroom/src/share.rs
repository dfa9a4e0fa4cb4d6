//! Cards: what stands for a page where a link to it is shared. Each is a PNG of 1200 × 630, drawn when it is first asked for:
//! the title over the map, the article's region on it, the portal's name and colour. Nothing is fetched for it, and its
//! typefaces are in the program, so that it looks the same on every machine.

mod colour;
mod draw;
mod lines;
mod map;
mod typeface;

use crate::logging::spawn_blocking;
use axum::body::Bytes;
use moka::sync::Cache;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use visnyk_contract::Date;
use visnyk_routes::Lang;

/// Cards drawn at a time: readers need the processors too.
const AT_A_TIME: usize = 2;
/// How long a card waits for others.
const TURN_TIME: Duration = Duration::from_secs(10);
/// Bytes of cards that are kept, some five hundred of them.
const KEPT: u64 = 32 * 1024 * 1024;

/// All that a card shows. Two alike are one picture, and a change of any part is another.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Face {
    /// The portal's name.
    pub name: String,
    /// The operator's colour, `#rrggbb` or `#rgb`.
    pub accent: Option<String>,
    /// The portal's public host.
    pub host: Option<String>,
    pub about: About,
}

/// What a card stands for.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum About {
    Portal(Lang),
    Article {
        title: String,
        lang: Lang,
        day: Option<Date>,
        /// The article's regions, to be found on the map.
        slugs: Vec<String>,
        /// Their names in the article's language.
        places: Vec<String>,
    },
}

/// Why there is no card.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// Too many are drawn just now.
    Busy,
    /// Of ours; the log knows more.
    Defect,
}

/// Draws cards and keeps them for a while.
#[derive(Debug)]
pub struct Cards {
    drawn: Cache<Face, Bytes>,
    turns: Arc<Semaphore>,
    patience: Duration,
}

impl Default for Cards {
    fn default() -> Self {
        let weight = |_: &Face, png: &Bytes| u32::try_from(png.len()).unwrap_or(u32::MAX);
        Self { drawn: Cache::builder().weigher(weight).max_capacity(KEPT).build(), turns: Arc::new(Semaphore::new(AT_A_TIME)), patience: TURN_TIME }
    }
}

impl Cards {
    /// # Errors
    /// See [`Trouble`].
    pub async fn png(&self, face: Face) -> Result<Bytes, Trouble> {
        if let Some(png) = self.drawn.get(&face) {
            return Ok(png);
        }
        let turn = tokio::time::timeout(self.patience, Arc::clone(&self.turns).acquire_owned()).await.ok().and_then(Result::ok).ok_or(Trouble::Busy)?;
        let drawn = self.drawn.clone();
        let work = spawn_blocking(move || {
            // Held by the work, and not by who asked: one who goes away does not let another in early.
            let _turn = turn;
            let draw = || draw::png(&face).map(Bytes::from).inspect_err(|error| tracing::error!(error = format!("{error:#}"), "a card cannot be drawn")).ok();
            // Who asks for the same card meanwhile waits for this one.
            drawn.optionally_get_with(face.clone(), draw)
        });
        match work.await {
            Ok(png) => png.ok_or(Trouble::Defect),
            Err(error) => {
                tracing::error!(%error, "drawing a card broke off");
                Err(Trouble::Defect)
            }
        }
    }
}

#[cfg(test)]
mod tests;
