//! Somebody leaves, or the team gets a new key without anybody leaving.

use std::sync::Arc;

use db::Tx;
use kernel::{DbError, Fault, Moment};

use crate::{
    App,
    audit::{self, Action},
    chat::{self, given},
    complaint, consult, draft,
    ids::{OrgId, StaffId},
    passkey, people,
    restricted::{self, Lost},
    session::{self, Session},
    settings::Organisation,
    team::{
        self, Member, Roll,
        chain::{Refused, Signer},
    },
    view,
};

/// How often it is made anew because a colleague changed the team meanwhile.
const TRIES: usize = 5;

/// What somebody holds who may leave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holdings {
    /// Sessions at the desk.
    pub sessions: i64,
    /// Unresolved conversations that they have taken.
    pub taken: i64,
    /// Keys of the team.
    pub seals: i64,
    /// Single conversations that were given to them.
    pub given: i64,
    /// Complaints that are sealed to them.
    pub complaints: i64,
}

/// Somebody who may leave.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Who it is, by the word of the chain.
    pub member: Member,
    /// Whether they are the only coordinator: then they stay.
    pub last: bool,
    /// The restricted conversations that would be lost with them: then they stay until somebody else is named, or a coordinator
    /// says that they go all the same.
    pub lost: Lost,
    /// What goes with them.
    pub holdings: Holdings,
}

/// Why nothing was done.
#[derive(Debug)]
pub enum NotDone {
    /// Nobody else could admit or remove anybody.
    LastCoordinator,
    /// Restricted conversations would be lost with them.
    LastNamed,
    /// They are not in the team, have left already, or the store failed.
    Fault(Fault),
}

