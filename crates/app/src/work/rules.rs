//! Doing, writing down what was before, undoing. Units of work are short: many conversations are done some at a time.

use db::Tx;
use kernel::{DbError, Moment};

use super::{
    act::{Act, Outcome, Seen, Standing, Why, judge},
    store::{self, Before},
};
use crate::{
    audit::{self, Action},
    chat::{self, Refused, State, given},
    ids::{ConversationId, DeedId, OrgId, StaffId},
    policy::Role,
    tag, team,
};

/// Conversations in one unit of work: some milliseconds.
pub const AT_ONCE: usize = 20;
/// For so long something can be undone, in minutes: a day.
const KEPT_MINUTES: i64 = KEPT_DAYS * 24 * 60;
/// The same in days.
pub const KEPT_DAYS: i64 = 1;
/// Deeds that go in one unit of work.
const FORGOTTEN_AT_ONCE: i64 = 100;

/// Who does what, as one deed.
#[derive(Clone, Copy, Debug)]
pub struct Order {
    /// Under which identifier it is written down. The same form always gives the same one.
    pub id: DeedId,
    /// In which organisation.
    pub org: OrgId,
    /// Who does it.
    pub by: (StaffId, Role),
    /// What.
    pub act: Act,
    /// When.
    pub now: Moment,
}

/// A conversation that something is done with, and what was seen of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pick {
    /// Which one.
    pub id: ConversationId,
    /// What was seen.
    pub seen: Seen,
}

/// Writes down that something is begun. `false` if somebody else has a deed of this identifier.
///
/// # Errors
/// Those of the store.
pub fn begin(tx: &mut Tx<'_>, order: &Order) -> Result<bool, DbError> {
    store::insert(tx, order)
}

/// Does something with some of many conversations, and writes down what became of each.
///
/// # Errors
/// Those of the store.
pub fn perform(tx: &mut Tx<'_>, order: &Order, picks: &[Pick]) -> Result<Vec<Outcome>, DbError> {
    let mut outcomes = Vec::with_capacity(picks.len());
    for pick in picks {
        outcomes.push(match act_on(tx, order, pick)? {
            Ok(before) => {
                store::insert_thread(tx, order.id, &before, Outcome::Done)?;
                Outcome::Done
            }
            Err((why, before)) => {
                if let Some(before) = before {
                    store::insert_thread(tx, order.id, &before, Outcome::Left(why))?;
                }
                Outcome::Left(why)
            }
        });
    }
    Ok(outcomes)
}

/// Does something with one conversation; nothing is written where it was left as it is.
///
/// # Errors
/// Those of the store.
pub fn perform_one(tx: &mut Tx<'_>, order: &Order, pick: &Pick) -> Result<Result<(), Why>, DbError> {
    let before = match act_on(tx, order, pick)? {
        Ok(before) => before,
        Err((why, _)) => return Ok(Err(why)),
    };
    if store::insert(tx, order)? {
        store::insert_thread(tx, order.id, &before, Outcome::Done)?;
    }
    Ok(Ok(()))
}

type Left = (Why, Option<Before>);

