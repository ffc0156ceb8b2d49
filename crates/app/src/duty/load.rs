//! How long somebody is on duty, by day and by night, as the calendar has it.

use jiff::{civil::Time, tz::TimeZone};
use kernel::Moment;

use super::{
    rota::Rota,
    shift::{Change, Kind, Series},
    span::{self, Span},
};
use crate::{
    ids::{ShiftId, StaffId},
    report::day,
    settings,
};

/// Night is from this time on the clock of the organisation …
const NIGHT_BEGINS: Time = Time::constant(22, 0, 0, 0);
/// … to this one.
const NIGHT_ENDS: Time = Time::constant(6, 0, 0, 0);
/// A week, in minutes.
const WEEK: i64 = 7 * 24 * 60;
/// Of a series, so many days are looked at: as far apart as its shifts can lie.
const LOOKED_AT: i64 = 63;

/// How long somebody is on duty, in minutes. What overlaps counts once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// At the desk.
    pub desk: i64,
    /// At the desk by night, which is part of it.
    pub night: i64,
    /// On call, and not at the desk at the same time.
    pub on_call: i64,
}

fn minutes(spans: &[Span]) -> i64 {
    spans.iter().map(|(from, to)| to.minutes_since(*from)).sum()
}

/// The nights that begin on days from the first to the last. A night in which clocks change is as long as it is.
fn nights(first: i64, last: i64, zone: &TimeZone) -> Vec<Span> {
    let night = |of| settings::span_on(day::date_of(of), NIGHT_BEGINS, NIGHT_ENDS, zone);
    (first..=last).filter_map(night).collect()
}

impl Rota {
    /// The shifts of a member that begin on these days and take place, as spans.
    fn spans_of(&self, staff: StaffId, kind: Kind, (first, last): (i64, i64), zone: &TimeZone) -> Vec<Span> {
        let own = self
            .between(first, last, zone)
            .into_iter()
            .filter(|shift| shift.series.kind == kind && !shift.cancelled && shift.staff == Some(staff));
        span::merged(own.map(|shift| (shift.from, shift.to)).collect())
    }

    /// How long a member is on duty between two moments.
    pub fn load(&self, staff: StaffId, (from, to): Span, zone: &TimeZone) -> Load {
        let days = (day::of(from, zone) - 1, day::of(to, zone));
        let within = |spans: Vec<Span>| span::common(&spans, &[(from, to)]);
        let desk = within(self.spans_of(staff, Kind::Desk, days, zone));
        let on_call = within(self.spans_of(staff, Kind::OnCall, days, zone));
        Load {
            desk: minutes(&desk),
            night: minutes(&span::common(&desk, &nights(days.0, days.1, zone))),
            on_call: minutes(&span::without(&on_call, &desk)),
        }
    }

    /// The shift of a member that they are on at a moment, at the desk or on call, whichever began first.
    pub fn own_shift(&self, staff: StaffId, now: Moment, zone: &TimeZone) -> Option<Span> {
        let today = day::of(now, zone);
        let shifts = self.between(today - 1, today, zone);
        let own = shifts.iter().find(|shift| shift.staff == Some(staff) && shift.is_at(now))?;
        Some((own.from, own.to))
    }

    /// The most minutes of night that a member is at the desk within seven days, of those that touch these days.
    fn most_night(&self, staff: StaffId, (first, last): (i64, i64), zone: &TimeZone) -> i64 {
        let days = (first - 7, last + 7);
        let desk = self.spans_of(staff, Kind::Desk, days, zone);
        let nights = span::common(&desk, &nights(days.0 - 1, days.1 + 1, zone));
        // Somewhere the heaviest seven days end with a night.
        let until = |end: Moment| minutes(&span::common(&nights, &[(end.plus_minutes(-WEEK), end)]));
        nights.iter().map(|(_, end)| until(*end)).max().unwrap_or(0)
    }

    /// How many minutes of night a member would be at the desk within seven days with a further series, if that is more than
    /// `most` and more than without it.
    pub(super) fn too_much_with(&self, series: &Series, most: i64, zone: &TimeZone) -> Option<i64> {
        let staff = series.staff.filter(|_| series.kind == Kind::Desk)?;
        let last = series.from.saturating_add(LOOKED_AT).min(series.until.unwrap_or(i64::MAX));
        let mut with = self.clone();
        with.series.retain(|one| one.id != series.id);
        with.series.push(*series);
        self.compare(&with, staff, (series.from, last), most, zone)
    }

    /// The same with a series that goes on otherwise from the first day of the new one on. What was agreed on single days stays.
    pub(super) fn too_much_from(
        &self,
        old: ShiftId,
        new: &Series,
        most: i64,
        zone: &TimeZone,
    ) -> Option<i64> {
        let staff = new.staff.filter(|_| new.kind == Kind::Desk)?;
        let last = new.from.saturating_add(LOOKED_AT).min(new.until.unwrap_or(i64::MAX));
        let mut with = self.clone();
        for one in with.series.iter_mut().filter(|one| one.id == old) {
            one.until = Some(one.until.map_or(new.from - 1, |until| until.min(new.from - 1)));
        }
        with.series.push(*new);
        let agreed = self.changes.values().filter(|one| one.shift == old && one.day >= new.from);
        with.changes.extend(agreed.map(|one| ((new.id, one.day), Change { shift: new.id, ..*one })));
        self.compare(&with, staff, (new.from, last), most, zone)
    }

