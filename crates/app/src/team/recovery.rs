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
/// Why the chain does not take it; `Epoch` when `team` lacks the team's present key.
pub fn establish(
    org: OrgId,
    roll: &Roll,
    (secret, needed, papers): (&RecoverySecret, i64, i64),
    (signer, key): (Signer, &SigningKey),
    team: &[TeamKey],
    now: Moment,
    entropy: &dyn Entropy,
) -> Result<Establishing, Refused> {
    // Older keys are there for as long as something is sealed to them.
    if !roll.epoch().is_some_and(|present| team.iter().any(|key| key.epoch == present.epoch)) {
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

#[cfg(test)]
mod tests {
    use kernel::SeededEntropy;

    use super::*;
    use crate::{
        policy::Role,
        team::{FoundingSecret, StaffKeys, chain::Card},
    };

    const ORG: OrgId = OrgId::from_bytes([1; 16]);
    const NOW: Moment = Moment::from_millis(0);

    /// An organisation with a coordinator, the team's first key, and a recovery key.
    fn begun() -> (Roll, StaffKeys, Card, TeamKey, RecoverySecret, Establishing) {
        let entropy = SeededEntropy::new(1);
        let keys = StaffKeys::generate(&entropy);
        let card = Card {
            id: crate::ids::StaffId::from_bytes([2; 16]),
            work_name: "Dana".into(),
            role: Role::Coordinator,
            sealing_key: keys.sealing().public().to_bytes(),
            signing_key: keys.signing().verifying().to_bytes().to_vec(),
        };
        let founding = FoundingSecret::generate(&entropy);
        let (begun, team) =
            crate::team::begin(ORG, &founding, &card, &keys, NOW, &entropy).expect("it begins");
        let secret = RecoverySecret::generate(&entropy);
        let by = (Signer::Member(card.id), &keys.signing());
        let held = std::slice::from_ref(&team);
        let made = establish(ORG, &begun.roll, (&secret, 2, 3), by, held, NOW, &entropy);
        let made = made.expect("a coordinator may");
        let mut roll = Roll::clone(&begun.roll);
        for entry in &made.entries {
            roll.accept(ORG, &founding.key().verifying(), entry).expect("it goes on");
        }
        (roll, keys, card, team, secret, made)
    }

    #[test]
    fn every_later_key_of_the_team_is_sealed_to_the_recovery_key_and_opens() {
        let (roll, keys, card, first, secret, made) = begun();
        let entropy = SeededEntropy::new(2);
        let next = TeamKey::generate(2, &entropy);
        let change = Change::Epoch { epoch: 2, public_key: next.public().to_bytes() };
        let signer = Signer::Member(card.id);
        let (roll, _) = roll.extend(ORG, signer, &keys.signing(), [change], NOW).expect("a coordinator may");
        let seal = seal_epoch(ORG, &roll, &next, &entropy).expect("there is a recovery key");
        for (seal, key) in [(&made.seals[0], &first), (&seal, &next)] {
            let opened = secret.open(ORG, &roll, seal).expect("it opens");
            assert_eq!(opened.seed().expose(), key.seed().expose());
        }
        let moved = RecoverySeal { epoch: 1, seed: seal.seed.clone() };
        assert!(secret.open(ORG, &roll, &moved).is_none(), "it belongs to its epoch");
        let other = TeamKey::generate(2, &entropy);
        let swapped =
            seal_epoch(ORG, &roll, &other, &entropy).expect("whoever can read the public key can seal");
        assert!(secret.open(ORG, &roll, &swapped).is_none(), "another key than the chain names is refused");
        let stranger = RecoverySecret::generate(&entropy);
        assert!(stranger.open(ORG, &roll, &seal).is_none());
    }

    #[test]
    fn a_recovery_key_needs_every_key_of_the_team_and_counts_that_can_be() {
        let (roll, keys, card, team, secret, _) = begun();
        let (entropy, signing) = (SeededEntropy::new(3), keys.signing());
        let by = (Signer::Member(card.id), &signing);
        let tried = |held: &[TeamKey], needed, papers| {
            establish(ORG, &roll, (&secret, needed, papers), by, held, NOW, &entropy).map(|_| ())
        };
        assert_eq!(tried(&[], 2, 3), Err(Refused::Epoch));
        let held = [team];
        for (needed, papers) in [(1, 3), (4, 3), (2, 10), (0, 0)] {
            assert_eq!(tried(&held, needed, papers), Err(Refused::Unreadable), "{needed} of {papers}");
        }
        assert_eq!(tried(&held, 9, 9), Ok(()));
    }
}
