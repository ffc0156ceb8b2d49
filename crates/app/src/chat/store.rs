//! Rows of conversations and messages.

use db::{Row, Tx, statements, values};
use kernel::{DbError, Moment, Sealed};

use super::model::{Emergency, Said, State};
use crate::{
    audit,
    ids::{ConversationId, MessageId, OrgId, StaffId},
};

mod images;
mod queue_sql;
mod queues;

pub(super) use images::insert_image;
pub use images::{ALL as IMAGE_STATEMENTS, delete_image, image_chunks};
pub use queue_sql::ALL as QUEUE_STATEMENTS;
pub use queues::{
    At, Counts, Listed, MANY, Place, Queue, Reader, count_fitting, count_waiting, given_counts, list, newest,
    queue_counts,
};

statements! {
    /// A new conversation, waiting since its first message.
    pub INSERT_CONVERSATION = "INSERT INTO conversation (id, org_id, code, language, state, last_author, waiting_since, changed_at, epoch, root_sealed)
        VALUES ($1, $2, $3, $4, 'new', 'visitor', $5, $5, $6, $7)";
    /// The newest minute that any conversation was changed in.
    pub LATEST_CHANGE = "SELECT MAX(changed_at) AS latest FROM conversation";
    /// One conversation, with the work name of whoever has taken it.
    pub CONVERSATION = "SELECT c.id, c.code, c.language, c.state, c.taken_by, s.work_name, c.last_author, c.waiting_since, c.changed_at, c.epoch, c.root_sealed, c.root_wrapped,
            c.emergency, c.snoozed_until, c.revision
        FROM conversation c LEFT JOIN staff s ON s.id = c.taken_by WHERE c.org_id = $1 AND c.id = $2";
    /// Whether a message is there already.
    pub MESSAGE_EXISTS = "SELECT number FROM message WHERE conversation_id = $1 AND id = $2";
    /// A message after the last one of its conversation.
    pub INSERT_MESSAGE = "INSERT INTO message (conversation_id, number, id, org_id, author, staff_id, sent_at, body)
        VALUES ($1, (SELECT COALESCE(MAX(number), 0) + 1 FROM message WHERE conversation_id = $1), $2, $3, $4, $5, $6, $7)";
    /// The messages before a number, the latest first.
    pub MESSAGES_BEFORE = "SELECT number, id, author, staff_id, sent_at, body FROM message
        WHERE conversation_id = $1 AND number < $2 ORDER BY number DESC LIMIT $3";
    /// One message.
    pub MESSAGE_AT = "SELECT number, id, author, staff_id, sent_at, body FROM message WHERE conversation_id = $1 AND number = $2";
    /// The messages after a number, the oldest first.
    pub MESSAGES_AFTER = "SELECT number, id, author, staff_id, sent_at, body FROM message
        WHERE conversation_id = $1 AND number > $2 ORDER BY number LIMIT $3";
    /// A visitor wrote: it waits for us, opens again if it was resolved, and is new again if it was discarded. Whoever waits already keeps their place.
    pub VISITOR_WROTE = "UPDATE conversation SET
            waiting_since = CASE WHEN last_author = 'visitor' AND state IN ('new', 'open') THEN waiting_since ELSE $1 END,
            changed_at = $1,
            state = CASE state WHEN 'resolved' THEN 'open' WHEN 'discarded' THEN 'new' ELSE state END,
            discarded_in = NULL, discarded_on = NULL, snoozed_until = NULL, revision = revision + 1,
            last_author = 'visitor'
        WHERE id = $2";
    /// A member answered: it waits for the visitor, unless they wrote meanwhile, and belongs to whoever answered first.
    pub STAFF_WROTE = "UPDATE conversation SET state = 'open', last_author = $1, changed_at = $2, discarded_in = NULL, discarded_on = NULL,
        revision = revision + 1,
        taken_by = COALESCE(taken_by, $3) WHERE id = $4 AND org_id = $5";
    /// The number of the last message that another member wrote; 0 if none did.
    pub LAST_BY_OTHERS = "SELECT CAST(COALESCE(MAX(number), 0) AS BIGINT) AS last FROM message
        WHERE conversation_id = $1 AND author = 'staff' AND staff_id <> $2";
    /// The number of the last message of the visitor.
    pub LAST_BY_VISITOR = "SELECT CAST(COALESCE(MAX(number), 0) AS BIGINT) AS last FROM message
        WHERE conversation_id = $1 AND author = 'visitor'";
    /// A member takes a conversation that nobody has.
    pub TAKE = "UPDATE conversation SET taken_by = $1, changed_at = $2,
            state = 'open', discarded_in = NULL, discarded_on = NULL, revision = revision + 1
        WHERE id = $3 AND org_id = $4 AND (taken_by IS NULL OR taken_by = $1) AND state <> 'resolved'";
    /// A conversation is resolved, never an emergency without an outcome; its times become days.
    pub RESOLVE = "UPDATE conversation SET state = 'resolved', changed_at = $1, waiting_since = $1, discarded_in = NULL, discarded_on = NULL,
            snoozed_until = NULL, revision = revision + 1
        WHERE id = $2 AND org_id = $3 AND emergency <> 1";
    /// The times of its messages become days.
    pub COARSEN_MESSAGES = "UPDATE message SET sent_at = sent_at - sent_at % 86400000 WHERE conversation_id = $1";
    /// The root as an opening leaves it: symmetric, no longer sealed to the public key, under the newest key there is. It
    /// never goes back to an older key, so whoever comes second changes nothing; and what the team was taken the key of, because
    /// only some are to open it or because it is being forgotten, does not get one again by whoever looked at it before.
    pub REWRAP_ROOT = "UPDATE conversation SET root_wrapped = $1, root_sealed = NULL, epoch = $2
        WHERE id = $3 AND (epoch < $2 OR (epoch = $2 AND root_wrapped IS NULL))
            AND (root_wrapped IS NOT NULL OR root_sealed IS NOT NULL)";
    /// A conversation is put off until a minute; not while it is an emergency of which nobody has said how it ended.
    pub PUT_OFF = "UPDATE conversation SET snoozed_until = $1, revision = revision + 1
        WHERE id = $2 AND org_id = $3 AND state IN ('new', 'open') AND emergency <> 1";
    /// A member gives a conversation up; nobody has it then.
    pub GIVE_UP = "UPDATE conversation SET taken_by = NULL, revision = revision + 1
        WHERE id = $1 AND org_id = $2 AND taken_by = $3 AND state IN ('new', 'open')";
    /// How many unresolved conversations somebody has taken.
    pub COUNT_TAKEN = "SELECT COUNT(*) AS n FROM conversation
        WHERE org_id = $1 AND taken_by = $2 AND state <> 'resolved' AND state <> 'discarded'";
    /// Nobody has what a member had.
    pub RELEASE = "UPDATE conversation SET taken_by = NULL, revision = revision + 1 WHERE org_id = $1 AND taken_by = $2";
    /// The first opening of a conversation in a session.
    pub INSERT_OPENING = "INSERT INTO session_opening (lookup, conversation_id, action) VALUES ($1, $2, $3)
        ON CONFLICT (lookup, conversation_id, action) DO NOTHING";
    /// Whether a conversation was opened in a session.
    pub OPENING_EXISTS = "SELECT action FROM session_opening WHERE lookup = $1 AND conversation_id = $2 AND action = $3";
}

