//! What can be done with a complaint. Keys are derived and things sealed outside the unit of work.

use std::sync::Arc;

use kernel::{DbError, Entropy, Fault, Moment, Permit, Plain, Sealed};
use seal::{
    PublicKey, SymmetricKey,
    ticket::{Ticket, TicketKeys},
};

use super::{
    keys::{Root, Seed},
    model::{Entry, State, Topic},
    store::{self, Complaint, New, Written},
};
use crate::{
    App,
    audit::{self, Action},
    chat::{Author, Marks, Said, Stamp, code_name},
    ids::{ComplaintId, MessageId, OrgId, StaffId},
    policy::{self, ReadOwnComplaint},
    session::Session,
    settings::Organisation,
    visitor::Start,
};

/// Days after which a complaint is deleted that was answered or closed and in which nothing was written since
/// (rule A-4). Long enough to come back and ask why, short enough to be forgotten.
pub const KEPT_DAYS: i64 = 180;

/// What the slow call mixes in, so that a trace code is no return ticket and the other way round.
pub(crate) const PURPOSE: &str = "complaint";

/// What became of a complaint.
pub enum Submitted {
    /// It is stored, and this is its trace code.
    Stored(Ticket),
    /// It was stored before, with other words, and there is no room for these.
    Other(Ticket),
    /// There is no coordinator whose key can be trusted; nothing may be sealed.
    Closed,
}

/// A complaint as the holder of its trace code sees it.
pub struct Own {
    /// Its root.
    pub root: Root,
    /// Where it stands.
    pub state: State,
    /// The day it came.
    pub received_on: Moment,
    /// What was written, in order.
    pub lines: Vec<Line>,
    /// Whether something may still be added.
    pub may_add: bool,
    permit: Permit<ReadOwnComplaint>,
}

/// One thing that was written, opened for a page.
pub struct Line {
    /// Its place.
    pub number: i64,
    /// `None` when the envelope does not open, which must not hide the rest.
    entry: Option<Plain<Entry>>,
}

impl Line {
    /// The words, if they can be opened.
    pub fn text(&self) -> Option<&str> {
        self.entry.as_ref().map(|entry| entry.expose().said.text.as_str())
    }

    /// When it was written.
    pub fn at(&self) -> Option<&Moment> {
        self.entry.as_ref().map(|entry| &entry.expose().said.at)
    }

    /// What it is about, if that was said.
    pub fn topic(&self) -> Option<Topic> {
        self.entry.as_ref().and_then(|entry| entry.expose().topic)
    }

    /// The coordinator who wrote it; `None` for the person who complains.
    pub fn stamp(&self) -> Option<&Stamp> {
        match &self.entry.as_ref()?.expose().said.author {
            Author::Visitor => None,
            Author::Staff(stamp) => Some(stamp),
        }
    }
}

/// Opens what was written. Something that was moved or changed is there without its words, and the log says so.
pub(super) fn lines<A: kernel::Action>(root: &Root, permit: &Permit<A>, written: &[Written]) -> Vec<Line> {
    let open = |one: &Written| match root.open_entry(permit, one.id, &one.body) {
        Ok(entry) => Some(entry),
        Err(error) => {
            tracing::error!("an entry of a complaint does not open: {error}");
            None
        }
    };
    written.iter().map(|one| Line { number: one.number, entry: open(one) }).collect()
}

/// What follows from a trace code: the slow call, in the lane of return tickets.
///
/// # Errors
/// [`Fault::Busy`] if too many wait.
async fn trace_keys(app: &App, org: OrgId, ticket: &Ticket) -> Result<TicketKeys, Fault> {
    let (ticket, instance, cost) = (ticket.clone(), app.instance.clone(), app.ticket_cost);
    let keys = app.ticket_lane.run(move || ticket.keys(&instance, PURPOSE, org.bytes(), cost)).await?;
    keys.map_err(|bad| Fault::Broken(bad.to_string()))
}

/// A complaint ready to be written.
pub struct Beginning {
    root: Root,
    code: String,
    now: Moment,
    lookup: [u8; 32],
    wrapped: Sealed<[u8; 32]>,
    seals: Vec<(StaffId, Sealed<[u8; 32]>)>,
    first: Sealed<Entry>,
}

/// Prepares a complaint: seals its root to each coordinator and wraps it for whoever has the trace code.
pub fn begin(
    root: &Root,
    keys: &TicketKeys,
    coordinators: &[(StaffId, PublicKey)],
    topic: Option<Topic>,
    text: String,
    now: Moment,
    entropy: &dyn Entropy,
) -> Beginning {
    let entry = Entry {
        topic,
        said: Said { at: now, author: Author::Visitor, text, image: None, marks: Marks::NONE },
    };
    let seal = |(staff, key): &(StaffId, PublicKey)| (*staff, root.seal_to(*staff, key, entropy));
    Beginning {
        code: code_name(entropy),
        now,
        lookup: keys.lookup,
        wrapped: root.wrap(&keys.wrap, entropy),
        seals: coordinators.iter().map(seal).collect(),
        first: root.seal_entry(root.first_id(), entry, entropy),
        root: root.clone(),
    }
}

