//! Rows of the team.

use db::{Row, Tx, statements, values};
use kernel::{DbError, Moment, Sealed};

use super::session::{SessionKeys, Stage};
use crate::ids::{OrgId, StaffId};

statements! {
    /// One member by login.
    pub STAFF_BY_LOGIN = "SELECT id, login, work_name, role, languages, sealing_key, signing_key, signed_by, signature, totp
        FROM staff WHERE org_id = $1 AND login = $2";
    /// One member by identifier.
    pub STAFF_BY_ID = "SELECT id, login, work_name, role, languages, sealing_key, signing_key, signed_by, signature, totp
        FROM staff WHERE org_id = $1 AND id = $2";
    /// Everybody of one organisation.
    pub STAFF_OF_ORG = "SELECT id, login, work_name, role, languages, sealing_key, signing_key, signed_by, signature, totp
        FROM staff WHERE org_id = $1 ORDER BY id";
    /// A new member.
    pub INSERT_STAFF = "INSERT INTO staff (id, org_id, login, work_name, role, languages, sealing_key, signing_key, signed_by, signature, totp, totp_step)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0)";
    /// Marks a one-time code as used: a step is taken once, and never an older one.
    pub USE_TOTP_STEP = "UPDATE staff SET totp_step = $1 WHERE id = $2 AND totp_step < $3";
    /// A member's way to their secret.
    pub SLOT = "SELECT salt, memory_kib, passes, lanes, secret FROM staff_slot WHERE staff_id = $1 AND kind = $2";
    /// A new way to the secret.
    pub INSERT_SLOT = "INSERT INTO staff_slot (staff_id, kind, salt, memory_kib, passes, lanes, secret)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    /// The present epoch.
    pub PRESENT_EPOCH = "SELECT epoch, public_key, signed_by, signature FROM team_epoch WHERE org_id = $1 ORDER BY epoch DESC LIMIT 1";
    /// A new epoch.
    pub INSERT_EPOCH = "INSERT INTO team_epoch (org_id, epoch, public_key, signed_by, signature) VALUES ($1, $2, $3, $4, $5)";
    /// The team seeds sealed to one member.
    pub SEALS_OF_MEMBER = "SELECT epoch, seed FROM team_seal WHERE org_id = $1 AND staff_id = $2 ORDER BY epoch";
    /// A team seed sealed to a member.
    pub INSERT_SEAL = "INSERT INTO team_seal (org_id, epoch, staff_id, seed) VALUES ($1, $2, $3, $4)";
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
    /// The end of sessions nobody came back to.
    pub DELETE_IDLE_SESSIONS = "DELETE FROM staff_session WHERE seen_at < $1";
}

/// A row of `staff`.
#[derive(Clone, Debug)]
pub struct StaffRow {
    pub(crate) id: StaffId,
    pub(crate) login: String,
    pub(crate) work_name: String,
    pub(crate) role: String,
    pub(crate) languages: String,
    pub(crate) sealing_key: Vec<u8>,
    pub(crate) signing_key: Vec<u8>,
    pub(crate) signed_by: Option<StaffId>,
    pub(crate) signature: Vec<u8>,
    pub(crate) totp: Sealed<String>,
}

/// A row of `staff_slot`.
pub(crate) struct SlotRow {
    pub(crate) salt: [u8; 16],
    pub(crate) cost: seal::password::Cost,
    pub(crate) secret: Sealed<[u8; 32]>,
}

/// A row of `team_epoch`.
pub(crate) struct EpochRow {
    pub(crate) epoch: i64,
    pub(crate) public_key: Vec<u8>,
    pub(crate) signed_by: StaffId,
    pub(crate) signature: Vec<u8>,
}

/// A row of `staff_session`.
pub(crate) struct SessionRow {
    pub(crate) staff: StaffId,
    pub(crate) stage: Stage,
    pub(crate) keys: Sealed<SessionKeys>,
    pub(crate) opened_at: Moment,
    pub(crate) seen_at: Moment,
}

fn staff(row: &Row) -> Result<StaffRow, DbError> {
    Ok(StaffRow {
        id: StaffId::from_bytes(row.id(0)?),
        login: row.text(1)?.to_owned(),
        work_name: row.text(2)?.to_owned(),
        role: row.text(3)?.to_owned(),
        languages: row.text(4)?.to_owned(),
        sealing_key: row.bytes(5)?.to_vec(),
        signing_key: row.bytes(6)?.to_vec(),
        signed_by: row.opt_id(7)?.map(StaffId::from_bytes),
        signature: row.bytes(8)?.to_vec(),
        totp: row.sealed(9)?,
    })
}