impl From<Fault> for NotDone {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// What would go if somebody left.
///
/// # Errors
/// [`Fault::NotFound`] for nobody and for whoever was never admitted, [`Fault::Gone`] for whoever has left.
pub async fn standing(app: &App, org: &Arc<Organisation>, id: StaffId) -> Result<Standing, Fault> {
    let (trust, of) = (Arc::clone(&app.trust), Arc::clone(org));
    let found = app.db.read(move |tx| {
        let Some(roll) = trust.believed(tx, &of)? else { return Ok(None) };
        let lost = restricted::lost_without(tx, of.id, id, None)?;
        Ok::<_, DbError>(Some((roll, holdings(tx, of.id, id)?, lost)))
    });
    let (roll, holdings, lost) = found.await?.ok_or(Fault::NotFound)?;
    let member = of_roll(&roll, id)?;
    Ok(Standing { member, last: roll.is_last_coordinator(id), lost, holdings })
}

fn of_roll(roll: &Roll, id: StaffId) -> Result<Member, Fault> {
    match roll.member(id) {
        Some(card) => Ok(Member { id, work_name: card.work_name.clone(), role: card.role }),
        None if roll.left(id).is_some() => Err(Fault::Gone),
        None => Err(Fault::NotFound),
    }
}

fn holdings(tx: &mut Tx<'_>, org: OrgId, id: StaffId) -> Result<Holdings, DbError> {
    Ok(Holdings {
        sessions: session::count_sessions_of(tx, id)?,
        taken: chat::count_taken(tx, org, id)?,
        seals: team::count_seals(tx, org, id)?,
        given: given::count_of(tx, org, id)?,
        complaints: complaint::count_seals_of(tx, id)?,
    })
}

/// Somebody leaves the team, in one unit of work; the team has a new key from then on.
///
/// # Errors
/// [`NotDone`]; [`Fault::Gone`] if they have left already.
pub async fn leave(
    app: &App,
    org: &Arc<Organisation>,
    session: &Session,
    leaver: StaffId,
) -> Result<(), NotDone> {
    leave_all_the_same(app, org, session, leaver, None).await
}

/// The same, also where restricted conversations are lost with them, as far as a tick accepts it ([`Lost::tick`]).
///
/// # Errors
/// Those of [`leave`].
pub async fn leave_all_the_same(
    app: &App,
    org: &Arc<Organisation>,
    session: &Session,
    leaver: StaffId,
    tick: Option<&str>,
) -> Result<(), NotDone> {
    renew(app, org, session, Some((leaver, tick))).await?;
    if let Err(error) = crate::duty::renew(app, org).await {
        tracing::warn!("the calendar was not read after somebody left: {error}");
    }
    // Visitors no longer read that they are here.
    for conversation in app.presence.leave(leaver) {
        app.bus.wake(conversation.bytes());
    }
    Ok(())
}

/// The team gets a new key, because a copy of the old one may be in other hands.
///
/// # Errors
/// [`NotDone`].
pub async fn new_key(app: &App, org: &Arc<Organisation>, session: &Session) -> Result<(), NotDone> {
    renew(app, org, session, None).await
}

async fn renew(
    app: &App,
    org: &Arc<Organisation>,
    session: &Session,
    leaver: Option<(StaffId, Option<&str>)>,
) -> Result<(), NotDone> {
    let tick = leaver.and_then(|(_, tick)| tick).map(str::to_owned);
    let leaver = leaver.map(|(leaver, _)| leaver);
    let (org_id, by, key) = (org.id, session.staff(), session.keys.expose().staff().signing());
    for _ in 0..TRIES {
        let (trust, of) = (Arc::clone(&app.trust), Arc::clone(org));
        let read = app.db.read(move |tx| trust.believed(tx, &of)).await.map_err(Fault::from)?;
        let roll = read.ok_or(Fault::Forbidden)?;
        if let Some(leaver) = leaver {
            of_roll(&roll, leaver)?;
        }
        let (now, signer) = (app.clock.now(), (Signer::Member(by), &key));
        let made = team::renew(org_id, &roll, leaver, signer, now, app.entropy.as_ref());
        let renewal = made.map_err(|refused| match refused {
            Refused::LastCoordinator => NotDone::LastCoordinator,
            Refused::Signer => NotDone::Fault(Fault::Forbidden), // A colleague has just removed them.
            other => NotDone::Fault(Fault::Broken(other.to_string())),
        })?;
        let tick = tick.clone();
        let done = app.db.write(move |tx| {
            // Here, so that nobody is taken from a list meanwhile.
            let lost = match leaver {
                Some(leaver) => restricted::lost_without(tx, org_id, leaver, None)?,
                None => Lost::default(),
            };
            if !lost.is_accepted(tick.as_deref()) {
                return Ok(false);
            }
            renewal.write(tx, org_id)?;
            if let Some(leaver) = leaver {
                clear(tx, org_id, leaver, now)?;
                audit::record(tx, org_id, by, Action::Remove, leaver.bytes(), now)?;
            }
            restricted::record_lost(tx, org_id, by, &lost, now)?;
            let epoch = renewal.roll.epoch().map_or(0, |epoch| epoch.epoch);
            audit::record(tx, org_id, by, Action::NewEpoch, epoch_object(epoch), now)?;
            Ok(true)
        });
        match done.await {
            Ok(true) => return Ok(()),
            Ok(false) => return Err(NotDone::LastNamed),
            Err(DbError::Constraint) => {} // The chain has grown meanwhile.
            Err(error) => return Err(Fault::from(error).into()),
        }
    }
    Err(Fault::Busy.into())
}

/// Takes away everything that somebody could still open or be found by. What they wrote stays theirs.
fn clear(tx: &mut Tx<'_>, org: OrgId, leaver: StaffId, now: Moment) -> Result<(), DbError> {
    session::delete_sessions_of(tx, org, leaver)?;
    team::retire(tx, org, leaver)?;
    complaint::delete_seals_of(tx, org, leaver)?;
    passkey::forget(tx, leaver)?;
    crate::paging::forget(tx, org, leaver)?;
    people::withdraw_of(tx, org, leaver)?;
    team::delete_approvals(tx, org, leaver)?;
    given::unseal_all(tx, org, leaver)?;
    consult::forget_member(tx, org, leaver, now)?;
    crate::care::forget_member(tx, org, leaver)?;
    draft::delete_of(tx, org, leaver)?; // What they have sent and what still waits goes out.
    view::forget_member(tx, org, leaver)?;
    crate::outgoing::let_go(tx, org, leaver)?;
    crate::work::forget_holder(tx, leaver)?;
    crate::duty::forget_member(tx, org, leaver)?;
    crate::follow_up::let_go(tx, leaver)?;
    chat::release(tx, org, leaver)
}

/// The number of a key as the trail names an object.
fn epoch_object(epoch: i64) -> [u8; 16] {
    i128::from(epoch).to_be_bytes()
}
