//! Restricting a conversation to named members, changing who they are, and opening it to the team again. Everything is sealed
//! before the unit of work that keeps it.

use std::{collections::BTreeSet, sync::Arc};

use kernel::{DbError, Fault, Sealed};
use seal::PublicKey;

use super::{FEWEST, store};
use crate::{
    App,
    audit::{self, Action},
    chat::{self, Refused, Root, State, given},
    consult,
    ids::{ConversationId, NoteId, OrgId, StaffId},
    note::{self, Moved, NewNote},
    outgoing,
    policy::Role,
    session::Session,
    settings::Organisation,
    team::{self, chain::Card},
};

/// How often it is made anew because the team or the notes changed meanwhile.
const TRIES: usize = 5;

/// Why a conversation was not restricted, or its names not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Somebody else has it, and whoever asks is no coordinator.
    NotTheirs,
    /// Fewer than [`FEWEST`] of those who are named work on conversations.
    Few,
    /// No coordinator is among them, and nothing says why.
    NoCoordinator,
    /// Whoever restricts it would not open it any more.
    NotMe,
    /// It was restricted, or opened to the team, or others were named, since the page was made.
    Changed,
    /// It was put away with others.
    Discarded,
    /// Somebody who was named is not in the team, or their role opens no conversations.
    Nobody,
}

/// What became of it.
pub type Done = Result<(), Why>;

/// Who of the roll may be named, of those who were asked for.
fn cards<'a>(roll: &'a team::Roll, wanted: &BTreeSet<StaffId>) -> Result<Vec<&'a Card>, Why> {
    let card = |id: &StaffId| roll.member(*id).filter(|card| card.role.held().is_some());
    wanted.iter().map(|id| card(id).ok_or(Why::Nobody)).collect()
}

/// Whether a conversation may be restricted to these. At least two must work on conversations, so that it is not lost with one;
/// and one of them must be a coordinator, unless it is said why not. `me` is who restricts it; whoever changes the names may leave.
fn judge(cards: &[&Card], me: Option<StaffId>, why_none: bool) -> Done {
    if cards.iter().filter(|card| card.role.holds_team_key()).count() < FEWEST {
        return Err(Why::Few);
    }
    if me.is_some_and(|me| cards.iter().all(|card| card.id != me)) {
        return Err(Why::NotMe);
    }
    let coordinator = cards.iter().any(|card| card.role == Role::Coordinator);
    if coordinator || why_none { Ok(()) } else { Err(Why::NoCoordinator) }
}

/// What a form asks for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Who is to open it.
    pub named: BTreeSet<StaffId>,
    /// Who was named on the page; `None` if it was not restricted there.
    pub seen: Option<BTreeSet<StaffId>>,
    /// Why, if it is said. It becomes a note that only they read.
    pub words: String,
    /// Which note: a form that was sent twice makes one.
    pub note: NoteId,
}

