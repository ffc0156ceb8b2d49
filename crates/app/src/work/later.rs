//! Until when something is put off, where the organisation is. A time that daylight saving skips or repeats becomes a real one:
//! a skipped one as much later as the clock is put forward, of a repeated one the first (RFC 5545, section 3.3.5; what `jiff`
//! calls compatible). Pages show the time that came of it.

use jiff::{
    Timestamp, ToSpan,
    civil::{DateTime, Time, Weekday, time},
    tz::TimeZone,
};
use kernel::Moment;

/// Put off until the visitor writes: further away than any clock reaches. Their message ends every putting off.
pub const UNTIL_THEY_WRITE: Moment = Moment::from_millis(253_370_764_800_000);

/// So many days ahead something can be put off.
const MOST_DAYS: i64 = 366;

const EVENING: Time = time(18, 0, 0, 0);
const MORNING: Time = time(9, 0, 0, 0);

/// Until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Later {
    /// In an hour.
    Hour,
    /// Today at 18:00.
    Evening,
    /// Tomorrow at 9:00.
    Tomorrow,
    /// Next Monday at 9:00; on a Monday, in a week.
    Monday,
    /// Until they write.
    Written,
    /// A day and a time.
    At(DateTime),
}

impl Later {
    /// What is offered by name.
    pub const NAMED: [Self; 5] = [Self::Written, Self::Hour, Self::Evening, Self::Tomorrow, Self::Monday];

    /// The name in forms; the end of its text's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Evening => "evening",
            Self::Tomorrow => "tomorrow",
            Self::Monday => "monday",
            Self::Written => "written",
            Self::At(_) => "at",
        }
    }

    /// What a form says: a name, or a day (`2026-11-30`) and a time (`09:30`; 9:00 where none is given).
    pub fn read(name: &str, day: &str, clock: &str) -> Option<Self> {
        if let Some(named) = Self::NAMED.into_iter().find(|one| one.name() == name) {
            return Some(named);
        }
        if name != "at" {
            return None;
        }
        let day: jiff::civil::Date = day.trim().parse().ok()?;
        let clock = match clock.trim() {
            "" => MORNING,
            clock => Time::strptime("%H:%M", clock).ok()?,
        };
        Some(Self::At(day.to_datetime(clock)))
    }

    /// The minute it comes back; `None` if that is not after now, or too far away.
    pub fn until(self, now: Moment, zone: &TimeZone) -> Option<Moment> {
        let here = Timestamp::from_millisecond(now.millis()).ok()?.to_zoned(zone.clone());
        let today = here.date();
        let wall = match self {
            Self::Written => return Some(UNTIL_THEY_WRITE),
            Self::Hour => return Some(now.plus_minutes(60).to_minute()),
            Self::Evening => today.to_datetime(EVENING),
            Self::Tomorrow => today.tomorrow().ok()?.to_datetime(MORNING),
            Self::Monday => today.nth_weekday(1, Weekday::Monday).ok()?.to_datetime(MORNING),
            Self::At(wall) => wall,
        };
        let last = today.checked_add(MOST_DAYS.days()).ok()?;
        let until = Moment::from_millis(wall.to_zoned(zone.clone()).ok()?.timestamp().as_millisecond());
        (until > now && wall.date() <= last).then_some(until.to_minute())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        let zoned: jiff::Zoned = text.parse().expect("a zoned time");
        Moment::from_millis(zoned.timestamp().as_millisecond())
    }

    fn until(later: Later, now: &str) -> Option<Moment> {
        later.until(moment(now), &TimeZone::get("Europe/Warsaw").expect("the zone exists"))
    }

    fn at(day: &str, clock: &str) -> Later {
        Later::read("at", day, clock).expect("a day and a time")
    }

    #[test]
    fn what_is_offered_is_meant_where_the_organisation_is() {
        let night = "2026-11-21T03:00[Europe/Warsaw]"; // a Saturday
        for (later, expected) in [
            (Later::Hour, "2026-11-21T04:00[Europe/Warsaw]"),
            (Later::Evening, "2026-11-21T18:00[Europe/Warsaw]"),
            (Later::Tomorrow, "2026-11-22T09:00[Europe/Warsaw]"),
            (Later::Monday, "2026-11-23T09:00[Europe/Warsaw]"),
        ] {
            assert_eq!(until(later, night), Some(moment(expected)), "{later:?}");
        }
        assert_eq!(until(Later::Evening, "2026-11-21T18:00[Europe/Warsaw]"), None, "it is over");
        let monday = until(Later::Monday, "2026-11-23T08:00[Europe/Warsaw]");
        assert_eq!(monday, Some(moment("2026-11-30T09:00[Europe/Warsaw]")), "on a Monday, in a week");
    }

    #[test]
    fn the_hour_that_daylight_saving_skips_becomes_the_one_after_it() {
        let skipped = until(at("2026-03-29", "02:30"), "2026-03-28T22:00[Europe/Warsaw]");
        assert_eq!(skipped, Some(moment("2026-03-29T03:30+02:00[Europe/Warsaw]")));
    }

    #[test]
    fn of_the_hour_that_comes_twice_it_is_the_first() {
        let twice = until(at("2026-10-25", "02:30"), "2026-10-24T22:00[Europe/Warsaw]");
        assert_eq!(twice, Some(moment("2026-10-25T02:30+02:00[Europe/Warsaw]")));
        // An hour is an hour, also in that night.
        let hour = until(Later::Hour, "2026-10-25T02:30+02:00[Europe/Warsaw]");
        assert_eq!(hour, Some(moment("2026-10-25T02:30+01:00[Europe/Warsaw]")));
    }

    #[test]
    fn what_is_past_too_far_or_no_time_is_refused() {
        let now = "2026-11-21T03:00[Europe/Warsaw]";
        assert_eq!(until(at("2026-11-21", "03:00"), now), None);
        assert_eq!(until(at("2027-12-31", ""), now), None);
        for (name, day, clock) in
            [("at", "", "09:00"), ("at", "2026-02-30", ""), ("at", "2026-11-22", "25:00"), ("", "", "")]
        {
            assert_eq!(Later::read(name, day, clock), None, "{name} {day} {clock}");
        }
        assert!(UNTIL_THEY_WRITE > moment("9990-01-01T00:00[Europe/Warsaw]"));
    }
}
