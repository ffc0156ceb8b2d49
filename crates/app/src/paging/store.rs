//! Rows of addresses, and what waits.

use db::{Row, Tx, statements, values};
use kernel::{DbError, Moment, Sealed};

use crate::{
    chat::NAMED,
    ids::{OrgId, StaffId},
};

statements! {
    /// A member's address in the place of the one before.
    pub SET_ADDRESS = "INSERT INTO staff_mailbox (staff_id, org_id, language, state, always, wrong, asked_at, mailbox)
        VALUES ($1, $2, $3, 'asked', 0, 0, $4, $5)
        ON CONFLICT (staff_id) DO UPDATE SET language = excluded.language, state = 'asked', wrong = 0,
            asked_at = excluded.asked_at, mailbox = excluded.mailbox";
    /// A member's address.
    pub ADDRESS = "SELECT language, state, always, wrong, asked_at, mailbox FROM staff_mailbox WHERE staff_id = $1 AND org_id = $2";
    /// Its state.
    pub SET_STATE = "UPDATE staff_mailbox SET state = $1 WHERE staff_id = $2 AND org_id = $3 AND asked_at = $4";
    /// A wrong code.
    pub COUNT_WRONG = "UPDATE staff_mailbox SET wrong = wrong + 1 WHERE staff_id = $1 AND org_id = $2";
    /// Whether they are called in an emergency when they are not on duty.
    pub SET_ALWAYS = "UPDATE staff_mailbox SET always = $1 WHERE staff_id = $2 AND org_id = $3";
    /// It goes.
    pub FORGET_ADDRESS = "DELETE FROM staff_mailbox WHERE staff_id = $1 AND org_id = $2";
    /// Members who can be called, and when they last did something at the desk.
    pub REACHABLE = "SELECT a.staff_id, s.role, a.always,
            (SELECT MAX(o.seen_at) FROM staff_session o WHERE o.staff_id = a.staff_id AND o.stage = 'open') AS seen_at
        FROM staff_mailbox a JOIN staff s ON s.id = a.staff_id
        WHERE a.org_id = $1 AND a.state = 'confirmed' ORDER BY a.staff_id";
    /// How the address of each member stands, and never which it is.
    pub STANDING = "SELECT staff_id, state FROM staff_mailbox WHERE org_id = $1 ORDER BY staff_id";
    /// Since when an emergency waits that nobody has taken, or whose visitor waits although somebody has. One for which everybody was
    /// called as often as they are does not count any more: those that come after it are called for.
    pub EMERGENCY_SINCE = "SELECT MIN(waiting_since) AS since FROM conversation WHERE org_id = $1 AND emergency = 1 AND waiting_since > $2
        AND state IN ('new', 'open') AND (taken_by IS NULL OR (last_author = 'visitor' AND waiting_since <= $3))";
    /// Who alone opens the restricted conversations among those.
    pub EMERGENCY_NAMED = "SELECT DISTINCT g.staff_id FROM conversation c JOIN conversation_seal g ON g.conversation_id = c.id
        WHERE c.org_id = $1 AND c.emergency = 1 AND c.epoch = $2 AND c.waiting_since > $3 AND c.state IN ('new', 'open')
            AND (c.taken_by IS NULL OR (c.last_author = 'visitor' AND c.waiting_since <= $4)) ORDER BY g.staff_id";
    /// How many of those everybody of the team opens.
    pub EMERGENCY_OF_TEAM = "SELECT COUNT(*) AS n FROM conversation WHERE org_id = $1 AND emergency = 1 AND epoch <> $2 AND waiting_since > $3
        AND state IN ('new', 'open') AND (taken_by IS NULL OR (last_author = 'visitor' AND waiting_since <= $4))";
    /// Since when somebody waits for a first answer longer than they should.
    pub NEW_SINCE = "SELECT MIN(waiting_since) AS since FROM conversation WHERE org_id = $1 AND state = 'new' AND waiting_since <= $2";
}

/// What stands of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// A code was sent to it.
    Asked,
    /// It is theirs.
    Confirmed,
    /// The mail server does not take it.
    Refused,
}

