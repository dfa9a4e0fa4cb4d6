//! The interface's language: one typed catalogue a language (a missing string does not compile), dates, plurals, numbers.
//! Pure: no DOM, no clock.

mod catalogue;
mod dates;
mod english;
mod later;
mod names;
mod numbers;
mod plurals;
mod ukrainian;
mod widgets;

pub use catalogue::Catalogue;
pub use dates::{clock, date, day_heading, list_moment, moment, weekday_date};
pub use later::{LaterWords, later_words};
pub use names::{kind_name, region_name, tag_name};
pub use numbers::{file_size, number};
pub use plurals::{Noun, counted, form};
pub use widgets::{WidgetWords, widget_words};

use visnyk_routes::Lang;

/// The strings of a language.
pub fn catalogue(lang: Lang) -> &'static Catalogue {
    match lang {
        Lang::Uk => &ukrainian::UKRAINIAN,
        Lang::En => &english::ENGLISH,
    }
}
