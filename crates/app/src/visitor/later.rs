//! Coming back later: the page on which a visitor takes a return ticket, or keeps the conversation on this device.

use askama::Template;
use axum::{body::Body, http::StatusCode, response::Response};
use kernel::Fault;
use ui::{Form, csrf, page};

use super::{
    public::status_of,
    rules::{self, OwnThread},
    session::VisitorSecret,
    thread::{new_nonce, no_thread},
    ticket,
};
use crate::{
    chat::form::nonce,
    surfaces::{Ground, public::Visit},
};

/// The two ways to come back. `trouble` is the sentence about what did not work.
#[derive(Template)]
#[template(path = "visitor/templates/later.html")]
struct Later<'a> {
    ground: &'a Ground,
    csrf: String,
    nonce: String,
    /// Which ticket a new one would replace.
    after: String,
    has_ticket: bool,
    kept: bool,
    trouble: Option<&'a str>,
}

/// A ticket, shown this once.
#[derive(Template)]
#[template(path = "visitor/templates/ticket.html")]
struct Shown<'a> {
    ground: &'a Ground,
    groups: [String; 5],
}

const TOKEN: &str = "later";

pub(super) async fn later_page(visit: Visit) -> Response {
    match open(&visit).await {
        Ok((secret, own)) => later(visit, &secret, &own, StatusCode::OK, None).await,
        Err(response) => response,
    }
}

/// The address of a ticket, asked for once more: it is not shown again.
pub(super) async fn to_later(visit: Visit) -> Response {
    visit.go("thread/later")
}

/// The conversation that is open in this browser, or the page that says that none is.
async fn open(visit: &Visit) -> Result<(VisitorSecret, OwnThread), Response> {
    let Some(secret) = visit.secret.clone() else { return Err(no_thread(visit, "")) };
    match rules::open(&visit.ground.app, &visit.ground.org, &secret).await {
        Ok(Some(own)) => Ok((secret, own)),
        Ok(None) => Err(no_thread(visit, "")),
        Err(fault) => Err(visit.fault(&fault)),
    }
}

/// As [`open`], for a form, which comes along.
async fn open_for_form(visit: &mut Visit, body: Body) -> Result<(VisitorSecret, OwnThread, Form), Response> {
    // Whatever page answers: its other languages must lead to one that can be asked for.
    "/thread/later".clone_into(&mut visit.ground.path);
    let form = visit.form(body).await?;
    let (secret, own) = open(visit).await?;
    if !csrf::matches(&secret.form_key(), TOKEN, form.text("csrf")) {
        return Err(later(visit.clone(), &secret, &own, StatusCode::CONFLICT, Some("later-stale")).await);
    }
    Ok((secret, own, form))
}

async fn later(
    visit: Visit,
    secret: &VisitorSecret,
    own: &OwnThread,
    status: StatusCode,
    trouble: Option<&str>,
) -> Response {
    let ground = &visit.ground;
    let standing = match ticket::standing(&ground.app, &ground.org, own.conversation).await {
        Ok(standing) => standing,
        Err(fault) => return visit.fault(&fault),
    };
    visit.personal(
        status,
        &Later {
            ground,
            csrf: csrf::token(&secret.form_key(), TOKEN),
            nonce: new_nonce(ground),
            after: ticket::after(secret, standing.as_ref()),
            has_ticket: standing.is_some(),
            kept: visit.kept,
            trouble: trouble.map(|key| ground.t.say(key)),
        },
    )
}

/// Says on the page that something was not done.
async fn not_done(visit: Visit, secret: &VisitorSecret, own: &OwnThread, fault: &Fault) -> Response {
    let status = status_of(fault);
    later(visit, secret, own, status, Some("later-busy")).await
}

/// Makes the ticket and shows it in the answer itself: behind a redirect it would have to be kept somewhere.
pub(super) async fn make_ticket(mut visit: Visit, body: Body) -> Response {
    let (secret, own, form) = match open_for_form(&mut visit, body).await {
        Ok(opened) => opened,
        Err(response) => return response,
    };
    let ground = &visit.ground;
    let replaces = form.text("after").to_owned();
    match ticket::make(&ground.app, &ground.org, (&secret, &own), &nonce(&form), replaces).await {
        Ok(Some(ticket)) => {
            let shown = visit.personal(StatusCode::OK, &Shown { ground, groups: ticket.groups() });
            page::with_script(shown)
        }
        Ok(None) => later(visit, &secret, &own, StatusCode::CONFLICT, Some("later-stale")).await,
        Err(fault) => not_done(visit, &secret, &own, &fault).await,
    }
}

pub(super) async fn withdraw_ticket(mut visit: Visit, body: Body) -> Response {
    let (secret, own, _) = match open_for_form(&mut visit, body).await {
        Ok(opened) => opened,
        Err(response) => return response,
    };
    match ticket::withdraw(&visit.ground.app, &visit.ground.org, (&secret, &own)).await {
        Ok(()) => visit.go("thread/later"),
        Err(fault) => not_done(visit, &secret, &own, &fault).await,
    }
}

/// Lets the browser keep the cookie for some days, or only until it is closed.
pub(super) async fn keep(mut visit: Visit, body: Body) -> Response {
    let (secret, own, form) = match open_for_form(&mut visit, body).await {
        Ok(opened) => opened,
        Err(response) => return response,
    };
    let cookie = if form.text("keep") == "yes" {
        // The cookie must not outlive the session.
        if let Err(fault) = rules::renew(&visit.ground.app, &visit.ground.org, &secret).await {
            return not_done(visit, &secret, &own, &fault).await;
        }
        visit.kept_cookie(&secret)
    } else {
        visit.cookie(&secret)
    };
    page::see_other(&visit.ground.href("thread/later#device"), [cookie])
}
