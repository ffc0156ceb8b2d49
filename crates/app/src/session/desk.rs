//! Signing in and out.

use askama::Template;
use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use kernel::{Fault, Plain};
use ui::{Errors, cookie, limit::Wait, page};

use super::{Session, Stage, Wrong, account, device, guess::Asker, panic, sign_in, unlock};
use crate::{
    ids::StaffId,
    passkey, recovery,
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
        Route::post("/{lang}/sign-in/code", Who::WaitingForCode, by_code),
        Route::post("/{lang}/sign-in/passkey", Who::WaitingForCode, by_passkey),
        Route::get("/{lang}/waiting", Who::Anyone, waiting_page),
        Route::post("/{lang}/waiting", Who::Anyone, waiting),
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
        return desk.go(desk.home());
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
pub(crate) fn too_many(ground: &Ground, Wait(seconds): Wait) -> String {
    match seconds {
        0..60 => ground.t.with("sign-in-error-wait-seconds", "n", seconds),
        _ => ground.t.with("sign-in-error-wait-minutes", "n", seconds.div_ceil(60)),
    }
}

/// Says when to come back.
pub(crate) fn later(mut response: Response, Wait(seconds): Wait) -> Response {
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
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
async fn ask_for_code(desk: &Desk, headers: &HeaderMap, wrong: Option<(StatusCode, &str)>) -> Response {
    let Some(waiting) = desk.session() else { return desk.go("sign-in") };
    let passkey = match passkey::ask(&desk.ground, headers, waiting).await {
        Ok(passkey) => passkey,
        Err(fault) => return desk.fault(&fault),
    };
    let (mut errors, mut status) = (Errors::new(), StatusCode::OK);
    if let Some((refused, words)) = wrong {
        errors.add("code", words);
        status = refused;
    }
    let (scripted, new_factor) = (passkey.is_some(), recovery::is_allowed(desk).await);
    let response = desk.page(status, &CodePage { desk, new_factor, errors, passkey });
    if scripted { page::with_script(response) } else { response }
}

async fn by_code(desk: Desk, by: Asker, headers: HeaderMap, body: Body) -> Response {
    second_factor(&desk, &by, &headers, body, "code").await
}

async fn by_passkey(desk: Desk, by: Asker, headers: HeaderMap, body: Body) -> Response {
    second_factor(&desk, &by, &headers, body, "answer").await
}

/// Takes what came in the field of a code or of a passkey's answer.
async fn second_factor(desk: &Desk, by: &Asker, headers: &HeaderMap, body: Body, field: &str) -> Response {
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let (app, org, t) = (&desk.ground.app, &desk.ground.org, desk.ground.t);
    let Some(waiting) = desk.session().cloned() else { return desk.go("sign-in") };
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    if !desk.is_ours(&form) {
        return ask_for_code(desk, headers, Some((refused, t.say("form-error-stale")))).await;
    }
    let guess = match app.guessing.code(app, org.id, &waiting.login, waiting.staff(), by) {
        Ok(guess) => guess,
        Err(wait) => {
            let words = too_many(&desk.ground, wait);
            let again = ask_for_code(desk, headers, Some((StatusCode::TOO_MANY_REQUESTS, &words)));
            return later(again.await, wait);
        }
    };
    let given = form.text(field);
    let (entered, no_match) = if field == "code" {
        (sign_in::enter_code(app, org, &waiting, given).await, "sign-in-error-code")
    } else {
        (passkey::prove(&desk.ground, headers, &waiting, given).await, "passkey-error-prove")
    };
    match entered {
        Ok(secret) => {
            app.guessing.was_right(app, &guess);
            let (now, entropy) = (app.clock.now(), app.entropy.as_ref());
            let known = device::remember(&app.instance, org.id, &waiting.login, &by.device, now, entropy);
            let known = device_cookie(desk, &known, cookie::Life::Seconds(device::DAYS * 86_400));
            page::see_other(&desk.ground.href(desk.home()), [desk.cookie(&secret), known])
        }
        Err(Wrong::StartAgain) => start_again(desk, t.say("sign-in-error-codes")),
        Err(Wrong::Fault(fault)) => desk.fault(&fault),
        Err(Wrong::NoMatch | Wrong::NotSigned) => {
            ask_for_code(desk, headers, Some((refused, t.say(no_match)))).await
        }
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
        Stage::Locked => Err("unlock"),
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
