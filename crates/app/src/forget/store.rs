//! What forgetting does to rows. By identifier alone: whoever asks has opened the conversation, and the list knows no
//! organisation.

mod kinds;

use db::{Tx, statements, values};
use kernel::{DbError, Moment};

pub use kinds::ALL as KIND_STATEMENTS;
pub(super) use kinds::count;

use crate::{
    ids::{ConversationId, ForgettingId, MessageId, OrgId, PersonId, StaffId},
    person::one_person,
};

/// The conversations with somebody who is being forgotten: `$1` is the forgetting.
macro_rules! listed {
    ($before:literal) => {
        concat!($before, " IN (SELECT conversation_id FROM forgetting_thread WHERE forgetting_id = $1)")
    };
}

statements! {
    /// Everything that hangs on a conversation goes with it.
    pub DELETE_CONVERSATION = "DELETE FROM conversation WHERE id = $1";
    /// The words of a message; empty means erased.
    pub ERASE_MESSAGE = "UPDATE message SET body = $1 WHERE conversation_id = $2 AND id = $3 AND length(body) > 0";

    /// Somebody is being forgotten.
    pub INSERT_FORGETTING = "INSERT INTO forgetting (id, org_id, staff_id, reason, day, total) VALUES ($1, $2, $3, $4, $5, $6)";
    /// All conversations with them are to go.
    pub LIST_THREADS = one_person!("INSERT INTO forgetting_thread (conversation_id, forgetting_id)
        SELECT c.id, f.id FROM conversation c JOIN forgetting f ON f.id = $3
        WHERE c.org_id = $2 AND c.person_id IN (SELECT id FROM one)");
    /// The keys of these conversations, which stand in no queue any more.
    pub DESTROY_ROOTS = listed!("UPDATE conversation SET root_sealed = NULL, root_wrapped = NULL, state = 'discarded', taken_by = NULL,
        discarded_in = NULL, discarded_on = NULL, snoozed_until = NULL, revision = revision + 1 WHERE id");
    /// Those that were given to single members.
    pub DESTROY_SEALS = listed!("DELETE FROM conversation_seal WHERE conversation_id");
    /// Those of return tickets.
    pub DESTROY_TICKETS = listed!("DELETE FROM return_ticket WHERE conversation_id");
    /// Notes, which have keys of their own.
    pub DESTROY_NOTES = listed!("DELETE FROM note WHERE conversation_id");
    /// Drafts, which lie under the keys of members.
    pub DESTROY_DRAFTS = listed!("DELETE FROM draft WHERE conversation_id");
    /// What was learned of talks.
    pub DESTROY_REVIEWS = listed!("DELETE FROM quality_review WHERE conversation_id");
    /// Answers that wait: nobody shall get one any more.
    pub DESTROY_OUTGOING = listed!("DELETE FROM outgoing WHERE conversation_id");
    /// Sessions of the visitor end; their hashes stay for as long as the form that they came from could be sent again.
    pub END_SESSIONS = "UPDATE visitor_session SET conversation_id = NULL, root_wrapped = NULL, good_until = $1
        WHERE conversation_id IN (SELECT conversation_id FROM forgetting_thread WHERE forgetting_id = $2)";
    /// Some of what is still to go, of whomever.
    pub NEXT_THREADS = "SELECT conversation_id FROM forgetting_thread ORDER BY conversation_id LIMIT $1";
    /// How far one is.
    pub PROGRESS = "SELECT f.total, f.day, (SELECT COUNT(*) FROM forgetting_thread t WHERE t.forgetting_id = f.id) AS n_left
        FROM forgetting f WHERE f.id = $1 AND f.org_id = $2";
    /// What was done long ago need not be remembered.
    pub FORGET_OLD = "DELETE FROM forgetting WHERE day < $1
        AND NOT EXISTS (SELECT 1 FROM forgetting_thread t WHERE t.forgetting_id = forgetting.id)";
}

/// What opens something of a conversation, destroyed in this order.
const DESTROY: [&db::Statement; 7] = [
    &DESTROY_ROOTS,
    &DESTROY_SEALS,
    &DESTROY_TICKETS,
    &DESTROY_NOTES,
    &DESTROY_DRAFTS,
    &DESTROY_REVIEWS,
    &DESTROY_OUTGOING,
];

/// Whether it was there.
pub(super) fn delete_conversation(tx: &mut Tx<'_>, id: ConversationId) -> Result<bool, DbError> {
    Ok(tx.execute(&DELETE_CONVERSATION, &values![id.bytes()])? == 1)
}

/// Whether it had words.
pub(super) fn erase_message(
    tx: &mut Tx<'_>,
    conversation: ConversationId,
    id: MessageId,
) -> Result<bool, DbError> {
    Ok(tx.execute(&ERASE_MESSAGE, &values![Vec::<u8>::new(), conversation.bytes(), id.bytes()])? == 1)
}

#[allow(clippy::too_many_arguments)] // One per column.
pub(super) fn insert(
    tx: &mut Tx<'_>,
    id: ForgettingId,
    org: OrgId,
    by: StaffId,
    reason: &str,
    day: i64,
    total: i64,
) -> Result<(), DbError> {
    let values = values![id.bytes(), org.bytes(), by.bytes(), reason, day, total];
    tx.execute(&INSERT_FORGETTING, &values).map(drop)
}

pub(super) fn list_threads(
    tx: &mut Tx<'_>,
    id: ForgettingId,
    org: OrgId,
    person: PersonId,
) -> Result<(), DbError> {
    tx.execute(&LIST_THREADS, &values![person.bytes(), org.bytes(), id.bytes()]).map(drop)
}

/// Destroys every key that opens something of the conversations that are to go.
pub(super) fn destroy_keys(tx: &mut Tx<'_>, id: ForgettingId, now: Moment) -> Result<(), DbError> {
    for statement in DESTROY {
        tx.execute(statement, &values![id.bytes()])?;
    }
    let until = now.to_day().plus_minutes(2 * 24 * 60); // As `visitor::end_sessions_of` has it.
    tx.execute(&END_SESSIONS, &values![until, id.bytes()]).map(drop)
}

pub(super) fn next_threads(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<ConversationId>, DbError> {
    let rows = tx.query(&NEXT_THREADS, &values![limit])?;
    rows.iter().map(|row| Ok(ConversationId::from_bytes(row.id(0)?))).collect()
}

/// How far the forgetting of somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// How many conversations there were.
    pub total: i64,
    /// How many of them have rows left. None of them opens any more.
    pub left: i64,
    /// On which day it was asked for, in days since 1970.
    pub day: i64,
}

pub(super) fn progress(tx: &mut Tx<'_>, org: OrgId, id: ForgettingId) -> Result<Option<Progress>, DbError> {
    let row = tx.optional(&PROGRESS, &values![id.bytes(), org.bytes()])?;
    row.map(|row| Ok(Progress { total: row.int(0)?, day: row.int(1)?, left: row.int(2)? })).transpose()
}

pub(super) fn forget_old(tx: &mut Tx<'_>, before: i64) -> Result<(), DbError> {
    tx.execute(&FORGET_OLD, &values![before]).map(drop)
}
