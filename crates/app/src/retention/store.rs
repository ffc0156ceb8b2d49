//! Rows of how long things are kept, of sweeps, and of holds.

pub(super) mod due;
pub(super) mod remove;

use std::collections::BTreeMap;

use db::{Row, Tx, statements, values};
use kernel::{DbError, Moment};

use super::hold::{HoldRow, NewHold, On};
use crate::ids::{ConversationId, HoldId, OrgId, PersonId};

statements! {
    /// What an organisation has said about how long something is kept.
    pub RETENTION_DAYS = "SELECT kind, days FROM retention_days WHERE org_id = $1 ORDER BY kind";
    /// It says something else.
    pub SET_DAYS = "INSERT INTO retention_days (org_id, kind, days) VALUES ($1, $2, $3)
        ON CONFLICT (org_id, kind) DO UPDATE SET days = excluded.days";
    /// When each kind was looked through last, and how many went.
    pub SWEEPS = "SELECT kind, at, gone FROM retention_sweep WHERE org_id = $1 ORDER BY kind";
    /// A kind was looked through.
    pub SET_SWEEP = "INSERT INTO retention_sweep (org_id, kind, at, gone) VALUES ($1, $2, $3, $4)
        ON CONFLICT (org_id, kind) DO UPDATE SET at = excluded.at, gone = excluded.gone";
    /// Something must not be deleted by time.
    pub INSERT_HOLD = "INSERT INTO legal_hold (id, org_id, conversation_id, person_id, staff_id, put_on, review_on, epoch, key_wrapped, reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING";
    /// All holds, those that are to be looked at first before the others.
    pub HOLDS = "SELECT h.id, h.conversation_id, h.person_id, h.staff_id, s.work_name, h.put_on, h.review_on, h.epoch, h.key_wrapped, h.reason,
            c.code
        FROM legal_hold h LEFT JOIN staff s ON s.id = h.staff_id LEFT JOIN conversation c ON c.id = h.conversation_id
        WHERE h.org_id = $1 ORDER BY h.review_on, h.id LIMIT $2";
    /// What holds are on, without why.
    pub HELD = "SELECT conversation_id, person_id FROM legal_hold WHERE org_id = $1 ORDER BY id";
    /// What a hold is on.
    pub HOLD = "SELECT conversation_id, person_id FROM legal_hold WHERE id = $1 AND org_id = $2";
    /// It is looked at again on another day.
    pub REVIEW_HOLD = "UPDATE legal_hold SET review_on = $1 WHERE id = $2 AND org_id = $3";
    /// It is no more.
    pub LIFT_HOLD = "DELETE FROM legal_hold WHERE id = $1 AND org_id = $2";
    /// Whose row goes while somebody who is counted as one with them stays.
    pub MOVE_HOLDS = "UPDATE legal_hold SET person_id = $1 WHERE org_id = $2 AND person_id = $3";
    /// Whose row goes and nobody stays.
    pub END_HOLDS = "DELETE FROM legal_hold WHERE org_id = $1 AND person_id = $2";
    /// Conversations with a person's row.
    pub WITH_PERSON = "SELECT id FROM conversation WHERE org_id = $1 AND person_id = $2 ORDER BY id";
    /// Whom a conversation is with.
    pub PERSON_OF = "SELECT person_id FROM conversation WHERE id = $1 AND org_id = $2";
}

/// What an organisation has chosen, by kind.
pub(super) fn days(tx: &mut Tx<'_>, org: OrgId) -> Result<BTreeMap<String, i64>, DbError> {
    let rows = tx.query(&RETENTION_DAYS, &values![org.bytes()])?;
    rows.iter().map(|row| Ok((row.text(0)?.to_owned(), row.int(1)?))).collect()
}

pub(super) fn set_days(tx: &mut Tx<'_>, org: OrgId, kind: &str, days: i64) -> Result<(), DbError> {
    tx.execute(&SET_DAYS, &values![org.bytes(), kind, days]).map(drop)
}

/// When each kind was looked through last, and how many went in it.
pub(super) fn sweeps(tx: &mut Tx<'_>, org: OrgId) -> Result<BTreeMap<String, (Moment, i64)>, DbError> {
    let rows = tx.query(&SWEEPS, &values![org.bytes()])?;
    rows.iter().map(|row| Ok((row.text(0)?.to_owned(), (row.moment(1)?, row.int(2)?)))).collect()
}

