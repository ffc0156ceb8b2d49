//! Rows of reviews.

use db::{Row, Tx, statements, values};
use kernel::{DbError, Moment, Sealed};

use crate::{
    chat::NAMED,
    ids::{ConversationId, OrgId, ReviewId, StaffId},
};

statements! {
    /// Resolved conversations since a day in which a member wrote and which nobody looks at yet; none that only named members open.
    pub CANDIDATES = "SELECT c.id FROM conversation c WHERE c.org_id = $1 AND c.state = 'resolved' AND c.changed_at >= $2
            AND EXISTS (SELECT 1 FROM message m WHERE m.conversation_id = c.id AND m.author = 'staff')
            AND NOT EXISTS (SELECT 1 FROM quality_review r WHERE r.conversation_id = c.id) AND c.epoch <> $3
        ORDER BY c.id LIMIT $4";
    /// The same in one language.
    pub CANDIDATES_IN = "SELECT c.id FROM conversation c WHERE c.org_id = $1 AND c.state = 'resolved' AND c.changed_at >= $2
            AND c.language = $3
            AND EXISTS (SELECT 1 FROM message m WHERE m.conversation_id = c.id AND m.author = 'staff')
            AND NOT EXISTS (SELECT 1 FROM quality_review r WHERE r.conversation_id = c.id) AND c.epoch <> $4
        ORDER BY c.id LIMIT $5";
    /// One of the sample.
    pub INSERT_REVIEW = "INSERT INTO quality_review (id, org_id, conversation_id, asked_by, asked_on, form_version, answers, epoch, key_wrapped, reason)
        VALUES ($1, $2, $3, $4, $5, $6, '', $7, $8, $9) ON CONFLICT (conversation_id) DO NOTHING";
    /// What there is, what is not done first, the latest first.
    pub REVIEWS = "SELECT r.id, r.conversation_id, c.code, r.asked_on, r.done_on, r.form_version, r.answers, r.epoch, r.key_wrapped, r.reason, r.words
        FROM quality_review r JOIN conversation c ON c.id = r.conversation_id
        WHERE r.org_id = $1 ORDER BY CASE WHEN r.done_on IS NULL THEN 0 ELSE 1 END, r.asked_on DESC, r.id LIMIT $2";
    /// One of them.
    pub REVIEW = "SELECT r.id, r.conversation_id, c.code, r.asked_on, r.done_on, r.form_version, r.answers, r.epoch, r.key_wrapped, r.reason, r.words
        FROM quality_review r JOIN conversation c ON c.id = r.conversation_id WHERE r.org_id = $1 AND r.id = $2";
    /// Those of talks that one member has, once they are done.
    pub REVIEWS_OF = "SELECT r.id, r.conversation_id, c.code, r.asked_on, r.done_on, r.form_version, r.answers, r.epoch, r.key_wrapped, r.reason, r.words
        FROM quality_review r JOIN conversation c ON c.id = r.conversation_id
        WHERE r.org_id = $1 AND c.taken_by = $2 AND r.done_on IS NOT NULL
            AND EXISTS (SELECT 1 FROM message m WHERE m.conversation_id = c.id AND m.staff_id = $2) ORDER BY r.done_on DESC, r.id LIMIT $3";
    /// A talk that was restricted after it was drawn is taken out of the sample, unless somebody has looked at it.
    pub LEAVE_OUT_REVIEW = "DELETE FROM quality_review WHERE id = $1 AND org_id = $2 AND done_on IS NULL
        AND EXISTS (SELECT 1 AS one FROM conversation c WHERE c.id = quality_review.conversation_id AND c.epoch = $3)";
    /// What was learned.
    pub ANSWER_REVIEW = "UPDATE quality_review SET done_on = $1, form_version = $2, answers = $3, words = $4 WHERE id = $5 AND org_id = $6";
}

