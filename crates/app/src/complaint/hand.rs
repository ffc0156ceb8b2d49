//! Handing complaints over: a coordinator seals what their key opens to somebody who becomes one.

use db::Tx;
use kernel::{DbError, Fault, Sealed};
use seal::PublicKey;

use super::{keys::Root, store};
use crate::{
    App,
    ids::{ComplaintId, OrgId, StaffId},
    policy,
    session::Session,
};

/// The root of a complaint, sealed to somebody new.
pub struct Handed {
    complaint: ComplaintId,
    root: Sealed<[u8; 32]>,
}

/// Seals every complaint that this session opens to somebody else: public-key work, about half a millisecond each. What
/// the session does not open is left out; no words are read.
///
/// # Errors
/// Those of the store.
pub async fn hand_over(
    app: &App,
    org: OrgId,
    session: &Session,
    (to, key): (StaffId, PublicKey),
) -> Result<Vec<Handed>, Fault> {
    let staff = session.staff();
    let seals = app.db.read(move |tx| store::seals_of(tx, org, staff)).await?;
    let own = session.keys.expose().staff().sealing();
    let hand = |(complaint, seal): (ComplaintId, Sealed<[u8; 32]>)| {
        let permit = policy::complaint(session.role(), complaint)?;
        let root = Root::open_as_coordinator(&permit, org, complaint, staff, &own, &seal).ok()?;
        Some(Handed { complaint, root: root.seal_to(to, &key, app.entropy.as_ref()) })
    };
    Ok(seals.into_iter().filter_map(hand).collect())
}

/// Writes them. A complaint that was deleted meanwhile is left out.
///
/// # Errors
/// Those of the store.
pub fn write_handed(tx: &mut Tx<'_>, org: OrgId, to: StaffId, handed: &[Handed]) -> Result<(), DbError> {
    for one in handed {
        if store::find(tx, org, one.complaint)?.is_some() && store::seal(tx, one.complaint, to)?.is_none() {
            store::insert_seal(tx, org, one.complaint, to, &one.root)?;
        }
    }
    Ok(())
}

/// Takes every complaint back from somebody who is no coordinator any more.
///
/// # Errors
/// Those of the store.
pub fn take_back(tx: &mut Tx<'_>, org: OrgId, from: StaffId) -> Result<(), DbError> {
    store::delete_seals_of(tx, org, from)
}
