//! When arrivals are told to those who listen to the page: politely, and not more often than every twenty seconds.

/// Milliseconds between two announcements.
const PAUSE: f64 = 20_000.0;

/// Counts what is still to be told.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Announcer {
    untold: u32,
    last: Option<f64>,
}

/// What to do about it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Telling {
    /// Tell this many now.
    Now(u32),
    /// Come back after some milliseconds.
    In(u32),
    Nothing,
}

impl Announcer {
    /// `new` articles have come; `now` is a clock in milliseconds that never goes back.
    pub fn arrived(&mut self, new: u32, now: f64) -> Telling {
        let first = self.untold == 0;
        self.untold += new;
        match self.tell(now) {
            // One alarm is enough.
            Telling::In(_) if !first || new == 0 => Telling::Nothing,
            telling => telling,
        }
    }

    /// The time may have come.
    pub fn tell(&mut self, now: f64) -> Telling {
        if self.untold == 0 {
            return Telling::Nothing;
        }
        let rest = self.last.map_or(0.0, |last| last + PAUSE - now);
        if rest > 0.0 {
            return Telling::In(rest.ceil() as u32);
        }
        self.last = Some(now);
        Telling::Now(std::mem::take(&mut self.untold))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_is_told_at_once_and_what_follows_within_twenty_seconds_together() {
        let mut announcer = Announcer::default();
        assert_eq!(announcer.arrived(1, 1_000.0), Telling::Now(1));
        assert_eq!(announcer.arrived(2, 4_000.0), Telling::In(17_000));
        assert_eq!(announcer.arrived(3, 9_000.0), Telling::Nothing);
        assert_eq!(announcer.tell(20_999.5), Telling::In(1));
        assert_eq!(announcer.tell(21_000.0), Telling::Now(5));
        assert_eq!(announcer.tell(60_000.0), Telling::Nothing);
    }

    #[test]
    fn nothing_new_is_not_told() {
        assert_eq!(Announcer::default().arrived(0, 1_000.0), Telling::Nothing);
    }
}
