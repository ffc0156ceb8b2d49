//! Forgetting somebody wholly: everyone who is counted as one with them, with all their conversations and all that hangs on these.
//!
//! One unit of work destroys the keys and the person, after the [list](super::Forgotten) has taken every conversation: from
//! then on nothing opens, on either side. The rows go after it, some conversations at a time, so that nobody waits
//! behind them; a process that stops in the middle leaves the rest to the next one that comes by ([`go_on`]), or to the next
//! start. What was counted stays counted, and its number leads to nobody.

use std::collections::BTreeSet;

use db::Tx;
use kernel::{DbError, Fault, Moment};

use super::{
    Thing, checkpoint, erase, list_things,
    store::{self, Progress},
    take_back,
};
use crate::{
    App,
    audit::{self, Action},
    chat::Emergency,
    ids::{ConversationId, ForgettingId, OrgId, PersonId, StaffId},
    person, policy,
    policy::Deed,
    report, retention,
    session::Session,
    settings::Organisation,
};

/// Conversations in one unit of work: deleting takes their messages and images with them.
const AT_ONCE: i64 = 10;
/// So many days the program remembers that somebody was forgotten: on which day, why, how many conversations.
const REMEMBERED: i64 = 90;
/// How often it is prepared again because something changed meanwhile.
const TRIES: usize = 3;

/// Why somebody is forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The person asks for it. Nothing more has to be said.
    Asked,
    /// That we know of them could harm them.
    Danger,
    /// There is nobody: a trial, a flood, something that came here by mistake.
    Mistake,
    /// It was kept as long as there was a reason to.
    Over,
}

impl Reason {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 4] = [Self::Asked, Self::Danger, Self::Mistake, Self::Over];

    /// The name in rows and forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Danger => "danger",
            Self::Mistake => "mistake",
            Self::Over => "over",
        }
    }

    /// The one with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }

    /// Who may forget somebody for this reason.
    pub const fn deed(self) -> Deed {
        match self {
            Self::Asked => Deed::ForgetPerson,
            Self::Danger | Self::Mistake | Self::Over => Deed::ForgetUnasked,
        }
    }
}

