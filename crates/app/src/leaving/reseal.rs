//! What an older key of the team opens is wrapped under the new one, in small units of work with pauses between, so that
//! nobody waits behind it. It runs with the keys of a coordinator's session, looks at that session before every batch,
//! and ends with it; whoever comes next goes on where it stopped, because the rows themselves say what is left.
//!
//! Two of them at once, in two processes, do no harm: a row never goes back to an older key.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use kernel::{DbError, Entropy, Fault, Sealed};

use super::store::{self, Older, Table};
use crate::{
    App,
    chat::Root,
    ids::{ConversationId, OrgId, StaffId},
    policy::{self, Deed, Role},
    session::{self, Session, SessionKeys, SessionSecret, Stage},
    settings::Organisation,
    surfaces::Shared,
    team::{self, RowKey, RowPlace, TeamKey},
};

/// Rows in one unit of work: a few milliseconds, so that no visitor waits long behind it.
const BATCH: i64 = 25;
/// Between two of them the machine belongs to everybody else.
const PAUSE: Duration = Duration::from_millis(30);
/// Opening what a stranger sealed takes a tenth of a millisecond and more. After so many rows the thread sleeps a tenth of the
/// pause, so that nobody's page waits for a row of them.
const BREATH: usize = 3;

/// Which organisations are at it in this process, and what came out last.
#[derive(Default)]
pub struct Reseals(Mutex<HashMap<OrgId, Pass>>);

/// One way through what is left.
#[derive(Clone, Copy)]
struct Pass {
    runs: bool,
    /// With whose keys, and to which key.
    staff: StaffId,
    epoch: i64,
    /// How many did not open.
    failed: i64,
}

impl Reseals {
    fn lock(&self) -> MutexGuard<'_, HashMap<OrgId, Pass>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins, unless one runs, or unless the same keys have failed at everything that is left.
    fn claim<'a>(&'a self, org: OrgId, staff: StaffId, epoch: i64, left: i64) -> Option<Claim<'a>> {
        let mut all = self.lock();
        let in_vain =
            |last: &Pass| (last.staff, last.epoch) == (staff, epoch) && left > 0 && last.failed == left;
        if all.get(&org).is_some_and(|last| last.runs || in_vain(last)) {
            return None;
        }
        all.insert(org, Pass { runs: true, staff, epoch, failed: 0 });
        Some(Claim { reseals: self, org })
    }

    /// Whether one runs for an organisation, and how many did not open in the last.
    fn of(&self, org: OrgId) -> (bool, i64) {
        self.lock().get(&org).map_or((false, 0), |pass| (pass.runs, pass.failed))
    }
}

/// The right to be the only one for an organisation; given back when dropped.
struct Claim<'a> {
    reseals: &'a Reseals,
    org: OrgId,
}

impl Claim<'_> {
    fn failed(&self, failed: i64) {
        if let Some(pass) = self.reseals.lock().get_mut(&self.org) {
            pass.failed = failed;
        }
    }
}

impl Drop for Claim<'_> {
    fn drop(&mut self) {
        if let Some(pass) = self.reseals.lock().get_mut(&self.org) {
            pass.runs = false;
        }
    }
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Conversations and other rows with a key of their own, in all.
    pub total: i64,
    /// Those that the present key opens.
    pub done: i64,
    /// Those that did not open when this process last tried.
    pub failed: i64,
    /// Whether this process is at it.
    pub runs: bool,
}

impl Progress {
    /// Those that an older key opens.
    pub const fn left(&self) -> i64 {
        self.total - self.done
    }
}

/// How many rows have the team's present key.
///
/// # Errors
/// Those of the store.
pub async fn progress(app: &App, org: &Arc<Organisation>) -> Result<Progress, Fault> {
    let (trust, of) = (Arc::clone(&app.trust), Arc::clone(org));
    let found = app.db.read(move |tx| {
        let epoch = present(tx, &trust, &of)?;
        store::progress(tx, of.id, epoch)
    });
    let (total, left) = found.await?;
    let (runs, failed) = app.reseals.of(org.id);
    Ok(Progress { total, done: total - left, failed: failed.min(left), runs })
}

/// The number of the team's present key by the word of the chain: what the database alone says is not enough to give
/// an older one up.
fn present(tx: &mut db::Tx<'_>, trust: &team::Trust, org: &Organisation) -> Result<i64, DbError> {
    let roll = trust.believed(tx, org)?;
    Ok(roll.and_then(|roll| Some(roll.epoch()?.epoch)).unwrap_or(0))
}

