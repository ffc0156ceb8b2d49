//! Rows of complaints.

use db::{Row, Tx, statements, values};
use kernel::{DbError, Moment, Sealed};

use super::model::{Entry, State};
use crate::ids::{ComplaintId, MessageId, OrgId, StaffId};

statements! {
    /// A new complaint. One that is there already stays as it is.
    pub INSERT_COMPLAINT = "INSERT INTO complaint (id, org_id, code, state, received_on, changed_on, lookup, root_wrapped)
        VALUES ($1, $2, $3, 'received', $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING";
    /// The root of a complaint, sealed to one coordinator.
    pub INSERT_COMPLAINT_SEAL = "INSERT INTO complaint_seal (complaint_id, staff_id, org_id, root) VALUES ($1, $2, $3, $4)";
    /// One more thing that was written in it.
    pub INSERT_COMPLAINT_ENTRY = "INSERT INTO complaint_entry (complaint_id, number, id, org_id, body) VALUES ($1, $2, $3, $4, $5)";
    /// A complaint by identifier.
    pub COMPLAINT = "SELECT id, code, state, received_on, root_wrapped FROM complaint WHERE id = $1 AND org_id = $2";
    /// A complaint by its trace code.
    pub COMPLAINT_BY_TRACE = "SELECT id, code, state, received_on, root_wrapped FROM complaint WHERE lookup = $1 AND org_id = $2";
    /// What was sealed to one coordinator.
    pub COMPLAINT_SEAL = "SELECT root FROM complaint_seal WHERE complaint_id = $1 AND staff_id = $2";
    /// What was sealed to one coordinator, in every complaint.
    pub COMPLAINT_SEALS_OF = "SELECT complaint_id, root FROM complaint_seal WHERE org_id = $1 AND staff_id = $2";
    /// How many are sealed to one coordinator.
    pub COUNT_COMPLAINT_SEALS_OF = "SELECT COUNT(*) AS n FROM complaint_seal WHERE staff_id = $1";
    /// The end of everything that was sealed to one coordinator.
    pub DELETE_COMPLAINT_SEALS_OF = "DELETE FROM complaint_seal WHERE org_id = $1 AND staff_id = $2";
    /// Everything that was written in it, in order.
    pub COMPLAINT_ENTRIES = "SELECT number, id, body FROM complaint_entry WHERE complaint_id = $1 ORDER BY number";
    /// Whether something is written in it already.
    pub COMPLAINT_ENTRY_EXISTS = "SELECT number FROM complaint_entry WHERE complaint_id = $1 AND id = $2";
    /// How much was written in it.
    pub LAST_COMPLAINT_ENTRY = "SELECT COALESCE(MAX(number), 0) AS last FROM complaint_entry WHERE complaint_id = $1";
    /// It stands differently from today.
    pub SET_COMPLAINT_STATE = "UPDATE complaint SET state = $1, changed_on = $2 WHERE id = $3 AND org_id = $4";
    /// What waits for a coordinator, the longest first.
    pub COMPLAINTS_OPEN = "SELECT id, code, state, received_on, root_wrapped FROM complaint
        WHERE org_id = $1 AND state IN ('received', 'looked_at') ORDER BY received_on, id LIMIT $2";
    /// What was answered or closed, the latest first.
    pub COMPLAINTS_DONE = "SELECT id, code, state, received_on, root_wrapped FROM complaint
        WHERE org_id = $1 AND state IN ('answered', 'closed') ORDER BY changed_on DESC, id LIMIT $2";
    /// How many nobody has begun to look at.
    pub COUNT_NEW_COMPLAINTS = "SELECT COUNT(*) AS n FROM complaint WHERE org_id = $1 AND state = 'received'";
    /// Whether a session sees a complaint for the first time.
    pub INSERT_COMPLAINT_OPENING = "INSERT INTO complaint_opening (lookup, complaint_id) VALUES ($1, $2)
        ON CONFLICT (lookup, complaint_id) DO NOTHING";
    /// How many came from one day to another.
    pub COUNT_COMPLAINTS_BETWEEN = "SELECT COUNT(*) AS n FROM complaint WHERE org_id = $1 AND received_on >= $2 AND received_on <= $3";
}

/// A row of `complaint`.
#[derive(Clone)]
pub(super) struct Complaint {
    /// Its identifier, random.
    pub(super) id: ComplaintId,
    /// The name that coordinators call it by, drawn by lot.
    pub(super) code: String,
    /// Where it stands.
    pub(super) state: State,
    /// The day it came.
    pub(super) received_on: Moment,
    /// The root under the key of the trace code.
    pub(super) root_wrapped: Sealed<[u8; 32]>,
}

fn complaint(row: &Row) -> Result<Complaint, DbError> {
    let state = State::from_name(row.text(2)?)
        .ok_or_else(|| DbError::Broken("a complaint has an unknown state".into()))?;
    Ok(Complaint {
        id: ComplaintId::from_bytes(row.id(0)?),
        code: row.text(1)?.to_owned(),
        state,
        received_on: row.moment(3)?,
        root_wrapped: row.sealed(4)?,
    })
}

/// A row of `complaint_entry`.
#[derive(Clone)]
pub(super) struct Written {
    pub(super) number: i64,
    pub(super) id: MessageId,
    pub(super) body: Sealed<Entry>,
}

/// What [`insert`] writes.
pub(super) struct New<'a> {
    pub(super) id: ComplaintId,
    pub(super) org: OrgId,
    pub(super) code: &'a str,
    pub(super) day: Moment,
    pub(super) lookup: &'a [u8; 32],
    pub(super) root_wrapped: &'a Sealed<[u8; 32]>,
}

