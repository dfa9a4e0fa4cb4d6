//! The end of the log, kept in memory.

use super::filter::Kind;
use crate::store::{Change, Happened, Log};
use axum::body::Bytes;
use std::collections::VecDeque;
use std::sync::{Arc, OnceLock};
use tokio::time::Instant;
use visnyk_contract as contract;

/// A change, ready to be sent: each of its forms is written once, for all who get it.
#[derive(Debug)]
pub struct Entry {
    pub cursor: u64,
    pub what: Happened,
    /// When this process heard of it.
    pub heard: Instant,
    created: OnceLock<Bytes>,
    updated: OnceLock<Bytes>,
    removed: OnceLock<Bytes>,
}

impl Entry {
    fn new(change: Change, heard: Instant) -> Self {
        let Change { cursor, what } = change;
        Self { cursor, what, heard, created: OnceLock::new(), updated: OnceLock::new(), removed: OnceLock::new() }
    }

    /// The event as the contract has it; a reset where there is none to tell of.
    pub fn event(&self, kind: Kind) -> contract::Event {
        match (&self.what, kind) {
            (Happened::Article { card: Some(card), .. }, Kind::Created) => contract::Event::Created { card: Box::new(card.as_ref().clone()) },
            (Happened::Article { card: Some(card), .. }, Kind::Updated) => contract::Event::Updated { card: Box::new(card.as_ref().clone()) },
            (Happened::Article { id, .. }, _) => contract::Event::Removed { id: id.clone() },
            (Happened::NewTags(_), _) => contract::Event::Reset,
        }
    }

    /// The event as it stands in a stream.
    pub fn frame(&self, kind: Kind) -> Bytes {
        let frame = match kind {
            Kind::Created => &self.created,
            Kind::Updated => &self.updated,
            Kind::Removed => &self.removed,
        };
        let written = || match (&self.what, kind) {
            (Happened::Article { card: Some(card), .. }, Kind::Created) => frame_of("created", self.cursor, card.as_ref()),
            (Happened::Article { card: Some(card), .. }, Kind::Updated) => frame_of("updated", self.cursor, card.as_ref()),
            (Happened::Article { id, .. }, _) => frame_of("removed", self.cursor, &serde_json::json!({ "id": id })),
            (Happened::NewTags(_), _) => reset(self.cursor),
        };
        frame.get_or_init(written).clone()
    }
}

/// An event of a stream. JSON has no line breaks of its own, so that the data is one line.
pub fn frame_of(kind: &str, cursor: u64, data: &impl serde::Serialize) -> Bytes {
    match serde_json::to_string(data) {
        Ok(data) => format!("event: {kind}\nid: {cursor}\ndata: {data}\n\n").into(),
        Err(error) => {
            tracing::error!(%error, "an event does not serialise");
            Bytes::from_static(b": lost\n\n")
        }
    }
}

/// «Ask for the list anew.»
pub fn reset(cursor: u64) -> Bytes {
    format!("event: reset\nid: {cursor}\ndata: {{}}\n\n").into()
}

/// The last changes, oldest first, without gaps from `floor` to `cursor`.
#[derive(Debug)]
pub struct Ring {
    entries: VecDeque<Arc<Entry>>,
    most: usize,
    floor: u64,
    cursor: u64,
}

impl Ring {
    /// A ring for `most` changes.
    pub fn new(most: usize) -> Self {
        Self { entries: VecDeque::new(), most, floor: 0, cursor: 0 }
    }

    /// What happened after this cursor can be told.
    pub fn floor(&self) -> u64 {
        self.floor
    }

    /// The last change it knows of.
    pub fn cursor(&self) -> u64 {
        self.cursor
    }

    /// Forgets all: what comes next begins after `cursor`.
    pub fn restart(&mut self, cursor: u64) {
        self.entries.clear();
        (self.floor, self.cursor) = (cursor, cursor);
    }

    /// Takes the next part of the log.
    pub fn extend(&mut self, log: Log, heard: Instant) {
        self.entries.extend(log.changes.into_iter().map(|change| Arc::new(Entry::new(change, heard))));
        self.cursor = log.cursor;
        let surplus = self.entries.len().saturating_sub(self.most);
        if let Some(last) = self.entries.drain(..surplus).next_back() {
            self.floor = last.cursor;
        }
    }

    /// The changes after a cursor, oldest first.
    pub fn after(&self, cursor: u64) -> impl Iterator<Item = &Arc<Entry>> {
        let from = self.entries.partition_point(|entry| entry.cursor <= cursor);
        self.entries.range(from..)
    }
}
