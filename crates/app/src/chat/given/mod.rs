//! Single conversations given to members who do not hold the team's key: consultants and case managers. Whoever holds
//! the conversation seals its root to them; they read all of it and answer, until it is taken back. Conversations that only
//! named members open lie in the same rows (`crates/app/src/restricted/`).

use std::sync::Arc;

use db::Tx;
use kernel::{DbError, Fault, Sealed};
use seal::PublicKey;

use super::{keys::Root, store as conversations};
use crate::{
    App,
    audit::{self, Action},
    consult,
    ids::{ConversationId, OrgId, StaffId},
    settings::Organisation,
    team::{self, Member},
};

mod store;

pub use store::{
    ALL as STATEMENTS, Holder, count_of, delete_of, holders, insert, remove, seal, unseal, unseal_all, wrap,
};

/// How often a conversation is sealed anew because the team changed meanwhile.
const TRIES: usize = 5;

/// The root of a conversation for one member.
#[derive(Clone, Debug)]
pub enum Seal {
    /// Sealed to their public key: they have not opened it yet.
    Sealed(Sealed<[u8; 32]>),
    /// Wrapped under their own symmetric key.
    Wrapped(Sealed<[u8; 32]>),
}

/// The members to whom conversations can be given, by the word of the chain.
///
/// # Errors
/// Those of the store.
pub fn possible(tx: &mut Tx<'_>, trust: &team::Trust, org: &Organisation) -> Result<Vec<Member>, DbError> {
    let Some(roll) = trust.believed(tx, org)? else { return Ok(Vec::new()) };
    let members = roll.members().filter(|card| card.role.is_given_threads());
    Ok(members
        .map(|card| Member { id: card.id, work_name: card.work_name.clone(), role: card.role })
        .collect())
}

/// Gives a conversation to a member. Giving it again changes nothing.
///
/// # Errors
/// [`Fault::NotFound`] if there is no such member or no such conversation (any more), and those of the store.
pub async fn give(
    app: &App,
    org: &Arc<Organisation>,
    root: &Root,
    by: StaffId,
    to: StaffId,
) -> Result<(), Fault> {
    give_with(app, org, root, by, to, |_| Ok(true)).await
}

/// Gives a conversation together with something else that belongs to it: both are written, or neither if `also` is not
/// there any more.
///
/// # Errors
/// Those of [`give`], and [`Fault::NotFound`] if `also` gives `false`.
pub async fn give_with(
    app: &App,
    org: &Arc<Organisation>,
    root: &Root,
    by: StaffId,
    to: StaffId,
    also: impl Fn(&mut Tx<'_>) -> Result<bool, DbError> + Copy + Send + Sync + 'static,
) -> Result<(), Fault> {
    let (org_id, conversation, now) = (org.id, root.conversation(), app.clock.now());
    for _ in 0..TRIES {
        let (trust, of) = (Arc::clone(&app.trust), Arc::clone(org));
        let roll = app.db.read(move |tx| trust.believed(tx, &of)).await?.ok_or(Fault::NotFound)?;
        let card = roll.member(to).filter(|card| card.role.is_given_threads()).ok_or(Fault::NotFound)?;
        let key = PublicKey::from_bytes(&card.sealing_key).ok_or(Fault::NotFound)?;
        let sealed = root.seal_to_member(to, &key, app.entropy.as_ref());
        let done = app.db.write(move |tx| {
            if team::head(tx, org_id)?.is_none_or(|head| head != roll.head()) {
                return Ok(None); // The team has changed: perhaps they have left.
            }
            // Who opens a restricted one stands in its list of names.
            if conversations::find(tx, org_id, conversation)?.is_none_or(|found| found.is_restricted()) {
                return Ok(Some(false));
            }
            if !also(tx)? {
                return Ok(Some(false));
            }
            if insert(tx, org_id, conversation, to, &sealed)? {
                audit::record(tx, org_id, by, Action::GiveThread, conversation.bytes(), now)?;
            }
            Ok::<_, DbError>(Some(true))
        });
        match done.await? {
            Some(true) => return Ok(()),
            Some(false) => return Err(Fault::NotFound),
            None => {}
        }
    }
    Err(Fault::Busy)
}

/// Takes a conversation back from a member. Taking it back again changes nothing.
///
/// # Errors
/// Those of the store.
pub async fn take_back(
    app: &App,
    org: OrgId,
    conversation: ConversationId,
    by: StaffId,
    from: StaffId,
) -> Result<(), Fault> {
    let now = app.clock.now();
    let done = app.db.write(move |tx| {
        if remove(tx, org, conversation, from)? {
            consult::ungiven(tx, org, conversation, from)?;
            audit::record(tx, org, by, Action::TakeThread, conversation.bytes(), now)?;
        }
        Ok::<_, DbError>(())
    });
    done.await?;
    // The visitor no longer reads that they are here.
    if app.presence.leave_one(conversation, from) {
        app.bus.wake(conversation.bytes());
    }
    Ok(())
}
