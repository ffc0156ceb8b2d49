//! Locking a session, by itself or on wish, and unlocking it with the password alone.

use std::sync::Arc;

use db::Tx;
use kernel::{DbError, Fault, Moment, Plain};

use super::{
    model::{self, CODE_MINUTES, IDLE_MINUTES, LOCKED_MINUTES, Locked, SessionKeys, SessionSecret, Stage},
    sign_in::{self, Caller, WRONG, Wrong},
    store,
};
use crate::{
    App, audit,
    settings::Organisation,
    team::{self, Way},
};

/// Takes the keys out of sessions in which nobody has done anything for fifteen minutes, and deletes those that are over.
/// `serve` asks every minute. Returns how many were locked.
///
/// # Errors
/// Those of the store.
pub async fn lock_idle_sessions(db: &db::Store, now: Moment) -> Result<u64, Fault> {
    Ok(db.write(move |tx| sweep(tx, now)).await?)
}

/// See [`lock_idle_sessions`].
pub(super) fn sweep(tx: &mut Tx<'_>, now: Moment) -> Result<u64, DbError> {
    // A clock that has jumped back would keep keys until it has caught up: every session begins to be idle now instead.
    store::not_ahead(tx, now)?;
    store::delete_sessions_over(tx, Stage::Code, now.plus_minutes(-CODE_MINUTES))?;
    store::delete_idle(tx, Stage::Waiting, now.plus_minutes(-IDLE_MINUTES))?;
    let locked = store::lock_idle(tx, now.plus_minutes(-IDLE_MINUTES))?;
    store::delete_sessions_over(tx, Stage::Locked, now.plus_minutes(-LOCKED_MINUTES))?;
    Ok(locked)
}

/// Takes the keys out of a session at once.
///
/// # Errors
/// Those of the store; then it is not locked.
pub(super) async fn lock(db: &db::Store, secret: &SessionSecret) -> Result<(), Fault> {
    let lookup = secret.lookup();
    Ok(db.write(move |tx| store::lock(tx, &lookup)).await?)
}

/// Brings the keys back with the password. The secret in the cookie stays, so that forms which were open stay good.
///
/// # Errors
/// [`Wrong`]; [`Wrong::StartAgain`] once the session is over.
pub(super) async fn unlock(
    on: &Arc<App>,
    org: &Arc<Organisation>,
    locked: &Locked,
    password: Plain<String>,
) -> Result<(), Wrong> {
    let (lookup, org_id, staff_id) = (locked.secret.lookup(), org.id, locked.member.id);
    // Counted before it is tried: many may be sent at the same moment.
    let count = on.db.write(move |tx| store::count_wrong(tx, &lookup)).await?;
    if count > WRONG {
        on.db.write(move |tx| store::delete_session(tx, &lookup)).await?;
        return Err(Wrong::StartAgain);
    }
    let found = on
        .db
        .read(move |tx| {
            let staff = team::staff_by_id(tx, org_id, staff_id)?;
            let slot = team::slot(tx, staff_id, Way::Password)?;
            Ok::<_, DbError>(staff.zip(slot))
        })
        .await?;
    let Some((staff, slot)) = found else { return Err(Wrong::StartAgain) };
    let opened = match sign_in::open_slot(on, org_id, Some(staff), slot, password, Caller::Known).await {
        Err(wrong) => {
            on.db.write(move |tx| store::take_back_wrong(tx, &lookup)).await?;
            return Err(wrong);
        }
        Ok(opened) => opened,
    };
    let Some((_, own)) = opened else {
        tokio::spawn(sign_in::count_password(Arc::clone(on), org_id, staff_id));
        if count < WRONG {
            return Err(Wrong::NoMatch);
        }
        on.db.write(move |tx| store::delete_session(tx, &lookup)).await?;
        return Err(Wrong::StartAgain);
    };
    let (roll, seals) = model::sealed_to(&on.db, &on.trust, org, staff_id).await?;
    let team = team::open_seals(&roll, org_id, staff_id, &own, &seals);
    let keys = locked.secret.seal(org_id, SessionKeys::new(&own, &team), on.entropy.as_ref());
    let now = on.clock.now();
    let unlocked = on.db.write(move |tx| {
        if store::unlock(tx, &lookup, &keys, now)? {
            audit::record(tx, org_id, staff_id, audit::Action::Unlock, staff_id.bytes(), now)?;
            return Ok::<_, DbError>(true);
        }
        // From another window at the same moment, or it is over.
        Ok(store::session(tx, &lookup, org_id)?.is_some_and(|row| row.stage == Stage::Open))
    });
    if unlocked.await? { Ok(()) } else { Err(Wrong::StartAgain) }
}
