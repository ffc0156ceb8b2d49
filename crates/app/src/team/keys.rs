//! The keys of a member and of the team.

use kernel::{Entropy, Place, Plain, Sealed};
use seal::{
    PrivateKey, PublicKey, SigningKey, Suite, SymmetricKey,
    password::{self, BadCost, Cost},
};

use super::{
    roll::Roll,
    store::{EpochSeal, SlotRow},
};
use crate::{
    ids::{OrgId, StaffId},
    policy,
};

/// Everything a member can do with keys, derived from one 32-byte secret that lies in the member's slots.
pub struct StaffKeys {
    secret: Plain<[u8; 32]>,
}

impl StaffKeys {
    /// New keys for a new member.
    pub fn generate(entropy: &dyn Entropy) -> Self {
        Self::from_secret(Plain::new(kernel::entropy::bytes(entropy)))
    }

    /// The keys that belong to a secret out of a slot.
    pub const fn from_secret(secret: Plain<[u8; 32]>) -> Self {
        Self { secret }
    }

    /// The secret, for a slot or a session.
    pub const fn secret(&self) -> &Plain<[u8; 32]> {
        &self.secret
    }

    fn derive(&self, label: &str) -> SymmetricKey {
        SymmetricKey::from_bytes(*self.secret.expose()).derive(label)
    }

    /// The pair that team seeds are sealed to.
    pub fn sealing(&self) -> PrivateKey {
        PrivateKey::from_seed(Suite::XWing, self.derive("staff sealing").expose())
    }

    /// The pair that signs memberships and epochs.
    pub fn signing(&self) -> SigningKey {
        SigningKey::from_seed(self.derive("staff signing").expose())
    }

    /// The key for what a member keeps for themselves alone, such as the one-time-code secret.
    pub fn own(&self) -> SymmetricKey {
        self.derive("staff own")
    }
}

/// The team's key of one epoch: a pair for those who write to the team, and a symmetric key for its members.
#[derive(Clone)]
pub struct TeamKey {
    /// The epoch, from 1.
    pub epoch: i64,
    seed: Plain<[u8; 32]>,
}

impl TeamKey {
    /// A new key for an epoch.
    pub fn generate(epoch: i64, entropy: &dyn Entropy) -> Self {
        Self::from_seed(epoch, Plain::new(kernel::entropy::bytes(entropy)))
    }

    /// The key that belongs to a seed.
    pub const fn from_seed(epoch: i64, seed: Plain<[u8; 32]>) -> Self {
        Self { epoch, seed }
    }

    /// The seed, for sealing to a member.
    pub const fn seed(&self) -> &Plain<[u8; 32]> {
        &self.seed
    }

    fn derive(&self, label: &str) -> SymmetricKey {
        SymmetricKey::from_bytes(*self.seed.expose()).derive(label)
    }

    /// The pair that a new conversation is sealed to.
    pub fn pair(&self) -> PrivateKey {
        PrivateKey::from_seed(Suite::XWing, self.derive("team pair").expose())
    }

    /// Its public half.
    pub fn public(&self) -> PublicKey {
        self.pair().public()
    }

    /// The key that conversations are re-wrapped under at their first opening.
    pub fn symmetric(&self) -> SymmetricKey {
        self.derive("team symmetric")
    }
}

/// Where a member's slot secret lies.
pub(crate) fn slot_place(org: OrgId, staff: StaffId) -> Place {
    Place { org: org.bytes(), table: "staff_slot", column: "secret", row: staff.bytes() }
}

/// Where a member's one-time-code secret lies.
pub(crate) fn totp_place(org: OrgId, staff: StaffId) -> Place {
    Place { org: org.bytes(), table: "staff", column: "totp", row: staff.bytes() }
}

/// Where the team seed for a member lies. The epoch is bound by the derived row, so a seed cannot move between epochs.
fn seed_place(org: OrgId, staff: StaffId, epoch: i64) -> Place {
    let mut row = staff.bytes();
    for (byte, mix) in row[8..].iter_mut().zip(epoch.to_be_bytes()) {
        *byte ^= mix;
    }
    Place { org: org.bytes(), table: "team_seal", column: "seed", row }
}

/// A way to a member's secret by words: a password, or a phrase on paper.
///
/// # Errors
/// [`BadCost`] when the machine has no memory for Argon2.
pub(crate) fn slot(
    org: OrgId,
    staff: StaffId,
    keys: &StaffKeys,
    words: &Plain<String>,
    instance: &SymmetricKey,
    cost: Cost,
    entropy: &dyn Entropy,
) -> Result<SlotRow, BadCost> {
    let salt = kernel::entropy::bytes(entropy);
    let key = password::slot_key(words, &salt, instance, cost)?;
    let secret = key.seal(&slot_place(org, staff), keys.secret(), entropy);
    Ok(SlotRow { salt, cost, secret })
}

/// The team seed sealed to a member.
pub(super) fn seal_seed(
    team: &TeamKey,
    to: &PublicKey,
    org: OrgId,
    staff: StaffId,
    entropy: &dyn Entropy,
) -> Sealed<[u8; 32]> {
    to.seal(&seed_place(org, staff, team.epoch), team.seed(), entropy)
}

/// The team keys that were sealed to a member. A seed that does not open, or that is not the key which the chain names
/// for its epoch, is left out: anybody can seal something to a public key.
pub(crate) fn open_seals(
    roll: &Roll,
    org: OrgId,
    staff: StaffId,
    keys: &StaffKeys,
    seals: &[EpochSeal],
) -> Vec<TeamKey> {
    let (pair, permit) = (keys.sealing(), policy::own_keys(staff));
    let open = |(epoch, seal): &EpochSeal| {
        let seed = pair.open(&permit, &seed_place(org, staff, *epoch), seal).ok()?;
        let key = TeamKey::from_seed(*epoch, seed);
        let named = roll.epochs().iter().find(|named| named.epoch == *epoch)?;
        (key.public().to_bytes() == named.public_key).then_some(key)
    };
    seals.iter().filter_map(open).collect()
}
