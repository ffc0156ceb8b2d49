//! Forgetting a person wholly: what would go, doing it with a reason, how far it is.

use askama::Template;
use axum::{
    body::Body,
    extract::{Path, rejection::PathRejection},
    http::StatusCode,
    response::Response,
};
use kernel::{DbError, Fault};
use ui::{Errors, Form};

use super::{
    Progress,
    person::{self, Kept, Preview, Reason},
};
use crate::{
    ids::{ForgettingId, PersonId},
    policy::Deed,
    surfaces::{
        Route, Who,
        desk::{Colleague, Desk},
    },
};

/// Units of work that somebody waits for after pressing the button; what is left is done by the next sweep.
const AT_HAND: usize = 4;
/// Units of work each time somebody looks how far it is.
const AT_A_LOOK: usize = 1;

/// The routes of this slice.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}/persons/{id}/forget", Who::May(Deed::ForgetPerson), preview),
        Route::post("/{lang}/persons/{id}/forget", Who::May(Deed::ForgetPerson), forget),
        Route::get("/{lang}/forgetting/{id}", Who::May(Deed::ForgetPerson), progress),
    ]
}

type At = Result<Path<(String, String)>, PathRejection>;

fn person_at(at: At) -> Result<PersonId, Fault> {
    at.ok().and_then(|Path((_, id))| PersonId::parse(&id)).ok_or(Fault::NotFound)
}

#[derive(Template)]
#[template(path = "forget/templates/person.html")]
struct Page<'a> {
    desk: &'a Desk,
    id: PersonId,
    preview: Preview,
    /// What was chosen in a form that was refused.
    chosen: &'a str,
    errors: Errors,
}

impl Page<'_> {
    fn href(&self, action: &str) -> String {
        self.desk.ground.href(&format!("persons/{}{action}", self.id))
    }

    /// So many of a kind, in words.
    fn words(&self, name: &str, n: &i64) -> String {
        self.desk.ground.t.with(&format!("oblivion-kind-{name}"), "n", *n)
    }

    /// The reasons that this member may give: the name in the form and the text's key.
    fn reasons(&self) -> Vec<(&'static str, String)> {
        let mine = Reason::ALL.into_iter().filter(|reason| self.desk.may(reason.deed()));
        mine.map(|reason| (reason.name(), format!("oblivion-because-{}", reason.name()))).collect()
    }
}

async fn show(
    colleague: &Colleague,
    id: PersonId,
    status: StatusCode,
    chosen: &str,
    errors: Errors,
) -> Response {
    let desk = &colleague.desk;
    let (app, org) = (&desk.ground.app, desk.ground.org.id);
    let preview = match person::preview(app, org, &colleague.session, id).await {
        Ok(preview) => preview,
        Err(fault) => return desk.fault(&fault),
    };
    desk.page(status, &Page { desk, id, preview, chosen, errors })
}

async fn preview(colleague: Colleague, at: At) -> Response {
    match person_at(at) {
        Ok(id) => show(&colleague, id, StatusCode::OK, "", Errors::new()).await,
        Err(fault) => colleague.desk.fault(&fault),
    }
}

/// What is wrong with a form before anything is done.
fn read(colleague: &Colleague, form: &Form) -> Result<Reason, Errors> {
    let t = colleague.desk.ground.t;
    let mut errors = Errors::new();
    if !colleague.desk.is_ours(form) {
        errors.add("main", t.say("form-error-stale"));
        return Err(errors);
    }
    let reason = Reason::from_name(form.text("reason")).filter(|reason| colleague.desk.may(reason.deed()));
    if reason.is_none() {
        errors.add("reason", t.say("oblivion-error-reason"));
    }
    if !form.has("sure") {
        errors.add("sure", t.say("oblivion-error-sure"));
    }
    reason.filter(|_| errors.is_empty()).ok_or(errors)
}

async fn forget(colleague: Colleague, at: At, body: Body) -> Response {
    let desk = &colleague.desk;
    let id = match person_at(at) {
        Ok(id) => id,
        Err(fault) => return desk.fault(&fault),
    };
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let chosen = form.text("reason");
    let reason = match read(&colleague, &form) {
        Ok(reason) => reason,
        Err(errors) => return show(&colleague, id, StatusCode::UNPROCESSABLE_ENTITY, chosen, errors).await,
    };
    let (app, org) = (&desk.ground.app, &desk.ground.org);
    let words = match person::person(app, org, &colleague.session, id, reason, form.text("seen")).await {
        Ok(forgetting) => {
            // What cannot be done now is done by the next sweep: nothing of it opens any more.
            if let Err(error) = person::go_on(app, AT_HAND).await {
                tracing::warn!("rows of somebody who was forgotten are left to the next sweep: {error}");
            }
            return desk.go(&format!("forgetting/{forgetting}"));
        }
        Err(Kept::Changed) => "oblivion-error-changed",
        Err(Kept::Emergency) => "oblivion-error-emergency",
        Err(Kept::Held) => "retention-error-held",
        Err(Kept::Fault(fault)) => return desk.fault(&fault),
    };
    let mut errors = Errors::new();
    errors.add("main", desk.ground.t.say(words));
    show(&colleague, id, StatusCode::CONFLICT, chosen, errors).await
}

#[derive(Template)]
#[template(path = "forget/templates/progress.html")]
struct Far<'a> {
    desk: &'a Desk,
    progress: Progress,
}

async fn progress(colleague: Colleague, at: At) -> Response {
    let desk = &colleague.desk;
    let id = at.ok().and_then(|Path((_, id))| ForgettingId::parse(&id));
    let Some(id) = id else { return desk.fault(&Fault::NotFound) };
    let (app, org) = (&desk.ground.app, desk.ground.org.id);
    let found: Result<_, DbError> = async {
        let found = person::progress(app, org, id).await?;
        if found.is_none_or(|progress| progress.left == 0) {
            return Ok(found);
        }
        person::go_on(app, AT_A_LOOK).await?;
        person::progress(app, org, id).await
    }
    .await;
    match found {
        Ok(Some(progress)) => desk.page(StatusCode::OK, &Far { desk, progress }),
        Ok(None) => desk.fault(&Fault::NotFound),
        Err(error) => desk.fault(&error.into()),
    }
}