impl Beginning {
    /// Writes the complaint.
    ///
    /// # Errors
    /// Those of the store; `Constraint` if the same form was first.
    pub fn write(&self, tx: &mut db::Tx<'_>) -> Result<(), DbError> {
        let (org, id) = (self.root.org(), self.root.complaint());
        let new = New {
            id,
            org,
            code: &self.code,
            day: self.now.to_day(),
            lookup: &self.lookup,
            root_wrapped: &self.wrapped,
        };
        if !store::insert(tx, &new)? {
            return Err(DbError::Constraint); // Undo this one.
        }
        for (staff, root) in &self.seals {
            store::insert_seal(tx, org, id, *staff, root)?;
        }
        store::insert_entry(tx, org, id, self.root.first_id(), &self.first)
    }
}

/// Stores a complaint. The same form again gives the same complaint and the same code; with other words it adds what
/// may be added once.
///
/// # Errors
/// Those of the store, and [`Fault::Busy`]. Nothing is stored then.
pub(super) async fn submit(
    app: &App,
    org: &Arc<Organisation>,
    start: &Start,
    topic: Option<Topic>,
    text: String,
) -> Result<Submitted, Fault> {
    if app.room.is_low() {
        return Err(Fault::Busy); // What the disk has left is kept for replies.
    }
    let Seed { ticket, root } = Seed::new(start, org.id);
    let (org_id, id) = (org.id, root.complaint());
    if app.db.read(move |tx| store::find(tx, org_id, id)).await?.is_some() {
        return again(app, ticket, root, text).await;
    }
    let (trust, of) = (Arc::clone(&app.trust), Arc::clone(org));
    let coordinators = app.db.read(move |tx| trust.coordinator_keys(tx, &of)).await?;
    if coordinators.is_empty() {
        return Ok(Submitted::Closed);
    }
    let keys = trace_keys(app, org.id, &ticket).await?;
    let (now, entropy) = (app.clock.now(), app.entropy.as_ref());
    let beginning = begin(&root, &keys, &coordinators, topic, text.clone(), now, entropy);
    match app.db.write(move |tx| beginning.write(tx)).await {
        Ok(()) => Ok(Submitted::Stored(ticket)),
        Err(DbError::Constraint) => again(app, ticket, root, text).await,
        Err(error) => Err(error.into()),
    }
}

/// The same form once more. The start in it is as good as the trace code, and the slow call was paid for.
async fn again(app: &App, ticket: Ticket, root: Root, text: String) -> Result<Submitted, Fault> {
    let (org, id) = (root.org(), root.complaint());
    let found = app.db.read(move |tx| Ok::<_, DbError>((store::find(tx, org, id)?, store::entries(tx, id)?)));
    let (Some(complaint), written) = found.await? else { return Err(Fault::Busy) };
    let own = open_own(root, &complaint, &written);
    let first = own.lines.first().and_then(Line::text);
    if first == Some(text.as_str()) || add(app, &own, text).await? {
        return Ok(Submitted::Stored(ticket));
    }
    Ok(Submitted::Other(ticket))
}

fn open_own(root: Root, complaint: &Complaint, written: &[Written]) -> Own {
    let permit = policy::own_complaint(complaint.id);
    let addition = root.addition_id();
    Own {
        lines: lines(&root, &permit, written),
        may_add: written.iter().all(|one| one.id != addition),
        state: complaint.state,
        received_on: complaint.received_on,
        root,
        permit,
    }
}

/// The complaint that a trace code opens; `None` if it opens none.
///
/// # Errors
/// Those of the store, and [`Fault::Busy`].
pub(super) async fn follow(app: &App, org: OrgId, ticket: &Ticket) -> Result<Option<Own>, Fault> {
    let TicketKeys { lookup, wrap } = trace_keys(app, org, ticket).await?;
    reopen(app, org, lookup, &wrap).await
}

async fn reopen(app: &App, org: OrgId, lookup: [u8; 32], wrap: &SymmetricKey) -> Result<Option<Own>, Fault> {
    let found = app.db.read(move |tx| {
        let Some(complaint) = store::by_trace(tx, org, &lookup)? else { return Ok(None) };
        let written = store::entries(tx, complaint.id)?;
        Ok::<_, DbError>(Some((complaint, written)))
    });
    let Some((complaint, written)) = found.await? else { return Ok(None) };
    let permit = policy::own_complaint(complaint.id);
    let root = Root::open_by_trace(&permit, org, complaint.id, wrap, &complaint.root_wrapped)?;
    Ok(Some(open_own(root, &complaint, &written)))
}