/// What would go.
pub struct Preview {
    /// How many of each kind there are, in the order of the page; kinds of which there is none are left out.
    pub counts: Vec<(&'static str, i64)>,
    /// Of how many conversations.
    pub threads: usize,
    /// How many reports lose their words and stay counted.
    pub reports: usize,
    /// What `counts` was true of: a form carries it, so that nothing goes that was not seen.
    pub stamp: String,
    /// Whether an emergency waits for its outcome (rule E-3).
    pub emergency: bool,
    /// Whether something of it is held, and cannot be forgotten by a member.
    pub held: bool,
}

/// Looks what would go. Nothing has happened yet.
///
/// # Errors
/// [`Fault::NotFound`] once the person was forgotten and for a session that does not open them, those of the store.
pub async fn preview(app: &App, org: OrgId, session: &Session, id: PersonId) -> Result<Preview, Fault> {
    let counted = counted(app, org, session, id).await?;
    let found = app.db.read(move |tx| {
        let (threads, reports) = (person::threads(tx, org, id)?, report::of_person(tx, org, &counted)?.len());
        let held = retention::is_any_held(tx, org, threads.iter().map(|thread| thread.id))?;
        Ok::<_, DbError>((store::count(tx, org, id)?, threads, reports, held))
    });
    let (counts, threads, reports, held) = found.await?;
    let emergency = threads.iter().any(|thread| thread.emergency == Emergency::Open);
    let stamp = stamp(app, org, &threads.iter().map(|thread| thread.id).collect());
    Ok(Preview { counts, threads: threads.len(), reports, stamp, emergency, held })
}

/// The number under which a person is counted.
async fn counted(
    app: &App,
    org: OrgId,
    session: &Session,
    id: PersonId,
) -> Result<person::PersonNumber, Fault> {
    let row = app.db.read(move |tx| person::find(tx, org, id)).await?.ok_or(Fault::NotFound)?;
    Ok(person::open(session, org, &row)?.counted)
}

/// Tells one set of conversations from another, and nothing else.
fn stamp(app: &App, org: OrgId, threads: &BTreeSet<ConversationId>) -> String {
    let ids: Vec<u8> = threads.iter().flat_map(|id| id.bytes()).collect();
    let mac = app
        .instance
        .derive("what would be forgotten")
        .mac("conversations", &[&org.bytes()[..], &ids].concat());
    hex::encode(&mac[..16])
}

/// Why somebody was not forgotten.
#[derive(Debug, thiserror::Error)]
pub enum Kept {
    /// A conversation came, went or was merged since the page was made: it has to be looked at again.
    #[error("something changed since it was looked at")]
    Changed,
    /// An emergency is open, and nobody has said how it ended (rule E-3).
    #[error("an emergency without an outcome")]
    Emergency,
    /// The law or a court wants something of them kept.
    #[error("a hold")]
    Held,
    /// Everything else.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<DbError> for Kept {
    fn from(error: DbError) -> Self {
        Self::Fault(error.into())
    }
}

/// Forgets a person and everybody who is counted as one with them. When it returns, no key of theirs is left; the rows go in
/// [`go_on`].
///
/// # Errors
/// [`Kept`]; nothing has happened then.
pub async fn person(
    app: &App,
    org: &Organisation,
    session: &Session,
    id: PersonId,
    reason: Reason,
    seen: &str,
) -> Result<ForgettingId, Kept> {
    if !policy::allows(session.role(), reason.deed()) {
        return Err(Fault::Forbidden.into());
    }
    let (org_id, by, now) = (org.id, session.staff(), app.clock.now());
    let day = crate::report::day::of(now, &org.zone);
    for _ in 0..TRIES {
        let counted = counted(app, org_id, session, id).await?;
        let found = app.db.read(move |tx| {
            let held = person::threads(tx, org_id, id)?;
            let on_hold = retention::is_any_held(tx, org_id, held.iter().map(|thread| thread.id))?;
            Ok::<_, DbError>((held, on_hold))
        });
        let (held, on_hold) = found.await?;
        if on_hold {
            return Err(Kept::Held);
        }
        if held.iter().any(|thread| thread.emergency == Emergency::Open) {
            return Err(Kept::Emergency);
        }
        let threads: BTreeSet<ConversationId> = held.iter().map(|thread| thread.id).collect();
        if stamp(app, org_id, &threads) != seen {
            return Err(Kept::Changed);
        }
        let things: Vec<Thing> = threads.iter().map(|id| Thing::Conversation(*id)).collect();
        list_things(app, now, &things).await?;
        let new = New {
            id: ForgettingId::random(app.entropy.as_ref()),
            org: org_id,
            person: id,
            counted,
            by,
            reason,
            day,
            now,
        };
        let (wanted, forgetting) = (threads.clone(), new.id);
        match app.db.write(move |tx| new.begin(tx, &wanted)).await {
            Ok(true) => {
                for thread in threads {
                    app.wake(org_id, thread); // Open streams look again, and end.
                }
                checkpoint(app).await?;
                return Ok(forgetting);
            }
            done => {
                // Whoever is still known must not be lost at the next start.
                take_back(app, now, things).await;
                done?;
            }
        }
    }
    Err(Kept::Changed)
}

/// Somebody who is about to be forgotten.
struct New {
    id: ForgettingId,
    org: OrgId,
    person: PersonId,
    counted: person::PersonNumber,
    by: StaffId,
    reason: Reason,
    day: i64,
    now: Moment,
}

impl New {
    /// Destroys every key and the person. `false`, and nothing has happened, if these are not their conversations any more or
    /// an emergency was raised meanwhile.
    fn begin(&self, tx: &mut Tx<'_>, wanted: &BTreeSet<ConversationId>) -> Result<bool, DbError> {
        let held = person::threads(tx, self.org, self.person)?;
        let same = held.len() == wanted.len() && held.iter().all(|thread| wanted.contains(&thread.id));
        if !same || held.iter().any(|thread| thread.emergency == Emergency::Open) {
            return Ok(false);
        }
        if retention::is_any_held(tx, self.org, held.iter().map(|thread| thread.id))? {
            return Ok(false);
        }
        // Who was merged since they were opened is counted under another number.
        let row = person::find(tx, self.org, self.person)?;
        if row.is_none() {
            return Ok(false);
        }
        let total = i64::try_from(held.len()).unwrap_or(i64::MAX);
        store::insert(tx, self.id, self.org, self.by, self.reason.name(), self.day, total)?;
        store::list_threads(tx, self.id, self.org, self.person)?;
        store::destroy_keys(tx, self.id, self.now)?;
        report::forget_person(tx, self.org, &self.counted)?;
        person::delete_group(tx, self.org, self.person)?;
        audit::record(tx, self.org, self.by, Action::ForgetPerson, self.id.bytes(), self.now)?;
        Ok(true)
    }
}

/// Deletes the rows of whoever is being forgotten, in every organisation, `batches` units of work at most; whether
/// nothing is left to do. To be called again and again: it goes on wherever somebody stopped.
///
/// # Errors
/// Those of the store; what was deleted before stays deleted.
pub async fn go_on(app: &App, batches: usize) -> Result<bool, DbError> {
    let (now, mut any) = (app.clock.now(), false);
    for _ in 0..batches {
        let instance = app.instance.clone();
        let gone = app.db.write(move |tx| {
            let next = store::next_threads(tx, AT_ONCE)?;
            for id in &next {
                erase(tx, Some(&instance), Thing::Conversation(*id), now)?;
            }
            Ok::<_, DbError>(next)
        });
        let gone = gone.await?;
        if gone.is_empty() {
            if any {
                checkpoint_db(app).await?;
            }
            let before = now.plus_minutes(-REMEMBERED * 24 * 60).to_day().millis() / 86_400_000;
            app.db.write(move |tx| store::forget_old(tx, before)).await?;
            return Ok(true);
        }
        any = true;
        for id in gone {
            app.bus.wake(id.bytes());
        }
    }
    checkpoint_db(app).await?;
    Ok(false)
}

/// As [`super::checkpoint`], for whoever speaks of the store alone.
async fn checkpoint_db(app: &App) -> Result<(), DbError> {
    match app.db.checkpoint().await {
        Err(DbError::Busy) => Ok(()), // Somebody reads; the next sweep empties the log.
        done => done,
    }
}

/// How far it is; `None` for one that is not remembered, or of another organisation.
///
/// # Errors
/// Those of the store.
pub async fn progress(app: &App, org: OrgId, id: ForgettingId) -> Result<Option<Progress>, DbError> {
    app.db.read(move |tx| store::progress(tx, org, id)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_read_back_and_only_a_wish_is_enough_for_a_worker() {
        use crate::policy::Role;
        for reason in Reason::ALL {
            assert_eq!(Reason::from_name(reason.name()), Some(reason));
            assert!(policy::allows(Role::Coordinator, reason.deed()), "{reason:?}");
            let worker = policy::allows(Role::OutreachWorker, reason.deed());
            assert_eq!(worker, reason == Reason::Asked, "{reason:?}");
            assert!(!policy::allows(Role::Peer, reason.deed()), "{reason:?}");
        }
        assert_eq!(Reason::from_name("because"), None);
    }
}
