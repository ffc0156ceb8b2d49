//! Holds: what must not be deleted by time, nor by a member, because a court or the law wants it kept. Why is sealed with a key of
//! the row that the team's key opens; on a day it is looked at again. The visitor's own deletion goes over every hold: what they were
//! promised is theirs.

use std::collections::HashSet;

use db::Tx;
use kernel::{DbError, Entropy, Fault, Plain, Sealed};
use seal::SymmetricKey;

use super::{
    model::{Due, Tie},
    store,
};
use crate::{
    chat,
    ids::{ConversationId, HoldId, OrgId, PersonId, StaffId},
    person, policy,
    session::Session,
    team::{self, RowKey, RowPlace},
};

/// The longest reason, in characters.
pub(super) const MAX_CHARS: usize = 1_000;
/// A hold is looked at again within so many days.
pub(super) const MOST_DAYS: i64 = 366;
/// The label under which a row's key seals the reason.
const LABEL: &str = "hold";

/// What a hold is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum On {
    /// One conversation.
    Thread(ConversationId),
    /// Every conversation with a person and with those who are counted as one with them, also those that come later.
    Person(PersonId),
}

const fn place(org: OrgId, id: HoldId) -> RowPlace {
    RowPlace { org, table: "legal_hold", row: id.bytes() }
}

/// A hold as its row has it.
pub(super) struct HoldRow {
    pub(super) id: HoldId,
    pub(super) on: On,
    /// The work name of whoever put it there; empty once they are gone.
    pub(super) by: String,
    /// The day it was put there, in days since 1970.
    pub(super) put_on: i64,
    /// The day it is looked at again.
    pub(super) review_on: i64,
    pub(super) epoch: i64,
    pub(super) key: Sealed<[u8; 32]>,
    pub(super) reason: Sealed<String>,
    /// The code name of its conversation.
    pub(super) code: Option<String>,
}

impl HoldRow {
    /// Why; `None` where it does not open, and the log says so.
    pub(super) fn reason(&self, session: &Session, org: OrgId) -> Option<Plain<String>> {
        let permit = policy::hold(session.role(), self.id)?;
        let team = session.keys.expose().team(self.epoch)?;
        let opened = RowKey::open(&permit, place(org, self.id), &team, Some(&self.key), None)
            .and_then(|key| key.derive(LABEL).open(&permit, &key.place().column("reason"), &self.reason));
        opened.inspect_err(|error| tracing::error!("the reason of a hold does not open: {error}")).ok()
    }
}

/// A hold sealed before the unit of work that keeps it.
pub(super) struct NewHold {
    pub(super) id: HoldId,
    pub(super) org: OrgId,
    pub(super) on: On,
    pub(super) by: StaffId,
    pub(super) today: i64,
    pub(super) review_on: i64,
    pub(super) epoch: i64,
    pub(super) key: Sealed<[u8; 32]>,
    pub(super) reason: Sealed<String>,
}

impl NewHold {
    /// Seals the reason under the team's newest key.
    ///
    /// # Errors
    /// [`Fault::Forbidden`] for a session without the team key.
    #[allow(clippy::too_many_arguments)] // Each is another source: whose, which, on what, why, when, randomness.
    pub(super) fn seal(
        session: &Session,
        org: OrgId,
        id: HoldId,
        on: On,
        reason: String,
        (today, review_on): (i64, i64),
        entropy: &dyn Entropy,
    ) -> Result<Self, Fault> {
        let team = session.keys.expose().newest().ok_or(Fault::Forbidden)?;
        let key = RowKey::generate(place(org, id), entropy);
        let reason = key.derive(LABEL).seal(&key.place().column("reason"), &Plain::new(reason), entropy);
        let (by, epoch, key) = (session.staff(), team.epoch, key.wrap_for_team(&team, entropy));
        Ok(Self { id, org, on, by, today, review_on, epoch, key, reason })
    }

    /// Keeps it. `false`, and nothing is kept, if the team has a newer key meanwhile.
    ///
    /// # Errors
    /// Those of the store.
    pub(super) fn write(&self, tx: &mut Tx<'_>) -> Result<bool, DbError> {
        if !team::is_newest(tx, self.org, self.epoch)? {
            return Ok(false);
        }
        store::insert_hold(tx, self)?;
        Ok(true)
    }
}

/// The conversations that are held, however that came. Holds are few.
pub(super) fn threads(tx: &mut Tx<'_>, org: OrgId) -> Result<HashSet<ConversationId>, DbError> {
    let mut held = HashSet::new();
    for on in store::held(tx, org)? {
        match on {
            On::Thread(id) => {
                held.insert(id);
            }
            On::Person(id) => {
                for one in person::group(tx, org, id)? {
                    held.extend(store::with_person(tx, org, one)?);
                }
            }
        }
    }
    Ok(held)
}

fn blind(threads: &HashSet<ConversationId>, instance: &SymmetricKey, org: OrgId) -> HashSet<Vec<u8>> {
    threads.iter().map(|id| chat::blind(instance, org, *id).mac().to_vec()).collect()
}

/// The conversations that are held, as rows remember them that must not name them.
///
/// # Errors
/// Those of the store.
pub fn fingerprints(
    tx: &mut Tx<'_>,
    instance: &SymmetricKey,
    org: OrgId,
) -> Result<HashSet<Vec<u8>>, DbError> {
    Ok(blind(&threads(tx, org)?, instance, org))
}

/// Tells whether a row that is due is held.
pub(super) struct Held {
    threads: HashSet<ConversationId>,
    /// The same as fingerprints, where rows name conversations so.
    blind: HashSet<Vec<u8>>,
}

impl Held {
    /// What is held now.
    pub(super) fn read(
        tx: &mut Tx<'_>,
        instance: &SymmetricKey,
        org: OrgId,
        tie: Tie,
    ) -> Result<Self, DbError> {
        let threads = if tie == Tie::None { HashSet::new() } else { threads(tx, org)? };
        let blind = match tie {
            Tie::Blind => blind(&threads, instance, org),
            Tie::Thread | Tie::None => HashSet::new(),
        };
        Ok(Self { threads, blind })
    }

    pub(super) fn holds(&self, tie: Tie, row: &Due) -> bool {
        match tie {
            Tie::Thread => row.conversation().is_some_and(|id| self.threads.contains(&id)),
            Tie::Blind => row.thread.as_ref().is_some_and(|thread| self.blind.contains(thread)),
            Tie::None => false,
        }
    }
}

/// Whether one of these conversations is held, so that no member may delete it.
///
/// # Errors
/// Those of the store.
pub fn is_any_held(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversations: impl IntoIterator<Item = ConversationId>,
) -> Result<bool, DbError> {
    let held = threads(tx, org)?;
    Ok(conversations.into_iter().any(|id| held.contains(&id)))
}

/// A person's row is about to go with the last of their conversations: a hold on them goes on for those who are counted as one with
/// them and stay. To be called while the group still hangs together.
///
/// # Errors
/// Those of the store.
pub fn person_goes(tx: &mut Tx<'_>, org: OrgId, person: PersonId) -> Result<(), DbError> {
    if !store::held(tx, org)?.contains(&On::Person(person)) {
        return Ok(());
    }
    let stays = person::group(tx, org, person)?.into_iter().find(|one| *one != person);
    store::move_holds(tx, org, person, stays)
}
