//! Rows of what an organisation writes into its guide: versions, decisions, what is shown.

use db::{Row, Tx, statements, values};
use kernel::{DbError, Moment};
use sha2::{Digest, Sha256};

use super::state::{State, Step};
use crate::{
    guide::Changes,
    ids::{OrgId, StaffId},
    policy::Role,
};

/// So many versions of a file are listed.
const MOST_LISTED: i64 = 60;

statements! {
    /// The latest version of a file.
    pub GUIDE_LATEST = "SELECT number, state, staff_id, at, due_at, text FROM guide_version WHERE org_id = $1 AND path = $2 ORDER BY number DESC LIMIT 1";
    /// One version of it.
    pub GUIDE_VERSION = "SELECT number, state, staff_id, at, due_at, text FROM guide_version WHERE org_id = $1 AND path = $2 AND number = $3";
    /// All versions of it, the latest first, without their texts.
    pub GUIDE_VERSIONS = "SELECT number, state, staff_id, at, due_at FROM guide_version
        WHERE org_id = $1 AND path = $2 ORDER BY number DESC LIMIT $3";
    /// How the latest version of each file stands.
    pub GUIDE_STATES = "SELECT v.path, v.state FROM guide_version v WHERE v.org_id = $1
            AND v.number = (SELECT MAX(w.number) AS last FROM guide_version w WHERE w.org_id = v.org_id AND w.path = v.path)
        ORDER BY v.path";
    /// Who wrote a file after a version.
    pub GUIDE_WRITERS = "SELECT DISTINCT staff_id FROM guide_version WHERE org_id = $1 AND path = $2 AND number > $3";
    /// A version.
    pub INSERT_GUIDE_VERSION = "INSERT INTO guide_version (org_id, path, number, state, text, staff_id, at, due_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, NULL)";
    /// How a version stands now.
    pub SET_GUIDE_STATE = "UPDATE guide_version SET state = $1, due_at = $2 WHERE org_id = $3 AND path = $4 AND number = $5";
    /// Whatever was on its way with a file is a draft again.
    pub STOP_GUIDE = "UPDATE guide_version SET state = 'draft', due_at = NULL WHERE org_id = $1 AND path = $2 AND state <> 'published'";
    /// What is to be published by a moment.
    pub GUIDE_DUE = "SELECT org_id, path, number FROM guide_version WHERE state = 'scheduled' AND due_at <= $1 ORDER BY due_at, path LIMIT 50";
    /// What was decided of a version, in order.
    pub GUIDE_DECISIONS = "SELECT number, place, step, staff_id, role, digest, said, at FROM guide_decision
        WHERE org_id = $1 AND path = $2 AND number = $3 ORDER BY place";
    /// What was decided of all versions of a file.
    pub GUIDE_DECISIONS_OF_FILE = "SELECT number, place, step, staff_id, role, digest, said, at FROM guide_decision
        WHERE org_id = $1 AND path = $2 ORDER BY number DESC, place";
    /// One more decision.
    pub INSERT_GUIDE_DECISION = "INSERT INTO guide_decision (org_id, path, number, place, step, staff_id, role, digest, said, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    /// What everybody sees that is not the program's own.
    pub GUIDE_SHOWN = "SELECT s.path, v.text FROM guide_shown s
            LEFT JOIN guide_version v ON v.org_id = s.org_id AND v.path = s.path AND v.number = s.number
        WHERE s.org_id = $1 ORDER BY s.path";
    /// Which version of a file that is.
    pub GUIDE_SHOWN_ONE = "SELECT number FROM guide_shown WHERE org_id = $1 AND path = $2";
    /// From now on it is this one.
    pub SHOW_GUIDE = "INSERT INTO guide_shown (org_id, path, number) VALUES ($1, $2, $3)
        ON CONFLICT (org_id, path) DO UPDATE SET number = excluded.number";
    /// How often each organisation has changed what is seen.
    pub GUIDE_REVISIONS = "SELECT org_id, revision FROM guide_head ORDER BY org_id";
    /// How often one has.
    pub GUIDE_REVISION = "SELECT revision FROM guide_head WHERE org_id = $1";
    /// Once more.
    pub RAISE_GUIDE = "INSERT INTO guide_head (org_id, revision) VALUES ($1, 1)
        ON CONFLICT (org_id) DO UPDATE SET revision = guide_head.revision + 1";
}

