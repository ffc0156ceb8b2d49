//! Changing a series from a day on: the days before it stay a series of their own, the days from it on become another, and what was
//! agreed on single days goes with them where it still can. Decided in the unit of work that does it.

use db::Tx;
use sha2::{Digest, Sha256};

use super::{
    rota::Person,
    shift::{Change, Series, Shift, monday},
    store,
    swap::{Doing, Offer, Refused, ShiftDay, State, fits},
};
use crate::{
    audit::{self, Action},
    ids::{OrgId, ShiftId, StaffId},
    report::day,
};

/// What was agreed on single days of a series, from a day on.
#[derive(Clone, Debug, Default)]
pub(super) struct Agreed {
    /// The days that are not as planned.
    pub(super) days: Vec<Change>,
    /// The offers that stand.
    pub(super) offers: Vec<Offer>,
}

/// Something that was agreed and would not be any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lost {
    /// Somebody had a single day that is none any more, or that they do not fit.
    Day(Change),
    /// A shift was offered, or wanted in exchange, that is none any more, or somebody else's.
    Offer(Offer),
}

/// What was agreed, as it stands.
pub(super) fn agreed(tx: &mut Tx<'_>, org: OrgId, id: ShiftId, from: i64) -> Result<Agreed, kernel::DbError> {
    Ok(Agreed { days: store::changes_of(tx, id, from)?, offers: store::offers_on(tx, org, id, from)? })
}

/// How a series stood when it was looked at. Whoever has looked at another one decides anew.
pub(super) fn mark(series: &Series) -> String {
    short(&format!("{series:?} {:?}", series.staff.map(|staff| staff.to_string())))
}

/// The same of what is lost; empty where nothing is.
pub(super) fn mark_of_lost(lost: &[Lost]) -> String {
    let one = |lost: &Lost| match lost {
        Lost::Day(day) => format!("{} {:?}", day.day, day.staff.map(|staff| staff.to_string())),
        Lost::Offer(offer) => offer.id.to_string(),
    };
    if lost.is_empty() { String::new() } else { short(&lost.iter().map(one).collect::<Vec<_>>().join(",")) }
}

fn short(text: &str) -> String {
    hex::encode(&Sha256::digest(text.as_bytes())[..12])
}

/// The new series with a first day that keeps step with the weeks of before: what takes place every other week still takes place in
/// the same weeks, on whatever day it is changed. Who chooses another rhythm, or begins earlier, begins in the week of that day.
pub(super) fn in_step(old: &Series, new: Series) -> Series {
    if new.every != old.every || new.from < old.from {
        return new;
    }
    let off = ((monday(new.from) - monday(old.from)) / 7).rem_euclid(new.every.max(1));
    if off == 0 {
        return new;
    }
    Series { from: monday(new.from) + 7 * (new.every - off), ..new }
}

/// Who has a day of a series; `None` where there is no shift, or it is cancelled or open.
fn holder(series: &Series, on: i64, changed: Option<&Change>) -> Option<StaffId> {
    let taking_place = series.is_on(on) && changed.is_none_or(|change| !change.cancelled);
    taking_place.then_some(changed.map_or(series.staff, |change| change.staff))?
}

/// Whether what is not as planned on a day can stay so in the new series.
fn keeps(new: &Series, change: &Change, people: &[Person]) -> bool {
    let holder = change.staff.filter(|_| !change.cancelled);
    let holder = holder.and_then(|staff| people.iter().find(|person| person.id == staff));
    new.is_on(change.day) && holder.is_none_or(|person| fits(person, new))
}

/// What would not stay as it was agreed.
pub(super) fn lost(old: &Series, new: &Series, agreed: &Agreed, people: &[Person]) -> Vec<Lost> {
    let on = |of: i64| agreed.days.iter().find(|change| change.day == of);
    let had = |change: &&Change| {
        change.day >= new.from
            && old.is_on(change.day)
            && !change.cancelled
            && change.staff.is_some_and(|staff| people.iter().any(|person| person.id == staff))
    };
    let days = agreed.days.iter().filter(had).filter(|change| !keeps(new, change, people));
    let still = |(shift, of): ShiftDay, whose: StaffId| {
        if shift != old.id || of < new.from || holder(old, of, on(of)) != Some(whose) {
            return true; // Of another series, before that day, or gone by already.
        }
        holder(new, of, on(of).filter(|change| keeps(new, change, people))) == Some(whose)
    };
    let gone = |offer: &&Offer| {
        !still(offer.shift, offer.from) || offer.back.is_some_and(|back| !still(back, offer.to))
    };
    let offers = agreed.offers.iter().filter(gone);
    days.map(|change| Lost::Day(*change)).chain(offers.map(|offer| Lost::Offer(*offer))).collect()
}

