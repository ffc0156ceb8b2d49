//! Days and times as people type them, in the organisation's zone: the hour that daylight saving skips, the hour that comes
//! twice, and what has not happened yet.

use jiff::{
    Timestamp,
    civil::Time,
    tz::{AmbiguousOffset, Offset, TimeZone},
};
use kernel::Moment;

use super::day;
use crate::form;

/// Why a day and a time cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BadTime {
    /// There is no day.
    NoDay,
    /// It is no day.
    Day,
    /// It is no time of day.
    Time,
    /// It has not happened yet.
    Future,
    /// The clock went over it that night.
    Skipped,
    /// It came twice that night; these are the two.
    Twice(Moment, Moment),
}

/// Text with Arabic-Indic digits as the ones that programs read, without marks of direction and blanks around it.
pub(crate) fn plain_digits(text: &str) -> String {
    let one = |letter: char| match letter {
        '\u{660}'..='\u{669}' => digit(letter, 0x660),
        '\u{6f0}'..='\u{6f9}' => digit(letter, 0x6f0),
        '\u{a0}' | '\u{202f}' => Some(' '),
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{feff}' => None,
        other => Some(other),
    };
    text.chars().filter_map(one).collect::<String>().trim().to_owned()
}

fn digit(letter: char, zero: u32) -> Option<char> {
    char::from_digit(u32::from(letter) - zero, 10)
}

/// A time of day, `3:05` or `03:05`, and behind it how far that is from universal time (`03:05+01:00`), where a time came
/// twice.
pub(crate) fn time(text: &str) -> Option<(Time, Option<Offset>)> {
    let text = plain_digits(text).replace(['\u{2212}', '\u{2013}'], "-");
    let (clock, offset) = match text.find(['+', '-']) {
        Some(at) => (&text[..at], Some(offset(&text[at..])?)),
        None => (text.as_str(), None),
    };
    let (hour, minute) = clock.trim().split_once([':', '.'])?;
    let minute = minute.split_once(':').map_or(minute, |(minute, _seconds)| minute);
    Some((Time::new(two_digits(hour)?, two_digits(minute)?, 0, 0).ok()?, offset))
}

fn two_digits(text: &str) -> Option<i8> {
    let fine = matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit());
    fine.then(|| text.parse().ok())?
}

fn offset(text: &str) -> Option<Offset> {
    let (sign, rest) = text.split_at_checked(1)?;
    let (hours, minutes) = rest.trim().split_once(':').unwrap_or((rest.trim(), "00"));
    let seconds = (i32::from(two_digits(hours)?) * 60 + i32::from(two_digits(minutes)?)) * 60;
    Offset::from_seconds(if sign == "-" { -seconds } else { seconds }).ok()
}

/// The local day, as [`day::of`] numbers it, and, if a time stands with it, the moment that somebody typed. Nothing that has
/// not happened yet.
pub(super) fn read(
    day: &str,
    time: &str,
    zone: &TimeZone,
    now: Moment,
) -> Result<(i64, Option<Moment>), BadTime> {
    let said = plain_digits(day);
    // A spreadsheet may keep both in one cell.
    let (day, own_time) = match said.split_once([' ', 'T']) {
        Some((day, own_time)) if form::days(day).is_some() => (day, own_time),
        _ => (said.as_str(), ""),
    };
    if day.is_empty() {
        return Err(BadTime::NoDay);
    }
    let day = form::days(day).ok_or(BadTime::Day)?;
    let time = if plain_digits(time).is_empty() { own_time } else { time };
    if plain_digits(time).is_empty() {
        return if day > day::of(now, zone) { Err(BadTime::Future) } else { Ok((day, None)) };
    }
    let start = moment(day, self::time(time).ok_or(BadTime::Time)?, zone)?;
    if start > now { Err(BadTime::Future) } else { Ok((day, Some(start))) }
}

/// The moment that a local day and time are. Nobody's choice is guessed: a time that came twice is taken only with its
/// distance from universal time, one that never was is refused.
pub(crate) fn moment(
    day: i64,
    (time, offset): (Time, Option<Offset>),
    zone: &TimeZone,
) -> Result<Moment, BadTime> {
    let local = day::date_of(day).to_datetime(time);
    let at = |offset: Offset| {
        let stamp = offset.to_timestamp(local).map_err(|_| BadTime::Time)?;
        Ok(Moment::from_millis(stamp.as_millisecond()))
    };
    match (zone.to_ambiguous_timestamp(local).offset(), offset) {
        (AmbiguousOffset::Gap { .. }, _) => Err(BadTime::Skipped),
        (AmbiguousOffset::Unambiguous { offset }, None) => at(offset),
        (AmbiguousOffset::Unambiguous { offset }, Some(said)) if said == offset => at(offset),
        (AmbiguousOffset::Fold { before, after }, Some(said)) if said == before || said == after => at(said),
        (AmbiguousOffset::Fold { before, after }, None) => Err(BadTime::Twice(at(before)?, at(after)?)),
        (_, Some(_)) => Err(BadTime::Time),
    }
}

