//! What is done with one conversation beside answering it: given to a colleague, released, put off, tagged, noted. Each leads back
//! to it, with a word about what was done and a button that undoes it.

use std::sync::Arc;

use axum::{body::Body, http::StatusCode, response::Response};
use kernel::{DbError, Fault};
use ui::{
    Errors, Form,
    form::{Unclean, clean},
};

use super::thread::{self, At};
use crate::{
    chat::{self, form::nonce},
    ids::{ConversationId, DeedId, NoteId, StaffId, TagId},
    note::{self, NewNote},
    policy::Deed,
    restricted,
    surfaces::desk::Colleague,
    tag::{self, Book, NewWord, Unfit},
    work::{self, Act, Kind, Order, Pick, Seen, Why, later::Later},
};

/// How often something is sealed anew because the team's key changed meanwhile.
const TRIES: usize = 3;

/// Why a form at a conversation was not done.
enum Refusal {
    /// Something in it is wrong.
    Form(Errors),
    /// The conversation is left as it is.
    Left(Why),
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self::Fault(error.into())
    }
}

fn one(field: &'static str, words: impl Into<String>) -> Refusal {
    let mut errors = Errors::new();
    errors.add(field, words);
    Refusal::Form(errors)
}

/// Reads a form of this session, does what it asks for and goes back to the conversation.
async fn with_form(
    colleague: Colleague,
    At(id): At,
    body: Body,
    does: impl AsyncFnOnce(&Colleague, ConversationId, &Form) -> Result<String, Refusal>,
) -> Response {
    let form = match thread::our_form(&colleague, &id, Deed::WorkThread, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let Some(conversation) = ConversationId::parse(&id) else {
        return colleague.desk.fault(&Fault::NotFound);
    };
    // Whoever cannot open it has no say about it.
    let done = match super::open(&colleague, conversation).await {
        Ok(_) => does(&colleague, conversation, &form).await,
        Err(fault) => Err(Refusal::Fault(fault)),
    };
    let (status, errors) = match done {
        Ok(rest) => return colleague.desk.go(&format!("inbox/{id}{rest}")),
        Err(Refusal::Fault(fault)) => return colleague.desk.fault_keeping(&fault, Some(&form)),
        Err(Refusal::Form(errors)) => (StatusCode::UNPROCESSABLE_ENTITY, errors),
        Err(Refusal::Left(Why::Gone)) => return colleague.desk.fault_keeping(&Fault::NotFound, Some(&form)),
        Err(Refusal::Left(why)) => (StatusCode::CONFLICT, left(&colleague, conversation, why).await),
    };
    thread::show(&colleague, &id, None, status, Some(&form), errors).await
}

/// Why a conversation is left as it is; where somebody was first, who did what.
pub(super) async fn left(colleague: &Colleague, id: ConversationId, why: Why) -> Errors {
    let ground = &colleague.desk.ground;
    let (t, org) = (ground.t, ground.org.id);
    let mut words = t.say(work::desk::why(&why)).to_owned();
    if why == Why::Colleague {
        let last = ground.app.db.read(move |tx| work::last_holding(tx, org, id)).await.ok().flatten();
        if let Some(last) = last {
            let (to, at) = (last.to.unwrap_or_default(), ground.when(&last.at));
            let key = match last.kind {
                Kind::Take => "work-who-took",
                Kind::Release => "work-who-released",
                _ => "work-who-gave",
            };
            words = t.fill(key, [("who", last.by.into()), ("to", to.into()), ("when", at.into())]);
        }
    }
    let mut errors = Errors::new();
    errors.add("c", words);
    errors
}

/// Does one thing with one conversation; gives the end of the address that tells of it.
pub(super) async fn act(
    colleague: &Colleague,
    id: ConversationId,
    act: Act,
    seen: Seen,
) -> Result<Result<String, Why>, DbError> {
    act_with(colleague, id, act, seen, |_| Ok(())).await
}

/// The same, and something else in the same unit of work if it was done.
pub(super) async fn act_with(
    colleague: &Colleague,
    id: ConversationId,
    act: Act,
    seen: Seen,
    also: impl Fn(&mut db::Tx<'_>) -> Result<(), DbError> + Send + 'static,
) -> Result<Result<String, Why>, DbError> {
    let Colleague { desk, session } = colleague;
    let (app, org) = (&desk.ground.app, desk.ground.org.id);
    let deed = DeedId::random(app.entropy.as_ref());
    let order = Order { id: deed, org, by: (session.staff(), session.role()), act, now: app.clock.now() };
    let done = app.db.write(move |tx| {
        let done = work::perform_one(tx, &order, &Pick { id, seen })?;
        if done.is_ok() {
            also(tx)?;
        }
        Ok::<_, DbError>(done)
    });
    let done = done.await?;
    app.wake(org, id);
    Ok(done.map(|()| format!("?done={deed}#done")))
}

async fn done(colleague: &Colleague, id: ConversationId, what: Act, seen: Seen) -> Result<String, Refusal> {
    act(colleague, id, what, seen).await?.map_err(Refusal::Left)
}

/// Who had the conversation on the page that the form stands on.
fn holder(form: &Form) -> Seen {
    Seen::Holder(StaffId::parse(form.text("holder")))
}

pub(super) async fn assign(colleague: Colleague, at: At, body: Body) -> Response {
    with_form(colleague, at, body, async |colleague, id, form| {
        let nobody = || one("assignee", colleague.desk.ground.t.say("work-error-assignee"));
        let to = StaffId::parse(form.text("assignee")).ok_or_else(nobody)?;
        if !colleagues(colleague, id).await?.contains(&to) {
            return Err(nobody());
        }
        done(colleague, id, Act::Assign(to), holder(form)).await
    })
    .await
}

/// Who holds the key of a conversation.
async fn colleagues(colleague: &Colleague, id: ConversationId) -> Result<Vec<StaffId>, Fault> {
    let (trust, org) = (Arc::clone(&colleague.desk.ground.app.trust), Arc::clone(&colleague.desk.ground.org));
    let read = colleague.desk.ground.app.db.read(move |tx| {
        let Some(conversation) = chat::find(tx, org.id, id)? else { return Ok(Vec::new()) };
        restricted::can_have(tx, &trust, &org, &conversation)
    });
    Ok(read.await?.into_iter().map(|member| member.id).collect())
}

pub(super) async fn release(colleague: Colleague, at: At, body: Body) -> Response {
    with_form(colleague, at, body, async |colleague, id, form| {
        done(colleague, id, Act::Release, holder(form)).await
    })
    .await
}

pub(super) async fn snooze(colleague: Colleague, at: At, body: Body) -> Response {
    with_form(colleague, at, body, async |colleague, id, form| {
        let ground = &colleague.desk.ground;
        let until = read_later(form).and_then(|later| later.until(ground.app.clock.now(), &ground.org.zone));
        let until = until.ok_or_else(|| one("later", ground.t.say("work-error-later")))?;
        // What the visitor wrote meanwhile is not put away unread.
        let seen = form.text("seen").parse().unwrap_or(0);
        done(colleague, id, Act::Snooze(until), Seen::Message(seen)).await
    })
    .await
}

/// Until when a form wants something put off.
pub(crate) fn read_later(form: &Form) -> Option<Later> {
    Later::read(form.text("later"), form.text("day"), form.text("clock"))
}

pub(super) async fn wake(colleague: Colleague, at: At, body: Body) -> Response {
    with_form(colleague, at, body, async |colleague, id, _| {
        done(colleague, id, Act::Wake, Seen::Anything).await
    })
    .await
}

pub(super) async fn tag(colleague: Colleague, at: At, body: Body) -> Response {
    with_form(colleague, at, body, async |colleague, id, form| {
        let tag = match TagId::parse(form.text("tag")) {
            Some(tag) => known(colleague, tag).await?,
            None => own_word(colleague, form).await?,
        };
        done(colleague, id, Act::Tag(tag), Seen::Anything).await
    })
    .await
}

pub(super) async fn untag(colleague: Colleague, at: At, body: Body) -> Response {
    with_form(colleague, at, body, async |colleague, id, form| {
        let tag = TagId::parse(form.text("tag")).ok_or(Fault::NotFound)?;
        done(colleague, id, Act::Untag(tag), Seen::Anything).await
    })
    .await
}

/// A tag of this organisation that the member can read.
async fn known(colleague: &Colleague, tag: TagId) -> Result<TagId, Refusal> {
    let book = book(colleague).await?;
    book.word(tag).map(|_| tag).ok_or(Refusal::Fault(Fault::NotFound))
}

/// The words of the organisation's tags.
pub(crate) async fn book(colleague: &Colleague) -> Result<Book, Fault> {
    let ground = &colleague.desk.ground;
    let org = ground.org.id;
    let sealed = ground.app.db.read(move |tx| Book::read(tx, org)).await?;
    Ok(Book::open(&sealed, &ground.app.instance, org, &colleague.session, ground.lang()))
}

/// A word that was typed, kept as a tag. What may tell who somebody is is asked about once.
async fn own_word(colleague: &Colleague, form: &Form) -> Result<TagId, Refusal> {
    let ground = &colleague.desk.ground;
    let (app, t) = (&ground.app, ground.t);
    let word = tag::read_word(form.text("word")).map_err(|unfit| match unfit {
        Unfit::Empty => one("word", t.say("work-error-tag")),
        Unfit::TooLong => one("word", t.with("work-error-word-long", "max", tag::MAX_CHARS)),
    })?;
    if let Some(topic) = book(colleague).await?.topic_called(&word) {
        return Ok(topic);
    }
    if form.text("sure") != word {
        identifies_nobody(t, "word", &word)?;
    }
    for _ in 0..TRIES {
        let new = NewWord::seal(app, &colleague.session, ground.org.id, &word)?;
        let tag = new.tag;
        if app.db.write(move |tx| new.write(tx)).await? {
            return Ok(tag);
        }
    }
    Err(Refusal::Fault(Fault::Busy))
}

/// Asks about words that may tell who somebody is.
fn identifies_nobody(t: ui::Speech, field: &'static str, words: &str) -> Result<(), Refusal> {
    let mut errors = Errors::new();
    for one in scrub::find(words) {
        let kind = t.say(&format!("scrub-{}", one.kind.name().replace('_', "-"))).to_owned();
        errors.add(field, t.with2("scrub-found", "words", &words[one.range], "kind", kind));
    }
    if errors.is_empty() {
        return Ok(());
    }
    errors.add(field, t.say("work-sure"));
    Err(Refusal::Form(errors))
}

pub(super) async fn note(colleague: Colleague, at: At, body: Body) -> Response {
    with_form(colleague, at, body, async |colleague, id, form| {
        let ground = &colleague.desk.ground;
        let (app, t, org) = (&ground.app, ground.t, ground.org.id);
        let text = match clean(form.text("note"), note::MAX_CHARS) {
            Ok(text) if !form.cut => text,
            Err(Unclean::Empty) => return Err(one("note", t.say("note-error-empty"))),
            _ => return Err(one("note", t.with("note-error-long", "max", note::MAX_CHARS))),
        };
        let known = colleagues(colleague, id).await?;
        let mut mentions: Vec<StaffId> = form.all("mention").filter_map(StaffId::parse).collect();
        mentions.retain(|staff| known.contains(staff) && *staff != colleague.session.staff());
        mentions.sort_unstable();
        mentions.dedup();
        let note = note_of_form(colleague, id, &nonce(form), &text);
        for _ in 0..TRIES {
            let (session, entropy) = (&colleague.session, app.entropy.as_ref());
            let (text, mentions) = (text.clone(), mentions.clone());
            let opened = super::open(colleague, id).await?;
            let (under, now) = (opened.restricted(), app.clock.now());
            let new = NewNote::seal(session, org, id, under, note, text, mentions, now, entropy)?;
            if app.db.write(move |tx| new.write(tx)).await? {
                app.wake(org, id);
                return Ok("#notes".to_owned());
            }
        }
        Err(Refusal::Fault(Fault::Busy))
    })
    .await
}

/// The note that a form becomes: sent twice it is one.
fn note_of_form(colleague: &Colleague, id: ConversationId, nonce: &str, text: &str) -> NoteId {
    NoteId::from_bytes(colleague.of_form("note", id.bytes(), nonce, text))
}
