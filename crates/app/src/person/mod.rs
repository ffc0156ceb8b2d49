//! People counted once. A person is a random key of 32 bytes that the team holds; the number in reports follows from it,
//! and only whoever opens the key knows that the two belong together. A conversation is with one person; somebody who
//! lost their ticket and begins anew is a new person until they say, or a code they hold shows, that they came before.

mod store;

use kernel::{DbError, Entropy, Fault};

pub use store::{ALL as STATEMENTS, PersonRow, of_conversation};

use crate::{
    ids::{ConversationId, OrgId, PersonId},
    policy,
    session::Session,
    team::{RowKey, RowPlace},
};

/// What stands in reports for a person: 16 bytes that follow from the person's key.
pub type PersonNumber = [u8; 16];

/// A person whose key was opened.
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// What stands for them in reports.
    pub number: PersonNumber,
}

fn place(org: OrgId, id: PersonId) -> RowPlace {
    RowPlace { org, table: "person", row: id.bytes() }
}

fn number(key: &RowKey) -> PersonNumber {
    let mac = key.derive("report").mac("person number", b"");
    *mac.first_chunk().expect("a MAC has 32 bytes")
}

/// Opens a person with the keys of a session.
///
/// # Errors
/// [`Fault::Forbidden`] for a role that files no reports, [`Fault::NotFound`] for a member who has not the team key of
/// then, [`Fault::Broken`] for a row that was changed.
pub fn open(session: &Session, org: OrgId, row: &PersonRow) -> Result<Person, Fault> {
    let permit = policy::person(session.role(), row.id).ok_or(Fault::Forbidden)?;
    let team = session.keys.expose().team(row.epoch).ok_or(Fault::NotFound)?;
    let key = RowKey::open(&permit, place(org, row.id), &team, Some(&row.key_wrapped), None)
        .map_err(|error| Fault::Broken(format!("the key of a person: {error}")))?;
    Ok(Person { id: row.id, number: number(&key) })
}

/// A person who is counted for the first time, made before the unit of work that adds them.
pub struct NewPerson {
    /// The person.
    pub person: Person,
    epoch: i64,
    key: kernel::Sealed<[u8; 32]>,
}

impl NewPerson {
    /// A new person with a random key.
    ///
    /// # Errors
    /// [`Fault::Forbidden`] for a session without the team key.
    pub fn generate(session: &Session, org: OrgId, entropy: &dyn Entropy) -> Result<Self, Fault> {
        let team = session.keys.expose().newest().ok_or(Fault::Forbidden)?;
        let id = PersonId::random(entropy);
        let key = RowKey::generate(place(org, id), entropy);
        let wrapped = key.wrap_for_team(&team, entropy);
        Ok(Self { person: Person { id, number: number(&key) }, epoch: team.epoch, key: wrapped })
    }

    /// Adds them as the one a conversation is with. `false` if somebody was faster: read again then.
    ///
    /// # Errors
    /// Those of the store.
    pub fn add(
        &self,
        tx: &mut db::Tx<'_>,
        org: OrgId,
        conversation: ConversationId,
    ) -> Result<bool, DbError> {
        store::add(tx, org, conversation, self.person.id, self.epoch, &self.key)
    }
}