/// A version of a file.
#[derive(Clone, Debug)]
pub(super) struct Version {
    /// From 1.
    pub(super) number: i64,
    pub(super) state: State,
    /// Empty in lists.
    pub(super) text: String,
    pub(super) by: StaffId,
    /// The minute in which it was written.
    pub(super) at: Moment,
    /// When it is to be published.
    pub(super) due_at: Option<Moment>,
}

/// Something that was decided.
#[derive(Clone, Debug)]
pub(super) struct Decision {
    /// Of which version; 0 for a file of the program.
    pub(super) number: i64,
    pub(super) place: i64,
    pub(super) step: Step,
    pub(super) by: StaffId,
    /// In which role.
    pub(super) role: Role,
    /// SHA-256 of the text that they saw.
    pub(super) digest: [u8; 32],
    /// Why it went back, or by which profile it was checked.
    pub(super) said: String,
    pub(super) at: Moment,
}

/// SHA-256 of a text.
pub(super) fn digest(text: &str) -> [u8; 32] {
    Sha256::digest(text).into()
}

fn odd() -> DbError {
    DbError::Broken("a text of the guide is not as it was written".to_owned())
}

fn version(row: &Row) -> Result<Version, DbError> {
    Ok(Version {
        number: row.int(0)?,
        state: State::from_name(row.text(1)?).ok_or_else(odd)?,
        by: StaffId::from_bytes(row.id(2)?),
        at: row.moment(3)?,
        due_at: row.opt_moment(4)?,
        // Lists have no column for it.
        text: if row.width() > 5 { row.text(5)?.to_owned() } else { String::new() },
    })
}

fn decision(row: &Row) -> Result<Decision, DbError> {
    Ok(Decision {
        number: row.int(0)?,
        place: row.int(1)?,
        step: Step::from_name(row.text(2)?).ok_or_else(odd)?,
        by: StaffId::from_bytes(row.id(3)?),
        role: Role::from_name(row.text(4)?).ok_or_else(odd)?,
        digest: row.bytes(5)?.try_into().map_err(|_| odd())?,
        said: row.text(6)?.to_owned(),
        at: row.moment(7)?,
    })
}

pub(super) fn latest(tx: &mut Tx<'_>, org: OrgId, path: &str) -> Result<Option<Version>, DbError> {
    tx.optional(&GUIDE_LATEST, &values![org.bytes(), path])?.map(|row| version(&row)).transpose()
}

pub(super) fn one(tx: &mut Tx<'_>, org: OrgId, path: &str, number: i64) -> Result<Option<Version>, DbError> {
    tx.optional(&GUIDE_VERSION, &values![org.bytes(), path, number])?.map(|row| version(&row)).transpose()
}

pub(super) fn versions(tx: &mut Tx<'_>, org: OrgId, path: &str) -> Result<Vec<Version>, DbError> {
    tx.query(&GUIDE_VERSIONS, &values![org.bytes(), path, MOST_LISTED])?.iter().map(version).collect()
}

