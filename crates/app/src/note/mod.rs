//! Notes of the team on a conversation. Each is sealed with a key of its own that the team's key opens, goes with the conversation,
//! and never reaches the visitor. Colleagues who are named in one find the conversation among their mentions. Where only named
//! members open the conversation, the keys of its notes lie under its root.

mod store;

use db::Tx;
use kernel::{DbError, Entropy, Fault, Moment, Permit, Plain, Sealed};
use seal::SymmetricKey;

pub use store::{ALL as STATEMENTS, Mentioned, is_unseen, mark_seen, mention, mentioned, of, of_person};

use crate::{
    chat::{self, Author, Marks, NAMED, Root, Said, Stamp},
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

/// What the keys of notes lie under where only named members open the conversation.
fn under(root: &Root) -> SymmetricKey {
    root.derive("keys of notes")
}

/// A note as its row has it.
#[derive(Clone)]
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
    /// Seals a note under the team's newest key, or under the root of a conversation that only named members open. The
    /// identifier is the form's, so that a note sent twice is one.
    ///
    /// # Errors
    /// [`Fault::Forbidden`] for a session without the team key.
    #[allow(clippy::too_many_arguments)] // Each is another source: whose, where, which words, time, randomness.
    pub fn seal(
        session: &Session,
        org: OrgId,
        conversation: ConversationId,
        restricted: Option<&Root>,
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
        let (epoch, key) = match restricted {
            Some(root) => (NAMED, key.wrap_under(&under(root), entropy)),
            None => (team.epoch, key.wrap_for_team(&team, entropy)),
        };
        Ok(Self { id, org, conversation, by: member.id, epoch, key, body, mentions })
    }

    /// Keeps it, with who is named in it. `false`, and nothing is kept, if the team has a newer key meanwhile, or others open the
    /// conversation now than when it was sealed.
    ///
    /// # Errors
    /// Those of the store.
    pub fn write(&self, tx: &mut Tx<'_>) -> Result<bool, DbError> {
        let named = self.epoch == NAMED;
        let is_named =
            chat::find(tx, self.org, self.conversation)?.is_some_and(|found| found.is_restricted());
        if named != is_named || (!named && !team::is_newest(tx, self.org, self.epoch)?) {
            return Ok(false);
        }
        store::insert(tx, self)?;
        Ok(true)
    }
}

/// The key of a note: under the team's key of its epoch, or under the root of its conversation, for whoever opens that.
fn key_of(
    session: &Session,
    org: OrgId,
    root: Option<&Root>,
    row: &NoteRow,
) -> Option<(RowKey, Permit<policy::ReadNote>)> {
    let permit = policy::note(session.role(), row.id)?;
    let place = place(org, row.id);
    let opened = match row.epoch {
        NAMED => RowKey::open_under(&permit, place, &under(root?), &row.key),
        epoch => RowKey::open(&permit, place, &session.keys.expose().team(epoch)?, Some(&row.key), None),
    };
    let key = opened.inspect_err(|error| tracing::error!("a note does not open: {error}")).ok()?;
    Some((key, permit))
}

/// Opens notes with the keys of a session; those on a restricted conversation with its root. One that was moved or changed is
/// there without its words, and the log says so.
pub fn open(session: &Session, org: OrgId, root: Option<&Root>, rows: Vec<NoteRow>) -> Vec<Note> {
    let said = |row: &NoteRow| {
        let (key, permit) = key_of(session, org, root, row)?;
        let opened = key.derive(LABEL).open(&permit, &key.place().column("body"), &row.body);
        opened.inspect_err(|error| tracing::error!("a note does not open: {error}")).ok()
    };
    rows.iter().map(|row| Note { number: row.number, id: row.id, said: said(row) }).collect()
}

/// The keys of the notes on a conversation under something else: its root when it is restricted, the team's key when it is open to
/// the team again.
#[derive(Clone)]
pub struct Moved {
    /// The notes as they were read, by identifier and epoch.
    were: Vec<(NoteId, i64)>,
    /// Those that could be opened, each with its key as it is now.
    keys: Vec<(NoteId, Sealed<[u8; 32]>)>,
    to: i64,
}

impl Moved {
    /// Puts the keys of notes under the root of their conversation, or under the team's newest key. What does not open stays as
    /// it is.
    ///
    /// # Errors
    /// [`Fault::Forbidden`] for a session without the team key.
    pub fn prepare(
        session: &Session,
        root: &Root,
        to_team: bool,
        rows: &[NoteRow],
        entropy: &dyn Entropy,
    ) -> Result<Self, Fault> {
        let team = session.keys.expose().newest().ok_or(Fault::Forbidden)?;
        let to = if to_team { team.epoch } else { NAMED };
        let moves = rows.iter().filter(|row| (row.epoch == NAMED) == to_team);
        let moved = moves.filter_map(|row| {
            let (key, _) = key_of(session, root.org(), Some(root), row)?;
            let wrapped = match to_team {
                true => key.wrap_for_team(&team, entropy),
                false => key.wrap_under(&under(root), entropy),
            };
            Some((row.id, wrapped))
        });
        Ok(Self { keys: moved.collect(), were: rows.iter().map(|row| (row.id, row.epoch)).collect(), to })
    }

    /// Keeps them. `false`, and nothing is kept, if the notes are not those that were read.
    ///
    /// # Errors
    /// Those of the store.
    pub fn write(&self, tx: &mut Tx<'_>, org: OrgId, conversation: ConversationId) -> Result<bool, DbError> {
        let are = store::of(tx, org, conversation)?;
        if !are.iter().map(|row| (row.id, row.epoch)).eq(self.were.iter().copied()) {
            return Ok(false);
        }
        self.keys.iter().try_for_each(|(id, key)| store::rewrap(tx, org, *id, self.to, key))?;
        Ok(true)
    }
}
