//! Days and months as reports count them: of the local date where the organisation is.

use jiff::{
    Timestamp,
    civil::{Date, DateTime, date},
    tz::TimeZone,
};
use kernel::Moment;

const EPOCH: Date = date(1970, 1, 1);

/// The day that a moment lies on, in days since 1 January 1970 of the local date. A contact belongs to the day on which
/// it began, also where it goes on past midnight.
pub fn of(moment: Moment, zone: &TimeZone) -> i64 {
    let at = Timestamp::from_millisecond(moment.millis()).unwrap_or(Timestamp::UNIX_EPOCH);
    number(zone.to_datetime(at).date())
}

/// The number of a date.
pub fn number(date: Date) -> i64 {
    EPOCH.until(date).map_or(0, |span| i64::from(span.get_days()))
}

/// The date of a number; the first there is for a number that is no day.
pub fn date_of(day: i64) -> Date {
    let span = jiff::Span::new().try_days(day).unwrap_or_default();
    EPOCH.checked_add(span).unwrap_or(EPOCH)
}

/// The month of a day: months since January 1970.
pub fn month(day: i64) -> i64 {
    let date = date_of(day);
    (i64::from(date.year()) - 1970) * 12 + i64::from(date.month()) - 1
}

/// The first and the last day of a month; `None` for a number that is no month.
pub fn days_of(month: i64) -> Option<(i64, i64)> {
    let year = i16::try_from(1970 + month.div_euclid(12)).ok()?;
    let first = Date::new(year, i8::try_from(month.rem_euclid(12) + 1).ok()?, 1).ok()?;
    Some((number(first), number(first.last_of_month())))
}

/// Year and month as numbers: `2026-11`. `None` for a number that is no month.
pub fn month_name(month: i64) -> Option<String> {
    let (first, _) = days_of(month)?;
    let date = date_of(first);
    Some(format!("{:04}-{:02}", date.year(), date.month()))
}

/// The month of such a name.
pub fn month_of_name(name: &str) -> Option<i64> {
    format!("{name}-01").parse().ok().map(number).map(month)
}

/// A day as rows of days are shown: midnight of universal time.
pub fn shown(day: i64) -> Moment {
    Moment::from_millis(day.saturating_mul(86_400_000))
}

/// The moment of a time that was typed by hand, in the organisation's zone. A time that the clocks skipped in spring is
/// taken as the same number of minutes after the jump, one that there was twice in autumn as the first of the two.
pub fn moment(typed: DateTime, zone: &TimeZone) -> Option<Moment> {
    let at = zone.to_ambiguous_zoned(typed).compatible().ok()?;
    Some(Moment::from_millis(at.timestamp().as_millisecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone() -> TimeZone {
        TimeZone::get("Europe/Warsaw").expect("it is known")
    }

    #[test]
    fn a_contact_belongs_to_the_local_day_on_which_it_began() {
        // 21 November 2026, 00:30 in Warsaw is still the 20th elsewhere.
        let at = Moment::from_millis(1_795_217_400_000);
        assert_eq!(date_of(of(at, &zone())), date(2026, 11, 21));
        assert_eq!(date_of(of(at, &TimeZone::UTC)), date(2026, 11, 20));
        assert_eq!(of(Moment::from_millis(-1), &TimeZone::UTC), -1);
    }

    #[test]
    fn months_have_their_days_and_days_their_month() {
        for (of, days) in [(date(2026, 11, 1), 30), (date(2028, 2, 1), 29), (date(2026, 12, 1), 31)] {
            let (first, last) = days_of(month(number(of))).expect("a month");
            assert_eq!((date_of(first), last - first + 1), (of, days));
            assert_eq!(month(first), month(last));
            assert_eq!(month(last + 1), month(last) + 1);
        }
        assert_eq!(month(number(date(1970, 1, 31))), 0);
        assert_eq!(days_of(i64::MAX / 24), None);
        let november = month(number(date(2026, 11, 30)));
        assert_eq!(month_name(november).as_deref(), Some("2026-11"));
        assert_eq!(month_of_name("2026-11"), Some(november));
        for wrong in ["", "2026", "2026-13", "11-2026", "2026-11-03"] {
            assert_eq!(month_of_name(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_typed_time_is_a_moment_also_when_the_clocks_change() {
        let at = |typed: DateTime| {
            let moment = moment(typed, &zone()).expect("a moment");
            Timestamp::from_millisecond(moment.millis()).expect("a time").to_string()
        };
        assert_eq!(at(date(2026, 3, 29).at(1, 30, 0, 0)), "2026-03-29T00:30:00Z");
        assert_eq!(
            at(date(2026, 3, 29).at(2, 30, 0, 0)),
            "2026-03-29T01:30:00Z",
            "there was no half past two"
        );
        assert_eq!(at(date(2026, 10, 25).at(2, 30, 0, 0)), "2026-10-25T00:30:00Z", "there were two");
    }
}
