//! Notes at the end of a shift: what somebody leaves to whoever comes next, sealed under the team's key, and the offer to hand over
//! what they still have. Nothing is taken from anybody by itself.

pub(super) mod desk;
mod store;

use db::Tx;
use kernel::{DbError, Entropy, Fault, Moment, Plain, Sealed};

pub use store::ALL as STATEMENTS;

use super::{rota::Rota, shift::Kind};
use crate::{
    chat::{Author, Marks, Said, Stamp},
    ids::{HandoverId, OrgId, StaffId},
    policy::{self, Deed},
    report::day,
    session::Session,
    surfaces::Ground,
    team::{self, RowKey, RowPlace},
};

/// The longest note, in characters.
pub(super) const MAX_CHARS: usize = 4_000;
/// Notes are kept for so many days.
pub const KEPT_DAYS: i64 = 14;
/// So many unread notes stand in the inbox; the rest on their own page.
const UNREAD: i64 = 3;
/// So many minutes before the end of a shift a note is asked for, and so many after it.
const BEFORE: i64 = 30;
const AFTER: i64 = 120;
/// The label under which a row's key seals the words.
const LABEL: &str = "handover";

const fn place(org: OrgId, id: HandoverId) -> RowPlace {
    RowPlace { org, table: "handover", row: id.bytes() }
}

/// A note as its row has it.
pub(super) struct NoteRow {
    id: HandoverId,
    at: Moment,
    epoch: i64,
    key: Sealed<[u8; 32]>,
    body: Sealed<Said>,
}

/// A note, opened.
pub(crate) struct Note {
    /// Which one.
    pub(crate) id: HandoverId,
    /// In which minute.
    pub(crate) at: Moment,
    /// What it says; `None` where it does not open.
    said: Option<Plain<Said>>,
}

impl Note {
    /// The words.
    pub(crate) fn text(&self) -> Option<&str> {
        self.said.as_ref().map(|said| said.expose().text.as_str())
    }

    /// Under which work name it was written.
    pub(crate) fn by(&self) -> &str {
        match self.said.as_ref().map(|said| &said.expose().author) {
            Some(Author::Staff(stamp)) => &stamp.work_name,
            _ => "",
        }
    }
}

/// A note sealed before the unit of work that keeps it.
pub struct NewNote {
    id: HandoverId,
    org: OrgId,
    by: StaffId,
    at: Moment,
    epoch: i64,
    key: Sealed<[u8; 32]>,
    body: Sealed<Said>,
}

impl NewNote {
    /// Seals a note under the team's newest key.
    ///
    /// # Errors
    /// [`Fault::Forbidden`] for a session without the team key.
    pub fn seal(
        session: &Session,
        org: OrgId,
        id: HandoverId,
        text: String,
        at: Moment,
        entropy: &dyn Entropy,
    ) -> Result<Self, Fault> {
        let team = session.keys.expose().newest().ok_or(Fault::Forbidden)?;
        let member = &session.member;
        let stamp = Stamp { id: member.id, work_name: member.work_name.clone(), role: member.role };
        let said = Said { at, author: Author::Staff(stamp), text, image: None, marks: Marks::NONE };
        let key = RowKey::generate(place(org, id), entropy);
        let body = key.derive(LABEL).seal(&key.place().column("body"), &Plain::new(said), entropy);
        let (by, epoch, key) = (member.id, team.epoch, key.wrap_for_team(&team, entropy));
        Ok(Self { id, org, by, at, epoch, key, body })
    }

    /// Keeps it; whoever wrote it has read it. `false`, and nothing is kept, if the team has a newer key meanwhile.
    ///
    /// # Errors
    /// Those of the store.
    pub fn write(&self, tx: &mut Tx<'_>) -> Result<bool, DbError> {
        if !team::is_newest(tx, self.org, self.epoch)? {
            return Ok(false);
        }
        store::insert(tx, self)?;
        store::mark_read(tx, self.org, self.id, self.by)?;
        Ok(true)
    }
}

/// Opens notes with the keys of a session. One that was moved or changed is there without its words, and the log says so.
fn open(session: &Session, org: OrgId, rows: Vec<NoteRow>) -> Vec<Note> {
    let said = |row: &NoteRow| {
        let permit = policy::handover(session.role(), row.id)?;
        let team = session.keys.expose().team(row.epoch)?;
        let opened = RowKey::open(&permit, place(org, row.id), &team, Some(&row.key), None)
            .and_then(|key| key.derive(LABEL).open(&permit, &key.place().column("body"), &row.body));
        opened.inspect_err(|error| tracing::error!("a note of a shift does not open: {error}")).ok()
    };
    rows.iter().map(|row| Note { id: row.id, at: row.at, said: said(row) }).collect()
}

/// What stands above the list of the inbox.
#[derive(Default)]
pub(crate) struct Inbox {
    /// Notes that this member has not read, the newest first.
    pub(crate) notes: Vec<Note>,
    /// When the own shift ends or ended, if no note was written since it began.
    pub(crate) ends: Option<Moment>,
    /// Whether it has ended.
    pub(crate) over: bool,
}

/// The own shift at the desk that ends soon or has just ended: its beginning and its end.
fn ending(rota: &Rota, ground: &Ground, staff: StaffId) -> Option<(Moment, Moment)> {
    let (now, zone) = (ground.app.clock.now(), &ground.org.zone);
    let today = day::of(now, zone);
    let shifts = rota.between(today - 2, today, zone);
    let ending = shifts.iter().rfind(|shift| {
        let own = shift.series.kind == Kind::Desk && !shift.cancelled && shift.staff == Some(staff);
        own && shift.from <= now
            && shift.to > now.plus_minutes(-AFTER)
            && shift.to <= now.plus_minutes(BEFORE)
    })?;
    // Whoever goes on with another shift is asked at the end of that one.
    let goes_on =
        |shift: &super::Shift| !shift.cancelled && shift.staff == Some(staff) && shift.is_at(ending.to);
    (!shifts.iter().any(goes_on)).then_some((ending.from, ending.to))
}

/// What a member is told above the list of the inbox; nothing for whoever does not hold the team's key, and nothing if the store
/// cannot say, which is no reason to show no list.
pub(crate) async fn for_inbox(ground: &Ground, session: &Session) -> Inbox {
    if !policy::allows(session.role(), Deed::WorkThread) {
        return Inbox::default();
    }
    let (org, staff) = (ground.org.id, session.staff());
    let ending = ending(&super::known(&ground.app, org), ground, staff);
    let read = ground.app.db.read(move |tx| {
        let wrote = match ending {
            Some((from, _)) => store::wrote_since(tx, org, staff, from)?,
            None => true,
        };
        Ok::<_, DbError>((store::unread(tx, org, staff, UNREAD)?, wrote))
    });
    match read.await {
        Ok((rows, wrote)) => {
            let ends = ending.filter(|_| !wrote).map(|(_, ends)| ends);
            let over = ends.is_some_and(|ends| ends <= ground.app.clock.now());
            Inbox { notes: open(session, org, rows), ends, over }
        }
        Err(error) => {
            tracing::warn!("notes of shifts were not read: {error}");
            Inbox::default()
        }
    }
}

pub(super) fn delete_old(tx: &mut Tx<'_>, now: Moment) -> Result<u64, DbError> {
    store::delete_old(tx, now.plus_minutes(-KEPT_DAYS * 24 * 60))
}
