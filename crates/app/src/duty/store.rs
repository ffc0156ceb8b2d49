//! Rows of shifts, of the days that are not as planned, and of offers.

use std::collections::HashMap;

use db::{Row, Tx, statements, values};
use jiff::civil::Time;
use kernel::{DbError, Lang};

use super::{
    rota::{Person, Rota},
    shift::{Change, Kind, Series},
    swap::{Offer, State},
};
use crate::{
    ids::{OfferId, OrgId, ShiftId, StaffId},
    policy::Role,
    settings::Organisation,
    team::{self, Trust},
};

statements! {
    /// The series that had not ended on a day.
    pub SERIES = "SELECT id, kind, staff_id, role, language, begins, ends, weekdays, every, from_day, until_day FROM shift
        WHERE org_id = $1 AND (until_day IS NULL OR until_day >= $2) ORDER BY from_day, begins, id";
    /// One series.
    pub ONE_SERIES = "SELECT id, kind, staff_id, role, language, begins, ends, weekdays, every, from_day, until_day FROM shift
        WHERE org_id = $1 AND id = $2";
    /// A new series.
    pub INSERT_SERIES = "INSERT INTO shift (id, org_id, kind, staff_id, role, language, begins, ends, weekdays, every, from_day, until_day)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (id) DO NOTHING";
    /// Another last day.
    pub END_SERIES = "UPDATE shift SET until_day = $1 WHERE id = $2 AND org_id = $3";
    /// A series that never took place.
    pub DELETE_SERIES = "DELETE FROM shift WHERE id = $1 AND org_id = $2";
    /// The days from one on that are not as planned.
    pub CHANGES = "SELECT shift_id, day, cancelled, staff_id FROM shift_change WHERE org_id = $1 AND day >= $2";
    /// Whether one day of a series is as planned.
    pub ONE_CHANGE = "SELECT shift_id, day, cancelled, staff_id FROM shift_change WHERE shift_id = $1 AND day = $2";
    /// One day is not as planned.
    pub PUT_CHANGE = "INSERT INTO shift_change (shift_id, day, org_id, cancelled, staff_id) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (shift_id, day) DO UPDATE SET cancelled = excluded.cancelled, staff_id = excluded.staff_id";
    /// The days of a series from one on that are not as planned.
    pub CHANGES_OF = "SELECT shift_id, day, cancelled, staff_id FROM shift_change WHERE shift_id = $1 AND day >= $2 ORDER BY day";
    /// From a day on they are days of another series.
    pub MOVE_CHANGES = "UPDATE shift_change SET shift_id = $1 WHERE shift_id = $2 AND day >= $3 AND org_id = $4";
    /// It is as planned again.
    pub DELETE_CHANGE = "DELETE FROM shift_change WHERE shift_id = $1 AND day = $2 AND org_id = $3";
    /// Somebody has left: their series are open.
    pub OPEN_SERIES_OF = "UPDATE shift SET staff_id = NULL WHERE org_id = $1 AND staff_id = $2";
    /// And so are single days of theirs.
    pub OPEN_CHANGES_OF = "UPDATE shift_change SET staff_id = NULL WHERE org_id = $1 AND staff_id = $2";
    /// What they offered, or what was offered to them, stands no longer.
    pub WITHDRAW_OFFERS_OF = "UPDATE shift_offer SET state = 'withdrawn' WHERE org_id = $1 AND (from_staff = $2 OR to_staff = $2) AND state = 'offered'";

    /// The offers that a member made or got and that stand, from a day on.
    pub OFFERS_OF = "SELECT id, shift_id, day, for_shift, for_day, from_staff, to_staff, state FROM shift_offer
        WHERE org_id = $1 AND day >= $2 AND (from_staff = $3 OR to_staff = $3) AND state = 'offered' ORDER BY day, id";
    /// One offer.
    pub OFFER = "SELECT id, shift_id, day, for_shift, for_day, from_staff, to_staff, state FROM shift_offer WHERE id = $1 AND org_id = $2";
    /// A shift is offered.
    pub INSERT_OFFER = "INSERT INTO shift_offer (id, org_id, shift_id, day, for_shift, for_day, from_staff, to_staff, state)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'offered') ON CONFLICT (id) DO NOTHING";
    /// What became of it.
    pub SET_OFFER = "UPDATE shift_offer SET state = $1 WHERE id = $2 AND org_id = $3";
    /// The offers that stand of shifts of a series from a day on, or in exchange for such.
    pub OFFERS_ON = "SELECT id, shift_id, day, for_shift, for_day, from_staff, to_staff, state FROM shift_offer
        WHERE org_id = $1 AND state = 'offered' AND ((shift_id = $2 AND day >= $3) OR (for_shift = $2 AND for_day >= $3)) ORDER BY day, id";
    /// From a day on offers are of another series.
    pub MOVE_OFFERS = "UPDATE shift_offer SET shift_id = $1 WHERE shift_id = $2 AND day >= $3 AND org_id = $4";
    /// And so is what is wanted in exchange.
    pub MOVE_WANTED = "UPDATE shift_offer SET for_shift = $1 WHERE for_shift = $2 AND for_day >= $3 AND org_id = $4";
    /// Offers for days before one, which nobody needs any more.
    pub DELETE_OLD_OFFERS = "DELETE FROM shift_offer WHERE day < $1";
}