/// Whether a shift of a series has begun on a day.
fn has_begun(doing: &Doing<'_>, series: &Series, on: i64) -> bool {
    Shift::of(series, on, None, doing.zone).is_some_and(|shift| shift.from <= doing.now)
}

/// Whether a series can be changed from the first day of the new one on.
///
/// # Errors
/// [`Refused::Began`] if the shift of that day has begun, as it is or as it would be; [`Refused::Unfit`].
pub(super) fn check(doing: &Doing<'_>, old: &Series, new: &Series) -> Result<(), Refused> {
    let today = day::of(doing.now, doing.zone);
    if new.from < today || has_begun(doing, old, new.from) || has_begun(doing, new, new.from) {
        return Err(Refused::Began);
    }
    match new.staff {
        Some(staff) if !fits(doing.person(staff)?, new) => Err(Refused::Unfit),
        _ => Ok(()),
    }
}

/// Changes a series from the first day of the new one on. `seen` is how it stood, and `told` what would be lost, when somebody
/// decided that. The same again changes nothing.
///
/// # Errors
/// [`Refused`].
pub(super) fn replan(
    tx: &mut Tx<'_>,
    doing: &Doing<'_>,
    (id, seen): (ShiftId, &str),
    new: &Series,
    told: &str,
) -> Result<(), Refused> {
    if store::one(tx, doing.org, new.id)?.is_some() {
        return Ok(());
    }
    let old = store::one(tx, doing.org, id)?.ok_or(Refused::Gone)?;
    if mark(&old) != seen {
        return Err(Refused::Changed);
    }
    check(doing, &old, new)?;
    let agreed = agreed(tx, doing.org, id, new.from)?;
    let lost = lost(&old, new, &agreed, doing.people);
    if mark_of_lost(&lost) != told {
        return Err(Refused::Changed);
    }
    store::insert(tx, doing.org, new)?;
    store::move_days(tx, doing.org, (id, new.id), new.from)?;
    for change in &agreed.days {
        let as_planned = change.staff == new.staff && !change.cancelled;
        if as_planned || !keeps(new, change, doing.people) {
            store::delete_change(tx, doing.org, new.id, change.day)?;
        }
    }
    for one in &lost {
        if let Lost::Offer(offer) = one {
            store::set_offer(tx, doing.org, offer.id, State::Withdrawn)?;
        }
    }
    if new.from <= old.from {
        store::delete(tx, doing.org, id)?;
    } else {
        let last = old.until.map_or(new.from - 1, |until| until.min(new.from - 1));
        store::end(tx, doing.org, id, Some(last))?;
    }
    let whose = [old.staff, new.staff.filter(|_| new.staff != old.staff)];
    let mut whose: Vec<StaffId> = whose.into_iter().flatten().collect();
    if whose.is_empty() {
        whose.push(doing.by);
    }
    let of =
        |one: &StaffId| audit::record(tx, doing.org, doing.by, Action::ReplanDuty, one.bytes(), doing.now);
    Ok(whose.iter().try_for_each(of)?)
}

#[cfg(test)]
mod tests {
    use super::{
        super::shift::{
            Kind,
            tests::{daily, on},
        },
        *,
    };
    use crate::{ids::OfferId, policy::Role};

    fn staff(n: u8) -> StaffId {
        StaffId::from_bytes([n; 16])
    }

    fn person(n: u8, role: Role) -> Person {
        Person { id: staff(n), work_name: n.to_string(), role, languages: Vec::new() }
    }

    #[test]
    fn every_other_week_stays_in_the_same_weeks_wherever_it_is_changed() {
        let old = Series { every: 2, from: on(2026, 11, 19), weekdays: 0b1001, ..daily((22, 0), (6, 0)) };
        let days = |series: &Series| -> Vec<i64> {
            (series.from..on(2027, 1, 10)).filter(|of| series.is_on(*of)).collect()
        };
        for from in on(2026, 11, 19)..on(2026, 12, 20) {
            let new = in_step(&old, Series { from, id: ShiftId::from_bytes([9; 16]), ..old });
            let stayed: Vec<i64> = days(&old).into_iter().filter(|of| *of >= from).collect();
            assert_eq!(days(&new), stayed, "{from}");
            assert!(!(from..new.from).any(|of| old.is_on(of)), "nothing is left out in between");
        }
        let weekly = in_step(&old, Series { from: on(2026, 11, 25), every: 1, ..old });
        assert_eq!(weekly.from, on(2026, 11, 25), "another rhythm begins when it is said");
    }

