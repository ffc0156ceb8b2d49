//! Signing in and out.

use askama::Template;
use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use kernel::{Fault, Plain};
use ui::{Errors, cookie, limit::Wait, page};

use super::{Stage, Wrong, account, device, guess::Asker, panic, sign_in, unlock};
use crate::{
    ids::StaffId,
    surfaces::{Ground, Route, Who, desk::Desk},
};

/// The longest login and password that are read.
const MAX_LOGIN: usize = 64;
pub(super) const MAX_PASSWORD: usize = 256;

/// The routes of this slice.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}/sign-in", Who::Anyone, sign_in_page),
        Route::post("/{lang}/sign-in", Who::Anyone, password),
        Route::get("/{lang}/sign-in/code", Who::WaitingForCode, code_page),
        Route::post("/{lang}/sign-in/code", Who::WaitingForCode, code),
        Route::post("/{lang}/sign-out", Who::Present, leave),
        Route::post("/{lang}/lock", Who::SignedIn, unlock::lock),
        Route::get("/{lang}/unlock", Who::Anyone, unlock::page),
        Route::post("/{lang}/unlock", Who::Anyone, unlock::unlock),
        Route::get("/{lang}/account", Who::SignedIn, account::page),
        Route::post("/{lang}/account/end", Who::SignedIn, account::end),
        Route::post("/{lang}/account/end-others", Who::SignedIn, account::end_others),
        Route::post("/{lang}/account/forget-device", Who::SignedIn, account::forget_device),
        Route::get(panic::PATH, Who::Present, panic::page),
        // The handler asks itself whose session it is: it must also do what it can when the store does not answer.
        Route::post(panic::PATH, Who::Anyone, panic::panic),
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
    if desk.locked().is_some() || desk.session().is_some_and(|session| session.stage == Stage::Open) {
        return desk.go("inbox");
    }
    desk.page(StatusCode::OK, &SignInPage { desk: &desk, login: "", errors: Errors::new() })
}

async fn password(desk: Desk, by: Asker, body: Body) -> Response {
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let (app, org, t) = (&desk.ground.app, &desk.ground.org, desk.ground.t);
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
    let again = |status, errors| desk.page(status, &SignInPage { desk: &desk, login: &login, errors });
    if !errors.is_empty() {
        return again(StatusCode::UNPROCESSABLE_ENTITY, errors);
    }
    let guess = match app.guessing.password(app, org.id, &login, &by) {
        Ok(guess) => guess,
        Err(wait) => {
            errors.add("login", too_many(&desk.ground, wait));
            return later(again(StatusCode::TOO_MANY_REQUESTS, errors), wait);
        }
    };
    match sign_in::enter_password(app, org, login.clone(), password, guess.from).await {
        Ok(secret) => {
            app.guessing.was_right(app, &guess);
            desk.go_with("sign-in/code", desk.cookie(&secret))
        }
        Err(Wrong::Fault(Fault::Busy)) => {
            errors.add("login", t.say("error-busy"));
            again(StatusCode::SERVICE_UNAVAILABLE, errors)
        }
        Err(Wrong::Fault(fault)) => desk.fault(&fault),
        Err(wrong) => {
            let key = if matches!(wrong, Wrong::NotSigned) {
                "sign-in-error-unsigned"
            } else {
                "sign-in-error-match"
            };
            errors.add("login", t.say(key));
            again(StatusCode::UNPROCESSABLE_ENTITY, errors)
        }
    }
}

/// In words how long to wait.
fn too_many(ground: &Ground, Wait(seconds): Wait) -> String {
    match seconds {
        0..60 => ground.t.with("sign-in-error-wait-seconds", "n", seconds),
        _ => ground.t.with("sign-in-error-wait-minutes", "n", seconds.div_ceil(60)),
    }
}

fn later(mut response: Response, Wait(seconds): Wait) -> Response {
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}

#[derive(Template)]
#[template(path = "session/templates/code.html")]
struct CodePage<'a> {
    desk: &'a Desk,
    errors: Errors,
}

async fn code_page(desk: Desk) -> Response {
    desk.page(StatusCode::OK, &CodePage { desk: &desk, errors: Errors::new() })
}

async fn code(desk: Desk, by: Asker, body: Body) -> Response {
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let (app, org, t) = (&desk.ground.app, &desk.ground.org, desk.ground.t);
    let Some(waiting) = desk.session().cloned() else { return desk.go("sign-in") };
    let retry = |status, words: &str| {
        let mut errors = Errors::new();
        errors.add("code", words);
        desk.page(status, &CodePage { desk: &desk, errors })
    };
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    if !desk.is_ours(&form) {
        return retry(refused, t.say("form-error-stale"));
    }
    let guess = match app.guessing.code(app, org.id, &waiting.login, waiting.staff(), &by) {
        Ok(guess) => guess,
        Err(wait) => {
            let words = too_many(&desk.ground, wait);
            return later(retry(StatusCode::TOO_MANY_REQUESTS, &words), wait);
        }
    };
    match sign_in::enter_code(app, org, &waiting, form.text("code")).await {
        Ok(secret) => {
            app.guessing.was_right(app, &guess);
            let (now, entropy) = (app.clock.now(), app.entropy.as_ref());
            let known = device::remember(&app.instance, org.id, &waiting.login, &by.device, now, entropy);
            let known = device_cookie(&desk, &known, cookie::Life::Seconds(device::DAYS * 86_400));
            page::see_other(&desk.ground.href("inbox"), [desk.cookie(&secret), known])
        }
        Err(Wrong::StartAgain) => start_again(&desk, t.say("sign-in-error-codes")),
        Err(Wrong::Fault(fault)) => desk.fault(&fault),
        Err(Wrong::NoMatch | Wrong::NotSigned) => retry(refused, t.say("sign-in-error-code")),
    }
}

/// The first step again, with the reason, and without the cookie.
pub(super) fn start_again(desk: &Desk, why: &str) -> Response {
    let mut errors = Errors::new();
    errors.add("login", why);
    let page = SignInPage { desk, login: "", errors };
    let mut response = desk.page(StatusCode::UNPROCESSABLE_ENTITY, &page);
    response.headers_mut().append(header::SET_COOKIE, desk.no_cookie());
    response
}

/// The cookie by which this browser is known.
pub(super) fn device_cookie(desk: &Desk, value: &str, life: cookie::Life) -> HeaderValue {
    let (secure, same_site) = (desk.ground.app.secure_cookies, cookie::SameSite::Strict);
    cookie::Cookie { name: device::COOKIE, value, path: "/", same_site, secure, life }.header()
}

async fn leave(desk: Desk, body: Body) -> Response {
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let Some((staff, secret)) = desk.holder().filter(|_| desk.is_ours(&form)) else {
        return desk.fault(&Fault::Forbidden);
    };
    gone(&desk.ground, staff);
    match sign_in::sign_out(&desk.ground.app.db, secret).await {
        Ok(()) => page::see_other(&desk.ground.href("sign-in"), [desk.no_cookie()]),
        Err(fault) => desk.fault(&fault),
    }
}

/// Whoever goes is at no conversation any more, and its visitor sees that at once.
pub(super) fn gone(ground: &Ground, staff: StaffId) {
    for conversation in ground.app.presence.leave(staff) {
        ground.app.bus.wake(conversation.bytes());
    }
}

/// A form's password, within its limits.
pub(super) fn password_of(form: &ui::Form) -> Option<Plain<String>> {
    let password = form.text("password").trim();
    (!password.is_empty() && password.len() <= MAX_PASSWORD).then(|| Plain::new(password.to_owned()))
}
