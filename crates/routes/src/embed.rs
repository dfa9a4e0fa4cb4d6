//! The widget's address: what the document `/embed/latest` shows, and how. It is an API for pages that nobody here can change:
//! parameters are added, and never mean something else. What makes no sense falls back to the default and is reported.

mod height;
mod query;
mod values;

use crate::lang::Lang;
use crate::route::Route;
use visnyk_contract::{Ignored, Selection};

pub use values::{Layout, Target, Theme};

/// The path of the widget's document.
pub const EMBED_PATH: &str = "/embed/latest";
/// The path of the script that puts widgets into pages; its meaning never changes, a second one would have another path.
pub const LOADER_PATH: &str = "/embed/v1.js";
/// What a plain frame with the document may do: its script runs, its links open.
pub const EMBED_SANDBOX: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";

/// Most slugs of one key.
pub const MAX_EMBED_VALUES: usize = 5;
/// Articles: the most, and as many as there are when nothing is said.
pub const MAX_EMBED_LIMIT: u32 = 20;
pub const DEFAULT_EMBED_LIMIT: u32 = 5;
/// Longest heading, in characters.
pub const MAX_HEADING_CHARS: usize = 80;
/// Largest radius of the corners, and the usual one, in pixels.
pub const MAX_RADIUS: u32 = 24;
pub const DEFAULT_RADIUS: u32 = 3;
/// Least seconds between two refreshes.
pub const MIN_REFRESH: u32 = 300;
/// Bounds of a fixed height, in pixels.
pub const HEIGHTS: std::ops::RangeInclusive<u32> = 150..=2_000;

/// A widget.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Embed {
    /// Without words: those order by relevance, and the widget shows what is latest.
    pub selection: Selection,
    pub limit: u32,
    pub layout: Layout,
    pub pictures: bool,
    pub leads: bool,
    pub theme: Theme,
    pub accent: Option<[u8; 3]>,
    pub radius: u32,
    pub lang: Lang,
    /// Empty for the usual one.
    pub heading: String,
    pub heading_level: u8,
    pub header: bool,
    pub target: Target,
    /// Seconds; `None` for never.
    pub refresh: Option<u32>,
    /// What only the loader needs.
    pub frame: Frame,
}

/// How the loader makes the widget's frame; the document has no use for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Frame {
    /// Pixels; `None` to follow the content.
    pub height: Option<u32>,
    /// Loads at once, and not when it comes near.
    pub eager: bool,
    /// Asks for nothing before the reader presses a button.
    pub consent: bool,
}

/// A widget read from a query string, and what of it made no sense.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ParsedEmbed {
    pub embed: Embed,
    pub ignored: Vec<Ignored>,
}

impl Default for Embed {
    fn default() -> Self {
        Self {
            selection: Selection::new(),
            limit: DEFAULT_EMBED_LIMIT,
            layout: Layout::default(),
            pictures: true,
            leads: false,
            theme: Theme::default(),
            accent: None,
            radius: DEFAULT_RADIUS,
            lang: Lang::Uk,
            heading: String::new(),
            heading_level: 2,
            header: true,
            target: Target::default(),
            refresh: None,
            frame: Frame::default(),
        }
    }
}

impl Embed {
    /// Reads a query string, with or without its `?`. Never fails.
    pub fn parse(query: &str) -> ParsedEmbed {
        query::parse(query)
    }

    /// The canonical query string, without `?`: keys sorted, defaults omitted, with what only the loader needs.
    pub fn to_query(&self) -> String {
        query::joined(&query::pairs(self, true))
    }

    /// The path and query of the document.
    pub fn path(&self) -> String {
        let query = query::joined(&query::pairs(self, false));
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{EMBED_PATH}{mark}{query}")
    }

    /// The attributes of `<visnyk-latest>` (on a script: with `data-` before each), by name and not escaped. Defaults are omitted,
    /// but not the language: without it the widget would follow the page around it.
    pub fn attributes(&self) -> Vec<(&'static str, String)> {
        let mut attributes = query::values(self, true);
        if self.lang == Lang::Uk {
            attributes.push(("lang", self.lang.code().to_owned()));
        }
        if let Some((_, accent)) = attributes.iter_mut().find(|(name, _)| *name == "accent") {
            accent.insert(0, '#');
        }
        attributes
    }

    /// The page of the portal with the same selection.
    pub fn list(&self) -> String {
        Route::list(self.lang, &self.selection, 1)
    }

    /// The articles' call of the API, below `/api/v1`.
    pub fn call(&self) -> String {
        let selection = self.selection.to_query();
        let and = if selection.is_empty() { "" } else { "&" };
        let lang = if self.lang == Lang::Uk { "" } else { "&lang=en" };
        format!("/articles?{selection}{and}limit={}{lang}", self.limit)
    }
}

#[cfg(test)]
mod tests;
