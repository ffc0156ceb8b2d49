//! The calendar of an organisation: its series, the days that are not as planned, and who is in the team.

use std::collections::{BTreeMap, HashMap};

use jiff::tz::TimeZone;
use kernel::{Lang, Moment};

use super::{
    shift::{Change, Kind, Series, Shift},
    span::{self, Span},
};
use crate::{
    ids::{ShiftId, StaffId},
    policy::Role,
    report::day,
    settings::{Duty, Hours},
};

/// A calendar in which nothing was planned for so many days is none: then the published hours stand alone again.
const GIVEN_UP_AFTER: i64 = 28;
/// So many days ahead the next duty is looked for.
const AHEAD: i64 = 8;

/// A member as the calendar knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their identifier.
    pub id: StaffId,
    /// The name they work under.
    pub work_name: String,
    /// Their role.
    pub role: Role,
    /// The languages they answer in.
    pub languages: Vec<Lang>,
}

/// Somebody who is on a shift at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnDuty {
    /// Who.
    pub staff: StaffId,
    /// The name they work under.
    pub work_name: String,
    /// Their role.
    pub role: Role,
    /// At the desk, or to be called.
    pub kind: Kind,
    /// Until when.
    pub until: Moment,
}

/// Whether somebody is on duty, by the published hours and the calendar together: the calendar takes away from what is published,
/// and never adds to it (rule E-9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Now {
    /// Somebody is, until then.
    Open(Moment),
    /// It is within the published hours, or none of the next days is planned, and nobody is there; somebody will be then.
    Away(Option<Moment>),
    /// It is outside the hours; somebody is there from then on.
    Closed(Moment),
    /// No hours are published.
    Never,
}

/// Everything that is planned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rota {
    pub(super) series: Vec<Series>,
    pub(super) changes: HashMap<(ShiftId, i64), Change>,
    pub(super) people: Vec<Person>,
}

impl Rota {
    /// The shifts that begin on days from the first to the last, in their order; also those that do not take place.
    pub fn between(&self, first: i64, last: i64, zone: &TimeZone) -> Vec<Shift> {
        let on = |day: i64| {
            let shift =
                move |series: &Series| Shift::of(series, day, self.changes.get(&(series.id, day)), zone);
            self.series.iter().filter_map(shift)
        };
        let mut shifts: Vec<Shift> = (first..=last).flat_map(on).collect();
        shifts.sort_by_key(|shift| (shift.from, shift.to, shift.series.kind, shift.series.id));
        shifts
    }

    /// The member with this identifier, while they are in the team.
    pub fn person(&self, id: StaffId) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }

    /// Who has a shift; nobody where it is open, also because whoever had it has left.
    pub fn holder(&self, shift: &Shift) -> Option<&Person> {
        self.person(shift.staff?)
    }

    /// Who is on a shift at a moment, those at the desk first.
    pub fn on_now(&self, now: Moment, zone: &TimeZone) -> Vec<OnDuty> {
        let today = day::of(now, zone);
        // Whoever has two shifts in a row is there until the end of the second.
        let mut until: BTreeMap<(Kind, StaffId), Moment> = BTreeMap::new();
        for shift in self.between(today - 1, today + 1, zone).iter().filter(|shift| !shift.cancelled) {
            let Some(person) = self.holder(shift) else { continue };
            match until.get_mut(&(shift.series.kind, person.id)) {
                Some(end) if shift.from <= *end => *end = shift.to.max(*end),
                None if shift.is_at(now) => drop(until.insert((shift.series.kind, person.id), shift.to)),
                _ => {}
            }
        }
        let on = |((kind, staff), until)| {
            let person = self.person(staff)?;
            let work_name = person.work_name.clone();
            Some(OnDuty { staff, work_name, role: person.role, kind, until })
        };
        until.into_iter().filter_map(on).collect()
    }

    /// When somebody who can answer is at the desk, of those who fit, on shifts that begin from the first day to the last.
    pub(super) fn cover(
        &self,
        (first, last): (i64, i64),
        zone: &TimeZone,
        fits: impl Fn(&Person) -> bool,
    ) -> Vec<Span> {
        let there = |shift: &Shift| {
            let at_desk = shift.series.kind == Kind::Desk && !shift.cancelled;
            at_desk && self.holder(shift).is_some_and(|person| person.role.holds_team_key() && fits(person))
        };
        let shifts = self.between(first, last, zone);
        span::merged(shifts.iter().filter(|shift| there(shift)).map(|shift| (shift.from, shift.to)).collect())
    }

    /// The first day of the calendar, if there is one on a day.
    pub(super) fn since(&self, today: i64) -> Option<i64> {
        let desk = || self.series.iter().filter(|series| series.kind == Kind::Desk);
        let planned = |series: &Series| {
            series.until.is_none_or(|until| until >= today - GIVEN_UP_AFTER && until >= series.from)
        };
        let since = desk().map(|series| series.from).min()?;
        (since <= today && desk().any(planned)).then_some(since)
    }

    /// Whether somebody is on duty.
    pub fn now(&self, hours: &Hours, zone: &TimeZone, now: Moment) -> Now {
        let today = day::of(now, zone);
        let published = hours.at(now, zone);
        if self.since(today).is_none() {
            return match published {
                Duty::Open(until) => Now::Open(until),
                Duty::Closed(from) => Now::Closed(from),
                Duty::Never => Now::Never,
            };
        }
        let ahead = now.plus_minutes(AHEAD * 24 * 60);
        let hours = hours.between(now.plus_minutes(-24 * 60), ahead, zone);
        let both = span::common(&hours, &self.cover((today - 1, today + AHEAD), zone, |_| true));
        let next = both.iter().map(|(from, _)| *from).find(|from| *from > now);
        match (span::around(&both, now), published, next) {
            (Some((_, until)), ..) => Now::Open(until),
            (None, Duty::Never, _) => Now::Never,
            (None, Duty::Closed(_), Some(next)) => Now::Closed(next),
            (None, _, next) => Now::Away(next),
        }
    }

    /// The duty between two moments: the published hours, from the first day of the calendar on only while somebody is there.
    pub(super) fn spans(&self, hours: &Hours, zone: &TimeZone, from: Moment, to: Moment) -> Vec<Span> {
        let published = hours.between(from, to, zone);
        let (first, last) = (day::of(from, zone), day::of(to, zone));
        let Some(since) = self.since(last) else { return published };
        let mut there = self.cover((first - 1, last), zone, |_| true);
        let midnight = jiff::civil::Time::midnight();
        let begins = crate::settings::span_on(day::date_of(since), midnight, midnight, zone);
        if let Some((begins, _)) = begins.filter(|(begins, _)| from < *begins) {
            there.push((from, begins));
        }
        span::common(&published, &there)
    }
}
