//! Loads over a cap: noticed, told to the member first, and only then by name to coordinators (rule J-4).

use std::sync::Arc;

use db::Tx;
use kernel::{DbError, Moment};

use super::{
    load::{Cap, Carried},
    store::{self, Over},
};
use crate::{
    App,
    duty::{self, Rota},
    ids::StaffId,
    settings::Organisation,
    team::Trust,
};

/// A load over a cap is shown to coordinators once the member has seen it on their page, and after so many hours all the same: it
/// is there so that somebody helps, also whoever does not look.
pub const SHOWN_AFTER_HOURS: i64 = 24;

/// What has to be written so that the rows say what is so.
struct Changes {
    crossed: Vec<(StaffId, Cap)>,
    back: Vec<(StaffId, String)>,
}

fn compare(
    tx: &mut Tx<'_>,
    org: &Organisation,
    rota: &Rota,
    members: &[StaffId],
    now: Moment,
) -> Result<Changes, DbError> {
    let known = store::over(tx, org.id)?;
    let mut changes = Changes { crossed: Vec::new(), back: Vec::new() };
    for staff in members {
        let carried = Carried::read(tx, org, rota, *staff, now)?;
        for cap in Cap::ALL {
            let before = known.iter().any(|one| one.staff == *staff && one.cap == cap.name());
            match (carried.is_over(cap, &org.settings), before) {
                (true, false) => changes.crossed.push((*staff, cap)),
                (false, true) => changes.back.push((*staff, cap.name().to_owned())),
                _ => {}
            }
        }
    }
    Ok(changes)
}

/// Notices which of these members are over a cap, and who is not any more. A further time is told anew.
fn look(
    tx: &mut Tx<'_>,
    org: &Organisation,
    rota: &Rota,
    members: &[StaffId],
    now: Moment,
) -> Result<(), DbError> {
    let changes = compare(tx, org, rota, members, now)?;
    for (staff, cap) in changes.crossed {
        store::cross(tx, org.id, (staff, cap.name()), now)?;
    }
    changes.back.iter().try_for_each(|(staff, cap)| store::uncross(tx, org.id, (*staff, cap)))
}

/// Whether there is anything to notice or to tell for one member.
pub(super) fn has_news(
    tx: &mut Tx<'_>,
    org: &Organisation,
    rota: &Rota,
    staff: StaffId,
    now: Moment,
) -> Result<bool, DbError> {
    let changes = compare(tx, org, rota, &[staff], now)?;
    let untold = store::over(tx, org.id)?.iter().any(|one| one.staff == staff && !one.told);
    Ok(untold || !changes.crossed.is_empty() || !changes.back.is_empty())
}

/// Notices it for one member who looks at their page, and remembers that they were told.
pub(super) fn tell(
    tx: &mut Tx<'_>,
    org: &Organisation,
    rota: &Rota,
    staff: StaffId,
    now: Moment,
) -> Result<(), DbError> {
    look(tx, org, rota, &[staff], now)?;
    store::tell(tx, org.id, staff)
}

fn members(tx: &mut Tx<'_>, trust: &Trust, org: &Organisation) -> Result<Vec<StaffId>, DbError> {
    Ok(duty::people(tx, trust, org)?.into_iter().map(|person| person.id).collect())
}

/// Notices for the whole team whose load is over a cap. Nothing is written where nothing has changed.
///
/// # Errors
/// Those of the store.
pub async fn watch(app: &App, org: &Arc<Organisation>) -> Result<(), DbError> {
    duty::refresh(app, org).await;
    let (rota, now) = (duty::known(app, org.id), app.clock.now());
    let (trust, of, calendar) = (Arc::clone(&app.trust), Arc::clone(org), Arc::clone(&rota));
    let read = app.db.read(move |tx| {
        let members = members(tx, &trust, &of)?;
        let changes = compare(tx, &of, &calendar, &members, now)?;
        Ok::<_, DbError>((members, changes.crossed.is_empty() && changes.back.is_empty()))
    });
    let (members, same) = read.await?;
    if same {
        return Ok(());
    }
    let of = Arc::clone(org);
    app.db.write(move |tx| look(tx, &of, &rota, &members, now)).await
}

/// Whether coordinators may see by name that a load is over a cap.
pub(super) fn is_shown(over: &Over, now: Moment) -> bool {
    over.told || now.minutes_since(over.since) >= SHOWN_AFTER_HOURS * 60
}

/// What is over a cap, and how much of it.
pub(crate) type Amounts = Vec<(Cap, i64)>;

/// Who is named to coordinators because a load is over a cap, as far as it is known.
///
/// # Errors
/// Those of the store.
pub(crate) fn shown(
    tx: &mut Tx<'_>,
    trust: &Trust,
    org: &Organisation,
    rota: &Rota,
    now: Moment,
) -> Result<Vec<(String, Amounts)>, DbError> {
    let crossed = store::over(tx, org.id)?;
    if !crossed.iter().any(|one| is_shown(one, now)) {
        return Ok(Vec::new());
    }
    let mut named = Vec::new();
    for person in duty::people(tx, trust, org)? {
        let mine = crossed.iter().filter(|one| one.staff == person.id && is_shown(one, now));
        let caps: Vec<Cap> = mine.filter_map(|one| Cap::from_name(&one.cap)).collect();
        if caps.is_empty() {
            continue;
        }
        let carried = Carried::read(tx, org, rota, person.id, now)?;
        named.push((person.work_name, caps.into_iter().map(|cap| (cap, carried.amount(cap))).collect()));
    }
    Ok(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn j_4_a_member_is_told_first_and_a_day_later_at_the_latest_somebody_else_knows() {
        let since = Moment::from_millis(1_795_226_400_000);
        let over =
            Over { staff: StaffId::from_bytes([1; 16]), cap: "night_hours".into(), since, told: false };
        assert!(!is_shown(&over, since.plus_minutes(24 * 60 - 1)));
        assert!(is_shown(&over, since.plus_minutes(24 * 60)));
        assert!(is_shown(&Over { told: true, ..over }, since));
    }
}
