//! One's own address for calls: setting it, confirming it, removing it.

use askama::Template;
use axum::{body::Body, http::StatusCode, response::Response};
use kernel::{DbError, Fault};
use ui::{Errors, Form};

use super::{
    address::{self, Confirmed},
    store::{self, State},
};
use crate::surfaces::{
    Route, Who,
    desk::{Colleague, Desk},
};

/// The routes of this slice.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}/account/calls", Who::SignedIn, page),
        Route::post("/{lang}/account/calls", Who::SignedIn, set),
        Route::post("/{lang}/account/calls/confirm", Who::SignedIn, confirm),
        Route::post("/{lang}/account/calls/always", Who::SignedIn, always),
        Route::post("/{lang}/account/calls/remove", Who::SignedIn, remove),
    ]
}

/// What a member's address is and how it stands.
struct Mine {
    address: String,
    state: State,
    always: bool,
}

#[derive(Template)]
#[template(path = "paging/templates/calls.html")]
struct Page<'a> {
    desk: &'a Desk,
    /// Whether the operator has named a relay.
    can_send: bool,
    mine: Option<Mine>,
    typed: &'a str,
    errors: Errors,
}

impl Page<'_> {
    fn asked(&self) -> bool {
        self.mine.as_ref().is_some_and(|mine| mine.state == State::Asked)
    }

    fn standing(&self, mine: &Mine) -> (&'static str, &'static str) {
        match mine.state {
            State::Asked => ("attention", "paging-asked"),
            State::Confirmed => ("ok", "paging-confirmed"),
            State::Refused => ("urgent", "paging-refused"),
        }
    }
}

async fn page(colleague: Colleague) -> Response {
    show(&colleague, "", Errors::new()).await
}

async fn show(colleague: &Colleague, typed: &str, errors: Errors) -> Response {
    let Colleague { desk, session } = colleague;
    let (app, org, staff) = (&desk.ground.app, desk.ground.org.id, session.staff());
    let stored = match app.db.read(move |tx| store::find(tx, org, staff)).await {
        Ok(found) => found,
        Err(error) => return desk.fault(&error.into()),
    };
    let mine = match stored.map(|stored| address::open(app, org, staff, &stored).map(|a| (a, stored))) {
        None => None,
        Some(Ok((address, stored))) => {
            Some(Mine { address: address.expose().clone(), state: stored.state, always: stored.always })
        }
        Some(Err(error)) => return desk.fault(&Fault::Broken(format!("an address: {error}"))),
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Page { desk, can_send: app.relay.is_some(), mine, typed, errors };
    // A refused form is answered where it was sent; links to other languages lead to the page.
    desk.page(status, &page)
}

/// Reads a form of this session; a stale one gives the page back with what was typed.
async fn our_form(colleague: &Colleague, field: &'static str, body: Body) -> Result<Form, Response> {
    let desk = &colleague.desk;
    let form = desk.form(body).await?;
    if desk.is_ours(&form) {
        return Ok(form);
    }
    Err(refuse(colleague, &form, field, desk.ground.t.say("form-error-stale")).await)
}

async fn refuse(colleague: &Colleague, form: &Form, field: &'static str, words: &str) -> Response {
    let mut colleague = colleague.clone();
    colleague.desk.ground.path = "/account/calls".into();
    let mut errors = Errors::new();
    errors.add(field, words);
    let typed: String = form.text("address").chars().take(254).collect();
    show(&colleague, &typed, errors).await
}

async fn set(colleague: Colleague, body: Body) -> Response {
    let form = match our_form(&colleague, "address", body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let desk = &colleague.desk;
    let typed = form.text("address").trim().to_owned();
    if desk.ground.app.relay.is_none() {
        return desk.fault(&Fault::NotFound);
    }
    if !channels::email::is_address(&typed) {
        return refuse(&colleague, &form, "address", desk.ground.t.say("paging-error-address")).await;
    }
    let lang = desk.ground.t.lang().code();
    match address::set(&desk.ground.app, desk.ground.org.id, colleague.session.staff(), typed, lang).await {
        Ok(()) => desk.go("account/calls"),
        Err(error) => desk.fault(&error.into()),
    }
}

async fn confirm(colleague: Colleague, body: Body) -> Response {
    let form = match our_form(&colleague, "code", body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let (desk, t) = (&colleague.desk, colleague.desk.ground.t);
    let (org, staff) = (desk.ground.org.id, colleague.session.staff());
    match address::confirm(&desk.ground.app, org, staff, form.text("code")).await {
        Ok(Confirmed::Yes) => desk.go("account/calls"),
        Ok(Confirmed::Wrong) => refuse(&colleague, &form, "code", t.say("paging-error-code")).await,
        Ok(Confirmed::Over) => refuse(&colleague, &form, "code", t.say("paging-error-over")).await,
        Err(fault) => desk.fault(&fault),
    }
}

async fn always(colleague: Colleague, body: Body) -> Response {
    let form = match our_form(&colleague, "always", body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let always = form.has("always");
    let (org, staff) = (colleague.desk.ground.org.id, colleague.session.staff());
    let done = colleague.desk.ground.app.db.write(move |tx| store::set_always(tx, org, staff, always));
    back(&colleague, done.await)
}

async fn remove(colleague: Colleague, body: Body) -> Response {
    if let Err(response) = our_form(&colleague, "address", body).await {
        return response;
    }
    let (org, staff) = (colleague.desk.ground.org.id, colleague.session.staff());
    let done = colleague.desk.ground.app.db.write(move |tx| store::forget(tx, org, staff));
    back(&colleague, done.await)
}

fn back(colleague: &Colleague, done: Result<(), DbError>) -> Response {
    match done {
        Ok(()) => colleague.desk.go("account/calls"),
        Err(error) => colleague.desk.fault(&error.into()),
    }
}
