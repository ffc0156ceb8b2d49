//! Putting many new conversations away together after a flood, and back. They leave every queue and count, come back
//! by themselves when their visitor writes again, and are deleted after a week.
//!
//! Thousands are done in units of work of a few hundred rows, so that nobody waits behind them.

use db::Tx;
use kernel::{DbError, Moment};

use crate::{
    audit::{self, Action},
    ids::{BatchId, ConversationId, OrgId, StaffId},
};

mod store;

pub use store::{ALL as STATEMENTS, batches, candidates, count_batch, count_new};

/// Rows in one unit of work: some milliseconds.
const AT_ONCE: i64 = 200;
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
    /// These, each with how often it had changed when it was seen: who has written since stays.
    Ticked(Vec<(ConversationId, i64)>),
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

fn put_away(tx: &mut Tx<'_>, org: OrgId, batch: BatchId, which: &Which, now: Moment) -> Result<u64, DbError> {
    match which {
        Which::Came(span) => store::discard_span(tx, org, batch, *span, AT_ONCE, now),
        // A page holds far fewer ticks than one unit of work.
        Which::Ticked(ticked) => ticked
            .iter()
            .try_fold(0, |done, (id, seen)| Ok(done + store::discard_one(tx, org, batch, *id, *seen, now)?)),
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
            let some = store::undo(tx, org, batch, AT_ONCE)?;
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
