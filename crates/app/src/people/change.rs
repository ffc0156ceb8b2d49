//! Admitting, refusing, and changing roles: the use-cases behind the page of one person.

use std::sync::Arc;

use db::Tx;
use kernel::{DbError, Fault};
use seal::PublicKey;

use super::store as invitations;
use crate::{
    App, audit,
    chat::{self, given},
    complaint,
    ids::StaffId,
    policy::Role,
    restricted::{self, Lost},
    session::{self, Session},
    settings::Organisation,
    team::{
        self, Admission, Number, Roll, StaffRow, Standing, TeamKey,
        chain::{Card, Refused, Signer},
    },
};

/// How often entries are made anew when somebody else has written at the same place.
const TRIES: u32 = 4;

/// Why something was not done.
#[derive(Debug)]
pub(super) enum Undone {
    /// There is nobody like that any more.
    Missing,
    /// The number is not that of the keys in the row.
    Number,
    /// Nobody else could admit anybody.
    LastCoordinator,
    /// Restricted conversations would be lost with their role.
    LastNamed(Lost),
    /// Somebody else works under this name.
    NameTaken,
    /// The session does not hold every key of the team.
    Keys,
    /// Somebody else was changing the team, several times over.
    Crowded,
    /// The store, or a defect.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for Undone {
    fn from(error: E) -> Self {
        Self::Fault(error.into())
    }
}

/// A person as their row and the chain say.
pub(super) struct Found {
    pub(super) row: StaffRow,
    pub(super) standing: Standing,
    pub(super) roll: Arc<Roll>,
    /// The numbers of the team's keys that are in use.
    epochs: Vec<i64>,
}

/// Reads somebody; `None` when there is no such row, the chain is not believed, or they have left.
pub(super) fn find(
    tx: &mut Tx<'_>,
    trust: &team::Trust,
    org: &Organisation,
    id: StaffId,
) -> Result<Option<Found>, DbError> {
    let (Some(row), Some(roll)) = (team::staff_by_id(tx, org.id, id)?, trust.believed(tx, org)?) else {
        return Ok(None);
    };
    if roll.left(id).is_some() {
        return Ok(None);
    }
    let epochs = team::epochs_in_use(tx, org.id, &roll)?;
    Ok(Some(Found { standing: trust.standing(tx, org, &row)?, row, roll, epochs }))
}

async fn read(app: &App, org: &Arc<Organisation>, id: StaffId) -> Result<Found, Undone> {
    let (trust, of) = (Arc::clone(&app.trust), Arc::clone(org));
    app.db.read(move |tx| find(tx, &trust, &of, id)).await?.ok_or(Undone::Missing)
}

/// Entries and seals for a card, signed in a session. Public-key work, so it is done before the unit of work.
fn sign(
    app: &App,
    org: &Organisation,
    session: &Session,
    found: &Found,
    card: &Card,
) -> Result<Admission, Undone> {
    let (keys, roll) = (session.keys.expose(), &found.roll);
    // Keys that were given up, because nothing is sealed to them any more, are missed by nobody.
    let held: Vec<TeamKey> = found.epochs.iter().filter_map(|epoch| keys.team(*epoch)).collect();
    if card.role.holds_team_key() && held.len() < found.epochs.len() {
        return Err(Undone::Keys);
    }
    let signing = keys.staff().signing();
    let signer = (Signer::Member(session.staff()), &signing);
    team::admit(org.id, roll, card, signer, &held, app.clock.now(), app.entropy.as_ref()).map_err(|why| {
        match why {
            Refused::LastCoordinator => Undone::LastCoordinator,
            Refused::Signer => Undone::Missing,
            other => Undone::Fault(Fault::Broken(format!("an entry of the team's chain: {other}"))),
        }
    })
}

/// The complaints that a coordinator's session opens, sealed to somebody who becomes a coordinator.
async fn complaints_for(
    app: &App,
    org: &Organisation,
    session: &Session,
    card: &Card,
) -> Result<Arc<Vec<complaint::Handed>>, Undone> {
    let Some(key) = PublicKey::from_bytes(&card.sealing_key).filter(|_| card.role == Role::Coordinator)
    else {
        return Ok(Arc::default());
    };
    Ok(Arc::new(complaint::hand_over(app, org.id, session, (card.id, key)).await?))
}

fn card_of(row: &StaffRow, role: Role, work_name: String) -> Card {
    Card {
        id: row.id,
        work_name,
        role,
        sealing_key: row.sealing_key.clone(),
        signing_key: row.signing_key.clone(),
    }
}

