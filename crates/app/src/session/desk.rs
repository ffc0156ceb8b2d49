//! Signing in and out.

use askama::Template;
use axum::{
    body::Body,
    http::{HeaderMap, StatusCode, header},
    response::Response,
};
use kernel::{Fault, Plain};
use ui::{Errors, page};

use super::{Session, Stage, Wrong, sign_in};
use crate::{
    passkey,
    recovery,
    surfaces::{
        Ground, Route, Who,
        desk::{Colleague, Desk},
    },
};

/// The longest login and password that are read.
const MAX_LOGIN: usize = 64;
const MAX_PASSWORD: usize = 256;

/// The routes of this slice.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}/sign-in", Who::Anyone, sign_in_page),
        Route::post("/{lang}/sign-in", Who::Anyone, password),
        Route::get("/{lang}/sign-in/code", Who::WaitingForCode, code_page),
        Route::post("/{lang}/sign-in/code", Who::WaitingForCode, by_code),
        Route::post("/{lang}/sign-in/passkey", Who::WaitingForCode, by_passkey),
        Route::post("/{lang}/sign-out", Who::SignedIn, leave),
        Route::get("/{lang}/waiting", Who::Anyone, waiting_page),
        Route::post("/{lang}/waiting", Who::Anyone, waiting),
    ]
}

#[derive(Template)]
#[template(path = "session/templates/sign-in.html")]
struct SignInPage<'a> {
    desk: &'a Desk,
    login: &'a str,
    errors: Errors,
}

async fn sign_in_page(desk: Desk) -> Response {
    if desk.session().is_some_and(|session| session.stage == Stage::Open) {
        return desk.go("inbox");
    }
    desk.page(StatusCode::OK, &SignInPage { desk: &desk, login: "", errors: Errors::new() })
}

async fn password(desk: Desk, body: Body) -> Response {
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let t = desk.ground.t;
    // Without control characters: PostgreSQL has no U+0000.
    let login = form.text("login").replace(char::is_control, "").trim().to_lowercase();
    let password = Plain::new(form.text("password").trim().to_owned());
    let mut errors = Errors::new();
    if login.is_empty() || login.len() > MAX_LOGIN {
        errors.add("login", t.say("sign-in-error-login"));
    }
    if password.expose().is_empty() || password.expose().len() > MAX_PASSWORD {
        errors.add("password", t.say("sign-in-error-password"));
    }
    if !errors.is_empty() {
        return desk
            .page(StatusCode::UNPROCESSABLE_ENTITY, &SignInPage { desk: &desk, login: &login, errors });
    }
    match sign_in::enter_password(&desk.ground.app, &desk.ground.org, login.clone(), password).await {
        Ok(secret) => desk.go_with("sign-in/code", desk.cookie(&secret)),
        Err(Wrong::Fault(Fault::Busy)) => {
            errors.add("login", t.say("error-busy"));
            let page = SignInPage { desk: &desk, login: &login, errors };
            desk.page(StatusCode::SERVICE_UNAVAILABLE, &page)
        }
        Err(Wrong::Fault(fault)) => desk.fault(&fault),
        Err(wrong) => {
            let key = if matches!(wrong, Wrong::NotSigned) {
                "sign-in-error-unsigned"
            } else {
                "sign-in-error-match"
            };
            errors.add("login", t.say(key));
            desk.page(StatusCode::UNPROCESSABLE_ENTITY, &SignInPage { desk: &desk, login: &login, errors })
        }
    }
}

#[derive(Template)]
#[template(path = "session/templates/code.html")]
struct CodePage<'a> {
    desk: &'a Desk,
    /// Whether two coordinators allow them to set a new second factor.
    new_factor: bool,
    errors: Errors,
    /// What the browser is asked about the member's passkeys, if there are any.
    passkey: Option<String>,
}

async fn code_page(desk: Desk, headers: HeaderMap) -> Response {
    ask_for_code(&desk, &headers, None).await
}

/// The page that asks for the second factor, with what was wrong about the last one.
async fn ask_for_code(desk: &Desk, headers: &HeaderMap, wrong: Option<&str>) -> Response {
    let Some(waiting) = desk.session() else { return desk.go("sign-in") };
    let passkey = match passkey::ask(&desk.ground, headers, waiting).await {
        Ok(passkey) => passkey,
        Err(fault) => return desk.fault(&fault),
    };
    let (mut errors, mut status) = (Errors::new(), StatusCode::OK);
    if let Some(key) = wrong {
        errors.add("code", desk.ground.t.say(key));
        status = StatusCode::UNPROCESSABLE_ENTITY;
    }
    let (scripted, new_factor) = (passkey.is_some(), recovery::is_allowed(desk).await);
    let response = desk.page(status, &CodePage { desk, new_factor, errors, passkey });
    if scripted { page::with_script(response) } else { response }
}

