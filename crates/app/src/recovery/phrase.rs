//! Coming back with the words on paper when the password is forgotten: login and words, then code and a new password.

use askama::Template;
use axum::{
    body::Body,
    http::{StatusCode, header},
    response::Response,
};
use kernel::{Fault, Plain};
use ui::Errors;

use super::{MAX_PASSWORD, rules, show_words};
use crate::{
    session::{self, Wrong},
    surfaces::desk::Desk,
    team::{self, NoPhrase},
};

/// The longest login and phrase that are read.
const MAX_LOGIN: usize = 64;
const MAX_PHRASE: usize = 512;

#[derive(Template)]
#[template(path = "recovery/templates/recover.html")]
struct Page<'a> {
    desk: &'a Desk,
    login: &'a str,
    phrase: &'a str,
    errors: Errors,
}

pub(super) async fn page(desk: Desk) -> Response {
    if desk.session().is_some_and(|session| session.stage == session::Stage::Open) {
        return desk.go(desk.home());
    }
    desk.page(StatusCode::OK, &Page { desk: &desk, login: "", phrase: "", errors: Errors::new() })
}

pub(super) async fn enter(desk: Desk, by: session::Asker, body: Body) -> Response {
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let t = desk.ground.t;
    // Without control characters: PostgreSQL has no U+0000.
    let login = form.text("login").replace(char::is_control, "").trim().to_lowercase();
    let typed = form.text("phrase");
    let again =
        |status, errors| desk.page(status, &Page { desk: &desk, login: &login, phrase: typed, errors });
    let mut errors = Errors::new();
    if login.is_empty() || login.len() > MAX_LOGIN {
        errors.add("login", t.say("sign-in-error-login"));
    }
    let phrase = match team::read_phrase(typed.get(..MAX_PHRASE).unwrap_or(typed)) {
        Ok(phrase) if typed.len() <= MAX_PHRASE => Some(phrase),
        Ok(_) | Err(NoPhrase::Length(_)) => {
            errors.add("phrase", t.say("recover-error-count"));
            None
        }
        Err(NoPhrase::Word(word)) => {
            errors.add("phrase", t.with("recover-error-word", "word", word.as_str()));
            None
        }
    };
    let Some(phrase) = phrase.filter(|_| errors.is_empty()) else {
        return again(StatusCode::UNPROCESSABLE_ENTITY, errors);
    };
    let (app, org) = (&desk.ground.app, &desk.ground.org);
    let guess = match app.guessing.password(app, org.id, &login, &by) {
        Ok(guess) => guess,
        Err(wait) => {
            errors.add("login", session::too_many(&desk.ground, wait));
            return session::later(again(StatusCode::TOO_MANY_REQUESTS, errors), wait);
        }
    };
    match session::enter_phrase(app, org, login.clone(), phrase, guess.from).await {
        Ok(secret) => {
            app.guessing.was_right(app, &guess);
            desk.go_with("recover/password", desk.cookie(&secret))
        }
        Err(Wrong::Fault(Fault::Busy)) => {
            errors.add("login", t.say("error-busy"));
            again(StatusCode::SERVICE_UNAVAILABLE, errors)
        }
        Err(Wrong::Fault(fault)) => desk.fault(&fault),
        Err(Wrong::NotSigned) => {
            errors.add("login", t.say("sign-in-error-unsigned"));
            again(StatusCode::UNPROCESSABLE_ENTITY, errors)
        }
        Err(Wrong::NoMatch | Wrong::StartAgain) => {
            errors.add("login", t.say("recover-error-match"));
            again(StatusCode::UNPROCESSABLE_ENTITY, errors)
        }
    }
}

#[derive(Template)]
#[template(path = "recovery/templates/recover-password.html")]
struct PasswordPage<'a> {
    desk: &'a Desk,
    code: &'a str,
    /// Six words drawn by lot, or what was typed in their place.
    password: &'a str,
    errors: Errors,
}

pub(super) async fn password_page(desk: Desk) -> Response {
    let offered = team::new_password(desk.ground.app.entropy.as_ref());
    let page = PasswordPage { desk: &desk, code: "", password: offered.expose(), errors: Errors::new() };
    desk.page(StatusCode::OK, &page)
}

pub(super) async fn password(desk: Desk, by: session::Asker, body: Body) -> Response {
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let Some(waiting) = desk.session().cloned() else { return desk.go("sign-in") };
    let t = desk.ground.t;
    let (code, password) = (form.text("code"), form.text("password").trim());
    let again = |status, field, words: &str| {
        let mut errors = Errors::new();
        errors.add(field, words);
        desk.page(status, &PasswordPage { desk: &desk, code, password, errors })
    };
    if !desk.is_ours(&form) {
        return again(StatusCode::UNPROCESSABLE_ENTITY, "password", t.say("form-error-stale"));
    }
    let new = Plain::new(password.to_owned());
    if password.len() > MAX_PASSWORD || rules::is_weak(&new, &waiting) {
        return again(StatusCode::UNPROCESSABLE_ENTITY, "password", t.say("password-error-weak"));
    }
    // The same budget as where the code opens a session: whoever knows the password alone guesses no faster here.
    let (app, org) = (&desk.ground.app, desk.ground.org.id);
    let guess = match app.guessing.code(app, org, &waiting.login, waiting.staff(), &by) {
        Ok(guess) => guess,
        Err(wait) => {
            let words = session::too_many(&desk.ground, wait);
            return session::later(again(StatusCode::TOO_MANY_REQUESTS, "code", &words), wait);
        }
    };
    match rules::recover(app, org, &waiting, code, new).await {
        Ok(phrase) => {
            app.guessing.was_right(app, &guess);
            let mut response = show_words(&desk, &phrase, true);
            response.headers_mut().append(header::SET_COOKIE, desk.no_cookie());
            response
        }
        Err(Wrong::StartAgain) => {
            let mut errors = Errors::new();
            errors.add("login", t.say("recover-error-codes"));
            let page = Page { desk: &desk, login: "", phrase: "", errors };
            let mut response = desk.page(StatusCode::UNPROCESSABLE_ENTITY, &page);
            response.headers_mut().append(header::SET_COOKIE, desk.no_cookie());
            response
        }
        Err(Wrong::Fault(Fault::Busy)) => {
            again(StatusCode::SERVICE_UNAVAILABLE, "password", t.say("error-busy"))
        }
        Err(Wrong::Fault(fault)) => desk.fault(&fault),
        Err(Wrong::NoMatch | Wrong::NotSigned) => {
            again(StatusCode::UNPROCESSABLE_ENTITY, "code", t.say("sign-in-error-code"))
        }
    }
}
