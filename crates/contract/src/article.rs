use crate::block::Block;
use crate::card::{ArticleLang, Card};
use crate::json::Json;
use crate::picture::Picture;
use crate::read::{Fields, Read, read_struct};
use crate::safe_url::SafeUrl;
use serde::Serialize;

/// A whole article: its card and what follows the heading.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Article {
    #[serde(flatten)]
    pub card: Card,
    pub body: Vec<Block>,
    #[cfg_attr(feature = "strict", serde(default))]
    pub gallery: Vec<Picture>,
    #[cfg_attr(feature = "strict", serde(default))]
    pub attachments: Vec<Attachment>,
    #[cfg_attr(feature = "strict", serde(default))]
    pub translations: Vec<Translation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "strict", serde(default))]
    pub canonical_url: Option<SafeUrl>,
}

/// A file that belongs to an article.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Attachment {
    pub name: String,
    pub url: SafeUrl,
    /// Bytes; 0 when unknown.
    #[cfg_attr(feature = "strict", serde(default))]
    pub size: u64,
    #[cfg_attr(feature = "strict", serde(default))]
    pub mime: String,
}

/// The same article in another language.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Translation {
    pub lang: ArticleLang,
    pub id: String,
}

impl Read for Article {
    fn read(value: Json) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        let (body, gallery, attachments) = (fields.take("body"), fields.take("gallery"), fields.take("attachments"));
        let (translations, canonical_url) = (fields.take("translations"), fields.take("canonical_url"));
        Some(Self { card: Card::read(fields.rest())?, body, gallery, attachments, translations, canonical_url })
    }
}

read_struct!(Attachment { need name, need url, take size, take mime, });
read_struct!(Translation { need lang, need id, });
