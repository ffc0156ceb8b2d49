//! Rows of answers on their way.

use db::{Row, Tx, statements, values};
use kernel::{DbError, Moment};

use crate::{
    chat::Answer,
    ids::{ConversationId, MessageId, OrgId, StaffId},
    policy::Held,
};

statements! {
    /// An answer begins to wait. The same form sent twice is one.
    pub HOLD = "INSERT INTO outgoing (id, conversation_id, org_id, staff_id, held, seen, resolves, send_at, body)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING";
    /// What waits in a conversation, in the order in which it goes out.
    pub WAITING = "SELECT id, conversation_id, org_id, staff_id, held, seen, resolves, send_at, body FROM outgoing
        WHERE conversation_id = $1 ORDER BY send_at, id";
    /// In which conversations an answer is due, the longest due first.
    pub DUE = "SELECT conversation_id, org_id, MIN(send_at) AS first FROM outgoing WHERE send_at <= $1
        GROUP BY conversation_id, org_id ORDER BY first, conversation_id LIMIT $2";
    /// What a member has on its way no longer makes a conversation theirs.
    pub LET_GO = "UPDATE outgoing SET held = 0 WHERE staff_id = $1 AND org_id = $2";
    /// Nor what those have on its way in a conversation who do not open it any more.
    pub LET_GO_UNNAMED = "UPDATE outgoing SET held = 0 WHERE conversation_id = $1 AND org_id = $2 AND NOT EXISTS
        (SELECT 1 AS one FROM conversation_seal g WHERE g.conversation_id = outgoing.conversation_id AND g.staff_id = outgoing.staff_id)";
    /// An answer waits no longer.
    pub END_WAIT = "DELETE FROM outgoing WHERE id = $1 AND conversation_id = $2";
}

/// An answer that waits.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// The answer.
    pub answer: Answer,
    /// Whether the conversation is resolved with it.
    pub resolves: bool,
    /// The second in which it goes out.
    pub send_at: Moment,
}

fn waiting_of(row: &Row) -> Result<Waiting, DbError> {
    Ok(Waiting {
        answer: Answer {
            id: MessageId::from_bytes(row.id(0)?),
            conversation: ConversationId::from_bytes(row.id(1)?),
            org: OrgId::from_bytes(row.id(2)?),
            staff: StaffId::from_bytes(row.id(3)?),
            held: if row.int(4)? == 1 { Held::Team } else { Held::Given },
            seen: row.int(5)?,
            body: row.sealed(8)?,
        },
        resolves: row.int(6)? == 1,
        send_at: row.moment(7)?,
    })
}

/// What a member has on its way still goes out, and makes no conversation theirs any more.
///
/// # Errors
/// Those of the store.
pub fn let_go(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<(), DbError> {
    tx.execute(&LET_GO, &values![staff.bytes(), org.bytes()]).map(drop)
}

/// What waits in a restricted conversation of members who are not named in it still goes out, and makes it theirs no more.
///
/// # Errors
/// Those of the store.
pub fn let_go_unnamed(tx: &mut Tx<'_>, org: OrgId, conversation: ConversationId) -> Result<(), DbError> {
    tx.execute(&LET_GO_UNNAMED, &values![conversation.bytes(), org.bytes()]).map(drop)
}

pub(super) fn hold(tx: &mut Tx<'_>, one: &Waiting) -> Result<(), DbError> {
    let answer = &one.answer;
    let values = values![
        answer.id.bytes(),
        answer.conversation.bytes(),
        answer.org.bytes(),
        answer.staff.bytes(),
        i64::from(answer.held == Held::Team),
        answer.seen,
        i64::from(one.resolves),
        one.send_at,
        &answer.body,
    ];
    tx.execute(&HOLD, &values).map(drop)
}

/// What waits in a conversation, in the order in which it goes out.
///
/// # Errors
/// Those of the store.
pub fn waiting(tx: &mut Tx<'_>, conversation: ConversationId) -> Result<Vec<Waiting>, DbError> {
    tx.query(&WAITING, &values![conversation.bytes()])?.iter().map(waiting_of).collect()
}

/// At most `limit` conversations in which an answer is due.
pub(super) fn due(tx: &mut Tx<'_>, now: Moment, limit: i64) -> Result<Vec<(ConversationId, OrgId)>, DbError> {
    let rows = tx.query(&DUE, &values![now, limit])?;
    rows.iter()
        .map(|row| Ok((ConversationId::from_bytes(row.id(0)?), OrgId::from_bytes(row.id(1)?))))
        .collect()
}

/// Whether it was still waiting.
pub(super) fn end_wait(
    tx: &mut Tx<'_>,
    conversation: ConversationId,
    id: MessageId,
) -> Result<bool, DbError> {
    Ok(tx.execute(&END_WAIT, &values![id.bytes(), conversation.bytes()])? == 1)
}
