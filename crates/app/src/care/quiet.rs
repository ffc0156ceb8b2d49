//! When a member is not to be called: hours of the day on some weekdays, or wholly until a moment. Who is on a shift is called all
//! the same: whoever asks looks at the calendar first.

use std::collections::HashMap;

use db::Tx;
use jiff::{
    civil::{Time, Weekday},
    tz::TimeZone,
};
use kernel::{DbError, Moment};

use super::store;
use crate::{duty, ids::StaffId, report::day, settings, settings::Organisation};

/// Quiet that goes on from day to day is followed so many days ahead.
const AHEAD: i64 = 8;
/// Minutes of a day.
const DAY: i64 = 24 * 60;

/// When somebody wants quiet. Times are those of clocks on the wall of the organisation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quiet {
    /// From when to when; on the next day where the end is not after the beginning.
    pub hours: Option<(Time, Time)>,
    /// A bit for each weekday on which the hours begin, Monday the lowest.
    pub weekdays: i64,
    /// Wholly until then.
    pub off_until: Option<Moment>,
}

impl Quiet {
    /// Until when it is quiet at a moment; `None` where it is not.
    pub fn until(&self, now: Moment, zone: &TimeZone) -> Option<Moment> {
        let mut until = self.off_until.filter(|until| *until > now);
        let Some((from, to)) = self.hours else { return until };
        let today = day::of(now, zone);
        // Hours of one day may run into those of the next: then it is one quiet.
        for of in today - 1..=today + AHEAD {
            let date = day::date_of(of);
            if !self.is_on(date.weekday()) {
                continue;
            }
            let Some((begins, ends)) = settings::span_on(date, from, to, zone) else { continue };
            let reached = until.unwrap_or(now);
            if begins <= reached && ends > reached {
                until = Some(ends);
            }
        }
        until
    }

    /// Whether the hours begin on a weekday.
    pub fn is_on(&self, weekday: Weekday) -> bool {
        self.weekdays & duty::bit(weekday) != 0
    }

    pub(super) fn from_row(hours: Option<(i64, i64)>, weekdays: i64, off_until: Option<Moment>) -> Self {
        let time = |minutes: i64| {
            let minutes = minutes.rem_euclid(DAY);
            Time::new(i8::try_from(minutes / 60).ok()?, i8::try_from(minutes % 60).ok()?, 0, 0).ok()
        };
        let hours = hours.and_then(|(from, to)| time(from).zip(time(to)));
        Self { hours, weekdays, off_until }
    }

    #[allow(clippy::type_complexity)] // The three columns, as they lie.
    pub(super) fn to_row(self) -> (Option<(i64, i64)>, i64, Option<Moment>) {
        let minutes = |time: Time| i64::from(time.hour()) * 60 + i64::from(time.minute());
        (self.hours.map(|(from, to)| (minutes(from), minutes(to))), self.weekdays, self.off_until)
    }
}

/// Who wants quiet at a moment, and until when. A shift goes before it: whoever asks looks at the calendar too.
///
/// # Errors
/// Those of the store.
pub fn quiet_now(
    tx: &mut Tx<'_>,
    org: &Organisation,
    now: Moment,
) -> Result<HashMap<StaffId, Moment>, DbError> {
    let chosen = store::choices(tx, org.id)?;
    let until =
        |(staff, chosen): (StaffId, store::Chosen)| Some((staff, chosen.quiet.until(now, &org.zone)?));
    Ok(chosen.into_iter().filter_map(until).collect())
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::*;

    fn zone() -> TimeZone {
        TimeZone::get("Europe/Warsaw").expect("the zone exists")
    }

    fn at(text: &str) -> Moment {
        let zoned: jiff::Zoned = format!("{text}[Europe/Warsaw]").parse().expect("a zoned time");
        Moment::from_millis(zoned.timestamp().as_millisecond())
    }

    fn quiet(from: (i8, i8), to: (i8, i8), weekdays: i64) -> Quiet {
        Quiet { hours: Some((time(from.0, from.1, 0, 0), time(to.0, to.1, 0, 0))), weekdays, off_until: None }
    }

    #[test]
    fn quiet_over_midnight_belongs_to_the_day_on_which_it_begins() {
        // Friday nights: 20 November 2026 is a Friday.
        let fridays = quiet((22, 0), (7, 0), 0b1_0000);
        let until = |text| fridays.until(at(text), &zone());
        assert_eq!(until("2026-11-20T21:59"), None);
        assert_eq!(until("2026-11-20T22:00"), Some(at("2026-11-21T07:00")));
        assert_eq!(until("2026-11-21T06:59"), Some(at("2026-11-21T07:00")));
        assert_eq!(until("2026-11-21T07:00"), None);
        assert_eq!(until("2026-11-21T23:00"), None, "Saturday night is another one");
        assert_eq!(until("2026-11-20T03:00"), None, "and so is the night to Friday");
    }

    #[test]
    fn quiet_ends_by_the_clock_on_the_wall_also_when_the_clocks_change() {
        let nights = quiet((22, 0), (7, 0), 0x7f);
        for day in ["2026-03-28", "2026-10-24"] {
            let next = if day == "2026-03-28" { "2026-03-29" } else { "2026-10-25" };
            let until = nights.until(at(&format!("{day}T23:30")), &zone());
            assert_eq!(until, Some(at(&format!("{next}T07:00"))), "{day}");
            assert_eq!(nights.until(at(&format!("{next}T07:00")), &zone()), None);
        }
        let skipped = quiet((2, 30), (3, 30), 0x7f);
        assert_eq!(skipped.until(at("2026-03-29T03:10"), &zone()), Some(at("2026-03-29T03:30")));
        let doubled = quiet((2, 0), (2, 30), 0x7f);
        assert_eq!(doubled.until(at("2026-10-25T02:10+02:00"), &zone()), Some(at("2026-10-25T02:30+02:00")));
        assert_eq!(doubled.until(at("2026-10-25T02:10+01:00"), &zone()), None, "once, and not again");
    }

    #[test]
    fn days_off_and_hours_that_touch_are_one_quiet() {
        let whole_days = quiet((8, 0), (8, 0), 0b0_0011);
        assert_eq!(whole_days.until(at("2026-11-16T09:00"), &zone()), Some(at("2026-11-18T08:00")));
        let off = Quiet { off_until: Some(at("2026-11-20T22:30")), ..quiet((22, 0), (7, 0), 0b1_0000) };
        assert_eq!(off.until(at("2026-11-19T12:00"), &zone()), Some(at("2026-11-21T07:00")));
        let over = Quiet { off_until: Some(at("2026-11-20T12:00")), ..Quiet::default() };
        assert_eq!(over.until(at("2026-11-20T12:00"), &zone()), None);
        assert_eq!(Quiet::default().until(at("2026-11-20T12:00"), &zone()), None);
    }

    #[test]
    fn what_was_chosen_reads_back_from_its_row() {
        let chosen = Quiet { off_until: Some(at("2026-11-20T12:00")), ..quiet((22, 15), (7, 45), 0b101) };
        let (hours, weekdays, off_until) = chosen.to_row();
        assert_eq!(Quiet::from_row(hours, weekdays, off_until), chosen);
        assert_eq!(Quiet::from_row(None, 0, None), Quiet::default());
    }
}