async fn by_code(desk: Desk, headers: HeaderMap, body: Body) -> Response {
    second_factor(&desk, &headers, body, "code").await
}

async fn by_passkey(desk: Desk, headers: HeaderMap, body: Body) -> Response {
    second_factor(&desk, &headers, body, "answer").await
}

/// Takes what came in the field of a code or of a passkey's answer.
async fn second_factor(desk: &Desk, headers: &HeaderMap, body: Body, field: &str) -> Response {
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let Some(waiting) = desk.session().cloned() else { return desk.go("sign-in") };
    if !desk.is_ours(&form) {
        return ask_for_code(desk, headers, Some("form-error-stale")).await;
    }
    let (ground, given) = (&desk.ground, form.text(field));
    let (entered, no_match) = if field == "code" {
        (sign_in::enter_code(&ground.app, &ground.org, &waiting, given).await, "sign-in-error-code")
    } else {
        (passkey::prove(ground, headers, &waiting, given).await, "passkey-error-prove")
    };
    match entered {
        Ok(secret) => desk.go_with("inbox", desk.cookie(&secret)),
        Err(Wrong::StartAgain) => {
            let mut errors = Errors::new();
            errors.add("login", ground.t.say("sign-in-error-codes"));
            let page = SignInPage { desk, login: "", errors };
            let mut response = desk.page(StatusCode::UNPROCESSABLE_ENTITY, &page);
            response.headers_mut().append(header::SET_COOKIE, desk.no_cookie());
            response
        }
        Err(Wrong::Fault(fault)) => desk.fault(&fault),
        Err(Wrong::NoMatch | Wrong::NotSigned) => ask_for_code(desk, headers, Some(no_match)).await,
    }
}

/// For somebody whom no coordinator has admitted yet.
#[derive(Template)]
#[template(path = "session/templates/waiting.html")]
struct WaitingPage<'a> {
    desk: &'a Desk,
    name: &'a str,
    groups: [String; 3],
}

/// The session of somebody who waits; else where to go instead.
fn who_waits(desk: &Desk) -> Result<Session, &'static str> {
    let Some(session) = desk.session() else { return Err("sign-in") };
    match session.stage {
        Stage::Waiting => Ok(session.clone()),
        Stage::Open => Err(desk.home()),
        Stage::Code => Err("sign-in/code"),
    }
}

async fn waiting_page(desk: Desk) -> Response {
    let session = match who_waits(&desk) {
        Ok(session) => session,
        Err(place) => return desk.go(place),
    };
    let page =
        WaitingPage { desk: &desk, name: &session.member.work_name, groups: session.number().groups() };
    desk.page(StatusCode::OK, &page)
}

/// Looks whether they were admitted meanwhile.
async fn waiting(desk: Desk, body: Body) -> Response {
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let session = match who_waits(&desk) {
        Ok(session) => session,
        Err(place) => return desk.go(place),
    };
    if !desk.is_ours(&form) {
        return desk.go("waiting");
    }
    if form.has("leave") {
        return match sign_in::sign_out(&desk.ground.app.db, &session.secret).await {
            Ok(()) => page::see_other(&desk.ground.href("sign-in"), [desk.no_cookie()]),
            Err(fault) => desk.fault(&fault),
        };
    }
    match sign_in::go_in(&desk.ground.app, &desk.ground.org, &session).await {
        Ok(Some(secret)) => desk.go_with(desk.home(), desk.cookie(&secret)),
        Ok(None) | Err(Wrong::NoMatch | Wrong::StartAgain | Wrong::NotSigned) => desk.go("waiting"),
        Err(Wrong::Fault(fault)) => desk.fault(&fault),
    }
}

async fn leave(colleague: Colleague, body: Body) -> Response {
    let Colleague { desk, session } = colleague;
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    if !desk.is_ours(&form) {
        return desk.fault(&Fault::Forbidden);
    }
    match end(&desk.ground, &session).await {
        Ok(()) => page::see_other(&desk.ground.href("sign-in"), [desk.no_cookie()]),
        Err(fault) => desk.fault(&fault),
    }
}

async fn end(ground: &Ground, session: &Session) -> Result<(), Fault> {
    // Whoever goes home is at no conversation any more, and its visitor sees that at once.
    for conversation in ground.app.presence.leave(session.staff()) {
        ground.app.bus.wake(conversation.bytes());
    }
    sign_in::sign_out(&ground.app.db, &session.secret).await
}
