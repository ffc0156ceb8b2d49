//! One conversation at the desk, read. What is done with it stands in `deeds.rs`, answering it in `answer.rs`, what is not sent
//! yet in `waiting.rs`, what is known beside it in `side.rs`.

mod answer;
mod deeds;
mod emergency;
mod side;
mod waiting;

use std::{convert::Infallible, sync::Arc};

use askama::Template;
use axum::{
    body::Body,
    extract::{FromRequestParts, Path, Query, rejection::QueryRejection},
    http::{StatusCode, request::Parts},
    response::Response,
};
use kernel::{Fault, Moment};
use ui::{Errors, Form};

use answer::Composer;
pub(super) use answer::answer;
pub(super) use deeds::{resolve, take};
pub(super) use emergency::{false_alarm, outcome};
use side::Side;
pub(crate) use side::say_until;
pub(super) use waiting::{keep, send_now, unsend};

use super::{choice, inbox, open_root};
use crate::{
    audit::Action,
    care,
    chat::{
        self, Conversation, Emergency, Line, Opened, Queue, Refused, Stamp, State,
        form::one_error,
        given::{self},
    },
    consult, country, draft,
    emergency::{Beside, open_steps, steps},
    feedback,
    ids::{ConversationId, DeedId, StaffId},
    note, outgoing,
    policy::{self, Deed},
    safeguarding,
    session::Session,
    snippet,
    surfaces::{
        Shared,
        desk::{Colleague, Desk},
    },
    wording::{Check, Found},
    work::{self, later::Later},
};

/// Messages on one page.
const PAGE: i64 = 30;
/// Conversations in the list beside it.
const BESIDE: i64 = 8;

/// The identifier in the address; bytes that are no text are the address of nothing.
pub(crate) struct At(pub(crate) String);

impl FromRequestParts<Shared> for At {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Infallible> {
        let path = Path::<(String, String)>::from_request_parts(parts, app).await;
        Ok(Self(path.map(|Path((_, id))| id).unwrap_or_default()))
    }
}

#[derive(Default, serde::Deserialize)]
pub(super) struct Position {
    before: Option<i64>,
    /// The message whose image is shown.
    image: Option<i64>,
    /// What was done just now.
    done: Option<String>,
    /// Whether something hard has just ended here.
    ended: Option<String>,
}

#[derive(Template)]
#[template(path = "desk/templates/thread.html")]
struct Page<'a> {
    desk: &'a Desk,
    inbox: inbox::Inbox,
    conversation: Conversation,
    lines: Vec<Line>,
    earlier: Option<i64>,
    before: Option<i64>,
    /// The message whose image is shown, and whether it opens.
    image: Option<(i64, bool)>,
    mine: bool,
    /// What there is to say about emergencies in this conversation.
    emergency: Beside,
    side: Side,
    /// Answers that can still be taken back.
    outgoing: Vec<waiting::Shown>,
    composer: Composer,
    /// What there is to say of the words of own messages that were not held up for it, by their number.
    checked: Vec<(i64, Check)>,
    /// The snippets that the answer was made from.
    attached: snippet::Attached,
    errors: Errors,
}