/// A member's address.
pub(super) struct Stored {
    pub(super) language: String,
    pub(super) state: State,
    pub(super) always: bool,
    /// Wrong codes since it was set.
    pub(super) wrong: i64,
    /// The minute in which it was set.
    pub(super) asked_at: Moment,
    pub(super) address: Sealed<String>,
}

fn state(name: &str) -> State {
    match name {
        "confirmed" => State::Confirmed,
        "refused" => State::Refused,
        _ => State::Asked,
    }
}

fn stored(row: &Row) -> Result<Stored, DbError> {
    Ok(Stored {
        language: row.text(0)?.to_owned(),
        state: state(row.text(1)?),
        always: row.int(2)? == 1,
        wrong: row.int(3)?,
        asked_at: row.moment(4)?,
        address: row.sealed(5)?,
    })
}

pub(super) fn set(
    tx: &mut Tx<'_>,
    (org, staff): (OrgId, StaffId),
    language: &str,
    asked_at: Moment,
    address: &Sealed<String>,
) -> Result<(), DbError> {
    tx.execute(&SET_ADDRESS, &values![staff.bytes(), org.bytes(), language, asked_at, address]).map(drop)
}

pub(super) fn find(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<Option<Stored>, DbError> {
    tx.optional(&ADDRESS, &values![staff.bytes(), org.bytes()])?.map(|row| stored(&row)).transpose()
}

/// Changes the state of an address, if it is still the one of then.
pub(super) fn set_state(
    tx: &mut Tx<'_>,
    (org, staff): (OrgId, StaffId),
    state: State,
    asked_at: Moment,
) -> Result<(), DbError> {
    let name = match state {
        State::Asked => "asked",
        State::Confirmed => "confirmed",
        State::Refused => "refused",
    };
    tx.execute(&SET_STATE, &values![name, staff.bytes(), org.bytes(), asked_at]).map(drop)
}

pub(super) fn count_wrong(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<(), DbError> {
    tx.execute(&COUNT_WRONG, &values![staff.bytes(), org.bytes()]).map(drop)
}

pub(super) fn set_always(tx: &mut Tx<'_>, org: OrgId, staff: StaffId, always: bool) -> Result<(), DbError> {
    tx.execute(&SET_ALWAYS, &values![i64::from(always), staff.bytes(), org.bytes()]).map(drop)
}

/// A member's address goes, by their wish or because they leave.
///
/// # Errors
/// Those of the store.
pub fn forget(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<(), DbError> {
    tx.execute(&FORGET_ADDRESS, &values![staff.bytes(), org.bytes()]).map(drop)
}

pub(super) fn reachable(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<Row>, DbError> {
    tx.query(&REACHABLE, &values![org.bytes()])
}

pub(super) fn standing(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<(StaffId, State)>, DbError> {
    let one = |row: &Row| Ok((StaffId::from_bytes(row.id(0)?), state(row.text(1)?)));
    tx.query(&STANDING, &values![org.bytes()])?.iter().map(one).collect()
}

pub(super) fn emergency_since(
    tx: &mut Tx<'_>,
    org: OrgId,
    (over, late): (Moment, Moment),
) -> Result<Option<Moment>, DbError> {
    tx.one(&EMERGENCY_SINCE, &values![org.bytes(), over, late])?.opt_moment(0)
}

/// Who is named in the restricted conversations in which an emergency waits, and whether one waits that the whole team opens.
pub(super) fn emergency_of(
    tx: &mut Tx<'_>,
    org: OrgId,
    (over, late): (Moment, Moment),
) -> Result<(Vec<StaffId>, bool), DbError> {
    let rows = tx.query(&EMERGENCY_NAMED, &values![org.bytes(), NAMED, over, late])?;
    let named = rows.iter().map(|row| Ok(StaffId::from_bytes(row.id(0)?))).collect::<Result<_, DbError>>()?;
    Ok((named, tx.one(&EMERGENCY_OF_TEAM, &values![org.bytes(), NAMED, over, late])?.int(0)? > 0))
}

pub(super) fn new_since(tx: &mut Tx<'_>, org: OrgId, late: Moment) -> Result<Option<Moment>, DbError> {
    tx.one(&NEW_SINCE, &values![org.bytes(), late])?.opt_moment(0)
}
