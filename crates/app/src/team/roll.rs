//! The roll: what a chain adds up to.

use std::collections::BTreeMap;

use kernel::Moment;
use seal::{PublicKey, SigningKey, VerifyingKey};

use super::{
    chain::{Card, Change, Entry, RecoveryKey, Refused, Signed, Signer},
    recovery::PAPERS,
};
use crate::{
    ids::{OrgId, StaffId},
    policy::Role,
};

/// Who is in the team and which keys count, after every entry of a chain was accepted.
#[derive(Clone, Debug, Default)]
pub struct Roll {
    members: BTreeMap<StaffId, Card>,
    left: BTreeMap<StaffId, Card>,
    epochs: Vec<Epoch>,
    recovery: Option<RecoveryKey>,
    hashes: Vec<[u8; 32]>,
}

/// A key of the team.
#[derive(Clone, Debug)]
pub struct Epoch {
    /// Its number, from 1.
    pub epoch: i64,
    /// Its public half.
    pub public_key: Vec<u8>,
    /// Since when.
    pub since: Moment,
}

impl Roll {
    /// The members, in the order they came.
    pub fn members(&self) -> impl Iterator<Item = &Card> {
        self.members.values()
    }

    /// A member.
    pub fn member(&self, id: StaffId) -> Option<&Card> {
        self.members.get(&id)
    }

    /// Somebody who was a member.
    pub fn left(&self, id: StaffId) -> Option<&Card> {
        self.left.get(&id)
    }

    /// The coordinators.
    pub fn coordinators(&self) -> impl Iterator<Item = &Card> {
        self.members().filter(|card| card.role == Role::Coordinator)
    }

    /// The team's present key.
    pub fn epoch(&self) -> Option<&Epoch> {
        self.epochs.last()
    }

    /// The team's keys, oldest first.
    pub fn epochs(&self) -> &[Epoch] {
        &self.epochs
    }

    /// The recovery key, if one was made.
    pub const fn recovery(&self) -> Option<&RecoveryKey> {
        self.recovery.as_ref()
    }

    /// How many entries there are, and the hash of the last.
    pub fn head(&self) -> (i64, [u8; 32]) {
        (self.hashes.len() as i64, self.hashes.last().copied().unwrap_or_default())
    }

    /// The hash of the entry with a number.
    pub fn hash(&self, number: i64) -> Option<[u8; 32]> {
        usize::try_from(number - 1).ok().and_then(|at| self.hashes.get(at).copied())
    }

    /// Whether an entry with this number and hash is part of the chain.
    pub fn holds(&self, (number, hash): (i64, [u8; 32])) -> bool {
        usize::try_from(number - 1).is_ok_and(|at| self.hashes.get(at) == Some(&hash))
    }

    /// The next entries, signed: each is accepted before the next is made, so what comes back is a chain that goes on.
    ///
    /// # Errors
    /// Why a change cannot be made; then nothing was.
    pub fn extend(
        &self,
        org: OrgId,
        signer: Signer,
        key: &SigningKey,
        changes: impl IntoIterator<Item = Change>,
        now: Moment,
    ) -> Result<(Self, Vec<Signed>), Refused> {
        let (mut roll, mut signed) = (self.clone(), Vec::new());
        let founding = key.verifying(); // Looked at for the first entry only, which is the founding key's own.
        for change in changes {
            let (number, previous) = roll.head();
            let number = number + 1;
            let entry = Entry { number, previous, at: now.to_minute(), change, signer }.sign(org, key);
            roll.accept(org, &founding, &entry)?;
            signed.push(entry);
        }
        Ok((roll, signed))
    }