    /// The same with a single shift given to them.
    pub(super) fn too_much_given(
        &self,
        (series, on): (&Series, i64),
        staff: StaffId,
        most: i64,
        zone: &TimeZone,
    ) -> Option<i64> {
        if series.kind != Kind::Desk {
            return None;
        }
        let mut with = self.clone();
        let change = Change { shift: series.id, day: on, cancelled: false, staff: Some(staff) };
        with.changes.insert((series.id, on), change);
        self.compare(&with, staff, (on, on), most, zone)
    }

    fn compare(
        &self,
        with: &Self,
        staff: StaffId,
        days: (i64, i64),
        most: i64,
        zone: &TimeZone,
    ) -> Option<i64> {
        let night = with.most_night(staff, days, zone);
        (night > most && night > self.most_night(staff, days, zone)).then_some(night)
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::shift::tests::{at, daily, on, zone},
        *,
    };

    fn me() -> StaffId {
        StaffId::from_bytes([7; 16])
    }

    fn mine(begins: (i8, i8), ends: (i8, i8)) -> Series {
        Series { staff: Some(me()), ..daily(begins, ends) }
    }

    fn rota(series: &[Series]) -> Rota {
        let series =
            series.iter().zip(1..).map(|(one, n)| Series { id: ShiftId::from_bytes([n; 16]), ..*one });
        Rota { series: series.collect(), ..Rota::default() }
    }

    #[test]
    fn night_is_from_ten_to_six_and_what_overlaps_counts_once() {
        let rota = rota(&[mine((20, 0), (23, 0)), mine((22, 0), (1, 0)), mine((5, 0), (8, 0))]);
        let span = (at("2026-05-05T12:00"), at("2026-05-06T12:00"));
        let load = rota.load(me(), span, &zone());
        assert_eq!(load, Load { desk: 8 * 60, night: 4 * 60, on_call: 0 });
        assert_eq!(rota.load(StaffId::from_bytes([8; 16]), span, &zone()), Load::default());
    }

    #[test]
    fn on_call_is_not_at_the_desk_and_counts_apart() {
        let call = Series { kind: Kind::OnCall, ..mine((20, 0), (8, 0)) };
        let rota = rota(&[mine((20, 0), (22, 0)), call]);
        let load = rota.load(me(), (at("2026-05-05T12:00"), at("2026-05-06T12:00")), &zone());
        assert_eq!(load, Load { desk: 120, night: 0, on_call: 600 });
    }

    #[test]
    fn the_night_of_the_changed_clocks_is_an_hour_shorter_or_longer() {
        let rota = rota(&[mine((22, 0), (6, 0))]);
        let night = |from, to| rota.load(me(), (at(from), at(to)), &zone()).night;
        assert_eq!(night("2026-03-27T12:00", "2026-03-28T12:00"), 8 * 60);
        assert_eq!(night("2026-03-28T12:00", "2026-03-29T12:00"), 7 * 60);
        assert_eq!(night("2026-10-24T12:00", "2026-10-25T12:00"), 9 * 60);
        assert_eq!(night("2026-03-28T12:00", "2026-03-29T04:00"), 5 * 60, "a part of it");
    }

    #[test]
    fn the_heaviest_seven_days_are_found_wherever_they_lie() {
        let weekdays = |weekdays, from| Series { weekdays, from, ..mine((22, 0), (6, 0)) };
        let monday = on(2026, 5, 4);
        let held = rota(&[weekdays(0b111, monday)]);
        let most = 24 * 60;
        let more = |weekdays_of, from| {
            held.too_much_with(
                &Series { id: ShiftId::from_bytes([9; 16]), ..weekdays(weekdays_of, from) },
                most,
                &zone(),
            )
        };
        assert_eq!(more(0b1000, monday), Some(32 * 60), "a fourth night");
        assert_eq!(more(0b100, monday), None, "the same night twice is one");
        let by_day = Series {
            begins: Time::constant(8, 0, 0, 0),
            ends: Time::constant(16, 0, 0, 0),
            ..weekdays(0x7f, monday)
        };
        assert_eq!(held.too_much_with(&by_day, most, &zone()), None);
        let call = Series { kind: Kind::OnCall, ..weekdays(0x7f, monday) };
        assert_eq!(held.too_much_with(&call, most, &zone()), None, "nobody sits at the desk on call");
        let open = Series { staff: None, ..weekdays(0b1000, monday) };
        let given = held.too_much_given((&open, monday + 3), me(), most, &zone());
        assert_eq!(given, None, "it is in the calendar only once the series is");
        let mut both = held.clone();
        both.series.push(Series { id: ShiftId::from_bytes([9; 16]), ..open });
        let series = both.series[1];
        assert_eq!(both.too_much_given((&series, monday + 3), me(), most, &zone()), Some(32 * 60));
    }
}