    #[test]
    fn what_was_agreed_is_lost_only_where_its_day_goes_or_who_has_it_does_not_fit() {
        let old = Series { staff: Some(staff(1)), from: on(2026, 11, 1), ..daily((22, 0), (6, 0)) };
        let people =
            [person(1, Role::OutreachWorker), person(2, Role::Peer), person(3, Role::OutreachWorker)];
        let of = |n: i8, who: u8| Change {
            shift: old.id,
            day: on(2026, 11, n),
            cancelled: false,
            staff: Some(staff(who)),
        };
        let before = of(9, 2);
        let (monday, tuesday, gone) = (of(16, 2), of(17, 3), of(18, 8));
        let cancelled = Change { cancelled: true, ..of(19, 2) };
        let agreed = Agreed { days: vec![before, monday, tuesday, gone, cancelled], offers: Vec::new() };
        let new = Series { id: ShiftId::from_bytes([9; 16]), from: on(2026, 11, 10), ..old };
        assert_eq!(lost(&old, &new, &agreed, &people), [], "at other times they stay");
        let mondays = Series { weekdays: 1, ..new };
        assert_eq!(lost(&old, &mondays, &agreed, &people), [Lost::Day(tuesday)]);
        let workers = Series { role: Some(Role::OutreachWorker), ..new };
        assert_eq!(lost(&old, &workers, &agreed, &people), [Lost::Day(monday)]);
        let short = Series { until: Some(on(2026, 11, 16)), ..new };
        assert_eq!(lost(&old, &short, &agreed, &people), [Lost::Day(tuesday)]);
        let call = Series { kind: Kind::OnCall, ..new };
        assert_eq!(lost(&old, &call, &agreed, &people), []);
    }

    #[test]
    fn an_offer_is_lost_with_its_day_or_when_the_shift_is_somebody_elses() {
        let old = Series { staff: Some(staff(1)), from: on(2026, 11, 1), ..daily((22, 0), (6, 0)) };
        let people = [person(1, Role::OutreachWorker), person(2, Role::OutreachWorker)];
        let offer = |shift: ShiftDay, back| Offer {
            id: OfferId::from_bytes([4; 16]),
            shift,
            back,
            from: staff(1),
            to: staff(2),
            state: State::Offered,
        };
        let here = offer((old.id, on(2026, 11, 16)), None);
        let of_the_past = offer((old.id, on(2026, 11, 9)), None);
        let elsewhere = (ShiftId::from_bytes([5; 16]), on(2026, 11, 16));
        let back =
            Offer { from: staff(2), to: staff(1), ..offer(elsewhere, Some((old.id, on(2026, 11, 17)))) };
        let agreed = Agreed { days: Vec::new(), offers: vec![here, of_the_past, back] };
        let new = Series { id: ShiftId::from_bytes([9; 16]), from: on(2026, 11, 10), ..old };
        assert_eq!(lost(&old, &new, &agreed, &people), []);
        let mondays = Series { weekdays: 1, ..new };
        assert_eq!(lost(&old, &mondays, &agreed, &people), [Lost::Offer(back)]);
        let others = Series { staff: Some(staff(2)), ..new };
        assert_eq!(lost(&old, &others, &agreed, &people), [Lost::Offer(here), Lost::Offer(back)]);
        assert_ne!(mark_of_lost(&[Lost::Offer(here)]), "");
        assert_eq!(mark_of_lost(&[]), "");
    }

    #[test]
    fn whatever_differs_in_a_series_is_another_mark() {
        let old = Series { staff: Some(staff(1)), ..daily((22, 0), (6, 0)) };
        let others = [
            Series { staff: Some(staff(2)), ..old },
            Series { until: Some(1), ..old },
            Series { weekdays: 1, ..old },
            Series { begins: jiff::civil::time(21, 59, 0, 0), ..old },
        ];
        assert!(others.iter().all(|other| mark(other) != mark(&old)));
        assert_eq!(mark(&{ old }), mark(&old));
    }
}