/// Whether the complaint is new.
pub(super) fn insert(tx: &mut Tx<'_>, new: &New<'_>) -> Result<bool, DbError> {
    let values =
        values![new.id.bytes(), new.org.bytes(), new.code, new.day, new.day, *new.lookup, new.root_wrapped];
    Ok(tx.execute(&INSERT_COMPLAINT, &values)? == 1)
}

pub(super) fn insert_seal(
    tx: &mut Tx<'_>,
    org: OrgId,
    complaint: ComplaintId,
    staff: StaffId,
    root: &Sealed<[u8; 32]>,
) -> Result<(), DbError> {
    let values = values![complaint.bytes(), staff.bytes(), org.bytes(), root];
    tx.execute(&INSERT_COMPLAINT_SEAL, &values).map(drop)
}

pub(super) fn insert_entry(
    tx: &mut Tx<'_>,
    org: OrgId,
    complaint: ComplaintId,
    id: MessageId,
    body: &Sealed<Entry>,
) -> Result<(), DbError> {
    let number = last_entry(tx, complaint)? + 1;
    let values = values![complaint.bytes(), number, id.bytes(), org.bytes(), body];
    tx.execute(&INSERT_COMPLAINT_ENTRY, &values).map(drop)
}

pub(super) fn find(tx: &mut Tx<'_>, org: OrgId, id: ComplaintId) -> Result<Option<Complaint>, DbError> {
    tx.optional(&COMPLAINT, &values![id.bytes(), org.bytes()])?.as_ref().map(complaint).transpose()
}

pub(super) fn by_trace(tx: &mut Tx<'_>, org: OrgId, lookup: &[u8; 32]) -> Result<Option<Complaint>, DbError> {
    tx.optional(&COMPLAINT_BY_TRACE, &values![*lookup, org.bytes()])?.as_ref().map(complaint).transpose()
}

pub(super) fn seal(
    tx: &mut Tx<'_>,
    complaint: ComplaintId,
    staff: StaffId,
) -> Result<Option<Sealed<[u8; 32]>>, DbError> {
    let row = tx.optional(&COMPLAINT_SEAL, &values![complaint.bytes(), staff.bytes()])?;
    row.map(|row| row.sealed(0)).transpose()
}

