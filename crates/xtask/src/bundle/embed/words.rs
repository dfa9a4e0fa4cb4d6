//! The portal's own words and dates for the widget's scripts: made of the catalogue, so that no text is written twice.

use serde_json::{Value, json};
use visnyk_contract::{Date, DateTime, Kind};
use visnyk_locale::{catalogue, date, kind_name, list_moment, moment};
use visnyk_routes::Lang;

const KINDS: [(&str, Kind); 6] = [
    ("announcement", Kind::Announcement),
    ("interview", Kind::Interview),
    ("longread", Kind::Longread),
    ("photo", Kind::Photo),
    ("video", Kind::Video),
    ("document", Kind::Document),
];

/// Of the loader: what its button says.
pub fn loader() -> Value {
    Lang::ALL.into_iter().map(|lang| (lang.code(), json!(catalogue(lang).embed_show))).collect()
}

/// Of the document that makes its rows itself.
pub fn document() -> Value {
    Lang::ALL.into_iter().map(|lang| (lang.code(), of(lang))).collect()
}

fn of(lang: Lang) -> Value {
    let words = catalogue(lang);
    let kinds: Value = KINDS.into_iter().filter_map(|(code, kind)| Some((code, json!(kind_name(words, kind)?)))).collect();
    let months = |shown: &dyn Fn(DateTime) -> String| (1..=12).map(|month| pattern(&shown(sample(month)))).collect::<Vec<_>>();
    let on = |day: u8, year: u16| Some(Date { day, year, ..sample(1).date });
    json!({
        "latest": words.latest,
        "all_news": words.all_news,
        "empty": words.empty_yet,
        "new_tab": words.new_tab,
        "failed": words.failed_title,
        "kinds": kinds,
        "today": pattern(&list_moment(lang, sample(1), on(9, 2345))),
        "yesterday": pattern(&list_moment(lang, sample(1), on(10, 2345))),
        "this_year": months(&|at| list_moment(lang, at, Some(Date { month: at.date.month % 12 + 1, ..at.date }))),
        "before": months(&|at| date(lang, at.date)),
        "full": months(&|at| moment(lang, at)),
    })
}

/// A moment whose parts are found again in what is made of it.
fn sample(month: u8) -> DateTime {
    DateTime { date: Date { year: 2345, month, day: 9 }, hour: 16, minute: 18, second: 0, offset: 0 }
}

fn pattern(shown: &str) -> String {
    shown.replace("16:18", "{t}").replace("2345", "{y}").replace('9', "{d}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_patterns_of_what_the_portal_shows() {
        let words = document();
        let plain = |value: &Value| value.as_str().unwrap().replace('\u{A0}', " ");
        assert_eq!(plain(&words["uk"]["today"]), "{t}");
        assert_eq!(plain(&words["uk"]["yesterday"]), "учора, {t}");
        assert_eq!(plain(&words["en"]["yesterday"]), "yesterday, {t}");
        assert_eq!(plain(&words["uk"]["this_year"][2]), "{d} березня, {t}");
        assert_eq!(plain(&words["uk"]["this_year"][11]), "{d} грудня, {t}");
        assert_eq!(plain(&words["uk"]["before"][0]), "{d} січня {y}");
        assert_eq!(plain(&words["en"]["full"][10]), "{d} November {y}, {t}");
        assert_eq!(words["uk"]["kinds"]["video"], "Відео");
        assert_eq!(loader()["uk"], "Показати");
    }
}
