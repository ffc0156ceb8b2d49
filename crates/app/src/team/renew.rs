//! A new key for the team: when somebody leaves, or when a copy of the old one may be in other hands.

use std::sync::Arc;

use kernel::{Entropy, Moment};
use seal::SigningKey;

use super::{
    admit::{Admission, seal_to},
    chain::{Change, Refused, Signer},
    keys::TeamKey,
    recovery,
    roll::Roll,
};
use crate::ids::{OrgId, StaffId};

/// A new key of the team, sealed to everybody who holds one and stays; and, if somebody leaves, the entry that says so.
/// The key comes first in the chain, so that a coordinator who leaves by their own hand still signs it.
///
/// # Errors
/// Why the chain does not take it.
pub fn renew(
    org: OrgId,
    roll: &Roll,
    leaver: Option<StaffId>,
    (signer, key): (Signer, &SigningKey),
    now: Moment,
    entropy: &dyn Entropy,
) -> Result<Admission, Refused> {
    let team = TeamKey::generate(roll.epoch().map_or(1, |last| last.epoch + 1), entropy);
    let epoch = Change::Epoch { epoch: team.epoch, public_key: team.public().to_bytes() };
    let changes = [Some(epoch), leaver.map(Change::Leave)].into_iter().flatten();
    let (roll, entries) = roll.extend(org, signer, key, changes, now)?;
    let mut seals = Vec::new();
    for card in roll.members().filter(|card| card.role.holds_team_key()) {
        seals.extend(seal_to(org, card, std::slice::from_ref(&team), entropy)?);
    }
    let recovery = recovery::seal_epoch(org, &roll, &team, entropy).into_iter().collect();
    Ok(Admission {
        roll: Arc::new(roll),
        entries: Arc::new(entries),
        seals: Arc::new(seals),
        recovery: Arc::new(recovery),
    })
}
