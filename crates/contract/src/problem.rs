use crate::json::Json;
use crate::read::{Fields, Read};
use serde::Serialize;

/// An error in words (RFC 9457, `application/problem+json`).
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// A stable address that names the kind of error.
    #[serde(rename = "type")]
    pub r#type: String,
    pub title: String,
    pub status: u32,
    pub detail: String,
}

impl Read for Problem {
    fn read(value: Json) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(Self { r#type: fields.take("type"), title: fields.need("title")?, status: fields.take("status"), detail: fields.take("detail") })
    }
}
