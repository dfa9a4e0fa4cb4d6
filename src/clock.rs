//! The time that pages show things by.

use crate::browser;
use crate::contract::{ArticleList, Date, DateTime};
use crate::prelude::*;

/// Kyiv's clock in winter, in minutes: where nothing that is shown tells the newsroom's own.
const OFFSET: i16 = 120;
/// Seconds: no two clocks of the world part by less.
const STEP: i64 = 900;

/// The page's clock, in whole quarters of an hour. A rendered page starts with the time of its rendering, so that both say
/// «today» of the same day, and takes the reader's own once it is alive.
#[derive(Clone, Copy, Debug)]
pub struct Clock(RwSignal<i64>);

impl Clock {
    /// Puts the clock into context, set to milliseconds since 1970.
    pub fn provide(at: Option<f64>) -> Self {
        let clock = Self(RwSignal::new(step(at.unwrap_or_else(browser::now))));
        provide_context(clock);
        effect(move || {
            let now = step(browser::now());
            if clock.0.get_untracked() != now {
                clock.0.set(now);
            }
        });
        clock
    }

    /// Today in the newsroom that wrote a list, tracked.
    pub fn today_of(self, list: Option<&ArticleList>) -> Option<Date> {
        let newest = list.and_then(|list| list.items.iter().find_map(|card| card.published_at));
        DateTime::from_epoch(self.0.get(), newest.map_or(OFFSET, |at| at.offset)).map(|now| now.date)
    }

    /// Today on the clock that wrote `at`, tracked.
    pub fn today_for(self, at: DateTime) -> Option<Date> {
        DateTime::from_epoch(self.0.get(), at.offset).map(|now| now.date)
    }
}

/// A time in seconds since 1970, as the reader's own clock shows it.
pub fn local(at: u32) -> Option<DateTime> {
    DateTime::from_epoch(i64::from(at), browser::zone(at))
}

fn step(milliseconds: f64) -> i64 {
    (milliseconds / 1_000.0) as i64 / STEP * STEP
}

/// The clock of this application.
pub fn use_clock() -> Clock {
    use_context().unwrap_or_else(|| Clock::provide(None))
}