fn minutes(time: Time) -> i64 {
    i64::from(time.hour()) * 60 + i64::from(time.minute())
}

fn time(minutes: i64) -> Result<Time, DbError> {
    let part = |n: i64| i8::try_from(n).unwrap_or(-1);
    Time::new(part(minutes / 60), part(minutes % 60), 0, 0)
        .map_err(|_| DbError::Broken("the time of a shift".into()))
}

fn staff(row: &Row, index: usize) -> Result<Option<StaffId>, DbError> {
    Ok(row.opt_id(index)?.map(StaffId::from_bytes))
}

fn series(row: &Row) -> Result<Series, DbError> {
    let kind = Kind::from_name(row.text(1)?).ok_or_else(|| DbError::Broken("the kind of a shift".into()))?;
    Ok(Series {
        id: ShiftId::from_bytes(row.id(0)?),
        kind,
        staff: staff(row, 2)?,
        role: Role::from_name(row.text(3)?),
        language: Lang::from_code(row.text(4)?),
        begins: time(row.int(5)?)?,
        ends: time(row.int(6)?)?,
        weekdays: row.int(7)?,
        every: row.int(8)?,
        from: row.int(9)?,
        until: row.opt_int(10)?,
    })
}

fn change(row: &Row) -> Result<Change, DbError> {
    Ok(Change {
        shift: ShiftId::from_bytes(row.id(0)?),
        day: row.int(1)?,
        cancelled: row.int(2)? == 1,
        staff: staff(row, 3)?,
    })
}

/// The calendar as far as it concerns days from one on. Who is in the team says the chain.
///
/// # Errors
/// Those of the store.
pub fn rota(tx: &mut Tx<'_>, trust: &Trust, org: &Organisation, from: i64) -> Result<Rota, DbError> {
    let rows = tx.query(&SERIES, &values![org.id.bytes(), from])?;
    let series = rows.iter().map(series).collect::<Result<Vec<_>, _>>()?;
    if series.is_empty() {
        return Ok(Rota::default());
    }
    let mut changes = HashMap::new();
    for row in tx.query(&CHANGES, &values![org.id.bytes(), from])? {
        let change = change(&row)?;
        changes.insert((change.shift, change.day), change);
    }
    Ok(Rota { series, changes, people: people(tx, trust, org)? })
}

/// Everybody in the team, by the word of the chain.
///
/// # Errors
/// Those of the store.
pub fn people(tx: &mut Tx<'_>, trust: &Trust, org: &Organisation) -> Result<Vec<Person>, DbError> {
    let Some(roll) = trust.believed(tx, org)? else { return Ok(Vec::new()) };
    let person = |row: team::StaffRow| {
        let card = roll.member(row.id())?;
        let languages = row.languages.split_whitespace().filter_map(Lang::from_code).collect();
        Some(Person { id: card.id, work_name: card.work_name.clone(), role: card.role, languages })
    };
    let mut people: Vec<Person> = team::members(tx, org.id)?.into_iter().filter_map(person).collect();
    people.sort_by(|a, b| a.work_name.cmp(&b.work_name));
    Ok(people)
}

pub(super) fn one(tx: &mut Tx<'_>, org: OrgId, id: ShiftId) -> Result<Option<Series>, DbError> {
    tx.optional(&ONE_SERIES, &values![org.bytes(), id.bytes()])?.as_ref().map(series).transpose()
}

pub(super) fn one_change(tx: &mut Tx<'_>, id: ShiftId, day: i64) -> Result<Option<Change>, DbError> {
    tx.optional(&ONE_CHANGE, &values![id.bytes(), day])?.as_ref().map(change).transpose()
}

pub(super) fn insert(tx: &mut Tx<'_>, org: OrgId, new: &Series) -> Result<(), DbError> {
    let values = values![
        new.id.bytes(),
        org.bytes(),
        new.kind.name(),
        new.staff.map(|staff| staff.bytes()),
        new.role.map_or("", Role::name),
        new.language.map_or("", Lang::code),
        minutes(new.begins),
        minutes(new.ends),
        new.weekdays,
        new.every,
        new.from,
        new.until,
    ];
    tx.execute(&INSERT_SERIES, &values).map(drop)
}

