//! Search: text folded and stemmed by us, so that «громади» finds «громада» whatever the database can do.

mod document;
mod query;
mod stem;
mod words;

pub use document::{Document, document};
pub use query::TextQuery;
pub use stem::stem;
pub use words::{name_rank, stems, words};
