use crate::article::{Attachment, Translation};
use crate::block::Block;
use crate::card::{ArticleLang, Kind, Media, Source};
use crate::date_time::DateTime;
use crate::picture::Picture;
use crate::safe_url::SafeUrl;

/// The body of a `PUT`: an article as a newsroom writes it. Unknown fields are an error, so that a misspelt one is not lost.
#[derive(Clone, PartialEq, Debug, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// Must equal the path's id when given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    pub lang: ArticleLang,
    #[serde(default)]
    pub kind: Kind,
    #[serde(default)]
    pub authors: Vec<String>,
    pub title: String,
    #[serde(default)]
    pub lead: String,
    pub published_at: DateTime,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<DateTime>,
    /// Derived from gallery and embeds when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media: Option<Media>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cover: Option<Picture>,
    #[serde(default)]
    pub tags: Vec<DraftTag>,
    /// Slugs.
    #[serde(default)]
    pub regions: Vec<String>,
    /// Slugs; the region of each is added to `regions`.
    #[serde(default)]
    pub communities: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// Either this or `body_html`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Vec<Block>>,
    /// HTML from a CMS, turned into blocks by an allow-list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body_html: Option<String>,
    #[serde(default)]
    pub gallery: Vec<Picture>,
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    #[serde(default)]
    pub translations: Vec<Translation>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub canonical_url: Option<SafeUrl>,
}

/// A known tag by its slug, or a new one with its name.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(untagged)]
pub enum DraftTag {
    Slug(String),
    Named {
        slug: String,
        name: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name_en: Option<String>,
    },
}