impl Page<'_> {
    /// The last message on the page: what an answer was written in sight of.
    fn seen(&self) -> i64 {
        self.lines.last().map_or(0, |line| line.number)
    }

    fn href(&self, action: &str) -> String {
        self.desk.ground.href(&format!("inbox/{}{action}", self.conversation.id))
    }

    /// The time of day at which an answer goes out, to the second.
    fn goes_out(&self, at: &kernel::Moment) -> String {
        let ground = &self.desk.ground;
        format!(
            "{}:{:02}",
            ground.t.time(*at, &ground.org.zone),
            at.millis().div_euclid(1_000).rem_euclid(60)
        )
    }

    /// What there is to say of the words of an own message.
    fn checked(&self, number: &i64) -> Option<&Check> {
        self.checked.iter().find(|(checked, _)| checked == number).map(|(_, check)| check)
    }

    /// What there is to say of one thing that was found.
    fn says(&self, found: &Found) -> String {
        found.says(self.desk.ground.t)
    }

    /// Whether this member files reports, so that one button sends, resolves and leads there.
    fn files(&self) -> bool {
        self.works() && self.desk.may(Deed::FileReport)
    }

    /// Whether the image of a message was asked for, and whether it opens.
    fn shown_image(&self, number: &i64) -> Option<bool> {
        self.image.filter(|(shown, _)| shown == number).map(|(_, opens)| opens)
    }

    /// This page with the image of a message.
    fn open_image_href(&self, number: &i64) -> String {
        let before = self.before.map(|before| format!("&before={before}")).unwrap_or_default();
        format!("{}?image={number}{before}#image-{number}", self.href(""))
    }

    /// This page without an image.
    fn close_image_href(&self, number: &i64) -> String {
        let before = self.before.map(|before| format!("?before={before}")).unwrap_or_default();
        format!("{}{before}#image-{number}", self.href(""))
    }

    /// Until when it is put off, in words.
    fn put_off(&self) -> Option<String> {
        side::put_off(&self.desk.ground, &self.conversation)
    }

    /// Until when it can be put off.
    fn offered(&self) -> Vec<Later> {
        side::Work::offered(&self.desk.ground)
    }

    /// What was done just now, in words.
    fn did(&self) -> Option<String> {
        let (done, word) = self.side.work.done.as_ref()?;
        Some(work::desk::say(&self.desk.ground, done, word))
    }

    /// Whether an emergency waits for somebody to say how it ended.
    fn is_emergency(&self) -> bool {
        self.conversation.emergency == chat::Emergency::Open
    }

    /// Who has it, as forms carry it.
    fn holder(&self) -> String {
        self.conversation.taken_by.as_ref().map(|(holder, _)| holder.to_string()).unwrap_or_default()
    }

    fn is_current(&self, id: &ConversationId) -> bool {
        *id == self.conversation.id
    }

    /// Whether this member takes, resolves and gives.
    fn works(&self) -> bool {
        self.desk.may(Deed::WorkThread)
    }

    fn is_mine(&self, id: &StaffId) -> bool {
        self.desk.session().is_some_and(|session| session.staff() == *id)
    }

    fn is_me(&self, stamp: &Stamp) -> bool {
        self.desk.session().is_some_and(|session| session.staff() == stamp.id)
    }

    fn is_resolved(&self) -> bool {
        self.conversation.state == State::Resolved
    }

    fn is_discarded(&self) -> bool {
        self.conversation.state == State::Discarded
    }

    /// The name of the page's language of origin, as its speakers write it.
    fn language(&self) -> &str {
        kernel::Lang::from_code(&self.conversation.language)
            .map_or(&self.conversation.language, |lang| lang.own_name())
    }
}

pub(super) async fn page(
    colleague: Colleague,
    At(id): At,
    position: Result<Query<Position>, QueryRejection>,
) -> Response {
    let position = position.map_or_else(|_| Position::default(), |Query(position)| position);
    show_at(&colleague, &id, position, StatusCode::OK, None, Errors::new()).await
}

/// The page with an answer that was written before the desk was locked.
pub(crate) async fn show_kept(colleague: &Colleague, id: &str, form: &Form, errors: Errors) -> Response {
    show(colleague, id, None, StatusCode::UNPROCESSABLE_ENTITY, Some(form), errors).await
}

/// The page with what a form has, to go on with it: nothing was refused, and nothing was done.
pub(crate) async fn show_filled(colleague: &Colleague, id: &str, form: &Form) -> Response {
    show(colleague, id, None, StatusCode::OK, Some(form), Errors::new()).await
}

/// The page; with a form that was refused, and what is wrong with it.
pub(crate) async fn show(
    colleague: &Colleague,
    id: &str,
    before: Option<i64>,
    status: StatusCode,
    form: Option<&Form>,
    errors: Errors,
) -> Response {
    show_at(colleague, id, Position { before, ..Position::default() }, status, form, errors).await
}

async fn show_at(
    colleague: &Colleague,
    id: &str,
    position: Position,
    status: StatusCode,
    form: Option<&Form>,
    errors: Errors,
) -> Response {
    let at_thread = colleague.at(format!("/inbox/{id}"));
    match load(&at_thread, id, position, form, errors).await {
        Ok(page) => colleague.desk.page(status, &page),
        Err(fault @ Fault::NotFound) => colleague.desk.fault(&fault),
        Err(fault) => colleague.desk.fault_keeping(&fault, form),
    }
}

