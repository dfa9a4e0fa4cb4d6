use super::catalogue;
use visnyk_contract::{Date, DateTime};
use visnyk_routes::Lang;

const MONTHS_OF: [&str; 12] = ["січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада", "грудня"];
const MONTHS: [&str; 12] = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const WEEKDAYS: [&str; 7] = ["понеділок", "вівторок", "середа", "четвер", "п’ятниця", "субота", "неділя"];
const WEEKDAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// «17 березня».
fn day(lang: Lang, date: Date) -> String {
    let month = usize::from(date.month).saturating_sub(1);
    let name = match lang {
        Lang::Uk => MONTHS_OF.get(month),
        Lang::En => MONTHS.get(month),
    };
    format!("{}\u{A0}{}", date.day, name.unwrap_or(&""))
}

/// «17 березня 2026».
pub fn date(lang: Lang, date: Date) -> String {
    format!("{} {}", day(lang, date), date.year)
}

/// «10:05», as the newsroom's clock stood.
pub fn clock(moment: DateTime) -> String {
    format!("{:02}:{:02}", moment.hour, moment.minute)
}

/// «17 березня 2026, 10:05».
pub fn moment(lang: Lang, moment: DateTime) -> String {
    format!("{}, {}", date(lang, moment.date), clock(moment))
}

/// For a row of a list: «10:05» today, «учора, 10:05», «17 березня, 10:05» this year, «17 березня 2025» before.
/// `today` is the date on the newsroom's clock; without it the row says the day in full.
pub fn list_moment(lang: Lang, at: DateTime, today: Option<Date>) -> String {
    match today {
        Some(today) if today == at.date => clock(at),
        Some(today) if today.days() - at.date.days() == 1 => format!("{}, {}", catalogue(lang).yesterday_within, clock(at)),
        Some(today) if today.year != at.date.year => date(lang, at.date),
        _ => format!("{}, {}", day(lang, at.date), clock(at)),
    }
}

/// The heading of a day's group: «Сьогодні», «Учора», «17 березня 2026».
pub fn day_heading(lang: Lang, of: Date, today: Option<Date>) -> String {
    match today.map(|today| today.days() - of.days()) {
        Some(0) => catalogue(lang).today.to_owned(),
        Some(1) => catalogue(lang).yesterday.to_owned(),
        _ => date(lang, of),
    }
}

/// «вівторок, 17 березня 2026».
pub fn weekday_date(lang: Lang, of: Date) -> String {
    // Day zero, 1 January 1970, was a Thursday.
    let weekday = (of.days() + 3).rem_euclid(7) as usize;
    let names = match lang {
        Lang::Uk => WEEKDAYS,
        Lang::En => WEEKDAYS_EN,
    };
    format!("{}, {}", names.get(weekday).unwrap_or(&""), date(lang, of))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime {
        DateTime::parse(text).unwrap()
    }

    fn plain(text: String) -> String {
        text.replace('\u{A0}', " ")
    }

    #[test]
    fn a_month_after_a_day_is_in_the_genitive() {
        assert_eq!(plain(date(Lang::Uk, at("2026-03-17T10:05:00+02:00").date)), "17 березня 2026");
        assert_eq!(plain(date(Lang::En, at("2026-03-17T10:05:00+02:00").date)), "17 March 2026");
        assert_eq!(plain(moment(Lang::Uk, at("2026-11-01T11:05:00+02:00"))), "1 листопада 2026, 11:05");
    }

    #[test]
    fn half_past_midnight_belongs_to_the_day_the_newsroom_wrote() {
        assert_eq!(plain(moment(Lang::Uk, at("2026-03-17T00:30:00+02:00"))), "17 березня 2026, 00:30");
    }

    #[test]
    fn the_hour_that_a_clock_change_repeats_is_shown_as_written() {
        assert_eq!(clock(at("2026-10-25T03:30:00+03:00")), "03:30");
        assert_eq!(clock(at("2026-10-25T03:30:00+02:00")), "03:30");
        assert_eq!(clock(at("2026-03-29T04:00:00+03:00")), "04:00");
    }

    #[test]
    fn a_row_says_no_more_of_the_day_than_is_needed() {
        let today = Date::new(2026, 3, 17);
        let row = |text: &str| plain(list_moment(Lang::Uk, at(text), today));
        assert_eq!(row("2026-03-17T10:05:00+02:00"), "10:05");
        assert_eq!(row("2026-03-16T23:59:00+02:00"), "учора, 23:59");
        assert_eq!(row("2026-03-01T10:05:00+02:00"), "1 березня, 10:05");
        assert_eq!(row("2025-12-31T10:05:00+02:00"), "31 грудня 2025");
        assert_eq!(plain(list_moment(Lang::Uk, at("2026-03-17T10:05:00+02:00"), None)), "17 березня, 10:05");
    }

    #[test]
    fn the_weekday_is_right() {
        assert_eq!(plain(weekday_date(Lang::Uk, at("2026-11-25T00:00:00Z").date)), "середа, 25 листопада 2026");
        assert_eq!(plain(weekday_date(Lang::En, at("1970-01-01T00:00:00Z").date)), "Thursday, 1 January 1970");
    }
}
