//! Rows of conversations that are discarded, and back.

use db::{Row, Tx, statements, values};
use kernel::{DbError, Moment};

use super::{Batch, Candidate, Span};
use crate::ids::{BatchId, ConversationId, OrgId};

statements! {
    /// One new conversation that is no emergency, if nothing has changed since it was seen.
    pub DISCARD_ONE = "UPDATE conversation SET state = 'discarded', discarded_in = $1, discarded_on = $2, revision = revision + 1
        WHERE id = $3 AND org_id = $4 AND state = 'new' AND emergency <> 1 AND revision = $5";
    /// Some of those that came in a span of time, have a single message and are no emergency.
    pub DISCARD_SPAN = "UPDATE conversation SET state = 'discarded', discarded_in = $1, discarded_on = $2, revision = revision + 1
        WHERE state = 'new' AND emergency <> 1 AND id IN (SELECT c.id FROM conversation c
            WHERE c.org_id = $3 AND c.state = 'new' AND c.emergency <> 1 AND c.waiting_since >= $4 AND c.waiting_since < $5
                AND NOT EXISTS (SELECT 1 FROM message m WHERE m.conversation_id = c.id AND m.number > 1)
            ORDER BY c.waiting_since, c.id LIMIT $6)";
    /// How many that would be.
    pub COUNT_SPAN = "SELECT COUNT(*) AS n FROM conversation c
        WHERE c.org_id = $1 AND c.state = 'new' AND c.emergency <> 1 AND c.waiting_since >= $2 AND c.waiting_since < $3
            AND NOT EXISTS (SELECT 1 FROM message m WHERE m.conversation_id = c.id AND m.number > 1)";
    /// The first of them.
    pub LIST_SPAN = "SELECT c.id, c.code, c.language, c.waiting_since FROM conversation c
        WHERE c.org_id = $1 AND c.state = 'new' AND c.emergency <> 1 AND c.waiting_since >= $2 AND c.waiting_since < $3
            AND NOT EXISTS (SELECT 1 FROM message m WHERE m.conversation_id = c.id AND m.number > 1)
        ORDER BY c.waiting_since, c.id LIMIT $4";
    /// Some of a batch come back as they were.
    pub UNDO_DISCARD = "UPDATE conversation SET state = 'new', discarded_in = NULL, discarded_on = NULL, revision = revision + 1
        WHERE state = 'discarded' AND id IN (SELECT c.id FROM conversation c
            WHERE c.org_id = $1 AND c.discarded_in = $2 AND c.state = 'discarded' ORDER BY c.id LIMIT $3)";
    /// What was put away together, the latest first.
    pub BATCHES = "SELECT discarded_in, MAX(discarded_on) AS day, COUNT(*) AS n FROM conversation
        WHERE org_id = $1 AND state = 'discarded' GROUP BY discarded_in ORDER BY day DESC, discarded_in LIMIT $2";
    /// How many of a batch are still away.
    pub COUNT_BATCH = "SELECT COUNT(*) AS n FROM conversation WHERE org_id = $1 AND discarded_in = $2 AND state = 'discarded'";
    /// How many conversations nobody has taken, counted no further than a limit.
    pub COUNT_NEW = "SELECT COUNT(*) AS n FROM (SELECT id FROM conversation WHERE org_id = $1 AND state = 'new' LIMIT $2) AS few";
}

pub(super) fn discard_one(
    tx: &mut Tx<'_>,
    org: OrgId,
    batch: BatchId,
    id: ConversationId,
    revision: i64,
    now: Moment,
) -> Result<u64, DbError> {
    let values = values![batch.bytes(), now.to_day(), id.bytes(), org.bytes(), revision];
    tx.execute(&DISCARD_ONE, &values)
}

pub(super) fn discard_span(
    tx: &mut Tx<'_>,
    org: OrgId,
    batch: BatchId,
    span: Span,
    limit: i64,
    now: Moment,
) -> Result<u64, DbError> {
    let values = values![batch.bytes(), now.to_day(), org.bytes(), span.from, span.to, limit];
    tx.execute(&DISCARD_SPAN, &values)
}

pub(super) fn undo(tx: &mut Tx<'_>, org: OrgId, batch: BatchId, limit: i64) -> Result<u64, DbError> {
    tx.execute(&UNDO_DISCARD, &values![org.bytes(), batch.bytes(), limit])
}

/// How many came in a span with a single message, and the first `limit` of them.
///
/// # Errors
/// Those of the store.
pub fn candidates(
    tx: &mut Tx<'_>,
    org: OrgId,
    span: Span,
    limit: i64,
) -> Result<(i64, Vec<Candidate>), DbError> {
    let count = tx.one(&COUNT_SPAN, &values![org.bytes(), span.from, span.to])?.int(0)?;
    let rows = tx.query(&LIST_SPAN, &values![org.bytes(), span.from, span.to, limit])?;
    let candidate = |row: &Row| {
        Ok(Candidate {
            id: ConversationId::from_bytes(row.id(0)?),
            code: row.text(1)?.to_owned(),
            language: row.text(2)?.to_owned(),
            since: row.moment(3)?,
        })
    };
    Ok((count, rows.iter().map(candidate).collect::<Result<_, DbError>>()?))
}

/// At most `limit` batches, the latest first.
///
/// # Errors
/// Those of the store.
pub fn batches(tx: &mut Tx<'_>, org: OrgId, limit: i64) -> Result<Vec<Batch>, DbError> {
    let rows = tx.query(&BATCHES, &values![org.bytes(), limit])?;
    rows.iter()
        .map(|row| Ok(Batch { id: BatchId::from_bytes(row.id(0)?), day: row.moment(1)?, count: row.int(2)? }))
        .collect()
}

/// How many of a batch are still away.
///
/// # Errors
/// Those of the store.
pub fn count_batch(tx: &mut Tx<'_>, org: OrgId, batch: BatchId) -> Result<i64, DbError> {
    tx.one(&COUNT_BATCH, &values![org.bytes(), batch.bytes()])?.int(0)
}

/// How many conversations nobody has taken yet, counted no further than `most`.
///
/// # Errors
/// Those of the store.
pub fn count_new(tx: &mut Tx<'_>, org: OrgId, most: i64) -> Result<i64, DbError> {
    tx.one(&COUNT_NEW, &values![org.bytes(), most])?.int(0)
}
