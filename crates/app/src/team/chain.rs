//! The chain of the team: who belongs to it, in which role, with which keys, by whose word.
//!
//! Entry by entry it says who was admitted, who left, which key the team has since when, and which key can bring the
//! organisation back. Each entry holds the hash of the one before and is signed: the first by the founding key, whose
//! fingerprint stands in `nightbus.toml`, every later one by somebody who is a coordinator at that place in the
//! chain, or by the recovery key. `docs/envelope.md` has the bytes; `docs/verify-keys.py` reads them a second time.

use kernel::Moment;
use seal::{SigningKey, Statement, VerifyingKey};
use sha2::{Digest, Sha256};

use super::roll::Roll;
use crate::{
    ids::{OrgId, StaffId},
    policy::Role,
};

/// The kind of statement that an entry is.
pub const LABEL: &str = "nightbus team v1";

/// What is vouched for about a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Their identifier.
    pub id: StaffId,
    /// The name they work under.
    pub work_name: String,
    /// Their role.
    pub role: Role,
    /// What is sealed to them is sealed to this key.
    pub sealing_key: Vec<u8>,
    /// What they sign is checked with this key.
    pub signing_key: Vec<u8>,
}

/// The key that can bring an organisation back; its private half lies on paper, in parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecoveryKey {
    /// Team keys are sealed to it.
    pub sealing_key: Vec<u8>,
    /// A coordinator that it admits is checked with it.
    pub signing_key: Vec<u8>,
    /// How many papers are needed.
    pub needed: i64,
    /// How many papers there are.
    pub papers: i64,
}

/// What an entry changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Somebody joins; or somebody who is there works in another role or under another name, with the same keys.
    Admit(Card),
    /// Somebody leaves, for good: whoever comes back comes as somebody new.
    Leave(StaffId),
    /// The team has a new key.
    Epoch {
        /// Its number, one more than the last.
        epoch: i64,
        /// Its public half.
        public_key: Vec<u8>,
    },
    /// There is a recovery key, in the place of any before.
    Recovery(RecoveryKey),
}

/// Who signed an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signer {
    /// The founding key: the first entry and no other.
    Founding,
    /// The recovery key: to admit a coordinator, and nothing else.
    Recovery,
    /// A coordinator.
    Member(StaffId),
}

/// One entry, readable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its place, from 1.
    pub number: i64,
    /// The hash of the one before; zeros in the first.
    pub previous: [u8; 32],
    /// In which minute.
    pub at: Moment,
    /// What it changes.
    pub change: Change,
    /// Who signed it.
    pub signer: Signer,
}

/// One entry as its row holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// Its place, from 1.
    pub number: i64,
    /// What is signed.
    pub statement: Statement,
    /// The signature.
    pub signature: Vec<u8>,
}

impl Signed {
    /// What the next entry holds of this one: SHA-256 over statement and signature.
    pub fn hash(&self) -> [u8; 32] {
        let mut hasher = Sha256::new();
        hasher.update(self.statement.as_bytes());
        hasher.update(&self.signature);
        hasher.finalize().into()
    }

    /// What it says; `None` if that cannot be read, or is about another organisation or another place in the chain.
    pub fn entry(&self, org: OrgId) -> Option<Entry> {
        read(&self.statement, org).filter(|entry| entry.number == self.number)
    }
}

impl Entry {
    /// Signs it.
    pub fn sign(&self, org: OrgId, key: &SigningKey) -> Signed {
        let statement = self.statement(org);
        let signature = key.sign(&statement).to_vec();
        Signed { number: self.number, statement, signature }
    }

