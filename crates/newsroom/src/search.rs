//! Search: text folded and stemmed by us, so that «громади» finds «громада» whatever the database can do.

mod document;
mod marks;
mod names;
mod query;
mod stem;
mod words;

pub use document::{Document, body_text, document};
pub use marks::{extract, marks};
pub use names::{NameQuery, Rank, name_forms};
pub use query::TextQuery;
pub use stem::stem;
pub use words::{Word, name_rank, placed_words, stems, words};
