//! Counting a week, and what was counted.

use std::collections::BTreeMap;

use db::{Tx, statements, values};
use kernel::{DbError, Moment};

use crate::ids::{ConversationId, OrgId};

statements! {
    /// Whether a week was counted.
    pub HAS_DIGEST = "SELECT COUNT(*) AS n FROM digest WHERE org_id = $1 AND week = $2";
    /// What was counted of a week.
    pub DIGEST = "SELECT measure, n FROM digest WHERE org_id = $1 AND week = $2 ORDER BY measure";
    /// Which weeks were counted, the latest first.
    pub WEEKS = "SELECT DISTINCT week FROM digest WHERE org_id = $1 ORDER BY week DESC LIMIT $2";
    /// One number of a week; whoever counts it a second time changes nothing.
    pub KEEP_DIGEST = "INSERT INTO digest (org_id, week, measure, n) VALUES ($1, $2, $3, $4) ON CONFLICT (org_id, week, measure) DO NOTHING";
    /// The next conversations, each with how much was written in it in a span.
    pub WRITTEN = "SELECT c.id,
            (SELECT COUNT(*) FROM message m WHERE m.conversation_id = c.id AND m.number = 1 AND m.sent_at >= $1 AND m.sent_at < $2) AS begun,
            (SELECT COUNT(*) FROM message m WHERE m.conversation_id = c.id AND m.author = 'visitor' AND m.sent_at >= $1 AND m.sent_at < $2) AS visitor,
            (SELECT COUNT(*) FROM message m WHERE m.conversation_id = c.id AND m.author = 'staff' AND m.sent_at >= $1 AND m.sent_at < $2) AS staff
        FROM conversation c WHERE c.org_id = $3 AND c.id > $4 ORDER BY c.id LIMIT $5";
    /// How many reports of a form there are of a span of days.
    pub DIGEST_REPORTS = "SELECT COUNT(*) AS n FROM report WHERE org_id = $1 AND form = $2 AND day >= $3 AND day <= $4 AND state <> 'draft'";
    /// The countable part of contacts of a span of days.
    pub DIGEST_CONTACTS = "SELECT answers FROM report WHERE org_id = $1 AND form = 'contact' AND day >= $2 AND day <= $3 AND state <> 'draft'";
    /// How often somebody said how a talk was.
    pub DIGEST_FEEDBACK = "SELECT COUNT(*) AS n FROM feedback WHERE org_id = $1 AND day >= $2 AND day <= $3";
    /// How many complaints came.
    pub DIGEST_COMPLAINTS = "SELECT COUNT(*) AS n FROM complaint WHERE org_id = $1 AND received_on >= $2 AND received_on <= $3";
    /// How many talks were looked at.
    pub DIGEST_REVIEWS = "SELECT COUNT(*) AS n FROM quality_review WHERE org_id = $1 AND done_on >= $2 AND done_on <= $3";
}

pub(super) fn has(tx: &mut Tx<'_>, org: OrgId, week: i64) -> Result<bool, DbError> {
    Ok(tx.one(&HAS_DIGEST, &values![org.bytes(), week])?.int(0)? > 0)
}

pub(super) fn find(tx: &mut Tx<'_>, org: OrgId, week: i64) -> Result<BTreeMap<String, i64>, DbError> {
    let rows = tx.query(&DIGEST, &values![org.bytes(), week])?;
    rows.iter().map(|row| Ok((row.text(0)?.to_owned(), row.int(1)?))).collect()
}

pub(super) fn weeks(tx: &mut Tx<'_>, org: OrgId, limit: i64) -> Result<Vec<i64>, DbError> {
    tx.query(&WEEKS, &values![org.bytes(), limit])?.iter().map(|row| row.int(0)).collect()
}

pub(super) fn keep(
    tx: &mut Tx<'_>,
    org: OrgId,
    week: i64,
    counted: &BTreeMap<&'static str, i64>,
) -> Result<(), DbError> {
    counted.iter().try_for_each(|(measure, n)| {
        tx.execute(&KEEP_DIGEST, &values![org.bytes(), week, *measure, *n]).map(drop)
    })
}

/// What was written in the next conversations after one: begun, by visitors, by members; `None` after the last.
pub(super) fn messages(
    tx: &mut Tx<'_>,
    org: OrgId,
    after: ConversationId,
    (from, to): (Moment, Moment),
    limit: i64,
) -> Result<Option<(ConversationId, [i64; 3])>, DbError> {
    let rows = tx.query(&WRITTEN, &values![from, to, org.bytes(), after.bytes(), limit])?;
    let Some(last) = rows.last() else { return Ok(None) };
    let mut sums = [0; 3];
    for row in &rows {
        for (at, sum) in sums.iter_mut().enumerate() {
            *sum += row.int(at + 1)?;
        }
    }
    Ok(Some((ConversationId::from_bytes(last.id(0)?), sums)))
}

pub(super) fn reports(
    tx: &mut Tx<'_>,
    org: OrgId,
    form: &str,
    first: i64,
    last: i64,
) -> Result<i64, DbError> {
    tx.one(&DIGEST_REPORTS, &values![org.bytes(), form, first, last])?.int(0)
}

pub(super) fn contact_answers(
    tx: &mut Tx<'_>,
    org: OrgId,
    first: i64,
    last: i64,
) -> Result<Vec<String>, DbError> {
    let rows = tx.query(&DIGEST_CONTACTS, &values![org.bytes(), first, last])?;
    rows.iter().map(|row| Ok(row.text(0)?.to_owned())).collect()
}

pub(super) fn feedback(tx: &mut Tx<'_>, org: OrgId, first: i64, last: i64) -> Result<i64, DbError> {
    tx.one(&DIGEST_FEEDBACK, &values![org.bytes(), first, last])?.int(0)
}

pub(super) fn complaints(tx: &mut Tx<'_>, org: OrgId, first: Moment, last: Moment) -> Result<i64, DbError> {
    tx.one(&DIGEST_COMPLAINTS, &values![org.bytes(), first, last])?.int(0)
}

pub(super) fn reviews(tx: &mut Tx<'_>, org: OrgId, first: i64, last: i64) -> Result<i64, DbError> {
    tx.one(&DIGEST_REVIEWS, &values![org.bytes(), first, last])?.int(0)
}