    fn statement(&self, org: OrgId) -> Statement {
        let (by, member) = match &self.signer {
            Signer::Founding => ("founding key", None),
            Signer::Recovery => ("recovery key", None),
            Signer::Member(id) => ("member", Some(id.bytes())),
        };
        let head = Statement::new(LABEL)
            .bytes("org", &org.bytes())
            .number("number", self.number)
            .bytes("previous", &self.previous)
            .number("at", self.at.millis())
            .text("signed by", by)
            .bytes("signer", member.as_ref().map_or(&[], |id| id.as_slice()));
        match &self.change {
            Change::Admit(card) => head
                .text("change", "admit")
                .bytes("staff", &card.id.bytes())
                .text("work name", &card.work_name)
                .text("role", card.role.name())
                .bytes("sealing key", &card.sealing_key)
                .bytes("signing key", &card.signing_key),
            Change::Leave(id) => head.text("change", "leave").bytes("staff", &id.bytes()),
            Change::Epoch { epoch, public_key } => {
                head.text("change", "epoch").number("epoch", *epoch).bytes("public key", public_key)
            }
            Change::Recovery(key) => head
                .text("change", "recovery")
                .bytes("sealing key", &key.sealing_key)
                .bytes("signing key", &key.signing_key)
                .number("needed", key.needed)
                .number("papers", key.papers),
        }
    }
}

fn read(statement: &Statement, org: OrgId) -> Option<Entry> {
    let mut fields = statement.fields(LABEL)?;
    if fields.bytes("org")? != org.bytes() {
        return None;
    }
    let number = fields.number("number")?;
    let previous = fields.bytes("previous")?.try_into().ok()?;
    let at = Moment::from_millis(fields.number("at")?);
    let (by, member) = (fields.text("signed by")?, fields.bytes("signer")?);
    let signer = match (by, member) {
        ("founding key", []) => Signer::Founding,
        ("recovery key", []) => Signer::Recovery,
        ("member", id) => Signer::Member(StaffId::from_bytes(id.try_into().ok()?)),
        _ => return None,
    };
    let change = match fields.text("change")? {
        "admit" => Change::Admit(Card {
            id: StaffId::from_bytes(fields.bytes("staff")?.try_into().ok()?),
            work_name: fields.text("work name")?.to_owned(),
            role: Role::from_name(fields.text("role")?)?,
            sealing_key: fields.bytes("sealing key")?.to_vec(),
            signing_key: fields.bytes("signing key")?.to_vec(),
        }),
        "leave" => Change::Leave(StaffId::from_bytes(fields.bytes("staff")?.try_into().ok()?)),
        "epoch" => {
            Change::Epoch { epoch: fields.number("epoch")?, public_key: fields.bytes("public key")?.to_vec() }
        }
        "recovery" => Change::Recovery(RecoveryKey {
            sealing_key: fields.bytes("sealing key")?.to_vec(),
            signing_key: fields.bytes("signing key")?.to_vec(),
            needed: fields.number("needed")?,
            papers: fields.number("papers")?,
        }),
        _ => return None,
    };
    fields.end()?;
    Some(Entry { number, previous, at, change, signer })
}

/// Why an entry is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It cannot be read, or belongs somewhere else.
    #[error("it cannot be read, or was written for another place")]
    Unreadable,
    /// The hash in it is not that of the entry before.
    #[error("it does not follow the entry before it")]
    Order,
    /// The signature is not that of whom it names.
    #[error("its signature does not fit")]
    Signature,
    /// The signer was not a coordinator there.
    #[error("whoever signed it could not do so")]
    Signer,
    /// Without this member nobody could admit anybody.
    #[error("it takes the last coordinator away")]
    LastCoordinator,
    /// Nobody in the team has this identifier.
    #[error("it is about somebody who is not in the team")]
    Unknown,
    /// The identifier was somebody's who left, or keys are not what they were.
    #[error("it takes over somebody else's place or keys")]
    Taken,
    /// The team's keys are numbered one after the other.
    #[error("it skips a key of the team")]
    Epoch,
}

/// Walks a chain from its first entry.
///
/// # Errors
/// The number of the first entry that is not accepted, and why.
pub fn walk(org: OrgId, founding: &VerifyingKey, chain: &[Signed]) -> Result<Roll, (i64, Refused)> {
    let mut roll = Roll::default();
    for (signed, number) in chain.iter().zip(1..) {
        roll.accept(org, founding, signed).map_err(|why| (number, why))?;
    }
    Ok(roll)
}
