//! What is written in a conversation and not there yet: answers that can still be taken back, and the draft.

use axum::{body::Body, http::StatusCode, response::Response};
use kernel::{Action, Fault, Moment, Permit};
use ui::Form;

use super::{At, answer, finish, our_form, refused, show};
use crate::{
    chat::{
        Refused, Root,
        form::{one_error, typed},
    },
    draft,
    ids::{ConversationId, MessageId},
    outgoing::{self, Waiting},
    policy::Deed,
    surfaces::desk::Colleague,
};

/// An answer that waits, as the page shows it.
pub(super) struct Shown {
    pub(super) id: MessageId,
    /// Whether this member wrote it: only they take it back.
    pub(super) mine: bool,
    pub(super) work_name: String,
    /// The words; `None` if they do not open.
    pub(super) text: Option<String>,
    pub(super) resolves: bool,
    pub(super) send_at: Moment,
}

/// What waits in a conversation, opened for its page.
pub(super) fn shown<A: Action>(
    colleague: &Colleague,
    root: &Root,
    permit: &Permit<A>,
    waiting: Vec<Waiting>,
) -> Vec<Shown> {
    let one = |one: Waiting| {
        let (text, work_name) = outgoing::open(root, permit, &one.answer).unzip();
        Shown {
            id: one.answer.id,
            mine: one.answer.staff == colleague.session.staff(),
            work_name: work_name.unwrap_or_default(),
            text,
            resolves: one.resolves,
            send_at: one.send_at,
        }
    };
    waiting.into_iter().map(one).collect()
}

/// Which answer a form is about.
fn which(form: &Form) -> Option<MessageId> {
    MessageId::parse(form.text("which"))
}

/// An own answer comes back into the form that it was typed in, as a draft: so the words are kept whatever becomes of the page.
pub(in crate::desk) async fn unsend(colleague: Colleague, At(id): At, body: Body) -> Response {
    let form = match our_form(&colleague, &id, Deed::AnswerThread, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    match take_back(&colleague, &id, which(&form)).await {
        Ok(true) => colleague.desk.go(&format!("inbox/{id}#message")),
        Ok(false) => {
            let errors = one_error(colleague.desk.ground.t.say("compose-too-late"));
            show(&colleague, &id, None, StatusCode::CONFLICT, None, errors).await
        }
        Err(fault) => colleague.desk.fault(&fault),
    }
}

/// Whether it was still waiting.
async fn take_back(colleague: &Colleague, id: &str, which: Option<MessageId>) -> Result<bool, Fault> {
    let Colleague { desk, session } = colleague;
    let (app, org) = (&desk.ground.app, desk.ground.org.id);
    let id = ConversationId::parse(id).ok_or(Fault::NotFound)?;
    let answering = answer::open(colleague, id).await?;
    let own = answering
        .waiting
        .into_iter()
        .map(|one| one.answer)
        .find(|answer| Some(answer.id) == which && answer.staff == session.staff());
    let Some(own) = own else { return Ok(false) };
    let opened = &answering.opened;
    let (mut text, _) = outgoing::open(&opened.root, &opened.permit, &own).ok_or(Fault::Gone)?;
    // What was begun since is not lost either.
    if let Some(begun) = answering.draft.filter(|begun| *begun.expose() != text) {
        text = format!("{text}\n\n{}", begun.expose());
    }
    let kept = draft::seal(session, org, id, text, app.clock.now(), app.entropy.as_ref());
    let done = app.db.write(move |tx| outgoing::take_back(tx, &own, &kept)).await?;
    app.wake(org, id);
    Ok(done)
}

/// An own answer waits no longer. One that has gone out already is where it was to go.
pub(in crate::desk) async fn send_now(colleague: Colleague, At(id): At, body: Body) -> Response {
    let form = match our_form(&colleague, &id, Deed::AnswerThread, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let Some((conversation, which)) = ConversationId::parse(&id).zip(which(&form)) else {
        return colleague.desk.fault(&Fault::NotFound);
    };
    let (app, org) = (&colleague.desk.ground.app, colleague.desk.ground.org.id);
    let (staff, now) = (colleague.session.staff(), app.clock.now());
    let done = app.db.write(move |tx| outgoing::send_now(tx, org, conversation, (which, staff), now)).await;
    app.wake(org, conversation);
    finish(&colleague, &id, done.map(drop).map_err(Refused::Db), "thread-error-taken", None).await
}

/// Keeps what was typed. A script sends the form as it stands and asks for nothing; with its button one comes back to the page.
pub(in crate::desk) async fn keep(colleague: Colleague, At(id): At, body: Body) -> Response {
    let form = match our_form(&colleague, &id, Deed::AnswerThread, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let kept = keep_draft(&colleague, &id, &form).await;
    match kept {
        Ok(()) if form.text("do") == "draft" => colleague.desk.go(&format!("inbox/{id}#message")),
        Ok(()) => colleague.desk.done(),
        Err(fault) => {
            finish(&colleague, &id, Err(refused(fault)), "thread-error-colleague", Some(&form)).await
        }
    }
}

async fn keep_draft(colleague: &Colleague, id: &str, form: &Form) -> Result<(), Fault> {
    let Colleague { desk, session } = colleague;
    let id = ConversationId::parse(id).ok_or(Fault::NotFound)?;
    // Only where they may answer: a conversation that was taken back from them takes no more.
    answer::open(colleague, id).await?;
    draft::keep(&desk.ground.app, desk.ground.org.id, session, id, typed(form)).await
}
