//! Rows of what members have chosen.

use db::{Tx, statements, values};
use kernel::DbError;

use super::{Choice, MOST_WAIT};
use crate::ids::{OrgId, StaffId};

statements! {
    /// What a member has chosen.
    pub CHOICE = "SELECT send_wait, shortcuts, takes_new FROM desk_choice WHERE staff_id = $1 AND org_id = $2";
    /// The latest choice counts.
    pub CHOOSE = "INSERT INTO desk_choice (staff_id, org_id, send_wait, shortcuts, takes_new) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (staff_id) DO UPDATE SET send_wait = excluded.send_wait, shortcuts = excluded.shortcuts,
            takes_new = excluded.takes_new";
}

/// What a member has chosen, or what holds for whoever has chosen nothing.
///
/// # Errors
/// Those of the store.
pub fn find(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<Choice, DbError> {
    let Some(row) = tx.optional(&CHOICE, &values![staff.bytes(), org.bytes()])? else {
        return Ok(Choice::default());
    };
    let send_wait = row.int(0)?.clamp(0, MOST_WAIT);
    Ok(Choice { send_wait, shortcuts: row.int(1)? == 1, takes_new: row.int(2)? == 1 })
}

/// Keeps what a member has chosen.
///
/// # Errors
/// Those of the store.
pub fn choose(tx: &mut Tx<'_>, org: OrgId, staff: StaffId, choice: Choice) -> Result<(), DbError> {
    let Choice { send_wait, shortcuts, takes_new } = choice;
    let flags = (i64::from(shortcuts), i64::from(takes_new));
    let values = values![staff.bytes(), org.bytes(), send_wait.clamp(0, MOST_WAIT), flags.0, flags.1];
    tx.execute(&CHOOSE, &values).map(drop)
}
