use crate::card::Card;
use crate::json::Json;
use crate::limits::MAX_MARKS;
use crate::read::{Read, read_struct};
use serde::Serialize;

/// Characters of a text, from the first of them up to the one after the last; counted in Unicode scalar values.
pub type Mark = [u32; 2];

/// Where an article holds the words that were searched for. Marks come in their order and do not overlap.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Highlights {
    /// In the title.
    // Pairs: the description has no words for a list of two.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<Vec<u32>>))]
    pub title: Vec<Mark>,
    /// A piece of the body, only when neither title nor lead holds any of the words.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "strict", serde(default))]
    pub text: Option<String>,
    /// In `text` when it is there, else in the lead.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<Vec<u32>>))]
    pub marks: Vec<Mark>,
}

impl Read for Mark {
    fn read(value: Json) -> Option<Self> {
        let Json::List(ends) = value else { return None };
        let mut ends = ends.into_iter().map(u32::read);
        match (ends.next()??, ends.next()??, ends.next()) {
            (from, to, None) => Some([from, to]),
            _ => None,
        }
    }
}

read_struct!(Highlights { take title, take text, take marks, });

impl Card {
    /// Drops marks that mark nothing of this card.
    pub(crate) fn settle_marks(mut self) -> Self {
        if let Some(mut found) = self.found.take() {
            settle(&mut found.title, &self.title);
            settle(&mut found.marks, found.text.as_ref().unwrap_or(&self.lead));
            self.found = Some(found).filter(|found| !(found.title.is_empty() && found.marks.is_empty() && found.text.is_none()));
        }
        self
    }
}

fn settle(marks: &mut Vec<Mark>, text: &str) {
    let (length, mut end) = (text.chars().count(), 0);
    marks.retain(|&[from, to]| {
        let fits = end <= from && from < to && to as usize <= length;
        if fits {
            end = to;
        }
        fits
    });
    marks.truncate(MAX_MARKS);
}
