//! The page that starts the portal. What differs between newsrooms is written into it when the server starts, so that
//! one bundle fits all.

use super::csp::policy;
use crate::http::answer::{Freshness, cacheable};
use axum::body::Bytes;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use serde::Serialize;
use visnyk_routes::Lang;

/// What the page reads at run time about the newsroom it belongs to.
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
}

/// The shell in both languages.
#[derive(Debug)]
pub struct Shell {
    uk: Bytes,
    en: Bytes,
    policy: HeaderValue,
}

impl Shell {
    /// Prepares `index.html`.
    pub fn new(index: &str, facts: &SiteFacts) -> Self {
        // The parser that a browser has normalises line ends before it hashes.
        let index = index.replace("\r\n", "\n");
        let policy = HeaderValue::from_str(&policy(&index)).unwrap_or(HeaderValue::from_static("default-src 'none'"));
        let page = with_facts(&index, facts);
        let en = with_language(&page, Lang::En.code());
        Self { uk: page.into(), en: en.into(), policy }
    }

    /// The shell as an answer.
    pub fn answer(&self, lang: Lang, status: StatusCode) -> Response {
        let page = match lang {
            Lang::Uk => &self.uk,
            Lang::En => &self.en,
        };
        let freshness = if status == StatusCode::OK { Freshness::News } else { Freshness::None };
        let mut response = cacheable(status, "text/html; charset=utf-8", page.clone(), freshness);
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, self.policy.clone());
        response
    }
}

/// Fills `<script type="application/json" id="visnyk-config">`; a page without it stays as it is.
fn with_facts(index: &str, facts: &SiteFacts) -> String {
    let filled = || {
        let (before, rest) = index.split_once("id=\"visnyk-config\"").or_else(|| index.split_once("id=visnyk-config"))?;
        let (tag, rest) = rest.split_once('>')?;
        let (_, after) = rest.split_once("</script")?;
        // `<` could end the element from inside a string.
        let json = serde_json::to_string(facts).ok()?.replace('<', "\\u003c");
        Some(format!("{before}id=\"visnyk-config\"{tag}>{json}</script{after}"))
    };
    filled().unwrap_or_else(|| {
        tracing::warn!("index.html has no element «visnyk-config»: the page will run with its own defaults");
        index.to_owned()
    })
}

/// Sets the `lang` of `<html>`.
fn with_language(page: &str, lang: &str) -> String {
    let changed = || {
        let (before, rest) = page.split_once("<html")?;
        let (tag, after) = rest.split_once('>')?;
        let attributes = tag.split_ascii_whitespace().filter(|attribute| !attribute.starts_with("lang="));
        let others = attributes.map(|attribute| format!(" {attribute}")).collect::<String>();
        Some(format!("{before}<html lang=\"{lang}\"{others}>{after}"))
    };
    changed().unwrap_or_else(|| page.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str =
        "<!doctype html>\n<html lang=\"uk\" data-x=\"1\"><head><script type=\"application/json\" id=\"visnyk-config\">{}</script></head></html>";

    #[test]
    fn the_facts_stand_in_the_page_and_cannot_end_their_element() {
        let facts = SiteFacts { site_name: "</script><script>alert(1)".into(), ..SiteFacts::default() };
        let page = with_facts(INDEX, &facts);
        assert!(page.contains(r#"id="visnyk-config">{"site_name":"\u003c/script>\u003cscript>alert(1)","api":""}</script>"#), "{page}");
    }

    #[test]
    fn a_page_without_the_element_stays_as_it_is() {
        assert_eq!(with_facts("<html></html>", &SiteFacts::default()), "<html></html>");
    }

    #[test]
    fn the_english_shell_says_that_it_is_english() {
        assert!(with_language(INDEX, "en").contains("<html lang=\"en\" data-x=\"1\"><head>"));
    }
}
