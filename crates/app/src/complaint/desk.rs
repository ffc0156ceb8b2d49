//! Complaints at the desk: for coordinators, each with their own key.

use std::convert::Infallible;

use askama::Template;
use axum::{
    body::Body,
    extract::{FromRequestParts, Path, Query, rejection::QueryRejection},
    http::{StatusCode, request::Parts},
    response::Response,
};
use kernel::Fault;
use ui::{Errors, Form};

use super::{
    keys::Root,
    model::State,
    rules::{self, Line},
    store::{self, Complaint},
};
use crate::{
    chat::{
        Stamp,
        form::{nonce, one_error, read_text, typed},
    },
    ids::ComplaintId,
    policy::{self, Deed},
    surfaces::{
        Route, Shared, Who,
        desk::{Colleague, Desk},
    },
};

/// Complaints on one page. More are shown when these are dealt with.
const PAGE: i64 = 100;

/// The routes of this slice at the desk.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}/complaints", Who::May(Deed::SeeComplaints), list_page),
        Route::get("/{lang}/complaints/{id}", Who::May(Deed::WorkComplaint), page),
        Route::post("/{lang}/complaints/{id}/look", Who::May(Deed::WorkComplaint), look),
        Route::post("/{lang}/complaints/{id}/answer", Who::May(Deed::WorkComplaint), answer),
        Route::post("/{lang}/complaints/{id}/close", Who::May(Deed::WorkComplaint), close),
    ]
}

/// The identifier in the address; bytes that are no text are the address of nothing.
struct At(String);

impl FromRequestParts<Shared> for At {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Infallible> {
        let path = Path::<(String, String)>::from_request_parts(parts, app).await;
        Ok(Self(path.map(|Path((_, id))| id).unwrap_or_default()))
    }
}

#[derive(Template)]
#[template(path = "complaint/templates/list.html")]
struct List<'a> {
    desk: &'a Desk,
    done: bool,
    items: Vec<Complaint>,
}

#[derive(Default, serde::Deserialize)]
struct Choice {
    done: Option<String>,
}

async fn list_page(colleague: Colleague, choice: Result<Query<Choice>, QueryRejection>) -> Response {
    let desk = &colleague.desk;
    let done = choice.is_ok_and(|Query(choice)| choice.done.is_some());
    let org = desk.ground.org.id;
    match desk.ground.app.db.read(move |tx| store::list(tx, org, done, PAGE)).await {
        Ok(items) => desk.page(StatusCode::OK, &List { desk, done, items }),
        Err(error) => desk.fault(&error.into()),
    }
}

#[derive(Template)]
#[template(path = "complaint/templates/complaint.html")]
struct Page<'a> {
    desk: &'a Desk,
    complaint: Complaint,
    /// `None` when it was sealed before this coordinator had a key.
    lines: Option<Vec<Line>>,
    nonce: String,
    text: &'a str,
    errors: Errors,
}

impl Page<'_> {
    /// The last entry on the page: what an answer was written in sight of.
    fn seen(&self) -> i64 {
        self.lines.as_ref().and_then(|lines| lines.last()).map_or(0, |line| line.number)
    }

    fn href(&self, action: &str) -> String {
        self.desk.ground.href(&format!("complaints/{}{action}", self.complaint.id))
    }

    fn is_me(&self, stamp: &Stamp) -> bool {
        self.desk.session().is_some_and(|session| session.staff() == stamp.id)
    }
}

/// A complaint with what was written in it, and its root if this coordinator's key opens it.
struct Opened {
    complaint: Complaint,
    root: Option<Root>,
    lines: Option<Vec<Line>>,
}

async fn open(colleague: &Colleague, id: &str) -> Result<Opened, Fault> {
    let Colleague { desk, session } = colleague;
    let id = ComplaintId::parse(id).ok_or(Fault::NotFound)?;
    let (app, org, staff) = (&desk.ground.app, desk.ground.org.id, session.staff());
    let permit = policy::complaint(session.role(), id).ok_or(Fault::NotFound)?;
    let found = app.db.read(move |tx| {
        let Some(complaint) = store::find(tx, org, id)? else { return Ok(None) };
        let (seal, written) = (store::seal(tx, id, staff)?, store::entries(tx, id)?);
        Ok::<_, kernel::DbError>(Some((complaint, seal, written)))
    });
    let (complaint, seal, written) = found.await?.ok_or(Fault::NotFound)?;
    let Some(seal) = seal else { return Ok(Opened { complaint, root: None, lines: None }) };
    let key = session.keys.expose().staff().sealing();
    let root = Root::open_as_coordinator(&permit, org, id, staff, &key, &seal)
        .map_err(|error| Fault::Broken(format!("the root of a complaint: {error}")))?;
    // Recorded first: nobody sees what nobody knows they saw.
    let (session, now) = (session.clone(), app.clock.now());
    app.db.write(move |tx| rules::opened(tx, org, &session, id, now)).await?;
    let lines = rules::lines(&root, &permit, &written);
    Ok(Opened { complaint, root: Some(root), lines: Some(lines) })
}

