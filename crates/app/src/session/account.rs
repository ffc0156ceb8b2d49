//! A member's own page: their sessions, and what else is theirs alone.

use askama::Template;
use axum::{
    body::Body,
    http::{StatusCode, header},
    response::Response,
};
use kernel::{DbError, Fault};
use ui::{Form, cookie, page as pages};

use super::{
    Stage,
    desk::device_cookie,
    guess::Asker,
    store::{self, Listed, Missed},
};
use crate::{
    audit,
    surfaces::desk::{Colleague, Desk},
};

#[derive(Template)]
#[template(path = "session/templates/account.html")]
struct Page<'a> {
    desk: &'a Desk,
    login: &'a str,
    missed: Missed,
    sessions: Vec<Listed>,
    own: [u8; 32],
    /// Whether this browser holds the cookie by which it is known.
    known: bool,
}

impl Page<'_> {
    /// For somebody who gave the code of another sign-in to a stranger: what it is at.
    fn stage(listed: &Listed) -> (&'static str, &'static str) {
        match listed.stage {
            Stage::Code | Stage::Waiting => ("attention", "account-waiting"),
            Stage::Open => ("ok", "account-open"),
            Stage::Locked => ("idle", "account-locked"),
        }
    }

    /// What a session is called in a form. It leads nowhere without the secret.
    fn name(&self, listed: &Listed) -> String {
        hex::encode(listed.lookup)
    }

    fn is_own(&self, listed: &Listed) -> bool {
        listed.lookup == self.own
    }

    fn has_others(&self) -> bool {
        self.sessions.iter().any(|listed| !self.is_own(listed))
    }
}

pub(super) async fn page(colleague: Colleague, by: Asker) -> Response {
    let Colleague { desk, session } = &colleague;
    let (org, staff) = (desk.ground.org.id, session.staff());
    match desk.ground.app.db.read(move |tx| store::sessions_of(tx, org, staff)).await {
        Ok(sessions) => {
            let (login, missed) = (session.login.as_str(), session.missed);
            let (own, known) = (session.secret.lookup(), !by.device.is_empty());
            desk.page(StatusCode::OK, &Page { desk, login, missed, sessions, own, known })
        }
        Err(error) => desk.fault(&error.into()),
    }
}

/// Reads a form of this session; otherwise gives the answer to send instead.
async fn our_form(desk: &Desk, body: Body) -> Result<Form, Response> {
    let form = desk.form(body).await?;
    if desk.is_ours(&form) { Ok(form) } else { Err(desk.fault(&Fault::Forbidden)) }
}

pub(super) async fn end(colleague: Colleague, body: Body) -> Response {
    let Colleague { desk, session } = &colleague;
    let form = match our_form(desk, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let mut lookup = [0; 32];
    if hex::decode_to_slice(form.text("session"), &mut lookup).is_err() {
        return desk.fault(&Fault::NotFound);
    }
    let app = &desk.ground.app;
    let (org, staff, now) = (desk.ground.org.id, session.staff(), app.clock.now());
    let ended = app.db.write(move |tx| {
        // One that is over already is what was wanted.
        if store::delete_session_of(tx, org, staff, lookup)? {
            audit::record(tx, org, staff, audit::Action::EndSession, staff.bytes(), now)?;
        }
        Ok::<_, DbError>(())
    });
    match ended.await {
        Ok(()) if lookup == session.secret.lookup() => desk.go_with("sign-in", desk.no_cookie()),
        Ok(()) => desk.go("account"),
        Err(error) => desk.fault(&error.into()),
    }
}

pub(super) async fn end_others(colleague: Colleague, body: Body) -> Response {
    let Colleague { desk, session } = &colleague;
    if let Err(response) = our_form(desk, body).await {
        return response;
    }
    let app = &desk.ground.app;
    let (org, staff, now) = (desk.ground.org.id, session.staff(), app.clock.now());
    let own = session.secret.lookup();
    let ended = app.db.write(move |tx| {
        if store::delete_other_sessions(tx, org, staff, own)? > 0 {
            audit::record(tx, org, staff, audit::Action::EndSession, staff.bytes(), now)?;
        }
        Ok::<_, DbError>(())
    });
    match ended.await {
        Ok(()) => desk.go("account"),
        Err(error) => desk.fault(&error.into()),
    }
}

pub(super) async fn forget_device(colleague: Colleague, body: Body) -> Response {
    let desk = &colleague.desk;
    if let Err(response) = our_form(desk, body).await {
        return response;
    }
    let mut response = pages::see_other(&desk.ground.href("account"), []);
    let gone = device_cookie(desk, "", cookie::Life::Over);
    response.headers_mut().append(header::SET_COOKIE, gone);
    response
}
