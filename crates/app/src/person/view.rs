//! Everything that the team knows of one person, whoever they are counted as one with: read in two units of work and opened with
//! symmetric keys alone. No message is opened for it. What people said about a talk is nobody's, and is not here.

mod page;
mod timeline;
mod window;

use db::Tx;
use kernel::{DbError, Fault, Moment};

pub(super) use page::routes;

use super::{
    PersonRow, note, open,
    store::{self, Answered, MergeRow, NoteRow, Thread},
};
use crate::{
    App,
    audit::{self, Action},
    chat::{self, Emergency},
    consult,
    emergency::{self, Ending, StoredStep},
    follow_up,
    ids::{ConversationId, OrgId, PersonId},
    note::NoteRow as ThreadNoteRow,
    policy::{self, Deed},
    report::{self, ReportRow},
    safeguarding,
    session::Session,
    tag,
};

/// What the store knows before any key is used.
struct Sealed {
    row: PersonRow,
    threads: Vec<Thread>,
    tags: Vec<(crate::ids::TagId, bool)>,
    book: tag::Sealed,
    has_code: bool,
    consents: Vec<Answered>,
    merges: Vec<Merge>,
    notes: Vec<NoteRow>,
    thread_notes: Vec<(ConversationId, ThreadNoteRow)>,
    /// Conversations with an emergency that has ended, and its steps.
    ended: Vec<(chat::Conversation, Vec<StoredStep>)>,
    follow_ups: Vec<follow_up::OnDay>,
    consults: Vec<consult::OnDay>,
    courses: safeguarding::ByDay,
    seen: bool,
}

/// Two of those who are counted as one, or who somebody says are one, by the code names of their conversations.
struct Merge {
    row: MergeRow,
    from: Vec<(ConversationId, String)>,
    into: Vec<(ConversationId, String)>,
}

/// A note, on the person or on one of their conversations.
struct Note {
    at: Moment,
    by: String,
    text: String,
    /// The conversation; none for a note on the person.
    thread: Option<ConversationId>,
}

/// Everything, opened.
struct Known {
    threads: Vec<Thread>,
    tags: Vec<(crate::ids::TagId, bool)>,
    book: tag::Sealed,
    has_code: bool,
    consents: Vec<Answered>,
    merges: Vec<Merge>,
    /// The oldest first.
    notes: Vec<Note>,
    endings: Vec<(ConversationId, Moment, Ending)>,
    follow_ups: Vec<follow_up::OnDay>,
    consults: Vec<consult::OnDay>,
    courses: Vec<safeguarding::OnDay>,
    /// Those that this member may open.
    reports: Vec<ReportRow>,
    /// How many there are beside them.
    reports_of_others: usize,
}

impl Known {
    /// Those who are counted as one, or those of whom somebody says so.
    fn merged(&self, merged: bool) -> impl Iterator<Item = &Merge> {
        self.merges.iter().filter(move |merge| (merge.row.state == super::State::Merged) == merged)
    }
}

fn read(tx: &mut Tx<'_>, org: OrgId, session: &Session, person: PersonId) -> Result<Option<Sealed>, DbError> {
    let Some(row) = store::find(tx, org, person)? else { return Ok(None) };
    let threads = store::threads(tx, org, person)?;
    let mut ended = Vec::new();
    // Of what only named members open, the page says nothing but that it is there.
    let ended_in = |thread: &&Thread| thread.emergency == Emergency::Ended && !thread.restricted;
    for thread in threads.iter().filter(ended_in) {
        if let Some(conversation) = chat::find(tx, org, thread.id)? {
            ended.push((conversation, emergency::steps(tx, org, thread.id)?));
        }
    }
    let hidden: Vec<_> = threads.iter().filter(|one| one.restricted).map(|one| one.id).collect();
    Ok(Some(Sealed {
        row,
        merges: merges(tx, org, person, &threads)?,
        threads,
        tags: store::tags(tx, org, person)?,
        book: tag::Book::read(tx, org)?,
        has_code: store::has_code(tx, org, person)?,
        consents: store::consents(tx, org, person)?,
        notes: store::notes(tx, org, person)?,
        thread_notes: notes_of(tx, org, person, &hidden)?,
        ended,
        follow_ups: follow_up::by_day(tx, org, person)?,
        consults: consult::by_day(tx, org, person)?,
        courses: safeguarding::by_day(tx, org, person)?,
        seen: store::was_opened(tx, &session.secret.lookup(), person)?,
    }))
}

