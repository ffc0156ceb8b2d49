//! Asking a consultant. Sealing to consultants' keys happens before the unit of work.

use std::sync::Arc;

use kernel::{DbError, Fault, Sealed};
use seal::PublicKey;

use super::{
    keys::{self, Part},
    model::{History, State},
    rules::said,
    store::{self, New},
    whom::To,
};
use crate::{
    App,
    audit::{self, Action},
    chat::{self, Root, Said, given},
    ids::{ConsultId, OrgId, StaffId},
    session::Session,
    settings::Organisation,
    team::{self, RowKey, chain::Card},
};

/// How often a question is sealed anew because the team changed meanwhile.
const TRIES: usize = 5;

/// What is asked of whom.
#[derive(Clone)]
pub(super) struct Asking {
    /// Which question it becomes: the same form gives the same one.
    pub id: ConsultId,
    /// Whom it goes to.
    pub to: To,
    /// The words.
    pub text: String,
    /// Another consultant's answer that goes with it.
    pub earlier: Option<Said>,
    /// Whether the conversation goes with it.
    pub history: bool,
    /// Whether the visitor has said in the talk that it may.
    pub told: bool,
}

/// Asks. The question is sealed to the own keys of everybody whom it goes to, and wrapped for the team. With the
/// conversation it waits for the visitor's word first, unless they have said yes or the organisation does not ask.
///
/// # Errors
/// [`Fault::NotFound`] if nobody is there whom it could go to, or the conversation is gone; [`Fault::Forbidden`] for a
/// session without the team's key; those of the store.
pub(super) async fn ask(
    app: &App,
    org: &Arc<Organisation>,
    session: &Session,
    root: &Root,
    asking: &Asking,
) -> Result<(), Fault> {
    let (org_id, conversation, by, now) = (org.id, root.conversation(), session.staff(), app.clock.now());
    for _ in 0..TRIES {
        let (trust, of) = (Arc::clone(&app.trust), Arc::clone(org));
        let roll = app.db.read(move |tx| trust.believed(tx, &of)).await?.ok_or(Fault::NotFound)?;
        let asked: Vec<&Card> = match asking.to {
            To::Named(id) => roll.member(id).filter(|card| card.role.is_consulted()).into_iter().collect(),
            To::Profession(role) => {
                roll.members().filter(|card| card.role == role && card.id != by).collect()
            }
        };
        let first = *asked.first().ok_or(Fault::NotFound)?;
        // Whoever holds the team's key reads the team's conversations as it is: nothing is to be given to them.
        let named = match asking.to {
            To::Named(_) => Some(first),
            To::Profession(_) => None,
        };
        let given_to = named.filter(|card| asking.history && !card.role.holds_team_key());
        let (history, state) = match given_to {
            None => (History::Without, State::Waiting),
            Some(_) if asking.told || !org.settings.ask_before_history => (History::Given, State::Waiting),
            Some(_) => (History::Asked, State::Asking),
        };
        let (new, root_sealed) =
            seal(app, org_id, session, root, asking, (&asked, given_to), (history, state))?;
        let (told, role) = (asking.told && given_to.is_some(), first.role);
        let new = New { role, named: named.map(|card| card.id), since: now, ..new };
        let done = app.db.write(move |tx| {
            let newest = team::is_newest(tx, org_id, new.epoch)?;
            if !newest || team::head(tx, org_id)?.is_none_or(|head| head != roll.head()) {
                return Ok(None); // The team has changed: perhaps they have left.
            }
            let Some(found) = chat::find(tx, org_id, conversation)? else { return Ok(Some(false)) };
            // A restricted one goes to nobody who is not named in it.
            if let Some((to, _)) = &root_sealed
                && found.is_restricted()
                && given::seal(tx, org_id, conversation, *to)?.is_none()
            {
                return Ok(Some(false));
            }
            if store::exists(tx, new.id)? {
                return Ok(Some(true));
            }
            store::insert(tx, &new)?;
            audit::record(tx, org_id, by, Action::AskConsult, conversation.bytes(), now)?;
            if told {
                audit::record(tx, org_id, by, Action::ConsentTold, conversation.bytes(), now)?;
            }
            if let Some((to, sealed)) = &root_sealed
                && given::insert(tx, org_id, conversation, *to, sealed)?
            {
                audit::record(tx, org_id, by, Action::GiveThread, conversation.bytes(), now)?;
            }
            Ok::<_, DbError>(Some(true))
        });
        match done.await? {
            Some(true) => {
                app.wake(org_id, conversation);
                return Ok(());
            }
            Some(false) => return Err(Fault::NotFound),
            None => {}
        }
    }
    Err(Fault::Busy)
}

/// The question sealed, with the root of the conversation where that goes with it at once. Name, role and time are the caller's.
#[allow(clippy::type_complexity)] // A pair that lives for three lines.
fn seal(
    app: &App,
    org: OrgId,
    session: &Session,
    root: &Root,
    asking: &Asking,
    (asked, given_to): (&[&Card], Option<&Card>),
    (history, state): (History, State),
) -> Result<(New, Option<(StaffId, Sealed<[u8; 32]>)>), Fault> {
    let (entropy, now) = (app.entropy.as_ref(), app.clock.now());
    let team = session.keys.expose().newest().ok_or(Fault::Forbidden)?;
    let key = RowKey::generate(keys::place(org, asking.id), entropy);
    let public = |card: &Card| PublicKey::from_bytes(&card.sealing_key).ok_or(Fault::NotFound);
    let mut seals = Vec::with_capacity(asked.len());
    for card in asked {
        seals.push((card.id, key.seal_to_member(card.id, &public(card)?, entropy)));
    }
    let root_sealed = match given_to.filter(|_| history == History::Given) {
        Some(card) => Some((card.id, root.seal_to_member(card.id, &public(card)?, entropy))),
        None => None,
    };
    let question = keys::seal(&key, Part::Question, said(session, asking.text.clone(), now), entropy);
    let earlier = asking.earlier.clone().map(|earlier| keys::seal(&key, Part::Earlier, earlier, entropy));
    let new = New {
        id: asking.id,
        org,
        conversation: root.conversation(),
        asked_by: session.staff(),
        role: session.role(),
        named: None,
        state,
        history,
        since: now,
        epoch: team.epoch,
        key: key.wrap_for_team(&team, entropy),
        question,
        earlier,
        seals,
    };
    Ok((new, root_sealed))
}