async fn load<'a>(
    colleague: &'a Colleague,
    id: &str,
    Position { before, image, done, ended }: Position,
    form: Option<&Form>,
    errors: Errors,
) -> Result<Page<'a>, Fault> {
    let Colleague { desk, session } = colleague;
    let (app, org) = (&desk.ground.app, desk.ground.org.id);
    let id = ConversationId::parse(id).ok_or(Fault::NotFound)?;
    let (reader, now) = (session.clone(), app.clock.now());
    let done = done.as_deref().and_then(DeedId::parse);
    let (trust, of, instance) = (Arc::clone(&app.trust), Arc::clone(&desk.ground.org), app.instance.clone());
    let found = app
        .db
        .read(move |tx| {
            let Some(conversation) = chat::find(tx, org, id)? else { return Ok::<_, kernel::DbError>(None) };
            let messages = chat::messages_before(tx, id, before.unwrap_or(i64::MAX), PAGE + 1)?;
            let seen = chat::was_opened(tx, &reader.secret.lookup(), id, Action::OpenThread.name())?;
            let asked = inbox::Asked::whole(queue_of(&conversation, &reader, now));
            let beside = inbox::fetch(tx, org, &reader, asked, now, (BESIDE, None))?;
            let seal = given::seal(tx, org, id, reader.staff())?;
            let side = Side::read(tx, &trust, &of, reader.role(), &conversation)?;
            let steps = match conversation.emergency {
                Emergency::None => Vec::new(),
                Emergency::Open | Emergency::Ended => steps(tx, org, id)?,
            };
            let held = (outgoing::waiting(tx, id)?, draft::find(tx, org, id, reader.staff())?);
            let wait = choice::find(tx, org, reader.staff())?.send_wait;
            let work = side::Sealed::read(tx, &trust, &of, &reader, &conversation, done)?;
            let guarded = safeguarding::Sealed::read(tx, &trust, &of, &reader, id)?;
            let said = feedback::of_thread(tx, &instance, org, &reader, id)?;
            let asked = consult::Found::read(tx, org, &reader, id)?;
            let unseen = note::is_unseen(tx, org, id, reader.staff())?;
            let side = (side, work, guarded, said, asked, unseen);
            Ok(Some((conversation, messages, seen, beside, seal, side, steps, (held, wait))))
        })
        .await?;
    let (
        conversation,
        mut messages,
        opened_before,
        beside,
        given,
        (mut side, work, guarded, said, asked, unseen),
        steps,
        ((held, draft), wait),
    ) = found.ok_or(Fault::NotFound)?;
    let earlier =
        (messages.len() > PAGE as usize).then(|| messages.remove(0)).map(|left_out| left_out.number + 1);

    let opened = open_root(session, org, &conversation, given.as_ref(), app.entropy.as_ref())?;
    let lines = chat::lines(&opened.root, &opened.permit, &messages);
    let steps = open_steps(&opened.root, &opened.permit, &steps);
    let emergency = Beside::new(&desk.ground, conversation.emergency, &lines, &steps);
    let (inbox, mut first) = inbox::open(&desk.ground, session, beside)?;
    if !opened_before || opened.rewrapped.is_some() {
        first.push(Opened { conversation: id, action: Action::OpenThread, rewrapped: opened.rewrapped });
    }
    inbox::record(&desk.ground, session, first).await?;
    be_here(colleague, id);
    // Also where it is restricted no more: notes from then lie under its root, if its visitor opened it to the team.
    side.work = work.open(&desk.ground, session, (id, Some(&opened.root)), form);
    let (profile, protocols) = (country::of(app, org).await, safeguarding::protocols(app, org).await);
    side.safeguarding =
        safeguarding::Beside::open(guarded, &desk.ground, session, (profile.as_ref(), &protocols), form);
    side.care = care::Beside::read(colleague, &conversation, ended.is_some()).await?;
    // A script that asks for what has changed is nobody who looks.
    if unseen && !desk.is_live() {
        let staff = session.staff();
        app.db.write(move |tx| note::mark_seen(tx, org, id, staff)).await?;
    }
    side.feedback = feedback::open_all(app, org, session, said).await?;
    side.consult = asked.open(org, session);

    let image = match image
        .filter(|number| lines.iter().any(|line| line.number == *number && line.image().is_some()))
    {
        // Asked here too, so that the page can say it in words where no picture would come.
        Some(number) => {
            Some((number, chat::open_image(&app.db, &opened.root, &opened.permit, number).await.is_ok()))
        }
        None => None,
    };
    let mine = is_taken_by(&conversation, session.staff());
    let outgoing = waiting::shown(colleague, &opened.root, &opened.permit, held);
    let draft = draft.and_then(|body| draft::open(session, org, id, &body));
    let composer = Composer::of(colleague, &conversation, form, draft, wait);
    let checked = answer::checked(colleague, &conversation, &lines);
    let attached = snippet::Attached::read(colleague, form).await?;
    Ok(Page {
        desk,
        inbox,
        conversation,
        lines,
        earlier,
        before,
        image,
        mine,
        emergency,
        side,
        outgoing,
        composer,
        checked,
        attached,
        errors,
    })
}

