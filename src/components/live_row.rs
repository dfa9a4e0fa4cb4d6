use crate::clock::use_clock;
use crate::live::Row;
use crate::markup::Keyed;
use crate::prelude::*;

/// A row of a live list: made anew when the article changes, and when the day does, by which its time is told.
pub fn live_row(row: Row, make: impl FnOnce(&Row) -> Node + 'static) -> Keyed {
    let today = row.card.published_at.and_then(|at| use_clock().today_for(at));
    let day = today.map_or(0, |today| today.days().unsigned_abs());
    // Days since 1970 fill twenty bits for some thousand years.
    let version = row.version << 20 | day & 0xF_FFFF;
    Keyed::new(row.card.id.clone(), version, move || make(&row))
}
