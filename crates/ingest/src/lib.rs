//! The way in for articles: HTML from a CMS becomes blocks, a draft becomes an article, or one sentence says why not.
//!
//! Nothing is ever cleaned and passed on as HTML. The parser reads as a browser would, an allow-list picks what has a
//! block or span of its own, and of everything else only the words stay.

mod address;
mod blocks;
mod check;
mod elements;
mod embed;
mod html;
mod limits;
mod lists;
mod markdown;
mod parse;
mod picture;
mod quotes;
mod read;
mod runs;
mod table;
mod words;

pub use blocks::html_to_blocks;
pub use check::check;
pub use html::{article_to_html, blocks_to_html};
pub use markdown::markdown_to_html;
pub use read::{list_for_object, pointer, read};
pub use words::allowed;

/// Why a draft cannot become an article.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{field}: {detail}")]
pub struct IngestError {
    /// JSON pointer into the draft, such as `/body_html`.
    pub field: String,
    /// In words for who sent it.
    pub detail: String,
}

impl IngestError {
    pub(crate) fn new(field: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { field: field.into(), detail: detail.into() }
    }
}
