//! SQL of persons.

use db::{Tx, statements, values};
use kernel::{DbError, Sealed};

use crate::ids::{ConversationId, OrgId, PersonId};

statements! {
    /// The person a conversation is with.
    pub OF_CONVERSATION = "SELECT p.id, p.epoch, p.key_wrapped FROM conversation c JOIN person p ON p.id = c.person_id
        WHERE c.id = $1 AND c.org_id = $2";
    /// A new person.
    pub INSERT = "INSERT INTO person (id, org_id, epoch, key_wrapped) VALUES ($1, $2, $3, $4)";
    /// Says whom a conversation is with, unless somebody has said so meanwhile.
    pub ATTACH = "UPDATE conversation SET person_id = $1 WHERE id = $2 AND org_id = $3 AND person_id IS NULL";
    /// A person whom nothing leads to.
    pub DELETE = "DELETE FROM person WHERE id = $1 AND org_id = $2";
}

/// A person as the database has them.
pub struct PersonRow {
    /// Who.
    pub id: PersonId,
    /// Which key of the team opens the key.
    pub epoch: i64,
    /// The person's key.
    pub key_wrapped: Sealed<[u8; 32]>,
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
    let row = tx.optional(&OF_CONVERSATION, &values![conversation.bytes(), org.bytes()])?;
    row.map(|row| {
        Ok(PersonRow {
            id: PersonId::from_bytes(row.id(0)?),
            epoch: row.int(1)?,
            key_wrapped: row.sealed(2)?,
        })
    })
    .transpose()
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
        tx.execute(&DELETE, &values![id.bytes(), org.bytes()])?;
    }
    Ok(attached)
}
