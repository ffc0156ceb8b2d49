//! Rows of members' sessions.

use db::{Tx, statements, values};
use kernel::{DbError, Moment, Sealed};

use super::model::{SessionKeys, Stage};
use crate::ids::{OrgId, StaffId};

statements! {
    /// A new session.
    pub INSERT_SESSION = "INSERT INTO staff_session (lookup, org_id, staff_id, stage, keys, wrong_codes, opened_at, seen_at)
        VALUES ($1, $2, $3, $4, $5, 0, $6, $7)";
    /// A session by the hash of its secret.
    pub SESSION = "SELECT staff_id, stage, keys, wrong_codes, opened_at, seen_at FROM staff_session WHERE lookup = $1 AND org_id = $2";
    /// Somebody did something in a session.
    pub TOUCH_SESSION = "UPDATE staff_session SET seen_at = $1 WHERE lookup = $2";
    /// A wrong code in a session.
    pub COUNT_WRONG_CODE = "UPDATE staff_session SET wrong_codes = wrong_codes + 1 WHERE lookup = $1 RETURNING wrong_codes";
    /// The end of a session.
    pub DELETE_SESSION = "DELETE FROM staff_session WHERE lookup = $1";
    /// The end of a member's other sessions.
    pub DELETE_OTHER_SESSIONS = "DELETE FROM staff_session WHERE org_id = $1 AND staff_id = $2 AND lookup <> $3";
    /// The end of every session of one member.
    pub DELETE_SESSIONS_OF_MEMBER = "DELETE FROM staff_session WHERE org_id = $1 AND staff_id = $2";
    /// The end of sessions nobody came back to.
    pub DELETE_IDLE_SESSIONS = "DELETE FROM staff_session WHERE seen_at < $1";
    /// The keys of a session, anew.
    pub PUT_KEYS = "UPDATE staff_session SET keys = $1 WHERE lookup = $2";
    /// How many sessions somebody has.
    pub COUNT_SESSIONS_OF = "SELECT COUNT(*) AS n FROM staff_session WHERE staff_id = $1";
}

/// A row of `staff_session`.
pub(crate) struct SessionRow {
    pub(crate) staff: StaffId,
    pub(crate) stage: Stage,
    pub(crate) keys: Sealed<SessionKeys>,
    pub(crate) opened_at: Moment,
    pub(crate) seen_at: Moment,
}

pub(crate) fn insert_session(
    tx: &mut Tx<'_>,
    lookup: &[u8; 32],
    org: OrgId,
    row: &SessionRow,
) -> Result<(), DbError> {
    let values = values![
        *lookup,
        org.bytes(),
        row.staff.bytes(),
        row.stage.name(),
        &row.keys,
        row.opened_at,
        row.seen_at,
    ];
    tx.execute(&INSERT_SESSION, &values).map(drop)
}

pub(crate) fn session(tx: &mut Tx<'_>, lookup: &[u8; 32], org: OrgId) -> Result<Option<SessionRow>, DbError> {
    let Some(row) = tx.optional(&SESSION, &values![*lookup, org.bytes()])? else { return Ok(None) };
    let stage = Stage::from_name(row.text(1)?)
        .ok_or_else(|| DbError::Broken("a session has an unknown stage".into()))?;
    Ok(Some(SessionRow {
        staff: StaffId::from_bytes(row.id(0)?),
        stage,
        keys: row.sealed(2)?,
        opened_at: row.moment(4)?,
        seen_at: row.moment(5)?,
    }))
}

pub(crate) fn touch_session(tx: &mut Tx<'_>, lookup: &[u8; 32], now: Moment) -> Result<(), DbError> {
    tx.execute(&TOUCH_SESSION, &values![now, *lookup]).map(drop)
}

/// How many wrong codes the session has now.
pub(crate) fn count_wrong_code(tx: &mut Tx<'_>, lookup: &[u8; 32]) -> Result<i64, DbError> {
    tx.optional(&COUNT_WRONG_CODE, &values![*lookup])?.map_or(Ok(i64::MAX), |row| row.int(0))
}

pub(crate) fn delete_session(tx: &mut Tx<'_>, lookup: &[u8; 32]) -> Result<(), DbError> {
    tx.execute(&DELETE_SESSION, &values![*lookup]).map(drop)
}

/// Ends every session of a member, with the keys in them.
pub(crate) fn delete_sessions_of(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<(), DbError> {
    tx.execute(&DELETE_SESSIONS_OF_MEMBER, &values![org.bytes(), staff.bytes()]).map(drop)
}

pub(crate) fn delete_idle_sessions(tx: &mut Tx<'_>, before: Moment) -> Result<u64, DbError> {
    tx.execute(&DELETE_IDLE_SESSIONS, &values![before])
}

/// Ends the sessions of a member, with the keys in them, but for the one with this look-up value.
pub(crate) fn delete_other_sessions(
    tx: &mut Tx<'_>,
    org: OrgId,
    staff: StaffId,
    keep: &[u8; 32],
) -> Result<(), DbError> {
    tx.execute(&DELETE_OTHER_SESSIONS, &values![org.bytes(), staff.bytes(), *keep]).map(drop)
}

/// Puts a session's keys in the place of the old ones; a session that has ended stays ended.
pub(super) fn put_keys(
    tx: &mut Tx<'_>,
    lookup: &[u8; 32],
    keys: &Sealed<SessionKeys>,
) -> Result<(), DbError> {
    tx.execute(&PUT_KEYS, &values![keys, *lookup]).map(drop)
}

/// How many sessions a member has, at either stage.
pub(crate) fn count_sessions_of(tx: &mut Tx<'_>, staff: StaffId) -> Result<i64, DbError> {
    tx.one(&COUNT_SESSIONS_OF, &values![staff.bytes()])?.int(0)
}