/// The page; with a form that was refused, and what is wrong with it.
async fn show(
    colleague: &Colleague,
    id: &str,
    status: StatusCode,
    form: Option<&Form>,
    errors: Errors,
) -> Response {
    // A page that answers a form is the complaint's too: its language links lead there, not to the form's address.
    let mut desk = colleague.desk.clone();
    desk.ground.path = format!("/complaints/{id}");
    let desk = &desk;
    let Opened { complaint, lines, .. } = match open(colleague, id).await {
        Ok(opened) => opened,
        Err(fault) => return desk.fault_keeping(&fault, form),
    };
    let fresh = || hex::encode(kernel::entropy::bytes::<16>(desk.ground.app.entropy.as_ref()));
    let nonce = form.map(nonce).filter(|nonce| !nonce.is_empty()).unwrap_or_else(fresh);
    let text = form.map_or("", typed);
    desk.page(status, &Page { desk, complaint, lines, nonce, text, errors })
}

async fn page(colleague: Colleague, At(id): At) -> Response {
    show(&colleague, &id, StatusCode::OK, None, Errors::new()).await
}

/// Reads a form and sees that it is ours.
async fn our_form(colleague: &Colleague, id: &str, body: Body) -> Result<Form, Response> {
    let form = colleague.desk.form(body).await?;
    if colleague.desk.is_ours(&form) {
        return Ok(form);
    }
    let errors = one_error(colleague.desk.ground.t.say("form-error-stale"));
    Err(show(colleague, id, StatusCode::UNPROCESSABLE_ENTITY, Some(&form), errors).await)
}

/// The last entry on the page that a form was sent from.
fn seen(form: &Form) -> i64 {
    form.text("seen").parse().unwrap_or(0)
}

async fn look(colleague: Colleague, At(id): At, body: Body) -> Response {
    mark(&colleague, &id, body, State::LookedAt).await
}

async fn close(colleague: Colleague, At(id): At, body: Body) -> Response {
    mark(&colleague, &id, body, State::Closed).await
}

async fn mark(colleague: &Colleague, id: &str, body: Body, state: State) -> Response {
    let form = match our_form(colleague, id, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let Some(complaint) = ComplaintId::parse(id) else { return colleague.desk.fault(&Fault::NotFound) };
    let (app, org) = (&colleague.desk.ground.app, colleague.desk.ground.org.id);
    let (staff, now, seen) = (colleague.session.staff(), app.clock.now(), seen(&form));
    let done = app.db.write(move |tx| rules::mark(tx, org, complaint, state, seen, staff, now)).await;
    finish(colleague, id, done, None).await
}

async fn answer(colleague: Colleague, At(id): At, body: Body) -> Response {
    let form = match our_form(&colleague, &id, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let desk = &colleague.desk;
    let text = match read_text(desk.ground.t, &form) {
        Ok(text) => text,
        Err(errors) => {
            return show(&colleague, &id, StatusCode::UNPROCESSABLE_ENTITY, Some(&form), errors).await;
        }
    };
    let root = match open(&colleague, &id).await {
        Ok(Opened { root: Some(root), .. }) => root,
        Ok(_) => return desk.fault_keeping(&Fault::NotFound, Some(&form)),
        Err(fault) => return desk.fault_keeping(&fault, Some(&form)),
    };
    let member = colleague.session.member.clone();
    let stamp = Stamp { id: member.id, work_name: member.work_name, role: member.role };
    let (app, seen) = (&desk.ground.app, seen(&form));
    let reply = rules::reply(&root, stamp, &nonce(&form), text, app.clock.now(), app.entropy.as_ref());
    let done = app.db.write(move |tx| rules::answer(tx, &reply, seen)).await;
    finish(&colleague, &id, done, Some(&form)).await
}

/// Back to the complaint; or the page with what was typed and the reason why it was not done.
async fn finish(
    colleague: &Colleague,
    id: &str,
    done: Result<bool, kernel::DbError>,
    form: Option<&Form>,
) -> Response {
    let t = colleague.desk.ground.t;
    match done {
        Ok(true) => colleague.desk.go(&format!("complaints/{id}#latest")),
        Ok(false) => {
            let errors = one_error(t.say("complaint-error-news"));
            show(colleague, id, StatusCode::CONFLICT, form, errors).await
        }
        Err(error) => {
            if let kernel::DbError::Broken(what) = &error {
                tracing::error!("a complaint at the desk: {what}");
            }
            let errors = one_error(t.say("write-error-busy"));
            show(colleague, id, StatusCode::SERVICE_UNAVAILABLE, form, errors).await
        }
    }
}
