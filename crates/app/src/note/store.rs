//! Rows of notes and of who is named in them.

use db::{Row, Tx, statements, values};
use kernel::{DbError, Sealed};

use super::{NewNote, NoteRow};
use crate::{
    ids::{ConversationId, NoteId, OrgId, PersonId, StaffId},
    person::one_person,
};

statements! {
    /// Whether a note is there already.
    pub NOTE_EXISTS = "SELECT number FROM note WHERE id = $1";
    /// A note after the last one of its conversation.
    pub INSERT_NOTE = "INSERT INTO note (id, org_id, conversation_id, number, staff_id, epoch, key_wrapped, body)
        VALUES ($1, $2, $3, (SELECT COALESCE(MAX(number), 0) + 1 FROM note WHERE conversation_id = $3), $4, $5, $6, $7)";
    /// The notes of a conversation, oldest first.
    pub NOTES = "SELECT id, number, epoch, key_wrapped, body FROM note WHERE conversation_id = $1 AND org_id = $2 ORDER BY number";
    /// The notes on all conversations with a person.
    pub NOTES_OF_PERSON = one_person!("SELECT n.conversation_id, n.id, n.number, n.epoch, n.key_wrapped, n.body FROM note n
            JOIN conversation c ON c.id = n.conversation_id
        WHERE c.org_id = $2 AND c.person_id IN (SELECT id FROM one) ORDER BY n.conversation_id, n.number");
    /// The key of a note under something else.
    pub MOVE_NOTE = "UPDATE note SET key_wrapped = $1, epoch = $2 WHERE id = $3 AND org_id = $4";
    /// Somebody is named in a note.
    pub INSERT_MENTION = "INSERT INTO mention (org_id, conversation_id, staff_id, note_id, seen) VALUES ($1, $2, $3, $4, 0)
        ON CONFLICT (note_id, staff_id) DO NOTHING";
    /// Something at a conversation is for one member to see, also if they had seen it before.
    pub MENTION = "INSERT INTO mention (org_id, conversation_id, staff_id, note_id, seen) VALUES ($1, $2, $3, $4, 0)
        ON CONFLICT (note_id, staff_id) DO UPDATE SET seen = 0";
    /// Who is named in the notes of a conversation.
    pub MENTIONED = "SELECT m.note_id, s.work_name, m.seen FROM mention m JOIN staff s ON s.id = m.staff_id
        WHERE m.conversation_id = $1 AND m.org_id = $2 ORDER BY m.note_id, s.work_name";
    /// Whether a member was named in a conversation that they have not opened since.
    pub UNSEEN = "SELECT COUNT(*) AS n FROM mention WHERE conversation_id = $1 AND staff_id = $2 AND org_id = $3 AND seen = 0";
    /// A member has opened the conversation they were named in.
    pub MARK_SEEN = "UPDATE mention SET seen = 1 WHERE conversation_id = $1 AND staff_id = $2 AND org_id = $3 AND seen = 0";
}

/// Who is named in a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mentioned {
    /// In which note.
    pub note: NoteId,
    /// The name they work under.
    pub work_name: String,
    /// Whether they have opened the conversation since.
    pub seen: bool,
}

pub(super) fn insert(tx: &mut Tx<'_>, new: &NewNote) -> Result<(), DbError> {
    if tx.optional(&NOTE_EXISTS, &values![new.id.bytes()])?.is_some() {
        return Ok(());
    }
    let values = values![
        new.id.bytes(),
        new.org.bytes(),
        new.conversation.bytes(),
        new.by.bytes(),
        new.epoch,
        &new.key,
        &new.body,
    ];
    tx.execute(&INSERT_NOTE, &values)?;
    for staff in &new.mentions {
        let values = values![new.org.bytes(), new.conversation.bytes(), staff.bytes(), new.id.bytes()];
        tx.execute(&INSERT_MENTION, &values)?;
    }
    Ok(())
}

pub(super) fn rewrap(
    tx: &mut Tx<'_>,
    org: OrgId,
    id: NoteId,
    epoch: i64,
    key: &Sealed<[u8; 32]>,
) -> Result<(), DbError> {
    tx.execute(&MOVE_NOTE, &values![key, epoch, id.bytes(), org.bytes()]).map(drop)
}

/// Something that is no note is for one member to see at a conversation: it stands among their mentions until they open it.
///
/// # Errors
/// Those of the store.
pub fn mention(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversation: ConversationId,
    staff: StaffId,
    about: [u8; 16],
) -> Result<(), DbError> {
    tx.execute(&MENTION, &values![org.bytes(), conversation.bytes(), staff.bytes(), about]).map(drop)
}

/// The notes of a conversation, oldest first, still sealed.
///
/// # Errors
/// Those of the store.
pub fn of(tx: &mut Tx<'_>, org: OrgId, conversation: ConversationId) -> Result<Vec<NoteRow>, DbError> {
    let note = |row: &Row| {
        let id = NoteId::from_bytes(row.id(0)?);
        Ok(NoteRow { id, number: row.int(1)?, epoch: row.int(2)?, key: row.sealed(3)?, body: row.sealed(4)? })
    };
    tx.query(&NOTES, &values![conversation.bytes(), org.bytes()])?.iter().map(note).collect()
}

/// The notes on all conversations with a person and with those who are counted as one with them, still sealed.
///
/// # Errors
/// Those of the store.
pub fn of_person(
    tx: &mut Tx<'_>,
    org: OrgId,
    person: PersonId,
) -> Result<Vec<(ConversationId, NoteRow)>, DbError> {
    let note = |row: &Row| {
        let (thread, id) = (ConversationId::from_bytes(row.id(0)?), NoteId::from_bytes(row.id(1)?));
        let (number, epoch) = (row.int(2)?, row.int(3)?);
        Ok((thread, NoteRow { id, number, epoch, key: row.sealed(4)?, body: row.sealed(5)? }))
    };
    tx.query(&NOTES_OF_PERSON, &values![person.bytes(), org.bytes()])?.iter().map(note).collect()
}

/// Who is named in the notes of a conversation.
///
/// # Errors
/// Those of the store.
pub fn mentioned(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversation: ConversationId,
) -> Result<Vec<Mentioned>, DbError> {
    let mentioned = |row: &Row| {
        let note = NoteId::from_bytes(row.id(0)?);
        Ok(Mentioned { note, work_name: row.text(1)?.to_owned(), seen: row.int(2)? == 1 })
    };
    tx.query(&MENTIONED, &values![conversation.bytes(), org.bytes()])?.iter().map(mentioned).collect()
}

/// Whether a member was named in the conversation and has not opened it since.
///
/// # Errors
/// Those of the store.
pub fn is_unseen(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversation: ConversationId,
    staff: StaffId,
) -> Result<bool, DbError> {
    Ok(tx.one(&UNSEEN, &values![conversation.bytes(), staff.bytes(), org.bytes()])?.int(0)? > 0)
}

/// A member has opened the conversation; whether they had been named in it since the last time.
///
/// # Errors
/// Those of the store.
pub fn mark_seen(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversation: ConversationId,
    staff: StaffId,
) -> Result<bool, DbError> {
    Ok(tx.execute(&MARK_SEEN, &values![conversation.bytes(), staff.bytes(), org.bytes()])? > 0)
}
