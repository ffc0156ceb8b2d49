//! Rows of members' sessions, and of sign-ins that did not succeed.

use db::{Row, Tx, statements, values};
use kernel::{DbError, Moment, Sealed};

use super::model::{SessionKeys, Stage};
use crate::ids::{OrgId, StaffId};

statements! {
    /// A new session.
    pub INSERT_SESSION = "INSERT INTO staff_session
        (lookup, org_id, staff_id, stage, keys, wrong, missed_passwords, missed_codes, opened_at, seen_at)
        VALUES ($1, $2, $3, $4, $5, 0, $6, $7, $8, $9)";
    /// A session by the hash of its secret.
    pub SESSION = "SELECT staff_id, stage, keys, missed_passwords, missed_codes, opened_at, seen_at
        FROM staff_session WHERE lookup = $1 AND org_id = $2";
    /// The sessions of one member, the youngest first.
    pub SESSIONS_OF_MEMBER = "SELECT lookup, stage, opened_at, seen_at FROM staff_session
        WHERE org_id = $1 AND staff_id = $2 ORDER BY opened_at DESC, lookup";
    /// Somebody did something in a session.
    pub TOUCH_SESSION = "UPDATE staff_session SET seen_at = $1 WHERE lookup = $2";
    /// A session loses its keys.
    pub LOCK_SESSION = "UPDATE staff_session SET stage = $1, keys = $2, wrong = 0 WHERE lookup = $3 AND stage = $4";
    /// Sessions in which nobody did anything lose their keys.
    pub LOCK_IDLE_SESSIONS = "UPDATE staff_session SET stage = $1, keys = $2, wrong = 0 WHERE stage = $3 AND seen_at <= $4";
    /// A session has keys again.
    pub UNLOCK_SESSION = "UPDATE staff_session SET stage = $1, keys = $2, wrong = 0, seen_at = $3
        WHERE lookup = $4 AND stage = $5";
    /// A wrong code or password in a session.
    pub COUNT_WRONG = "UPDATE staff_session SET wrong = wrong + 1 WHERE lookup = $1 RETURNING wrong";
    /// It was not looked at after all.
    pub TAKE_BACK_WRONG = "UPDATE staff_session SET wrong = wrong - 1 WHERE lookup = $1 AND wrong > 0";
    /// The end of a session.
    pub DELETE_SESSION = "DELETE FROM staff_session WHERE lookup = $1";
    /// The end of one session of a member.
    pub DELETE_SESSION_OF_MEMBER = "DELETE FROM staff_session WHERE org_id = $1 AND staff_id = $2 AND lookup = $3";
    /// The end of all sessions of a member but one.
    pub DELETE_OTHER_SESSIONS = "DELETE FROM staff_session WHERE org_id = $1 AND staff_id = $2 AND lookup <> $3";
    /// The end of every session of one member.
    pub DELETE_SESSIONS_OF_MEMBER = "DELETE FROM staff_session WHERE org_id = $1 AND staff_id = $2";
    /// The end of sessions at a stage in which nobody does anything.
    pub DELETE_SESSIONS_IDLE = "DELETE FROM staff_session WHERE stage = $1 AND seen_at <= $2";
    /// The keys of a session, anew.
    pub PUT_KEYS = "UPDATE staff_session SET keys = $1 WHERE lookup = $2 AND stage = $3";
    /// How many sessions somebody has.
    pub COUNT_SESSIONS_OF = "SELECT COUNT(*) AS n FROM staff_session WHERE staff_id = $1";
    /// The end of all sessions of an organisation.
    pub DELETE_SESSIONS_OF_ORG = "DELETE FROM staff_session WHERE org_id = $1 RETURNING staff_id";
    /// The end of sessions that have stayed at a stage for too long after the password.
    pub DELETE_SESSIONS_OVER = "DELETE FROM staff_session WHERE stage = $1 AND opened_at <= $2";
    /// The clock has jumped back: nobody did anything later than now.
    pub SEEN_NOT_AHEAD = "UPDATE staff_session SET seen_at = $1 WHERE seen_at > $2";
    /// And nobody signed in later than now.
    pub OPENED_NOT_AHEAD = "UPDATE staff_session SET opened_at = $1 WHERE opened_at > $2";
    /// A wrong password or code of a member.
    pub COUNT_MISSED = "INSERT INTO sign_in_missed (staff_id, org_id, passwords, codes) VALUES ($1, $2, $3, $4)
        ON CONFLICT (staff_id) DO UPDATE SET passwords = sign_in_missed.passwords + excluded.passwords,
        codes = sign_in_missed.codes + excluded.codes";
    /// How many there were until now; they count anew.
    pub TAKE_MISSED = "DELETE FROM sign_in_missed WHERE staff_id = $1 RETURNING passwords, codes";
}

