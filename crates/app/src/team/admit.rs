//! Admitting: a coordinator signs somebody's keys and seals to them what their role may open.

use std::sync::Arc;

use db::Tx;
use kernel::{DbError, Entropy, Moment, Sealed};
use seal::{PublicKey, SigningKey};

use super::{
    chain::{Card, Change, Refused, Signed, Signer},
    found::FoundingSecret,
    keys::{self, StaffKeys, TeamKey},
    recovery::{self, RecoverySeal},
    roll::Roll,
    store,
};
use crate::ids::{OrgId, StaffId};

/// Entries of the chain with the seals that belong to them, ready to be written.
#[derive(Clone)]
pub struct Admission {
    /// The roll with them.
    pub roll: Arc<Roll>,
    pub(super) entries: Arc<Vec<Signed>>,
    pub(super) seals: Arc<Vec<Seal>>,
    /// The new epochs among the entries, sealed to the recovery key; see [`recovery::seal_epoch`].
    pub(super) recovery: Arc<Vec<RecoverySeal>>,
}

/// A team seed for a member.
pub(super) struct Seal {
    epoch: i64,
    staff: StaffId,
    seed: Sealed<[u8; 32]>,
}

impl Admission {
    /// Writes entries and seals.
    ///
    /// # Errors
    /// Those of the store; `Constraint` when the chain has grown meanwhile: then it has to be made anew.
    pub fn write(&self, tx: &mut Tx<'_>, org: OrgId) -> Result<(), DbError> {
        store::append(tx, org, &self.entries)?;
        for seal in self.seals.iter() {
            store::insert_seal(tx, org, seal.epoch, seal.staff, &seal.seed)?;
        }
        self.recovery.iter().try_for_each(|seal| seal.write(tx, org))
    }
}

/// The first coordinator, signed by the founding key, and the first key of the team, signed by them.
///
/// # Errors
/// Why the chain does not begin like this.
pub fn begin(
    org: OrgId,
    secret: &FoundingSecret,
    card: &Card,
    keys: &StaffKeys,
    now: Moment,
    entropy: &dyn Entropy,
) -> Result<(Admission, TeamKey), Refused> {
    let admit = [Change::Admit(card.clone())];
    let (roll, mut entries) = Roll::default().extend(org, Signer::Founding, &secret.key(), admit, now)?;
    let team = TeamKey::generate(1, entropy);
    let epoch = [Change::Epoch { epoch: team.epoch, public_key: team.public().to_bytes() }];
    let (roll, more) = roll.extend(org, Signer::Member(card.id), &keys.signing(), epoch, now)?;
    entries.extend(more);
    let seals = seal_to(org, card, std::slice::from_ref(&team), entropy)?;
    let recovery = recovery::seal_epoch(org, &roll, &team, entropy).into_iter().collect();
    let admission = Admission {
        roll: Arc::new(roll),
        entries: Arc::new(entries),
        seals: Arc::new(seals),
        recovery: Arc::new(recovery),
    };
    Ok((admission, team))
}

/// Admits somebody: signed by `signer` with `key`, and every key of the team in `team` sealed to them if their role
/// holds it.
///
/// # Errors
/// Why the chain does not take them.
pub fn admit(
    org: OrgId,
    roll: &Roll,
    card: &Card,
    (signer, key): (Signer, &SigningKey),
    team: &[TeamKey],
    now: Moment,
    entropy: &dyn Entropy,
) -> Result<Admission, Refused> {
    let (roll, entries) = roll.extend(org, signer, key, [Change::Admit(card.clone())], now)?;
    let held = if card.role.holds_team_key() { team } else { &[] };
    let seals = seal_to(org, card, held, entropy)?;
    Ok(Admission {
        roll: Arc::new(roll),
        entries: Arc::new(entries),
        seals: Arc::new(seals),
        recovery: Arc::default(),
    })
}

pub(super) fn seal_to(
    org: OrgId,
    card: &Card,
    team: &[TeamKey],
    entropy: &dyn Entropy,
) -> Result<Vec<Seal>, Refused> {
    let public = PublicKey::from_bytes(&card.sealing_key).ok_or(Refused::Unreadable)?;
    let seal = |key: &TeamKey| {
        let seed = keys::seal_seed(key, &public, org, card.id, entropy);
        Seal { epoch: key.epoch, staff: card.id, seed }
    };
    Ok(team.iter().map(seal).collect())
}
