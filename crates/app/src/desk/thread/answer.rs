//! Answering: the form under a conversation, and what becomes of what was typed in it.

use axum::{body::Body, http::StatusCode, response::Response};
use kernel::{DbError, Entropy, Fault, Plain};
use ui::{Form, Speech};

use super::{At, be_here, finish, our_form, refused, seen, show};
use crate::{
    chat::{
        self, Answer, Author, Conversation, Emergency, Refused, Stamp, Writing,
        form::{nonce, one_error, read_text, typed},
        given,
    },
    desk::{OpenedRoot, choice, open_root},
    draft,
    ids::ConversationId,
    outgoing::{self, Sent},
    policy::Deed,
    snippet::{Attached, Done},
    surfaces::desk::Colleague,
    wording::{self, Check},
};

/// What the form under a conversation holds.
pub(super) struct Composer {
    pub(super) nonce: String,
    pub(super) text: Plain<String>,
    /// Whether the words are a draft that was kept.
    pub(super) is_draft: bool,
    /// How many seconds an answer waits.
    pub(super) wait: i64,
    /// What the word check says of the words; nothing where there are none.
    pub(super) check: Option<Check>,
}

impl Composer {
    /// What a refused form had, else the draft, else nothing. The same form keeps its nonce: should the answer have been
    /// stored after all, it is not stored twice.
    pub(super) fn of(
        colleague: &Colleague,
        conversation: &Conversation,
        form: Option<&Form>,
        draft: Option<Plain<String>>,
        wait: i64,
    ) -> Self {
        let entropy: &dyn Entropy = colleague.desk.ground.app.entropy.as_ref();
        let nonce = form
            .map(nonce)
            .filter(|nonce| nonce.len() == 32)
            .unwrap_or_else(|| hex::encode(kernel::entropy::bytes::<16>(entropy)));
        let is_draft = form.is_none() && draft.is_some();
        let text = form.map(|form| Plain::new(typed(form).to_owned())).or(draft);
        let text = text.unwrap_or_else(|| Plain::new(String::new()));
        let check = (!text.expose().trim().is_empty()).then(|| check(colleague, conversation, text.expose()));
        let wait = if conversation.emergency == Emergency::Open { 0 } else { wait };
        Self { nonce, text, is_draft, wait, check }
    }

    /// What somebody has been warned of, as the form carries it.
    pub(super) fn warned(&self) -> String {
        self.check.as_ref().map(Check::written).unwrap_or_default()
    }

    /// Whether the page warns of something in the words.
    pub(super) fn warns(&self) -> bool {
        self.check.as_ref().is_some_and(|check| !check.is_empty())
    }
}

/// The words of an answer checked. One's own work name and the name of the organisation give nobody away.
pub(super) fn check(colleague: &Colleague, conversation: &Conversation, text: &str) -> Check {
    let known = [colleague.session.member.work_name.as_str(), colleague.desk.ground.org_name()];
    wording::check(text, &conversation.language, &known)
}

/// What there is to say of the words of own messages in an emergency: there they were sent at once.
pub(super) fn checked(
    colleague: &Colleague,
    conversation: &Conversation,
    lines: &[chat::Line],
) -> Vec<(i64, Check)> {
    if conversation.emergency != Emergency::Open {
        return Vec::new();
    }
    let own =
        lines.iter().filter(|line| line.stamp().is_some_and(|stamp| stamp.id == colleague.session.staff()));
    own.filter_map(|line| {
        let check = check(colleague, conversation, line.text()?);
        (!check.is_empty()).then_some((line.number, check))
    })
    .collect()
}

/// What one button does beside sending.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Then {
    Nothing,
    Resolve,
    Report,
}

impl Then {
    fn of(form: &Form, colleague: &Colleague) -> Self {
        match form.text("do") {
            "resolve" if colleague.desk.may(Deed::WorkThread) => Self::Resolve,
            "report" if colleague.desk.may(Deed::WorkThread) && colleague.desk.may(Deed::FileReport) => {
                Self::Report
            }
            _ => Self::Nothing,
        }
    }
}

