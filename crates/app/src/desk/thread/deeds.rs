//! What is done with a conversation as a whole: taken, resolved.

use axum::{body::Body, http::StatusCode, response::Response};
use kernel::{DbError, Fault};

use super::{At, finish, our_form, seen, show};
use crate::{
    chat::Refused,
    desk::work::{act, act_with, left},
    follow_up,
    ids::ConversationId,
    policy::Deed,
    surfaces::desk::Colleague,
    work::{Act, Seen, Why},
};

pub(in crate::desk) async fn take(colleague: Colleague, At(id): At, body: Body) -> Response {
    if let Err(response) = our_form(&colleague, &id, Deed::WorkThread, body).await {
        return response;
    }
    let Some(conversation) = ConversationId::parse(&id) else {
        return colleague.desk.fault(&Fault::NotFound);
    };
    let done = act(&colleague, conversation, Act::Take, Seen::Anything).await;
    acted(&colleague, &id, done).await
}

/// Back to the conversation with what was done; or the reason why it was not.
async fn acted(colleague: &Colleague, id: &str, done: Result<Result<String, Why>, DbError>) -> Response {
    let why = match done {
        Ok(Ok(rest)) => return colleague.desk.go(&format!("inbox/{id}{rest}")),
        Ok(Err(Why::Already)) => return colleague.desk.go(&format!("inbox/{id}#latest")),
        Ok(Err(Why::Gone)) => Refused::NotFound,
        Ok(Err(Why::Visitor)) => Refused::Visitor,
        Ok(Err(Why::Colleague)) => Refused::Colleague,
        Ok(Err(why)) => {
            let conversation = ConversationId::parse(id).ok_or(Fault::NotFound);
            let errors = match conversation {
                Ok(conversation) => left(colleague, conversation, why).await,
                Err(fault) => return colleague.desk.fault(&fault),
            };
            return show(colleague, id, None, StatusCode::CONFLICT, None, errors).await;
        }
        Err(error) => Refused::Db(error),
    };
    finish(colleague, id, Err(why), "thread-error-taken", None).await
}

pub(in crate::desk) async fn resolve(colleague: Colleague, At(id): At, body: Body) -> Response {
    let form = match our_form(&colleague, &id, Deed::WorkThread, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let Some(conversation) = ConversationId::parse(&id) else {
        return colleague.desk.fault(&Fault::NotFound);
    };
    let again = match follow_up::again(&colleague, conversation, &form) {
        Ok(again) => again,
        Err(fault) => return colleague.desk.fault(&fault),
    };
    let seen = Seen::Message(seen(&form));
    let done = act_with(&colleague, conversation, Act::Resolve, seen, move |tx| {
        follow_up::plan_with(tx, again.as_ref())
    });
    acted(&colleague, &id, done.await).await
}
