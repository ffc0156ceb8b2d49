//! Rows of passkeys, and of questions that wait for an answer.

use db::{Tx, statements, values};
use kernel::{DbError, Moment, Sealed};

use crate::ids::{OrgId, PasskeyId, StaffId};

statements! {
    /// The passkeys of a member, the oldest first.
    pub PASSKEYS = "SELECT id, added_on, credential FROM staff_passkey WHERE org_id = $1 AND staff_id = $2 ORDER BY added_on, id";
    /// How many passkeys a member has.
    pub COUNT_PASSKEYS = "SELECT COUNT(*) AS n FROM staff_passkey WHERE staff_id = $1";
    /// A new passkey.
    pub INSERT_PASSKEY = "INSERT INTO staff_passkey (id, org_id, staff_id, added_on, credential) VALUES ($1, $2, $3, $4, $5)";
    /// A passkey after its use, if it is still what it was before.
    pub USE_PASSKEY = "UPDATE staff_passkey SET credential = $1 WHERE id = $2 AND staff_id = $3 AND credential = $4";
    /// One passkey less.
    pub DELETE_PASSKEY = "DELETE FROM staff_passkey WHERE id = $1 AND staff_id = $2";
    /// No passkey any more.
    pub FORGET_PASSKEYS = "DELETE FROM staff_passkey WHERE staff_id = $1";
    /// The question that a session waits for an answer to, in the place of an older one, if it began late enough.
    pub ASK = "INSERT INTO passkey_ceremony (lookup, question)
        SELECT lookup, $1 FROM staff_session WHERE lookup = $2 AND opened_at >= $3
        ON CONFLICT (lookup) DO UPDATE SET question = excluded.question";
    /// Takes the question away: it has one answer.
    pub TAKE_QUESTION = "DELETE FROM passkey_ceremony WHERE lookup = $1 RETURNING question";
}

/// A row of `staff_passkey`.
pub(super) struct PasskeyRow {
    pub(super) id: PasskeyId,
    /// A day.
    pub(super) added_on: Moment,
    pub(super) credential: Sealed<String>,
}

pub(super) fn passkeys(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<Vec<PasskeyRow>, DbError> {
    let rows = tx.query(&PASSKEYS, &values![org.bytes(), staff.bytes()])?;
    let read = |row: &db::Row| {
        Ok(PasskeyRow {
            id: PasskeyId::from_bytes(row.id(0)?),
            added_on: row.moment(1)?,
            credential: row.sealed(2)?,
        })
    };
    rows.iter().map(read).collect()
}

pub(super) fn count(tx: &mut Tx<'_>, staff: StaffId) -> Result<i64, DbError> {
    tx.one(&COUNT_PASSKEYS, &values![staff.bytes()])?.int(0)
}

pub(super) fn insert(tx: &mut Tx<'_>, org: OrgId, staff: StaffId, row: &PasskeyRow) -> Result<(), DbError> {
    let values = values![row.id.bytes(), org.bytes(), staff.bytes(), row.added_on, &row.credential];
    tx.execute(&INSERT_PASSKEY, &values).map(drop)
}

/// Whether it was still there, and not used by somebody else meanwhile.
pub(super) fn replace(
    tx: &mut Tx<'_>,
    id: PasskeyId,
    staff: StaffId,
    before: &Sealed<String>,
    after: &Sealed<String>,
) -> Result<bool, DbError> {
    Ok(tx.execute(&USE_PASSKEY, &values![after, id.bytes(), staff.bytes(), before])? == 1)
}

/// Whether there was one.
pub(super) fn delete(tx: &mut Tx<'_>, id: PasskeyId, staff: StaffId) -> Result<bool, DbError> {
    Ok(tx.execute(&DELETE_PASSKEY, &values![id.bytes(), staff.bytes()])? == 1)
}

/// Takes all passkeys from a member: they leave, or their second factor is set anew.
///
/// # Errors
/// Those of the store.
pub fn forget(tx: &mut Tx<'_>, staff: StaffId) -> Result<(), DbError> {
    tx.execute(&FORGET_PASSKEYS, &values![staff.bytes()]).map(drop)
}

/// Whether there is such a session that was opened not before `since`.
pub(super) fn ask(
    tx: &mut Tx<'_>,
    lookup: &[u8; 32],
    question: &Sealed<String>,
    since: Moment,
) -> Result<bool, DbError> {
    Ok(tx.execute(&ASK, &values![question, *lookup, since])? == 1)
}

pub(super) fn take_question(tx: &mut Tx<'_>, lookup: &[u8; 32]) -> Result<Option<Sealed<String>>, DbError> {
    tx.optional(&TAKE_QUESTION, &values![*lookup])?.map(|row| row.sealed(0)).transpose()
}