pub(in crate::desk) async fn answer(colleague: Colleague, At(id): At, body: Body) -> Response {
    let form = match our_form(&colleague, &id, Deed::AnswerThread, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let t = colleague.desk.ground.t;
    let text = match read_text(t, &form) {
        Ok(text) => text,
        Err(errors) => {
            return show(&colleague, &id, None, StatusCode::UNPROCESSABLE_ENTITY, Some(&form), errors).await;
        }
    };
    let attached = match Attached::read(&colleague, Some(&form)).await {
        Ok(attached) => attached,
        Err(fault) => return colleague.desk.fault_keeping(&fault, Some(&form)),
    };
    if let Some(unfilled) = attached.unfilled(&text, t) {
        let (status, errors) = (StatusCode::UNPROCESSABLE_ENTITY, one_error(&unfilled));
        return show(&colleague, &id, None, status, Some(&form), errors).await;
    }
    let done = attached.done(&colleague, &form);
    let then = Then::of(&form, &colleague);
    match write_answer(&colleague, &id, text, then != Then::Nothing, done, &form).await {
        Ok(_) if then == Then::Report => colleague.desk.go(&format!("inbox/{id}/report")),
        Ok(Sent::At(_)) => colleague.desk.go(&format!("inbox/{id}#outgoing")),
        Ok(Sent::Out) => finish(&colleague, &id, Ok(()), "thread-error-colleague", Some(&form)).await,
        Err(NotSent::Warned) => {
            let errors = warning(t);
            show(&colleague, &id, None, StatusCode::UNPROCESSABLE_ENTITY, Some(&form), errors).await
        }
        Err(NotSent::Refused(refused)) => {
            finish(&colleague, &id, Err(refused), "thread-error-colleague", Some(&form)).await
        }
    }
}

fn warning(t: Speech) -> ui::Errors {
    one_error(t.say("compose-look"))
}

/// Why an answer is not on its way.
enum NotSent {
    /// There is something in it to look at first.
    Warned,
    Refused(Refused),
}

impl From<Refused> for NotSent {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

/// A conversation opened to be answered.
pub(super) struct Answering {
    pub(super) conversation: Conversation,
    pub(super) opened: OpenedRoot,
    pub(super) draft: Option<Plain<String>>,
    /// What waits in it.
    pub(super) waiting: Vec<outgoing::Waiting>,
    wait: i64,
}

/// Opens a conversation to be answered.
pub(super) async fn open(colleague: &Colleague, id: ConversationId) -> Result<Answering, Fault> {
    let Colleague { desk, session } = colleague;
    let (app, org, staff) = (&desk.ground.app, desk.ground.org.id, session.staff());
    let found = app.db.read(move |tx| {
        let Some(conversation) = chat::find(tx, org, id)? else { return Ok(None) };
        let seal = given::seal(tx, org, id, staff)?;
        let draft = draft::find(tx, org, id, staff)?;
        let waiting = outgoing::waiting(tx, id)?;
        let wait = choice::find(tx, org, staff)?.send_wait;
        Ok::<_, DbError>(Some((conversation, seal, draft, waiting, wait)))
    });
    let (conversation, seal, draft, waiting, wait) = found.await?.ok_or(Fault::NotFound)?;
    let opened = open_root(session, org, &conversation, seal.as_ref(), app.entropy.as_ref())?;
    let draft = draft.and_then(|body| draft::open(session, org, id, &body));
    Ok(Answering { conversation, opened, draft, waiting, wait })
}

async fn write_answer(
    colleague: &Colleague,
    id: &str,
    text: String,
    resolves: bool,
    done: Done,
    form: &Form,
) -> Result<Sent, NotSent> {
    let Colleague { desk, session } = colleague;
    let app = &desk.ground.app;
    let id = ConversationId::parse(id).ok_or(Refused::NotFound)?;
    let Answering { conversation, opened, wait, .. } = open(colleague, id).await.map_err(refused)?;
    // Nothing holds up an answer in an emergency (rule L-2): what there is to say about its words stands beside it afterwards.
    if conversation.emergency != Emergency::Open
        && check(colleague, &conversation, &text).has_more_than(form.text("warned"))
    {
        return Err(NotSent::Warned);
    }
    let held = session.role().held().ok_or(Refused::NotFound)?;
    let member = session.member.clone();
    let author = Author::Staff(Stamp { id: member.id, work_name: member.work_name, role: member.role });
    let now = app.clock.now();
    let writing = Writing::prepare(&opened.root, author, &nonce(form), text, None, now, app.entropy.as_ref());
    let answer = Answer::of(&writing, held, seen(form)).ok_or(Refused::NotFound)?;
    // What is given up after sending must not be taken again when the answer goes out some seconds later.
    let (wait, resolves) = (if done.gives_up() { 0 } else { wait }, resolves || done.resolves());
    let seen = answer.seen;
    let write = move |tx: &mut db::Tx<'_>| {
        let again = outgoing::is_there(tx, &answer)?;
        let sent = outgoing::send(tx, &answer, wait, resolves, now)?;
        if !again {
            done.write(tx, id, seen)?;
        }
        Ok::<_, Refused>(sent)
    };
    let sent = app.db.write(write).await?;
    be_here(colleague, id);
    app.wake(desk.ground.org.id, id);
    Ok(sent)
}
