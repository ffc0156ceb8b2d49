//! What a shift is: a series of days, and one of its days as moments.

use jiff::{
    civil::{Time, Weekday},
    tz::TimeZone,
};
use kernel::{Lang, Moment};

use crate::{
    ids::{ShiftId, StaffId},
    policy::Role,
    report::day,
    settings,
};

/// What somebody on a shift does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Sits at the desk and answers.
    Desk,
    /// Can be called.
    OnCall,
}

impl Kind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Desk, Self::OnCall];

    /// The name in rows and forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::OnCall => "on_call",
        }
    }

    /// The kind with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The Fluent key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Desk => "duty-kind-desk",
            Self::OnCall => "duty-kind-on-call",
        }
    }
}

/// Shifts that come again. Times are those of clocks on the wall, so that a shift begins at 22:00 in summer and in winter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Series {
    /// Which one.
    pub id: ShiftId,
    /// What is done in it.
    pub kind: Kind,
    /// Who has it; nobody: it is open.
    pub staff: Option<StaffId>,
    /// Who is wanted where it is open.
    pub role: Option<Role>,
    /// Which language is wanted.
    pub language: Option<Lang>,
    /// When it begins.
    pub begins: Time,
    /// When it ends; on the next day where that is not after the beginning.
    pub ends: Time,
    /// A bit for each weekday on which it begins, Monday the lowest.
    pub weekdays: i64,
    /// Every so many weeks, counted from the week of the first day.
    pub every: i64,
    /// The first day, in days since 1970.
    pub from: i64,
    /// The last day on which one begins; none: it goes on.
    pub until: Option<i64>,
}

/// The days of a week, as forms name them.
pub(crate) const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Monday, "1"),
    (Weekday::Tuesday, "2"),
    (Weekday::Wednesday, "3"),
    (Weekday::Thursday, "4"),
    (Weekday::Friday, "5"),
    (Weekday::Saturday, "6"),
    (Weekday::Sunday, "7"),
];

/// The bit of a weekday.
pub(crate) fn bit(weekday: Weekday) -> i64 {
    1 << weekday.to_monday_zero_offset()
}

/// The Monday of the week that a day lies in.
pub(crate) fn monday(of: i64) -> i64 {
    of - i64::from(day::date_of(of).weekday().to_monday_zero_offset())
}

impl Series {
    /// Whether a shift begins on a day.
    pub fn is_on(&self, on: i64) -> bool {
        let weeks = (monday(on) - monday(self.from)) / 7;
        (self.from..=self.until.unwrap_or(i64::MAX)).contains(&on)
            && self.weekdays & bit(day::date_of(on).weekday()) != 0
            && weeks % self.every.max(1) == 0
    }
}

/// One day of a series that is not as planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Of which series.
    pub shift: ShiftId,
    /// On which day.
    pub day: i64,
    /// Whether it does not take place.
    pub cancelled: bool,
    /// Who has it instead; nobody: it is open.
    pub staff: Option<StaffId>,
}

/// One shift.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    /// Of which series.
    pub series: Series,
    /// The day on which it begins, in days since 1970.
    pub day: i64,
    /// Who has it.
    pub staff: Option<StaffId>,
    /// Whether it does not take place.
    pub cancelled: bool,
    /// Whether this day is not as planned.
    pub changed: bool,
    /// When it begins.
    pub from: Moment,
    /// When it ends.
    pub to: Moment,
}

impl Shift {
    /// The shift of a series on a day; `None` where there is none.
    pub fn of(series: &Series, on: i64, change: Option<&Change>, zone: &TimeZone) -> Option<Self> {
        if !series.is_on(on) {
            return None;
        }
        let (from, to) = settings::span_on(day::date_of(on), series.begins, series.ends, zone)?;
        Some(Self {
            series: *series,
            day: on,
            staff: change.map_or(series.staff, |change| change.staff),
            cancelled: change.is_some_and(|change| change.cancelled),
            changed: change.is_some(),
            from,
            to,
        })
    }

