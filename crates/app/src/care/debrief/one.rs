//! One debrief as the two who have it see it.

use askama::Template;
use axum::{body::Body, extract::Path, http::StatusCode, response::Response};
use kernel::Fault;
use ui::{Errors, Form};

use super::{
    rules::{self, KEPT_DAYS, Opened},
    word::Word,
    write::{self, about, words},
};
use crate::{
    ids::{ConversationId, DebriefId, DebriefWordId},
    surfaces::desk::{Colleague, Desk},
};

#[derive(Template)]
#[template(path = "care/templates/debrief.html")]
struct Page<'a> {
    desk: &'a Desk,
    id: DebriefId,
    opened: Opened,
    /// The conversation that it is about, where this member can open it.
    about: Option<(ConversationId, String)>,
    /// The identifier that an answer will have.
    word: DebriefWordId,
    typed: &'a str,
    errors: Errors,
}

impl Page<'_> {
    fn words(&self) -> Vec<Option<&Word>> {
        self.opened.words.iter().map(|word| word.as_ref().map(|word| word.expose())).collect()
    }

    /// Whether it opens for this member.
    fn opens(&self) -> bool {
        self.opened.words.iter().any(Option::is_some)
    }

    fn kept_days(&self) -> i64 {
        KEPT_DAYS
    }
}

type At = Path<(String, String)>;

fn id_of(Path((_, id)): &At) -> Option<DebriefId> {
    DebriefId::parse(id)
}

pub(in super::super) async fn page(colleague: Colleague, at: At) -> Response {
    let Some(id) = id_of(&at) else { return colleague.desk.fault(&Fault::NotFound) };
    show(&colleague, id, StatusCode::OK, &Form::default(), Errors::new()).await
}

async fn show(
    colleague: &Colleague,
    id: DebriefId,
    status: StatusCode,
    form: &Form,
    errors: Errors,
) -> Response {
    let at = colleague.at(format!("/care/debrief/{id}"));
    match load(&at, id, form, errors).await {
        Ok(page) => colleague.desk.page(status, &page),
        Err(fault) => colleague.desk.fault_keeping(&fault, Some(form)),
    }
}

async fn load<'a>(
    colleague: &'a Colleague,
    id: DebriefId,
    form: &'a Form,
    errors: Errors,
) -> Result<Page<'a>, Fault> {
    let Colleague { desk, session } = colleague;
    let (app, org) = (&desk.ground.app, desk.ground.org.id);
    let opened = rules::open(app, org, session, id).await?;
    if opened.unread && !desk.is_live() {
        rules::mark_read(app, org, session, id).await?;
    }
    let named = opened.words.iter().flatten().find_map(|word| word.expose().about);
    let about = match named {
        Some(named) => about(colleague, named).await?,
        None => None,
    };
    let word = DebriefWordId::parse(form.text("word"));
    let word = word.unwrap_or_else(|| DebriefWordId::random(app.entropy.as_ref()));
    Ok(Page { desk, id, opened, about, word, typed: form.text("words"), errors })
}

/// Writes again.
pub(in super::super) async fn answer(colleague: Colleague, at: At, body: Body) -> Response {
    let Colleague { desk, session } = &colleague;
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let Some(id) = id_of(&at) else { return desk.fault(&Fault::NotFound) };
    let mut errors = Errors::new();
    let text = words(&colleague, &form, &mut errors);
    if !errors.is_empty() {
        return show(&colleague, id, StatusCode::UNPROCESSABLE_ENTITY, &form, errors).await;
    }
    let Some(word) = DebriefWordId::parse(form.text("word")) else {
        return desk.fault_keeping(&Fault::NotFound, Some(&form));
    };
    match rules::answer(&desk.ground.app, desk.ground.org.id, session, (id, word), text).await {
        Ok(()) => desk.go(&format!("care/debrief/{id}")),
        // The other has deleted it meanwhile: what was typed stands in a new one.
        Err(Fault::NotFound) => {
            errors.add("words", desk.ground.t.say("care-debrief-error-deleted"));
            let typed = Form::default().set("words", form.text("words"));
            write::show(&colleague, StatusCode::CONFLICT, &typed, errors).await
        }
        Err(fault) => desk.fault_keeping(&fault, Some(&form)),
    }
}

/// Deletes it for both.
pub(in super::super) async fn delete(colleague: Colleague, at: At, body: Body) -> Response {
    let Colleague { desk, session } = &colleague;
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    if !desk.is_ours(&form) {
        return desk.fault(&Fault::Forbidden);
    }
    let Some(id) = id_of(&at) else { return desk.fault(&Fault::NotFound) };
    match rules::delete(&desk.ground.app, desk.ground.org.id, session, id).await {
        Ok(()) => desk.go("care#debriefs"),
        Err(fault) => desk.fault(&fault),
    }
}
