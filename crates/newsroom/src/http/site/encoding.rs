//! Choosing among the compressed siblings of a file.

use axum::http::{HeaderMap, header};

/// A compressed form, best first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    Brotli,
    Gzip,
}

impl Encoding {
    pub const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// The name in `Accept-Encoding` and `Content-Encoding`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// What the sibling's name ends in.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
        }
    }

    /// Whether the asker takes this form.
    pub fn is_accepted(self, headers: &HeaderMap) -> bool {
        let offers = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(','));
        offers.map(str::trim).any(|offer| {
            let mut parts = offer.split(';').map(str::trim);
            let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(self.name()));
            let refused = parts.any(|part| part.strip_prefix("q=").is_some_and(|quality| quality.trim().parse::<f32>().is_ok_and(|quality| quality <= 0.0)));
            named && !refused
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn accepts(encoding: Encoding, value: &'static str) -> bool {
        encoding.is_accepted(&[(header::ACCEPT_ENCODING, HeaderValue::from_static(value))].into_iter().collect())
    }

    #[test]
    fn an_encoding_is_taken_when_it_is_named_and_not_refused() {
        assert!(accepts(Encoding::Brotli, "gzip, deflate, br"));
        assert!(accepts(Encoding::Brotli, "br;q=0.5"));
        assert!(!accepts(Encoding::Brotli, "gzip, br;q=0"));
        assert!(!accepts(Encoding::Gzip, "identity"));
        assert!(!accepts(Encoding::Gzip, ""));
    }
}