    /// Takes the next entry of a chain.
    ///
    /// # Errors
    /// Why it is not accepted; then the roll is as it was.
    pub fn accept(&mut self, org: OrgId, founding: &VerifyingKey, signed: &Signed) -> Result<(), Refused> {
        let entry = signed.entry(org).ok_or(Refused::Unreadable)?;
        let (number, hash) = self.head();
        if entry.number != number + 1 || entry.previous != hash {
            return Err(Refused::Order);
        }
        let key = self.key_of(&entry, founding).ok_or(Refused::Signer)?;
        if !key.verify(&signed.statement, &signed.signature) {
            return Err(Refused::Signature);
        }
        self.apply(entry.change, entry.at)?;
        self.hashes.push(signed.hash());
        Ok(())
    }

    /// The key that may sign an entry here; `None` if nobody's may.
    fn key_of(&self, entry: &Entry, founding: &VerifyingKey) -> Option<VerifyingKey> {
        let admits_coordinator =
            matches!(&entry.change, Change::Admit(card) if card.role == Role::Coordinator);
        match entry.signer {
            Signer::Founding => (self.hashes.is_empty() && admits_coordinator).then_some(*founding),
            Signer::Recovery if admits_coordinator => {
                VerifyingKey::from_bytes(&self.recovery.as_ref()?.signing_key)
            }
            Signer::Recovery => None,
            Signer::Member(id) => {
                let card = self.member(id).filter(|card| card.role == Role::Coordinator)?;
                VerifyingKey::from_bytes(&card.signing_key)
            }
        }
    }

    fn apply(&mut self, change: Change, at: Moment) -> Result<(), Refused> {
        match change {
            Change::Admit(card) => self.admit(card),
            Change::Leave(id) => {
                self.member(id).ok_or(Refused::Unknown)?;
                if self.is_last_coordinator(id) {
                    return Err(Refused::LastCoordinator);
                }
                self.left.extend(self.members.remove_entry(&id));
                Ok(())
            }
            Change::Epoch { epoch, public_key } => {
                let next = self.epoch().map_or(1, |last| last.epoch + 1);
                if epoch != next || PublicKey::from_bytes(&public_key).is_none() {
                    return Err(Refused::Epoch);
                }
                self.epochs.push(Epoch { epoch, public_key, since: at });
                Ok(())
            }
            Change::Recovery(key) => {
                let counts =
                    PAPERS.contains(&key.needed) && (key.needed..=*PAPERS.end()).contains(&key.papers);
                if !counts
                    || PublicKey::from_bytes(&key.sealing_key).is_none()
                    || VerifyingKey::from_bytes(&key.signing_key).is_none()
                {
                    return Err(Refused::Unreadable);
                }
                self.recovery = Some(key);
                Ok(())
            }
        }
    }

    fn admit(&mut self, card: Card) -> Result<(), Refused> {
        let same_keys =
            |known: &Card| known.sealing_key == card.sealing_key && known.signing_key == card.signing_key;
        match self.members.get(&card.id) {
            Some(known) if !same_keys(known) => return Err(Refused::Taken),
            Some(_) if card.role != Role::Coordinator && self.is_last_coordinator(card.id) => {
                return Err(Refused::LastCoordinator);
            }
            Some(_) => {}
            None if self.left.contains_key(&card.id) => return Err(Refused::Taken),
            None => {}
        }
        if PublicKey::from_bytes(&card.sealing_key).is_none()
            || VerifyingKey::from_bytes(&card.signing_key).is_none()
        {
            return Err(Refused::Unreadable);
        }
        self.members.insert(card.id, card);
        Ok(())
    }

    /// Whether a member is the only coordinator there is.
    pub fn is_last_coordinator(&self, id: StaffId) -> bool {
        let mut coordinators = self.coordinators();
        coordinators.next().is_some_and(|card| card.id == id) && coordinators.next().is_none()
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Entropy, Plain, SeededEntropy};

    use super::*;
    use crate::team::{StaffKeys, chain};

    const NOW: Moment = Moment::from_millis(1_795_226_400_000);

    fn org() -> OrgId {
        OrgId::from_bytes([1; 16])
    }

    fn founding() -> SigningKey {
        SigningKey::from_seed(&[2; 32])
    }

    fn dice(entropy: &dyn Entropy, sides: u8) -> u8 {
        kernel::entropy::bytes::<1>(entropy)[0] % sides
    }

