//! Somebody new: their keys, and the ways to their secret. Nothing is sealed to them before they are admitted.

use std::sync::Arc;

use db::Tx;
use kernel::{DbError, Entropy, Moment, Plain};
use seal::{SymmetricKey, password};

use super::{
    chain::Card,
    keys::{self, StaffKeys},
    store::{self, SlotRow, StaffRow, Way},
};
use crate::{
    ids::{OrgId, StaffId},
    policy::Role,
};

/// What somebody new has told.
#[derive(Clone, Debug)]
pub struct NewMember {
    /// What they type to sign in.
    pub login: String,
    /// The name they work under.
    pub work_name: String,
    /// Their role.
    pub role: Role,
    /// Language codes they answer in, separated by blanks.
    pub languages: String,
    /// Their password: generated, or estimated at 60 bits and more.
    pub password: Plain<String>,
    /// Their one-time-code secret, in Base32 as code apps take it.
    pub totp: Plain<String>,
    /// Words for paper that open their secret when the password is forgotten.
    pub phrase: Option<Plain<String>>,
}

/// Somebody new, ready to be written.
#[derive(Clone)]
pub struct Newcomer {
    /// What a coordinator vouches for when they admit them.
    pub card: Card,
    /// Their keys, which lie in their slots.
    pub keys: Arc<StaffKeys>,
    row: StaffRow,
    slots: Arc<Vec<(Way, SlotRow)>>,
}

impl Newcomer {
    /// Makes the keys of somebody new. Each way to them costs an Argon2 call, so it is done before the unit of work.
    ///
    /// # Errors
    /// [`password::BadCost`] when the machine has no memory for Argon2.
    pub fn prepare(
        org: OrgId,
        new: &NewMember,
        instance: &SymmetricKey,
        cost: password::Cost,
        now: Moment,
        entropy: &dyn Entropy,
    ) -> Result<Self, password::BadCost> {
        Self::prepare_as(StaffId::ordered(now, entropy), org, new, instance, cost, entropy)
    }

    /// The same for somebody whose identifier stands already, as an invitation gives it.
    ///
    /// # Errors
    /// [`password::BadCost`] when the machine has no memory for Argon2.
    pub fn prepare_as(
        id: StaffId,
        org: OrgId,
        new: &NewMember,
        instance: &SymmetricKey,
        cost: password::Cost,
        entropy: &dyn Entropy,
    ) -> Result<Self, password::BadCost> {
        let keys = StaffKeys::generate(entropy);
        let slot = |words| keys::slot(org, id, &keys, words, instance, cost, entropy);
        let mut slots = vec![(Way::Password, slot(&new.password)?)];
        if let Some(phrase) = &new.phrase {
            slots.push((Way::Phrase, slot(phrase)?));
        }
        let row = StaffRow {
            id,
            login: new.login.clone(),
            work_name: new.work_name.clone(),
            role: new.role.name().to_owned(),
            languages: new.languages.clone(),
            sealing_key: keys.sealing().public().to_bytes(),
            signing_key: keys.signing().verifying().to_bytes().to_vec(),
            totp: keys.own().seal(&keys::totp_place(org, id), &new.totp, entropy),
        };
        let card = Card {
            id,
            work_name: row.work_name.clone(),
            role: new.role,
            sealing_key: row.sealing_key.clone(),
            signing_key: row.signing_key.clone(),
        };
        Ok(Self { card, keys: Arc::new(keys), row, slots: Arc::new(slots) })
    }

    /// Writes them. They wait until they are admitted.
    ///
    /// # Errors
    /// Those of the store; `Constraint` when the login is taken.
    pub fn write(&self, tx: &mut Tx<'_>, org: OrgId) -> Result<(), DbError> {
        store::insert_staff(tx, org, &self.row)?;
        self.slots.iter().try_for_each(|(way, slot)| store::insert_slot(tx, self.row.id, *way, slot))
    }
}