/// Wrong passwords and codes of a member.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Missed {
    /// Wrong passwords.
    pub passwords: i64,
    /// Wrong codes.
    pub codes: i64,
}

/// A row of `staff_session`.
pub(crate) struct SessionRow {
    pub(crate) staff: StaffId,
    pub(crate) stage: Stage,
    pub(crate) keys: Sealed<SessionKeys>,
    pub(crate) missed: Missed,
    pub(crate) opened_at: Moment,
    pub(crate) seen_at: Moment,
}

/// A session as its member sees it in the list of theirs.
pub(crate) struct Listed {
    pub(crate) lookup: [u8; 32],
    pub(crate) stage: Stage,
    pub(crate) opened_at: Moment,
    pub(crate) seen_at: Moment,
}

/// What stands in the place of keys.
fn no_keys() -> Sealed<SessionKeys> {
    Sealed::from_envelope(Vec::new())
}

fn stage(name: &str) -> Result<Stage, DbError> {
    Stage::from_name(name).ok_or_else(|| DbError::Broken("a session has an unknown stage".into()))
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
        row.missed.passwords,
        row.missed.codes,
        row.opened_at,
        row.seen_at,
    ];
    tx.execute(&INSERT_SESSION, &values).map(drop)
}

pub(crate) fn session(tx: &mut Tx<'_>, lookup: &[u8; 32], org: OrgId) -> Result<Option<SessionRow>, DbError> {
    let Some(row) = tx.optional(&SESSION, &values![*lookup, org.bytes()])? else { return Ok(None) };
    Ok(Some(SessionRow {
        staff: StaffId::from_bytes(row.id(0)?),
        stage: stage(row.text(1)?)?,
        keys: row.sealed(2)?,
        missed: Missed { passwords: row.int(3)?, codes: row.int(4)? },
        opened_at: row.moment(5)?,
        seen_at: row.moment(6)?,
    }))
}

