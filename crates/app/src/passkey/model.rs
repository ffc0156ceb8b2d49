//! A passkey as its row holds it, and a question that waits for its answer.

use kernel::{Entropy, Fault, Moment, Place, Plain, Sealed};
use seal::SymmetricKey;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use webauthn_rs::prelude::{SecurityKey, SecurityKeyAuthentication, SecurityKeyRegistration};

use crate::{
    ids::{OrgId, PasskeyId},
    policy,
    session::Session,
};

/// Minutes in which a question can be answered.
const ANSWER_MINUTES: i64 = 5;

/// What is sealed in a row of `staff_passkey`. `SecurityKey` is the name the library has for a key that stands beside
/// a password, wherever it is kept.
#[derive(Clone, Deserialize, Serialize)]
pub(super) struct Kept {
    /// What its member calls it; may be nothing.
    pub(super) name: String,
    /// The host it was made for. A browser answers with it there and nowhere else.
    pub(super) host: String,
    pub(super) key: SecurityKey,
}

impl Kept {
    pub(super) fn seal(
        &self,
        to: &Session,
        org: OrgId,
        id: PasskeyId,
        entropy: &dyn Entropy,
    ) -> Result<Sealed<String>, Fault> {
        Ok(own(to).seal(&kept_place(org, id), &written(self)?, entropy))
    }

    /// `None` when it is not this member's, or not of this row.
    pub(super) fn open(by: &Session, org: OrgId, id: PasskeyId, sealed: &Sealed<String>) -> Option<Self> {
        read(&own(by).open(&policy::own_keys(by.staff()), &kept_place(org, id), sealed).ok()?)
    }
}

/// A question that was put to a browser.
#[derive(Deserialize, Serialize)]
pub(super) struct Ceremony {
    /// The host it was asked at.
    pub(super) host: String,
    asked_at: i64,
    pub(super) question: Question,
}

/// What was asked.
#[derive(Deserialize, Serialize)]
pub(super) enum Question {
    /// To make a passkey.
    Make(SecurityKeyRegistration),
    /// To show that one is there.
    Prove(SecurityKeyAuthentication),
}

impl Ceremony {
    pub(super) fn new(host: String, question: Question, now: Moment) -> Self {
        Self { host, asked_at: now.millis(), question }
    }

    /// Sealed under a key that follows from the secret in the session's cookie.
    pub(super) fn seal(
        &self,
        of: &Session,
        org: OrgId,
        entropy: &dyn Entropy,
    ) -> Result<Sealed<String>, Fault> {
        Ok(of.secret.ceremony_key().seal(&ceremony_place(of, org), &written(self)?, entropy))
    }

    /// `None` when it belongs to another session, or is too old.
    pub(super) fn open(of: &Session, org: OrgId, sealed: &Sealed<String>, now: Moment) -> Option<Self> {
        let permit = policy::own_keys(of.staff());
        let opened = of.secret.ceremony_key().open(&permit, &ceremony_place(of, org), sealed).ok()?;
        let ceremony: Self = read(&opened)?;
        let age = now.millis() - ceremony.asked_at;
        (0..ANSWER_MINUTES * 60_000).contains(&age).then_some(ceremony)
    }
}

/// The key for what a member keeps for themselves alone.
fn own(session: &Session) -> SymmetricKey {
    session.keys.expose().staff().own()
}

fn kept_place(org: OrgId, id: PasskeyId) -> Place {
    Place { org: org.bytes(), table: "staff_passkey", column: "credential", row: id.bytes() }
}

fn ceremony_place(session: &Session, org: OrgId) -> Place {
    let mut row = [0; 16];
    row.copy_from_slice(&session.secret.lookup()[..16]);
    Place { org: org.bytes(), table: "passkey_ceremony", column: "question", row }
}

fn written(value: &impl Serialize) -> Result<Plain<String>, Fault> {
    serde_json::to_string(value)
        .map(Plain::new)
        .map_err(|error| Fault::Broken(format!("a passkey cannot be written: {error}")))
}

fn read<T: DeserializeOwned>(text: &Plain<String>) -> Option<T> {
    serde_json::from_str(text.expose()).ok()
}
