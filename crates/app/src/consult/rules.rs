//! What becomes of a question: the visitor's word, giving, taking back, answering, handing back, sending on.

use std::sync::Arc;

use db::Tx;
use kernel::{DbError, Fault, Moment, Plain};

use super::{
    keys::{self, Part},
    model::{Consult, ForVisitor, History, Row, State, Word},
    store,
};
use crate::{
    App,
    audit::{self, Action},
    chat::{self, Answer, Author, Marks, Refused, Root, Said, Stamp, Writing, given},
    ids::{ConsultId, ConversationId, OrgId, StaffId},
    note,
    policy::Held,
    session::Session,
    settings::Organisation,
    team::RowKey,
};

/// Days after the last change until a consultant's draft is deleted (rule A-4).
pub const KEPT_DAYS: i64 = 30;

/// The signature of a member of today.
pub(super) fn stamp(session: &Session) -> Stamp {
    let member = &session.member;
    Stamp { id: member.id, work_name: member.work_name.clone(), role: member.role }
}

pub(super) fn said(session: &Session, text: String, at: Moment) -> Said {
    Said { at, author: Author::Staff(stamp(session)), text, image: None, marks: Marks::NONE }
}

/// The visitor's word about who may read their conversation; `false` if nobody asks any more. With a yes that is taken back ends
/// access at once.
///
/// # Errors
/// Those of the store.
pub(super) fn decide(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversation: ConversationId,
    id: ConsultId,
    word: Word,
) -> Result<bool, DbError> {
    let Some(row) = store::find(tx, org, id)? else { return Ok(false) };
    if !store::decide(tx, org, (id, conversation), word)? {
        return Ok(false);
    }
    // Also where they stand in a list of names: the visitor's word counts more.
    if let (Word::Back, Some((consultant, _))) = (word, &row.taken_by) {
        given::unseal(tx, org, conversation, *consultant)?;
    }
    note::mention(tx, org, conversation, row.asked_by.0, id.bytes())?;
    Ok(true)
}

/// Gives the conversation after the visitor has said yes. A second click changes nothing.
///
/// # Errors
/// [`Fault::NotFound`] if they have not, or whoever was asked is not there any more; those of the store.
pub(super) async fn give(
    app: &App,
    org: &Arc<Organisation>,
    session: &Session,
    root: &Root,
    row: &Row,
) -> Result<(), Fault> {
    let (to, _) = row.taken_by.as_ref().ok_or(Fault::NotFound)?;
    if row.history == History::Given {
        return Ok(());
    }
    if row.history != History::Allowed || row.state != State::Asking {
        return Err(Fault::NotFound);
    }
    let (org_id, id, conversation, to_whom) = (org.id, row.id, row.conversation, *to);
    // One unit of work: a conversation that is given and a question that still waits for it would be two truths. `false` if the
    // visitor has taken their yes back in this moment, or a colleague the question.
    let also = move |tx: &mut Tx<'_>| store::given(tx, org_id, id);
    let named = app.db.write(move |tx| {
        let restricted = chat::find(tx, org_id, conversation)?.is_some_and(|found| found.is_restricted());
        // Whoever is named in a restricted conversation opens it already.
        if !restricted || given::seal(tx, org_id, conversation, to_whom)?.is_none() {
            return Ok(None);
        }
        Ok::<_, DbError>(Some(also(tx)?))
    });
    match named.await? {
        Some(true) => {}
        Some(false) => return Err(Fault::NotFound),
        None => given::give_with(app, org, root, session.staff(), to_whom, also).await?,
    }
    app.wake(org_id, row.conversation);
    Ok(())
}

/// Takes a question back while it is open, with the conversation if that went with it; `false` if it is not open any more.
/// What a consultant has begun to write stays theirs.
///
/// # Errors
/// Those of the store.
pub(super) async fn take_back(app: &App, org: OrgId, session: &Session, row: &Row) -> Result<bool, Fault> {
    let (id, conversation, by, now) = (row.id, row.conversation, session.staff(), app.clock.now());
    let holder = row.taken_by.as_ref().map(|(id, _)| *id).filter(|_| row.history == History::Given);
    let done = app.db.write(move |tx| {
        if !store::take_back(tx, org, id, now)? {
            return Ok(false);
        }
        store::delete_seals(tx, org, id)?;
        audit::record(tx, org, by, Action::TakeConsultBack, conversation.bytes(), now)?;
        Ok::<_, DbError>(true)
    });
    let done = done.await?;
    if done {
        if let Some(holder) = holder {
            given::take_back(app, org, conversation, session.staff(), holder).await?;
        }
        app.wake(org, conversation);
    }
    Ok(done)
}