/// The epoch of what no key of the team opens: a conversation that only named members open, and the notes on it. It is later than
/// every epoch of the team, so that whatever compares epochs takes it for something that needs no newer key.
pub const NAMED: i64 = i64::MAX;

/// A conversation as its row has it.
#[derive(Clone, Debug)]
pub struct Conversation {
    /// Its identifier.
    pub id: ConversationId,
    /// Its code name.
    pub code: String,
    /// The language code of the page it was begun on.
    pub language: String,
    /// Where it stands.
    pub state: State,
    /// Who has taken it, with their work name.
    pub taken_by: Option<(StaffId, String)>,
    /// Whether the visitor wrote last.
    pub visitor_wrote_last: bool,
    /// Since when the visitor waits for us, by the minute.
    pub waiting_since: Moment,
    /// When anything last happened, by the minute (by the day once resolved).
    pub changed_at: Moment,
    /// The team epoch that its root is sealed for.
    pub epoch: i64,
    /// The root sealed to the team's public key, until the first opening.
    pub root_sealed: Option<Sealed<[u8; 32]>>,
    /// The root wrapped under the team's symmetric key, after it.
    pub root_wrapped: Option<Sealed<[u8; 32]>>,
    /// Whether it is an emergency, and whether somebody has said how it ended.
    pub emergency: Emergency,
    /// Put off until this minute.
    pub snoozed_until: Option<Moment>,
    /// How often it was changed: whoever acts on what they saw compares it.
    pub revision: i64,
}