/// A review as its row has it.
#[derive(Clone, Debug)]
pub(super) struct ReviewRow {
    pub(super) id: ReviewId,
    pub(super) conversation: ConversationId,
    pub(super) code: String,
    pub(super) asked_on: i64,
    pub(super) done_on: Option<i64>,
    pub(super) form_version: i64,
    pub(super) answers: String,
    pub(super) epoch: i64,
    pub(super) key_wrapped: Sealed<[u8; 32]>,
    pub(super) reason: Sealed<String>,
    pub(super) words: Option<Sealed<String>>,
}

fn review(row: &Row) -> Result<ReviewRow, DbError> {
    Ok(ReviewRow {
        id: ReviewId::from_bytes(row.id(0)?),
        conversation: ConversationId::from_bytes(row.id(1)?),
        code: row.text(2)?.to_owned(),
        asked_on: row.int(3)?,
        done_on: row.opt_int(4)?,
        form_version: row.int(5)?,
        answers: row.text(6)?.to_owned(),
        epoch: row.int(7)?,
        key_wrapped: row.sealed(8)?,
        reason: row.sealed(9)?,
        words: row.opt_sealed(10)?,
    })
}

pub(super) fn candidates(
    tx: &mut Tx<'_>,
    org: OrgId,
    since: Moment,
    language: Option<&str>,
    limit: i64,
) -> Result<Vec<ConversationId>, DbError> {
    let rows = match language {
        Some(language) => tx.query(&CANDIDATES_IN, &values![org.bytes(), since, language, NAMED, limit])?,
        None => tx.query(&CANDIDATES, &values![org.bytes(), since, NAMED, limit])?,
    };
    rows.iter().map(|row| Ok(ConversationId::from_bytes(row.id(0)?))).collect()
}

/// A row of a new sample.
pub(super) struct New {
    pub(super) id: ReviewId,
    pub(super) conversation: ConversationId,
    pub(super) epoch: i64,
    pub(super) key_wrapped: Sealed<[u8; 32]>,
    pub(super) reason: Sealed<String>,
}

pub(super) fn insert(
    tx: &mut Tx<'_>,
    org: OrgId,
    by: StaffId,
    (day, version): (i64, i64),
    new: &New,
) -> Result<bool, DbError> {
    let values = values![
        new.id.bytes(),
        org.bytes(),
        new.conversation.bytes(),
        by.bytes(),
        day,
        version,
        new.epoch,
        &new.key_wrapped,
        &new.reason,
    ];
    Ok(tx.execute(&INSERT_REVIEW, &values)? == 1)
}

pub(super) fn all(tx: &mut Tx<'_>, org: OrgId, limit: i64) -> Result<Vec<ReviewRow>, DbError> {
    tx.query(&REVIEWS, &values![org.bytes(), limit])?.iter().map(review).collect()
}

pub(super) fn find(tx: &mut Tx<'_>, org: OrgId, id: ReviewId) -> Result<Option<ReviewRow>, DbError> {
    tx.optional(&REVIEW, &values![org.bytes(), id.bytes()])?.as_ref().map(review).transpose()
}

pub(super) fn of(tx: &mut Tx<'_>, org: OrgId, staff: StaffId, limit: i64) -> Result<Vec<ReviewRow>, DbError> {
    tx.query(&REVIEWS_OF, &values![org.bytes(), staff.bytes(), limit])?.iter().map(review).collect()
}

pub(super) fn leave_out(tx: &mut Tx<'_>, org: OrgId, id: ReviewId) -> Result<(), DbError> {
    tx.execute(&LEAVE_OUT_REVIEW, &values![id.bytes(), org.bytes(), NAMED]).map(drop)
}

pub(super) fn answer(
    tx: &mut Tx<'_>,
    org: OrgId,
    id: ReviewId,
    (day, version): (i64, i64),
    answers: &str,
    words: &Sealed<String>,
) -> Result<bool, DbError> {
    Ok(tx.execute(&ANSWER_REVIEW, &values![day, version, answers, words, id.bytes(), org.bytes()])? == 1)
}