/// Why a consultant's words did not become the answer. They are kept as a draft.
#[derive(Debug)]
pub(super) enum Unanswered {
    /// The question was taken back.
    Back,
    /// A colleague has it, or has answered it: their work name.
    Colleague(String),
    /// It is gone, was never theirs, or the store failed.
    Fault(Fault),
}

impl<F: Into<Fault>> From<F> for Unanswered {
    fn from(fault: F) -> Self {
        Self::Fault(fault.into())
    }
}

/// A question as one consultant may open it, with the key.
pub(super) struct Mine {
    pub(super) row: Row,
    pub(super) key: Option<(RowKey, kernel::Permit<crate::policy::ReadConsult>)>,
    pub(super) draft: Option<Plain<String>>,
}

/// A question for the consultant of a session. Without a key where it was taken back and only their draft is left.
///
/// # Errors
/// [`Fault::NotFound`] if it was never theirs; those of the store.
pub(super) async fn mine(app: &App, org: OrgId, session: &Session, id: ConsultId) -> Result<Mine, Fault> {
    let staff = session.staff();
    let found = app.db.read(move |tx| {
        let row = store::find(tx, org, id)?;
        Ok::<_, DbError>((row, store::seal(tx, org, id, staff)?, store::draft(tx, org, id, staff)?))
    });
    let (row, seal, draft) = found.await?;
    let row = row.ok_or(Fault::NotFound)?;
    let draft = draft.and_then(|body| keys::open_draft(session, org, id, &body));
    // Before the visitor has spoken it is not with the consultant yet.
    // What was asked of their profession and taken back is theirs to know, so that what they wrote meanwhile is kept.
    let back = row.state == State::Back && !row.named && row.role == session.role();
    if row.state == State::Asking || !(seal.is_some() || draft.is_some() || row.is_of(&staff) || back) {
        return Err(Fault::NotFound);
    }
    let key = seal.and_then(|seal| keys::as_consultant(session, &row, &seal));
    Ok(Mine { row, key, draft })
}

/// Keeps what a consultant has begun to write; with nothing in it, nothing is kept.
///
/// # Errors
/// Those of the store.
pub(super) async fn keep(
    app: &App,
    org: OrgId,
    session: &Session,
    id: ConsultId,
    text: &str,
) -> Result<(), Fault> {
    let (staff, now) = (session.staff(), app.clock.now());
    let body = (!text.trim().is_empty())
        .then(|| keys::seal_draft(session, org, id, text.to_owned(), app.entropy.as_ref()));
    let done = app.db.write(move |tx| match &body {
        Some(body) => store::write_draft(tx, (org, id, staff), now, body),
        None => store::remove_draft(tx, id, staff),
    });
    Ok(done.await?)
}

/// Answers. Where the conversation went with the question, access to it ends with the answer: it is handed back. What is
/// not an answer any more, because the question was taken back or a colleague has it, is kept as a draft.
///
/// # Errors
/// [`Unanswered`].
pub(super) async fn answer(
    app: &App,
    org: OrgId,
    session: &Session,
    mine: Mine,
    text: String,
    for_visitor: bool,
) -> Result<(), Unanswered> {
    let Mine { row, key, .. } = mine;
    let (id, staff, now) = (row.id, session.staff(), app.clock.now());
    let hands_back = row.history == History::Given;
    let may = if for_visitor && !hands_back { ForVisitor::May } else { ForVisitor::No };
    let sealed = match &key {
        Some((key, _)) if !text.is_empty() => {
            let answer = said(session, text.clone(), now);
            Some(keys::seal(key, Part::Answer, answer, app.entropy.as_ref()))
        }
        _ => None,
    };
    let (asker, conversation) = (row.asked_by.0, row.conversation);
    let has_key = key.is_some();
    let done = app.db.write(move |tx| {
        if !has_key || !store::answer(tx, (org, id), staff, sealed.as_ref(), may, now)? {
            return Ok(false);
        }
        store::remove_draft(tx, id, staff)?;
        audit::record(tx, org, staff, Action::AnswerConsult, conversation.bytes(), now)?;
        if hands_back && given::remove(tx, org, conversation, staff)? {
            audit::record(tx, org, staff, Action::HandThreadBack, conversation.bytes(), now)?;
        }
        note::mention(tx, org, conversation, asker, id.bytes())?;
        Ok::<_, DbError>(true)
    });
    if done.await? {
        if hands_back && app.presence.leave_one(conversation, staff) {
            app.bus.wake(conversation.bytes());
        }
        app.wake(org, conversation);
        return Ok(());
    }
    keep(app, org, session, id, &text).await?;
    let row = app.db.read(move |tx| store::find(tx, org, id)).await?.ok_or(Fault::NotFound)?;
    match row.taken_by {
        _ if row.state == State::Back => Err(Unanswered::Back),
        // The same answer sent twice.
        Some((taker, _)) if taker == staff => {
            keep(app, org, session, id, "").await?;
            Ok(())
        }
        Some((_, name)) => Err(Unanswered::Colleague(name)),
        None => Err(Unanswered::Back),
    }
}

