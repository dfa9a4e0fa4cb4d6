//! The figures of a run: what all readers saw, beside what was published.

use super::figures::{Delays, Returns};
use super::press::Sent;
use super::record::Record;
use serde::Serialize;

#[derive(Clone, PartialEq, Debug, Default, Serialize)]
pub struct Report {
    pub published: usize,
    /// Of the articles published while all streams were open: how many there were to deliver, and were delivered.
    pub expected: usize,
    pub delivered: usize,
    /// From the moment the article was sent to the newsroom, and from that in which it had answered, to the reader.
    pub from_sent: Delays,
    pub from_answered: Delays,
    /// Articles that a reader never saw, of all readers and the whole run; and how many readers those are.
    pub lost: usize,
    pub losers: usize,
    pub repeated: u64,
    pub disordered: u64,
    pub resets: u64,
    pub strange: u64,
    /// Streams that broke while the newsroom was up.
    pub breaks: usize,
    /// Where the newsroom was killed.
    pub returns: Option<Returns>,
    /// Connections after the break that were not taken.
    pub refused: usize,
    /// Slow readers who saw the end of their stream.
    pub ended: usize,
}

impl Report {
    /// `steady`: how many of the articles, the first, were published while all streams were open.
    pub fn of(records: &[Record], published: &[Sent], steady: usize) -> Self {
        let steady_ones = published.get(..steady).unwrap_or(published);
        let arrivals = || records.iter().flat_map(|record| &record.arrivals);
        let delays = |since: fn(&Sent) -> u32| {
            // One that arrives before the answer to who published it took no time since.
            Delays::of(arrivals().filter_map(|arrival| Some(arrival.at.saturating_sub(since(steady_ones.get(arrival.number as usize)?)))).collect())
        };
        let lost = |record: &Record| (0_u32..).take(published.len()).filter(|number| !record.has(*number)).count();
        let losses: Vec<usize> = records.iter().map(lost).filter(|lost| *lost > 0).collect();
        let sum = |of: fn(&Record) -> u32| records.iter().map(|record| u64::from(of(record))).sum();
        Self {
            published: published.len(),
            expected: steady_ones.len() * records.len(),
            delivered: arrivals().filter(|arrival| (arrival.number as usize) < steady_ones.len()).count(),
            from_sent: delays(|sent| sent.sent),
            from_answered: delays(|sent| sent.answered),
            lost: losses.iter().sum(),
            losers: losses.len(),
            repeated: sum(|record| record.repeated),
            disordered: sum(|record| record.disordered),
            resets: sum(|record| record.resets),
            strange: sum(|record| record.strange),
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::events::Event;
    use super::super::record::NAME;
    use super::*;

    /// A reader who saw these articles at these milliseconds.
    fn reader(seen: &[(u32, u32)]) -> Record {
        let mut record = Record::default();
        for (cursor, (number, at)) in (1..).zip(seen) {
            let (data, id): (String, i32) = (format!("{{\"id\":\"{NAME}{number}\"}}"), cursor);
            record.note(Event { kind: "created", data: &data, id: &id.to_string() }, at * 1_000);
        }
        record
    }

    const PUBLISHED: [Sent; 3] =
        [Sent { sent: 100_000, answered: 105_000 }, Sent { sent: 200_000, answered: 205_000 }, Sent { sent: 300_000, answered: 305_000 }];

    #[test]
    fn what_everyone_saw_is_complete() {
        let report = Report::of(&[reader(&[(0, 110), (1, 203), (2, 900)]), reader(&[(0, 120), (1, 230), (2, 900)])], &PUBLISHED, 2);
        assert_eq!((report.published, report.expected, report.delivered, report.lost, report.losers), (3, 4, 4, 0, 0));
        // The third was published later: its delay is not counted.
        assert_eq!(report.from_sent, Delays { p50: 10.0, p99: 30.0, max: 30.0 });
        assert_eq!(report.from_answered, Delays { p50: 5.0, p99: 25.0, max: 25.0 });
    }

    #[test]
    fn an_article_that_one_reader_missed_is_lost() {
        let report = Report::of(&[reader(&[(0, 110), (2, 400)]), reader(&[(0, 110), (1, 210), (2, 400)]), reader(&[])], &PUBLISHED, 2);
        assert_eq!((report.expected, report.delivered, report.lost, report.losers), (6, 3, 4, 2));
    }

    #[test]
    fn what_one_reader_saw_twice_is_counted() {
        let mut twice = reader(&[(0, 110), (1, 210), (2, 310)]);
        twice.connects();
        let data = format!("{{\"id\":\"{NAME}2\"}}");
        twice.note(Event { kind: "created", data: &data, id: "3" }, 400_000);
        let report = Report::of(&[twice], &PUBLISHED, 3);
        assert_eq!((report.repeated, report.disordered, report.lost, report.delivered), (1, 0, 0, 3));
    }
}
