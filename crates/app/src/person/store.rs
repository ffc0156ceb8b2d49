//! SQL of persons.

mod known;
mod merges;

use db::{Row, Tx, statements, values};
use kernel::{Blind, DbError, Sealed};

pub use known::{ALL as KNOWN_STATEMENTS, Answered, Thread, consents, delete_group, group, threads};
pub(super) use known::{
    NoteRow, has_code, insert_consent, insert_note, insert_opening, notes, tags, was_opened,
};
pub use merges::ALL as MERGE_STATEMENTS;
pub(super) use merges::{
    Edge, MergeRow, Suggestion, around, decide, delete_stale, edges_of, insert_merge, list, merge, move_all,
    move_filed, repoint, stand, suggest_again, suggested_with,
};

use super::{PersonNumber, code::PersonCode};
use crate::ids::{ConversationId, OrgId, PersonId};

statements! {
    /// The person a conversation is with.
    pub OF_CONVERSATION = "SELECT p.id, p.epoch, p.key_wrapped, p.counted_as, p.code FROM conversation c JOIN person p ON p.id = c.person_id
        WHERE c.id = $1 AND c.org_id = $2";
    /// A person.
    pub FIND = "SELECT id, epoch, key_wrapped, counted_as, code FROM person WHERE id = $1 AND org_id = $2";
    /// A new person.
    pub INSERT = "INSERT INTO person (id, org_id, epoch, key_wrapped, head) VALUES ($1, $2, $3, $4, $1)";
    /// Says whom a conversation is with, unless somebody has said so meanwhile.
    pub ATTACH = "UPDATE conversation SET person_id = $1 WHERE id = $2 AND org_id = $3 AND person_id IS NULL";
    /// A person whom nothing leads to.
    pub DELETE = "DELETE FROM person WHERE id = $1 AND org_id = $2";
    /// A person's code, or none.
    pub SET_CODE = "UPDATE person SET code = $1 WHERE id = $2 AND org_id = $3";
    /// Persons with a code, but for one.
    pub BY_CODE = "SELECT id FROM person WHERE org_id = $1 AND code = $2 AND id <> $3 ORDER BY id";
    /// As whom a person is counted, and who stands for all who are counted as one.
    pub SET_COUNTED = "UPDATE person SET counted_as = $1, head = $2 WHERE id = $3 AND org_id = $4";
    /// Somebody else stands for those whom somebody stood for who is being forgotten.
    pub NEW_HEAD = "UPDATE person SET head = $1 WHERE org_id = $2 AND head = $3 AND id <> $3";
    /// The conversations with a person.
    pub CONVERSATIONS = "SELECT id, code FROM conversation WHERE org_id = $1 AND person_id = $2 ORDER BY code, id";
    /// Conversations with a code name. Two of them may have the same.
    pub BY_NAME = "SELECT id FROM conversation WHERE org_id = $1 AND code = $2 LIMIT 2";
    /// Whose conversation it is: for forgetting, which knows no organisation.
    pub WHOSE = "SELECT org_id, person_id FROM conversation WHERE id = $1 AND person_id IS NOT NULL";
    /// How many reports were filed under a number, and the days of the first and the last contact.
    pub FILED = "SELECT COUNT(*) AS n, MIN(day) AS first, MAX(day) AS last FROM report
        WHERE org_id = $1 AND number_as_filed = $2 AND state <> 'draft'";
}

/// A person as the database has them.
#[derive(Clone)]
pub struct PersonRow {
    /// Who.
    pub id: PersonId,
    /// Which key of the team opens the key.
    pub epoch: i64,
    /// The person's key.
    pub key_wrapped: Sealed<[u8; 32]>,
    /// As whom they are counted, if not as themselves; sealed under the person's key.
    pub counted_as: Option<Sealed<PersonNumber>>,
    /// Whether they have a code.
    pub has_code: bool,
}

fn person(row: &Row) -> Result<PersonRow, DbError> {
    Ok(PersonRow {
        id: PersonId::from_bytes(row.id(0)?),
        epoch: row.int(1)?,
        key_wrapped: row.sealed(2)?,
        counted_as: row.opt_sealed(3)?,
        has_code: row.opt_bytes(4)?.is_some(),
    })
}

/// The person a conversation is with; `None` if nobody has filed anything about it yet.
///
/// # Errors
/// Those of the store.
pub fn of_conversation(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversation: ConversationId,
) -> Result<Option<PersonRow>, DbError> {
    tx.optional(&OF_CONVERSATION, &values![conversation.bytes(), org.bytes()])?
        .as_ref()
        .map(person)
        .transpose()
}

