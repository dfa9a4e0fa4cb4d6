use crate::browser;
use crate::contract::{Date, DateTime};
use crate::locale::{list_moment, moment};
use crate::prelude::*;
use crate::routes::Lang;

/// Today on the clock that wrote `at`.
pub fn today_for(at: DateTime) -> Option<Date> {
    DateTime::from_epoch((browser::now() / 1_000.0) as i64, at.offset).map(|now| now.date)
}

/// A time for a list, with the full one for machines and on hovering.
pub fn when(lang: Lang, at: Option<DateTime>) -> Node {
    at.map(|at| {
        view! {
            <time class="when" datetime=at.to_string() title=moment(lang, at)>
                {list_moment(lang, at, today_for(at))}
            </time>
        }
    })
    .into_node()
}
