//! What can go wrong on a request, and which answer it becomes. Every refusal is a problem document; its `type` is
//! stable and its words are for people.
//!
//! | Status | When | `type` ends in |
//! | --- | --- | --- |
//! | 400 | oEmbed is not told of which page | `no-url` |
//! | 401 | a write without a token | `no-token` |
//! | 403 | a write with a wrong token; ingest is switched off | `wrong-token`, `ingest-off` |
//! | 404 | no such address; no such article, tag, region or community | `no-such-address`, `unknown` |
//! | 405 | the address takes another method | `method` |
//! | 408 | the body did not arrive in time | `slow-body` |
//! | 410 | the article was published and withdrawn | `withdrawn` |
//! | 413 | the body is above the limit | `too-large` |
//! | 414 | the address is above the limit | `long-address` |
//! | 415 | the body is not `application/json`; it is none of the pictures taken | `not-json`, `not-picture` |
//! | 422 | the body cannot be stored; `field` is a JSON pointer to what is wrong | `invalid` |
//! | 429 | one client asks too often, or has too many connections, with `Retry-After` | `too-many` |
//! | 431 | the headers are above the limit | `large-head` |
//! | 500 | a defect of ours, details in the log only | `defect` |
//! | 501 | oEmbed in a format that is neither JSON nor XML | `format` |
//! | 503 | as much is in work as there may be, with `Retry-After` | `full` |
//! | 503 | the answer took too long, with `Retry-After` | `slow` |
//! | 503 | there are as many live streams as there may be, with `Retry-After` | `crowded` |
//! | 503 | the store does not answer, details in the log only, with `Retry-After` | `unavailable` |
//! | 503 | the disk refuses writing: nothing was stored, reading goes on; with `Retry-After` | `not-writable` |
//! | 507 | the disk is full: nothing was stored, reading goes on; with `Retry-After` | `no-space` |

use crate::store::{Fault, StoreError};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;
use visnyk_contract::Problem;
use visnyk_ingest::IngestError;

/// What every `type` begins with.
const KIND: &str = "urn:visnyk:problem:";
/// Seconds after which asking a busy server again makes sense.
const RETRY_AFTER: u32 = 10;