pub(super) fn end(tx: &mut Tx<'_>, org: OrgId, id: ShiftId, until: Option<i64>) -> Result<(), DbError> {
    tx.execute(&END_SERIES, &values![until, id.bytes(), org.bytes()]).map(drop)
}

pub(super) fn delete(tx: &mut Tx<'_>, org: OrgId, id: ShiftId) -> Result<(), DbError> {
    tx.execute(&DELETE_SERIES, &values![id.bytes(), org.bytes()]).map(drop)
}

pub(super) fn put_change(tx: &mut Tx<'_>, org: OrgId, change: &Change) -> Result<(), DbError> {
    let values = values![
        change.shift.bytes(),
        change.day,
        org.bytes(),
        i64::from(change.cancelled),
        change.staff.map(|staff| staff.bytes()),
    ];
    tx.execute(&PUT_CHANGE, &values).map(drop)
}

pub(super) fn delete_change(tx: &mut Tx<'_>, org: OrgId, id: ShiftId, day: i64) -> Result<(), DbError> {
    tx.execute(&DELETE_CHANGE, &values![id.bytes(), day, org.bytes()]).map(drop)
}

/// A member leaves the team: their shifts are open, and what they offered stands no longer.
///
/// # Errors
/// Those of the store.
pub fn forget_member(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<(), DbError> {
    for statement in [&OPEN_SERIES_OF, &OPEN_CHANGES_OF, &WITHDRAW_OFFERS_OF] {
        tx.execute(statement, &values![org.bytes(), staff.bytes()])?;
    }
    Ok(())
}

fn offer(row: &Row) -> Result<Offer, DbError> {
    let back = row.opt_id(3)?.map(ShiftId::from_bytes).zip(row.opt_int(4)?);
    let state = State::from_name(row.text(7)?);
    Ok(Offer {
        id: OfferId::from_bytes(row.id(0)?),
        shift: (ShiftId::from_bytes(row.id(1)?), row.int(2)?),
        back,
        from: StaffId::from_bytes(row.id(5)?),
        to: StaffId::from_bytes(row.id(6)?),
        state: state.ok_or_else(|| DbError::Broken("the state of an offer".into()))?,
    })
}

pub(super) fn offers_of(
    tx: &mut Tx<'_>,
    org: OrgId,
    staff: StaffId,
    from: i64,
) -> Result<Vec<Offer>, DbError> {
    tx.query(&OFFERS_OF, &values![org.bytes(), from, staff.bytes()])?.iter().map(offer).collect()
}

pub(super) fn find_offer(tx: &mut Tx<'_>, org: OrgId, id: OfferId) -> Result<Option<Offer>, DbError> {
    tx.optional(&OFFER, &values![id.bytes(), org.bytes()])?.as_ref().map(offer).transpose()
}

pub(super) fn insert_offer(tx: &mut Tx<'_>, org: OrgId, new: &Offer) -> Result<(), DbError> {
    let values = values![
        new.id.bytes(),
        org.bytes(),
        new.shift.0.bytes(),
        new.shift.1,
        new.back.map(|(shift, _)| shift.bytes()),
        new.back.map(|(_, day)| day),
        new.from.bytes(),
        new.to.bytes(),
    ];
    tx.execute(&INSERT_OFFER, &values).map(drop)
}

pub(super) fn set_offer(tx: &mut Tx<'_>, org: OrgId, id: OfferId, state: State) -> Result<(), DbError> {
    tx.execute(&SET_OFFER, &values![state.name(), id.bytes(), org.bytes()]).map(drop)
}

pub(super) fn changes_of(tx: &mut Tx<'_>, id: ShiftId, from: i64) -> Result<Vec<Change>, DbError> {
    tx.query(&CHANGES_OF, &values![id.bytes(), from])?.iter().map(change).collect()
}

pub(super) fn offers_on(tx: &mut Tx<'_>, org: OrgId, id: ShiftId, from: i64) -> Result<Vec<Offer>, DbError> {
    tx.query(&OFFERS_ON, &values![org.bytes(), id.bytes(), from])?.iter().map(offer).collect()
}

/// What was agreed on single days of a series, from one on, is agreed on those of another.
pub(super) fn move_days(
    tx: &mut Tx<'_>,
    org: OrgId,
    (old, new): (ShiftId, ShiftId),
    from: i64,
) -> Result<(), DbError> {
    for statement in [&MOVE_CHANGES, &MOVE_OFFERS, &MOVE_WANTED] {
        tx.execute(statement, &values![new.bytes(), old.bytes(), from, org.bytes()])?;
    }
    Ok(())
}

pub(super) fn delete_old_offers(tx: &mut Tx<'_>, before: i64) -> Result<u64, DbError> {
    tx.execute(&DELETE_OLD_OFFERS, &values![before])
}
