//! What every page of the desk tells a member quietly: that their load is over a cap, and that a colleague wrote to them.

use db::Tx;
use kernel::DbError;

use super::store;
use crate::ids::{OrgId, StaffId};

/// What a member has not looked at yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Whether their load is over a cap.
    pub over: bool,
    /// From how many debriefs there is something new.
    pub letters: i64,
}

/// What a member has not looked at yet.
///
/// # Errors
/// Those of the store.
pub fn told(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<Told, DbError> {
    let (over, letters) = store::news(tx, org, staff)?;
    Ok(Told { over: over > 0, letters })
}