pub(super) fn set_sweep(
    tx: &mut Tx<'_>,
    org: OrgId,
    kind: &str,
    at: Moment,
    gone: i64,
) -> Result<(), DbError> {
    tx.execute(&SET_SWEEP, &values![org.bytes(), kind, at.to_minute(), gone]).map(drop)
}

fn on(conversation: Option<[u8; 16]>, person: Option<[u8; 16]>) -> Result<On, DbError> {
    match (conversation, person) {
        (Some(id), None) => Ok(On::Thread(ConversationId::from_bytes(id))),
        (None, Some(id)) => Ok(On::Person(PersonId::from_bytes(id))),
        _ => Err(DbError::Broken("a hold is on a conversation or on a person".into())),
    }
}

pub(super) fn insert_hold(tx: &mut Tx<'_>, new: &NewHold) -> Result<(), DbError> {
    let (conversation, person) = match new.on {
        On::Thread(id) => (Some(id.bytes()), None),
        On::Person(id) => (None, Some(id.bytes())),
    };
    let values = values![
        new.id.bytes(),
        new.org.bytes(),
        conversation,
        person,
        new.by.bytes(),
        new.today,
        new.review_on,
        new.epoch,
        &new.key,
        &new.reason,
    ];
    tx.execute(&INSERT_HOLD, &values).map(drop)
}

/// At most so many holds.
pub(super) fn holds(tx: &mut Tx<'_>, org: OrgId, limit: i64) -> Result<Vec<HoldRow>, DbError> {
    let hold = |row: &Row| {
        Ok(HoldRow {
            id: HoldId::from_bytes(row.id(0)?),
            on: on(row.opt_id(1)?, row.opt_id(2)?)?,
            by: row.opt_text(4)?.unwrap_or_default().to_owned(),
            put_on: row.int(5)?,
            review_on: row.int(6)?,
            epoch: row.int(7)?,
            key: row.sealed(8)?,
            reason: row.sealed(9)?,
            code: row.opt_text(10)?.map(str::to_owned),
        })
    };
    tx.query(&HOLDS, &values![org.bytes(), limit])?.iter().map(hold).collect()
}

/// What holds are on.
pub(super) fn held(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<On>, DbError> {
    tx.query(&HELD, &values![org.bytes()])?.iter().map(|row| on(row.opt_id(0)?, row.opt_id(1)?)).collect()
}

pub(super) fn hold_on(tx: &mut Tx<'_>, org: OrgId, id: HoldId) -> Result<Option<On>, DbError> {
    let row = tx.optional(&HOLD, &values![id.bytes(), org.bytes()])?;
    row.map(|row| on(row.opt_id(0)?, row.opt_id(1)?)).transpose()
}

pub(super) fn review_hold(tx: &mut Tx<'_>, org: OrgId, id: HoldId, day: i64) -> Result<(), DbError> {
    tx.execute(&REVIEW_HOLD, &values![day, id.bytes(), org.bytes()]).map(drop)
}

pub(super) fn lift_hold(tx: &mut Tx<'_>, org: OrgId, id: HoldId) -> Result<(), DbError> {
    tx.execute(&LIFT_HOLD, &values![id.bytes(), org.bytes()]).map(drop)
}

/// A person's row goes: holds on them move to somebody who is counted as one with them and stays, or end.
pub(super) fn move_holds(
    tx: &mut Tx<'_>,
    org: OrgId,
    from: PersonId,
    to: Option<PersonId>,
) -> Result<(), DbError> {
    match to {
        Some(to) => tx.execute(&MOVE_HOLDS, &values![to.bytes(), org.bytes(), from.bytes()]).map(drop),
        None => tx.execute(&END_HOLDS, &values![org.bytes(), from.bytes()]).map(drop),
    }
}

pub(super) fn with_person(
    tx: &mut Tx<'_>,
    org: OrgId,
    person: PersonId,
) -> Result<Vec<ConversationId>, DbError> {
    let rows = tx.query(&WITH_PERSON, &values![org.bytes(), person.bytes()])?;
    rows.iter().map(|row| Ok(ConversationId::from_bytes(row.id(0)?))).collect()
}

/// Whom a conversation is with, if anybody is known there.
pub(super) fn person_of(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversation: ConversationId,
) -> Result<Option<PersonId>, DbError> {
    let row = tx.optional(&PERSON_OF, &values![conversation.bytes(), org.bytes()])?;
    Ok(row.map(|row| row.opt_id(0)).transpose()?.flatten().map(PersonId::from_bytes))
}
