//! Sending with a wait: what begins to wait, what goes out, what is taken back.

use db::Tx;
use kernel::{Action, DbError, Fault, Moment, Permit};

use super::store::{self, Waiting};
use crate::{
    App,
    chat::{self, Answer, Emergency, Refused, Root},
    draft,
    ids::{ConversationId, MessageId, OrgId, StaffId},
};

/// Conversations looked at in one round.
const AT_ONCE: i64 = 50;

/// What became of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// It is a message of the conversation.
    Out,
    /// It goes out at this moment, unless it is taken back.
    At(Moment),
}

/// Sends an answer after `wait` seconds, at once in an emergency; `resolves` says whether the conversation is resolved with it.
/// The member's draft of this conversation is gone with it.
///
/// # Errors
/// [`Refused::Colleague`] also while a colleague's answer waits.
pub fn send(
    tx: &mut Tx<'_>,
    answer: &Answer,
    wait: i64,
    resolves: bool,
    now: Moment,
) -> Result<Sent, Refused> {
    let found = chat::find(tx, answer.org, answer.conversation)?.ok_or(Refused::NotFound)?;
    if !chat::may_go(tx, answer)? {
        return Ok(Sent::Out);
    }
    let before = store::waiting(tx, answer.conversation)?;
    if let Some(same) = before.iter().find(|one| one.answer.id == answer.id) {
        return Ok(Sent::At(same.send_at)); // The same form once more.
    }
    // In an emergency nobody waits for a colleague: what waits goes out first, then this.
    if found.emergency != Emergency::Open && before.iter().any(|one| one.answer.staff != answer.staff) {
        return Err(Refused::Colleague);
    }
    draft::remove(tx, answer.conversation, answer.staff)?;
    if wait == 0 || found.emergency == Emergency::Open {
        send_waiting(tx, answer.conversation, now)?;
        go(tx, answer, resolves, now)?;
        return Ok(Sent::Out);
    }
    // In the order in which they were written.
    let least = before.last().map_or(now, |last| last.send_at).millis() + 1_000;
    let send_at = whole_second((now.millis() + wait * 1_000).max(least));
    store::hold(tx, &Waiting { answer: answer.clone(), resolves, send_at })?;
    Ok(Sent::At(send_at))
}

/// Whether an answer is a message already, or waits to be one: the same form once more.
///
/// # Errors
/// Those of the store.
pub fn is_there(tx: &mut Tx<'_>, answer: &Answer) -> Result<bool, DbError> {
    let waits = store::waiting(tx, answer.conversation)?.iter().any(|one| one.answer.id == answer.id);
    Ok(waits || chat::is_written(tx, answer.conversation, answer.id)?)
}

/// The whole second that is not before.
fn whole_second(millis: i64) -> Moment {
    Moment::from_millis((millis + 999).div_euclid(1_000) * 1_000)
}

/// An answer becomes a message. A conversation that can no longer be resolved (the visitor wrote, an emergency without an
/// outcome) stays open: the answer goes out all the same.
fn go(tx: &mut Tx<'_>, answer: &Answer, resolves: bool, now: Moment) -> Result<(), DbError> {
    if !chat::deliver(tx, answer, now)? || !resolves {
        return Ok(());
    }
    match chat::resolve(tx, answer.org, answer.conversation, answer.seen, now) {
        Err(Refused::Db(error)) => Err(error),
        _ => Ok(()),
    }
}

/// Everything that waits in a conversation goes out now; how many.
///
/// # Errors
/// Those of the store.
pub fn send_waiting(tx: &mut Tx<'_>, conversation: ConversationId, now: Moment) -> Result<usize, DbError> {
    send_until(tx, conversation, now, |_| true)
}

fn send_until(
    tx: &mut Tx<'_>,
    conversation: ConversationId,
    now: Moment,
    goes: impl Fn(&Waiting) -> bool,
) -> Result<usize, DbError> {
    let mut sent = 0;
    for one in store::waiting(tx, conversation)?.iter().take_while(|one| goes(one)) {
        // First: whoever else does the same at this moment finds it gone.
        if store::end_wait(tx, conversation, one.answer.id)? {
            go(tx, &one.answer, one.resolves, now)?;
            sent += 1;
        }
    }
    Ok(sent)
}

/// An own answer, and whatever of the same member waits before it, goes out now; `false` if it does not wait.
///
/// # Errors
/// Those of the store.
pub fn send_now(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversation: ConversationId,
    (id, staff): (MessageId, StaffId),
    now: Moment,
) -> Result<bool, DbError> {
    let all = store::waiting(tx, conversation)?;
    let Some(this) =
        all.iter().find(|one| (one.answer.org, one.answer.id, one.answer.staff) == (org, id, staff))
    else {
        return Ok(false);
    };
    send_until(tx, conversation, now, |one| one.send_at <= this.send_at)?;
    Ok(true)
}

/// An own answer waits no longer and becomes a draft; `false` if it did not wait.
///
/// # Errors
/// Those of the store.
pub fn take_back(tx: &mut Tx<'_>, answer: &Answer, draft: &draft::Kept) -> Result<bool, DbError> {
    if !store::end_wait(tx, answer.conversation, answer.id)? {
        return Ok(false);
    }
    draft::write(tx, draft)?;
    Ok(true)
}

/// The words of an answer that waits, and under which work name; `None` if it does not open, which the log says too.
pub fn open<A: Action>(root: &Root, permit: &Permit<A>, answer: &Answer) -> Option<(String, String)> {
    match root.messages().open(permit, answer.id, &answer.body) {
        Ok(said) => {
            let said = said.expose();
            let chat::Author::Staff(stamp) = &said.author else { return None };
            Some((said.text.clone(), stamp.work_name.clone()))
        }
        Err(error) => {
            tracing::error!("an answer that waits does not open: {error}");
            None
        }
    }
}

/// Sends what is due, conversation by conversation; how many answers. `serve` asks twice a second, in every process: whoever
/// comes second finds nothing.
///
/// # Errors
/// Those of the store. What was done before stays done; the rest waits for the next time.
pub async fn deliver_due(app: &App) -> Result<usize, Fault> {
    let now = app.clock.now();
    let (mut sent, mut failed) = (0, None);
    loop {
        let due = app.db.read(move |tx| store::due(tx, now, AT_ONCE)).await?;
        for (conversation, org) in &due {
            let (conversation, org) = (*conversation, *org);
            let write = app.db.write(move |tx| send_until(tx, conversation, now, |one| one.send_at <= now));
            // One that cannot be sent keeps no other back.
            match write.await {
                Ok(0) => {}
                Ok(some) => {
                    app.wake(org, conversation);
                    sent += some;
                }
                Err(error) => failed = Some(error),
            }
        }
        if let Some(error) = failed {
            return Err(error.into());
        }
        if due.len() < usize::try_from(AT_ONCE).unwrap_or(usize::MAX) {
            return Ok(sent);
        }
    }
}
