//! Reading values and saying what is wrong with them.

use super::{Config, KEYS, limits};
use crate::http::SiteFacts;
use ipnet::IpNet;
use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use visnyk_contract::SafeUrl;

/// Longest text of a setting, in characters.
const MAX_TEXT: usize = 500;

/// Why the settings cannot be used.
#[derive(thiserror::Error, Debug)]
pub enum ConfigError {
    #[error("cannot read the configuration {path}: {error}")]
    Unreadable { path: PathBuf, error: std::io::Error },
    #[error("{path} is not TOML: {error}")]
    NotToml { path: PathBuf, error: Box<toml::de::Error> },
    #[error("{path}: unknown key «{key}»; known are {known}")]
    UnknownKey { path: PathBuf, key: String, known: String },
    #[error("{place}: «{value}» is not {expected}")]
    Bad { place: String, value: String, expected: &'static str },
}

/// Values by key, with the place each comes from.
#[derive(Default)]
pub(super) struct Values(BTreeMap<&'static str, (String, String)>);

/// Reads a file: one level of keys, their values are text; `trusted_proxies` may be a list.
pub(super) fn file(path: &Path) -> Result<Values, ConfigError> {
    let text = std::fs::read_to_string(path).map_err(|error| ConfigError::Unreadable { path: path.to_owned(), error })?;
    let table: toml::Table = text.parse().map_err(|error| ConfigError::NotToml { path: path.to_owned(), error: Box::new(error) })?;
    let mut values = Values::default();
    for (name, value) in table {
        let Some(key) = KEYS.iter().map(|key| key.key).find(|key| *key == name) else {
            let known = KEYS.iter().map(|key| key.key).collect::<Vec<_>>().join(", ");
            return Err(ConfigError::UnknownKey { path: path.to_owned(), key: name, known });
        };
        let place = format!("{}: {key}", path.display());
        let text = match value {
            toml::Value::Integer(number) if key == "max_streams" || limits::is_key(key) => number.to_string(),
            toml::Value::String(text) => text,
            toml::Value::Array(items) if key == "trusted_proxies" && items.iter().all(toml::Value::is_str) => {
                items.iter().filter_map(toml::Value::as_str).collect::<Vec<_>>().join(",")
            }
            other => return Err(ConfigError::Bad { place, value: other.to_string(), expected: "text in quotes" }),
        };
        values.set(key, text, &place);
    }
    Ok(values)
}

impl Values {
    pub(super) fn set(&mut self, key: &'static str, value: String, place: &str) {
        self.0.insert(key, (value, place.to_owned()));
    }

    /// A value that is not empty, read by `read`.
    pub(super) fn get<T>(&self, key: &str, expected: &'static str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, ConfigError> {
        let Some((value, place)) = self.0.get(key).filter(|(value, _)| !value.trim().is_empty()) else { return Ok(None) };
        match read(value.trim()) {
            Some(read) => Ok(Some(read)),
            None => Err(ConfigError::Bad { place: place.clone(), value: value.clone(), expected }),
        }
    }

    fn text(&self, key: &str) -> Result<Option<String>, ConfigError> {
        self.get(key, "a text of up to 500 characters without control characters", |text| {
            let fits = text.chars().count() <= MAX_TEXT && !text.chars().any(|c| c.is_control() && c != '\n');
            fits.then(|| text.to_owned())
        })
    }

    fn path(&self, key: &str, default: &str) -> Result<PathBuf, ConfigError> {
        Ok(self.get(key, "a path", |path| Some(PathBuf::from(path)))?.unwrap_or_else(|| default.into()))
    }

    pub(super) fn config(&self) -> Result<Config, ConfigError> {
        let max_streams = self.get("max_streams", "a number of streams such as 10000", |text| text.parse().ok())?.unwrap_or(10_000);
        let listen: Option<SocketAddr> = self.get("listen", "an address and port such as 127.0.0.1:8080", |text| text.parse().ok())?;
        Ok(Config {
            listen: listen.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080))),
            metrics: self.get("metrics", "an address and port such as 127.0.0.1:9464", |text| text.parse().ok())?,
            db: self.path("db", "newsroom.db")?,
            media: self.path("media", "media")?,
            dist: self.path("dist", "dist")?,
            ingest_token: self.get("ingest_token", "a token", |token| Some(token.to_owned()))?.unwrap_or_default(),
            fetch_pictures: self.get("fetch_pictures", "on or off", switch)?.unwrap_or(false),
            trusted_proxies: self.get("trusted_proxies", "a list of networks such as 10.0.0.0/8, 127.0.0.1", networks)?.unwrap_or_default(),
            max_streams,
            limits: limits::read(self, max_streams)?,
            site: SiteFacts {
                site_name: self.text("site_name")?.unwrap_or_else(|| "Вісник".into()),
                api: String::new(),
                public_url: self.get("public_url", "an address without a path, such as https://news.example", public_url)?,
                logo: self.get("logo", "a path such as /media/logo.svg, or an https address", logo)?,
                accent: self.get("accent", "a colour such as #0a5bd3", colour)?,
                contacts: self.text("contacts")?,
                licence: self.text("licence")?,
                notice: self.text("notice")?,
                notice_en: self.text("notice_en")?,
                worker: self.get("worker", "on or off", switch)?.filter(|on| !on).map(|_| "off"),
            },
        })
    }
}

/// `on` or `off`.
pub fn switch(text: &str) -> Option<bool> {
    match text {
        "on" => Some(true),
        "off" => Some(false),
        _ => None,
    }
}

fn networks(text: &str) -> Option<Vec<IpNet>> {
    let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| part.parse::<IpNet>().ok().or_else(|| part.parse::<IpAddr>().ok().map(IpNet::from))).collect()
}

fn public_url(text: &str) -> Option<String> {
    let url = SafeUrl::parse(text.trim_end_matches('/'))?;
    let rest = url.as_str().split_once("://")?.1;
    (url.host().is_some() && !rest.contains(['/', '?', '#'])).then(|| url.to_string())
}

fn logo(text: &str) -> Option<String> {
    let url = SafeUrl::parse(text)?;
    // The page's policy loads pictures by https only.
    (url.is_path() || url.as_str().to_ascii_lowercase().starts_with("https://")).then(|| url.to_string())
}

fn colour(text: &str) -> Option<String> {
    let digits = text.strip_prefix('#')?;
    (matches!(digits.len(), 3 | 6) && digits.bytes().all(|b| b.is_ascii_hexdigit())).then(|| text.to_ascii_lowercase())
}