/// Admits a newcomer whose number was typed.
pub(super) async fn admit(
    app: &App,
    org: &Arc<Organisation>,
    session: &Session,
    id: StaffId,
    (typed, shown): (&str, &str),
) -> Result<(), Undone> {
    let (by, of) = (session.staff(), org.id);
    for _ in 0..TRIES {
        let found = read(app, org, id).await?;
        match found.standing {
            Standing::Waiting => {}
            Standing::Member => return Ok(()), // The second of two clicks.
            Standing::Stranger => return Err(Undone::Missing),
        }
        if !Number::of_row(&found.row).is_typed(typed) {
            app.db.write(move |tx| team::count_wrong_number(tx, of, id)).await?;
            return Err(Undone::Number);
        }
        let role = Role::from_name(&found.row.role).ok_or(Undone::Missing)?;
        // The number says nothing about the role: what is signed is what stood on the page.
        if role.name() != shown {
            return Err(Undone::Crowded);
        }
        let card = card_of(&found.row, role, found.row.work_name.clone());
        let admission = sign(app, org, session, &found, &card)?;
        let (complaints, now) = (complaints_for(app, org, session, &card).await?, app.clock.now());
        let done = app.db.write(move |tx| {
            // What was compared must be what stands there now.
            if !team::staff_by_id(tx, of, id)?.is_some_and(|row| row.fits(&card)) {
                return Ok::<_, DbError>(false);
            }
            admission.write(tx, of)?;
            complaint::write_handed(tx, of, id, &complaints)?;
            invitations::delete(tx, of, id)?;
            audit::record(tx, of, by, audit::Action::Admit, id.bytes(), now)?;
            Ok(true)
        });
        match done.await {
            Ok(true) => return Ok(()),
            Ok(false) => return Err(Undone::Missing),
            Err(DbError::Constraint) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Undone::Crowded)
}

/// Takes somebody's row away who was never admitted.
pub(super) async fn refuse(
    app: &App,
    org: &Arc<Organisation>,
    session: &Session,
    id: StaffId,
) -> Result<(), Undone> {
    let (trust, of, by, now) = (app.trust.aside(), Arc::clone(org), session.staff(), app.clock.now());
    let done = app.db.write(move |tx| {
        // Only a row that the chain does not know at all: everything else has a past.
        let known = find(tx, &trust, &of, id)?;
        if known.is_none_or(|found| found.roll.member(id).is_some()) {
            return Ok(false);
        }
        invitations::delete(tx, of.id, id)?;
        audit::record(tx, of.id, by, audit::Action::Refuse, id.bytes(), now)?;
        team::delete_staff(tx, of.id, id)
    });
    if done.await? { Ok(()) } else { Err(Undone::Missing) }
}

/// Gives a member another role or work name: a new entry with the same keys. Their sessions end when the role changes,
/// because a session holds what the role opened. Restricted conversations are lost with a role as far as a tick accepts it
/// ([`Lost::tick`]). Gives the role they had.
#[allow(clippy::too_many_arguments)] // Each is another source: who asks, about whom, what they want, what they accept.
pub(super) async fn change(
    app: &App,
    org: &Arc<Organisation>,
    session: &Session,
    id: StaffId,
    role: Role,
    work_name: &str,
    tick: Option<&str>,
) -> Result<Role, Undone> {
    let (by, of) = (session.staff(), org.id);
    for _ in 0..TRIES {
        let found = read(app, org, id).await?;
        let old = found.roll.member(id).ok_or(Undone::Missing)?;
        let (before, same_name) = (old.role, old.work_name == work_name);
        if before == role && same_name {
            return Ok(before);
        }
        let card = card_of(&found.row, role, work_name.to_owned());
        let admission = sign(app, org, session, &found, &card)?;
        let complaints =
            if before == role { Arc::default() } else { complaints_for(app, org, session, &card).await? };
        let (now, folded) = (app.clock.now(), work_name.to_lowercase());
        let tick = tick.map(str::to_owned);
        let done = app.db.write(move |tx| {
            let taken = |row: &StaffRow| row.id != id && row.work_name.to_lowercase() == folded;
            if team::members(tx, of)?.iter().any(taken) {
                return Ok::<_, DbError>(Err(Undone::NameTaken));
            }
            // Whoever works on conversations no more neither opens restricted ones to the team nor names anybody.
            let lost = match before == role {
                true => Lost::default(),
                false => restricted::lost_without(tx, of, id, Some((before, role)))?,
            };
            if !lost.is_accepted(tick.as_deref()) {
                return Ok(Err(Undone::LastNamed(lost)));
            }
            team::delete_seals(tx, of, id)?;
            admission.write(tx, of)?;
            team::update_card(tx, of, &card)?;
            if before != role {
                crate::consult::forget_member(tx, of, id, now)?;
                if !role.holds_team_key() {
                    crate::outgoing::let_go(tx, of, id)?;
                    crate::work::forget_holder(tx, id)?;
                    crate::follow_up::let_go(tx, id)?;
                    chat::release(tx, of, id)?;
                }
                complaint::take_back(tx, of, id)?;
                complaint::write_handed(tx, of, id, &complaints)?;
                session::delete_sessions_of(tx, of, id)?;
            }
            // What was given goes with a role that is given nothing; what they are named in with one that opens nothing.
            if role.held().is_none() {
                given::unseal_all(tx, of, id)?;
            } else if !role.is_given_threads() {
                given::delete_of(tx, of, id)?;
            }
            audit::record(tx, of, by, audit::Action::ChangeRole, id.bytes(), now)?;
            restricted::record_lost(tx, of, by, &lost, now)?;
            Ok(Ok(()))
        });
        match done.await {
            Ok(Ok(())) => return Ok(before),
            Ok(Err(undone)) => return Err(undone),
            Err(DbError::Constraint) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Undone::Crowded)
}
