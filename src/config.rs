//! What the page's server tells at run time, so that one bundle serves any portal.

use crate::colour::Rgb;
use crate::contract::{Json, SafeUrl};

/// The settings in the page's `#visnyk-config`.
#[derive(Clone, PartialEq, Debug)]
pub struct Config {
    /// Where the API is: empty for the page's own origin, else an origin without a closing slash.
    pub api: String,
    pub site_name: String,
    /// The portal's own origin for canonical addresses and shared links; empty for the page's own.
    pub public_url: String,
    /// The licence of the texts, in the operator's words.
    pub licence: Option<String>,
    /// How to reach the newsroom, in the operator's words.
    pub contacts: Option<String>,
    /// A line above every page, such as that the texts are a demonstration.
    pub notice: Option<String>,
    pub notice_en: Option<String>,
    pub logo: Option<SafeUrl>,
    /// The operator's colour for links and marks.
    pub accent: Option<Rgb>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            api: String::new(),
            site_name: "Вісник".to_owned(),
            public_url: String::new(),
            licence: None,
            contacts: None,
            notice: None,
            notice_en: None,
            logo: None,
            accent: None,
        }
    }
}

impl Config {
    /// The whole address of a path of the portal; what is whole already stays.
    pub fn address(&self, path: &str) -> String {
        whole(&self.public_url, path)
    }

    /// The same for what the newsroom has: pictures, feeds.
    pub fn api_address(&self, path: &str) -> String {
        whole(if self.api.is_empty() { &self.public_url } else { &self.api }, path)
    }

    /// Reads the JSON; what is absent or broken keeps its default.
    pub fn read(json: &str) -> Self {
        let json = Json::parse(json).unwrap_or_default();
        let text = |name: &str| match json.get(name) {
            Some(Json::Text(text) | Json::Number(text)) if !text.is_empty() => Some(text.clone()),
            _ => None,
        };
        let default = Self::default();
        Self {
            api: origin(text("api")),
            public_url: origin(text("public_url")),
            site_name: text("site_name").unwrap_or(default.site_name),
            licence: text("licence"),
            contacts: text("contacts"),
            notice: text("notice"),
            notice_en: text("notice_en"),
            logo: text("logo").and_then(|logo| SafeUrl::parse(&logo)),
            accent: text("accent").and_then(|accent| Rgb::parse(&accent)),
        }
    }
}

fn whole(origin: &str, path: &str) -> String {
    if path.starts_with('/') { origin.to_owned() + path } else { path.to_owned() }
}

/// An origin that is safe to build addresses on, else the page's own.
fn origin(text: Option<String>) -> String {
    let safe = text.filter(|text| SafeUrl::parse(text).is_some_and(|url| url.host().is_some()));
    safe.map(|url| url.trim_end_matches('/').to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_without_settings_is_a_portal_all_the_same() {
        assert_eq!(Config::read(""), Config::default());
        assert_eq!(Config::read("[]"), Config::default());
    }

    #[test]
    fn an_api_address_that_is_not_safe_is_not_taken() {
        assert_eq!(Config::read(r#"{"api":"javascript:alert(1)"}"#).api, "");
        assert_eq!(Config::read(r#"{"api":"https://api.example.org/"}"#).api, "https://api.example.org");
    }
}
