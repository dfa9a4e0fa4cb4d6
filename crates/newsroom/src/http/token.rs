//! The key to the ingest side.

use super::ApiError;
use axum::http::{HeaderMap, header};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// Who may write: the holder of the token, or nobody.
#[derive(Clone)]
pub struct IngestToken(Option<[u8; 32]>);

impl IngestToken {
    /// An empty token switches ingest off.
    pub fn new(token: &str) -> Self {
        Self((!token.is_empty()).then(|| digest(token.as_bytes())))
    }

    /// Checks a request's `Authorization`.
    pub fn check(&self, headers: &HeaderMap) -> Result<(), ApiError> {
        let Some(expected) = &self.0 else { return Err(ApiError::IngestOff) };
        let given = headers.get(header::AUTHORIZATION).ok_or(ApiError::NoToken)?.as_bytes();
        let (scheme, token) = given.split_at_checked(7).ok_or(ApiError::NoToken)?;
        if !scheme.eq_ignore_ascii_case(b"bearer ") || token.trim_ascii().is_empty() {
            return Err(ApiError::NoToken);
        }
        // Digests have one length, so that neither length nor content of the token can be timed.
        if bool::from(digest(token.trim_ascii()).ct_eq(expected)) { Ok(()) } else { Err(ApiError::WrongToken) }
    }
}

impl std::fmt::Debug for IngestToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.0.is_some() { "IngestToken(set)" } else { "IngestToken(off)" })
    }
}

fn digest(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn check(token: &str, authorization: Option<&'static str>) -> Result<(), ApiError> {
        let headers = authorization.map(|value| (header::AUTHORIZATION, HeaderValue::from_static(value))).into_iter().collect();
        IngestToken::new(token).check(&headers)
    }

    #[test]
    fn only_the_very_token_opens() {
        assert_eq!(check("s3cret", Some("Bearer s3cret")), Ok(()));
        assert_eq!(check("s3cret", Some("bearer  s3cret ")), Ok(()));
        for wrong in ["Bearer s3cre", "Bearer s3crett", "Bearer S3CRET"] {
            assert_eq!(check("s3cret", Some(wrong)), Err(ApiError::WrongToken), "{wrong}");
        }
    }

    #[test]
    fn without_a_bearer_token_one_is_asked_for() {
        for none in [None, Some(""), Some("Bearer"), Some("Bearer "), Some("Bearer   "), Some("Basic s3cret")] {
            assert_eq!(check("s3cret", none), Err(ApiError::NoToken), "{none:?}");
        }
    }

    #[test]
    fn an_empty_token_lets_nobody_in() {
        assert_eq!(check("", Some("Bearer ")), Err(ApiError::IngestOff));
        assert_eq!(check("", None), Err(ApiError::IngestOff));
    }

    #[test]
    fn the_token_is_not_printed() {
        assert_eq!(format!("{:?}", IngestToken::new("s3cret")), "IngestToken(set)");
    }
}
