//! One's own password and one's own words on paper, anew.

use askama::Template;
use axum::{
    body::Body,
    extract::{Query, rejection::QueryRejection},
    http::StatusCode,
    response::Response,
};
use kernel::{Fault, Plain};
use ui::Errors;

use super::{MAX_PASSWORD, rules, show_words};
use crate::{
    session::Wrong,
    surfaces::desk::{Colleague, Desk},
    team,
};

#[derive(Template)]
#[template(path = "recovery/templates/own.html")]
struct Page<'a> {
    desk: &'a Desk,
    /// The new password as offered or typed; `None` on the page for new words on paper.
    password: Option<&'a str>,
    end_others: bool,
    done: bool,
    errors: Errors,
}

/// What a refused form says.
async fn again(
    desk: &Desk,
    password: Option<&str>,
    end_others: bool,
    (status, field, key): (StatusCode, &'static str, &'static str),
) -> Response {
    let mut errors = Errors::new();
    errors.add(field, desk.ground.t.say(key));
    desk.page(status, &Page { desk, password, end_others, done: false, errors })
}

/// The page for whoever was refused.
async fn refused(desk: &Desk, password: Option<&str>, end_others: bool, wrong: &Wrong) -> Response {
    let why = match wrong {
        Wrong::NoMatch => (StatusCode::UNPROCESSABLE_ENTITY, "present", "own-error-present"),
        Wrong::Fault(Fault::Busy) => (StatusCode::SERVICE_UNAVAILABLE, "present", "error-busy"),
        Wrong::Fault(fault) => return desk.fault(fault),
        Wrong::StartAgain | Wrong::NotSigned => return desk.go("sign-in"),
    };
    again(desk, password, end_others, why).await
}

#[derive(Default, serde::Deserialize)]
pub(super) struct Choice {
    done: Option<String>,
}

pub(super) async fn password_page(
    colleague: Colleague,
    choice: Result<Query<Choice>, QueryRejection>,
) -> Response {
    let desk = &colleague.desk;
    let done = choice.is_ok_and(|Query(choice)| choice.done.is_some());
    let offered = team::new_password(desk.ground.app.entropy.as_ref());
    let errors = Errors::new();
    let password = Some(offered.expose().as_str());
    desk.page(StatusCode::OK, &Page { desk, password, end_others: true, done, errors })
}

pub(super) async fn password(colleague: Colleague, body: Body) -> Response {
    let Colleague { desk, session } = &colleague;
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let (typed, end_others) = (form.text("password").trim(), form.has("others"));
    let stale = (StatusCode::UNPROCESSABLE_ENTITY, "password", "form-error-stale");
    let weak = (StatusCode::UNPROCESSABLE_ENTITY, "password", "password-error-weak");
    if !desk.is_ours(&form) {
        return again(desk, Some(typed), end_others, stale).await;
    }
    let new = Plain::new(typed.to_owned());
    if typed.len() > MAX_PASSWORD || rules::is_weak(&new, session) {
        return again(desk, Some(typed), end_others, weak).await;
    }
    let present = Plain::new(form.text("present").trim().to_owned());
    let (app, org) = (&desk.ground.app, desk.ground.org.id);
    match rules::change_password(app, org, session, (present, new), end_others).await {
        Ok(()) => desk.go("account/password?done=1"),
        Err(wrong) => refused(desk, Some(typed), end_others, &wrong).await,
    }
}

pub(super) async fn phrase_page(colleague: Colleague) -> Response {
    let desk = &colleague.desk;
    let errors = Errors::new();
    desk.page(StatusCode::OK, &Page { desk, password: None, end_others: false, done: false, errors })
}

pub(super) async fn phrase(colleague: Colleague, body: Body) -> Response {
    let Colleague { desk, session } = &colleague;
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let end_others = form.has("others");
    if !desk.is_ours(&form) {
        let stale = (StatusCode::UNPROCESSABLE_ENTITY, "present", "form-error-stale");
        return again(desk, None, end_others, stale).await;
    }
    let present = Plain::new(form.text("present").trim().to_owned());
    let (app, org) = (&desk.ground.app, desk.ground.org.id);
    match rules::new_phrase(app, org, session, present, end_others).await {
        Ok(phrase) => show_words(desk, &phrase, false),
        Err(wrong) => refused(desk, None, end_others, &wrong).await,
    }
}
