//! Rows of visitors' sessions and return tickets.

use db::{Tx, statements, values};
use kernel::{DbError, Moment, Sealed};

use crate::ids::{ConversationId, OrgId};

/// A session opens its conversation for so many days after it was last written in. The longest life of the cookie is a
/// day shorter.
pub const GOOD_DAYS: i64 = 8;

statements! {
    /// A new session. One that is there already, or was ended, stays as it is.
    pub INSERT_VISITOR_SESSION = "INSERT INTO visitor_session (lookup, org_id, conversation_id, root_wrapped, good_until) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (lookup) DO NOTHING";
    /// A session by the hash of its secret.
    pub VISITOR_SESSION = "SELECT conversation_id, root_wrapped, good_until FROM visitor_session WHERE lookup = $1 AND org_id = $2";
    /// Ends a session for good: the hash stays, so that the form it came from cannot open it again.
    pub BURN_VISITOR_SESSION = "UPDATE visitor_session SET root_wrapped = NULL WHERE lookup = $1 AND org_id = $2";
    /// Ends every other session of a conversation: whoever has used a ticket that is useless now is out.
    pub END_OTHER_SESSIONS = "UPDATE visitor_session SET root_wrapped = NULL WHERE conversation_id = $1 AND org_id = $2 AND lookup <> $3";
    /// Ends every session of a conversation that is deleted. The hashes stay for two days: so long could the form that
    /// a session came from be sent again.
    pub END_SESSIONS_OF = "UPDATE visitor_session SET conversation_id = $1, root_wrapped = $2, good_until = $3 WHERE conversation_id = $4";
    /// Some sessions in the order of their hashes, after one of them.
    pub SESSIONS_AFTER = "SELECT lookup, good_until FROM visitor_session WHERE lookup > $1 ORDER BY lookup LIMIT $2";
    /// A session that is over for good.
    pub DELETE_ENDED_SESSION = "DELETE FROM visitor_session WHERE lookup = $1 AND good_until <= $2";
    /// A session in which something was written lives on.
    pub RENEW_VISITOR_SESSION = "UPDATE visitor_session SET good_until = $1 WHERE lookup = $2 AND org_id = $3 AND good_until < $1";
    /// A return ticket by the hash that follows from it.
    pub RETURN_TICKET = "SELECT conversation_id, root_wrapped FROM return_ticket WHERE lookup = $1 AND org_id = $2";
    /// The ticket that opens a conversation.
    pub RETURN_TICKET_OF = "SELECT lookup FROM return_ticket WHERE conversation_id = $1 AND org_id = $2";
    /// The ticket of a conversation, in place of the one it had.
    pub PUT_RETURN_TICKET = "INSERT INTO return_ticket (lookup, org_id, conversation_id, root_wrapped) VALUES ($1, $2, $3, $4)
        ON CONFLICT (conversation_id) DO UPDATE SET lookup = excluded.lookup, root_wrapped = excluded.root_wrapped";
    /// A ticket that opens nothing any more.
    pub DELETE_RETURN_TICKET_OF = "DELETE FROM return_ticket WHERE conversation_id = $1 AND org_id = $2";
}

/// A row of `visitor_session`.
pub(super) struct SessionRow {
    /// `None` once the conversation was deleted.
    pub(super) conversation: Option<ConversationId>,
    /// `None` once the visitor has left.
    pub(super) root: Option<Sealed<[u8; 32]>>,
    good_until: Moment,
}

impl SessionRow {
    /// What the session opens, unless it has ended.
    pub(super) fn open_at(self, now: Moment) -> Option<(ConversationId, Sealed<[u8; 32]>)> {
        if self.good_until <= now {
            return None;
        }
        self.conversation.zip(self.root)
    }
}

/// The day on which a session ends that was written in now.
fn good_until(now: Moment) -> Moment {
    now.to_day().plus_minutes(GOOD_DAYS * 24 * 60)
}

/// Whether the session is new.
pub(super) fn insert(
    tx: &mut Tx<'_>,
    lookup: &[u8; 32],
    org: OrgId,
    conversation: ConversationId,
    root: &Sealed<[u8; 32]>,
    now: Moment,
) -> Result<bool, DbError> {
    let values = values![*lookup, org.bytes(), conversation.bytes(), root, good_until(now)];
    Ok(tx.execute(&INSERT_VISITOR_SESSION, &values)? == 1)
}

