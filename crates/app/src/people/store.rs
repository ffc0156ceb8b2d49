//! Rows of invitations.

use db::{Row, Tx, statements, values};
use kernel::{DbError, Moment};

use crate::{
    ids::{OrgId, StaffId},
    policy::Role,
};

statements! {
    /// A new invitation. The same one again changes nothing.
    pub INSERT_INVITATION = "INSERT INTO invitation (id, org_id, lookup, salt, invited_by, role, work_name, languages, ends_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (lookup) DO NOTHING";
    /// An invitation by the fingerprint of its link.
    pub INVITATION_BY_LOOKUP = "SELECT id, salt, invited_by, role, work_name, languages, ends_at FROM invitation
        WHERE org_id = $1 AND lookup = $2";
    /// The invitations of an organisation that can still be used, the oldest first.
    pub INVITATIONS_OPEN = "SELECT id, salt, invited_by, role, work_name, languages, ends_at FROM invitation
        WHERE org_id = $1 AND ends_at > $2 AND length(salt) > 0 AND invited_by IS NOT NULL ORDER BY id";
    /// Somebody has come by it.
    pub CLOSE_INVITATION = "UPDATE invitation SET salt = $1 WHERE id = $2 AND org_id = $3 AND ends_at > $4 AND length(salt) > 0";
    /// It is taken back before anybody came, or its newcomer was admitted or refused.
    pub DELETE_INVITATION = "DELETE FROM invitation WHERE id = $1 AND org_id = $2";
    /// The links of somebody who leaves, as far as nobody has used them.
    pub DELETE_INVITATIONS_BY = "DELETE FROM invitation WHERE org_id = $1 AND invited_by = $2 AND length(salt) > 0";
    /// The links of the first coordinator.
    pub DELETE_FOUNDING_LINKS = "DELETE FROM invitation WHERE org_id = $1 AND invited_by IS NULL";
    /// Those whose days are over.
    pub DELETE_OLD_INVITATIONS = "DELETE FROM invitation WHERE org_id = $1 AND ends_at <= $2 AND invited_by IS NOT NULL";
}

/// A row of `invitation`.
#[derive(Clone)]
pub(super) struct Invitation {
    /// The identifier of whoever comes.
    pub(super) id: StaffId,
    /// Empty once somebody came.
    pub(super) salt: Vec<u8>,
    /// `None` for the first coordinator.
    pub(super) invited_by: Option<StaffId>,
    pub(super) role: Role,
    pub(super) work_name: String,
    pub(super) languages: String,
    pub(super) ends_at: Moment,
}

fn invitation(row: &Row) -> Result<Invitation, DbError> {
    let role = Role::from_name(row.text(3)?);
    let by: Option<[u8; 16]> = row.opt_bytes(2)?.and_then(|bytes| bytes.try_into().ok());
    Ok(Invitation {
        id: StaffId::from_bytes(row.id(0)?),
        salt: row.bytes(1)?.to_vec(),
        invited_by: by.map(StaffId::from_bytes),
        role: role.ok_or_else(|| DbError::Broken("an invitation to an unknown role".into()))?,
        work_name: row.text(4)?.to_owned(),
        languages: row.text(5)?.to_owned(),
        ends_at: row.moment(6)?,
    })
}

/// Whether it is new.
pub(super) fn insert(
    tx: &mut Tx<'_>,
    org: OrgId,
    lookup: &[u8; 32],
    new: &Invitation,
) -> Result<bool, DbError> {
    let values = values![
        new.id.bytes(),
        org.bytes(),
        *lookup,
        new.salt.as_slice(),
        new.invited_by.map(|id| id.bytes()),
        new.role.name(),
        new.work_name.as_str(),
        new.languages.as_str(),
        new.ends_at,
    ];
    Ok(tx.execute(&INSERT_INVITATION, &values)? == 1)
}

pub(super) fn by_lookup(
    tx: &mut Tx<'_>,
    org: OrgId,
    lookup: &[u8; 32],
) -> Result<Option<Invitation>, DbError> {
    let row = tx.optional(&INVITATION_BY_LOOKUP, &values![org.bytes(), *lookup])?;
    row.as_ref().map(invitation).transpose()
}

pub(super) fn open(tx: &mut Tx<'_>, org: OrgId, now: Moment) -> Result<Vec<Invitation>, DbError> {
    tx.query(&INVITATIONS_OPEN, &values![org.bytes(), now])?.iter().map(invitation).collect()
}

/// Whether it could still be used, and was by nobody before.
pub(super) fn close(tx: &mut Tx<'_>, org: OrgId, id: StaffId, now: Moment) -> Result<bool, DbError> {
    let nothing: &[u8] = &[];
    Ok(tx.execute(&CLOSE_INVITATION, &values![nothing, id.bytes(), org.bytes(), now])? == 1)
}

/// Whether there was one.
pub(super) fn delete(tx: &mut Tx<'_>, org: OrgId, id: StaffId) -> Result<bool, DbError> {
    Ok(tx.execute(&DELETE_INVITATION, &values![id.bytes(), org.bytes()])? == 1)
}

/// Takes back the links that a member has given out and nobody has used.
///
/// # Errors
/// Those of the store.
pub fn withdraw_of(tx: &mut Tx<'_>, org: OrgId, by: StaffId) -> Result<(), DbError> {
    tx.execute(&DELETE_INVITATIONS_BY, &values![org.bytes(), by.bytes()]).map(drop)
}

pub(super) fn delete_founding(tx: &mut Tx<'_>, org: OrgId) -> Result<(), DbError> {
    tx.execute(&DELETE_FOUNDING_LINKS, &values![org.bytes()]).map(drop)
}

pub(super) fn delete_old(tx: &mut Tx<'_>, org: OrgId, now: Moment) -> Result<(), DbError> {
    tx.execute(&DELETE_OLD_INVITATIONS, &values![org.bytes(), now]).map(drop)
}
