//! People counted once. A person is a random key of 32 bytes that the team holds; the number in reports follows from it,
//! and only whoever opens the key knows that the two belong together. A conversation is with one person; somebody who
//! lost their ticket and begins anew is a new person until they say, or a code they hold shows, that they came before.

/// SQL about everybody who is counted as one with a person, with them: `$1` is the person, `$2` the organisation, and what follows
/// may ask for the table `one (id)`. Whoever is counted as one has the same head: merges are walked when one is decided, not here.
macro_rules! one_person {
    ($($rest:literal)+) => {
        concat!(
            "WITH one (id) AS (SELECT p.id FROM person me JOIN person p ON p.org_id = me.org_id AND p.head = me.head
                WHERE me.id = $1 AND me.org_id = $2) ",
            $($rest),+
        )
    };
}
pub(crate) use one_person;

pub mod code;
mod consent;
pub mod desk;
mod merge;
mod note;
mod rules;
mod store;
mod view;

use db::Tx;
use kernel::{DbError, Entropy, Fault, Sealed};

pub use consent::{Purpose, Stance, stance, write_down};
pub use merge::{Decided, Grounds, Pair, Side, State, Suggested, Verdict, decide, pairs};
pub use rules::{Told, forget, forget_if_alone, give_code, take_code, told};
pub use store::{
    ALL as STATEMENTS, Answered, KNOWN_STATEMENTS, MERGE_STATEMENTS, PersonRow, Thread, consents,
    delete_group, find, group, of_conversation, threads,
};

use crate::{
    ids::{ConversationId, OrgId, PersonId},
    policy,
    session::Session,
    team::{self, RowKey, RowPlace},
};

/// What stands in reports for a person: 16 bytes that follow from the person's key.
pub type PersonNumber = [u8; 16];

/// A person whose key was opened.
#[derive(Clone)]
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// What their own key gives: `report.number_as_filed`.
    pub number: PersonNumber,
    /// What stands for them in counts: `report.person_number`. The same, unless they were merged with somebody; ask
    /// [`counted_as`] before writing it.
    pub counted: PersonNumber,
    /// The row that said so.
    counted_as: Option<Sealed<PersonNumber>>,
}

const fn place(org: OrgId, id: PersonId) -> RowPlace {
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
    Ok(open_with_key(session, org, row)?.0)
}

fn open_with_key(session: &Session, org: OrgId, row: &PersonRow) -> Result<(Person, RowKey), Fault> {
    let permit = policy::person(session.role(), row.id).ok_or(Fault::Forbidden)?;
    let team = session.keys.expose().team(row.epoch).ok_or(Fault::NotFound)?;
    let broken = |error: kernel::OpenError| Fault::Broken(format!("the key of a person: {error}"));
    let key =
        RowKey::open(&permit, place(org, row.id), &team, Some(&row.key_wrapped), None).map_err(broken)?;
    let number = number(&key);
    let counted = match &row.counted_as {
        Some(sealed) => {
            let place = key.place().column("counted_as");
            *key.derive("counted as").open(&permit, &place, sealed).map_err(broken)?.expose()
        }
        None => number,
    };
    Ok((Person { id: row.id, number, counted, counted_as: row.counted_as.clone() }, key))
}

/// What a report about a person has to carry as `person_number` now, beside [`Person::number`] as `number_as_filed`. To be
/// asked in the unit of work that files it: `None` if the person was forgotten or somebody merged them since they were
/// opened; then they have to be read and opened again.
///
/// # Errors
/// Those of the store.
pub fn counted_as(tx: &mut Tx<'_>, org: OrgId, person: &Person) -> Result<Option<PersonNumber>, DbError> {
    let held = store::find(tx, org, person.id)?;
    let same = held.is_some_and(|row| {
        merge::envelope(row.counted_as.as_ref()) == merge::envelope(person.counted_as.as_ref())
    });
    Ok(same.then_some(person.counted))
}

/// A person who is counted for the first time, made before the unit of work that adds them.
pub struct NewPerson {
    /// The person.
    pub person: Person,
    epoch: i64,
    key: Sealed<[u8; 32]>,
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
        let number = number(&key);
        let person = Person { id, number, counted: number, counted_as: None };
        Ok(Self { person, epoch: team.epoch, key: wrapped })
    }

    /// Adds them as the one a conversation is with. `false`, and nothing is added, if somebody was faster, or the team has
    /// a newer key than the one they were made with: read again then.
    ///
    /// # Errors
    /// Those of the store.
    pub fn add(&self, tx: &mut Tx<'_>, org: OrgId, conversation: ConversationId) -> Result<bool, DbError> {
        if !team::is_newest(tx, org, self.epoch)? {
            return Ok(false);
        }
        store::add(tx, org, conversation, self.person.id, self.epoch, &self.key)
    }
}
