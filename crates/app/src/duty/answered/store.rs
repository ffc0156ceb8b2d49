//! Rows of waits for a first answer, and the sums of a week.

use db::{Tx, statements, values};
use kernel::{DbError, Moment};

use crate::ids::{ConversationId, OrgId};

statements! {
    /// Somebody has written first while somebody was on duty.
    pub ASK = "INSERT INTO first_wait (conversation_id, org_id, asked_at) VALUES ($1, $2, $3) ON CONFLICT (conversation_id) DO NOTHING";
    /// Since when they wait.
    pub ASKED = "SELECT org_id, asked_at FROM first_wait WHERE conversation_id = $1";
    /// They wait no longer.
    pub END_WAIT = "DELETE FROM first_wait WHERE conversation_id = $1";
    /// One more.
    pub COUNT_ONE = "INSERT INTO first_answer (org_id, week, class, n) VALUES ($1, $2, $3, $4)
        ON CONFLICT (org_id, week, class) DO UPDATE SET n = first_answer.n + excluded.n";
    /// The sums from a week on.
    pub COUNTED = "SELECT class, CAST(SUM(n) AS BIGINT) AS n FROM first_answer WHERE org_id = $1 AND week >= $2 GROUP BY class ORDER BY class";
    /// How many wait since then or longer, and were not discarded.
    pub WAITING_SINCE = "SELECT COUNT(*) AS n FROM first_wait w JOIN conversation c ON c.id = w.conversation_id
        WHERE w.org_id = $1 AND w.asked_at >= $2 AND w.asked_at <= $3 AND c.state <> 'discarded'";
    /// Sums that nobody shows any more.
    pub DELETE_OLD_COUNTS = "DELETE FROM first_answer WHERE week < $1";
}

/// Somebody waits from a minute on.
pub(super) fn ask(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversation: ConversationId,
    at: Moment,
) -> Result<(), DbError> {
    tx.execute(&ASK, &values![conversation.bytes(), org.bytes(), at.to_minute()]).map(drop)
}

/// Ends a wait; whose it was and since when, if there was one.
pub(super) fn end_wait(
    tx: &mut Tx<'_>,
    conversation: ConversationId,
) -> Result<Option<(OrgId, Moment)>, DbError> {
    let Some(row) = tx.optional(&ASKED, &values![conversation.bytes()])? else { return Ok(None) };
    tx.execute(&END_WAIT, &values![conversation.bytes()])?;
    Ok(Some((OrgId::from_bytes(row.id(0)?), row.moment(1)?)))
}

/// So many more in a class of a week.
pub(super) fn count(tx: &mut Tx<'_>, org: OrgId, week: i64, class: i64, n: i64) -> Result<(), DbError> {
    tx.execute(&COUNT_ONE, &values![org.bytes(), week, class, n]).map(drop)
}

/// The sums from a week on: class and number.
pub(super) fn counted(tx: &mut Tx<'_>, org: OrgId, first: i64) -> Result<Vec<(i64, i64)>, DbError> {
    let rows = tx.query(&COUNTED, &values![org.bytes(), first])?;
    rows.iter().map(|row| Ok((row.int(0)?, row.int(1)?))).collect()
}

/// How many began to wait between two moments, both included, and still wait.
pub(super) fn waiting(tx: &mut Tx<'_>, org: OrgId, from: Moment, to: Moment) -> Result<i64, DbError> {
    tx.one(&WAITING_SINCE, &values![org.bytes(), from, to])?.int(0)
}

pub(super) fn delete_old(tx: &mut Tx<'_>, before: i64) -> Result<u64, DbError> {
    tx.execute(&DELETE_OLD_COUNTS, &values![before])
}
