//! What a worker does for a person beside their conversation: a code of their own, and saying that they came before.

use db::Tx;
use kernel::{Blind, DbError, Fault};

use super::{
    NewPerson,
    code::PersonCode,
    merge::{self, Grounds, Suggested},
    store::{self, Suggestion},
};
use crate::{
    App,
    ids::{ConversationId, MergeId, OrgId, PersonId},
    retention,
    session::Session,
    settings::Organisation,
};

/// With so many others who have the same code a person may be suggested at once; more than that says that the questions are
/// bad, and not that they are one.
const TWINS: usize = 20;
/// How often something is tried again because a colleague was faster.
const TRIES: usize = 3;

/// The person a conversation is with: the one there is, else the new one, which is added.
fn of(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversation: ConversationId,
    new: &NewPerson,
) -> Result<Option<PersonId>, DbError> {
    if let Some(row) = store::of_conversation(tx, org, conversation)? {
        return Ok(Some(row.id));
    }
    Ok(new.add(tx, org, conversation)?.then_some(new.person.id))
}

/// Keeps a person's code, and suggests everybody who has the same to the coordinators. A code they had before is replaced.
///
/// # Errors
/// [`Fault::Forbidden`] for a session without the team key, [`Fault::NotFound`] if the conversation is gone, those of the
/// store.
pub async fn give_code(
    app: &App,
    org: &Organisation,
    session: &Session,
    conversation: ConversationId,
    code: &Blind<PersonCode>,
) -> Result<(), Fault> {
    let (id, by, day) = (org.id, session.staff(), merge::today(app.clock.now(), org));
    for _ in 0..TRIES {
        let new = NewPerson::generate(session, id, app.entropy.as_ref())?;
        let code = code.clone();
        let ids: [MergeId; TWINS] = std::array::from_fn(|_| MergeId::random(app.entropy.as_ref()));
        let given = app.db.write(move |tx| {
            let Some(person) = of(tx, id, conversation, &new)? else { return Ok(false) };
            store::set_code(tx, id, person, Some(&code))?;
            store::delete_stale(tx, id, person)?;
            for (into, merge) in store::by_code(tx, id, &code, person)?.into_iter().zip(ids) {
                let grounds = Grounds::Code;
                merge::suggest(tx, id, &Suggestion { id: merge, from: person, into, grounds, by, day })?;
            }
            Ok::<_, DbError>(true)
        });
        if given.await? {
            return Ok(());
        }
    }
    Err(Fault::NotFound)
}

/// Takes a person's code away, with what was suggested by it. Whether there was somebody.
///
/// # Errors
/// Those of the store.
pub async fn take_code(app: &App, org: OrgId, conversation: ConversationId) -> Result<bool, Fault> {
    let taken = app.db.write(move |tx| {
        let Some(person) = store::of_conversation(tx, org, conversation)? else { return Ok(false) };
        store::set_code(tx, org, person.id, None)?;
        store::delete_stale(tx, org, person.id)?;
        Ok::<_, DbError>(true)
    });
    Ok(taken.await?)
}

/// What came of the person's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// See [`Suggested`].
    Suggested(Suggested),
    /// No conversation has this code name here.
    Nobody,
    /// More than one has it.
    Several,
}

/// The person says that they wrote before, in a conversation with this code name.
///
/// # Errors
/// [`Fault::Forbidden`] for a session without the team key, [`Fault::NotFound`] if the conversation is gone, those of the
/// store.
pub async fn told(
    app: &App,
    org: &Organisation,
    session: &Session,
    conversation: ConversationId,
    earlier: &str,
) -> Result<Told, Fault> {
    let (id, by, day) = (org.id, session.staff(), merge::today(app.clock.now(), org));
    for _ in 0..TRIES {
        let fresh = || NewPerson::generate(session, id, app.entropy.as_ref());
        let (one, other) = (fresh()?, fresh()?);
        let (earlier, merge) = (earlier.to_owned(), MergeId::random(app.entropy.as_ref()));
        let told = app.db.write(move |tx| {
            let earlier = match store::by_name(tx, id, &earlier)?[..] {
                [] => return Ok(Some(Told::Nobody)),
                [one] => one,
                _ => return Ok(Some(Told::Several)),
            };
            if earlier == conversation {
                return Ok(Some(Told::Suggested(Suggested::Same)));
            }
            let Some(from) = of(tx, id, conversation, &one)? else { return Ok(None) };
            let Some(into) = of(tx, id, earlier, &other)? else { return Ok(None) };
            let new = Suggestion { id: merge, from, into, grounds: Grounds::Word, by, day };
            Ok::<_, DbError>(Some(Told::Suggested(merge::suggest(tx, id, &new)?)))
        });
        if let Some(told) = told.await? {
            return Ok(told);
        }
    }
    Err(Fault::NotFound)
}

/// Forgets the person a conversation was with, if no other is with them: their key, their code and what was said about them.
/// What was filed is counted as before, and its number leads to nobody. To be called in the unit of work that deletes the
/// conversation; `delete` does that.
///
/// # Errors
/// Those of the store.
pub fn forget<T>(
    tx: &mut Tx<'_>,
    conversation: ConversationId,
    delete: impl FnOnce(&mut Tx<'_>) -> Result<T, DbError>,
) -> Result<T, DbError> {
    let whose = store::whose(tx, conversation)?;
    let deleted = delete(tx)?;
    if let Some((org, person)) = whose {
        forget_if_alone(tx, org, person)?;
    }
    Ok(deleted)
}

/// Forgets a person whose conversation was deleted just now, if no other is with them.
///
/// # Errors
/// Those of the store.
pub fn forget_if_alone(tx: &mut Tx<'_>, org: OrgId, person: PersonId) -> Result<(), DbError> {
    if !store::conversations(tx, org, person)?.is_empty() {
        return Ok(());
    }
    retention::person_goes(tx, org, person)?;
    merge::bridge(tx, org, person)?;
    store::delete(tx, org, person)
}

/// The person a conversation is with; a new one if nobody was counted for it yet.
///
/// # Errors
/// [`Fault::Forbidden`] for a session without the team key, [`Fault::NotFound`] if the conversation is gone, those of the
/// store.
pub(super) async fn person_of(
    app: &App,
    org: OrgId,
    session: &Session,
    conversation: ConversationId,
) -> Result<PersonId, Fault> {
    for _ in 0..TRIES {
        let new = NewPerson::generate(session, org, app.entropy.as_ref())?;
        if let Some(person) = app.db.write(move |tx| of(tx, org, conversation, &new)).await? {
            return Ok(person);
        }
    }
    Err(Fault::NotFound)
}