pub(crate) fn staff_by_login(tx: &mut Tx<'_>, org: OrgId, login: &str) -> Result<Option<StaffRow>, DbError> {
    tx.optional(&STAFF_BY_LOGIN, &values![org.bytes(), login])?.as_ref().map(staff).transpose()
}

pub(crate) fn staff_by_id(tx: &mut Tx<'_>, org: OrgId, id: StaffId) -> Result<Option<StaffRow>, DbError> {
    tx.optional(&STAFF_BY_ID, &values![org.bytes(), id.bytes()])?.as_ref().map(staff).transpose()
}

/// Everybody of an organisation.
///
/// # Errors
/// Those of the store.
pub fn members(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<StaffRow>, DbError> {
    tx.query(&STAFF_OF_ORG, &values![org.bytes()])?.iter().map(staff).collect()
}

pub(crate) fn insert_staff(tx: &mut Tx<'_>, org: OrgId, row: &StaffRow) -> Result<(), DbError> {
    let values = values![
        row.id.bytes(),
        org.bytes(),
        row.login.as_str(),
        row.work_name.as_str(),
        row.role.as_str(),
        row.languages.as_str(),
        row.sealing_key.as_slice(),
        row.signing_key.as_slice(),
        row.signed_by.map(|id| id.bytes()),
        row.signature.as_slice(),
        &row.totp,
    ];
    tx.execute(&INSERT_STAFF, &values).map(drop)
}

/// Whether the step was still free.
pub(crate) fn use_totp_step(tx: &mut Tx<'_>, staff: StaffId, step: i64) -> Result<bool, DbError> {
    Ok(tx.execute(&USE_TOTP_STEP, &values![step, staff.bytes(), step])? == 1)
}

pub(crate) fn password_slot(tx: &mut Tx<'_>, staff: StaffId) -> Result<Option<SlotRow>, DbError> {
    let Some(row) = tx.optional(&SLOT, &values![staff.bytes(), "password"])? else { return Ok(None) };
    let number =
        |i| u32::try_from(row.int(i)?).map_err(|_| DbError::Broken("a slot's cost is out of range".into()));
    let cost = seal::password::Cost { memory_kib: number(1)?, passes: number(2)?, lanes: number(3)? };
    Ok(Some(SlotRow { salt: row.id(0)?, cost, secret: row.sealed(4)? }))
}

pub(crate) fn insert_password_slot(tx: &mut Tx<'_>, staff: StaffId, row: &SlotRow) -> Result<(), DbError> {
    let cost = row.cost;
    let values = values![
        staff.bytes(),
        "password",
        row.salt,
        i64::from(cost.memory_kib),
        i64::from(cost.passes),
        i64::from(cost.lanes),
        &row.secret,
    ];
    tx.execute(&INSERT_SLOT, &values).map(drop)
}

pub(crate) fn present_epoch(tx: &mut Tx<'_>, org: OrgId) -> Result<Option<EpochRow>, DbError> {
    let Some(row) = tx.optional(&PRESENT_EPOCH, &values![org.bytes()])? else { return Ok(None) };
    Ok(Some(EpochRow {
        epoch: row.int(0)?,
        public_key: row.bytes(1)?.to_vec(),
        signed_by: StaffId::from_bytes(row.id(2)?),
        signature: row.bytes(3)?.to_vec(),
    }))
}

pub(crate) fn insert_epoch(tx: &mut Tx<'_>, org: OrgId, row: &EpochRow) -> Result<(), DbError> {
    let values = values![
        org.bytes(),
        row.epoch,
        row.public_key.as_slice(),
        row.signed_by.bytes(),
        row.signature.as_slice(),
    ];
    tx.execute(&INSERT_EPOCH, &values).map(drop)
}

/// An epoch and the team seed of it, sealed to one member.
pub(crate) type EpochSeal = (i64, Sealed<[u8; 32]>);

pub(crate) fn seals(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<Vec<EpochSeal>, DbError> {
    let rows = tx.query(&SEALS_OF_MEMBER, &values![org.bytes(), staff.bytes()])?;
    rows.iter().map(|row| Ok((row.int(0)?, row.sealed(1)?))).collect()
}

pub(crate) fn insert_seal(
    tx: &mut Tx<'_>,
    org: OrgId,
    epoch: i64,
    staff: StaffId,
    seed: &Sealed<[u8; 32]>,
) -> Result<(), DbError> {
    tx.execute(&INSERT_SEAL, &values![org.bytes(), epoch, staff.bytes(), seed]).map(drop)
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

pub(crate) fn delete_idle_sessions(tx: &mut Tx<'_>, before: Moment) -> Result<u64, DbError> {
    tx.execute(&DELETE_IDLE_SESSIONS, &values![before])
}