pub(crate) fn sessions_of(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<Vec<Listed>, DbError> {
    let listed = |row: &Row| {
        let lookup =
            row.bytes(0)?.try_into().map_err(|_| DbError::Broken("a look-up of another length".into()))?;
        Ok(Listed { lookup, stage: stage(row.text(1)?)?, opened_at: row.moment(2)?, seen_at: row.moment(3)? })
    };
    tx.query(&SESSIONS_OF_MEMBER, &values![org.bytes(), staff.bytes()])?.iter().map(listed).collect()
}

pub(crate) fn touch_session(tx: &mut Tx<'_>, lookup: &[u8; 32], now: Moment) -> Result<(), DbError> {
    tx.execute(&TOUCH_SESSION, &values![now, *lookup]).map(drop)
}

/// Takes the keys out of an open session.
pub(crate) fn lock(tx: &mut Tx<'_>, lookup: &[u8; 32]) -> Result<(), DbError> {
    let values = values![Stage::Locked.name(), no_keys(), *lookup, Stage::Open.name()];
    tx.execute(&LOCK_SESSION, &values).map(drop)
}

/// The same for all in which nobody has done anything since.
pub(crate) fn lock_idle(tx: &mut Tx<'_>, since: Moment) -> Result<u64, DbError> {
    let values = values![Stage::Locked.name(), no_keys(), Stage::Open.name(), since];
    tx.execute(&LOCK_IDLE_SESSIONS, &values)
}

/// Whether it was still locked.
pub(crate) fn unlock(
    tx: &mut Tx<'_>,
    lookup: &[u8; 32],
    keys: &Sealed<SessionKeys>,
    now: Moment,
) -> Result<bool, DbError> {
    let values = values![Stage::Open.name(), keys, now, *lookup, Stage::Locked.name()];
    Ok(tx.execute(&UNLOCK_SESSION, &values)? == 1)
}

/// How many wrong codes or passwords the session has now.
pub(crate) fn count_wrong(tx: &mut Tx<'_>, lookup: &[u8; 32]) -> Result<i64, DbError> {
    tx.optional(&COUNT_WRONG, &values![*lookup])?.map_or(Ok(i64::MAX), |row| row.int(0))
}

pub(crate) fn take_back_wrong(tx: &mut Tx<'_>, lookup: &[u8; 32]) -> Result<(), DbError> {
    tx.execute(&TAKE_BACK_WRONG, &values![*lookup]).map(drop)
}

pub(crate) fn delete_session(tx: &mut Tx<'_>, lookup: &[u8; 32]) -> Result<(), DbError> {
    tx.execute(&DELETE_SESSION, &values![*lookup]).map(drop)
}

/// Whether it was one of theirs.
pub(crate) fn delete_session_of(
    tx: &mut Tx<'_>,
    org: OrgId,
    staff: StaffId,
    lookup: [u8; 32],
) -> Result<bool, DbError> {
    Ok(tx.execute(&DELETE_SESSION_OF_MEMBER, &values![org.bytes(), staff.bytes(), lookup])? == 1)
}

/// How many there were beside the one that stays.
pub(crate) fn delete_other_sessions(
    tx: &mut Tx<'_>,
    org: OrgId,
    staff: StaffId,
    stays: [u8; 32],
) -> Result<u64, DbError> {
    tx.execute(&DELETE_OTHER_SESSIONS, &values![org.bytes(), staff.bytes(), stays])
}

/// Whose sessions they were; a member with several stands there several times.
pub(crate) fn delete_sessions_of_org(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<StaffId>, DbError> {
    let rows = tx.query(&DELETE_SESSIONS_OF_ORG, &values![org.bytes()])?;
    rows.iter().map(|row| Ok(StaffId::from_bytes(row.id(0)?))).collect()
}

pub(crate) fn delete_sessions_over(tx: &mut Tx<'_>, stage: Stage, since: Moment) -> Result<u64, DbError> {
    tx.execute(&DELETE_SESSIONS_OVER, &values![stage.name(), since])
}

/// Nothing lies in the future, whatever the clock has done.
pub(crate) fn not_ahead(tx: &mut Tx<'_>, now: Moment) -> Result<(), DbError> {
    tx.execute(&SEEN_NOT_AHEAD, &values![now, now])?;
    tx.execute(&OPENED_NOT_AHEAD, &values![now, now]).map(drop)
}

pub(crate) fn count_missed(
    tx: &mut Tx<'_>,
    org: OrgId,
    staff: StaffId,
    missed: Missed,
) -> Result<(), DbError> {
    let values = values![staff.bytes(), org.bytes(), missed.passwords, missed.codes];
    tx.execute(&COUNT_MISSED, &values).map(drop)
}

pub(crate) fn take_missed(tx: &mut Tx<'_>, staff: StaffId) -> Result<Missed, DbError> {
    let Some(row) = tx.optional(&TAKE_MISSED, &values![staff.bytes()])? else { return Ok(Missed::default()) };
    Ok(Missed { passwords: row.int(0)?, codes: row.int(1)? })
}

/// Ends every session of a member, with the keys in them.
pub(crate) fn delete_sessions_of(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<(), DbError> {
    tx.execute(&DELETE_SESSIONS_OF_MEMBER, &values![org.bytes(), staff.bytes()]).map(drop)
}

pub(super) fn delete_idle(tx: &mut Tx<'_>, stage: Stage, since: Moment) -> Result<u64, DbError> {
    tx.execute(&DELETE_SESSIONS_IDLE, &values![stage.name(), since])
}

/// Puts a session's keys in the place of the old ones; one that is locked or over stays so.
pub(super) fn put_keys(
    tx: &mut Tx<'_>,
    lookup: &[u8; 32],
    keys: &Sealed<SessionKeys>,
) -> Result<(), DbError> {
    tx.execute(&PUT_KEYS, &values![keys, *lookup, Stage::Open.name()]).map(drop)
}

/// How many sessions a member has, at either stage.
pub(crate) fn count_sessions_of(tx: &mut Tx<'_>, staff: StaffId) -> Result<i64, DbError> {
    tx.one(&COUNT_SESSIONS_OF, &values![staff.bytes()])?.int(0)
}
