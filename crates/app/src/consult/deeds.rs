//! What a worker does with a question beside its conversation: giving the conversation after a yes, taking the question back,
//! using the answer or sending it to the visitor.

use axum::{body::Body, http::StatusCode, response::Response};
use kernel::Fault;
use ui::Form;

use super::{ask::question, model::Consult, rules};
use crate::{
    chat::{
        Refused,
        form::{one_error, typed},
    },
    desk::{self, At, our_form, show_filled, show_thread},
    draft,
    ids::ConversationId,
    policy::Deed,
    surfaces::desk::Colleague,
};

/// A form beside a conversation, and the question that it is about.
async fn about(
    colleague: &Colleague,
    id: &str,
    body: Body,
) -> Result<(ConversationId, Form, Consult), Response> {
    let form = our_form(colleague, id, Deed::AskConsult, body).await?;
    let keep = |fault: &Fault| colleague.desk.fault_keeping(fault, Some(&form));
    let conversation = ConversationId::parse(id).ok_or_else(|| keep(&Fault::NotFound))?;
    match question(colleague, id, form.text("which")).await {
        Ok(Some(consult)) => Ok((conversation, form, consult)),
        Ok(None) => Err(keep(&Fault::NotFound)),
        Err(fault) => Err(keep(&fault)),
    }
}

pub(super) async fn give(colleague: Colleague, At(id): At, body: Body) -> Response {
    let (conversation, _, consult) = match about(&colleague, &id, body).await {
        Ok(about) => about,
        Err(response) => return response,
    };
    let ground = &colleague.desk.ground;
    let given = async {
        let root = desk::root_of(&colleague, conversation).await?;
        rules::give(&ground.app, &ground.org, &colleague.session, &root, &consult.row).await
    };
    match given.await {
        Ok(()) => colleague.desk.go(&format!("inbox/{id}#consults")),
        Err(fault) => colleague.desk.fault(&fault),
    }
}

pub(super) async fn take_back(colleague: Colleague, At(id): At, body: Body) -> Response {
    let (conversation, _, consult) = match about(&colleague, &id, body).await {
        Ok(about) => about,
        Err(response) => return response,
    };
    let ground = &colleague.desk.ground;
    let back = async {
        // Whoever cannot open the conversation has no say about it.
        desk::root_of(&colleague, conversation).await?;
        rules::take_back(&ground.app, ground.org.id, &colleague.session, &consult.row).await
    };
    match back.await {
        Ok(true) => colleague.desk.go(&format!("inbox/{id}#consults")),
        Ok(false) => {
            let errors = one_error(ground.t.say("consult-error-answered"));
            show_thread(&colleague, &id, None, StatusCode::CONFLICT, None, errors).await
        }
        Err(fault) => colleague.desk.fault(&fault),
    }
}

/// Puts the answer after what is typed in the form under the conversation.
pub(super) async fn put_in(colleague: Colleague, At(id): At, body: Body) -> Response {
    let (_, form, consult) = match about(&colleague, &id, body).await {
        Ok(about) => about,
        Err(response) => return response,
    };
    let Some(answer) = consult.answer() else { return show_filled(&colleague, &id, &form).await };
    let before = form.text("message").trim_end();
    let words = answer.text();
    let message = if before.is_empty() { words.to_owned() } else { format!("{before}\n\n{words}") };
    let form = form.set("message", message);
    show_filled(&colleague, &id, &form).await
}

/// Sends the answer to the visitor. What is typed in the form under the conversation is kept as a draft.
pub(super) async fn pass_on(colleague: Colleague, At(id): At, body: Body) -> Response {
    let (conversation, form, consult) = match about(&colleague, &id, body).await {
        Ok(about) => about,
        Err(response) => return response,
    };
    let (app, org, t) = (&colleague.desk.ground.app, colleague.desk.ground.org.id, colleague.desk.ground.t);
    let root = match desk::root_of(&colleague, conversation).await {
        Ok(root) => root,
        Err(fault) => return colleague.desk.fault_keeping(&fault, Some(&form)),
    };
    let sent = rules::pass_on(app, &colleague.session, &root, &consult, desk::seen(&form)).await;
    let (status, key) = match sent {
        Ok(()) => {
            if !typed(&form).trim().is_empty()
                && let Err(fault) =
                    draft::keep(app, org, &colleague.session, conversation, typed(&form)).await
            {
                return colleague.desk.fault_keeping(&fault, Some(&form));
            }
            return colleague.desk.go(&format!("inbox/{id}#latest"));
        }
        Err(Refused::Colleague) => (StatusCode::CONFLICT, "consult-error-news"),
        Err(Refused::NotFound) => return colleague.desk.fault_keeping(&Fault::NotFound, Some(&form)),
        Err(error) => {
            tracing::error!("an answer was not sent on: {error}");
            (StatusCode::SERVICE_UNAVAILABLE, "write-error-busy")
        }
    };
    show_thread(&colleague, &id, None, status, Some(&form), one_error(t.say(key))).await
}
