//! Notes of the team on a conversation. Each is sealed with a key of its own that the team's key opens, goes with the conversation,
//! and never reaches the visitor. Colleagues who are named in one find the conversation among their mentions.

mod store;

use db::Tx;
use kernel::{DbError, Entropy, Fault, Moment, Plain, Sealed};

pub use store::{ALL as STATEMENTS, Mentioned, is_unseen, mark_seen, mention, mentioned, of, of_person};

use crate::{
    chat::{Author, Marks, Said, Stamp},
    ids::{ConversationId, NoteId, OrgId, StaffId},
    policy,
    session::Session,
    team::{self, RowKey, RowPlace},
};

/// The longest note, in characters.
pub const MAX_CHARS: usize = 2_000;

/// The label under which a row's key seals the words.
const LABEL: &str = "note";

fn place(org: OrgId, id: NoteId) -> RowPlace {
    RowPlace { org, table: "note", row: id.bytes() }
}

/// A note as its row has it.
pub struct NoteRow {
    id: NoteId,
    number: i64,
    epoch: i64,
    key: Sealed<[u8; 32]>,
    body: Sealed<Said>,
}

/// A note, opened.
pub struct Note {
    /// Its place among the notes of the conversation, from 1.
    pub number: i64,
    /// Which one.
    pub id: NoteId,
    /// What was noted, by whom and when; `None` where it does not open.
    said: Option<Plain<Said>>,
}

impl Note {
    /// The words.
    pub fn text(&self) -> Option<&str> {
        self.said.as_ref().map(|said| said.expose().text.as_str())
    }

    /// When it was written.
    pub fn at(&self) -> Option<&Moment> {
        self.said.as_ref().map(|said| &said.expose().at)
    }

    /// Who wrote it.
    pub fn stamp(&self) -> Option<&Stamp> {
        match &self.said.as_ref()?.expose().author {
            Author::Visitor => None,
            Author::Staff(stamp) => Some(stamp),
        }
    }
}

/// A note sealed before the unit of work that keeps it.
pub struct NewNote {
    id: NoteId,
    org: OrgId,
    conversation: ConversationId,
    by: StaffId,
    epoch: i64,
    key: Sealed<[u8; 32]>,
    body: Sealed<Said>,
    mentions: Vec<StaffId>,
}

impl NewNote {
    /// Seals a note under the team's newest key. The identifier is the form's, so that a note sent twice is one.
    ///
    /// # Errors
    /// [`Fault::Forbidden`] for a session without the team key.
    #[allow(clippy::too_many_arguments)] // Each is another source: whose, where, which words, time, randomness.
    pub fn seal(
        session: &Session,
        org: OrgId,
        conversation: ConversationId,
        id: NoteId,
        text: String,
        mentions: Vec<StaffId>,
        now: Moment,
        entropy: &dyn Entropy,
    ) -> Result<Self, Fault> {
        let team = session.keys.expose().newest().ok_or(Fault::Forbidden)?;
        let member = &session.member;
        let stamp = Stamp { id: member.id, work_name: member.work_name.clone(), role: member.role };
        let said = Said { at: now, author: Author::Staff(stamp), text, image: None, marks: Marks::NONE };
        let key = RowKey::generate(place(org, id), entropy);
        let body = key.derive(LABEL).seal(&key.place().column("body"), &Plain::new(said), entropy);
        let (by, epoch, key) = (member.id, team.epoch, key.wrap_for_team(&team, entropy));
        Ok(Self { id, org, conversation, by, epoch, key, body, mentions })
    }

    /// Keeps it, with who is named in it. `false`, and nothing is kept, if the team has a newer key meanwhile.
    ///
    /// # Errors
    /// Those of the store.
    pub fn write(&self, tx: &mut Tx<'_>) -> Result<bool, DbError> {
        if !team::is_newest(tx, self.org, self.epoch)? {
            return Ok(false);
        }
        store::insert(tx, self)?;
        Ok(true)
    }
}

/// Opens notes with the keys of a session. One that was moved or changed is there without its words, and the log says so.
pub fn open(session: &Session, org: OrgId, rows: Vec<NoteRow>) -> Vec<Note> {
    let said = |row: &NoteRow| {
        let permit = policy::note(session.role(), row.id)?;
        let team = session.keys.expose().team(row.epoch)?;
        let opened = RowKey::open(&permit, place(org, row.id), &team, Some(&row.key), None)
            .and_then(|key| key.derive(LABEL).open(&permit, &key.place().column("body"), &row.body));
        opened.inspect_err(|error| tracing::error!("a note does not open: {error}")).ok()
    };
    rows.iter().map(|row| Note { number: row.number, id: row.id, said: said(row) }).collect()
}
