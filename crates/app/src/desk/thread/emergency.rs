//! Saying how an emergency ended, or that it was none (rule E-3).

use axum::{body::Body, http::StatusCode, response::Response};
use kernel::Fault;
use ui::Errors;

use super::{At, finish, our_form, seen, show};
use crate::{
    care,
    chat::{Refused, Stamp},
    desk::open,
    emergency::{self, End, Ending},
    ids::ConversationId,
    policy::Deed,
    surfaces::desk::Colleague,
};

/// The outcome that was chosen; with `resolve`, the conversation is resolved with it.
pub(in crate::desk) async fn outcome(colleague: Colleague, At(id): At, body: Body) -> Response {
    let form = match our_form(&colleague, &id, Deed::WorkThread, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let chosen = Ending::OUTCOMES.into_iter().find(|one| one.name() == form.text("outcome"));
    let Some(chosen) = chosen else {
        let mut errors = Errors::new();
        errors.add("outcome", colleague.desk.ground.t.say("emergency-error-choose"));
        return show(&colleague, &id, None, StatusCode::UNPROCESSABLE_ENTITY, None, errors).await;
    };
    let done = end(&colleague, &id, chosen, seen(&form), form.has("resolve")).await;
    if let (Ok(()), Some(conversation)) = (&done, ConversationId::parse(&id)) {
        return colleague.desk.go(&care::offer(conversation, "latest"));
    }
    finish(&colleague, &id, done, "thread-error-taken", None).await
}

pub(in crate::desk) async fn false_alarm(colleague: Colleague, At(id): At, body: Body) -> Response {
    let form = match our_form(&colleague, &id, Deed::WorkThread, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let done = end(&colleague, &id, Ending::FalseAlarm, seen(&form), false).await;
    finish(&colleague, &id, done, "thread-error-taken", None).await
}

async fn end(
    colleague: &Colleague,
    id: &str,
    ending: Ending,
    seen: i64,
    resolve: bool,
) -> Result<(), Refused> {
    let Colleague { desk, session } = colleague;
    let (app, org) = (&desk.ground.app, desk.ground.org.id);
    let id = ConversationId::parse(id).ok_or(Refused::NotFound)?;
    let opened = open(colleague, id).await.map_err(|fault| match fault {
        Fault::NotFound | Fault::Forbidden => Refused::NotFound,
        Fault::Busy => Refused::Db(kernel::DbError::Busy),
        other => Refused::Db(kernel::DbError::Broken(other.to_string())),
    })?;
    let steps = app.db.read(move |tx| emergency::steps(tx, org, id)).await?;
    let steps = emergency::open_steps(&opened.root, &opened.permit, &steps);
    let member = session.member.clone();
    let by = Stamp { id: member.id, work_name: member.work_name, role: member.role };
    let now = app.clock.now();
    let end = End::prepare(app, &opened.root, ending, by, &steps, now);
    app.db
        .write(move |tx| {
            emergency::end(tx, &end, seen, now)?;
            if resolve { crate::chat::resolve(tx, org, id, seen, now) } else { Ok(()) }
        })
        .await?;
    app.wake(org, id);
    Ok(())
}