pub(super) fn states(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<(String, State)>, DbError> {
    let rows = tx.query(&GUIDE_STATES, &values![org.bytes()])?;
    let state = |row: &Row| Ok((row.text(0)?.to_owned(), State::from_name(row.text(1)?).ok_or_else(odd)?));
    rows.iter().map(state).collect()
}

/// Who wrote any text of a file since the version that is shown.
pub(super) fn writers(tx: &mut Tx<'_>, org: OrgId, path: &str) -> Result<Vec<StaffId>, DbError> {
    let since = shown(tx, org, path)?.flatten().unwrap_or(0);
    let rows = tx.query(&GUIDE_WRITERS, &values![org.bytes(), path, since])?;
    rows.iter().map(|row| Ok(StaffId::from_bytes(row.id(0)?))).collect()
}

/// One more version of a file. Whatever was on its way with the file is a draft again.
pub(super) fn insert(
    tx: &mut Tx<'_>,
    org: OrgId,
    path: &str,
    (number, state): (i64, State),
    text: &str,
    by: StaffId,
    at: Moment,
) -> Result<(), DbError> {
    stop(tx, org, path)?;
    let values = values![org.bytes(), path, number, state.name(), text, by.bytes(), at.to_minute()];
    tx.execute(&INSERT_GUIDE_VERSION, &values).map(drop)
}

pub(super) fn set_state(
    tx: &mut Tx<'_>,
    org: OrgId,
    path: &str,
    number: i64,
    state: State,
    due_at: Option<Moment>,
) -> Result<(), DbError> {
    let due_at = due_at.map(Moment::millis);
    tx.execute(&SET_GUIDE_STATE, &values![state.name(), due_at, org.bytes(), path, number]).map(drop)
}

pub(super) fn stop(tx: &mut Tx<'_>, org: OrgId, path: &str) -> Result<(), DbError> {
    tx.execute(&STOP_GUIDE, &values![org.bytes(), path]).map(drop)
}

/// What is to be published by now: whose, the file, the version.
pub(super) fn due(tx: &mut Tx<'_>, now: Moment) -> Result<Vec<(OrgId, String, i64)>, DbError> {
    let rows = tx.query(&GUIDE_DUE, &values![now])?;
    let due = |row: &Row| Ok((OrgId::from_bytes(row.id(0)?), row.text(1)?.to_owned(), row.int(2)?));
    rows.iter().map(due).collect()
}

pub(super) fn decisions(
    tx: &mut Tx<'_>,
    org: OrgId,
    path: &str,
    number: i64,
) -> Result<Vec<Decision>, DbError> {
    tx.query(&GUIDE_DECISIONS, &values![org.bytes(), path, number])?.iter().map(decision).collect()
}

pub(super) fn all_decisions(tx: &mut Tx<'_>, org: OrgId, path: &str) -> Result<Vec<Decision>, DbError> {
    tx.query(&GUIDE_DECISIONS_OF_FILE, &values![org.bytes(), path])?.iter().map(decision).collect()
}

pub(super) fn decide(tx: &mut Tx<'_>, org: OrgId, path: &str, decision: &Decision) -> Result<(), DbError> {
    let values = values![
        org.bytes(),
        path,
        decision.number,
        decision.place,
        decision.step.name(),
        decision.by.bytes(),
        decision.role.name(),
        decision.digest,
        decision.said.as_str(),
        decision.at.to_minute(),
    ];
    tx.execute(&INSERT_GUIDE_DECISION, &values).map(drop)
}

/// Which version of a file everybody sees: `None` the program's own, if there is one; `Some(None)` it was taken away.
pub(super) fn shown(tx: &mut Tx<'_>, org: OrgId, path: &str) -> Result<Option<Option<i64>>, DbError> {
    tx.optional(&GUIDE_SHOWN_ONE, &values![org.bytes(), path])?.map(|row| row.opt_int(0)).transpose()
}

/// From now on everybody sees this version of a file, or nothing.
pub(super) fn show(tx: &mut Tx<'_>, org: OrgId, path: &str, number: Option<i64>) -> Result<(), DbError> {
    tx.execute(&SHOW_GUIDE, &values![org.bytes(), path, number])?;
    tx.execute(&RAISE_GUIDE, &values![org.bytes()]).map(drop)
}

/// How often an organisation has changed what is seen.
pub(super) fn revision(tx: &mut Tx<'_>, org: OrgId) -> Result<i64, DbError> {
    tx.optional(&GUIDE_REVISION, &values![org.bytes()])?.map_or(Ok(0), |row| row.int(0))
}

/// How often an organisation has changed what is seen, and what it has changed.
///
/// # Errors
/// Those of the store.
pub fn changes(tx: &mut Tx<'_>, org: OrgId) -> Result<(i64, Changes), DbError> {
    let revision = revision(tx, org)?;
    let mut changes = Changes::new();
    for row in tx.query(&GUIDE_SHOWN, &values![org.bytes()])? {
        changes.insert(row.text(0)?.to_owned(), row.opt_text(1)?.map(str::to_owned));
    }
    Ok((revision, changes))
}

/// The same numbers of all organisations.
pub(super) fn revisions(tx: &mut Tx<'_>) -> Result<Vec<(OrgId, i64)>, DbError> {
    let rows = tx.query(&GUIDE_REVISIONS, &[])?;
    rows.iter().map(|row| Ok((OrgId::from_bytes(row.id(0)?), row.int(1)?))).collect()
}