/// The complaint as it stands now, without the slow call.
///
/// # Errors
/// Those of the store.
pub(super) async fn again_open(app: &App, own: Own) -> Result<Own, Fault> {
    let (org, id) = (own.root.org(), own.root.complaint());
    let found = app.db.read(move |tx| Ok::<_, DbError>((store::find(tx, org, id)?, store::entries(tx, id)?)));
    match found.await? {
        (Some(complaint), written) => Ok(open_own(own.root, &complaint, &written)),
        (None, _) => Err(Fault::Gone),
    }
}

/// Adds what the person still wants to say: once. `false` if something else was added before. The complaint waits for
/// a coordinator again.
///
/// # Errors
/// Those of the store. Nothing is stored then.
pub(super) async fn add(app: &App, own: &Own, text: String) -> Result<bool, Fault> {
    if app.room.is_low() {
        return Err(Fault::Busy);
    }
    let (root, now) = (&own.root, app.clock.now());
    let (org, complaint, id) = (root.org(), root.complaint(), root.addition_id());
    let entry = Entry {
        topic: None,
        said: Said { at: now, author: Author::Visitor, text: text.clone(), image: None, marks: Marks::NONE },
    };
    let body = root.seal_entry(id, entry, app.entropy.as_ref());
    let there = app.db.write(move |tx| {
        if store::entry_exists(tx, complaint, id)? {
            return store::entries(tx, complaint).map(Some);
        }
        // The row of the complaint first: on PostgreSQL it makes two writers take turns.
        if !store::set_state(tx, org, complaint, State::Received, now)? {
            return Err(DbError::Constraint); // It was deleted in the meantime.
        }
        store::insert_entry(tx, org, complaint, id, &body)?;
        Ok(None)
    });
    let there = match there.await {
        Ok(there) => there,
        Err(DbError::Constraint) => return Err(Fault::Gone),
        Err(error) => return Err(error.into()),
    };
    let Some(written) = there else { return Ok(true) };
    let added = written.iter().find(|one| one.id == id);
    let words = added.map(|one| root.open_entry(&own.permit, id, &one.body)).transpose()?;
    Ok(words.is_some_and(|entry| entry.expose().said.text == text))
}

/// A coordinator's answer, ready to be written.
pub struct Reply {
    org: OrgId,
    complaint: ComplaintId,
    id: MessageId,
    by: StaffId,
    at: Moment,
    body: Sealed<Entry>,
}

/// Seals a coordinator's answer, signed with work name and role.
pub fn reply(root: &Root, by: Stamp, nonce: &str, text: String, at: Moment, entropy: &dyn Entropy) -> Reply {
    let (id, staff) = (root.answer_id(by.id, nonce, &text), by.id);
    let entry = Entry {
        topic: None,
        said: Said { at, author: Author::Staff(by), text, image: None, marks: Marks::NONE },
    };
    let body = root.seal_entry(id, entry, entropy);
    Reply { org: root.org(), complaint: root.complaint(), id, by: staff, at, body }
}

/// Writes an answer, unless something was written after entry `seen`; `false` then.
pub(crate) fn answer(tx: &mut db::Tx<'_>, reply: &Reply, seen: i64) -> Result<bool, DbError> {
    if store::entry_exists(tx, reply.complaint, reply.id)? {
        return Ok(true);
    }
    if store::last_entry(tx, reply.complaint)? > seen
        || !store::set_state(tx, reply.org, reply.complaint, State::Answered, reply.at)?
    {
        return Ok(false);
    }
    store::insert_entry(tx, reply.org, reply.complaint, reply.id, &reply.body)?;
    let object = reply.complaint.bytes();
    audit::record(tx, reply.org, reply.by, Action::AnswerComplaint, object, reply.at)?;
    Ok(true)
}

/// Moves a complaint on without a word, unless something was written after entry `seen`; `false` then.
pub(super) fn mark(
    tx: &mut db::Tx<'_>,
    org: OrgId,
    id: ComplaintId,
    state: State,
    seen: i64,
    by: StaffId,
    now: Moment,
) -> Result<bool, DbError> {
    if store::last_entry(tx, id)? > seen || !store::set_state(tx, org, id, state, now)? {
        return Ok(false);
    }
    if state == State::Closed {
        audit::record(tx, org, by, Action::CloseComplaint, id.bytes(), now)?;
    }
    Ok(true)
}

/// Records the first opening of a complaint in a session. It is shown only after this is written.
pub(super) fn opened(
    tx: &mut db::Tx<'_>,
    org: OrgId,
    session: &Session,
    id: ComplaintId,
    now: Moment,
) -> Result<(), DbError> {
    if store::insert_opening(tx, &session.secret.lookup(), id)? {
        audit::record(tx, org, session.staff(), Action::OpenComplaint, id.bytes(), now)?;
    }
    Ok(())
}
