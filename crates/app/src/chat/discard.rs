//! Putting many new conversations away together after a flood, and back. They leave every queue and count, come back
//! by themselves when their visitor writes again, and are deleted after a week.
//!
//! Thousands are done in units of work of a few hundred rows, so that nobody waits behind them.

use db::{Tx, statements, values};
use kernel::{DbError, Moment};

use crate::{
    audit::{self, Action},
    ids::{BatchId, ConversationId, MessageId, OrgId, StaffId},
};

statements! {
    /// One new conversation, if its last message is the one that was seen.
    pub DISCARD_ONE = "UPDATE conversation SET state = 'discarded', discarded_in = $1, discarded_on = $2
        WHERE id = $3 AND org_id = $4 AND state = 'new'
            AND (SELECT m.id FROM message m WHERE m.conversation_id = conversation.id ORDER BY m.number DESC LIMIT 1) = $5";
    /// Some of those that came in a span of time and have a single message.
    pub DISCARD_SPAN = "UPDATE conversation SET state = 'discarded', discarded_in = $1, discarded_on = $2
        WHERE state = 'new' AND id IN (SELECT c.id FROM conversation c
            WHERE c.org_id = $3 AND c.state = 'new' AND c.waiting_since >= $4 AND c.waiting_since < $5
                AND NOT EXISTS (SELECT 1 FROM message m WHERE m.conversation_id = c.id AND m.number > 1)
            ORDER BY c.waiting_since, c.id LIMIT $6)";
    /// How many that would be.
    pub COUNT_SPAN = "SELECT COUNT(*) AS n FROM conversation c
        WHERE c.org_id = $1 AND c.state = 'new' AND c.waiting_since >= $2 AND c.waiting_since < $3
            AND NOT EXISTS (SELECT 1 FROM message m WHERE m.conversation_id = c.id AND m.number > 1)";
    /// The first of them.
    pub LIST_SPAN = "SELECT c.id, c.code, c.language, c.waiting_since FROM conversation c
        WHERE c.org_id = $1 AND c.state = 'new' AND c.waiting_since >= $2 AND c.waiting_since < $3
            AND NOT EXISTS (SELECT 1 FROM message m WHERE m.conversation_id = c.id AND m.number > 1)
        ORDER BY c.waiting_since, c.id LIMIT $4";
    /// Some of a batch come back as they were.
    pub UNDO_DISCARD = "UPDATE conversation SET state = 'new', discarded_in = NULL, discarded_on = NULL
        WHERE state = 'discarded' AND id IN (SELECT c.id FROM conversation c
            WHERE c.org_id = $1 AND c.discarded_in = $2 AND c.state = 'discarded' ORDER BY c.id LIMIT $3)";
    /// What was put away together, the latest first.
    pub BATCHES = "SELECT discarded_in, MAX(discarded_on) AS day, COUNT(*) AS n FROM conversation
        WHERE org_id = $1 AND state = 'discarded' GROUP BY discarded_in ORDER BY day DESC, discarded_in LIMIT $2";
    /// How many of a batch are still away.
    pub COUNT_BATCH = "SELECT COUNT(*) AS n FROM conversation WHERE org_id = $1 AND discarded_in = $2 AND state = 'discarded'";
    /// Some of those that were put away on a day or before it are gone for good, with all that hangs on them.
    pub DELETE_DISCARDED = "DELETE FROM conversation WHERE state = 'discarded' AND id IN (SELECT c.id FROM conversation c
            WHERE c.state = 'discarded' AND c.discarded_on <= $1 ORDER BY c.discarded_on, c.id LIMIT $2)";
    /// How many conversations nobody has taken, counted no further than a limit.
    pub COUNT_NEW = "SELECT COUNT(*) AS n FROM (SELECT id FROM conversation WHERE org_id = $1 AND state = 'new' LIMIT $2) AS few";
}

/// Rows in one unit of work: some milliseconds.
const AT_ONCE: i64 = 200;
/// Deleting takes the messages with it.
const DELETED_AT_ONCE: i64 = 50;
/// Days until what was discarded is deleted.
pub const KEPT_DAYS: i64 = 7;

