use crate::json::Json;
use crate::read::{Fields, Read, read_struct};
use serde::Serialize;

/// The body of an answer that is a plain list.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Items<T> {
    pub items: Vec<T>,
}

impl<T: Read> Read for Items<T> {
    fn read(value: Json) -> Option<Self> {
        Some(Self { items: Fields::of(value)?.need("items")? })
    }
}

/// A tag with the number of its articles.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Tag {
    pub slug: String,
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "strict", serde(default))]
    pub name_en: Option<String>,
    pub count: u32,
}

/// One of the 27 oblast-level units.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Region {
    pub slug: String,
    /// «Вінницька область», «місто Київ», «Автономна Республіка Крим».
    pub name: String,
    /// «Вінницька», «м. Київ», «АР Крим».
    pub short_name: String,
    pub name_en: String,
    /// The code of the official codifier.
    pub katottg: String,
    /// ISO 3166-2.
    pub iso: String,
    pub centre: String,
    /// How many territorial communities it has.
    pub communities: u32,
    pub count: u32,
}

/// A territorial community (hromada).
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Community {
    pub slug: String,
    /// «Житомирська територіальна громада».
    pub name: String,
    /// «Житомирська громада».
    pub short_name: String,
    /// «міська», «селищна», «сільська».
    pub kind: String,
    /// The slug of its region.
    pub region: String,
    pub katottg: String,
    pub centre: String,
    /// People, by the estimate of 2022; absent when unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "strict", serde(default))]
    pub population: Option<u32>,
    pub count: u32,
}

read_struct!(Tag { need slug, need name, take name_en, take count, });
read_struct!(Region { need slug, need name, take short_name, take name_en, take katottg, take iso, take centre, take communities, take count, });
read_struct!(Community { need slug, need name, take short_name, take kind, take region, take katottg, take centre, take population, take count, });
