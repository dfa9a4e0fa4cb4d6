use crate::card::RegionRef;
use crate::json::Json;
use crate::limits::MAX_SUGGESTIONS;
use crate::read::{Read, read_struct};
use serde::Serialize;

/// What somebody who types may have in mind.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Suggestion {
    pub kind: SuggestionKind,
    /// The slug, or the article's id.
    pub key: String,
    /// The name, or the article's title.
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "strict", serde(default))]
    pub name_en: Option<String>,
    /// Of a community.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "strict", serde(default))]
    pub region: Option<RegionRef>,
    /// How many articles it has; an article has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "strict", serde(default))]
    pub count: Option<u32>,
}

/// What a suggestion leads to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum SuggestionKind {
    Tag,
    Region,
    Community,
    Article,
}

impl Read for SuggestionKind {
    fn read(value: Json) -> Option<Self> {
        Some(match value.as_text()? {
            "tag" => Self::Tag,
            "region" => Self::Region,
            "community" => Self::Community,
            "article" => Self::Article,
            // It leads nowhere that is known here.
            _ => return None,
        })
    }
}

read_struct!(Suggestion { need kind, need key, need name, take name_en, take region, take count, most MAX_SUGGESTIONS, });
