//! Notes of the team on a person. They lie under the person's key, so that they go with the person and with nobody else, and are
//! shown wherever the person is counted as one with somebody.

use kernel::{Entropy, Fault, Moment, Plain, Sealed};

use super::{Person, open_with_key, place, store::NoteRow};
use crate::{
    chat::{Author, Marks, Said, Stamp},
    ids::{NoteId, OrgId, PersonId},
    policy,
    session::Session,
    team::{RowKey, RowPlace},
};

/// The label under which a person's key seals notes.
const LABEL: &str = "note";

const fn note_place(org: OrgId, id: NoteId) -> RowPlace {
    RowPlace { org, table: "person_note", row: id.bytes() }
}

/// A note on a person, opened.
pub(super) struct Note {
    said: Plain<Said>,
}

impl Note {
    pub(super) fn text(&self) -> &str {
        &self.said.expose().text
    }

    pub(super) fn at(&self) -> Moment {
        self.said.expose().at
    }

    pub(super) fn work_name(&self) -> &str {
        match &self.said.expose().author {
            Author::Visitor => "",
            Author::Staff(stamp) => &stamp.work_name,
        }
    }
}

/// Seals a note on a person that this session opens.
///
/// # Errors
/// Those of [`super::open`].
pub(super) fn seal(
    session: &Session,
    org: OrgId,
    person: &super::PersonRow,
    id: NoteId,
    text: String,
    now: Moment,
    entropy: &dyn Entropy,
) -> Result<Sealed<Said>, Fault> {
    let (_, key): (Person, RowKey) = open_with_key(session, org, person)?;
    let member = &session.member;
    let stamp = Stamp { id: member.id, work_name: member.work_name.clone(), role: member.role };
    let said = Said { at: now, author: Author::Staff(stamp), text, image: None, marks: Marks::NONE };
    Ok(key.derive(LABEL).seal(&note_place(org, id).column("body"), &Plain::new(said), entropy))
}

/// Opens notes. One that was moved or changed is left out, and the log says so.
pub(super) fn open(session: &Session, org: OrgId, rows: &[NoteRow]) -> Vec<Note> {
    let mut held: Option<(PersonId, RowKey)> = None; // The rows of a person stand together.
    let mut notes = Vec::new();
    for row in rows {
        let Some(permit) = policy::person(session.role(), row.person) else { continue };
        if held.as_ref().is_none_or(|(of, _)| *of != row.person) {
            let Some(team) = session.keys.expose().team(row.epoch) else { continue };
            let key = RowKey::open(&permit, place(org, row.person), &team, Some(&row.key), None);
            held = key.ok().map(|key| (row.person, key));
        }
        let Some((_, key)) = &held else { continue };
        match key.derive(LABEL).open(&permit, &note_place(org, row.id).column("body"), &row.body) {
            Ok(said) => notes.push(Note { said }),
            Err(error) => tracing::error!("a note on a person does not open: {error}"),
        }
    }
    notes
}