/// A complaint and its root, sealed to one coordinator.
pub(super) type OwnSeal = (ComplaintId, Sealed<[u8; 32]>);

pub(super) fn seals_of(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<Vec<OwnSeal>, DbError> {
    let rows = tx.query(&COMPLAINT_SEALS_OF, &values![org.bytes(), staff.bytes()])?;
    rows.iter().map(|row| Ok((ComplaintId::from_bytes(row.id(0)?), row.sealed(1)?))).collect()
}

/// Takes all complaints from somebody who leaves, or is no coordinator any more.
///
/// # Errors
/// Those of the store.
pub fn delete_seals_of(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<(), DbError> {
    tx.execute(&DELETE_COMPLAINT_SEALS_OF, &values![org.bytes(), staff.bytes()]).map(drop)
}

pub(super) fn entries(tx: &mut Tx<'_>, complaint: ComplaintId) -> Result<Vec<Written>, DbError> {
    let rows = tx.query(&COMPLAINT_ENTRIES, &values![complaint.bytes()])?;
    let written = |row: &Row| {
        Ok(Written { number: row.int(0)?, id: MessageId::from_bytes(row.id(1)?), body: row.sealed(2)? })
    };
    rows.iter().map(written).collect()
}

pub(super) fn entry_exists(tx: &mut Tx<'_>, complaint: ComplaintId, id: MessageId) -> Result<bool, DbError> {
    Ok(tx.optional(&COMPLAINT_ENTRY_EXISTS, &values![complaint.bytes(), id.bytes()])?.is_some())
}

pub(super) fn last_entry(tx: &mut Tx<'_>, complaint: ComplaintId) -> Result<i64, DbError> {
    tx.one(&LAST_COMPLAINT_ENTRY, &values![complaint.bytes()])?.int(0)
}

/// Whether there is such a complaint in this organisation.
pub(super) fn set_state(
    tx: &mut Tx<'_>,
    org: OrgId,
    id: ComplaintId,
    state: State,
    now: Moment,
) -> Result<bool, DbError> {
    let values = values![state.name(), now.to_day(), id.bytes(), org.bytes()];
    Ok(tx.execute(&SET_COMPLAINT_STATE, &values)? == 1)
}

/// The complaints of an organisation that are done, or those that are not.
pub(super) fn list(tx: &mut Tx<'_>, org: OrgId, done: bool, most: i64) -> Result<Vec<Complaint>, DbError> {
    let statement = if done { &COMPLAINTS_DONE } else { &COMPLAINTS_OPEN };
    tx.query(statement, &values![org.bytes(), most])?.iter().map(complaint).collect()
}

/// How many complaints nobody has begun to look at.
///
/// # Errors
/// Those of the store.
pub fn count_new(tx: &mut Tx<'_>, org: OrgId) -> Result<i64, DbError> {
    tx.one(&COUNT_NEW_COMPLAINTS, &values![org.bytes()])?.int(0)
}

/// Whether the session sees the complaint for the first time.
pub(super) fn insert_opening(
    tx: &mut Tx<'_>,
    lookup: &[u8; 32],
    complaint: ComplaintId,
) -> Result<bool, DbError> {
    Ok(tx.execute(&INSERT_COMPLAINT_OPENING, &values![*lookup, complaint.bytes()])? == 1)
}

/// How many complaints are sealed to a member.
///
/// # Errors
/// Those of the store.
pub fn count_seals_of(tx: &mut Tx<'_>, staff: StaffId) -> Result<i64, DbError> {
    tx.one(&COUNT_COMPLAINT_SEALS_OF, &values![staff.bytes()])?.int(0)
}

/// How many complaints came from one day to another.
///
/// # Errors
/// Those of the store.
pub fn count_between(
    tx: &mut Tx<'_>,
    org: OrgId,
    first: kernel::Moment,
    last: kernel::Moment,
) -> Result<i64, DbError> {
    tx.one(&COUNT_COMPLAINTS_BETWEEN, &values![org.bytes(), first, last])?.int(0)
}