/// A span of time in whole minutes; the end is not in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first minute.
    pub from: Moment,
    /// The minute after the last.
    pub to: Moment,
}

/// Which new conversations to put away.
#[derive(Clone, Debug)]
pub enum Which {
    /// These, each with its last message as it was seen: who has written since stays.
    Ticked(Vec<(ConversationId, MessageId)>),
    /// Those that came in a span of time and have a single message.
    Came(Span),
}

/// A line of the list of what would be discarded. No words: looking at it opens nothing.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its identifier.
    pub id: ConversationId,
    /// Its code name.
    pub code: String,
    /// The language of the page it began on.
    pub language: String,
    /// The minute in which it came.
    pub since: Moment,
}

/// What was put away together.
#[derive(Clone, Copy, Debug)]
pub struct Batch {
    /// Its identifier.
    pub id: BatchId,
    /// On which day.
    pub day: Moment,
    /// How many of it are still away.
    pub count: i64,
}

/// Puts new conversations away under one batch, with one row in the trail of whoever did it; gives how many.
///
/// # Errors
/// Those of the store; what was done before stays done, under the same batch.
pub async fn discard(
    db: &db::Store,
    org: OrgId,
    by: StaffId,
    batch: BatchId,
    which: Which,
    now: Moment,
) -> Result<u64, DbError> {
    let mut done = 0;
    loop {
        let (which, first) = (which.clone(), done == 0);
        let some = db.write(move |tx| {
            let some = put_away(tx, org, batch, &which, now)?;
            if first && some > 0 {
                audit::record(tx, org, by, Action::Discard, batch.bytes(), now)?;
            }
            Ok::<_, DbError>(some)
        });
        let some = some.await?;
        done += some;
        if some < AT_ONCE.unsigned_abs() {
            return Ok(done);
        }
    }
}

fn put_away(
    tx: &mut Tx<'_>,
    org: OrgId,
    batch: BatchId,
    which: &Which,
    now: Moment,
) -> Result<u64, DbError> {
    let (batch, day, org) = (batch.bytes(), now.to_day(), org.bytes());
    match which {
        Which::Came(span) => tx.execute(&DISCARD_SPAN, &values![batch, day, org, span.from, span.to, AT_ONCE]),
        // A page holds far fewer ticks than one unit of work.
        Which::Ticked(ticked) => ticked.iter().try_fold(0, |done, (id, last)| {
            Ok(done + tx.execute(&DISCARD_ONE, &values![batch, day, id.bytes(), org, last.bytes()])?)
        }),
    }
}

/// Brings a batch back as new, with one row in the trail; gives how many. Those whose visitor has written again are
/// back already.
///
/// # Errors
/// Those of the store; what was done before stays done.
pub async fn undo(
    db: &db::Store,
    org: OrgId,
    by: StaffId,
    batch: BatchId,
    now: Moment,
) -> Result<u64, DbError> {
    let mut done = 0;
    loop {
        let first = done == 0;
        let some = db.write(move |tx| {
            let some = tx.execute(&UNDO_DISCARD, &values![org.bytes(), batch.bytes(), AT_ONCE])?;
            if first && some > 0 {
                audit::record(tx, org, by, Action::UndoDiscard, batch.bytes(), now)?;
            }
            Ok::<_, DbError>(some)
        });
        let some = some.await?;
        done += some;
        if some < AT_ONCE.unsigned_abs() {
            return Ok(done);
        }
    }
}

/// Deletes what was discarded a week ago; gives how many.
///
/// # Errors
/// Those of the store; what was done before stays done.
pub async fn delete_discarded(db: &db::Store, now: Moment) -> Result<u64, DbError> {
    let day = now.to_day().plus_minutes(-KEPT_DAYS * 24 * 60);
    let mut done = 0;
    loop {
        let some = db.write(move |tx| tx.execute(&DELETE_DISCARDED, &values![day, DELETED_AT_ONCE])).await?;
        done += some;
        if some == 0 {
            return Ok(done);
        }
    }
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
    let candidate = |row: &db::Row| {
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
        .map(|row| {
            Ok(Batch { id: BatchId::from_bytes(row.id(0)?), day: row.moment(1)?, count: row.int(2)? })
        })
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
