//! What the papers are for: a drill, which changes nothing, and a new coordinator when none is left.

use std::sync::Arc;

use kernel::{DbError, Plain};
use seal::password::Cost;

use crate::{
    App,
    policy::Role,
    settings::Organisation,
    team::{
        self, NewMember, Newcomer, Roll, TeamKey, TrustError,
        chain::Signer,
        recovery::{RecoverySeal, RecoverySecret},
    },
};

/// How often it is tried again when the chain has grown meanwhile.
const TRIES: usize = 5;

/// Why papers that go together bring nothing back.
#[derive(Debug, thiserror::Error)]
pub enum Unfit {
    /// The chain cannot be read or is not believed.
    #[error("the team's chain is not believed: {0}")]
    Trust(#[from] TrustError),
    /// The organisation never made papers.
    #[error("this organisation has made no papers yet")]
    NoPapers,
    /// The papers are those of another key.
    #[error(
        "these papers are not the organisation's present ones. Papers that were made later have taken their place"
    )]
    OtherKey,
    /// What is sealed for an epoch is missing or does not open.
    #[error(
        "the papers are the right ones, but the key of the team number {0} is not sealed to them. \
         A coordinator has to make new papers at the desk"
    )]
    Seal(i64),
    /// Somebody signs in with this name.
    #[error("somebody signs in as {0} already; choose another login")]
    Login(String),
    /// The chain does not take the new coordinator.
    #[error("the team's chain does not take a new coordinator: {0}")]
    Refused(#[from] team::chain::Refused),
    /// The machine has no memory for Argon2.
    #[error("there is not enough memory to make a password")]
    Memory,
    /// The store failed.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Opens every key of the team with what the papers gave.
fn open(
    on: &App,
    org: &Arc<Organisation>,
    secret: &RecoverySecret,
) -> Result<(Arc<Roll>, Vec<TeamKey>), Unfit> {
    let (trust, of) = (Arc::clone(&on.trust), Arc::clone(org));
    let (roll, seals, epochs) = on.db.read_blocking(move |tx| {
        let roll = trust.roll(tx, &of)?;
        let epochs = team::epochs_in_use(tx, of.id, &roll)?;
        Ok::<_, Unfit>((roll, team::recovery_seals(tx, of.id)?, epochs))
    })?;
    if !secret.fits(roll.recovery().ok_or(Unfit::NoPapers)?) {
        return Err(Unfit::OtherKey);
    }
    let open = |number: i64| {
        let seal: Option<&RecoverySeal> = seals.iter().find(|seal| seal.epoch == number);
        seal.and_then(|seal| secret.open(org.id, &roll, seal)).ok_or(Unfit::Seal(number))
    };
    // Papers that were made after a key was given up never held it; what they hold beside those in use is opened too.
    let there = |epoch: &i64| epochs.contains(epoch) || seals.iter().any(|seal| seal.epoch == *epoch);
    let all = roll.epochs().iter().map(|epoch| epoch.epoch).filter(there);
    let keys = all.map(open).collect::<Result<_, _>>()?;
    Ok((roll, keys))
}

/// Tries whether the papers still bring the organisation back, and notes the day. Gives how many keys of the team they
/// open. To be called where it may block.
///
/// # Errors
/// [`Unfit`], in words.
pub fn drill(on: &App, org: &Arc<Organisation>, secret: &RecoverySecret) -> Result<usize, Unfit> {
    let (_, keys) = open(on, org, secret)?;
    let (id, now) = (org.id, on.clock.now());
    on.db.write_blocking(move |tx| team::set_drilled(tx, id, now))?;
    Ok(keys.len())
}

/// A new coordinator, with what they need to sign in.
pub struct Restored {
    /// Their password.
    pub password: Plain<String>,
    /// The secret for their code app, in Base32.
    pub totp: Plain<String>,
    /// Their words for paper.
    pub phrase: Plain<String>,
}

/// Admits a new coordinator by the word of the papers and seals every key of the team to them. To be called where it
/// may block.
///
/// # Errors
/// [`Unfit`], in words; then nothing was changed.
pub fn restore(
    on: &App,
    org: &Arc<Organisation>,
    secret: &RecoverySecret,
    login: &str,
    work_name: &str,
) -> Result<Restored, Unfit> {
    let entropy = on.entropy.as_ref();
    let (mut opened, now, id) = (open(on, org, secret)?, on.clock.now(), org.id);
    let taken = login.to_owned();
    if on.db.read_blocking(move |tx| Ok::<_, DbError>(team::staff_by_login(tx, id, &taken)?.is_some()))? {
        return Err(Unfit::Login(login.to_owned()));
    }
    let restored = Restored {
        password: team::new_password(entropy),
        totp: team::new_totp(entropy),
        phrase: team::new_phrase(entropy),
    };
    let new = NewMember {
        login: login.to_owned(),
        work_name: work_name.to_owned(),
        role: Role::Coordinator,
        languages: "en".into(),
        password: restored.password.clone(),
        totp: restored.totp.clone(),
        phrase: Some(restored.phrase.clone()),
    };
    let newcomer = Newcomer::prepare(id, &new, &on.instance, Cost::STANDARD, now, entropy);
    let newcomer = newcomer.map_err(|_| Unfit::Memory)?;
    for _ in 0..TRIES {
        let (roll, keys) = &opened;
        let by = (Signer::Recovery, &secret.signing());
        let admission = team::admit(id, roll, &newcomer.card, by, keys, now, entropy)?;
        let row = newcomer.clone();
        let written = on.db.write_blocking(move |tx| {
            row.write(tx, id)?;
            admission.write(tx, id)
        });
        match written {
            Ok(()) => return Ok(restored),
            Err(DbError::Constraint) => opened = open(on, org, secret)?, // The chain has grown: anew.
            Err(error) => return Err(error.into()),
        }
    }
    Err(Unfit::Db(DbError::Busy))
}
