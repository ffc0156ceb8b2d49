//! The recovery key: what brings an organisation back when no coordinator is left. Its seed exists on paper only, in
//! parts of which some are needed; the chain says which key it is, and every key of the team is sealed to it.

use db::Tx;
use kernel::{DbError, Entropy, Moment, Place, Plain, Sealed};
use seal::{PrivateKey, PublicKey, SigningKey, Suite, SymmetricKey};

use super::{
    chain::{Change, RecoveryKey, Refused, Signed, Signer},
    keys::TeamKey,
    roll::Roll,
    store,
};
use crate::{ids::OrgId, policy};

/// The fewest papers that may be needed, and the most there may be.
pub const PAPERS: std::ops::RangeInclusive<i64> = 2..=9;

/// What the papers add up to.
pub struct RecoverySecret(Plain<[u8; 32]>);

impl RecoverySecret {
    /// A new one.
    pub fn generate(entropy: &dyn Entropy) -> Self {
        Self(Plain::new(kernel::entropy::bytes(entropy)))
    }

    /// The one that papers gave.
    pub const fn from_seed(seed: Plain<[u8; 32]>) -> Self {
        Self(seed)
    }

    /// The seed, to be shared out over papers.
    pub const fn seed(&self) -> &Plain<[u8; 32]> {
        &self.0
    }

    fn derive(&self, label: &str) -> SymmetricKey {
        SymmetricKey::from_bytes(*self.0.expose()).derive(label)
    }

    /// The pair that the team's keys are sealed to.
    pub fn sealing(&self) -> PrivateKey {
        PrivateKey::from_seed(Suite::XWing, self.derive("recovery sealing").expose())
    }

    /// The key that admits a coordinator when there is none.
    pub fn signing(&self) -> SigningKey {
        SigningKey::from_seed(self.derive("recovery signing").expose())
    }

    /// Whether it is the recovery key that the chain names.
    pub fn fits(&self, key: &RecoveryKey) -> bool {
        self.signing().verifying().to_bytes()[..] == key.signing_key
            && self.sealing().public().to_bytes() == key.sealing_key
    }

    /// The team key of an epoch out of its seal; `None` when the seal does not open, or holds another key than the one
    /// that the chain names.
    pub fn open(&self, org: OrgId, roll: &Roll, seal: &RecoverySeal) -> Option<TeamKey> {
        let permit = policy::recovery(org);
        let seed = self.sealing().open(&permit, &place(org, seal.epoch), &seal.seed).ok()?;
        let key = TeamKey::from_seed(seal.epoch, seed);
        let named = roll.epochs().iter().find(|epoch| epoch.epoch == seal.epoch)?;
        (key.public().to_bytes() == named.public_key).then_some(key)
    }
}

/// A key of the team, sealed to the recovery key.
#[derive(Clone, Debug)]
pub struct RecoverySeal {
    /// The epoch of the key.
    pub epoch: i64,
    pub(super) seed: Sealed<[u8; 32]>,
}

impl RecoverySeal {
    /// Writes it, in the place of one for the same epoch. To be called in the unit of work that writes the epoch's entry,
    /// after it.
    ///
    /// # Errors
    /// Those of the store.
    pub fn write(&self, tx: &mut Tx<'_>, org: OrgId) -> Result<(), DbError> {
        store::insert_recovery_seal(tx, org, self)
    }
}

/// Where the team seed of an epoch lies that is sealed to the recovery key.
fn place(org: OrgId, epoch: i64) -> Place {
    let mut row = [0; 16];
    row[8..].copy_from_slice(&epoch.to_be_bytes());
    Place { org: org.bytes(), table: "recovery_seal", column: "seed", row }
}

/// A key of the team sealed to the recovery key of a roll; `None` where there is none. Whoever makes an epoch calls this
/// with the roll that has it, and writes what comes back beside the entry.
pub fn seal_epoch(org: OrgId, roll: &Roll, key: &TeamKey, entropy: &dyn Entropy) -> Option<RecoverySeal> {
    let to = PublicKey::from_bytes(&roll.recovery()?.sealing_key)?;
    Some(RecoverySeal { epoch: key.epoch, seed: to.seal(&place(org, key.epoch), key.seed(), entropy) })
}

/// A new recovery key: its entry and the seals that belong to it, ready to be written.
#[derive(Clone)]
pub struct Establishing {
    entries: Vec<Signed>,
    seals: Vec<RecoverySeal>,
}

/// Makes a recovery key the organisation's, with how many papers are needed and how many there are, in the place of any
/// before: signed by a coordinator, and every key of the
/// team in `team` sealed to it.
///
/// # Errors
/// Why the chain does not take it; `Epoch` when `team` lacks a key of the team.
pub fn establish(
    org: OrgId,
    roll: &Roll,
    (secret, needed, papers): (&RecoverySecret, i64, i64),
    (signer, key): (Signer, &SigningKey),
    team: &[TeamKey],
    now: Moment,
    entropy: &dyn Entropy,
) -> Result<Establishing, Refused> {
    let all = |epoch: &super::Epoch| team.iter().any(|key| key.epoch == epoch.epoch);
    if !roll.epochs().iter().all(all) {
        return Err(Refused::Epoch);
    }
    let change = Change::Recovery(RecoveryKey {
        sealing_key: secret.sealing().public().to_bytes(),
        signing_key: secret.signing().verifying().to_bytes().to_vec(),
        needed,
        papers,
    });
    let (roll, entries) = roll.extend(org, signer, key, [change], now)?;
    let seals = team.iter().filter_map(|key| seal_epoch(org, &roll, key, entropy)).collect();
    Ok(Establishing { entries, seals })
}

impl Establishing {
    /// Writes it. What was sealed to a recovery key before goes, and so does the day of its last drill.
    ///
    /// # Errors
    /// Those of the store; `Constraint` when the chain has grown meanwhile: then it has to be made anew.
    pub fn write(&self, tx: &mut Tx<'_>, org: OrgId) -> Result<(), DbError> {
        store::append(tx, org, &self.entries)?;
        store::delete_recovery(tx, org)?;
        self.seals.iter().try_for_each(|seal| seal.write(tx, org))
    }
}
