//! What is done with a conversation as a whole: taken, resolved.

use axum::{body::Body, response::Response};
use kernel::Fault;

use super::{At, finish, our_form, seen};
use crate::{chat, ids::ConversationId, policy::Deed, surfaces::desk::Colleague};

pub(in crate::desk) async fn take(colleague: Colleague, At(id): At, body: Body) -> Response {
    if let Err(response) = our_form(&colleague, &id, Deed::WorkThread, body).await {
        return response;
    }
    let Some(conversation) = ConversationId::parse(&id) else {
        return colleague.desk.fault(&Fault::NotFound);
    };
    let (app, org) = (&colleague.desk.ground.app, colleague.desk.ground.org.id);
    let (staff, now) = (colleague.session.staff(), app.clock.now());
    let done = app.db.write(move |tx| chat::take(tx, org, conversation, staff, now)).await;
    finish(&colleague, &id, done, "thread-error-taken", None).await
}

pub(in crate::desk) async fn resolve(colleague: Colleague, At(id): At, body: Body) -> Response {
    let form = match our_form(&colleague, &id, Deed::WorkThread, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let Some(conversation) = ConversationId::parse(&id) else {
        return colleague.desk.fault(&Fault::NotFound);
    };
    let (app, org) = (&colleague.desk.ground.app, colleague.desk.ground.org.id);
    let (seen, now) = (seen(&form), app.clock.now());
    let done = app.db.write(move |tx| chat::resolve(tx, org, conversation, seen, now)).await;
    app.wake(org, conversation);
    finish(&colleague, &id, done, "thread-error-taken", None).await
}
