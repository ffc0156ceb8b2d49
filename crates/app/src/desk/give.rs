//! Giving one conversation to a colleague who does not hold the team's key, and taking it back.

use axum::{body::Body, http::StatusCode, response::Response};
use kernel::Fault;
use ui::{Errors, Form};

use super::thread::{self, At};
use crate::{
    chat::given,
    ids::{ConversationId, StaffId},
    policy::Deed,
    surfaces::desk::Colleague,
};

pub(super) async fn give(colleague: Colleague, At(id): At, body: Body) -> Response {
    let form = match thread::our_form(&colleague, &id, Deed::WorkThread, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    if form.text("to").is_empty() {
        let mut errors = Errors::new();
        errors.add("to", colleague.desk.ground.t.say("give-error-nobody"));
        return thread::show(&colleague, &id, None, StatusCode::UNPROCESSABLE_ENTITY, None, errors).await;
    }
    let done = give_to(&colleague, &id, &form).await;
    finish(&colleague, &id, done)
}

async fn give_to(colleague: &Colleague, id: &str, form: &Form) -> Result<(), Fault> {
    let Colleague { desk, session } = colleague;
    let conversation = ConversationId::parse(id).ok_or(Fault::NotFound)?;
    let to = StaffId::parse(form.text("to")).ok_or(Fault::NotFound)?;
    let opened = super::open(colleague, conversation).await?;
    given::give(&desk.ground.app, &desk.ground.org, &opened.root, session.staff(), to).await
}

pub(super) async fn take_back(colleague: Colleague, At(id): At, body: Body) -> Response {
    let form = match thread::our_form(&colleague, &id, Deed::WorkThread, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let done = take_from(&colleague, &id, &form).await;
    finish(&colleague, &id, done)
}

async fn take_from(colleague: &Colleague, id: &str, form: &Form) -> Result<(), Fault> {
    let Colleague { desk, session } = colleague;
    let conversation = ConversationId::parse(id).ok_or(Fault::NotFound)?;
    let from = StaffId::parse(form.text("from")).ok_or(Fault::NotFound)?;
    // Whoever cannot open it has no say about it.
    super::open(colleague, conversation).await?;
    given::take_back(&desk.ground.app, desk.ground.org.id, conversation, session.staff(), from).await
}

fn finish(colleague: &Colleague, id: &str, done: Result<(), Fault>) -> Response {
    match done {
        Ok(()) => colleague.desk.go(&format!("inbox/{id}#given")),
        Err(fault) => colleague.desk.fault(&fault),
    }
}
