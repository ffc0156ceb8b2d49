//! The team in the database beside the team that was signed.

use std::collections::BTreeMap;

use db::Tx;
use kernel::DbError;

use super::finding::{Finding, What};
use crate::{
    ids::StaffId,
    settings::Organisation,
    team::{self, Head, Roll, StaffRow, chain},
};

/// Walks the whole chain anew; then compares every row with it. `reached` are heads that it must still hold.
///
/// # Errors
/// Those of the store.
pub fn examine(
    tx: &mut Tx<'_>,
    org: &Organisation,
    reached: &[Head],
) -> Result<(Option<Roll>, Vec<Finding>), DbError> {
    let entries = team::entries(tx, org.id)?;
    if entries.is_empty() {
        let what = if reached.is_empty() { What::NoTeam } else { What::Cut };
        return Ok((None, vec![Finding::of(what)]));
    }
    let roll = match chain::walk(org.id, &org.founding_key, &entries) {
        Ok(roll) => roll,
        Err((number, why)) => return Ok((None, vec![Finding::of(What::Entry(why)).at(number)])),
    };
    let mut found = compare(tx, org, &roll)?;
    if reached.iter().any(|head| !roll.holds(*head)) {
        found.insert(0, Finding::of(What::Cut));
    }
    Ok((Some(roll), found))
}

/// Compares rows, keys of the team and who holds them with the roll.
///
/// # Errors
/// Those of the store.
pub fn compare(tx: &mut Tx<'_>, org: &Organisation, roll: &Roll) -> Result<Vec<Finding>, DbError> {
    let rows: BTreeMap<StaffId, StaffRow> =
        team::members(tx, org.id)?.into_iter().map(|row| (row.id(), row)).collect();
    let (seals, slots) = (team::seal_holders(tx, org.id)?, team::slot_holders(tx, org.id)?);
    let mut found = Vec::new();

    if !team::epochs(tx, org.id)?.iter().eq(roll.epochs().iter().map(|epoch| &epoch.epoch)) {
        found.push(Finding::of(What::Epochs));
    }
    for card in roll.members() {
        match rows.get(&card.id) {
            None => found.push(Finding::about(What::Missing, &card.work_name)),
            Some(row) if !row.fits(card) => found.push(Finding::about(What::Member, &card.work_name)),
            Some(_) => {}
        }
        let Some(present) = roll.epoch().filter(|_| card.role.holds_team_key()) else { continue };
        if !seals.contains(&(present.epoch, card.id)) {
            found.push(Finding::about(What::Unsealed, &card.work_name).at(present.epoch));
        }
    }
    let left = |id: StaffId| roll.left(id);
    for row in rows.values().filter(|row| roll.member(row.id()).is_none() && left(row.id()).is_none()) {
        found.push(Finding::about(What::Waiting, row.work_name()));
    }
    let leavers_open = slots.iter().chain(seals.iter().map(|(_, id)| id)).filter_map(|id| left(*id));
    let mut leavers: Vec<_> = leavers_open.map(|card| card.work_name.as_str()).collect();
    leavers.sort_unstable();
    leavers.dedup();
    found.extend(leavers.into_iter().map(|name| Finding::about(What::Left, name)));
    for (epoch, id) in seals {
        let what = match roll.member(id) {
            Some(card) if card.role.holds_team_key() => continue,
            Some(_) => What::Role,
            None if left(id).is_some() => continue,
            None => What::Stranger,
        };
        let name = rows.get(&id).map_or("somebody", StaffRow::work_name);
        found.push(Finding::about(what, name).at(epoch));
    }
    Ok(found)
}
