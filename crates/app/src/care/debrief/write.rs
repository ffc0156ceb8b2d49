//! The page on which a member writes to a colleague after a hard talk.

use std::sync::Arc;

use askama::Template;
use axum::{
    body::Body,
    extract::{Query, rejection::QueryRejection},
    http::StatusCode,
    response::Response,
};
use kernel::{DbError, Fault};
use ui::{
    Errors, Form,
    form::{Unclean, clean},
};

use super::{
    MAX_CHARS,
    rules::{self, KEPT_DAYS, Writing},
};
use crate::{
    chat, desk as conversations, duty,
    ids::{ConversationId, DebriefId, StaffId},
    surfaces::desk::{Colleague, Desk},
};

/// What the address says.
#[derive(Default, serde::Deserialize)]
pub(in super::super) struct Asked {
    /// The conversation that it is about.
    about: Option<String>,
}

#[derive(Template)]
#[template(path = "care/templates/write.html")]
struct Page<'a> {
    desk: &'a Desk,
    /// The identifier that it will have.
    id: DebriefId,
    people: Vec<duty::Person>,
    /// The conversation that it can be said to be about, and its code name.
    about: Option<(ConversationId, String)>,
    form: &'a Form,
    errors: Errors,
}

impl Page<'_> {
    fn is_peer(&self, person: &duty::Person) -> bool {
        self.form.text("peer") == person.id.to_string()
    }

    /// Whether the conversation is to be named: at first, and then as it was ticked.
    fn names_it(&self) -> bool {
        !self.form.has("id") || self.form.has("with")
    }

    fn kept_days(&self) -> i64 {
        KEPT_DAYS
    }
}

pub(in super::super) async fn page(
    colleague: Colleague,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Response {
    let asked = asked.map_or_else(|_| Asked::default(), |Query(asked)| asked);
    let form = asked.about.map_or_else(Form::default, |about| Form::default().set("about", about));
    show(&colleague, StatusCode::OK, &form, Errors::new()).await
}

pub(super) async fn show(colleague: &Colleague, status: StatusCode, form: &Form, errors: Errors) -> Response {
    let mut at = colleague.clone();
    "/care/debrief".clone_into(&mut at.desk.ground.path);
    match load(&at, form, errors).await {
        Ok(page) => colleague.desk.page(status, &page),
        Err(fault) => colleague.desk.fault_keeping(&fault, Some(form)),
    }
}

/// A conversation that the member can open, and its code name; `None` for any other.
pub(super) async fn about(
    colleague: &Colleague,
    id: ConversationId,
) -> Result<Option<(ConversationId, String)>, DbError> {
    if conversations::can_open(colleague, id).await.is_err() {
        return Ok(None);
    }
    let (app, org) = (&colleague.desk.ground.app, colleague.desk.ground.org.id);
    let found = app.db.read(move |tx| chat::find(tx, org, id)).await?;
    Ok(found.map(|found| (id, found.code)))
}

async fn load<'a>(colleague: &'a Colleague, form: &'a Form, errors: Errors) -> Result<Page<'a>, Fault> {
    let Colleague { desk, session } = colleague;
    let app = &desk.ground.app;
    let (trust, of) = (Arc::clone(&app.trust), Arc::clone(&desk.ground.org));
    let mut people = app.db.read(move |tx| duty::people(tx, &trust, &of)).await?;
    people.retain(|person| person.id != session.staff());
    let about = match ConversationId::parse(form.text("about")) {
        Some(id) => about(colleague, id).await?,
        None => None,
    };
    let id = DebriefId::parse(form.text("id")).unwrap_or_else(|| DebriefId::random(app.entropy.as_ref()));
    Ok(Page { desk, id, people, about, form, errors })
}

/// The words of a form, or what is wrong with them.
pub(super) fn words(colleague: &Colleague, form: &Form, errors: &mut Errors) -> String {
    let t = colleague.desk.ground.t;
    if !colleague.desk.is_ours(form) {
        errors.add("words", t.say("form-error-stale"));
    }
    match clean(form.text("words"), MAX_CHARS) {
        Ok(text) if !form.cut => return text,
        Err(Unclean::Empty) => errors.add("words", t.say("care-debrief-error-empty")),
        _ => errors.add("words", t.with("care-debrief-error-long", "max", MAX_CHARS)),
    }
    String::new()
}

/// Writes it.
pub(in super::super) async fn write(colleague: Colleague, body: Body) -> Response {
    let Colleague { desk, session } = &colleague;
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let mut errors = Errors::new();
    let text = words(&colleague, &form, &mut errors);
    let peer = StaffId::parse(form.text("peer")).filter(|peer| *peer != session.staff());
    let (Some(peer), Some(id), true) = (peer, DebriefId::parse(form.text("id")), errors.is_empty()) else {
        if peer.is_none() {
            errors.add("peer", desk.ground.t.say("care-debrief-error-peer"));
        }
        return show(&colleague, StatusCode::UNPROCESSABLE_ENTITY, &form, errors).await;
    };
    let named = ConversationId::parse(form.text("about")).filter(|_| form.has("with"));
    let about = match named {
        Some(id) => match about(&colleague, id).await {
            Ok(about) => about.map(|(id, _)| id),
            Err(error) => return desk.fault_keeping(&error.into(), Some(&form)),
        },
        None => None,
    };
    let writing = Writing { id, peer, about, text };
    match rules::write(&desk.ground.app, &desk.ground.org, session, &writing).await {
        Ok(()) => desk.go(&format!("care/debrief/{id}")),
        Err(Fault::NotFound) => {
            errors.add("peer", desk.ground.t.say("care-debrief-error-left"));
            show(&colleague, StatusCode::UNPROCESSABLE_ENTITY, &form, errors).await
        }
        Err(fault) => desk.fault_keeping(&fault, Some(&form)),
    }
}
