//! The newsroom's clock: what time it is, on Kyiv's wall.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};
use visnyk_contract::{Date, DateTime};

/// Tells the time. Injected, so that tests and demonstrations can set it.
pub trait Clock: Send + Sync + 'static {
    /// Now, with the newsroom's offset.
    fn now(&self) -> DateTime;
}

/// The machine's time on Kyiv's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct KyivClock;

impl Clock for KyivClock {
    fn now(&self) -> DateTime {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |elapsed| i64::try_from(elapsed.as_secs()).unwrap_or(0));
        kyiv(seconds)
    }
}

/// A clock that stands until it is set.
#[derive(Debug)]
pub struct FixedClock(AtomicI64);

impl FixedClock {
    /// A clock that shows `moment`.
    pub fn at(moment: DateTime) -> Self {
        Self(AtomicI64::new(moment.epoch()))
    }

    /// Moves the hands by `seconds`, back when negative.
    pub fn advance(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> DateTime {
        kyiv(self.0.load(Ordering::SeqCst))
    }
}

/// The moment `epoch` (seconds since 1970, UTC) on Kyiv's clock; the epoch itself for a moment no calendar shows.
pub fn kyiv(epoch: i64) -> DateTime {
    DateTime::from_epoch(epoch, kyiv_offset(epoch)).unwrap_or(DateTime {
        date: Date { year: 1970, month: 1, day: 1 },
        hour: 0,
        minute: 0,
        second: 0,
        offset: 0,
    })
}

/// Minutes east of UTC. Summer time runs from the last Sunday of March to the last of October, both at 01:00 UTC, as in
/// the European Union.
fn kyiv_offset(epoch: i64) -> i16 {
    let change = |month| DateTime::from_epoch(epoch, 0).and_then(|utc| last_sunday(utc.date.year, month)).map(|days| days * 86_400 + 3_600);
    match (change(3), change(10)) {
        (Some(spring), Some(autumn)) if (spring..autumn).contains(&epoch) => 180,
        _ => 120,
    }
}

/// Days since 1970-01-01 of the last Sunday of a month of 31 days.
fn last_sunday(year: u16, month: u8) -> Option<i64> {
    let last = Date::new(year, month, 31)?.days();
    // Day zero was a Thursday.
    Some(last - (last + 4).rem_euclid(7))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(utc: &str) -> Option<String> {
        DateTime::parse(utc).map(|moment| kyiv(moment.epoch()).to_string())
    }

    #[test]
    fn the_clock_changes_in_the_night_of_the_last_sunday_of_march_and_of_october() {
        assert_eq!(shown("2026-03-29T00:59:59Z").as_deref(), Some("2026-03-29T02:59:59+02:00"));
        assert_eq!(shown("2026-03-29T01:00:00Z").as_deref(), Some("2026-03-29T04:00:00+03:00"));
        assert_eq!(shown("2026-10-25T00:59:59Z").as_deref(), Some("2026-10-25T03:59:59+03:00"));
        assert_eq!(shown("2026-10-25T01:00:00Z").as_deref(), Some("2026-10-25T03:00:00+02:00"));
    }

    #[test]
    fn half_past_midnight_in_kyiv_is_the_new_day() {
        assert_eq!(shown("2026-07-14T21:30:00Z").as_deref(), Some("2026-07-15T00:30:00+03:00"));
    }

    #[test]
    fn a_fixed_clock_stands_until_it_is_advanced() {
        let clock = FixedClock::at(kyiv(1_700_000_000));
        assert_eq!(clock.now(), clock.now());
        clock.advance(90);
        assert_eq!(clock.now().epoch(), 1_700_000_090);
    }

    #[test]
    fn an_impossible_moment_is_the_epoch_and_no_panic() {
        assert_eq!(kyiv(i64::MAX).epoch(), 0);
    }
}