/// The member is at this conversation now; the visitor sees it at once if they were not before.
fn be_here(colleague: &Colleague, conversation: ConversationId) {
    if colleague.desk.is_live() {
        return;
    }
    let (app, member) = (&colleague.desk.ground.app, &colleague.session.member);
    let stamp = Stamp { id: member.id, work_name: member.work_name.clone(), role: member.role };
    if app.presence.come(conversation, stamp, app.clock.now()) {
        app.bus.wake(conversation.bytes());
    }
}

fn is_taken_by(conversation: &Conversation, staff: StaffId) -> bool {
    conversation.taken_by.as_ref().is_some_and(|(holder, _)| *holder == staff)
}

/// The queue that a conversation stands in for a member: what the list beside it shows.
fn queue_of(conversation: &Conversation, session: &Session, now: Moment) -> Queue {
    let staff = session.staff();
    match conversation.state {
        State::Resolved if session.role().is_given_threads() => Queue::GivenResolved,
        _ if session.role().is_given_threads() => Queue::Given,
        State::Resolved => Queue::Resolved,
        State::Discarded => Queue::Unassigned,
        _ if conversation.snoozed_until > Some(now) => Queue::Snoozed,
        _ if is_taken_by(conversation, staff) => Queue::Mine,
        _ if conversation.visitor_wrote_last => Queue::Waiting,
        _ => Queue::Answered,
    }
}

/// Reads a form of this session; otherwise gives the answer to send instead.
pub(crate) async fn our_form(
    colleague: &Colleague,
    id: &str,
    deed: Deed,
    body: Body,
) -> Result<Form, Response> {
    if !policy::allows(colleague.session.role(), deed) {
        return Err(colleague.desk.fault(&Fault::NotFound)); // The guard has asked before; a second lock costs nothing.
    }
    let form = colleague.desk.form(body).await?;
    if colleague.desk.is_ours(&form) {
        return Ok(form);
    }
    let errors = one_error(colleague.desk.ground.t.say("form-error-stale"));
    Err(show(colleague, id, None, StatusCode::UNPROCESSABLE_ENTITY, Some(&form), errors).await)
}

/// The last message on the page that a form was sent from.
pub(crate) fn seen(form: &Form) -> i64 {
    form.text("seen").parse().unwrap_or(0)
}

/// Why something in a thread was not done.
fn refused(fault: Fault) -> Refused {
    match fault {
        Fault::NotFound | Fault::Forbidden => Refused::NotFound,
        Fault::Busy => Refused::Db(kernel::DbError::Busy),
        other => Refused::Db(kernel::DbError::Broken(other.to_string())),
    }
}

/// Back to the thread; or the thread with what was typed and the reason why it was not done.
async fn finish(
    colleague: &Colleague,
    id: &str,
    done: Result<(), Refused>,
    colleague_was_first: &str,
    form: Option<&Form>,
) -> Response {
    let t = colleague.desk.ground.t;
    match done {
        Ok(()) => colleague.desk.go(&format!("inbox/{id}#latest")),
        // It was on the page that an answer came from, so the visitor has deleted it since; the words are given back.
        Err(Refused::NotFound) => colleague.desk.fault_keeping(&Fault::NotFound, form),
        Err(Refused::Colleague) => {
            let errors = one_error(t.say(colleague_was_first));
            show(colleague, id, None, StatusCode::CONFLICT, form, errors).await
        }
        Err(Refused::Visitor) => {
            let errors = one_error(t.say("thread-error-news"));
            show(colleague, id, None, StatusCode::CONFLICT, form, errors).await
        }
        Err(Refused::Emergency) => {
            let mut errors = Errors::new();
            errors.add("outcome", t.say("emergency-error-outcome"));
            show(colleague, id, None, StatusCode::CONFLICT, form, errors).await
        }
        Err(Refused::Db(error)) => {
            if let kernel::DbError::Broken(what) = &error {
                tracing::error!("at the desk: {what}");
            }
            let errors = one_error(t.say("write-error-busy"));
            show(colleague, id, None, StatusCode::SERVICE_UNAVAILABLE, form, errors).await
        }
    }
}