/// A request that cannot be answered as asked.
#[derive(Clone, PartialEq, Debug)]
pub enum ApiError {
    NoToken,
    WrongToken,
    IngestOff,
    NoSuchAddress,
    /// What kind of thing is unknown: «article», «tag»…
    Unknown(&'static str),
    Method,
    SlowBody,
    Withdrawn,
    /// Of what kind, and how many bytes it may have.
    TooLarge {
        what: &'static str,
        most: usize,
    },
    NotJson,
    NotPicture,
    /// In words for who sent it.
    BadPicture(String),
    Invalid {
        field: String,
        detail: String,
    },
    TooMany {
        seconds: u32,
    },
    Crowded {
        seconds: u32,
    },
    LongAddress {
        most: usize,
    },
    LargeHead {
        bytes: usize,
        headers: usize,
    },
    Full,
    Slow,
    Defect,
    Unavailable,
    NotWritable,
    NoSpace,
    NoUrl,
    Format,
}

/// The end of a problem's `type`, beside the answer that tells of it: for the log and for what is counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Kind(pub &'static str);

/// The problem document as it is sent: the contract's fields and, for bad input, where it is.
#[derive(Clone, PartialEq, Debug, Serialize, ToSchema)]
pub struct ProblemBody {
    #[serde(flatten)]
    pub problem: Problem,
    /// JSON pointer into the body that was sent, such as `/regions/0`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

impl ApiError {
    fn status(&self) -> StatusCode {
        match self {
            Self::NoUrl => StatusCode::BAD_REQUEST,
            Self::Format => StatusCode::NOT_IMPLEMENTED,
            Self::NoToken => StatusCode::UNAUTHORIZED,
            Self::WrongToken | Self::IngestOff => StatusCode::FORBIDDEN,
            Self::NoSuchAddress | Self::Unknown(_) => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::SlowBody => StatusCode::REQUEST_TIMEOUT,
            Self::Withdrawn => StatusCode::GONE,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NotJson | Self::NotPicture => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Invalid { .. } | Self::BadPicture(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::LongAddress { .. } => StatusCode::URI_TOO_LONG,
            Self::LargeHead { .. } => StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
            Self::Defect => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Unavailable | Self::NotWritable | Self::Full | Self::Slow | Self::Crowded { .. } => StatusCode::SERVICE_UNAVAILABLE,
            Self::NoSpace => StatusCode::INSUFFICIENT_STORAGE,
        }
    }

    /// The end of `type`, the title, and the detail.
    fn words(&self) -> (&'static str, &'static str, String) {
        match self {
            Self::NoToken => ("no-token", "A token is needed", "Send the ingest token as «Authorization: Bearer …».".into()),
            Self::WrongToken => ("wrong-token", "The token is wrong", "The bearer token is not the one this newsroom expects.".into()),
            Self::IngestOff => ("ingest-off", "Ingest is off", "This newsroom takes no articles: VISNYK_INGEST_TOKEN is not set.".into()),
            Self::NoSuchAddress => ("no-such-address", "No such address", "The API is described at /api/v1/openapi.json.".into()),
            Self::Unknown(what) => ("unknown", "Not found", format!("There is no such {what}.")),
            Self::Method => ("method", "Method not allowed", "This address takes another method; see the Allow header.".into()),
            Self::SlowBody => ("slow-body", "The body took too long", "The request's body did not arrive in time.".into()),
            Self::Withdrawn => ("withdrawn", "Withdrawn", "This article was published and has been withdrawn.".into()),
            Self::TooLarge { what, most } => ("too-large", "The body is too large", format!("{what} may have {most} bytes at most.")),
            Self::NotJson => ("not-json", "The body is not JSON", "Send the article as application/json.".into()),
            Self::NotPicture => ("not-picture", "The body is no picture", "Send the bytes as image/png, image/jpeg, image/webp or image/gif.".into()),
            Self::BadPicture(detail) => ("invalid", "The picture cannot be kept", detail.clone()),
            Self::Invalid { field, detail } if field.is_empty() => ("invalid", "The article cannot be stored", detail.clone()),
            Self::Invalid { field, detail } => ("invalid", "The article cannot be stored", format!("{field}: {detail}")),
            Self::TooMany { seconds } => ("too-many", "Too many requests", format!("Ask again in {seconds} seconds.")),
            Self::Crowded { .. } => ("crowded", "No place for another stream", "Ask /api/v1/changes now and then, or come back later.".into()),
            Self::LongAddress { most } => ("long-address", "The address is too long", format!("An address may have {most} bytes at most.")),
            Self::LargeHead { bytes, headers } => (
                "large-head",
                "The headers are too large",
                format!("A request may have {headers} headers, of {bytes} bytes in all. Cookies are not needed here."),
            ),
            Self::Full => ("full", "The newsroom is busy", "As many requests are answered as can be at a time; ask again a little later.".into()),
            Self::Slow => ("slow", "The answer took too long", "It was not ready in time and has been given up; ask again a little later.".into()),
            Self::NoUrl => ("no-url", "An address is needed", "Send the address of a page of this portal as «url=…».".into()),
            Self::Format => ("format", "No such format", "This is told as json or as xml.".into()),
            Self::Defect => ("defect", "Something went wrong here", "The mistake is ours; the log has the details under the request's id.".into()),
            Self::Unavailable => ("unavailable", "The newsroom is busy", "The store does not answer at the moment; ask again a little later.".into()),
            Self::NotWritable => {
                ("not-writable", "The newsroom cannot write", "Its disk refuses writing. Nothing was stored; tell the operator, and send it again.".into())
            }
            Self::NoSpace => ("no-space", "The newsroom's disk is full", "Nothing was stored. Tell the operator to free some space, and send it again.".into()),
        }
    }

    /// The document that tells of this error.
    pub fn problem(&self) -> ProblemBody {
        let (kind, title, detail) = self.words();
        let field = match self {
            Self::Invalid { field, .. } => Some(field.clone()),
            _ => None,
        };
        ProblemBody { problem: Problem { r#type: format!("{KIND}{kind}"), title: title.into(), status: u32::from(self.status().as_u16()), detail }, field }
    }

    fn retry_after(&self) -> Option<u32> {
        match self {
            Self::TooMany { seconds } | Self::Crowded { seconds } => Some(*seconds),
            Self::Unavailable | Self::Full | Self::Slow => Some(RETRY_AFTER),
            // Somebody has to do something first.
            Self::NotWritable | Self::NoSpace => Some(6 * RETRY_AFTER),
            _ => None,
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        // A problem document always serialises: it has strings and a number only.
        let body = serde_json::to_vec(&self.problem()).unwrap_or_default();
        let mut response = (self.status(), [(header::CONTENT_TYPE, "application/problem+json"), (header::CACHE_CONTROL, "no-store")], body).into_response();
        response.extensions_mut().insert(Kind(self.words().0));
        let headers = response.headers_mut();
        if self == Self::NoToken {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(seconds) = self.retry_after() {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Invalid { field, detail } => Self::Invalid { field, detail },
            StoreError::Crowded => Self::Unavailable,
            StoreError::Database(error) => {
                tracing::error!(%error, "the database failed");
                Fault::of(&error).into()
            }
            StoreError::Damaged { .. } => {
                tracing::error!(%error, "the database is damaged");
                Self::Unavailable
            }
            StoreError::Other(error) => {
                tracing::error!(error = format!("{error:#}"), "the store failed");
                Self::Unavailable
            }
        }
    }
}

impl From<Fault> for ApiError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Full => Self::NoSpace,
            Fault::Unwritable => Self::NotWritable,
            Fault::Damaged | Fault::Busy | Fault::Other => Self::Unavailable,
        }
    }
}

impl From<IngestError> for ApiError {
    fn from(error: IngestError) -> Self {
        Self::Invalid { field: error.field, detail: error.detail }
    }
}