    fn keys(id: u8) -> StaffKeys {
        StaffKeys::from_secret(Plain::new([id; 32]))
    }

    fn card(id: u8, role: Role) -> Card {
        Card {
            id: StaffId::from_bytes([id; 16]),
            work_name: format!("Member {id}"),
            role,
            sealing_key: keys(id).sealing().public().to_bytes(),
            signing_key: keys(id).signing().verifying().to_bytes().to_vec(),
        }
    }

    /// A change that may or may not be possible.
    fn some_change(roll: &Roll, entropy: &dyn Entropy) -> Change {
        let roles = [Role::Coordinator, Role::OutreachWorker, Role::Peer, Role::Analyst];
        let role = roles[usize::from(dice(entropy, 4))];
        let id = 10 + dice(entropy, 6);
        match dice(entropy, 6) {
            0 => Change::Leave(StaffId::from_bytes([id; 16])),
            1 => Change::Epoch {
                epoch: roll.epochs().len() as i64 + 1,
                public_key: keys(100 + dice(entropy, 100)).sealing().public().to_bytes(),
            },
            2 => Change::Recovery(RecoveryKey {
                sealing_key: keys(99).sealing().public().to_bytes(),
                signing_key: keys(99).signing().verifying().to_bytes().to_vec(),
                needed: 2,
                papers: 3,
            }),
            _ => Change::Admit(card(id, role)),
        }
    }

    /// A history in which everything that was tried and possible has happened.
    fn history(entropy: &dyn Entropy) -> (Roll, Vec<Signed>) {
        let first = [Change::Admit(card(10, Role::Coordinator))];
        let begun = Roll::default().extend(org(), Signer::Founding, &founding(), first, NOW);
        let (mut roll, mut entries) = begun.expect("the founding key admits a coordinator");
        for _ in 0..24 {
            let coordinators: Vec<_> = roll.coordinators().map(|card| card.id).collect();
            let by = coordinators[usize::from(dice(entropy, coordinators.len() as u8))];
            let change = [some_change(&roll, entropy)];
            let key = keys(by.bytes()[0]).signing();
            let Ok((next, more)) = roll.extend(org(), Signer::Member(by), &key, change, NOW) else {
                continue;
            };
            roll = next;
            entries.extend(more);
        }
        (roll, entries)
    }

    fn walk(entries: &[Signed]) -> Result<Roll, (i64, Refused)> {
        chain::walk(org(), &founding().verifying(), entries)
    }

    #[test]
    fn every_history_is_accepted_and_any_change_of_it_is_refused_where_it_is() {
        for seed in 0..12 {
            let entropy = SeededEntropy::new(seed);
            let (roll, entries) = history(&entropy);
            let read = walk(&entries).expect("what was possible is accepted");
            assert_eq!(read.head(), roll.head());
            assert!(entries.len() > 5, "something has happened");
            for (at, number) in (0..entries.len()).zip(1..) {
                let refused = |list: Vec<Signed>| walk(&list).expect_err("it was changed").0;
                let place = |length: usize| {
                    usize::from(u16::from_be_bytes(kernel::entropy::bytes(&entropy))) % length
                };
                let mut list = entries.clone();
                let mut bytes = list[at].statement.as_bytes().to_vec();
                let (byte, bit) = (place(bytes.len()), dice(&entropy, 8));
                bytes[byte] ^= 1 << bit;
                list[at].statement = seal::Statement::from_bytes(bytes);
                assert_eq!(refused(list), number, "seed {seed}: byte {byte}, bit {bit} of a statement");

                let mut list = entries.clone();
                let byte = place(64);
                list[at].signature[byte] ^= 1 << dice(&entropy, 8);
                assert_eq!(refused(list), number, "seed {seed}: byte {byte} of a signature");

                let mut list = entries.clone();
                list.insert(at, list[at].clone());
                assert_eq!(refused(list), number + 1, "seed {seed}: twice");

                let mut list = entries.clone();
                list.remove(at);
                if at + 1 < entries.len() {
                    assert_eq!(refused(list), number, "seed {seed}: dropped");
                    let mut list = entries.clone();
                    list.swap(at, at + 1);
                    assert_eq!(refused(list), number, "seed {seed}: swapped");
                } else {
                    // The end can be taken away unseen by the chain alone; who has seen it, knows.
                    let shorter = walk(&list).expect("a beginning is a chain");
                    assert!(!shorter.holds(roll.head()) && roll.holds(shorter.head()), "seed {seed}");
                }
            }
        }
    }