impl Conversation {
    /// Whether only members who are named open it.
    pub const fn is_restricted(&self) -> bool {
        self.epoch == NAMED
    }
}

/// A message as its row has it.
#[derive(Clone, Debug)]
pub struct Stored {
    /// Its place in the conversation, from 1.
    pub number: i64,
    /// Its identifier.
    pub id: MessageId,
    /// Whether a member wrote it, and who.
    pub staff: Option<StaffId>,
    /// What was said, sealed; `None` once it was deleted.
    pub body: Option<Sealed<Said>>,
}

/// What a session opened for the first time.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Which conversation.
    pub conversation: ConversationId,
    /// How: opened, or previewed in the inbox.
    pub action: audit::Action,
    /// Its root under a symmetric key, if it had none yet or that of an older epoch.
    pub rewrapped: Option<Rewrapped>,
}

/// A root wrapped anew.
#[derive(Clone, Debug)]
pub enum Rewrapped {
    /// Under the team's key of an epoch.
    Team(i64, Sealed<[u8; 32]>),
    /// Under the own key of a member to whom it was given.
    Given(StaffId, Sealed<[u8; 32]>),
}

/// A message's body; an empty one was deleted.
fn body(row: &Row, index: usize) -> Result<Option<Sealed<Said>>, DbError> {
    let body = row.sealed(index)?;
    Ok((!body.envelope().is_empty()).then_some(body))
}

fn conversation(row: &Row) -> Result<Conversation, DbError> {
    let state = State::from_name(row.text(3)?)
        .ok_or_else(|| DbError::Broken("unknown state of a conversation".into()))?;
    let taken_by = row.opt_id(4)?.map(StaffId::from_bytes);
    Ok(Conversation {
        id: ConversationId::from_bytes(row.id(0)?),
        code: row.text(1)?.to_owned(),
        language: row.text(2)?.to_owned(),
        state,
        taken_by: taken_by.zip(row.opt_text(5)?.map(str::to_owned)),
        visitor_wrote_last: row.text(6)? == "visitor",
        waiting_since: row.moment(7)?,
        changed_at: row.moment(8)?,
        epoch: row.int(9)?,
        root_sealed: row.opt_sealed(10)?,
        root_wrapped: row.opt_sealed(11)?,
        emergency: Emergency::from_number(row.int(12)?)
            .ok_or_else(|| DbError::Broken("unknown state of an emergency".into()))?,
        snoozed_until: row.opt_moment(13)?,
        revision: row.int(14)?,
    })
}

/// A new row of `conversation`.
pub(super) struct NewConversation<'a> {
    pub(super) id: ConversationId,
    pub(super) org: OrgId,
    pub(super) code: &'a str,
    pub(super) language: &'a str,
    pub(super) now: Moment,
    pub(super) epoch: i64,
    pub(super) root_sealed: &'a Sealed<[u8; 32]>,
}

pub(super) fn insert_conversation(tx: &mut Tx<'_>, new: &NewConversation<'_>) -> Result<(), DbError> {
    let values = values![
        new.id.bytes(),
        new.org.bytes(),
        new.code,
        new.language,
        new.now.to_minute(),
        new.epoch,
        new.root_sealed,
    ];
    tx.execute(&INSERT_CONVERSATION, &values).map(drop)
}

