//! Which keys are believed: those that the chain of the team reaches, and no others.
//!
//! The founding key's fingerprint stands in `nightbus.toml`, outside the database, so whoever can write to the
//! database alone can neither swap a key nor add a member: what they write is refused here, and the log says so.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use db::Tx;
use kernel::DbError;
use seal::PublicKey;

use super::{
    chain::{self, Card, Refused},
    roll::Roll,
    store::{self, StaffRow},
};
use crate::{
    audit,
    ids::{OrgId, StaffId},
    settings::Organisation,
};

/// How long a chain is, and the hash of its last entry.
pub type Head = (i64, [u8; 32]);

/// Why a key is not used.
#[derive(Debug, thiserror::Error)]
pub enum TrustError {
    /// The chain does not hold. Nothing of this organisation is believed.
    #[error("entry {0} of the team's chain is not accepted: {1}")]
    Broken(i64, Refused),
    /// The chain is not the one that was seen before: entries are gone or others stand in their place.
    #[error("the team's chain was cut or rewritten")]
    Rewritten,
    /// Nobody has begun: the chain is empty.
    #[error("the organisation has no team yet")]
    NoTeam,
    /// The store failed.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// How somebody with a row stands to the team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// In the team, and the row is what the chain says.
    Member,
    /// Invited by a coordinator, not yet admitted: opens nothing.
    Waiting,
    /// Neither: a row that nobody invited, somebody who left, or a row that contradicts the chain.
    Stranger,
}

/// The roll of each organisation, as far as its chain was walked. It is walked again when it has grown, and must then
/// go on from where it was.
#[derive(Debug, Default)]
pub struct Trust(Mutex<HashMap<OrgId, Known>>);

/// What is known of a chain beside what the database says now.
#[derive(Clone, Debug, Default)]
struct Known {
    /// As far as it was walked.
    roll: Option<Arc<Roll>>,
    /// How far it reached when the [witness](crate::witness) was last written.
    witnessed: Option<Head>,
    /// Whether it is shorter now than it was.
    cut: bool,
}

impl Trust {
    /// Who is in the team and which keys count.
    ///
    /// # Errors
    /// [`TrustError`]; then nothing may be sealed or opened. The log says so.
    pub fn roll(&self, tx: &mut Tx<'_>, org: &Organisation) -> Result<Arc<Roll>, TrustError> {
        let known = self.lock().get(&org.id).cloned().unwrap_or_default();
        let head = store::head(tx, org.id)?;
        if known.cut || (head.is_none() && (known.roll.is_some() || known.witnessed.is_some())) {
            tracing::error!(organisation = %org.slug, "{}", TrustError::Rewritten);
            return Err(TrustError::Rewritten);
        }
        let head = head.ok_or(TrustError::NoTeam)?;
        // Also where this transaction sees the chain as it was a moment ago: what was signed since still counts.
        if let Some(roll) = known.roll.as_ref().filter(|roll| roll.holds(head)) {
            return Ok(Arc::clone(roll));
        }
        let walked = walk(tx, org, &known);
        match &walked {
            Ok(roll) => self.learn(org.id, roll),
            Err(TrustError::Db(_) | TrustError::NoTeam) => {}
            Err(error) => tracing::error!(organisation = %org.slug, "{error}"),
        }
        walked
    }

    /// The same knowledge for a unit of work that writes: what it sees may never be committed, so what it learns is
    /// learned aside and forgotten.
    pub fn aside(&self) -> Self {
        Self(Mutex::new(self.lock().clone()))
    }

    /// The same; `None` where the chain is not believed.
    ///
    /// # Errors
    /// Those of the store.
    pub fn believed(&self, tx: &mut Tx<'_>, org: &Organisation) -> Result<Option<Arc<Roll>>, DbError> {
        match self.roll(tx, org) {
            Ok(roll) => Ok(Some(roll)),
            Err(TrustError::Db(error)) => Err(error),
            Err(_) => Ok(None),
        }
    }

    /// The team's present key; `None` where none is believed.
    ///
    /// # Errors
    /// Those of the store.
    pub fn team_key(&self, tx: &mut Tx<'_>, org: &Organisation) -> Result<Option<(i64, PublicKey)>, DbError> {
        let Some(roll) = self.believed(tx, org)? else { return Ok(None) };
        Ok(roll.epoch().and_then(|epoch| Some((epoch.epoch, PublicKey::from_bytes(&epoch.public_key)?))))
    }

    /// Whether somebody is in the team and their row is what the chain says. A row that contradicts it is told in the
    /// log; one that the chain does not know yet is somebody who waits.
    ///
    /// # Errors
    /// Those of the store.
    pub fn is_member(&self, tx: &mut Tx<'_>, org: &Organisation, row: &StaffRow) -> Result<bool, DbError> {
        let Some(roll) = self.believed(tx, org)? else { return Ok(false) };
        let Some(card) = roll.member(row.id) else { return Ok(false) };
        if !row.fits(card) {
            tracing::error!(organisation = %org.slug, "a member's row is not what the team's chain says");
        }
        Ok(row.fits(card))
    }

