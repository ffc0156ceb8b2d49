//! The pages of a coordinator who lets somebody go, or gives the team a new key.

use askama::Template;
use axum::{
    body::Body,
    extract::{Path, rejection::PathRejection},
    http::StatusCode,
    response::Response,
};
use kernel::Fault;
use ui::{Errors, Form};

use super::{
    reseal::{self, Progress},
    rules::{self, NotDone, Standing},
};
use crate::{
    ids::StaffId,
    policy::Deed,
    restricted::Lost,
    surfaces::{
        Route, Who,
        desk::{Colleague, Desk},
    },
};

/// The routes of this slice.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}/team/{id}/leave", Who::May(Deed::RenewTeam), leave_page),
        Route::post("/{lang}/team/{id}/leave", Who::May(Deed::RenewTeam), leave),
        Route::post("/{lang}/team/new-key", Who::May(Deed::RenewTeam), new_key),
        Route::get("/{lang}/team/re-seal", Who::May(Deed::RenewTeam), progress_page),
    ]
}

type At = Result<Path<(String, String)>, PathRejection>;

fn member(at: At) -> Result<StaffId, Fault> {
    at.ok().and_then(|Path((_, id))| StaffId::parse(&id)).ok_or(Fault::NotFound)
}

#[derive(Template)]
#[template(path = "leaving/templates/leave.html")]
struct LeavePage<'a> {
    desk: &'a Desk,
    standing: Standing,
    errors: Errors,
}

impl LeavePage<'_> {
    fn lost(&self) -> &Lost {
        &self.standing.lost
    }

    /// Whether the member looks at their own leaving.
    fn is_me(&self) -> bool {
        self.desk.session().is_some_and(|session| session.staff() == self.standing.member.id)
    }
}

async fn leave_page(colleague: Colleague, at: At) -> Response {
    match member(at) {
        Ok(id) => show_leave(&colleague, id, StatusCode::OK, Errors::new()).await,
        Err(fault) => colleague.desk.fault(&fault),
    }
}

async fn show_leave(colleague: &Colleague, id: StaffId, status: StatusCode, errors: Errors) -> Response {
    let desk = &colleague.desk;
    let standing = match rules::standing(&desk.ground.app, &desk.ground.org, id).await {
        Ok(standing) => standing,
        Err(fault) => return desk.fault(&fault),
    };
    desk.page(status, &LeavePage { desk, standing, errors })
}

async fn leave(colleague: Colleague, at: At, body: Body) -> Response {
    let id = match member(at) {
        Ok(id) => id,
        Err(fault) => return colleague.desk.fault(&fault),
    };
    let form = match ours(&colleague, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let tick = form.has("all_the_same").then(|| form.text("all_the_same"));
    let Colleague { desk, session } = &colleague;
    match rules::leave_all_the_same(&desk.ground.app, &desk.ground.org, session, id, tick).await {
        // Whoever has left is at the desk no more.
        Ok(()) if session.staff() == id => {
            ui::page::see_other(&desk.ground.href("sign-in"), [desk.no_cookie()])
        }
        Ok(()) => go_on(&colleague),
        Err(NotDone::LastCoordinator) => {
            let mut errors = Errors::new();
            errors.add("leave", desk.ground.t.say("leave-last"));
            show_leave(&colleague, id, StatusCode::CONFLICT, errors).await
        }
        Err(NotDone::LastNamed) => {
            let mut errors = Errors::new();
            errors.add("leave", desk.ground.t.say("restricted-leave"));
            show_leave(&colleague, id, StatusCode::CONFLICT, errors).await
        }
        Err(NotDone::Fault(fault)) => desk.fault(&fault),
    }
}

async fn new_key(colleague: Colleague, body: Body) -> Response {
    if let Err(response) = ours(&colleague, body).await {
        return response;
    }
    let Colleague { desk, session } = &colleague;
    match rules::new_key(&desk.ground.app, &desk.ground.org, session).await {
        Ok(()) => go_on(&colleague),
        Err(NotDone::Fault(fault)) => desk.fault(&fault),
        Err(NotDone::LastCoordinator | NotDone::LastNamed) => desk.fault(&Fault::Conflict),
    }
}

/// The new key is there; what the old one opens follows in the background.
fn go_on(colleague: &Colleague) -> Response {
    let Colleague { desk, session } = colleague;
    reseal::start(&desk.ground.app, &desk.ground.org, session);
    desk.go("team/re-seal")
}

#[derive(Template)]
#[template(path = "leaving/templates/re-seal.html")]
struct ProgressPage<'a> {
    desk: &'a Desk,
    progress: Progress,
}

async fn progress_page(colleague: Colleague) -> Response {
    let Colleague { desk, session } = &colleague;
    reseal::start(&desk.ground.app, &desk.ground.org, session);
    let progress = match reseal::progress(&desk.ground.app, &desk.ground.org).await {
        Ok(progress) => progress,
        Err(fault) => return desk.fault(&fault),
    };
    desk.page(StatusCode::OK, &ProgressPage { desk, progress })
}

/// Reads a form of this session; otherwise gives the answer to send instead.
async fn ours(colleague: &Colleague, body: Body) -> Result<Form, Response> {
    let form = colleague.desk.form(body).await?;
    if colleague.desk.is_ours(&form) { Ok(form) } else { Err(colleague.desk.fault(&Fault::Forbidden)) }
}
