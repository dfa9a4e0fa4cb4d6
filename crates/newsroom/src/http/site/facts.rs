//! What the page reads at run time about the newsroom it belongs to.

use serde::Serialize;

/// The settings in the page's `#visnyk-config`: one bundle fits all newsrooms.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct SiteFacts {
    pub site_name: String,
    /// Where the API is; empty for «here».
    pub api: String,
    /// The portal's public address, for canonical links.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<String>,
    /// A CSS colour, `#rrggbb`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accent: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contacts: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// A line above every page, such as that the texts are a demonstration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice_en: Option<String>,
    /// `off` where the operator wants no service worker.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worker: Option<&'static str>,
}

impl SiteFacts {
    /// As the page reads them.
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_else(|_| "{}".to_owned())
    }
}
