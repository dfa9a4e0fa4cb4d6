//! The JSON API between Visnyk and any newsroom.
//!
//! One crate, both sides: the frontend decodes with the tolerant [`Read`], which costs a broken part and never the whole;
//! whoever writes decodes strictly with serde (feature `strict`). No I/O, no clock, no DOM.

mod article;
mod block;
mod card;
pub mod case;
mod change;
mod date;
mod date_time;
mod directory;
#[cfg(feature = "strict")]
mod draft;
pub mod fold;
mod highlights;
mod json;
pub mod limits;
mod list;
mod picture;
mod problem;
mod read;
mod safe_url;
mod selection;
mod suggestion;

pub use article::{Article, Attachment, Translation};
pub use block::{Block, Cell, Span};
pub use card::{ArticleLang, Card, CommunityRef, Kind, Media, RegionRef, Source, TagRef};
pub use change::{Change, Changes, Event, Ping, cursor_of};
pub use date::Date;
pub use date_time::DateTime;
pub use directory::{Community, Items, Region, Tag};
#[cfg(feature = "strict")]
pub use draft::{Draft, DraftTag};
pub use highlights::{Highlights, Mark};
pub use json::Json;
pub use list::{ArticleList, AsOf, Facet, Facets, Ignored, PageInfo};
pub use picture::{Picture, Variant};
pub use problem::Problem;
pub use read::Read;
pub use safe_url::SafeUrl;
pub use selection::{Filter, MediaFilter, Parsed, Selection, page_of, percent_decode, percent_encode, query_pairs};
pub use suggestion::{Suggestion, SuggestionKind};
