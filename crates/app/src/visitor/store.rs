//! Rows of visitors' sessions.

use db::{Tx, statements, values};
use kernel::{DbError, Sealed};

use crate::ids::{ConversationId, OrgId};

statements! {
    /// A new session. One that is there already, or was ended, stays as it is.
    pub INSERT_VISITOR_SESSION = "INSERT INTO visitor_session (lookup, org_id, conversation_id, root_wrapped) VALUES ($1, $2, $3, $4)
        ON CONFLICT (lookup) DO NOTHING";
    /// A session by the hash of its secret.
    pub VISITOR_SESSION = "SELECT conversation_id, root_wrapped FROM visitor_session WHERE lookup = $1 AND org_id = $2";
    /// Ends a session for good: the hash stays, so that the form it came from cannot open it again.
    pub BURN_VISITOR_SESSION = "UPDATE visitor_session SET root_wrapped = NULL WHERE lookup = $1 AND org_id = $2";
}

/// A row of `visitor_session`.
pub(super) struct SessionRow {
    pub(super) conversation: ConversationId,
    /// `None` once the visitor has left.
    pub(super) root: Option<Sealed<[u8; 32]>>,
}

/// Whether the session is new.
pub(super) fn insert(
    tx: &mut Tx<'_>,
    lookup: &[u8; 32],
    org: OrgId,
    conversation: ConversationId,
    root: &Sealed<[u8; 32]>,
) -> Result<bool, DbError> {
    let values = values![*lookup, org.bytes(), conversation.bytes(), root];
    Ok(tx.execute(&INSERT_VISITOR_SESSION, &values)? == 1)
}

pub(super) fn find(tx: &mut Tx<'_>, lookup: &[u8; 32], org: OrgId) -> Result<Option<SessionRow>, DbError> {
    let Some(row) = tx.optional(&VISITOR_SESSION, &values![*lookup, org.bytes()])? else { return Ok(None) };
    Ok(Some(SessionRow { conversation: ConversationId::from_bytes(row.id(0)?), root: row.opt_sealed(1)? }))
}

pub(super) fn burn(tx: &mut Tx<'_>, lookup: &[u8; 32], org: OrgId) -> Result<(), DbError> {
    tx.execute(&BURN_VISITOR_SESSION, &values![*lookup, org.bytes()]).map(drop)
}
