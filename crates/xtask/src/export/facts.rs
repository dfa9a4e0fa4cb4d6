//! What the page's `#visnyk-config` says; `src/config.rs` reads it and takes defaults for what is wrong, so that it is
//! checked here.

use super::Options;
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use visnyk_contract::SafeUrl;

/// Longest text of a setting, in characters; the newsroom's own is the same.
const LONGEST: usize = 500;

/// Settings by key.
#[derive(Debug, PartialEq)]
pub struct Facts(BTreeMap<String, String>);

impl Facts {
    pub fn read(options: &Options) -> Result<Self> {
        type Check = fn(&str) -> Option<String>;
        const ORIGIN: &str = "an address without a path, such as https://news.example";
        const TEXT: &str = "a text of up to 500 characters on one line";
        let all: [(&str, &Option<String>, Check, &str); 9] = [
            ("public_url", &options.public_url, origin, ORIGIN),
            ("api", &options.api, origin, ORIGIN),
            ("site_name", &options.site_name, text, TEXT),
            ("logo", &options.logo, logo, "a path such as /logo.svg, or an https address"),
            ("accent", &options.accent, colour, "a colour such as #0a5bd3"),
            ("contacts", &options.contacts, text, TEXT),
            ("licence", &options.licence, text, TEXT),
            ("notice", &options.notice, text, TEXT),
            ("notice_en", &options.notice_en, text, TEXT),
        ];
        let mut facts = BTreeMap::new();
        if options.without_worker {
            facts.insert("worker".to_owned(), "off".to_owned());
        }
        for (key, value, check, expected) in all {
            let Some(value) = value else { continue };
            let checked = check(value).with_context(|| format!("--{}: «{value}» is not {expected}", key.replace('_', "-")))?;
            facts.insert(key.to_owned(), checked);
        }
        let facts = Self(facts);
        if facts.get("public_url").is_some_and(|url| url.starts_with("https:")) && facts.api().is_some_and(|api| api.starts_with("http:")) {
            bail!("--api: browsers let no https page call an http address; give the API's https address");
        }
        Ok(facts)
    }

    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    /// The API's origin, when it is not the portal's own.
    pub fn api(&self) -> Option<&str> {
        self.get("api").filter(|api| Some(*api) != self.get("public_url"))
    }

    /// Takes from a newsroom's settings what no option says; where it is itself is nothing to the readers.
    pub fn inherit(&mut self, config: &str) {
        let theirs: BTreeMap<String, serde_json::Value> = serde_json::from_str(config).unwrap_or_default();
        for (key, value) in theirs.into_iter().filter(|(key, _)| key != "api" && key != "public_url") {
            if let serde_json::Value::String(value) = value {
                self.0.entry(key).or_insert(value);
            }
        }
    }

    pub fn json(&self) -> Result<String> {
        serde_json::to_string(&self.0).context("the settings cannot be written as JSON")
    }
}

/// An http(s) address without a path; a closing slash is forgiven.
pub fn origin(text: &str) -> Option<String> {
    let url = SafeUrl::parse(text.trim().trim_end_matches('/'))?;
    let (_, rest) = url.as_str().split_once("://")?;
    (url.host().is_some() && !rest.contains(['/', '?', '#', ';', ',', '\''])).then(|| url.as_str().to_owned())
}

fn text(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty() && text.chars().count() <= LONGEST && !text.chars().any(char::is_control)).then(|| text.to_owned())
}

fn logo(text: &str) -> Option<String> {
    let url = SafeUrl::parse(text)?;
    (url.is_path() || url.as_str().to_ascii_lowercase().starts_with("https://")).then(|| url.as_str().to_owned())
}

fn colour(text: &str) -> Option<String> {
    let digits = text.strip_prefix('#')?;
    (matches!(digits.len(), 3 | 6) && digits.bytes().all(|byte| byte.is_ascii_hexdigit())).then(|| text.to_ascii_lowercase())
}