/// Goes on in the background with what is left, if anything is and nobody is at it. For whoever comes by with a
/// coordinator's session; returns at once.
pub fn start(app: &Shared, org: &Arc<Organisation>, session: &Session) {
    if !policy::allows(session.role(), Deed::RenewTeam) || app.reseals.of(org.id).0 {
        return;
    }
    let (app, org, session) = (Arc::clone(app), Arc::clone(org), session.clone());
    tokio::spawn(async move {
        if let Err(fault) = reseal(&app, &org, &session, PAUSE).await {
            tracing::warn!(organisation = %org.slug, "conversations wait for the new key: {fault}");
        }
    });
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resealed {
    /// Nothing of an older key is left, and its seals are gone.
    All,
    /// The session has ended, a colleague's is at it, or what is left does not open.
    Some,
}

/// Wraps everything that is left under the present key, with a pause between two units of work.
///
/// # Errors
/// Those of the store; what was done stays done.
pub async fn reseal(
    app: &App,
    org: &Arc<Organisation>,
    session: &Session,
    pause: Duration,
) -> Result<Resealed, Fault> {
    let (trust, of) = (Arc::clone(&app.trust), Arc::clone(org));
    let found = app.db.read(move |tx| {
        let epoch = present(tx, &trust, &of)?;
        let left = store::left(tx, of.id, epoch)?;
        Ok::<_, DbError>((epoch, left, store::older_seals(tx, of.id, epoch)?))
    });
    let (mut epoch, left, seals) = found.await?;
    if (left, seals) == (0, 0) {
        return Ok(Resealed::All);
    }
    let Some(claim) = app.reseals.claim(org.id, session.staff(), epoch, left) else {
        return Ok(Resealed::Some);
    };
    let mut failed = 0;
    for table in store::TABLES {
        let mut after = (0, [0; 16]);
        loop {
            let Some((role, keys, key)) = keys(app, org, &session.secret).await? else {
                return Ok(Resealed::Some);
            };
            let org_id = org.id;
            epoch = key.epoch;
            let batch = app.db.read(move |tx| table.older(tx, org_id, epoch, after, BATCH)).await?;
            let Some(last) = batch.last() else { break };
            after = (last.epoch, last.id);
            let (tried, entropy) = (batch.len(), Arc::clone(&app.entropy));
            let wrapped = tokio::task::spawn_blocking(move || {
                let wrap = |one: &Older| {
                    Some((one.id, wrap(table, org_id, role, &keys, &key, one, entropy.as_ref())?))
                };
                let mut wrapped = Vec::with_capacity(batch.len());
                for few in batch.chunks(BREATH) {
                    wrapped.extend(few.iter().filter_map(wrap));
                    std::thread::sleep(pause.min(PAUSE) / 10);
                }
                wrapped
            });
            let wrapped =
                wrapped.await.map_err(|_| Fault::Broken("a thread that wraps keys ended early".into()))?;
            failed += (tried - wrapped.len()) as i64;
            claim.failed(failed);
            app.db
                .write(move |tx| wrapped.iter().try_for_each(|(id, key)| table.rewrap(tx, *id, epoch, key)))
                .await?;
            tokio::time::sleep(pause).await;
        }
    }
    finish(app, org.id, epoch).await
}

/// The keys of a session while it is open and a coordinator's, with the team's newest among them.
async fn keys(
    app: &App,
    org: &Arc<Organisation>,
    secret: &SessionSecret,
) -> Result<Option<(Role, Arc<kernel::Plain<SessionKeys>>, TeamKey)>, Fault> {
    let (now, entropy) = (app.clock.now(), app.entropy.as_ref());
    let session =
        session::open_session(&app.db, &app.trust, org, secret.clone(), now, entropy).await?.session();
    let open =
        |session: &Session| session.stage == Stage::Open && policy::allows(session.role(), Deed::RenewTeam);
    let Some(session) = session.filter(open) else { return Ok(None) };
    let (trust, of) = (Arc::clone(&app.trust), Arc::clone(org));
    let epoch = app.db.read(move |tx| present(tx, &trust, &of)).await?;
    Ok(session.keys.expose().team(epoch).map(|key| (session.role(), Arc::clone(&session.keys), key)))
}

/// The key of a row under the newest key; `None` if it does not open, which the log says.
fn wrap(
    table: &Table,
    org: OrgId,
    role: Role,
    keys: &kernel::Plain<SessionKeys>,
    newest: &TeamKey,
    one: &Older,
    entropy: &dyn Entropy,
) -> Option<Sealed<[u8; 32]>> {
    let permit = policy::reseal(role, one.id)?;
    let held = keys.expose().team(one.epoch)?;
    let (wrapped, sealed) = (one.wrapped.as_ref(), one.sealed.as_ref());
    let opened = if table.name == store::CONVERSATION {
        let id = ConversationId::from_bytes(one.id);
        Root::open_as_team(&permit, org, id, &held, wrapped, sealed)
            .map(|root| root.wrap_for_team(newest, entropy))
    } else {
        let place = RowPlace { org, table: table.name, row: one.id };
        RowKey::open(&permit, place, &held, wrapped, sealed).map(|key| key.wrap_for_team(newest, entropy))
    };
    opened
        .inspect_err(|error| tracing::error!("a {} does not open for the new key: {error}", table.name))
        .ok()
}

/// Gives the older keys up, if nothing needs them any more.
async fn finish(app: &App, org: OrgId, epoch: i64) -> Result<Resealed, Fault> {
    let all = app.db.write(move |tx| {
        let left = store::left(tx, org, epoch)?;
        if left == 0 {
            team::delete_old_seals(tx, org, epoch)?;
        }
        Ok::<_, DbError>(left == 0)
    });
    if !all.await? {
        return Ok(Resealed::Some);
    }
    // What lay under the old key shall not lie in the database's log either.
    if let Err(error) = app.db.checkpoint().await {
        tracing::warn!("the database's log was not emptied: {error}");
    }
    Ok(Resealed::All)
}