/// What was before, with the revision after it.
fn act_on(tx: &mut Tx<'_>, order: &Order, pick: &Pick) -> Result<Result<Before, Left>, DbError> {
    let Some(conversation) = chat::find(tx, order.org, pick.id)? else { return Ok(Err((Why::Gone, None))) };
    let mut before = Before {
        conversation: pick.id,
        standing: Standing::of(&conversation),
        revision: conversation.revision,
        tagged: None,
    };
    if conversation.is_restricted() {
        let named = |staff: StaffId| given::seal(tx, order.org, pick.id, staff).map(|seal| seal.is_some());
        let to = if let Act::Assign(to) = order.act { to } else { order.by.0 };
        let mut all = [order.by.0, to].into_iter().map(named);
        if !all.try_fold(true, |all, one| Ok::<_, DbError>(all && one?))? {
            return Ok(Err((Why::Restricted, Some(before))));
        }
    }
    let after = match judge(&conversation, order.act, order.by, pick.seen) {
        Ok(after) => after,
        Err(why) => return Ok(Err((why, Some(before)))),
    };
    if let Act::Assign(to) = order.act
        && !team::holds_key(tx, order.org, to)?
    {
        return Ok(Err((Why::Leaver, Some(before))));
    }
    if let Act::Tag(tag) | Act::Untag(tag) = order.act {
        let there = tag::of(tx, order.org, pick.id)?.into_iter().find(|(one, _)| *one == tag);
        // 0: it was not there; 1: a lexicon had found it; 2: it was there by hand.
        let was = there.map_or(0, |(_, by_hand)| 1 + i64::from(by_hand));
        before.tagged = Some(was);
        let already = if matches!(order.act, Act::Tag(_)) { 2 } else { 0 };
        if was == already {
            return Ok(Err((Why::Already, Some(before))));
        }
        match order.act {
            Act::Tag(_) => tag::add(tx, order.org, pick.id, tag, true)?,
            _ => drop(tag::remove(tx, order.org, pick.id, tag)?),
        }
    }
    if let Act::Resolve = order.act {
        // A list is compared by the revision, which every message of the visitor changes.
        let seen = if let Seen::Message(seen) = pick.seen { seen } else { i64::MAX };
        match chat::resolve(tx, order.org, pick.id, seen, order.now) {
            Ok(()) => {}
            Err(Refused::Db(error)) => return Err(error),
            Err(Refused::Visitor) => return Ok(Err((Why::Visitor, Some(before)))),
            Err(Refused::Emergency) => return Ok(Err((Why::Emergency, Some(before)))),
            Err(Refused::Colleague) => return Ok(Err((Why::Colleague, Some(before)))),
            Err(Refused::NotFound) => return Ok(Err((Why::Gone, None))),
        }
        before.revision = chat::find(tx, order.org, pick.id)?.map_or(0, |now| now.revision);
        return Ok(Ok(before));
    }
    if let (Act::Snooze(_), Seen::Message(seen)) = (order.act, pick.seen)
        && chat::last_by_visitor(tx, pick.id)? > seen
    {
        return Ok(Err((Why::Visitor, Some(before))));
    }
    // Both are read and written in one unit of work that stands alone, so this does not miss; if it did, nothing was done.
    if !store::stand(tx, order.org, pick.id, &after, before.revision, order.now)? {
        return Ok(Err((Why::Changed, Some(before))));
    }
    if let Act::Assign(_) = order.act {
        audit::record(tx, order.org, order.by.0, Action::Assign, pick.id.bytes(), order.now)?;
    }
    before.revision += 1;
    Ok(Ok(before))
}

/// Undoes some of a member's deed: each conversation that is still as it left it. Gives which were put back, and whether
/// anything is left to be undone.
///
/// # Errors
/// Those of the store.
pub fn undo_some(
    tx: &mut Tx<'_>,
    org: OrgId,
    by: StaffId,
    id: DeedId,
    now: Moment,
) -> Result<(Vec<ConversationId>, bool), DbError> {
    let Some(act) = store::act_of(tx, org, by, id)? else { return Ok((Vec::new(), false)) };
    let some = store::not_undone(tx, id, AT_ONCE)?;
    let more = some.len() == AT_ONCE;
    let mut back = Vec::new();
    for before in some {
        let put_back = put_back(tx, org, by, act, &before, now)?;
        let outcome = if put_back { Outcome::Undone } else { Outcome::Stayed };
        store::set_outcome(tx, id, before.conversation, outcome)?;
        if put_back {
            back.push(before.conversation);
        }
    }
    Ok((back, more))
}

fn put_back(
    tx: &mut Tx<'_>,
    org: OrgId,
    by: StaffId,
    act: Act,
    before: &Before,
    now: Moment,
) -> Result<bool, DbError> {
    let mut standing = before.standing;
    if standing.state == State::Discarded {
        standing.state = State::New; // With what it was discarded is no longer known.
    }
    if !store::stand(tx, org, before.conversation, &standing, before.revision, now)? {
        return Ok(false);
    }
    if let Act::Tag(tag) | Act::Untag(tag) = act {
        tag::remove(tx, org, before.conversation, tag)?;
        if let Some(was @ 1..) = before.tagged {
            tag::add(tx, org, before.conversation, tag, was == 2)?;
        }
    }
    if let Act::Assign(_) = act {
        audit::record(tx, org, by, Action::UndoAssign, before.conversation.bytes(), now)?;
    }
    Ok(true)
}

/// Undoes a member's deed, as far as it can be.
///
/// # Errors
/// Those of the store; what was put back before stays so.
pub async fn undo(
    db: &db::Store,
    org: OrgId,
    by: StaffId,
    id: DeedId,
    now: Moment,
) -> Result<Vec<ConversationId>, DbError> {
    let mut back = Vec::new();
    loop {
        let (some, more) = db.write(move |tx| undo_some(tx, org, by, id, now)).await?;
        back.extend(some);
        if !more {
            return Ok(back);
        }
    }
}

/// Forgets what was done more than a day ago; gives how much.
///
/// # Errors
/// Those of the store; what went before stays gone.
pub async fn forget_old(db: &db::Store, now: Moment) -> Result<u64, DbError> {
    let before = now.plus_minutes(-KEPT_MINUTES);
    let mut gone = 0;
    loop {
        let some = db.write(move |tx| store::forget(tx, before, FORGOTTEN_AT_ONCE)).await?;
        gone += some;
        if some < FORGOTTEN_AT_ONCE.unsigned_abs() {
            return Ok(gone);
        }
    }
}
