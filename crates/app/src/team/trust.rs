//! The chain of signatures: founding key → first coordinator → other members and team epochs.
//!
//! The founding key's fingerprint stands in `nightbus.toml`, outside the database, so whoever can write to the
//! database alone can neither swap a key nor add a member: what they write is refused here.

use std::{
    collections::{HashMap, HashSet},
    sync::Mutex,
};

use db::Tx;
use kernel::DbError;
use seal::{PublicKey, Statement, VerifyingKey};
use sha2::{Digest, Sha256};

use super::store::{self, EpochRow, StaffRow};
use crate::{
    ids::{OrgId, StaffId},
    policy::Role,
    settings::Organisation,
};

/// Why a key is not used.
#[derive(Debug, thiserror::Error)]
pub enum TrustError {
    /// A signature is missing or wrong, or its signer is not a coordinator reached by the chain.
    #[error("a key in the database is not signed by this organisation")]
    Unsigned,
    /// There is no team key yet.
    #[error("the organisation has no team key")]
    NoTeam,
    /// The store failed.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// The statement a coordinator signs about a member. Signed by the founding key for the first one.
pub(super) fn membership(org: OrgId, row: &StaffRow) -> Statement {
    Statement::new("nightbus membership v1")
        .bytes("org", &org.bytes())
        .bytes("staff", &row.id.bytes())
        .text("work name", &row.work_name)
        .text("role", &row.role)
        .bytes("sealing key", &row.sealing_key)
        .bytes("signing key", &row.signing_key)
        .bytes("signed by", row.signed_by.map(|id| id.bytes()).as_ref().map_or(&[], |id| id.as_slice()))
}

/// The statement a coordinator signs about a team epoch.
pub(super) fn epoch(org: OrgId, row: &EpochRow) -> Statement {
    Statement::new("nightbus team epoch v1")
        .bytes("org", &org.bytes())
        .number("epoch", row.epoch)
        .bytes("public key", &row.public_key)
        .bytes("signed by", &row.signed_by.bytes())
}

/// What has been verified, by digest of the verified bytes, so that a chain is walked once and not per request.
/// A changed row has another digest and is walked again.
#[derive(Debug, Default)]
pub struct Trust(Mutex<HashSet<[u8; 32]>>);

impl Trust {
    /// The public key of the present epoch, if the chain reaches it.
    ///
    /// # Errors
    /// [`TrustError`]; then nothing may be sealed.
    pub fn team_key(&self, tx: &mut Tx<'_>, org: &Organisation) -> Result<(i64, PublicKey), TrustError> {
        let row = store::present_epoch(tx, org.id)?.ok_or(TrustError::NoTeam)?;
        let digest = digest(&epoch(org.id, &row), &row.signature);
        if !self.knows(&digest) {
            let signer = coordinators(tx, org)?.remove(&row.signed_by).ok_or(TrustError::Unsigned)?;
            if !signer.verify(&epoch(org.id, &row), &row.signature) {
                return Err(TrustError::Unsigned);
            }
            self.learn(digest);
        }
        let key = PublicKey::from_bytes(&row.public_key).ok_or(TrustError::Unsigned)?;
        Ok((row.epoch, key))
    }

    /// Whether the chain reaches a member's row as it stands.
    ///
    /// # Errors
    /// [`TrustError::Unsigned`] if it does not.
    pub fn member(&self, tx: &mut Tx<'_>, org: &Organisation, row: &StaffRow) -> Result<(), TrustError> {
        let digest = digest(&membership(org.id, row), &row.signature);
        if self.knows(&digest) {
            return Ok(());
        }
        let signer = match row.signed_by {
            None => org.founding_key,
            Some(id) => coordinators(tx, org)?.remove(&id).ok_or(TrustError::Unsigned)?,
        };
        if !signer.verify(&membership(org.id, row), &row.signature) {
            return Err(TrustError::Unsigned);
        }
        self.learn(digest);
        Ok(())
    }

    /// The sealing keys of the coordinators that the chain reaches. To one whose row it does not reach nothing is
    /// sealed, and the log says so.
    ///
    /// # Errors
    /// Those of the store.
    pub fn coordinator_keys(
        &self,
        tx: &mut Tx<'_>,
        org: &Organisation,
    ) -> Result<Vec<(StaffId, PublicKey)>, DbError> {
        let mut keys = Vec::new();
        for row in store::members(tx, org.id)? {
            if Role::from_name(&row.role) != Some(Role::Coordinator) {
                continue;
            }
            match self.member(tx, org, &row) {
                Ok(()) => keys.extend(PublicKey::from_bytes(&row.sealing_key).map(|key| (row.id, key))),
                Err(TrustError::Db(error)) => return Err(error),
                Err(error @ (TrustError::Unsigned | TrustError::NoTeam)) => {
                    tracing::error!(organisation = %org.slug, "nothing is sealed to a coordinator: {error}");
                }
            }
        }
        Ok(keys)
    }

    fn knows(&self, digest: &[u8; 32]) -> bool {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).contains(digest)
    }

    fn learn(&self, digest: [u8; 32]) {
        let mut known = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        // Only verified statements come here, so the set grows with the team, not with requests; the bound is for a
        // database that somebody rewrites in a loop.
        if known.len() > 10_000 {
            known.clear();
        }
        known.insert(digest);
    }
}

fn digest(statement: &Statement, signature: &[u8]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(statement.as_bytes());
    hasher.update(signature);
    hasher.finalize().into()
}

/// The coordinators that the chain reaches, found by walking outwards from the founding key. A ring of members that
/// sign each other is never reached.
fn coordinators(tx: &mut Tx<'_>, org: &Organisation) -> Result<HashMap<StaffId, VerifyingKey>, TrustError> {
    let mut open = store::members(tx, org.id)?;
    open.retain(|row| Role::from_name(&row.role) == Some(Role::Coordinator));
    let mut reached: HashMap<StaffId, VerifyingKey> = HashMap::new();
    loop {
        let before = reached.len();
        open.retain(|row| {
            let signer = match row.signed_by {
                None => Some(&org.founding_key),
                Some(id) => reached.get(&id),
            };
            let Some(signer) = signer else { return true };
            let verified = signer.verify(&membership(org.id, row), &row.signature);
            if let (true, Some(key)) = (verified, VerifyingKey::from_bytes(&row.signing_key)) {
                reached.insert(row.id, key);
            }
            false
        });
        if reached.len() == before {
            return Ok(reached);
        }
    }
}
