//! Months that are locked: whatever writes a report asks here for the month of its day.

use db::Tx;
use kernel::{DbError, Moment};

use super::{day, rules::Refused, store};
use crate::{
    audit::{self, Action},
    ids::{OrgId, StaffId},
};

/// Whether a day lies in a locked month.
///
/// # Errors
/// Those of the store.
pub fn is_locked(tx: &mut Tx<'_>, org: OrgId, day: i64) -> Result<bool, DbError> {
    Ok(store::period(tx, org, day::month(day))?.is_some_and(|period| period.locked))
}

pub(super) fn refuse_if_locked(tx: &mut Tx<'_>, org: OrgId, day: i64) -> Result<(), Refused> {
    if is_locked(tx, org, day)? { Err(Refused::Locked) } else { Ok(()) }
}

/// Why a locked month is opened again; one has to be named.
pub const REASONS: [&str; 4] = ["correction", "late", "mistake", "other"];

/// Locks a month, or opens it again for one of the [`REASONS`]. Whether it stood differently before.
///
/// # Errors
/// Those of the store.
pub(super) fn lock(
    tx: &mut Tx<'_>,
    org: OrgId,
    month: i64,
    locked: bool,
    staff: StaffId,
    reason: &str,
    now: Moment,
) -> Result<bool, DbError> {
    let before = store::period(tx, org, month)?;
    if before.as_ref().is_some_and(|period| period.locked) == locked {
        return Ok(false);
    }
    let number = before.map_or(1, |period| period.number + 1);
    store::insert_period(tx, org, month, number, locked, staff, now, reason)?;
    let action = if locked { Action::LockPeriod } else { Action::OpenPeriod };
    // The month is the object: nothing else has a name here.
    let mut object = [0; 16];
    object[8..].copy_from_slice(&month.to_be_bytes());
    audit::record(tx, org, staff, action, object, now)?;
    Ok(true)
}
