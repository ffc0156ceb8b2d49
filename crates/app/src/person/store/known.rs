//! SQL of everything that is known of a person, and of those who are counted as one with them.

use db::{Row, Tx, statements, values};
use kernel::{DbError, Moment, Sealed};

use crate::{
    chat::{Emergency, NAMED, Said, State},
    ids::{ConversationId, NoteId, OrgId, PersonId, StaffId, TagId},
    person::{Purpose, Stance},
};

statements! {
    /// Everybody who is counted as one with a person, with them.
    pub GROUP = one_person!("SELECT id FROM one ORDER BY id");
    /// The conversations with them, the oldest first. The first message tells the day on which each began.
    pub THREADS = one_person!("SELECT c.id, c.code, c.language, c.state, c.emergency, c.changed_at, m.sent_at, c.person_id, c.epoch FROM conversation c
            LEFT JOIN message m ON m.conversation_id = c.id AND m.number = 1
        WHERE c.org_id = $2 AND c.person_id IN (SELECT id FROM one) ORDER BY m.sent_at, c.code, c.id");
    /// The tags of all their conversations, each once; not of those that only named members open.
    pub TAGS = one_person!("SELECT t.tag_id, CAST(MAX(t.by_hand) AS BIGINT) AS by_hand FROM conversation_tag t
            JOIN conversation c ON c.id = t.conversation_id
        WHERE c.org_id = $2 AND c.person_id IN (SELECT id FROM one) AND c.epoch <> $3 GROUP BY t.tag_id ORDER BY t.tag_id");
    /// Whether one of them has a code.
    pub CODES = one_person!("SELECT COUNT(*) AS n FROM person WHERE id IN (SELECT id FROM one) AND code IS NOT NULL");
    /// The notes on them.
    pub NOTES = one_person!("SELECT n.id, n.person_id, p.epoch, p.key_wrapped, n.body FROM person_note n JOIN person p ON p.id = n.person_id
        WHERE n.person_id IN (SELECT id FROM one) ORDER BY n.person_id, n.number");
    /// Whether a note is there already.
    pub NOTE_EXISTS = "SELECT number FROM person_note WHERE id = $1";
    /// A note after the last one on a person who is still there.
    pub INSERT_NOTE = "INSERT INTO person_note (id, org_id, person_id, number, staff_id, body)
        SELECT $1, p.org_id, p.id, (SELECT COALESCE(MAX(number), 0) + 1 FROM person_note WHERE person_id = p.id), $2, $3
        FROM person p WHERE p.id = $4 AND p.org_id = $5";
    /// What they said to each purpose, in order.
    pub CONSENTS = one_person!("SELECT c.person_id, c.purpose, c.state, c.day, s.work_name FROM consent c LEFT JOIN staff s ON s.id = c.staff_id
        WHERE c.person_id IN (SELECT id FROM one) ORDER BY c.day, c.person_id, c.number");
    /// An answer after the last one of a person who is still there.
    pub INSERT_CONSENT = "INSERT INTO consent (person_id, number, org_id, purpose, state, staff_id, day)
        SELECT p.id, (SELECT COALESCE(MAX(number), 0) + 1 FROM consent WHERE person_id = p.id), p.org_id, $1, $2, $3, $4
        FROM person p WHERE p.id = $5 AND p.org_id = $6";
    /// They are forgotten, with what was said about them, noted on them and agreed to.
    pub DELETE_GROUP = one_person!("DELETE FROM person WHERE id IN (SELECT id FROM one)");
    /// Whether a session looks at a person for the first time.
    pub INSERT_OPENING = "INSERT INTO person_opening (lookup, person_id) VALUES ($1, $2) ON CONFLICT (lookup, person_id) DO NOTHING";
    /// Whether it has looked at them before.
    pub OPENING_EXISTS = "SELECT person_id FROM person_opening WHERE lookup = $1 AND person_id = $2";
}

/// Everybody who is counted as one with a person, with them; nobody if they were forgotten.
///
/// # Errors
/// Those of the store.
pub fn group(tx: &mut Tx<'_>, org: OrgId, person: PersonId) -> Result<Vec<PersonId>, DbError> {
    let rows = tx.query(&GROUP, &values![person.bytes(), org.bytes()])?;
    rows.iter().map(|row| Ok(PersonId::from_bytes(row.id(0)?))).collect()
}

/// A conversation with a person, as its row tells of it.
#[derive(Clone, Debug)]
pub struct Thread {
    /// Which.
    pub id: ConversationId,
    /// Its code name.
    pub code: String,
    /// The language code of the page it was begun on.
    pub language: String,
    /// Where it stands.
    pub state: State,
    /// Whether it is an emergency.
    pub emergency: Emergency,
    /// When anything last happened.
    pub changed_at: Moment,
    /// When it began: by the minute, by the day once it is resolved.
    pub began: Moment,
    /// With whom, of those who are counted as one.
    pub person: PersonId,
    /// Whether only named members open it.
    pub restricted: bool,
}

/// The conversations with a person and with those who are counted as one with them, the oldest first.
///
/// # Errors
/// Those of the store.
pub fn threads(tx: &mut Tx<'_>, org: OrgId, person: PersonId) -> Result<Vec<Thread>, DbError> {
    let thread = |row: &Row| {
        let broken = || DbError::Broken("a conversation in an unknown state".into());
        let changed_at = row.moment(5)?;
        Ok(Thread {
            id: ConversationId::from_bytes(row.id(0)?),
            code: row.text(1)?.to_owned(),
            language: row.text(2)?.to_owned(),
            state: State::from_name(row.text(3)?).ok_or_else(broken)?,
            emergency: Emergency::from_number(row.int(4)?).ok_or_else(broken)?,
            changed_at,
            began: row.opt_moment(6)?.unwrap_or(changed_at),
            person: PersonId::from_bytes(row.id(7)?),
            restricted: row.int(8)? == NAMED,
        })
    };
    tx.query(&THREADS, &values![person.bytes(), org.bytes()])?.iter().map(thread).collect()
}

pub(in crate::person) fn tags(
    tx: &mut Tx<'_>,
    org: OrgId,
    person: PersonId,
) -> Result<Vec<(TagId, bool)>, DbError> {
    let rows = tx.query(&TAGS, &values![person.bytes(), org.bytes(), NAMED])?;
    rows.iter().map(|row| Ok((TagId::from_bytes(row.id(0)?), row.int(1)? == 1))).collect()
}

pub(in crate::person) fn has_code(tx: &mut Tx<'_>, org: OrgId, person: PersonId) -> Result<bool, DbError> {
    Ok(tx.one(&CODES, &values![person.bytes(), org.bytes()])?.int(0)? > 0)
}

/// A note on a person, sealed, with what opens the person's key.
pub(in crate::person) struct NoteRow {
    pub(in crate::person) id: NoteId,
    pub(in crate::person) person: PersonId,
    pub(in crate::person) epoch: i64,
    pub(in crate::person) key: Sealed<[u8; 32]>,
    pub(in crate::person) body: Sealed<Said>,
}

pub(in crate::person) fn notes(
    tx: &mut Tx<'_>,
    org: OrgId,
    person: PersonId,
) -> Result<Vec<NoteRow>, DbError> {
    let note = |row: &Row| {
        Ok(NoteRow {
            id: NoteId::from_bytes(row.id(0)?),
            person: PersonId::from_bytes(row.id(1)?),
            epoch: row.int(2)?,
            key: row.sealed(3)?,
            body: row.sealed(4)?,
        })
    };
    tx.query(&NOTES, &values![person.bytes(), org.bytes()])?.iter().map(note).collect()
}

/// Whether it is there now: written, or before.
pub(in crate::person) fn insert_note(
    tx: &mut Tx<'_>,
    org: OrgId,
    person: PersonId,
    id: NoteId,
    by: StaffId,
    body: &Sealed<Said>,
) -> Result<bool, DbError> {
    if tx.optional(&NOTE_EXISTS, &values![id.bytes()])?.is_some() {
        return Ok(true);
    }
    let values = values![id.bytes(), by.bytes(), body, person.bytes(), org.bytes()];
    Ok(tx.execute(&INSERT_NOTE, &values)? == 1)
}

/// What somebody said to a purpose on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// Who, of those who are counted as one.
    pub person: PersonId,
    /// To which purpose.
    pub purpose: Purpose,
    /// What.
    pub stance: Stance,
    /// In days since 1970.
    pub day: i64,
    /// Who wrote it down; `None` once they are gone.
    pub work_name: Option<String>,
}

/// What a person and those who are counted as one with them said to each purpose, in order.
///
/// # Errors
/// Those of the store.
pub fn consents(tx: &mut Tx<'_>, org: OrgId, person: PersonId) -> Result<Vec<Answered>, DbError> {
    let unknown = || DbError::Broken("an unknown consent".into());
    let said = |row: &Row| {
        Ok(Answered {
            person: PersonId::from_bytes(row.id(0)?),
            purpose: Purpose::from_name(row.text(1)?).ok_or_else(unknown)?,
            stance: Stance::from_name(row.text(2)?).ok_or_else(unknown)?,
            day: row.int(3)?,
            work_name: row.opt_text(4)?.map(str::to_owned),
        })
    };
    tx.query(&CONSENTS, &values![person.bytes(), org.bytes()])?.iter().map(said).collect()
}

/// Whether the person is still there.
pub(in crate::person) fn insert_consent(
    tx: &mut Tx<'_>,
    org: OrgId,
    person: PersonId,
    (purpose, stance): (Purpose, Stance),
    by: StaffId,
    day: i64,
) -> Result<bool, DbError> {
    let values = values![purpose.name(), stance.name(), by.bytes(), day, person.bytes(), org.bytes()];
    Ok(tx.execute(&INSERT_CONSENT, &values)? == 1)
}

/// Deletes a person and everybody who is counted as one with them, with all that hangs on them but their conversations: keys,
/// codes, notes, what they agreed to, what was said about them being one.
///
/// # Errors
/// Those of the store.
pub fn delete_group(tx: &mut Tx<'_>, org: OrgId, person: PersonId) -> Result<(), DbError> {
    tx.execute(&DELETE_GROUP, &values![person.bytes(), org.bytes()]).map(drop)
}

/// Whether the session looks at the person for the first time.
pub(in crate::person) fn insert_opening(
    tx: &mut Tx<'_>,
    lookup: &[u8; 32],
    person: PersonId,
) -> Result<bool, DbError> {
    Ok(tx.execute(&INSERT_OPENING, &values![*lookup, person.bytes()])? == 1)
}

pub(in crate::person) fn was_opened(
    tx: &mut Tx<'_>,
    lookup: &[u8; 32],
    person: PersonId,
) -> Result<bool, DbError> {
    Ok(tx.optional(&OPENING_EXISTS, &values![*lookup, person.bytes()])?.is_some())
}
