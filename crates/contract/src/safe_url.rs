use crate::json::Json;
use crate::limits::MAX_URL;
use crate::read::Read;
use std::fmt;

/// An address that may stand in an attribute: https, http, mailto, tel, or a path with one leading slash.
///
/// Anything else (`javascript:`, `data:`, `//host`, `/\host`, control characters, credentials in the authority) has no
/// `SafeUrl`. The text is kept as it was written, apart from white space around it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SafeUrl(String);

impl SafeUrl {
    /// Checks an address.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim_matches(|c: char| c.is_ascii_whitespace());
        if text.is_empty() || text.len() > MAX_URL || text.chars().any(is_forbidden) || !has_whole_escapes(text) {
            return None;
        }
        let safe = if text.starts_with('/') {
            is_path(text)
        } else {
            let (scheme, rest) = text.split_once(':')?;
            match scheme.to_ascii_lowercase().as_str() {
                "https" | "http" => is_authority(rest.strip_prefix("//")?),
                "mailto" => rest.split('?').next().is_some_and(is_mail),
                "tel" => !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | '(' | ')' | '.')),
                _ => false,
            }
        };
        safe.then(|| Self(text.to_owned()))
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is a path of the portal itself.
    pub fn is_path(&self) -> bool {
        self.0.starts_with('/')
    }

    /// The host of an http(s) address.
    pub fn host(&self) -> Option<&str> {
        // A path and a mail address may have those signs further on, and name no host by them.
        self.0.get(..4).filter(|scheme| scheme.eq_ignore_ascii_case("http"))?;
        let authority = self.0.split_once("://")?.1.split(['/', '?', '#']).next()?;
        Some(match authority.rfind(':') {
            Some(colon) if !authority.ends_with(']') => authority.get(..colon)?,
            _ => authority,
        })
    }
}

/// White space, controls and what turns the reading direction never belong in an address; browsers drop some of them
/// silently, which is how `java\nscript:` comes about.
fn is_forbidden(c: char) -> bool {
    c.is_control()
        || c.is_whitespace()
        || matches!(c, '\\' | '<' | '>' | '"' | '`' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Every `%` starts an escape, and none hides a control character, a backslash or broken UTF-8.
fn has_whole_escapes(text: &str) -> bool {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let (Some(high), Some(low)) = (rest.next().and_then(hex), rest.next().and_then(hex)) else { return false };
        let decoded = high * 16 + low;
        if decoded < 0x20 || decoded == 0x7F || decoded == b'\\' {
            return false;
        }
        bytes.push(decoded);
    }
    String::from_utf8(bytes).is_ok()
}

fn hex(byte: u8) -> Option<u8> {
    (byte as char).to_digit(16).map(|digit| digit as u8)
}

/// A path of the portal. Browsers take dots out of a path before it is asked for, so that a slash that is written as one must not
/// follow another anywhere: `/./%2fevil` is `/%2fevil` then, and whoever decodes it takes it for a host.
fn is_path(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let path = lower.split(['?', '#']).next().unwrap_or_default();
    !path.contains("//") && !path.contains("/%2f")
}

fn is_authority(rest: &str) -> bool {
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if let Some(ipv6) = authority.strip_prefix('[') {
        let Some((address, port)) = ipv6.split_once(']') else { return false };
        return address.parse::<std::net::Ipv6Addr>().is_ok() && (port.is_empty() || port.strip_prefix(':').is_some_and(is_port));
    }
    let (host, port) = authority.split_once(':').map_or((authority, None), |(host, port)| (host, Some(port)));
    !host.is_empty() && host.split('.').rev().enumerate().all(|(from_end, label)| is_label(label, from_end)) && port.is_none_or(is_port)
}

fn is_port(port: &str) -> bool {
    port.parse::<u16>().is_ok_and(|number| number > 0) && port.bytes().all(|b| b.is_ascii_digit())
}

/// A host label. One that mixes Latin letters with Cyrillic or Greek is a look-alike.
fn is_label(label: &str, from_end: usize) -> bool {
    if label.is_empty() {
        return from_end == 0;
    }
    let (mut latin, mut other) = (false, false);
    label.len() <= 252
        && label.chars().all(|c| {
            latin |= c.is_ascii_alphabetic();
            other |= !c.is_ascii() && c.is_alphabetic() && !('\u{C0}'..='\u{24F}').contains(&c);
            c.is_alphanumeric() || matches!(c, '-' | '_')
        })
        && !(latin && other)
}

/// After two slashes a browser would read a host, and a name to sign in with.
fn is_mail(address: &str) -> bool {
    address.split_once('@').is_some_and(|(user, host)| !user.is_empty() && !user.starts_with('/') && is_authority(host) && !host.contains(['/', ':']))
}

impl fmt::Display for SafeUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Read for SafeUrl {
    fn read(value: Json) -> Option<Self> {
        value.as_text().and_then(Self::parse)
    }
}

impl serde::Serialize for SafeUrl {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

#[cfg(feature = "strict")]
impl<'de> serde::Deserialize<'de> for SafeUrl {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            serde::de::Error::custom(format!("«{}» is not a safe address: https, http, mailto, tel or a path with one leading slash", text.escape_debug()))
        })
    }
}

#[cfg(feature = "openapi")]
mod schema {
    use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
    use utoipa::openapi::{KnownFormat, RefOr, SchemaFormat};

    impl utoipa::PartialSchema for super::SafeUrl {
        fn schema() -> RefOr<Schema> {
            let about = "https, http, mailto, tel, or a path with one leading slash; nothing else";
            ObjectBuilder::new().schema_type(Type::String).format(Some(SchemaFormat::Custom("uri-reference".into()))).description(Some(about)).into()
        }
    }
    impl utoipa::ToSchema for super::SafeUrl {}

    impl utoipa::PartialSchema for super::super::DateTime {
        fn schema() -> RefOr<Schema> {
            let about = "RFC 3339 with the newsroom's offset";
            ObjectBuilder::new().schema_type(Type::String).format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime))).description(Some(about)).into()
        }
    }
    impl utoipa::ToSchema for super::super::DateTime {}
}

#[cfg(test)]
#[path = "safe_url_tests.rs"]
mod tests;
