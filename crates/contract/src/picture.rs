use crate::read::read_struct;
use crate::safe_url::SafeUrl;
use serde::Serialize;

/// A picture with its variants, smallest first.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Picture {
    pub src: SafeUrl,
    /// Pixels of `src`; 0 when unknown.
    #[cfg_attr(feature = "strict", serde(default))]
    pub width: u32,
    #[cfg_attr(feature = "strict", serde(default))]
    pub height: u32,
    #[cfg_attr(feature = "strict", serde(default))]
    pub alt: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "strict", serde(default))]
    pub caption: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "strict", serde(default))]
    pub credit: Option<String>,
    #[cfg_attr(feature = "strict", serde(default))]
    pub variants: Vec<Variant>,
}

/// The same picture in another width or format.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Variant {
    pub src: SafeUrl,
    pub width: u32,
    pub mime: String,
}

read_struct!(Picture { need src, take width, take height, take alt, take caption, take credit, take variants, });
read_struct!(Variant { need src, need width, take mime, });