/// A person; `None` once they were forgotten.
///
/// # Errors
/// Those of the store.
pub fn find(tx: &mut Tx<'_>, org: OrgId, id: PersonId) -> Result<Option<PersonRow>, DbError> {
    tx.optional(&FIND, &values![id.bytes(), org.bytes()])?.as_ref().map(person).transpose()
}

/// Adds a person and says that a conversation is with them. `false`, and nothing is added, if somebody was faster or the
/// conversation is gone.
pub(super) fn add(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversation: ConversationId,
    id: PersonId,
    epoch: i64,
    key: &Sealed<[u8; 32]>,
) -> Result<bool, DbError> {
    tx.execute(&INSERT, &values![id.bytes(), org.bytes(), epoch, key])?;
    let attached = tx.execute(&ATTACH, &values![id.bytes(), conversation.bytes(), org.bytes()])? == 1;
    if !attached {
        delete(tx, org, id)?;
    }
    Ok(attached)
}

pub(super) fn delete(tx: &mut Tx<'_>, org: OrgId, id: PersonId) -> Result<(), DbError> {
    tx.execute(&DELETE, &values![id.bytes(), org.bytes()]).map(drop)
}

pub(super) fn set_code(
    tx: &mut Tx<'_>,
    org: OrgId,
    id: PersonId,
    code: Option<&Blind<PersonCode>>,
) -> Result<(), DbError> {
    tx.execute(&SET_CODE, &values![code.map(|code| *code.mac()), id.bytes(), org.bytes()]).map(drop)
}

/// The others who have the same code.
pub(super) fn by_code(
    tx: &mut Tx<'_>,
    org: OrgId,
    code: &Blind<PersonCode>,
    but: PersonId,
) -> Result<Vec<PersonId>, DbError> {
    let rows = tx.query(&BY_CODE, &values![org.bytes(), *code.mac(), but.bytes()])?;
    rows.iter().map(|row| Ok(PersonId::from_bytes(row.id(0)?))).collect()
}

/// As whom a person is counted from now on.
pub(super) fn set_counted(
    tx: &mut Tx<'_>,
    org: OrgId,
    id: PersonId,
    counted_as: Option<&Sealed<PersonNumber>>,
    head: PersonId,
) -> Result<(), DbError> {
    let values = values![counted_as.cloned(), head.bytes(), id.bytes(), org.bytes()];
    tx.execute(&SET_COUNTED, &values).map(drop)
}

/// Somebody else stands for those whom `before` stood for.
pub(super) fn new_head(tx: &mut Tx<'_>, org: OrgId, before: PersonId, head: PersonId) -> Result<(), DbError> {
    tx.execute(&NEW_HEAD, &values![head.bytes(), org.bytes(), before.bytes()]).map(drop)
}

/// The conversations with a person, with their code names.
pub(super) fn conversations(
    tx: &mut Tx<'_>,
    org: OrgId,
    id: PersonId,
) -> Result<Vec<(ConversationId, String)>, DbError> {
    let rows = tx.query(&CONVERSATIONS, &values![org.bytes(), id.bytes()])?;
    rows.iter().map(|row| Ok((ConversationId::from_bytes(row.id(0)?), row.text(1)?.to_owned()))).collect()
}

/// Conversations with a code name: two at most, to tell one from several.
pub(super) fn by_name(tx: &mut Tx<'_>, org: OrgId, name: &str) -> Result<Vec<ConversationId>, DbError> {
    let rows = tx.query(&BY_NAME, &values![org.bytes(), name])?;
    rows.iter().map(|row| Ok(ConversationId::from_bytes(row.id(0)?))).collect()
}

/// Whose conversation it is, by its identifier alone.
pub(super) fn whose(
    tx: &mut Tx<'_>,
    conversation: ConversationId,
) -> Result<Option<(OrgId, PersonId)>, DbError> {
    let row = tx.optional(&WHOSE, &values![conversation.bytes()])?;
    row.map(|row| Ok((OrgId::from_bytes(row.id(0)?), PersonId::from_bytes(row.id(1)?)))).transpose()
}

/// What reports say about a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filed {
    /// How many were filed under it.
    pub reports: i64,
    /// The day of the first contact, in days since 1970.
    pub first: Option<i64>,
    /// The day of the last one.
    pub last: Option<i64>,
}

pub(super) fn filed(tx: &mut Tx<'_>, org: OrgId, number: &PersonNumber) -> Result<Filed, DbError> {
    let row = tx.one(&FILED, &values![org.bytes(), *number])?;
    Ok(Filed { reports: row.int(0)?, first: row.opt_int(1)?, last: row.opt_int(2)? })
}
