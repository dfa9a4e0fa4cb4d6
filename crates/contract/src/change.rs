use crate::card::Card;
use crate::date_time::DateTime;
use crate::json::Json;
use crate::read::{Fields, Read};
use serde::Serialize;

/// What happened to an article, as the live stream and its polling twin tell it to those who follow a selection.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Event {
    /// It has come into the selection: published, or changed so that it now fits.
    Created { card: Box<Card> },
    /// It was in the selection before, and has changed.
    Updated { card: Box<Card> },
    /// It is in the selection no longer: withdrawn, dated ahead, or changed so that it does not fit.
    Removed { id: String },
    /// Too much has happened since to tell it one by one: ask for the list anew.
    Reset,
}

/// An event and its place in the newsroom's history.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Change {
    /// Grows with every change, also over restarts.
    pub cursor: u64,
    #[serde(flatten)]
    pub event: Event,
}

/// The answer to `GET /api/v1/changes`.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Changes {
    /// Oldest first.
    pub events: Vec<Change>,
    /// What to ask since next time.
    pub cursor: u64,
}

/// What a `ping` of the stream carries.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
pub struct Ping {
    /// The newsroom's clock.
    pub now: Option<DateTime>,
    /// Milliseconds over the whole of which clients spread when they come back after a break.
    pub retry: u32,
}

/// A place in the newsroom's history as clients name it, in `since` and `Last-Event-ID`: digits, and nothing else.
pub fn cursor_of(text: &str) -> Option<u64> {
    let digits = text.trim();
    digits.parse().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))
}

impl Event {
    /// The name of the event in the stream.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Created { .. } => "created",
            Self::Updated { .. } => "updated",
            Self::Removed { .. } => "removed",
            Self::Reset => "reset",
        }
    }

    /// Reads an event of the stream: its name, and its data, a card or `{id}`.
    pub fn read(kind: &str, data: Json) -> Option<Self> {
        Some(match kind {
            "created" => Self::Created { card: Box::new(Card::read(data)?) },
            "updated" => Self::Updated { card: Box::new(Card::read(data)?) },
            "removed" => Self::Removed { id: Fields::of(data)?.need("id")? },
            "reset" => Self::Reset,
            _ => return None,
        })
    }
}

impl Read for Change {
    fn read(value: Json) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        let (kind, cursor) = (fields.need::<String>("type")?, fields.need("cursor")?);
        let data = fields.need::<Json>("card").unwrap_or_else(|| fields.rest());
        Some(Self { cursor, event: Event::read(&kind, data)? })
    }
}

impl Read for Changes {
    fn read(value: Json) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(Self { events: fields.take("events"), cursor: fields.need("cursor")? })
    }
}

impl Read for Ping {
    fn read(value: Json) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(Self { now: fields.take("now"), retry: fields.take("retry") })
    }
}

#[cfg(test)]
#[path = "change_tests.rs"]
mod tests;