pub(super) fn find(tx: &mut Tx<'_>, lookup: &[u8; 32], org: OrgId) -> Result<Option<SessionRow>, DbError> {
    let Some(row) = tx.optional(&VISITOR_SESSION, &values![*lookup, org.bytes()])? else { return Ok(None) };
    Ok(Some(SessionRow {
        conversation: row.opt_id(0)?.map(ConversationId::from_bytes),
        root: row.opt_sealed(1)?,
        good_until: row.moment(2)?,
    }))
}

pub(super) fn burn(tx: &mut Tx<'_>, lookup: &[u8; 32], org: OrgId) -> Result<(), DbError> {
    tx.execute(&BURN_VISITOR_SESSION, &values![*lookup, org.bytes()]).map(drop)
}

/// The session lives on for its full time from today.
pub(super) fn renew(tx: &mut Tx<'_>, lookup: &[u8; 32], org: OrgId, now: Moment) -> Result<(), DbError> {
    tx.execute(&RENEW_VISITOR_SESSION, &values![good_until(now), *lookup, org.bytes()]).map(drop)
}

/// Ends every session of a conversation, so that it can be deleted.
///
/// # Errors
/// Those of the store.
pub fn end_sessions_of(tx: &mut Tx<'_>, conversation: ConversationId, now: Moment) -> Result<(), DbError> {
    let until = now.to_day().plus_minutes(2 * 24 * 60);
    let values = values![None::<[u8; 16]>, None::<Vec<u8>>, until, conversation.bytes()];
    tx.execute(&END_SESSIONS_OF, &values).map(drop)
}

/// At most `limit` sessions after a hash: the last hash, and which of them are over. `None` at the end.
#[allow(clippy::type_complexity)] // One page, used once.
pub(super) fn ended_after(
    tx: &mut Tx<'_>,
    after: &[u8],
    limit: i64,
    now: Moment,
) -> Result<Option<(Vec<u8>, Vec<Vec<u8>>)>, DbError> {
    let rows = tx.query(&SESSIONS_AFTER, &values![after.to_vec(), limit])?;
    let mut ended = Vec::new();
    for row in &rows {
        if row.moment(1)? <= now {
            ended.push(row.bytes(0)?.to_vec());
        }
    }
    let Some(last) = rows.last() else { return Ok(None) };
    Ok(Some((last.bytes(0)?.to_vec(), ended)))
}

pub(super) fn delete_ended(tx: &mut Tx<'_>, lookup: &[u8], now: Moment) -> Result<(), DbError> {
    tx.execute(&DELETE_ENDED_SESSION, &values![lookup.to_vec(), now]).map(drop)
}

/// A row of `return_ticket`.
pub(super) struct TicketRow {
    /// What the ticket opens.
    pub(super) conversation: ConversationId,
    /// Its root, under the key of the ticket.
    pub(super) root: Sealed<[u8; 32]>,
}

pub(super) fn find_ticket(
    tx: &mut Tx<'_>,
    lookup: &[u8; 32],
    org: OrgId,
) -> Result<Option<TicketRow>, DbError> {
    let Some(row) = tx.optional(&RETURN_TICKET, &values![*lookup, org.bytes()])? else { return Ok(None) };
    Ok(Some(TicketRow { conversation: ConversationId::from_bytes(row.id(0)?), root: row.sealed(1)? }))
}

/// The look-up value of the ticket that opens a conversation.
pub(super) fn ticket_of(
    tx: &mut Tx<'_>,
    conversation: ConversationId,
    org: OrgId,
) -> Result<Option<[u8; 32]>, DbError> {
    let row = tx.optional(&RETURN_TICKET_OF, &values![conversation.bytes(), org.bytes()])?;
    row.map(|row| Ok(*row.blind::<seal::Ticket>(0)?.mac())).transpose()
}

pub(super) fn put_ticket(
    tx: &mut Tx<'_>,
    lookup: &[u8; 32],
    org: OrgId,
    conversation: ConversationId,
    root: &Sealed<[u8; 32]>,
) -> Result<(), DbError> {
    tx.execute(&PUT_RETURN_TICKET, &values![*lookup, org.bytes(), conversation.bytes(), root]).map(drop)
}

pub(super) fn delete_ticket_of(
    tx: &mut Tx<'_>,
    conversation: ConversationId,
    org: OrgId,
) -> Result<(), DbError> {
    tx.execute(&DELETE_RETURN_TICKET_OF, &values![conversation.bytes(), org.bytes()]).map(drop)
}

/// Ends every session of a conversation but this one.
pub(super) fn end_others(
    tx: &mut Tx<'_>,
    conversation: ConversationId,
    org: OrgId,
    but: &[u8; 32],
) -> Result<(), DbError> {
    tx.execute(&END_OTHER_SESSIONS, &values![conversation.bytes(), org.bytes(), *but]).map(drop)
}
