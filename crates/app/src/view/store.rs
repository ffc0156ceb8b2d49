//! Rows of saved views.

use db::{Row, Tx, statements, values};
use kernel::{DbError, Sealed};

use super::Saved;
use crate::ids::{OrgId, StaffId, ViewId};

statements! {
    /// What a member sees beside the queues: what is shared, then their own.
    pub VIEWS_OF = "SELECT id, staff_id, shared, place, query, epoch, key_wrapped, name FROM saved_view
        WHERE org_id = $1 AND (shared = 1 OR staff_id = $2) ORDER BY shared DESC, place, id";
    /// One more.
    pub INSERT_VIEW = "INSERT INTO saved_view (id, org_id, staff_id, shared, place, query, epoch, key_wrapped, name)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// Another name, under a key of the team that is as new or newer.
    pub RENAME_VIEW = "UPDATE saved_view SET epoch = $1, key_wrapped = $2, name = $3 WHERE id = $4 AND org_id = $5 AND epoch <= $1";
    /// Another place, shared or not.
    pub MOVE_VIEW = "UPDATE saved_view SET place = $1, shared = $2 WHERE id = $3 AND org_id = $4";
    /// Gone.
    pub DELETE_VIEW = "DELETE FROM saved_view WHERE id = $1 AND org_id = $2";
    /// The own ones of a member who leaves; what they shared stays with the team.
    pub DELETE_OWN_VIEWS = "DELETE FROM saved_view WHERE org_id = $1 AND staff_id = $2 AND shared = 0";
}

fn saved(row: &Row) -> Result<Saved, DbError> {
    Ok(Saved {
        id: ViewId::from_bytes(row.id(0)?),
        staff: StaffId::from_bytes(row.id(1)?),
        shared: row.int(2)? == 1,
        place: row.int(3)?,
        query: row.text(4)?.to_owned(),
        epoch: row.int(5)?,
        key_wrapped: row.sealed(6)?,
        name: row.sealed(7)?,
    })
}

/// What a member sees beside the queues: what is shared, then their own.
///
/// # Errors
/// Those of the store.
pub fn of(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<Vec<Saved>, DbError> {
    tx.query(&VIEWS_OF, &values![org.bytes(), staff.bytes()])?.iter().map(saved).collect()
}

/// A member leaves the team: nobody needs their own views any more.
///
/// # Errors
/// Those of the store.
pub fn forget_member(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<(), DbError> {
    tx.execute(&DELETE_OWN_VIEWS, &values![org.bytes(), staff.bytes()]).map(drop)
}

pub(super) fn insert(tx: &mut Tx<'_>, org: OrgId, new: &Saved) -> Result<(), DbError> {
    let values = values![
        new.id.bytes(),
        org.bytes(),
        new.staff.bytes(),
        i64::from(new.shared),
        new.place,
        new.query.as_str(),
        new.epoch,
        &new.key_wrapped,
        &new.name,
    ];
    tx.execute(&INSERT_VIEW, &values).map(drop)
}

pub(super) fn rename(
    tx: &mut Tx<'_>,
    org: OrgId,
    id: ViewId,
    epoch: i64,
    key: &Sealed<[u8; 32]>,
    name: &Sealed<String>,
) -> Result<(), DbError> {
    tx.execute(&RENAME_VIEW, &values![epoch, key, name, id.bytes(), org.bytes()]).map(drop)
}

pub(super) fn put(tx: &mut Tx<'_>, org: OrgId, id: ViewId, place: i64, shared: bool) -> Result<(), DbError> {
    tx.execute(&MOVE_VIEW, &values![place, i64::from(shared), id.bytes(), org.bytes()]).map(drop)
}

pub(super) fn delete(tx: &mut Tx<'_>, org: OrgId, id: ViewId) -> Result<(), DbError> {
    tx.execute(&DELETE_VIEW, &values![id.bytes(), org.bytes()]).map(drop)
}