/// Restricts a conversation to members, or changes who they are if it is restricted.
///
/// # Errors
/// [`Fault::NotFound`] if the conversation is gone or was opened to the team meanwhile; those of the store.
pub async fn restrict(
    app: &App,
    org: &Arc<Organisation>,
    session: &Session,
    root: &Root,
    asked: &Wanted,
) -> Result<Done, Fault> {
    let (wanted, words) = (&asked.named, &asked.words);
    let (org_id, id, by, now) = (org.id, root.conversation(), session.staff(), app.clock.now());
    let entropy = app.entropy.as_ref();
    for _ in 0..TRIES {
        let (trust, of) = (Arc::clone(&app.trust), Arc::clone(org));
        let read = app.db.read(move |tx| {
            let Some(roll) = trust.believed(tx, &of)? else { return Ok(None) };
            let Some(conversation) = chat::find(tx, of.id, id)? else { return Ok(None) };
            let sealed = store::named(tx, of.id, id)?;
            Ok::<_, DbError>(Some((roll, conversation, sealed, note::of(tx, of.id, id)?)))
        });
        let (roll, conversation, sealed, notes) = read.await?.ok_or(Fault::NotFound)?;
        let was = conversation.is_restricted();
        if was && !sealed.contains(&by) {
            return Err(Fault::NotFound); // They were taken off the list since they opened it.
        }
        if asked.seen.as_ref() != Some(&sealed).filter(|_| was) {
            // The same form sent twice has done it. Any other would name somebody again whom a colleague took off.
            return Ok(if was && sealed == *wanted { Ok(()) } else { Err(Why::Changed) });
        }
        if conversation.state == State::Discarded {
            return Ok(Err(Why::Discarded));
        }
        let theirs = conversation.taken_by.as_ref().is_some_and(|(holder, _)| *holder == by);
        if !was && !theirs && session.role() != Role::Coordinator {
            return Ok(Err(Why::NotTheirs));
        }
        let judged = cards(&roll, wanted).and_then(|cards| {
            judge(&cards, Some(by).filter(|_| !was), !words.is_empty())?;
            Ok(cards)
        });
        let cards = match judged {
            Ok(cards) => cards,
            Err(why) => return Ok(Err(why)),
        };
        if was && sealed == *wanted && words.is_empty() {
            return Ok(Ok(()));
        }
        let mut seals: Vec<(StaffId, Sealed<[u8; 32]>)> = Vec::new();
        for card in cards.iter().filter(|card| !sealed.contains(&card.id)) {
            let key = PublicKey::from_bytes(&card.sealing_key).ok_or(Fault::NotFound)?;
            seals.push((card.id, root.seal_to_member(card.id, &key, entropy)));
        }
        let gone: Vec<StaffId> = sealed.difference(wanted).copied().collect();
        let judged_on = sealed.clone();
        let moved = if was { None } else { Some(Moved::prepare(session, root, false, &notes, entropy)?) };
        let reason = match words.is_empty() {
            true => None,
            false => {
                let (note, words, nobody) = (asked.note, words.clone(), Vec::new());
                Some(NewNote::seal(session, org_id, id, Some(root), note, words, nobody, now, entropy)?)
            }
        };
        let done = app.db.write(move |tx| {
            if team::head(tx, org_id)?.is_none_or(|head| head != roll.head()) {
                return Ok(None); // The team has changed: perhaps one of them has left.
            }
            // Two who change the names at once, or somebody to whom it is given meanwhile: what was judged is not there any more.
            if store::named(tx, org_id, id)? != judged_on {
                return Ok(None);
            }
            // Notes first: what was read must be what is there.
            if let Some(moved) = &moved
                && !moved.write(tx, org_id, id)?
            {
                return Ok(None);
            }
            let changed =
                if was { store::renamed(tx, org_id, id)? } else { store::restrict(tx, org_id, id)? };
            if !changed {
                // Nothing of this unit of work may stay.
                return Err(DbError::Constraint);
            }
            for (staff, sealed) in &seals {
                given::insert(tx, org_id, id, *staff, sealed)?;
            }
            for staff in &gone {
                given::unseal(tx, org_id, id, *staff)?;
                consult::ungiven(tx, org_id, id, *staff)?;
            }
            store::release_unnamed(tx, org_id, id)?;
            // What they have on its way still goes out; it does not make the conversation theirs again.
            outgoing::let_go_unnamed(tx, org_id, id)?;
            // Somebody who opens it has it from the beginning; it stands among what nobody has only if they give it up.
            if !was {
                match chat::take(tx, org_id, id, by, now) {
                    Ok(()) | Err(Refused::Colleague) => {}
                    Err(Refused::Db(error)) => return Err(error),
                    Err(_) => return Err(DbError::Constraint),
                }
            }
            if let Some(reason) = &reason {
                reason.write(tx)?;
            }
            let action = if was { Action::ChangeNamed } else { Action::RestrictThread };
            audit::record(tx, org_id, by, action, id.bytes(), now)?;
            Ok(Some(()))
        });
        match done.await {
            Ok(Some(())) => {
                // Whoever is not named is not here any more.
                for stamp in app.presence.here(id, now) {
                    if !wanted.contains(&stamp.id) {
                        app.presence.leave_one(id, stamp.id);
                    }
                }
                app.wake(org_id, id);
                return Ok(Ok(()));
            }
            Ok(None) | Err(DbError::Constraint) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Fault::Busy)
}

/// Opens a restricted conversation to everybody who holds the team's key. Those without it who were named keep it as one that was
/// given to them. Opening it twice changes nothing.
///
/// # Errors
/// [`Fault::NotFound`] if it is gone, [`Fault::Forbidden`] for a session without the team's key; those of the store.
pub async fn open_to_team(
    app: &App,
    org: &Arc<Organisation>,
    session: &Session,
    root: &Root,
) -> Result<(), Fault> {
    let (org_id, id, by, now) = (org.id, root.conversation(), session.staff(), app.clock.now());
    let entropy = app.entropy.as_ref();
    for _ in 0..TRIES {
        let read = app.db.read(move |tx| {
            let Some(conversation) = chat::find(tx, org_id, id)? else { return Ok(None) };
            let holders = given::holders(tx, org_id, id)?;
            Ok::<_, DbError>(Some((conversation, holders, note::of(tx, org_id, id)?)))
        });
        let (conversation, holders, notes) = read.await?.ok_or(Fault::NotFound)?;
        if !conversation.is_restricted() {
            return Ok(());
        }
        let key = session.keys.expose().newest().ok_or(Fault::Forbidden)?;
        let (epoch, wrapped) = (key.epoch, root.wrap_for_team(&key, entropy));
        let moved = Moved::prepare(session, root, true, &notes, entropy)?;
        let team = holders.iter().filter(|holder| holder.role.holds_team_key());
        let team: Vec<StaffId> = team.map(|holder| holder.id).collect();
        let done = app.db.write(move |tx| {
            if given::seal(tx, org_id, id, by)?.is_none() {
                return Ok(Some(false)); // They were taken off the list since they opened it.
            }
            if !team::is_newest(tx, org_id, epoch)? || !moved.write(tx, org_id, id)? {
                return Ok(None);
            }
            if !store::open_to_team(tx, org_id, id, epoch, &wrapped)? {
                return Err(DbError::Constraint);
            }
            for staff in &team {
                given::unseal(tx, org_id, id, *staff)?;
            }
            audit::record(tx, org_id, by, Action::OpenToTeam, id.bytes(), now)?;
            Ok(Some(true))
        });
        match done.await {
            Ok(Some(true)) => {
                app.wake(org_id, id);
                return Ok(());
            }
            Ok(Some(false)) => return Err(Fault::NotFound),
            Ok(None) | Err(DbError::Constraint) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Fault::Busy)
}

/// Opens a conversation that nobody opens any more to everybody who holds the team's key: by its visitor, who alone still has its
/// root and decides who reads what they wrote. Its notes stay under the root, and are opened with it. Opening it twice changes
/// nothing.
///
/// # Errors
/// [`Fault::Busy`] if the team has no key that is believed; those of the store.
pub async fn open_by_visitor(app: &App, org: &Arc<Organisation>, root: &Root) -> Result<(), Fault> {
    let (org_id, id) = (org.id, root.conversation());
    for _ in 0..TRIES {
        let (trust, of) = (Arc::clone(&app.trust), Arc::clone(org));
        let (epoch, public) = app.db.read(move |tx| trust.team_key(tx, &of)).await?.ok_or(Fault::Busy)?;
        let sealed = root.seal_to_team(&public, app.entropy.as_ref());
        let done = app.db.write(move |tx| {
            if !team::is_newest(tx, org_id, epoch)? {
                return Ok(None); // Somebody has just left: sealed anew, to the key they do not have.
            }
            Ok::<_, DbError>(Some(store::open_by_visitor(tx, org_id, id, epoch, &sealed)?))
        });
        if let Some(opened) = done.await? {
            if opened {
                app.wake(org_id, id);
            }
            return Ok(());
        }
    }
    Err(Fault::Busy)
}

/// Puts a conversation to rest that nobody opens any more; its days of retention begin. An emergency in it ends without an
/// outcome: nobody can say one. Doing it twice changes nothing.
///
/// # Errors
/// [`Fault::NotFound`] for one that somebody opens; those of the store.
pub(super) async fn close_unopened(
    app: &App,
    org: OrgId,
    by: StaffId,
    id: ConversationId,
) -> Result<(), Fault> {
    let now = app.clock.now();
    let done = app.db.write(move |tx| {
        if !store::is_unopened(tx, org, id)? {
            return Ok(Err(Refused::NotFound));
        }
        if chat::find(tx, org, id)?.is_some_and(|found| found.state == State::Resolved) {
            return Ok(Ok(()));
        }
        store::end_unopened(tx, org, id)?;
        match chat::resolve(tx, org, id, i64::MAX, now) {
            Ok(()) => audit::record(tx, org, by, Action::CloseUnopened, id.bytes(), now).map(Ok),
            Err(Refused::Db(error)) => Err(error),
            Err(refused) => Ok(Err(refused)),
        }
    });
    if done.await?.is_err() {
        return Err(Fault::NotFound);
    }
    app.wake(org, id);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(number: u8, role: Role) -> Card {
        let (sealing_key, signing_key) = (Vec::new(), Vec::new());
        Card {
            id: StaffId::from_bytes([number; 16]),
            work_name: String::new(),
            role,
            sealing_key,
            signing_key,
        }
    }

    #[test]
    fn two_who_work_on_conversations_are_named_a_coordinator_among_them_or_a_reason_is_given() {
        let (dana, aida) = (card(1, Role::Coordinator), card(2, Role::OutreachWorker));
        let (peer, doctor) = (card(3, Role::Peer), card(4, Role::Doctor));
        let me = Some(aida.id);
        assert_eq!(judge(&[&dana, &aida], me, false), Ok(()));
        assert_eq!(judge(&[&aida], me, true), Err(Why::Few), "it would be lost with her");
        assert_eq!(judge(&[&aida, &doctor], me, true), Err(Why::Few), "a doctor cannot open it to the team");
        assert_eq!(judge(&[&aida, &peer], me, false), Err(Why::NoCoordinator));
        assert_eq!(judge(&[&aida, &peer, &doctor], me, true), Ok(()));
        assert_eq!(judge(&[&dana, &peer], me, true), Err(Why::NotMe), "nobody locks themselves out");
        assert_eq!(judge(&[&dana, &peer], None, true), Ok(()), "whoever is named may leave the list");
    }
}