/// A moment as the control for a day and a time holds it: `2026-11-21` and `03:05`.
pub(crate) fn typed(at: Moment, zone: &TimeZone) -> (String, String) {
    let stamp = Timestamp::from_millisecond(at.millis()).unwrap_or(Timestamp::UNIX_EPOCH);
    let local = zone.to_datetime(stamp);
    (local.date().to_string(), local.strftime("%H:%M").to_string())
}

/// How far a moment is from universal time where the organisation is: `+01:00`.
pub(crate) fn distance(at: Moment, zone: &TimeZone) -> String {
    let stamp = Timestamp::from_millisecond(at.millis()).unwrap_or(Timestamp::UNIX_EPOCH);
    stamp.to_zoned(zone.clone()).strftime("%:z").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn warsaw() -> TimeZone {
        TimeZone::get("Europe/Warsaw").expect("it is known")
    }

    fn at(day_text: &str, time_text: &str) -> Result<Moment, BadTime> {
        moment(form::days(day_text).expect("a day"), time(time_text).expect("a time"), &warsaw())
    }

    fn said(text: &str) -> Moment {
        let zoned: jiff::Zoned = text.parse().expect("a zoned time");
        Moment::from_millis(zoned.timestamp().as_millisecond())
    }

    #[test]
    fn a_day_may_bring_its_time_with_it() {
        let now = said("2026-11-21T03:00[Europe/Warsaw]");
        let read = |day: &str, time: &str| read(day, time, &warsaw(), now);
        let (day, start) =
            (form::days("2026-11-20").expect("a day"), said("2026-11-20T23:40[Europe/Warsaw]"));
        assert_eq!(read("20.11.2026", ""), Ok((day, None)));
        assert_eq!(read("2026-11-20", "23:40"), Ok((day, Some(start))));
        assert_eq!(read("2026-11-20 23:40:00", ""), Ok((day, Some(start))));
        assert_eq!(read("2026-11-20T23:40", " "), Ok((day, Some(start))));
        assert_eq!(read("\u{200f}٢٠٢٦-١١-٢٠", "٢٣:٤٠"), Ok((day, Some(start))));
        assert_eq!(read("2026-11-21", "03:00"), Ok((day + 1, Some(now))), "this very moment");
        assert_eq!(read("2026-11-21", "03:01"), Err(BadTime::Future));
        assert_eq!(read("2026-11-22", ""), Err(BadTime::Future));
        assert_eq!(read(" ", "03:00"), Err(BadTime::NoDay));
        assert_eq!(read("20/11/2026", "03:00"), Err(BadTime::Day));
        assert_eq!(read("2026-11-20", "three"), Err(BadTime::Time));
    }

    #[test]
    fn a_time_is_read_with_and_without_its_distance() {
        assert_eq!(time("3:05"), Some((Time::constant(3, 5, 0, 0), None)));
        assert_eq!(time("٠٣:٠٥"), Some((Time::constant(3, 5, 0, 0), None)));
        assert_eq!(time("03:05:59"), Some((Time::constant(3, 5, 0, 0), None)));
        assert_eq!(time("23.59"), Some((Time::constant(23, 59, 0, 0), None)));
        let summer = Offset::constant(2);
        assert_eq!(time("02:30+02:00"), Some((Time::constant(2, 30, 0, 0), Some(summer))));
        assert_eq!(time("02:30 +2"), Some((Time::constant(2, 30, 0, 0), Some(summer))));
        for text in ["24:00", "3", "three", "", "3:5x", "03:05+", "12:60"] {
            assert_eq!(time(text), None, "{text}");
        }
    }

    #[test]
    fn the_hour_that_is_skipped_is_refused_and_the_one_that_comes_twice_is_asked_about() {
        assert_eq!(at("2026-03-29", "02:30"), Err(BadTime::Skipped));
        assert_eq!(at("2026-03-29", "03:00"), Ok(said("2026-03-29T03:00[Europe/Warsaw]")));
        let (first, second) =
            (said("2026-10-25T02:30+02:00[Europe/Warsaw]"), said("2026-10-25T02:30+01:00[Europe/Warsaw]"));
        assert_eq!(second.minutes_since(first), 60);
        assert_eq!(at("2026-10-25", "02:30"), Err(BadTime::Twice(first, second)));
        assert_eq!(at("2026-10-25", "02:30+02:00"), Ok(first));
        assert_eq!(at("2026-10-25", "02:30+01:00"), Ok(second));
        assert_eq!(at("2026-10-25", "02:30+05:00"), Err(BadTime::Time), "a distance of another place");
        assert_eq!(
            (distance(first, &warsaw()), distance(second, &warsaw())),
            ("+02:00".into(), "+01:00".into())
        );
    }

    #[test]
    fn a_moment_goes_into_its_controls_as_the_place_writes_it() {
        let late = said("2026-11-21T00:30[Europe/Warsaw]");
        assert_eq!(typed(late, &warsaw()), ("2026-11-21".into(), "00:30".into()));
    }
}
