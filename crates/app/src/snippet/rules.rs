//! Writing snippets: drafts, handing in, approving, withdrawing.

use std::{collections::BTreeSet, sync::Arc};

use db::Tx;
use kernel::{DbError, Fault};
use sha2::{Digest, Sha256};

use super::{
    check,
    library::{Entry, Library},
    model::Snippet,
    store::{self, State},
};
use crate::{
    audit::{self, Action},
    ids::StaffId,
    surfaces::desk::Colleague,
};

const DAY: i64 = 86_400_000;

/// A step in the life of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A draft is handed in.
    Submit,
    /// What somebody works on is given up.
    Discard,
    /// What was handed in is offered to everybody.
    Approve,
    /// What was handed in becomes a draft again.
    Return,
    /// What is offered is offered no longer.
    Withdraw,
}

/// Which state of an entry a page was made from, so that two who decide at once do not undo each other.
pub(super) fn fingerprint(entry: &Entry) -> String {
    let mut hasher = Sha256::new();
    if let Some(work) = &entry.work {
        hasher.update(work.state.name());
        hasher.update(&work.text);
        hasher.update(work.written_by.bytes());
    }
    hasher.update([0]);
    for snippet in [&entry.in_use, &entry.withdrawn] {
        hasher.update(snippet.as_ref().and_then(|one| toml::to_string(&**one).ok()).unwrap_or_default());
        hasher.update([0]);
    }
    hex::encode(&hasher.finalize()[..16])
}

/// Nobody approves alone what they wrote themselves, unless there is nobody else who could.
pub(super) fn may_approve(coordinators: &BTreeSet<StaffId>, written_by: StaffId, by: StaffId) -> bool {
    by != written_by || coordinators.iter().all(|one| *one == by)
}

/// Who can approve: the coordinators whom the chain knows.
pub(super) fn coordinators(tx: &mut Tx<'_>, of: &Of) -> Result<BTreeSet<StaffId>, DbError> {
    let roll = of.roll(tx)?;
    Ok(roll.map(|roll| roll.coordinators().map(|card| card.id).collect()).unwrap_or_default())
}

/// What units of work know of whoever does something.
#[derive(Clone)]
pub(super) struct Of {
    pub(super) org: Arc<crate::settings::Organisation>,
    trust: Arc<crate::team::Trust>,
    by: StaffId,
    now: kernel::Moment,
}

impl Of {
    pub(super) fn new(colleague: &Colleague) -> Self {
        let ground = &colleague.desk.ground;
        let (org, trust) = (Arc::clone(&ground.org), Arc::clone(&ground.app.trust));
        Self { org, trust, by: colleague.session.staff(), now: ground.app.clock.now() }
    }

    /// The team as the chain knows it.
    pub(super) fn roll(&self, tx: &mut Tx<'_>) -> Result<Option<Arc<crate::team::Roll>>, DbError> {
        self.trust.believed(tx, &self.org)
    }

    fn day(&self) -> i64 {
        self.now.millis().div_euclid(DAY)
    }
}

fn text_of(snippet: &Snippet) -> Result<String, Fault> {
    toml::to_string(snippet).map_err(|error| Fault::Broken(format!("a snippet is no text: {error}")))
}

/// Keeps a draft, right or wrong.
///
/// # Errors
/// `Conflict` if the entry is no longer what was `seen` (nothing for a new one), and those of the store.
pub(super) async fn keep(colleague: &Colleague, snippet: &Snippet, seen: &str) -> Result<(), Fault> {
    let (of, text) = (Of::new(colleague), text_of(snippet)?);
    let (key, seen) = (snippet.key.clone(), seen.to_owned());
    let kept = colleague.desk.ground.app.db.write(move |tx| {
        let library = Library::read(tx, of.org.id)?;
        if library.entries.get(&key).map(fingerprint).unwrap_or_default() != seen {
            return Ok(false);
        }
        store::keep(tx, of.org.id, &key, (&text, State::Draft), of.by, of.day())?;
        Ok::<_, DbError>(true)
    });
    if kept.await? { Ok(()) } else { Err(Fault::Conflict) }
}

/// Takes a step.
///
/// # Errors
/// `NotFound` for a name that is no snippet's, `Conflict` if the entry is no longer what was `seen` or the step does not follow
/// from it, `Invalid` if something is wrong with the text, `Forbidden` if somebody else has to approve it, and those of the store.
pub(super) async fn step(colleague: &Colleague, key: &str, seen: &str, step: Step) -> Result<(), Fault> {
    let of = Of::new(colleague);
    let (key, seen) = (key.to_owned(), seen.to_owned());
    let done = colleague.desk.ground.app.db.write(move |tx| take(tx, &of, &key, &seen, step));
    done.await?
}

