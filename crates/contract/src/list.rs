use crate::card::{Card, RegionRef};
use crate::date_time::DateTime;
use crate::limits::MAX_LIMIT;
use crate::read::read_struct;
use serde::Serialize;

/// The answer of the list call.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ArticleList {
    pub items: Vec<Card>,
    pub page: PageInfo,
    /// Only the facets that were asked for are filled.
    #[cfg_attr(feature = "strict", serde(default))]
    pub facets: Facets,
    /// Values of the query that made no sense and were dropped.
    #[cfg_attr(feature = "strict", serde(default))]
    pub ignored: Vec<Ignored>,
    pub as_of: AsOf,
}

/// Where in the list this answer stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PageInfo {
    /// From 1; clamped to the last page.
    pub number: u32,
    /// Cards a page.
    pub size: u32,
    /// Cards in the whole list.
    pub total: u32,
}

impl PageInfo {
    /// How many pages there are; an empty list has one.
    pub fn pages(self) -> u32 {
        self.total.div_ceil(self.size.max(1)).max(1)
    }
}

/// Counts by value, each under the filters of the other keys.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Facets {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "strict", serde(default))]
    pub tag: Vec<Facet>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "strict", serde(default))]
    pub region: Vec<Facet>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "strict", serde(default))]
    pub community: Vec<Facet>,
}

/// How many articles one more filter value would show.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Facet {
    pub slug: String,
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "strict", serde(default))]
    pub name_en: Option<String>,
    pub count: u32,
    /// Of a community, where values are asked for by themselves: what tells it from its namesakes.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "strict", serde(default))]
    pub region: Option<RegionRef>,
}

/// A value of the query that made no sense.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Ignored {
    pub key: String,
    pub value: String,
}

/// The store's last change: never the wall clock, so that an unchanged answer keeps its ETag.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AsOf {
    pub cursor: u64,
    pub changed_at: Option<DateTime>,
}

read_struct!(ArticleList { need items, need page, take facets, take ignored, take as_of, });

read_struct!(PageInfo { take number, take size, take total, });
read_struct!(Facets { take tag, take region, take community, });
read_struct!(Facet { need slug, need name, take name_en, take count, take region, most MAX_LIMIT, });
read_struct!(Ignored { need key, take value, });
read_struct!(AsOf { take cursor, take changed_at, });
