//! Rows of feedback.

use db::{Row, Tx, statements, values};
use kernel::{Blind, DbError, Sealed};

use super::model::{Experience, Useful};
use crate::ids::{ConversationId, FeedbackId, OrgId};

/// What is read of a row; what follows is a condition, order and limit.
macro_rules! rows {
    ($of:literal) => {
        concat!("SELECT id, day, useful, experience, topics, epoch, key_sealed, key_wrapped, words FROM feedback WHERE ", $of)
    };
}

statements! {
    /// What somebody said about a talk. Said again it takes the place of what they said before; the day stays the first.
    pub PUT_FEEDBACK = "INSERT INTO feedback (id, org_id, day, useful, experience, topics, language, epoch, key_sealed, words, thread)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        ON CONFLICT (id) DO UPDATE SET useful = excluded.useful, experience = excluded.experience, topics = excluded.topics,
            language = excluded.language, epoch = excluded.epoch, key_sealed = excluded.key_sealed, key_wrapped = NULL,
            words = excluded.words, thread = excluded.thread";
    /// Whether this session said something.
    pub FEEDBACK_IS_THERE = "SELECT day FROM feedback WHERE id = $1 AND org_id = $2";
    /// The latest first, from a place on, of one answer or of all.
    pub FEEDBACK_PAGE = rows!("org_id = $1 AND day >= $2 AND ($3 = '' OR useful = $4) AND (day, id) < ($5, $6)
        ORDER BY day DESC, id DESC LIMIT $7");
    /// How many said what from one day to another.
    pub COUNT_FEEDBACK_BETWEEN = "SELECT useful, COUNT(*) AS n FROM feedback WHERE org_id = $1 AND day >= $2 AND day <= $3 GROUP BY useful ORDER BY useful";
    /// What its visitor allows to be known as being about a conversation.
    pub FEEDBACK_OF_THREAD = rows!("org_id = $1 AND thread = $2 ORDER BY day DESC, id DESC LIMIT 20");
    /// The key of the words under the team's symmetric key, if it still is the one that was opened: the visitor may have
    /// written something else meanwhile.
    pub WRAP_FEEDBACK_KEY = "UPDATE feedback SET epoch = $1, key_wrapped = $2, key_sealed = NULL
        WHERE id = $3 AND org_id = $4 AND epoch = $5 AND (key_sealed = $6 OR key_wrapped = $7)";
    /// What was allowed to be about a conversation that is deleted. What was ticked stays counted.
    pub FORGET_FEEDBACK = "UPDATE feedback SET thread = NULL, words = NULL, key_sealed = NULL, key_wrapped = NULL
        WHERE org_id = $1 AND thread = $2";
}

/// What [`put`] writes.
pub(super) struct New {
    pub(super) id: FeedbackId,
    pub(super) org: OrgId,
    /// Days since 1970-01-01 where the organisation is.
    pub(super) day: i64,
    pub(super) useful: Option<Useful>,
    pub(super) experience: Option<Experience>,
    pub(super) topics: String,
    pub(super) language: &'static str,
    pub(super) epoch: i64,
    pub(super) key: Option<Sealed<[u8; 32]>>,
    pub(super) words: Option<Sealed<String>>,
    pub(super) thread: Option<Blind<ConversationId>>,
}

pub(super) fn put(tx: &mut Tx<'_>, new: &New) -> Result<(), DbError> {
    let values = values![
        new.id.bytes(),
        new.org.bytes(),
        new.day,
        new.useful.map_or("", Useful::name),
        new.experience.map(Experience::number),
        new.topics.as_str(),
        new.language,
        new.epoch,
        new.key.as_ref(),
        new.words.as_ref(),
        new.thread.as_ref(),
    ];
    tx.execute(&PUT_FEEDBACK, &values).map(drop)
}

pub(super) fn is_there(tx: &mut Tx<'_>, org: OrgId, id: FeedbackId) -> Result<bool, DbError> {
    Ok(tx.optional(&FEEDBACK_IS_THERE, &values![id.bytes(), org.bytes()])?.is_some())
}

/// A row of `feedback`.
#[derive(Clone)]
pub struct Given {
    pub(super) id: FeedbackId,
    pub(super) day: i64,
    pub(super) useful: Option<Useful>,
    pub(super) experience: Option<Experience>,
    pub(super) topics: String,
    pub(super) epoch: i64,
    pub(super) key_sealed: Option<Sealed<[u8; 32]>>,
    pub(super) key_wrapped: Option<Sealed<[u8; 32]>>,
    pub(super) words: Option<Sealed<String>>,
}

fn given(row: &Row) -> Result<Given, DbError> {
    Ok(Given {
        id: FeedbackId::from_bytes(row.id(0)?),
        day: row.int(1)?,
        useful: Useful::from_name(row.text(2)?),
        experience: row.opt_int(3)?.and_then(Experience::from_number),
        topics: row.text(4)?.to_owned(),
        epoch: row.int(5)?,
        key_sealed: row.opt_sealed(6)?,
        key_wrapped: row.opt_sealed(7)?,
        words: row.opt_sealed(8)?,
    })
}

/// What is looked for: from a day on, and before a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Filter {
    pub(super) useful: Option<Useful>,
    pub(super) from: i64,
    pub(super) before: (i64, FeedbackId),
}

