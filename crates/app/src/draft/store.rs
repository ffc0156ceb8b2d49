//! Rows of drafts.

use db::{Tx, statements, values};
use kernel::{DbError, Moment, Sealed};

use super::rules::Kept;
use crate::ids::{ConversationId, OrgId, StaffId};

statements! {
    /// A draft in the place of the one before.
    pub WRITE_DRAFT = "INSERT INTO draft (conversation_id, staff_id, org_id, day, body) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (conversation_id, staff_id) DO UPDATE SET day = excluded.day, body = excluded.body";
    /// A member's draft of a conversation.
    pub DRAFT = "SELECT body FROM draft WHERE conversation_id = $1 AND staff_id = $2 AND org_id = $3";
    /// The drafts of a member, with the code name of the conversation, the newest first.
    pub DRAFTS = "SELECT d.conversation_id, c.code, d.day, d.body FROM draft d JOIN conversation c ON c.id = d.conversation_id
        WHERE d.staff_id = $1 AND d.org_id = $2 ORDER BY d.day DESC, d.conversation_id LIMIT $3";
    /// A draft goes.
    pub REMOVE_DRAFT = "DELETE FROM draft WHERE conversation_id = $1 AND staff_id = $2";
    /// The drafts of somebody who leaves go.
    pub REMOVE_DRAFTS_OF = "DELETE FROM draft WHERE staff_id = $1 AND org_id = $2";
    /// Drafts that nobody has touched for long.
    pub DELETE_OLD_DRAFTS = "DELETE FROM draft WHERE day <= $1";
}

fn day(moment: Moment) -> i64 {
    moment.to_day().millis() / 86_400_000
}

/// Keeps a draft in the place of the one before.
///
/// # Errors
/// Those of the store; among them that the conversation is gone.
pub fn write(tx: &mut Tx<'_>, kept: &Kept) -> Result<(), DbError> {
    let Kept { org, conversation, staff, at, ref body } = *kept;
    let values = values![conversation.bytes(), staff.bytes(), org.bytes(), day(at), body];
    tx.execute(&WRITE_DRAFT, &values).map(drop)
}

/// A member's draft of a conversation, sealed.
///
/// # Errors
/// Those of the store.
pub fn find(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversation: ConversationId,
    staff: StaffId,
) -> Result<Option<Sealed<String>>, DbError> {
    let row = tx.optional(&DRAFT, &values![conversation.bytes(), staff.bytes(), org.bytes()])?;
    row.map(|row| row.sealed(0)).transpose()
}

/// A row of the list.
pub(super) struct Listed {
    pub(super) conversation: ConversationId,
    pub(super) code: String,
    pub(super) day: Moment,
    pub(super) body: Sealed<String>,
}

pub(super) fn of(tx: &mut Tx<'_>, org: OrgId, staff: StaffId, limit: i64) -> Result<Vec<Listed>, DbError> {
    let rows = tx.query(&DRAFTS, &values![staff.bytes(), org.bytes(), limit])?;
    rows.iter()
        .map(|row| {
            Ok(Listed {
                conversation: ConversationId::from_bytes(row.id(0)?),
                code: row.text(1)?.to_owned(),
                day: Moment::from_millis(row.int(2)? * 86_400_000),
                body: row.sealed(3)?,
            })
        })
        .collect()
}

/// A draft goes, if there is one.
///
/// # Errors
/// Those of the store.
pub fn remove(tx: &mut Tx<'_>, conversation: ConversationId, staff: StaffId) -> Result<(), DbError> {
    tx.execute(&REMOVE_DRAFT, &values![conversation.bytes(), staff.bytes()]).map(drop)
}

/// The drafts of a member go: nobody has the key any more.
///
/// # Errors
/// Those of the store.
pub fn delete_of(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<u64, DbError> {
    tx.execute(&REMOVE_DRAFTS_OF, &values![staff.bytes(), org.bytes()])
}

pub(super) fn delete_until(tx: &mut Tx<'_>, last: Moment) -> Result<u64, DbError> {
    tx.execute(&DELETE_OLD_DRAFTS, &values![day(last)])
}
