//! One conversation at the desk: read, take, answer, resolve.

use askama::Template;
use axum::{
    body::Body,
    extract::{Path, Query, rejection::QueryRejection},
    http::StatusCode,
    response::Response,
};
use kernel::Fault;
use ui::{
    Errors, Form,
    form::{Unclean, clean},
};

use super::{inbox, open_root};
use crate::{
    audit::Action,
    chat::{
        self, Author, Conversation, Line, MAX_CHARS, Opened, Queue, Refused, Stamp, State, Writing, store,
    },
    ids::ConversationId,
    surfaces::desk::{Colleague, Desk},
};

/// Messages on one page.
const PAGE: i64 = 30;
/// Conversations in the list beside it.
const BESIDE: i64 = 8;

type At = Path<(String, String)>;

#[derive(Default, serde::Deserialize)]
pub(super) struct Position {
    before: Option<i64>,
}

#[derive(Template)]
#[template(path = "desk/templates/thread.html")]
struct Page<'a> {
    desk: &'a Desk,
    inbox: inbox::Inbox,
    waiting: i64,
    conversation: Conversation,
    lines: Vec<Line>,
    earlier: Option<i64>,
    mine: bool,
    nonce: String,
    text: &'a str,
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

    fn is_current(&self, id: &ConversationId) -> bool {
        *id == self.conversation.id
    }

    fn is_me(&self, stamp: &Stamp) -> bool {
        self.desk.session().is_some_and(|session| session.staff() == stamp.id)
    }

    fn is_resolved(&self) -> bool {
        self.conversation.state == State::Resolved
    }

    /// The name of the page's language of origin, as its speakers write it.
    fn language(&self) -> &str {
        kernel::Lang::from_code(&self.conversation.language)
            .map_or(&self.conversation.language, |lang| lang.own_name())
    }
}

pub(super) async fn page(
    colleague: Colleague,
    Path((_, id)): At,
    position: Result<Query<Position>, QueryRejection>,
) -> Response {
    let position = position.map_or_else(|_| Position::default(), |Query(position)| position);
    show(&colleague, &id, position.before, StatusCode::OK, "", Errors::new()).await
}

/// The page with what was typed, and what is wrong with it.
async fn show(
    colleague: &Colleague,
    id: &str,
    before: Option<i64>,
    status: StatusCode,
    text: &str,
    errors: Errors,
) -> Response {
    match load(colleague, id, before, text, errors).await {
        Ok(page) => colleague.desk.page(status, &page),
        Err(fault) => colleague.desk.fault(&fault),
    }
}

async fn load<'a>(
    colleague: &'a Colleague,
    id: &str,
    before: Option<i64>,
    text: &'a str,
    errors: Errors,
) -> Result<Page<'a>, Fault> {
    let Colleague { desk, session } = colleague;
    let (app, org) = (&desk.ground.app, desk.ground.org.id);
    let id = ConversationId::parse(id).ok_or(Fault::NotFound)?;
    let (lookup, action) = (session.secret.lookup(), Action::OpenThread);
    let found = app
        .db
        .read(move |tx| {
            let Some(conversation) = store::find(tx, org, id)? else { return Ok::<_, kernel::DbError>(None) };
            let messages = store::messages_before(tx, id, before.unwrap_or(i64::MAX), PAGE + 1)?;
            Ok(Some((conversation, messages, store::was_opened(tx, &lookup, id, action.name())?)))
        })
        .await?;
    let (conversation, mut messages, opened_before) = found.ok_or(Fault::NotFound)?;
    let earlier =
        (messages.len() > PAGE as usize).then(|| messages.remove(0)).map(|left_out| left_out.number + 1);

    let opened = open_root(session, org, &conversation, app.entropy.as_ref())?;
    if !opened_before || opened.rewrapped.is_some() {
        let (session, now) = (session.clone(), app.clock.now());
        let first = [Opened { conversation: id, rewrapped: opened.rewrapped.clone() }];
        app.db.write(move |tx| chat::reopen(tx, org, &session, action, &first, now)).await?;
    }
    let lines = chat::lines(&opened.root, &opened.permit, &messages)?;

    let mine = conversation.taken_by.as_ref().is_some_and(|(staff, _)| *staff == session.staff());
    let queue = match conversation.state {
        State::Resolved => Queue::Resolved,
        _ if mine => Queue::Mine,
        _ if conversation.visitor_wrote_last => Queue::Waiting,
        _ => Queue::Answered,
    };
    let inbox = inbox::load(&desk.ground, session, queue, None, BESIDE).await?;
    let nonce = hex::encode(kernel::entropy::bytes::<16>(app.entropy.as_ref()));
    Ok(Page {
        desk,
        waiting: inbox.waiting(),
        inbox,
        conversation,
        lines,
        earlier,
        mine,
        nonce,
        text,
        errors,
    })
}

