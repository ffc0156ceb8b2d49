//! Founding an organisation and adding members: where keys and signatures come into being.

use db::Tx;
use kernel::{DbError, Entropy, Moment, Plain};
use seal::{PublicKey, SigningKey, SymmetricKey, password};

use super::{
    keys::{self, StaffKeys, TeamKey},
    store::{self, EpochRow, SlotRow, StaffRow},
    trust,
};
use crate::{
    ids::{OrgId, StaffId},
    policy::Role,
    settings::{OrganisationRow, insert_organisation},
};

/// Somebody to be added to a team.
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
}

/// A member ready to be written: rows made, secrets sealed. Making one costs an Argon2 call, so it is done before
/// the unit of work.
#[derive(Clone)]
struct Made {
    staff: StaffRow,
    slot: std::sync::Arc<SlotRow>,
    public: PublicKey,
}

/// An organisation with its first coordinator, ready to be written.
#[derive(Clone)]
pub struct Founded {
    org: OrgId,
    slug: String,
    settings: String,
    founding_key: Vec<u8>,
    /// The fingerprint to put into `nightbus.toml`.
    pub fingerprint: String,
    coordinator: Made,
    coordinator_keys: std::sync::Arc<StaffKeys>,
    team: TeamKey,
    epoch: std::sync::Arc<EpochRow>,
    team_seal: kernel::Sealed<[u8; 32]>,
}

impl Founded {
    /// The organisation's identifier.
    pub const fn org(&self) -> OrgId {
        self.org
    }

    /// The first team epoch and its public key.
    pub fn team(&self) -> (i64, PublicKey) {
        (self.team.epoch, self.team.public())
    }

    /// Writes the organisation, its first coordinator and the first team epoch.
    ///
    /// # Errors
    /// Those of the store; `Constraint` when the short name is taken.
    pub fn write(&self, tx: &mut Tx<'_>) -> Result<(), DbError> {
        let row = OrganisationRow {
            id: self.org,
            slug: self.slug.clone(),
            founding_key: self.founding_key.clone(),
            settings: self.settings.clone(),
        };
        insert_organisation(tx, &row)?;
        self.coordinator.write(tx, self.org)?;
        store::insert_epoch(tx, self.org, &self.epoch)?;
        store::insert_seal(tx, self.org, self.team.epoch, self.coordinator.staff.id, &self.team_seal)
    }
}

impl Made {
    fn write(&self, tx: &mut Tx<'_>, org: OrgId) -> Result<(), DbError> {
        store::insert_staff(tx, org, &self.staff)?;
        store::insert_password_slot(tx, self.staff.id, &self.slot)
    }
}

/// Makes an organisation. The founding key signs the first coordinator and is then forgotten: nobody can use it again,
/// and its fingerprint in `nightbus.toml` is what every later signature is traced back to.
///
/// # Errors
/// [`seal::password::BadCost`] when the machine has no memory for Argon2.
pub fn found(
    slug: &str,
    settings: String,
    coordinator: &NewMember,
    instance: &SymmetricKey,
    cost: password::Cost,
    now: Moment,
    entropy: &dyn Entropy,
) -> Result<Founded, password::BadCost> {
    let org = OrgId::ordered(now, entropy);
    let founding = SigningKey::from_seed(&kernel::entropy::bytes(entropy));
    let keys = StaffKeys::generate(entropy);
    let made = make(org, coordinator, &keys, None, &founding, instance, cost, now, entropy)?;

    let team = TeamKey::generate(1, entropy);
    let mut epoch = EpochRow {
        epoch: team.epoch,
        public_key: team.public().to_bytes(),
        signed_by: made.staff.id,
        signature: Vec::new(),
    };
    epoch.signature = keys.signing().sign(&trust::epoch(org, &epoch)).to_vec();
    let team_seal = keys::seal_seed(&team, &made.public, org, made.staff.id, entropy);

    Ok(Founded {
        org,
        slug: slug.to_owned(),
        settings,
        founding_key: founding.verifying().to_bytes().to_vec(),
        fingerprint: founding.verifying().fingerprint(),
        coordinator: made,
        coordinator_keys: std::sync::Arc::new(keys),
        team,
        epoch: std::sync::Arc::new(epoch),
        team_seal,
    })
}

/// Adds a member, signed by the coordinator who founded the organisation, and seals the team key to them if their
/// role holds it.
///
/// # Errors
/// [`seal::password::BadCost`] when the machine has no memory for Argon2.
pub fn add_member(
    founded: &Founded,
    new: &NewMember,
    instance: &SymmetricKey,
    cost: password::Cost,
    now: Moment,
    entropy: &dyn Entropy,
) -> Result<impl Fn(&mut Tx<'_>) -> Result<(), DbError> + use<>, password::BadCost> {
    let (org, signer) = (founded.org, founded.coordinator_keys.signing());
    let keys = StaffKeys::generate(entropy);
    let made =
        make(org, new, &keys, Some(founded.coordinator.staff.id), &signer, instance, cost, now, entropy)?;
    let seal = new
        .role
        .holds_team_key()
        .then(|| keys::seal_seed(&founded.team, &made.public, org, made.staff.id, entropy));
    let epoch = founded.team.epoch;
    Ok(move |tx: &mut Tx<'_>| {
        made.write(tx, org)?;
        match &seal {
            Some(seal) => store::insert_seal(tx, org, epoch, made.staff.id, seal),
            None => Ok(()),
        }
    })
}

#[allow(clippy::too_many_arguments)] // Each is another source: who, keys, signer, instance, time, randomness.
fn make(
    org: OrgId,
    new: &NewMember,
    keys: &StaffKeys,
    signed_by: Option<StaffId>,
    signer: &SigningKey,
    instance: &SymmetricKey,
    cost: password::Cost,
    now: Moment,
    entropy: &dyn Entropy,
) -> Result<Made, password::BadCost> {
    let id = StaffId::ordered(now, entropy);
    let salt = kernel::entropy::bytes(entropy);
    let slot_key = password::slot_key(&new.password, &salt, instance, cost)?;
    let secret = slot_key.seal(&keys::slot_place(org, id), keys.secret(), entropy);
    let public = keys.sealing().public();
    let mut staff = StaffRow {
        id,
        login: new.login.clone(),
        work_name: new.work_name.clone(),
        role: new.role.name().to_owned(),
        languages: new.languages.clone(),
        sealing_key: public.to_bytes(),
        signing_key: keys.signing().verifying().to_bytes().to_vec(),
        signed_by,
        signature: Vec::new(),
        totp: keys.own().seal(&keys::totp_place(org, id), &new.totp, entropy),
    };
    staff.signature = signer.sign(&trust::membership(org, &staff)).to_vec();
    Ok(Made { staff, slot: std::sync::Arc::new(SlotRow { salt, cost, secret }), public })
}
