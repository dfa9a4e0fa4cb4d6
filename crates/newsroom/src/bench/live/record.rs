//! What one reader of the stream saw.

use serde::Deserialize;
use visnyk_contract::Ping;
use visnyk_contract::limits::MAX_ID;

use super::events::Event;

/// Ids of the articles that are published here end with their numbers.
pub const NAME: &str = "bench-live-";

/// An article that was seen for the first time, and when: microseconds since the beginning.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Arrival {
    pub number: u32,
    pub at: u32,
}

/// What one reader saw. There are thousands of them, so it is small.
#[derive(Default, Debug)]
pub struct Record {
    pub arrivals: Vec<Arrival>,
    /// A bit for each number that was seen.
    seen: Vec<u64>,
    /// Where the stream is to go on after a break.
    pub cursor: u64,
    /// The newest cursor of this connection.
    newest_here: u64,
    /// Milliseconds over which the newsroom wants those to spread who come back.
    pub window: Option<u32>,
    /// Events that were told again, by their cursor or their article.
    pub repeated: u32,
    /// Events that came after a newer one on the same connection.
    pub disordered: u32,
    /// How often the reader was told to ask for the list anew.
    pub resets: u32,
    /// Events that are not in the contract.
    pub strange: u32,
}

/// What an event was to the reader.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Seen {
    Ping,
    /// An article of ours, for the first time.
    New,
    Other,
}

#[derive(Deserialize)]
struct Named {
    id: String,
}

impl Record {
    /// A new connection begins.
    pub fn connects(&mut self) {
        self.newest_here = 0;
    }

    /// Notes an event that arrived at `at`.
    pub fn note(&mut self, event: Event, at: u32) -> Seen {
        let Ok(cursor) = event.id.parse::<u64>() else {
            self.strange += 1;
            return Seen::Other;
        };
        let (is_older, is_told_again) = (cursor < self.newest_here, cursor <= self.cursor);
        let is_ping = event.kind == "ping";
        self.disordered += u32::from(is_older || (!is_ping && cursor == self.newest_here));
        (self.newest_here, self.cursor) = (self.newest_here.max(cursor), cursor);
        match event.kind {
            "ping" => match serde_json::from_str::<Ping>(event.data) {
                Ok(ping) => {
                    self.window = Some(ping.retry).filter(|window| *window > 0);
                    return Seen::Ping;
                }
                Err(_) => self.strange += 1,
            },
            "created" | "updated" => match serde_json::from_str::<Named>(event.data) {
                Ok(named) if named.id.len() <= MAX_ID => return self.article(&named.id, is_told_again, at),
                _ => self.strange += 1,
            },
            "removed" => {}
            "reset" => self.resets += 1,
            _ => self.strange += 1,
        }
        Seen::Other
    }

    fn article(&mut self, id: &str, is_told_again: bool, at: u32) -> Seen {
        let Some(number) = id.strip_prefix(NAME).and_then(|number| number.parse::<u32>().ok()) else { return Seen::Other };
        let is_new = !self.has(number);
        self.repeated += u32::from(is_told_again || !is_new);
        if !is_new {
            return Seen::Other;
        }
        let word = number as usize / 64;
        if self.seen.len() <= word {
            self.seen.resize(word + 1, 0);
        }
        if let Some(bits) = self.seen.get_mut(word) {
            *bits |= 1 << (number % 64);
        }
        self.arrivals.push(Arrival { number, at });
        Seen::New
    }

    pub fn has(&self, number: u32) -> bool {
        self.seen.get(number as usize / 64).is_some_and(|bits| bits & (1 << (number % 64)) != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn created(record: &mut Record, cursor: u64, number: u32) -> Seen {
        let data = format!("{{\"id\":\"{NAME}{number}\",\"title\":\"…\"}}");
        record.note(Event { kind: "created", data: &data, id: &cursor.to_string() }, 7)
    }

    #[test]
    fn each_article_arrives_once() {
        let mut record = Record::default();
        assert_eq!([(5, 0), (6, 1), (9, 200)].map(|(cursor, number)| created(&mut record, cursor, number)), [Seen::New; 3]);
        assert_eq!(record.arrivals.last(), Some(&Arrival { number: 200, at: 7 }));
        assert_eq!([0, 1, 2, 199, 200, 100_000].map(|number| record.has(number)), [true, true, false, false, true, false]);
        assert_eq!((record.repeated, record.disordered, record.strange, record.cursor), (0, 0, 0, 9));
    }

    #[test]
    fn what_is_told_again_after_a_break_is_counted_and_in_order() {
        let mut record = Record::default();
        created(&mut record, 5, 0);
        created(&mut record, 6, 1);
        record.connects();
        assert_eq!(created(&mut record, 6, 1), Seen::Other);
        assert_eq!((record.repeated, record.disordered, record.arrivals.len()), (1, 0, 2));
    }

    #[test]
    fn an_older_event_on_the_same_connection_is_out_of_order() {
        let mut record = Record::default();
        created(&mut record, 6, 1);
        created(&mut record, 5, 0);
        assert_eq!(record.disordered, 1);
        created(&mut record, 6, 1);
        assert_eq!(record.disordered, 2, "and so is the same one twice");
    }

    #[test]
    fn a_ping_tells_the_window_and_where_the_stream_is() {
        let mut record = Record::default();
        let ping = |cursor| Event { kind: "ping", data: "{\"now\":\"2026-11-24T12:00:00+02:00\",\"retry\":30000}", id: cursor };
        assert_eq!(record.note(ping("41"), 0), Seen::Ping);
        assert_eq!(record.note(ping("41"), 0), Seen::Ping);
        assert_eq!((record.cursor, record.window, record.disordered, record.repeated), (41, Some(30_000), 0, 0));
        record.note(ping("40"), 0);
        assert_eq!(record.disordered, 1);
    }

    #[test]
    fn resets_and_what_is_not_in_the_contract_are_counted() {
        let mut record = Record::default();
        for (kind, data, id) in [("reset", "{}", "1"), ("moved", "{}", "2"), ("created", "{}", "3"), ("ping", "?", "4"), ("created", "{\"id\":\"a\"}", "")] {
            record.note(Event { kind, data, id }, 0);
        }
        assert_eq!((record.resets, record.strange), (1, 4));
    }
}
