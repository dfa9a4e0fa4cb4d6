//! What a newsroom is told about itself: a TOML file, the environment over it, flags over both.

mod limits;
mod read;

pub use read::{ConfigError, switch};

use crate::http::{Limits, SiteFacts};
use crate::pictures::{Fetcher, Reach, Studio};
use ipnet::IpNet;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// One setting's names: the key of the file, and the variable.
struct Key {
    key: &'static str,
    variable: &'static str,
}

const KEYS: [Key; 25] = [
    Key { key: "public_url", variable: "VISNYK_PUBLIC_URL" },
    Key { key: "ingest_token", variable: "VISNYK_INGEST_TOKEN" },
    Key { key: "site_name", variable: "VISNYK_SITE_NAME" },
    Key { key: "logo", variable: "VISNYK_LOGO" },
    Key { key: "accent", variable: "VISNYK_ACCENT" },
    Key { key: "contacts", variable: "VISNYK_CONTACTS" },
    Key { key: "licence", variable: "VISNYK_LICENCE" },
    Key { key: "notice", variable: "VISNYK_NOTICE" },
    Key { key: "notice_en", variable: "VISNYK_NOTICE_EN" },
    Key { key: "worker", variable: "VISNYK_WORKER" },
    Key { key: "trusted_proxies", variable: "VISNYK_TRUSTED_PROXIES" },
    Key { key: "max_streams", variable: "VISNYK_MAX_STREAMS" },
    Key { key: "rate_limit", variable: "VISNYK_RATE_LIMIT" },
    Key { key: "rate_burst", variable: "VISNYK_RATE_BURST" },
    Key { key: "max_requests", variable: "VISNYK_MAX_REQUESTS" },
    Key { key: "request_seconds", variable: "VISNYK_REQUEST_SECONDS" },
    Key { key: "max_connections", variable: "VISNYK_MAX_CONNECTIONS" },
    Key { key: "max_connections_per_client", variable: "VISNYK_MAX_CONNECTIONS_PER_CLIENT" },
    Key { key: "hsts_seconds", variable: "VISNYK_HSTS_SECONDS" },
    Key { key: "db", variable: "VISNYK_DB" },
    Key { key: "media", variable: "VISNYK_MEDIA" },
    Key { key: "fetch_pictures", variable: "VISNYK_FETCH_PICTURES" },
    Key { key: "dist", variable: "VISNYK_DIST" },
    Key { key: "listen", variable: "VISNYK_LISTEN" },
    Key { key: "metrics", variable: "VISNYK_METRICS" },
];

/// The settings in force.
#[derive(Clone, PartialEq)]
pub struct Config {
    pub listen: SocketAddr,
    /// Where Prometheus reads; nowhere unless it is said.
    pub metrics: Option<SocketAddr>,
    pub db: PathBuf,
    pub media: PathBuf,
    pub dist: PathBuf,
    /// Empty: ingest is off.
    pub ingest_token: String,
    /// Whether pictures that articles name by another host's address are fetched.
    pub fetch_pictures: bool,
    /// Who may say in `X-Forwarded-For`, `-Proto` and `-Host` where a request comes from, and what was asked for.
    pub trusted_proxies: Vec<IpNet>,
    /// How many live streams may be open at a time.
    pub max_streams: usize,
    pub limits: Limits,
    pub site: SiteFacts,
}

/// What the command line says; it wins.
#[derive(Clone, Debug, Default)]
pub struct Flags {
    pub listen: Option<SocketAddr>,
    pub db: Option<PathBuf>,
    pub media: Option<PathBuf>,
    pub dist: Option<PathBuf>,
    pub fetch_pictures: Option<bool>,
}

impl Config {
    /// Reads the settings. `file` is optional; `environment` looks up a variable.
    ///
    /// # Errors
    /// An unreadable file, an unknown key, a value that makes no sense: named with what is expected.
    pub fn load(file: Option<&Path>, environment: impl Fn(&str) -> Option<String>, flags: Flags) -> Result<Self, ConfigError> {
        let mut values = match file {
            Some(path) => read::file(path)?,
            None => read::Values::default(),
        };
        for key in &KEYS {
            if let Some(value) = environment(key.variable) {
                values.set(key.key, value, key.variable);
            }
        }
        let mut config = values.config()?;
        config.listen = flags.listen.unwrap_or(config.listen);
        config.db = flags.db.unwrap_or(config.db);
        config.media = flags.media.unwrap_or(config.media);
        config.dist = flags.dist.unwrap_or(config.dist);
        config.fetch_pictures = flags.fetch_pictures.unwrap_or(config.fetch_pictures);
        Ok(config)
    }

    /// Makes pictures as the settings have it.
    pub fn studio(&self) -> Studio {
        Studio::new(&self.media, self.fetch_pictures.then(|| Fetcher::new(Reach::PUBLIC, self.site.public_url.as_deref())))
    }

    /// Variables that look like settings and are none: most likely misspelt.
    pub fn strangers(names: impl Iterator<Item = String>) -> Vec<String> {
        // The last is the build tasks' own.
        const OTHERS: [&str; 4] = ["VISNYK_CONFIG", "VISNYK_LOG", "VISNYK_LOG_FORMAT", "VISNYK_TOOLS"];
        names.filter(|name| name.starts_with("VISNYK_") && !OTHERS.contains(&name.as_str()) && !KEYS.iter().any(|key| key.variable == name)).collect()
    }
}

impl std::fmt::Debug for Config {
    /// Without the token.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { listen, metrics, db, media, dist, ingest_token, fetch_pictures, trusted_proxies, max_streams, limits, site } = self;
        f.debug_struct("Config")
            .field("listen", listen)
            .field("metrics", metrics)
            .field("db", db)
            .field("media", media)
            .field("dist", dist)
            .field("ingest", &if ingest_token.is_empty() { "off" } else { "on" })
            .field("fetch_pictures", fetch_pictures)
            .field("trusted_proxies", trusted_proxies)
            .field("max_streams", max_streams)
            .field("limits", limits)
            .field("site", site)
            .finish()
    }
}

#[cfg(test)]
mod tests;