    /// Whether it takes place at a moment.
    pub fn is_at(&self, now: Moment) -> bool {
        !self.cancelled && self.from <= now && now < self.to
    }
}

#[cfg(test)]
pub(super) mod tests {
    use jiff::civil::{date, time};

    use super::*;

    pub(in crate::duty) fn zone() -> TimeZone {
        TimeZone::get("Europe/Warsaw").expect("the zone exists")
    }

    pub(in crate::duty) fn at(text: &str) -> Moment {
        let zoned: jiff::Zoned = format!("{text}[Europe/Warsaw]").parse().expect("a zoned time");
        Moment::from_millis(zoned.timestamp().as_millisecond())
    }

    pub(in crate::duty) fn on(year: i16, month: i8, of: i8) -> i64 {
        day::number(date(year, month, of))
    }

    /// Every day from Monday 16 November 2026.
    pub(in crate::duty) fn daily(begins: (i8, i8), ends: (i8, i8)) -> Series {
        Series {
            id: ShiftId::from_bytes([1; 16]),
            kind: Kind::Desk,
            staff: None,
            role: None,
            language: None,
            begins: time(begins.0, begins.1, 0, 0),
            ends: time(ends.0, ends.1, 0, 0),
            weekdays: 0b111_1111,
            every: 1,
            from: on(2026, 3, 1),
            until: None,
        }
    }

    fn minutes(series: &Series, of: i64) -> i64 {
        let shift = Shift::of(series, of, None, &zone()).expect("there is one");
        (shift.to.millis() - shift.from.millis()) / 60_000
    }

    #[test]
    fn every_other_week_counts_from_the_week_of_the_first_day() {
        let thursday = on(2026, 11, 19);
        let series = Series { weekdays: 0b10_0001, every: 2, from: thursday, ..daily((22, 0), (6, 0)) };
        let days: Vec<_> = (thursday - 7..thursday + 28).filter(|of| series.is_on(*of)).collect();
        // Saturday of the first week, Monday and Saturday of the third.
        assert_eq!(days, [on(2026, 11, 21), on(2026, 11, 30), on(2026, 12, 5), on(2026, 12, 14)]);
        let ended = Series { until: Some(on(2026, 11, 30)), ..series };
        assert!(ended.is_on(on(2026, 11, 30)) && !ended.is_on(on(2026, 12, 5)));
    }

    #[test]
    fn the_night_that_skips_an_hour_is_an_hour_shorter_and_the_one_that_repeats_it_an_hour_longer() {
        let night = daily((22, 0), (6, 0));
        assert_eq!(minutes(&night, on(2026, 3, 27)), 8 * 60);
        assert_eq!(minutes(&night, on(2026, 3, 28)), 7 * 60);
        assert_eq!(minutes(&night, on(2026, 10, 24)), 9 * 60);
    }

    #[test]
    fn a_shift_in_the_skipped_hour_is_neither_lost_nor_turned_round() {
        let (before, after) = (daily((22, 0), (2, 30)), daily((2, 30), (3, 15)));
        let saturday = Shift::of(&before, on(2026, 3, 28), None, &zone()).expect("there is one");
        let sunday = Shift::of(&after, on(2026, 3, 29), None, &zone()).expect("there is one");
        assert_eq!(saturday.to, sunday.from, "whoever goes is followed at once");
        assert_eq!(sunday.from, at("2026-03-29T03:00"), "the moment at which the clocks jump");
        assert_eq!(minutes(&after, on(2026, 3, 29)), 15);
    }

    #[test]
    fn a_shift_in_the_doubled_hour_takes_place_once() {
        let (before, after) = (daily((22, 0), (2, 30)), daily((2, 30), (2, 45)));
        let saturday = Shift::of(&before, on(2026, 10, 24), None, &zone()).expect("there is one");
        let sunday = Shift::of(&after, on(2026, 10, 25), None, &zone()).expect("there is one");
        assert_eq!(saturday.to, sunday.from);
        assert_eq!(minutes(&after, on(2026, 10, 25)), 15);
        assert!(!sunday.is_at(at("2026-10-25T02:30+01:00")), "not in the second 02:30");
    }
}
