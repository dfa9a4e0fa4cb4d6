use crate::clock::{local, use_clock};
use crate::contract::DateTime;
use crate::locale::{clock, list_moment, moment};
use crate::prelude::*;
use crate::routes::Lang;

/// A time for a list, with the full one for machines and on hovering.
pub fn when(lang: Lang, at: Option<DateTime>) -> Node {
    at.map(|at| time(lang, at, list_moment(lang, at, use_clock().today_for(at)))).into_node()
}

/// The same under a heading that says the day.
pub fn hour(lang: Lang, at: Option<DateTime>) -> Node {
    at.map(|at| time(lang, at, clock(at))).into_node()
}

/// A time of the reader's own clock, in seconds since 1970.
pub fn ago(lang: Lang, at: u32) -> Option<String> {
    local(at).map(|at| list_moment(lang, at, use_clock().today_for(at)))
}

fn time(lang: Lang, at: DateTime, shown: String) -> Node {
    view! {
        <time class="when" datetime=at.to_string() title=moment(lang, at)>
            {shown}
        </time>
    }
}
