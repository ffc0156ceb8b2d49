//! Rows of conversations that were given to single members.

use db::{Tx, statements, values};
use kernel::{DbError, Sealed};

use super::Seal;
use crate::{
    chat::NAMED,
    ids::{ConversationId, OrgId, StaffId},
    policy::Role,
};

statements! {
    /// A conversation given to a member. One that they have stays as it is.
    pub INSERT_GIVEN = "INSERT INTO conversation_seal (conversation_id, staff_id, org_id, root_sealed) VALUES ($1, $2, $3, $4)
        ON CONFLICT (conversation_id, staff_id) DO NOTHING";
    /// The root of a conversation for one member.
    pub GIVEN = "SELECT root_sealed, root_wrapped FROM conversation_seal WHERE conversation_id = $1 AND staff_id = $2 AND org_id = $3";
    /// The root as the first opening leaves it.
    pub WRAP_GIVEN = "UPDATE conversation_seal SET root_wrapped = $1, root_sealed = NULL
        WHERE conversation_id = $2 AND staff_id = $3 AND org_id = $4 AND root_wrapped IS NULL";
    /// A conversation taken back. Not one that they are named in: that is changed with its list of names.
    pub DELETE_GIVEN = "DELETE FROM conversation_seal WHERE conversation_id = $1 AND staff_id = $2 AND org_id = $3
        AND NOT EXISTS (SELECT 1 AS one FROM conversation c WHERE c.id = conversation_seal.conversation_id AND c.epoch = $4)";
    /// Everything that was given to one member, but what they are named in.
    pub DELETE_GIVEN_OF = "DELETE FROM conversation_seal WHERE staff_id = $1 AND org_id = $2
        AND NOT EXISTS (SELECT 1 AS one FROM conversation c WHERE c.id = conversation_seal.conversation_id AND c.epoch = $3)";
    /// Whatever one member opens by a seal of their own.
    pub DELETE_SEALS_OF = "DELETE FROM conversation_seal WHERE staff_id = $1 AND org_id = $2";
    /// One of them.
    pub DELETE_SEAL = "DELETE FROM conversation_seal WHERE conversation_id = $1 AND staff_id = $2 AND org_id = $3";
    /// How much was given to one member.
    pub COUNT_GIVEN_OF = "SELECT COUNT(*) AS n FROM conversation_seal g JOIN conversation c ON c.id = g.conversation_id
        WHERE g.staff_id = $1 AND g.org_id = $2 AND c.epoch <> $3";
    /// To whom a conversation was given.
    pub HOLDERS = "SELECT s.id, s.work_name, s.role FROM conversation_seal g JOIN staff s ON s.id = g.staff_id
        WHERE g.conversation_id = $1 AND g.org_id = $2 ORDER BY s.id";
}

/// A member to whom a conversation was given.
pub struct Holder {
    /// Who it is.
    pub id: StaffId,
    /// The name they work under.
    pub work_name: String,
    /// Their role.
    pub role: Role,
}

/// Gives a conversation to a member. Whether they did not have it yet.
///
/// # Errors
/// Those of the store.
pub fn insert(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversation: ConversationId,
    staff: StaffId,
    root: &Sealed<[u8; 32]>,
) -> Result<bool, DbError> {
    let values = values![conversation.bytes(), staff.bytes(), org.bytes(), root];
    Ok(tx.execute(&INSERT_GIVEN, &values)? == 1)
}

/// The root of a conversation for a member; `None` if it was not given to them.
///
/// # Errors
/// Those of the store.
pub fn seal(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversation: ConversationId,
    staff: StaffId,
) -> Result<Option<Seal>, DbError> {
    let row = tx.optional(&GIVEN, &values![conversation.bytes(), staff.bytes(), org.bytes()])?;
    let Some(row) = row else { return Ok(None) };
    Ok(match (row.opt_sealed(0)?, row.opt_sealed(1)?) {
        (_, Some(wrapped)) => Some(Seal::Wrapped(wrapped)),
        (sealed, None) => sealed.map(Seal::Sealed),
    })
}

/// Keeps the root as the first opening leaves it.
///
/// # Errors
/// Those of the store.
pub fn wrap(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversation: ConversationId,
    staff: StaffId,
    root: &Sealed<[u8; 32]>,
) -> Result<(), DbError> {
    tx.execute(&WRAP_GIVEN, &values![root, conversation.bytes(), staff.bytes(), org.bytes()]).map(drop)
}

/// Takes a conversation back from a member that was given to them; not one that they are named in. Whether they had it.
///
/// # Errors
/// Those of the store.
pub fn remove(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversation: ConversationId,
    staff: StaffId,
) -> Result<bool, DbError> {
    let values = values![conversation.bytes(), staff.bytes(), org.bytes(), NAMED];
    Ok(tx.execute(&DELETE_GIVEN, &values)? == 1)
}

/// Takes the seal of a conversation away from a member, also where they are named in it. Whether they had one.
///
/// # Errors
/// Those of the store.
pub fn unseal(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversation: ConversationId,
    staff: StaffId,
) -> Result<bool, DbError> {
    Ok(tx.execute(&DELETE_SEAL, &values![conversation.bytes(), staff.bytes(), org.bytes()])? == 1)
}

/// Takes everything back from a member that was given to them. What they are named in they keep.
///
/// # Errors
/// Those of the store.
pub fn delete_of(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<(), DbError> {
    tx.execute(&DELETE_GIVEN_OF, &values![staff.bytes(), org.bytes(), NAMED]).map(drop)
}

/// Takes every conversation from a member that they open by a seal of their own.
///
/// # Errors
/// Those of the store.
pub fn unseal_all(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<(), DbError> {
    tx.execute(&DELETE_SEALS_OF, &values![staff.bytes(), org.bytes()]).map(drop)
}

/// How many conversations were given to a member, beside those that they are named in.
///
/// # Errors
/// Those of the store.
pub fn count_of(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<i64, DbError> {
    tx.one(&COUNT_GIVEN_OF, &values![staff.bytes(), org.bytes(), NAMED])?.int(0)
}

/// To whom a conversation was given.
///
/// # Errors
/// Those of the store.
pub fn holders(tx: &mut Tx<'_>, org: OrgId, conversation: ConversationId) -> Result<Vec<Holder>, DbError> {
    let rows = tx.query(&HOLDERS, &values![conversation.bytes(), org.bytes()])?;
    rows.iter()
        .map(|row| {
            let role = Role::from_name(row.text(2)?)
                .ok_or_else(|| DbError::Broken("a member has an unknown role".into()))?;
            let work_name = row.text(1)?.to_owned();
            Ok(Holder { id: StaffId::from_bytes(row.id(0)?), work_name, role })
        })
        .collect()
}
