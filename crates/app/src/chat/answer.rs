//! A member's answer: whether it may go out, and how it becomes a message.

use db::Tx;
use kernel::{DbError, Moment, Sealed};

use super::{
    given,
    model::{Author, Said},
    rules::{Refused, Writing},
    store,
};
use crate::{
    duty,
    ids::{ConversationId, MessageId, OrgId, StaffId},
    policy::Held,
};

/// An answer ready to become a message, now or in some seconds.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The organisation.
    pub org: OrgId,
    /// Which conversation it answers.
    pub conversation: ConversationId,
    /// The identifier of the message.
    pub id: MessageId,
    /// Who wrote it.
    pub staff: StaffId,
    /// How they hold the conversation.
    pub held: Held,
    /// The number of the last message on the page that it was written on.
    pub seen: i64,
    /// The message, sealed.
    pub body: Sealed<Said>,
}

impl Answer {
    /// What a member has written; `None` if a visitor did.
    pub fn of(writing: &Writing, held: Held, seen: i64) -> Option<Self> {
        let Author::Staff(stamp) = &writing.author else { return None };
        Some(Self {
            org: writing.org,
            conversation: writing.conversation,
            id: writing.id,
            staff: stamp.id,
            held,
            seen,
            body: writing.body.clone(),
        })
    }
}

/// Whether an answer may go out; `false` if it is there already.
///
/// # Errors
/// [`Refused::Colleague`] if a colleague has answered after the message that was seen last, [`Refused::NotFound`] if it is not,
/// or no longer, given to them.
pub fn may_go(tx: &mut Tx<'_>, answer: &Answer) -> Result<bool, Refused> {
    if answer.held == Held::Given && given::seal(tx, answer.org, answer.conversation, answer.staff)?.is_none()
    {
        return Err(Refused::NotFound);
    }
    if store::message_exists(tx, answer.conversation, answer.id)? {
        return Ok(false);
    }
    if store::last_by_others(tx, answer.conversation, answer.staff)? > answer.seen {
        return Err(Refused::Colleague);
    }
    Ok(true)
}

/// Writes an answer; `false` if the conversation is gone. The conversation belongs to whoever of the team answered first; a
/// member to whom it was given answers without taking it.
///
/// # Errors
/// Those of the store.
pub fn deliver(tx: &mut Tx<'_>, answer: &Answer, now: Moment) -> Result<bool, DbError> {
    let Answer { org, conversation, id, staff, held, seen, ref body } = *answer;
    // What the visitor wrote while the answer was typed is not answered by it: they go on waiting for us.
    let unread = store::last_by_visitor(tx, conversation)? > seen;
    let last_author = if unread { "visitor" } else { "staff" };
    let taker = (held == Held::Team).then_some(staff);
    if !store::staff_wrote(tx, org, conversation, taker, last_author, now)? {
        return Ok(false);
    }
    if !store::message_exists(tx, conversation, id)? {
        store::insert_message(tx, conversation, id, org, "staff", Some(staff), now, body)?;
        duty::answered(tx, conversation, now)?;
    }
    Ok(true)
}

/// Writes what one member has written and another, who holds the team's key, sends: under the name of whoever wrote it. The
/// conversation belongs to whoever sent it, as with an answer of their own. Sent again it changes nothing.
///
/// # Errors
/// [`Refused::Colleague`] if a colleague has answered after the message that was seen last, [`Refused::NotFound`] if the
/// conversation is gone.
pub fn pass_on(tx: &mut Tx<'_>, answer: &Answer, by: StaffId, now: Moment) -> Result<(), Refused> {
    let Answer { org, conversation, id, staff, seen, ref body, .. } = *answer;
    if store::message_exists(tx, conversation, id)? {
        return Ok(());
    }
    if store::last_by_others(tx, conversation, by)? > seen {
        return Err(Refused::Colleague);
    }
    let unread = store::last_by_visitor(tx, conversation)? > seen;
    let last_author = if unread { "visitor" } else { "staff" };
    if !store::staff_wrote(tx, org, conversation, Some(by), last_author, now)? {
        return Err(Refused::NotFound);
    }
    Ok(store::insert_message(tx, conversation, id, org, "staff", Some(staff), now, body)?)
}

/// Writes what a member has written at once, unless a colleague has answered after message `seen`.
///
/// # Errors
/// [`Refused`].
pub fn answer(tx: &mut Tx<'_>, writing: &Writing, held: Held, seen: i64) -> Result<(), Refused> {
    let answer = Answer::of(writing, held, seen).ok_or(Refused::NotFound)?;
    if !may_go(tx, &answer)? || deliver(tx, &answer, writing.at)? {
        return Ok(());
    }
    Err(Refused::NotFound)
}
