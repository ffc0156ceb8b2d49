//! Rows of emergencies.

use db::{Row, Tx, statements, values};
use kernel::{DbError, Moment, Sealed};

use super::Step;
use crate::{
    chat::NAMED,
    ids::{ConversationId, OrgId, StepId},
    restricted,
};

statements! {
    /// A conversation becomes an emergency, unless it is one already.
    pub RAISE = "UPDATE conversation SET emergency = 1, revision = revision + 1
        WHERE id = $1 AND org_id = $2 AND emergency <> 1";
    /// Somebody has said how it ended.
    pub END = "UPDATE conversation SET emergency = 2, revision = revision + 1
        WHERE id = $1 AND org_id = $2 AND emergency = 1";
    /// A step after the last one of its conversation.
    pub INSERT_STEP = "INSERT INTO emergency_step (conversation_id, number, id, org_id, upto, body)
        VALUES ($1, (SELECT COALESCE(MAX(number), 0) + 1 FROM emergency_step WHERE conversation_id = $1), $2, $3, $4, $5)";
    /// The steps of a conversation, in order.
    pub STEPS = "SELECT number, id, upto, body FROM emergency_step WHERE conversation_id = $1 AND org_id = $2 ORDER BY number";
    /// The last message that stood there when its last emergency ended; 0 if none did.
    pub LAST_END = "SELECT CAST(COALESCE(MAX(upto), 0) AS BIGINT) AS last FROM emergency_step WHERE conversation_id = $1 AND org_id = $2";
    /// The emergency that is looked at first: what nobody has taken, then the oldest. With how many are open, how many of them
    /// nobody has taken, each counted up to a hundred, and how often this one ended before.
    pub FIRST_OPEN = "WITH untaken AS (SELECT id, waiting_since FROM conversation
                WHERE org_id = $1 AND emergency = 1 AND taken_by IS NULL ORDER BY waiting_since, id LIMIT 100),
            every AS (SELECT id, waiting_since FROM conversation
                WHERE org_id = $1 AND emergency = 1 ORDER BY waiting_since, id LIMIT 100),
            both_of AS (SELECT 0 AS place, id, waiting_since FROM untaken UNION ALL SELECT 1, id, waiting_since FROM every)
        SELECT c.id, c.code, c.waiting_since, c.epoch,
            (SELECT COUNT(*) FROM every) AS n_open, (SELECT COUNT(*) FROM untaken) AS n_untaken,
            (SELECT COUNT(*) FROM emergency_step e WHERE e.conversation_id = c.id AND e.upto > 0) AS n_before
        FROM conversation c WHERE c.id = (SELECT id FROM both_of ORDER BY place, waiting_since, id LIMIT 1)";
    /// The same among those that were given to one member.
    pub FIRST_OPEN_GIVEN = "SELECT c.id, c.code, c.waiting_since, c.epoch, COUNT(*) OVER () AS n_open, COUNT(*) FILTER (WHERE c.taken_by IS NULL) OVER () AS n_untaken,
            (SELECT COUNT(*) FROM emergency_step e WHERE e.conversation_id = c.id AND e.upto > 0) AS n_before
        FROM conversation c WHERE c.org_id = $1 AND c.emergency = 1
            AND EXISTS (SELECT 1 FROM conversation_seal g WHERE g.conversation_id = c.id AND g.staff_id = $2)
        ORDER BY CASE WHEN c.taken_by IS NULL THEN 0 ELSE 1 END, c.waiting_since, c.id LIMIT 1";
}

/// A step as its row has it.
#[derive(Clone, Debug)]
pub struct StoredStep {
    /// Its place, from 1.
    pub number: i64,
    /// Which one.
    pub id: StepId,
    /// The last message that stood there when the emergency ended; 0 where it was raised.
    pub upto: i64,
    /// What happened, sealed.
    pub body: Sealed<Step>,
}

/// What the desk knows of open emergencies without any key.
#[derive(Clone, Debug)]
pub(super) struct FirstOpen {
    pub(super) id: ConversationId,
    pub(super) code: String,
    pub(super) since: Moment,
    pub(super) open: i64,
    pub(super) untaken: i64,
    pub(super) before: i64,
    pub(super) named: Vec<String>,
}

/// Whether it was none before.
pub(super) fn raise(tx: &mut Tx<'_>, org: OrgId, id: ConversationId) -> Result<bool, DbError> {
    Ok(tx.execute(&RAISE, &values![id.bytes(), org.bytes()])? == 1)
}

/// Whether it was one.
pub(super) fn end(tx: &mut Tx<'_>, org: OrgId, id: ConversationId) -> Result<bool, DbError> {
    Ok(tx.execute(&END, &values![id.bytes(), org.bytes()])? == 1)
}

pub(super) fn insert_step(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversation: ConversationId,
    id: StepId,
    upto: i64,
    body: &Sealed<Step>,
) -> Result<(), DbError> {
    let values = values![conversation.bytes(), id.bytes(), org.bytes(), upto, body];
    tx.execute(&INSERT_STEP, &values).map(drop)
}

/// The steps of a conversation's emergencies, in order.
///
/// # Errors
/// Those of the store.
pub fn steps(tx: &mut Tx<'_>, org: OrgId, conversation: ConversationId) -> Result<Vec<StoredStep>, DbError> {
    let step = |row: &Row| {
        let id = StepId::from_bytes(row.id(1)?);
        Ok(StoredStep { number: row.int(0)?, id, upto: row.int(2)?, body: row.sealed(3)? })
    };
    tx.query(&STEPS, &values![conversation.bytes(), org.bytes()])?.iter().map(step).collect()
}

/// The number of the last message that stood in a conversation when its last emergency ended; 0 if none did.
///
/// # Errors
/// Those of the store.
pub fn last_end(tx: &mut Tx<'_>, org: OrgId, conversation: ConversationId) -> Result<i64, DbError> {
    tx.one(&LAST_END, &values![conversation.bytes(), org.bytes()])?.int(0)
}

/// The first of the open emergencies of an organisation, or of those that were given to `only_for`.
pub(super) fn first_open(
    tx: &mut Tx<'_>,
    org: OrgId,
    only_for: Option<crate::ids::StaffId>,
) -> Result<Option<FirstOpen>, DbError> {
    let row = match only_for {
        None => tx.optional(&FIRST_OPEN, &values![org.bytes()])?,
        Some(staff) => tx.optional(&FIRST_OPEN_GIVEN, &values![org.bytes(), staff.bytes()])?,
    };
    let Some(row) = row else { return Ok(None) };
    let id = ConversationId::from_bytes(row.id(0)?);
    let named = if row.int(3)? == NAMED { restricted::names(tx, org, id)? } else { Vec::new() };
    Ok(Some(FirstOpen {
        id,
        code: row.text(1)?.to_owned(),
        since: row.moment(2)?,
        open: row.int(4)?,
        untaken: row.int(5)?,
        before: row.int(6)?,
        named,
    }))
}