    /// How somebody with a row stands to the team.
    ///
    /// # Errors
    /// Those of the store.
    pub fn standing(&self, tx: &mut Tx<'_>, org: &Organisation, row: &StaffRow) -> Result<Standing, DbError> {
        let Some(roll) = self.believed(tx, org)? else { return Ok(Standing::Stranger) };
        if roll.member(row.id).is_some() {
            let fits = self.is_member(tx, org, row)?;
            return Ok(if fits { Standing::Member } else { Standing::Stranger });
        }
        if roll.left(row.id).is_some() {
            return Ok(Standing::Stranger);
        }
        let invited = audit::who_did(tx, org.id, audit::Action::Invite, row.id.bytes())?;
        if invited.iter().any(|id| roll.member(*id).or_else(|| roll.left(*id)).is_some()) {
            return Ok(Standing::Waiting);
        }
        tracing::error!(organisation = %org.slug, "a row of the team that nobody invited");
        Ok(Standing::Stranger)
    }

    /// Whether the team has begun: its chain has a first entry. Once it has, this costs nothing.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn has_begun(&self, db: &db::Store, org: OrgId) -> Result<bool, DbError> {
        if self.lock().get(&org).is_some_and(|known| known.roll.is_some()) {
            return Ok(true);
        }
        Ok(db.read(move |tx| store::head(tx, org)).await?.is_some())
    }

    /// The sealing keys of the coordinators; none where the chain is not believed.
    ///
    /// # Errors
    /// Those of the store.
    pub fn coordinator_keys(
        &self,
        tx: &mut Tx<'_>,
        org: &Organisation,
    ) -> Result<Vec<(StaffId, PublicKey)>, DbError> {
        let Some(roll) = self.believed(tx, org)? else { return Ok(Vec::new()) };
        let key = |card: &Card| Some((card.id, PublicKey::from_bytes(&card.sealing_key)?));
        Ok(roll.coordinators().filter_map(key).collect())
    }

    /// How far the chain of an organisation was seen to reach, by this process or by the witness.
    pub fn seen(&self, org: OrgId) -> Option<Head> {
        let known = self.lock().get(&org).cloned()?;
        known.roll.map(|roll| roll.head()).max(known.witnessed)
    }

    /// What the witness remembers of a chain: whatever does not reach it is not believed.
    pub(crate) fn witnessed(&self, org: OrgId, head: Head) {
        self.lock().entry(org).or_default().witnessed = Some(head);
    }

    /// How far the witness was told that a chain reaches.
    pub(crate) fn witnessed_at(&self, org: OrgId) -> Option<Head> {
        self.lock().get(&org)?.witnessed
    }

    /// As [`Self::roll`], and looks before whether the chain still reaches what was [`seen`](Self::seen) before this
    /// transaction began. If it does not, nothing of the organisation is believed until it does.
    ///
    /// # Errors
    /// [`TrustError`].
    pub fn roll_since(
        &self,
        tx: &mut Tx<'_>,
        org: &Organisation,
        seen: Option<Head>,
    ) -> Result<Arc<Roll>, TrustError> {
        let head = store::head(tx, org.id)?;
        self.cut(org.id, seen.is_some_and(|seen| head.is_none_or(|head| head.0 < seen.0)));
        self.roll(tx, org)
    }

    /// Whether the chain was found shorter than it was.
    pub fn is_cut(&self, org: OrgId) -> bool {
        self.lock().get(&org).is_some_and(|known| known.cut)
    }

    /// Whether the chain is shorter than it was: then nothing of the organisation is believed.
    pub(crate) fn cut(&self, org: OrgId, cut: bool) {
        self.lock().entry(org).or_default().cut = cut;
    }

    fn learn(&self, org: OrgId, roll: &Arc<Roll>) {
        self.lock().entry(org).or_default().roll = Some(Arc::clone(roll));
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<OrgId, Known>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Walks the whole chain of an organisation; it must hold what is known of it.
fn walk(tx: &mut Tx<'_>, org: &Organisation, known: &Known) -> Result<Arc<Roll>, TrustError> {
    let chain = store::entries(tx, org.id)?;
    let roll = chain::walk(org.id, &org.founding_key, &chain)
        .map_err(|(number, why)| TrustError::Broken(number, why))?;
    let walked = known.roll.as_ref().map(|roll| roll.head());
    if [walked, known.witnessed].into_iter().flatten().any(|head| !roll.holds(head)) {
        return Err(TrustError::Rewritten);
    }
    Ok(Arc::new(roll))
}