/// One conversation of an organisation.
///
/// # Errors
/// Those of the store.
pub fn find(tx: &mut Tx<'_>, org: OrgId, id: ConversationId) -> Result<Option<Conversation>, DbError> {
    tx.optional(&CONVERSATION, &values![org.bytes(), id.bytes()])?.as_ref().map(conversation).transpose()
}

/// Whether a message is there already.
///
/// # Errors
/// Those of the store.
pub fn is_written(tx: &mut Tx<'_>, conversation: ConversationId, id: MessageId) -> Result<bool, DbError> {
    message_exists(tx, conversation, id)
}

pub(super) fn message_exists(
    tx: &mut Tx<'_>,
    conversation: ConversationId,
    id: MessageId,
) -> Result<bool, DbError> {
    Ok(tx.optional(&MESSAGE_EXISTS, &values![conversation.bytes(), id.bytes()])?.is_some())
}

#[allow(clippy::too_many_arguments)] // One per column.
pub(super) fn insert_message(
    tx: &mut Tx<'_>,
    conversation: ConversationId,
    id: MessageId,
    org: OrgId,
    author: &str,
    staff: Option<StaffId>,
    now: Moment,
    body: &Sealed<Said>,
) -> Result<(), DbError> {
    let staff = staff.map(|id| id.bytes());
    let values = values![conversation.bytes(), id.bytes(), org.bytes(), author, staff, now.to_minute(), body];
    tx.execute(&INSERT_MESSAGE, &values).map(drop)
}

/// At most `limit` messages before `number`, oldest first.
///
/// # Errors
/// Those of the store.
pub fn messages_before(
    tx: &mut Tx<'_>,
    conversation: ConversationId,
    number: i64,
    limit: i64,
) -> Result<Vec<Stored>, DbError> {
    let rows = tx.query(&MESSAGES_BEFORE, &values![conversation.bytes(), number, limit])?;
    rows.iter().rev().map(message).collect()
}

/// At most `limit` messages after `number`, oldest first.
///
/// # Errors
/// Those of the store.
pub fn messages_after(
    tx: &mut Tx<'_>,
    conversation: ConversationId,
    number: i64,
    limit: i64,
) -> Result<Vec<Stored>, DbError> {
    let rows = tx.query(&MESSAGES_AFTER, &values![conversation.bytes(), number, limit])?;
    rows.iter().map(message).collect()
}

fn message(row: &Row) -> Result<Stored, DbError> {
    Ok(Stored {
        number: row.int(0)?,
        id: MessageId::from_bytes(row.id(1)?),
        staff: row.opt_id(3)?.map(StaffId::from_bytes),
        body: body(row, 5)?,
    })
}

/// One message of a conversation.
///
/// # Errors
/// Those of the store.
pub fn message_at(
    tx: &mut Tx<'_>,
    conversation: ConversationId,
    number: i64,
) -> Result<Option<Stored>, DbError> {
    tx.optional(&MESSAGE_AT, &values![conversation.bytes(), number])?.as_ref().map(message).transpose()
}

pub(super) fn visitor_wrote(
    tx: &mut Tx<'_>,
    conversation: ConversationId,
    now: Moment,
) -> Result<(), DbError> {
    tx.execute(&VISITOR_WROTE, &values![now.to_minute(), conversation.bytes()]).map(drop)
}

/// Whether the conversation is there. It belongs to `taker` if nobody has it.
pub(super) fn staff_wrote(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversation: ConversationId,
    taker: Option<StaffId>,
    last_author: &str,
    now: Moment,
) -> Result<bool, DbError> {
    let taker = taker.map(|id| id.bytes());
    let values = values![last_author, now.to_minute(), taker, conversation.bytes(), org.bytes()];
    Ok(tx.execute(&STAFF_WROTE, &values)? == 1)
}

