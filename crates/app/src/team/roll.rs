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