/// The notes on their conversations, but on those that only named members open.
fn notes_of(
    tx: &mut Tx<'_>,
    org: OrgId,
    person: PersonId,
    hidden: &[ConversationId],
) -> Result<Vec<(ConversationId, ThreadNoteRow)>, DbError> {
    let mut notes = crate::note::of_person(tx, org, person)?;
    notes.retain(|(thread, _)| !hidden.contains(thread));
    Ok(notes)
}

fn merges(tx: &mut Tx<'_>, org: OrgId, person: PersonId, threads: &[Thread]) -> Result<Vec<Merge>, DbError> {
    let mut merges = Vec::new();
    for row in store::around(tx, org, person)? {
        // Only whoever is not counted as one with them yet has to be asked for.
        let mut side = |id: PersonId| {
            let of = threads.iter().filter(|thread| thread.person == id);
            let known: Vec<_> = of.map(|thread| (thread.id, thread.code.clone())).collect();
            if known.is_empty() { store::conversations(tx, org, id) } else { Ok(known) }
        };
        merges.push(Merge { from: side(row.from)?, into: side(row.into)?, row });
    }
    Ok(merges)
}

/// Reads and opens everything, and puts it on record, before anything of it is shown, that this session has looked.
///
/// # Errors
/// [`Fault::NotFound`] once the person was forgotten and for a member who has not the team key of then, those of the store.
async fn load(app: &App, org: OrgId, session: &Session, person: PersonId) -> Result<Known, Fault> {
    if !policy::allows(session.role(), Deed::SeePerson) {
        return Err(Fault::Forbidden);
    }
    let reader = session.clone();
    let sealed = app.db.read(move |tx| read(tx, org, &reader, person)).await?.ok_or(Fault::NotFound)?;
    let opened = open(session, org, &sealed.row)?;

    let counted = opened.counted;
    let mut reports = app.db.read(move |tx| report::of_person(tx, org, &counted)).await?;
    let all = reports.len();
    let may =
        |row: &ReportRow| policy::report(session.role(), row.id, row.staff == session.staff()).is_some();
    reports.retain(may);
    let reports_of_others = all - reports.len();

    if !sealed.seen {
        let (reader, now) = (session.clone(), app.clock.now());
        app.db.write(move |tx| looked(tx, org, &reader, person, now)).await?;
    }
    let mut endings = Vec::new();
    for (conversation, steps) in &sealed.ended {
        let ended = emergency::endings(session, org, conversation, steps);
        endings.extend(ended.into_iter().map(|(at, ending)| (conversation.id, at, ending)));
    }
    Ok(Known {
        notes: open_notes(session, org, sealed.notes, sealed.thread_notes),
        threads: sealed.threads,
        tags: sealed.tags,
        book: sealed.book,
        has_code: sealed.has_code,
        consents: sealed.consents,
        merges: sealed.merges,
        endings,
        follow_ups: sealed.follow_ups,
        consults: sealed.consults,
        courses: sealed.courses.open(session, org),
        reports,
        reports_of_others,
    })
}

fn looked(
    tx: &mut Tx<'_>,
    org: OrgId,
    session: &Session,
    person: PersonId,
    now: Moment,
) -> Result<(), DbError> {
    if store::insert_opening(tx, &session.secret.lookup(), person)? {
        audit::record(tx, org, session.staff(), Action::OpenPerson, person.bytes(), now)?;
    }
    Ok(())
}

fn open_notes(
    session: &Session,
    org: OrgId,
    own: Vec<NoteRow>,
    of_threads: Vec<(ConversationId, ThreadNoteRow)>,
) -> Vec<Note> {
    let on_person = |note: note::Note| Note {
        at: note.at(),
        by: note.work_name().to_owned(),
        text: note.text().to_owned(),
        thread: None,
    };
    let mut notes: Vec<Note> = note::open(session, org, &own).into_iter().map(on_person).collect();
    let (threads, rows): (Vec<_>, Vec<_>) = of_threads.into_iter().unzip();
    for (thread, note) in threads.into_iter().zip(crate::note::open(session, org, None, rows)) {
        let (Some(text), Some(at)) = (note.text(), note.at()) else { continue };
        let by = note.stamp().map(|stamp| stamp.work_name.clone()).unwrap_or_default();
        notes.push(Note { at: *at, by, text: text.to_owned(), thread: Some(thread) });
    }
    notes.sort_by_key(|note| note.at);
    notes
}