/// Takes a question for oneself.
///
/// # Errors
/// [`Unanswered`].
pub(super) async fn take(app: &App, org: OrgId, session: &Session, row: &Row) -> Result<(), Unanswered> {
    let (id, staff) = (row.id, session.staff());
    let done = app.db.write(move |tx| {
        if store::seal(tx, org, id, staff)?.is_none() {
            return Ok((false, None));
        }
        Ok::<_, DbError>((store::take(tx, org, id, staff)?, store::find(tx, org, id)?))
    });
    let (taken, row) = done.await?;
    let row = row.ok_or(Fault::NotFound)?;
    app.wake(org, row.conversation);
    match row.taken_by {
        _ if taken => Ok(()),
        Some((taker, _)) if taker == staff => Ok(()),
        Some((_, name)) => Err(Unanswered::Colleague(name)),
        None => Err(Unanswered::Back),
    }
}

/// Gives a question back to one's profession.
///
/// # Errors
/// Those of the store.
pub(super) async fn release(app: &App, org: OrgId, session: &Session, row: &Row) -> Result<bool, Fault> {
    let (id, staff) = (row.id, session.staff());
    let done = app.db.write(move |tx| store::release(tx, org, id, staff)).await?;
    app.wake(org, row.conversation);
    Ok(done)
}

/// Sends an answer to the visitor under the name and role of whoever gave it. Once.
///
/// # Errors
/// [`Refused::Colleague`] if a colleague has written after message `seen`; [`Refused::NotFound`] if it is not to go.
pub(super) async fn pass_on(
    app: &App,
    session: &Session,
    root: &Root,
    consult: &Consult,
    seen: i64,
) -> Result<(), Refused> {
    let (org, id, by, now) = (root.org(), consult.row.id, session.staff(), app.clock.now());
    if consult.went() {
        return Ok(());
    }
    let words = consult.answer().filter(|_| consult.can_pass_on()).ok_or(Refused::NotFound)?;
    // Nothing goes to a visitor that nobody has signed: the name is that of whoever the row says answered.
    let author = words.stamp().filter(|stamp| consult.row.is_of(&stamp.id)).ok_or(Refused::NotFound)?;
    let author = Author::Staff(author.clone());
    let (nonce, text) = (id.to_string(), words.text().to_owned());
    let writing = Writing::prepare(root, author, &nonce, text, None, now, app.entropy.as_ref());
    let answer = Answer::of(&writing, Held::Team, seen).ok_or(Refused::NotFound)?;
    let done = app.db.write(move |tx| {
        chat::pass_on(tx, &answer, by, now)?;
        store::went(tx, org, id)?;
        audit::record(tx, org, by, Action::PassConsultOn, answer.conversation.bytes(), now)?;
        Ok::<_, Refused>(())
    });
    done.await?;
    app.wake(org, root.conversation());
    Ok(())
}

/// Somebody leaves, or has another role: what was asked of them by name comes back to whoever asked, what they had taken of
/// their profession's is free, and nothing opens for them any more.
///
/// # Errors
/// Those of the store.
pub fn forget_member(tx: &mut Tx<'_>, org: OrgId, staff: StaffId, now: Moment) -> Result<(), DbError> {
    for (id, conversation, asker) in store::named(tx, org, staff)? {
        store::take_back(tx, org, id, now)?;
        note::mention(tx, org, conversation, asker, id.bytes())?;
    }
    store::clear(tx, org, staff)?;
    store::remove_away(tx, org, staff)
}

/// Deletes what consultants have begun to write and not touched for [`KEPT_DAYS`] (rule A-4).
///
/// # Errors
/// Those of the store.
pub async fn delete_old(db: &db::Store, now: Moment) -> Result<u64, DbError> {
    let last = now.plus_minutes(-KEPT_DAYS * 24 * 60);
    db.write(move |tx| store::delete_drafts_until(tx, last)).await
}
