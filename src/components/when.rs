use crate::browser;
use crate::contract::{Date, DateTime};
use crate::locale::{clock, list_moment, moment};
use crate::prelude::*;
use crate::routes::Lang;

/// Today on the clock that wrote `at`.
pub fn today_for(at: DateTime) -> Option<Date> {
    DateTime::from_epoch((browser::now() / 1_000.0) as i64, at.offset).map(|now| now.date)
}

/// A time for a list, with the full one for machines and on hovering.
pub fn when(lang: Lang, at: Option<DateTime>) -> Node {
    at.map(|at| time(lang, at, list_moment(lang, at, today_for(at)))).into_node()
}

/// The same under a heading that says the day.
pub fn hour(lang: Lang, at: Option<DateTime>) -> Node {
    at.map(|at| time(lang, at, clock(at))).into_node()
}

fn time(lang: Lang, at: DateTime, shown: String) -> Node {
    view! {
        <time class="when" datetime=at.to_string() title=moment(lang, at)>
            {shown}
        </time>
    }
}
