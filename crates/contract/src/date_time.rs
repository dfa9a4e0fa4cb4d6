use crate::date::{Date, number};
use crate::json::Json;
use crate::read::Read;
use std::fmt;

/// A moment with the newsroom's offset (RFC 3339): `2026-03-17T10:05:00+02:00`.
///
/// The frontend shows date and time as they stand in it, so that it needs no time-zone data.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct DateTime {
    pub date: Date,
    pub hour: u8,
    pub minute: u8,
    pub second: u8,
    /// Minutes east of UTC.
    pub offset: i16,
}

impl DateTime {
    /// Reads RFC 3339; fractions of a second are dropped, a missing zone counts as UTC.
    pub fn parse(text: &str) -> Option<Self> {
        let date = Date::parse(text.get(0..10)?)?;
        let clock = text.get(11..19)?;
        if !matches!(text.as_bytes().get(10), Some(b'T' | b't' | b' ')) || clock.as_bytes().get(2) != Some(&b':') || clock.as_bytes().get(5) != Some(&b':') {
            return None;
        }
        let hour = number(clock.get(0..2)?).filter(|&hour| hour < 24)? as u8;
        let minute = number(clock.get(3..5)?).filter(|&minute| minute < 60)? as u8;
        // A leap second is shown as the last ordinary one.
        let second = number(clock.get(6..8)?).filter(|&second| second <= 60)?.min(59) as u8;
        let mut zone = text.get(19..)?;
        if let Some(fraction) = zone.strip_prefix('.') {
            let digits = fraction.bytes().take_while(u8::is_ascii_digit).count();
            zone = fraction.get(digits..).filter(|_| digits > 0)?;
        }
        Some(Self { date, hour, minute, second, offset: offset(zone)? })
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub fn epoch(self) -> i64 {
        self.date.days() * 86_400 + i64::from(self.hour) * 3_600 + i64::from(self.minute) * 60 + i64::from(self.second) - i64::from(self.offset) * 60
    }

    /// The moment `epoch` seconds after 1970-01-01T00:00:00Z, on a clock `offset` minutes east of UTC.
    pub fn from_epoch(epoch: i64, offset: i16) -> Option<Self> {
        let local = epoch.checked_add(i64::from(offset) * 60)?;
        let second_of_day = local.rem_euclid(86_400);
        Some(Self {
            date: Date::from_days(local.div_euclid(86_400))?,
            hour: (second_of_day / 3_600) as u8,
            minute: (second_of_day / 60 % 60) as u8,
            second: (second_of_day % 60) as u8,
            offset,
        })
    }
}

fn offset(zone: &str) -> Option<i16> {
    if matches!(zone, "" | "Z" | "z") {
        return Some(0);
    }
    let sign = match zone.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    if zone.len() != 6 || zone.as_bytes().get(3) != Some(&b':') {
        return None;
    }
    let hours = number(zone.get(1..3)?).filter(|&hours| hours < 24)? as i16;
    let minutes = number(zone.get(4..6)?).filter(|&minutes| minutes < 60)? as i16;
    Some(sign * (hours * 60 + minutes))
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{:02}:{:02}:{:02}", self.date, self.hour, self.minute, self.second)?;
        if self.offset == 0 {
            return f.write_str("Z");
        }
        let minutes = self.offset.unsigned_abs();
        write!(f, "{}{:02}:{:02}", if self.offset < 0 { '-' } else { '+' }, minutes / 60, minutes % 60)
    }
}

impl Read for DateTime {
    fn read(value: Json) -> Option<Self> {
        value.as_text().and_then(Self::parse)
    }
}

impl serde::Serialize for DateTime {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "strict")]
impl<'de> serde::Deserialize<'de> for DateTime {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        // Who writes must say the zone: a guess would be an hour or three off.
        let zoned = text.get(19..).is_some_and(|zone| zone.ends_with(['Z', 'z']) || zone.contains(['+', '-']));
        Self::parse(&text)
            .filter(|_| zoned)
            .ok_or_else(|| serde::de::Error::custom(format!("«{text}» is not a date and time with a zone, such as 2026-03-17T10:05:00+02:00")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_moment_keeps_the_clock_it_was_written_with() {
        let half_past_midnight = DateTime::parse("2026-03-17T00:30:00+02:00").map(|m| (m.date.day, m.hour, m.minute, m.epoch()));
        assert_eq!(half_past_midnight, Some((17, 0, 30, 1_773_700_200)));
    }

    #[test]
    fn fractions_and_a_missing_zone_are_forgiven_and_nonsense_is_not() {
        assert_eq!(DateTime::parse("2026-03-17T10:05:00.123Z").map(|m| m.to_string()).as_deref(), Some("2026-03-17T10:05:00Z"));
        assert_eq!(DateTime::parse("2026-03-17T10:05:00").map(|m| m.offset), Some(0));
        for bad in ["2026-03-17", "2026-03-17T25:00:00Z", "2026-03-17T10:05:00+2", "2026-03-17T10:05:00.Z", "вчора о десятій нуль", ""] {
            assert_eq!(DateTime::parse(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn writing_and_reading_and_the_epoch_agree(epoch in -20_000_000_000_i64..200_000_000_000, offset in -839_i16..839) {
            let moment = DateTime::from_epoch(epoch, offset);
            prop_assert_eq!(moment.map(DateTime::epoch), Some(epoch));
            prop_assert_eq!(moment.and_then(|m| DateTime::parse(&m.to_string())), moment);
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in ".*") {
            let _ = DateTime::parse(&text);
        }
    }
}