    #[test]
    fn the_founding_key_signs_once_and_only_a_coordinator() {
        let key = founding();
        let worker = [Change::Admit(card(10, Role::OutreachWorker))];
        let begun = Roll::default().extend(org(), Signer::Founding, &key, worker, NOW);
        assert_eq!(begun.err(), Some(Refused::Signer));
        let first = [Change::Admit(card(10, Role::Coordinator))];
        let (roll, _) = Roll::default().extend(org(), Signer::Founding, &key, first, NOW).expect("the first");
        let second = [Change::Admit(card(11, Role::Coordinator))];
        assert_eq!(roll.extend(org(), Signer::Founding, &key, second, NOW).err(), Some(Refused::Signer));
    }

    #[test]
    fn the_recovery_key_admits_a_coordinator_and_nobody_else() {
        let first = [Change::Admit(card(10, Role::Coordinator))];
        let begun = Roll::default().extend(org(), Signer::Founding, &founding(), first, NOW);
        let (roll, _) = begun.expect("the first");
        let back = keys(99).signing();
        let coordinator = || [Change::Admit(card(11, Role::Coordinator))];
        let early = roll.extend(org(), Signer::Recovery, &back, coordinator(), NOW);
        assert_eq!(early.err(), Some(Refused::Signer), "there is none yet");
        let made = Change::Recovery(RecoveryKey {
            sealing_key: keys(99).sealing().public().to_bytes(),
            signing_key: back.verifying().to_bytes().to_vec(),
            needed: 2,
            papers: 3,
        });
        let dana = Signer::Member(StaffId::from_bytes([10; 16]));
        let (roll, _) = roll.extend(org(), dana, &keys(10).signing(), [made], NOW).expect("a coordinator");
        assert!(roll.extend(org(), Signer::Recovery, &back, coordinator(), NOW).is_ok());
        for change in [Change::Admit(card(11, Role::Peer)), Change::Leave(StaffId::from_bytes([10; 16]))] {
            let refused = roll.extend(org(), Signer::Recovery, &back, [change], NOW);
            assert_eq!(refused.err(), Some(Refused::Signer));
        }
    }

    #[test]
    fn whoever_left_comes_back_only_as_somebody_new() {
        let dana = Signer::Member(StaffId::from_bytes([10; 16]));
        let first = [Change::Admit(card(10, Role::Coordinator))];
        let begun = Roll::default().extend(org(), Signer::Founding, &founding(), first, NOW);
        let (roll, _) = begun.expect("the first");
        let (id, key) = (StaffId::from_bytes([11; 16]), keys(10).signing());
        let came = [Change::Admit(card(11, Role::Peer)), Change::Leave(id)];
        let (roll, _) = roll.extend(org(), dana, &key, came, NOW).expect("a coordinator may");
        let again = roll.extend(org(), dana, &key, [Change::Admit(card(11, Role::Peer))], NOW);
        assert_eq!(again.err(), Some(Refused::Taken));
        let mut other_keys = card(12, Role::Coordinator);
        other_keys.id = StaffId::from_bytes([10; 16]);
        let swapped = roll.extend(org(), dana, &key, [Change::Admit(other_keys)], NOW);
        assert_eq!(swapped.err(), Some(Refused::Taken));
        let last = roll.extend(org(), dana, &key, [Change::Leave(StaffId::from_bytes([10; 16]))], NOW);
        assert_eq!(last.err(), Some(Refused::LastCoordinator));
    }
}