pub(super) fn page(tx: &mut Tx<'_>, org: OrgId, filter: &Filter, limit: i64) -> Result<Vec<Given>, DbError> {
    let useful = filter.useful.map_or("", Useful::name);
    let (day, id) = filter.before;
    let values = values![org.bytes(), filter.from, useful, useful, day, id.bytes(), limit];
    tx.query(&FEEDBACK_PAGE, &values)?.iter().map(given).collect()
}

pub(super) fn of_thread(
    tx: &mut Tx<'_>,
    org: OrgId,
    thread: &Blind<ConversationId>,
) -> Result<Vec<Given>, DbError> {
    tx.query(&FEEDBACK_OF_THREAD, &values![org.bytes(), thread])?.iter().map(given).collect()
}

/// A key that was opened and wrapped anew.
#[derive(Clone)]
pub(super) struct Rewrapped {
    pub(super) was: Given,
    pub(super) epoch: i64,
    pub(super) key: Sealed<[u8; 32]>,
}

pub(super) fn rewrap(tx: &mut Tx<'_>, org: OrgId, one: &Rewrapped) -> Result<(), DbError> {
    let was = &one.was;
    let (sealed, wrapped) = (was.key_sealed.as_ref(), was.key_wrapped.as_ref());
    let values = values![one.epoch, &one.key, was.id.bytes(), org.bytes(), was.epoch, sealed, wrapped];
    tx.execute(&WRAP_FEEDBACK_KEY, &values).map(drop)
}

/// Whether there was any.
pub(super) fn forget(tx: &mut Tx<'_>, org: OrgId, thread: &Blind<ConversationId>) -> Result<bool, DbError> {
    Ok(tx.execute(&FORGET_FEEDBACK, &values![org.bytes(), thread])? > 0)
}

/// How many said something from one day to another, in all, and whether it helped: yes, partly, no.
///
/// # Errors
/// Those of the store.
pub fn count_between(tx: &mut Tx<'_>, org: OrgId, first: i64, last: i64) -> Result<(i64, [i64; 3]), DbError> {
    let (mut total, mut useful) = (0, [0; 3]);
    for row in tx.query(&COUNT_FEEDBACK_BETWEEN, &values![org.bytes(), first, last])? {
        let count = row.int(1)?;
        total += count;
        match Useful::from_name(row.text(0)?) {
            Some(Useful::Yes) => useful[0] += count,
            Some(Useful::Partly) => useful[1] += count,
            Some(Useful::No) => useful[2] += count,
            None => {}
        }
    }
    Ok((total, useful))
}