fn take(tx: &mut Tx<'_>, of: &Of, key: &str, seen: &str, step: Step) -> Result<Result<(), Fault>, DbError> {
    let (org, by, day) = (of.org.id, of.by, of.day());
    let library = Library::read(tx, org)?;
    let Some(entry) = library.entries.get(key) else { return Ok(Err(Fault::NotFound)) };
    if fingerprint(entry) != seen {
        return Ok(Err(Fault::Conflict));
    }
    let work = entry.work.as_ref();
    let is = |state| work.is_some_and(|work| work.state == state);
    let right = || work.is_some_and(|work| check::check(&work.snippet, &library.topics.codes()).is_empty());
    let action = match step {
        Step::Submit if is(State::Draft) => {
            if !right() {
                return Ok(Err(Fault::Invalid(())));
            }
            store::pass(tx, org, key, (State::Draft, State::Submitted))?;
            Action::SubmitSnippet
        }
        Step::Discard if work.is_some() => return store::discard(tx, org, key).map(Ok),
        Step::Return if is(State::Submitted) => {
            return store::pass(tx, org, key, (State::Submitted, State::Draft)).map(Ok);
        }
        Step::Approve if is(State::Submitted) => {
            if !right() {
                return Ok(Err(Fault::Invalid(())));
            }
            let author = work.map_or(by, |work| work.written_by);
            if !may_approve(&coordinators(tx, of)?, author, by) {
                return Ok(Err(Fault::Forbidden));
            }
            store::replace(tx, org, key)?;
            store::decide(tx, org, key, (State::Submitted, State::Approved), by, day)?;
            Action::ApproveSnippet
        }
        Step::Withdraw if entry.in_use.is_some() => {
            if !store::decide(tx, org, key, (State::Approved, State::Withdrawn), by, day)? {
                // It came with the program: a row says that it is not offered here.
                let Some(text) = entry.in_use.as_ref().and_then(|one| toml::to_string(&**one).ok()) else {
                    return Ok(Err(Fault::Broken("a snippet is no text".into())));
                };
                store::insert(tx, org, key, (&text, State::Withdrawn), by, day)?;
            }
            Action::WithdrawSnippet
        }
        _ => return Ok(Err(Fault::Conflict)),
    };
    audit::record(tx, org, by, action, [0; 16], of.now)?;
    Ok(Ok(()))
}

/// Hands in every snippet of a set that says something else than what is offered; how many there were.
///
/// # Errors
/// Those of the store.
pub(super) async fn load(colleague: &Colleague, snippets: &[Snippet]) -> Result<usize, Fault> {
    let of = Of::new(colleague);
    let texts =
        snippets.iter().map(|one| Ok((one.clone(), text_of(one)?))).collect::<Result<Vec<_>, Fault>>()?;
    let done = colleague.desk.ground.app.db.write(move |tx| {
        let library = Library::read(tx, of.org.id)?;
        let mut loaded = 0;
        for (snippet, text) in &texts {
            let same = |one: &Arc<Snippet>| **one == *snippet;
            let entry = library.entries.get(&snippet.key);
            let work = entry.and_then(|entry| entry.work.as_ref()).map(|work| &work.snippet);
            if work.or(entry.and_then(|entry| entry.in_use.as_ref())).is_some_and(same) {
                continue;
            }
            store::keep(tx, of.org.id, &snippet.key, (text, State::Submitted), of.by, of.day())?;
            loaded += 1;
        }
        if loaded > 0 {
            audit::record(tx, of.org.id, of.by, Action::LoadSnippets, [0; 16], of.now)?;
        }
        Ok::<_, DbError>(loaded)
    });
    Ok(done.await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_approves_alone_what_they_wrote_unless_nobody_else_could() {
        let [anna, omar, dana] = [1, 2, 3].map(|n| StaffId::from_bytes([n; 16]));
        assert!(may_approve(&[anna].into(), dana, anna), "a worker's text by a coordinator");
        assert!(may_approve(&[anna, omar].into(), anna, omar), "another coordinator's");
        assert!(!may_approve(&[anna, omar].into(), anna, anna), "one's own while there is another");
        assert!(may_approve(&[anna].into(), anna, anna), "one's own where there is no other");
    }
}