pub(super) fn last_by_others(
    tx: &mut Tx<'_>,
    conversation: ConversationId,
    staff: StaffId,
) -> Result<i64, DbError> {
    tx.one(&LAST_BY_OTHERS, &values![conversation.bytes(), staff.bytes()])?.int(0)
}

/// The number of the last message of the visitor; 0 if there is none.
///
/// # Errors
/// Those of the store.
pub fn last_by_visitor(tx: &mut Tx<'_>, conversation: ConversationId) -> Result<i64, DbError> {
    tx.one(&LAST_BY_VISITOR, &values![conversation.bytes()])?.int(0)
}

/// Whether the conversation was free, or this member's already.
pub(super) fn take(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversation: ConversationId,
    staff: StaffId,
    now: Moment,
) -> Result<bool, DbError> {
    let values = values![staff.bytes(), now.to_minute(), conversation.bytes(), org.bytes()];
    Ok(tx.execute(&TAKE, &values)? == 1)
}

/// Whether the conversation is there.
pub(super) fn resolve(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversation: ConversationId,
    now: Moment,
) -> Result<bool, DbError> {
    if tx.execute(&RESOLVE, &values![now.to_day(), conversation.bytes(), org.bytes()])? == 0 {
        return Ok(false);
    }
    tx.execute(&COARSEN_MESSAGES, &values![conversation.bytes()])?;
    Ok(true)
}

/// Wraps a root under the team's key of an epoch, unless it has that or a newer one.
pub(super) fn rewrap(
    tx: &mut Tx<'_>,
    conversation: ConversationId,
    epoch: i64,
    wrapped: &Sealed<[u8; 32]>,
) -> Result<(), DbError> {
    tx.execute(&REWRAP_ROOT, &values![wrapped, epoch, conversation.bytes()]).map(drop)
}

/// How many unresolved conversations a member has taken.
///
/// # Errors
/// Those of the store.
pub fn count_taken(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<i64, DbError> {
    tx.one(&COUNT_TAKEN, &values![org.bytes(), staff.bytes()])?.int(0)
}

/// Nobody has what a member had taken; it stands in its queue as before.
///
/// # Errors
/// Those of the store.
pub fn release(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<(), DbError> {
    tx.execute(&RELEASE, &values![org.bytes(), staff.bytes()]).map(drop)
}

/// Whether this was the first opening of that kind in the session.
pub(super) fn insert_opening(
    tx: &mut Tx<'_>,
    lookup: &[u8; 32],
    conversation: ConversationId,
    action: &str,
) -> Result<bool, DbError> {
    Ok(tx.execute(&INSERT_OPENING, &values![*lookup, conversation.bytes(), action])? == 1)
}

/// Whether a session has opened a conversation in this way before.
///
/// # Errors
/// Those of the store.
pub fn was_opened(
    tx: &mut Tx<'_>,
    lookup: &[u8; 32],
    conversation: ConversationId,
    action: &str,
) -> Result<bool, DbError> {
    Ok(tx.optional(&OPENING_EXISTS, &values![*lookup, conversation.bytes(), action])?.is_some())
}

/// The newest minute in which any conversation was changed: a clock that is behind it is wrong, or was.
///
/// # Errors
/// Those of the store.
pub fn latest_change(tx: &mut Tx<'_>) -> Result<Option<Moment>, DbError> {
    tx.one(&LATEST_CHANGE, &[])?.opt_moment(0)
}

/// Puts a conversation off until a minute. An emergency without an outcome is never put off.
///
/// # Errors
/// Those of the store.
pub fn put_off(tx: &mut Tx<'_>, org: OrgId, id: ConversationId, until: Moment) -> Result<(), DbError> {
    tx.execute(&PUT_OFF, &values![until.to_minute().millis(), id.bytes(), org.bytes()]).map(drop)
}

/// Gives a conversation up that a member has.
///
/// # Errors
/// Those of the store.
pub fn give_up(tx: &mut Tx<'_>, org: OrgId, id: ConversationId, by: StaffId) -> Result<(), DbError> {
    tx.execute(&GIVE_UP, &values![id.bytes(), org.bytes(), by.bytes()]).map(drop)
}
