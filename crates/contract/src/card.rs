use crate::date_time::DateTime;
use crate::highlights::Highlights;
use crate::json::Json;
use crate::limits::MAX_LIMIT;
use crate::picture::Picture;
use crate::read::{Read, read_struct};
use crate::safe_url::SafeUrl;
use serde::Serialize;

/// What a list shows of an article.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Card {
    /// `[A-Za-z0-9._-]{1,64}`; leading zeros matter.
    pub id: String,
    pub lang: ArticleLang,
    #[serde(skip_serializing_if = "Kind::is_news")]
    #[cfg_attr(feature = "strict", serde(default))]
    pub kind: Kind,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "strict", serde(default))]
    pub authors: Vec<String>,
    pub title: String,
    #[cfg_attr(feature = "strict", serde(default))]
    pub lead: String,
    /// Absent only when the newsroom sent something that is no date.
    pub published_at: Option<DateTime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "strict", serde(default))]
    pub updated_at: Option<DateTime>,
    #[cfg_attr(feature = "strict", serde(default))]
    pub media: Media,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "strict", serde(default))]
    pub cover: Option<Picture>,
    #[cfg_attr(feature = "strict", serde(default))]
    pub tags: Vec<TagRef>,
    #[cfg_attr(feature = "strict", serde(default))]
    pub regions: Vec<RegionRef>,
    #[cfg_attr(feature = "strict", serde(default))]
    pub communities: Vec<CommunityRef>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "strict", serde(default))]
    pub source: Option<Source>,
    /// In the list of a search: where the words are.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "strict", serde(default))]
    pub found: Option<Box<Highlights>>,
}

/// The language an article is written in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum ArticleLang {
    #[default]
    Uk,
    En,
}

impl ArticleLang {
    /// The BCP 47 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Uk => "uk",
            Self::En => "en",
        }
    }
}

impl Read for ArticleLang {
    fn read(value: Json) -> Option<Self> {
        match value.as_text()? {
            "en" => Some(Self::En),
            _ => Some(Self::Uk),
        }
    }
}

/// What sort of article it is; an unknown one reads as news.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    #[default]
    News,
    Announcement,
    Interview,
    Longread,
    Photo,
    Video,
    Document,
}

impl Kind {
    fn is_news(&self) -> bool {
        *self == Self::News
    }
}

impl Read for Kind {
    fn read(value: Json) -> Option<Self> {
        Some(match value.as_text()? {
            "announcement" => Self::Announcement,
            "interview" => Self::Interview,
            "longread" => Self::Longread,
            "photo" => Self::Photo,
            "video" => Self::Video,
            "document" => Self::Document,
            _ => Self::News,
        })
    }
}

/// Whether an article carries a gallery or a film.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Media {
    pub photo: bool,
    pub video: bool,
}

/// A tag as an article carries it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TagRef {
    pub slug: String,
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "strict", serde(default))]
    pub name_en: Option<String>,
}

/// An oblast-level unit as an article carries it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegionRef {
    pub slug: String,
    /// «Житомирська область».
    pub name: String,
    /// "Zhytomyr Oblast".
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "strict", serde(default))]
    pub name_en: Option<String>,
}

/// A territorial community as an article carries it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CommunityRef {
    pub slug: String,
    /// «Житомирська територіальна громада».
    pub name: String,
    /// The slug of its region.
    pub region: String,
}

/// Who the newsroom has the article from.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Source {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "strict", serde(default))]
    pub url: Option<SafeUrl>,
}

read_struct!(Card {
    need id, need title,
    take lang, take kind, take authors, take lead, take published_at, take updated_at, take media, take cover, take tags, take regions, take communities, take source, take found,
    then settle_marks,
    most MAX_LIMIT,
});
read_struct!(Media { take photo, take video, });
read_struct!(TagRef { need slug, need name, take name_en, });
read_struct!(RegionRef { need slug, need name, take name_en, });
read_struct!(CommunityRef { need slug, need name, take region, });
read_struct!(Source { need name, take url, });