/// Reads a form of this session; otherwise gives the answer to send instead.
async fn our_form(colleague: &Colleague, id: &str, body: Body) -> Result<Form, Response> {
    let form = colleague.desk.form(body).await?;
    if colleague.desk.is_ours(&form) {
        return Ok(form);
    }
    let errors = one_error(colleague.desk.ground.t.say("form-error-stale"));
    Err(show(colleague, id, None, StatusCode::UNPROCESSABLE_ENTITY, typed(&form), errors).await)
}

/// What was typed, as it goes back into the form: never more than a page can carry.
fn typed(form: &Form) -> &str {
    let text = form.text("message");
    let end = text.char_indices().nth(2 * MAX_CHARS).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

fn one_error(message: &str) -> Errors {
    let mut errors = Errors::new();
    errors.add("message", message);
    errors
}

pub(super) async fn take(colleague: Colleague, Path((_, id)): At, body: Body) -> Response {
    if let Err(response) = our_form(&colleague, &id, body).await {
        return response;
    }
    let Some(conversation) = ConversationId::parse(&id) else {
        return colleague.desk.fault(&Fault::NotFound);
    };
    let (app, org) = (&colleague.desk.ground.app, colleague.desk.ground.org.id);
    let (staff, now) = (colleague.session.staff(), app.clock.now());
    let done = app.db.write(move |tx| chat::take(tx, org, conversation, staff, now)).await;
    finish(&colleague, &id, done, "thread-error-taken", "").await
}

pub(super) async fn resolve(colleague: Colleague, Path((_, id)): At, body: Body) -> Response {
    if let Err(response) = our_form(&colleague, &id, body).await {
        return response;
    }
    let Some(conversation) = ConversationId::parse(&id) else {
        return colleague.desk.fault(&Fault::NotFound);
    };
    let (app, org) = (&colleague.desk.ground.app, colleague.desk.ground.org.id);
    let now = app.clock.now();
    let done = app.db.write(move |tx| chat::resolve(tx, org, conversation, now)).await;
    finish(&colleague, &id, done, "thread-error-taken", "").await
}

pub(super) async fn answer(colleague: Colleague, Path((_, id)): At, body: Body) -> Response {
    let form = match our_form(&colleague, &id, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let text = match read_text(&colleague.desk, &form) {
        Ok(text) => text,
        Err(errors) => {
            return show(&colleague, &id, None, StatusCode::UNPROCESSABLE_ENTITY, typed(&form), errors).await;
        }
    };
    let seen = form.text("seen").parse().unwrap_or(0);
    let written = write_answer(&colleague, &id, text, form.text("nonce"), seen).await;
    finish(&colleague, &id, written, "thread-error-colleague", typed(&form)).await
}

async fn write_answer(
    colleague: &Colleague,
    id: &str,
    text: String,
    nonce: &str,
    seen: i64,
) -> Result<(), Refused> {
    let Colleague { desk, session } = colleague;
    let (app, org) = (&desk.ground.app, desk.ground.org.id);
    let id = ConversationId::parse(id).ok_or(Refused::NotFound)?;
    let conversation = app.db.read(move |tx| store::find(tx, org, id)).await?.ok_or(Refused::NotFound)?;
    let opened =
        open_root(session, org, &conversation, app.entropy.as_ref()).map_err(|_| Refused::NotFound)?;
    let member = session.member.clone();
    let author = Author::Staff(Stamp { id: member.id, work_name: member.work_name, role: member.role });
    let nonce: String = nonce.chars().filter(char::is_ascii_hexdigit).take(32).collect();
    let writing =
        Writing::prepare(&opened.root, org, id, author, &nonce, text, app.clock.now(), app.entropy.as_ref());
    app.db.write(move |tx| chat::answer(tx, &writing, member.id, seen)).await
}

/// Back to the thread; or the thread with what was typed and the reason why it was not done.
async fn finish(
    colleague: &Colleague,
    id: &str,
    done: Result<(), Refused>,
    colleague_was_first: &str,
    text: &str,
) -> Response {
    let t = colleague.desk.ground.t;
    match done {
        Ok(()) => colleague.desk.go(&format!("inbox/{id}#latest")),
        Err(Refused::NotFound) => colleague.desk.fault(&Fault::NotFound),
        Err(Refused::Colleague) => {
            let errors = one_error(t.say(colleague_was_first));
            show(colleague, id, None, StatusCode::CONFLICT, text, errors).await
        }
        Err(Refused::Db(error)) => {
            tracing::error!("at the desk: {error}");
            let errors = one_error(t.say("write-error-busy"));
            show(colleague, id, None, StatusCode::SERVICE_UNAVAILABLE, text, errors).await
        }
    }
}

fn read_text(desk: &Desk, form: &Form) -> Result<String, Errors> {
    let t = desk.ground.t;
    if form.field("message").is_some_and(|field| field.garbled) {
        return Err(one_error(t.say("write-error-garbled")));
    }
    clean(form.text("message"), MAX_CHARS).map_err(|unclean| {
        one_error(&match unclean {
            Unclean::Empty => t.say("write-error-empty").to_owned(),
            Unclean::TooLong { chars } => t.with2("write-error-long", "max", MAX_CHARS, "chars", chars),
        })
    })
}
