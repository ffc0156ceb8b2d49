//! Rows of tags at conversations.

use db::{Tx, statements, values};
use kernel::{DbError, Sealed};

use crate::ids::{ConversationId, OrgId, TagId};

statements! {
    /// A tag at a conversation, by hand or by what a lexicon found. By hand stays by hand.
    pub ADD_TAG = "INSERT INTO conversation_tag (conversation_id, tag_id, org_id, by_hand) VALUES ($1, $2, $3, $4)
        ON CONFLICT (conversation_id, tag_id) DO UPDATE SET by_hand = excluded.by_hand
            WHERE conversation_tag.by_hand < excluded.by_hand";
    /// A tag goes.
    pub REMOVE_TAG = "DELETE FROM conversation_tag WHERE conversation_id = $1 AND tag_id = $2 AND org_id = $3";
    /// The tags of a conversation.
    pub TAGS_OF = "SELECT tag_id, by_hand FROM conversation_tag WHERE conversation_id = $1 AND org_id = $2 ORDER BY tag_id";
    /// A word of the team's own. One that is there stays.
    pub INSERT_WORD = "INSERT INTO tag (id, org_id, epoch, key_wrapped, word) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (id) DO NOTHING";
    /// The team's own words.
    pub WORDS = "SELECT id, epoch, key_wrapped, word FROM tag WHERE org_id = $1 ORDER BY id";
}

/// Puts a tag at a conversation that is there.
///
/// # Errors
/// Those of the store.
pub fn add(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversation: ConversationId,
    tag: TagId,
    by_hand: bool,
) -> Result<(), DbError> {
    let values = values![conversation.bytes(), tag.bytes(), org.bytes(), i64::from(by_hand)];
    tx.execute(&ADD_TAG, &values).map(drop)
}

/// Takes a tag from a conversation; whether it was there.
///
/// # Errors
/// Those of the store.
pub fn remove(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversation: ConversationId,
    tag: TagId,
) -> Result<bool, DbError> {
    Ok(tx.execute(&REMOVE_TAG, &values![conversation.bytes(), tag.bytes(), org.bytes()])? == 1)
}

/// The tags of a conversation, and whether each was put there by hand.
///
/// # Errors
/// Those of the store.
pub fn of(tx: &mut Tx<'_>, org: OrgId, conversation: ConversationId) -> Result<Vec<(TagId, bool)>, DbError> {
    let rows = tx.query(&TAGS_OF, &values![conversation.bytes(), org.bytes()])?;
    rows.iter().map(|row| Ok((TagId::from_bytes(row.id(0)?), row.int(1)? == 1))).collect()
}

/// A word of the team's own, sealed.
pub struct WordRow {
    pub(super) tag: TagId,
    pub(super) epoch: i64,
    pub(super) key: Sealed<[u8; 32]>,
    pub(super) word: Sealed<String>,
}

pub(super) fn insert_word(
    tx: &mut Tx<'_>,
    org: OrgId,
    tag: TagId,
    epoch: i64,
    key: &Sealed<[u8; 32]>,
    word: &Sealed<String>,
) -> Result<(), DbError> {
    tx.execute(&INSERT_WORD, &values![tag.bytes(), org.bytes(), epoch, key, word]).map(drop)
}

/// The team's own words.
///
/// # Errors
/// Those of the store.
pub fn words(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<WordRow>, DbError> {
    let rows = tx.query(&WORDS, &values![org.bytes()])?;
    rows.iter()
        .map(|row| {
            let tag = TagId::from_bytes(row.id(0)?);
            Ok(WordRow { tag, epoch: row.int(1)?, key: row.sealed(2)?, word: row.sealed(3)? })
        })
        .collect()
}
