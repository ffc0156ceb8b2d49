//! The pages behind a one-time link: for the first coordinator (`found`) and for whoever was invited (`join`).
//!
//! Opening the link shows a cover and nothing else, because programs that make previews of links open them too. What
//! the holder is shown follows from the link, so that a reload, Back or a second tab shows the same and nothing has to
//! be kept between.

use std::convert::Infallible;

use askama::Template;
use axum::{
    body::Body,
    extract::{FromRequestParts, Path},
    http::{StatusCode, request::Parts},
    response::Response,
};
use kernel::{Fault, Lang};
use ui::{Errors, page};

use super::{
    form::{self, Typed},
    invite,
    link::LinkSecret,
    newcomers::{self, Came},
    store::Invitation,
};
use crate::{
    session,
    surfaces::{Route, Shared, Who, desk::Desk},
    team,
};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}/found/{secret}", Who::Anyone, cover),
        Route::post("/{lang}/found/{secret}", Who::Anyone, come),
        Route::get("/{lang}/found/{secret}/code.png", Who::Anyone, code_picture),
        Route::get("/{lang}/join/{secret}", Who::Anyone, cover),
        Route::post("/{lang}/join/{secret}", Who::Anyone, come),
        Route::get("/{lang}/join/{secret}/code.png", Who::Anyone, code_picture),
        Route::get("/{lang}/joined", Who::Anyone, joined),
    ]
}

/// The link of a request: its kind and its secret.
struct Link {
    founding: bool,
    text: String,
}

impl FromRequestParts<Shared> for Link {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Infallible> {
        let founding = parts.uri.path().split('/').nth(2) == Some("found");
        let path = Path::<(String, String)>::from_request_parts(parts, app).await;
        Ok(Self { founding, text: path.map(|Path((_, text))| text).unwrap_or_default() })
    }
}

impl Link {
    fn path(&self) -> String {
        format!("{}/{}", if self.founding { "found" } else { "join" }, self.text)
    }

    /// The invitation, or the page that says that there is none.
    async fn open(&self, desk: &Desk) -> Result<(LinkSecret, Invitation), Response> {
        match invite::find(&desk.ground.app, &desk.ground.org, &self.text, self.founding).await {
            Ok(Some(found)) => Ok(found),
            Ok(None) => Err(dead(desk)),
            Err(fault) => Err(desk.fault(&fault)),
        }
    }
}

#[derive(Template)]
#[template(path = "people/templates/cover.html")]
struct Cover<'a> {
    desk: &'a Desk,
    invitation: &'a Invitation,
}

#[derive(Template)]
#[template(path = "people/templates/dead.html")]
struct Dead<'a> {
    desk: &'a Desk,
}

#[derive(Template)]
#[template(path = "people/templates/joined.html")]
struct Joined<'a> {
    desk: &'a Desk,
}

/// The form, with everything that is shown only here.
#[derive(Template)]
#[template(path = "people/templates/join.html")]
struct Join<'a> {
    desk: &'a Desk,
    invitation: &'a Invitation,
    path: String,
    typed: &'a Typed,
    proposed: String,
    code_groups: Vec<String>,
    phrase: Vec<String>,
    errors: Errors,
}

impl Join<'_> {
    fn speaks(&self, lang: &Lang) -> bool {
        self.typed.languages.contains(lang)
    }
}

fn dead(desk: &Desk) -> Response {
    desk.page(StatusCode::GONE, &Dead { desk })
}

async fn joined(desk: Desk) -> Response {
    desk.page(StatusCode::OK, &Joined { desk: &desk })
}

async fn cover(desk: Desk, link: Link) -> Response {
    match link.open(&desk).await {
        Ok((_, invitation)) => desk.page(StatusCode::OK, &Cover { desk: &desk, invitation: &invitation }),
        Err(response) => response,
    }
}

/// Four letters at a time, as people type them into a code app.
fn groups(secret: &str) -> Vec<String> {
    secret.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect()
}

fn show(
    desk: &Desk,
    link: &Link,
    (secret, invitation): &(LinkSecret, Invitation),
    status: StatusCode,
    typed: &Typed,
    errors: Errors,
) -> Response {
    let shown = secret.shows(&invitation.salt);
    let page = Join {
        desk,
        invitation,
        path: link.path(),
        typed,
        proposed: shown.password(typed.draw).expose().clone(),
        code_groups: groups(shown.totp().expose()),
        phrase: shown.phrase().expose().split('-').map(str::to_owned).collect(),
        errors,
    };
    desk.page(status, &page)
}

async fn come(desk: Desk, link: Link, body: Body) -> Response {
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let mut typed = Typed::read(&form);
    let open = match link.open(&desk).await {
        Ok(open) => open,
        // The second of two clicks comes when the first has used the link up.
        Err(_) if was_sent(&desk, &link, &typed).await => return desk.go("joined"),
        Err(response) => return response,
    };
    let (secret, invitation) = &open;
    if form.has("begin") {
        let first = Typed {
            work_name: invitation.work_name.clone(),
            languages: form::from_codes(&invitation.languages),
            ..Typed::default()
        };
        return show(&desk, &link, &open, StatusCode::OK, &first, Errors::new());
    }
    if form.has("another") {
        typed.draw = typed.draw.wrapping_add(1);
        return show(&desk, &link, &open, StatusCode::OK, &typed, Errors::new());
    }
    let (app, org, t) = (&desk.ground.app, &desk.ground.org, desk.ground.t);
    let mut errors = typed.check(t, org);
    let totp = secret.shows(&invitation.salt).totp();
    if session::step_of(&totp, form.text("code"), app.clock.now()).is_none() {
        errors.add("code", t.say("join-error-code"));
    }
    let refused = |status, errors| show(&desk, &link, &open, status, &typed, errors);
    if !errors.is_empty() {
        return refused(StatusCode::UNPROCESSABLE_ENTITY, errors);
    }
    let (status, field, key) = match newcomers::come(app, org, secret, invitation, &typed).await {
        Ok(Came::Done) => return desk.go("joined"),
        Ok(Came::Dead) => return dead(&desk),
        Ok(Came::LoginTaken) => (StatusCode::UNPROCESSABLE_ENTITY, "login", "join-error-login-taken"),
        Ok(Came::NameTaken) => (StatusCode::UNPROCESSABLE_ENTITY, "work_name", "join-error-name-taken"),
        Err(fault) => {
            if let Fault::Broken(what) = &fault {
                tracing::error!("somebody new: {what}");
            }
            (StatusCode::SERVICE_UNAVAILABLE, "login", "join-error-busy")
        }
    };
    errors.add(field, t.say(key));
    refused(status, errors)
}

/// Whether the account of this link was made by this very form.
async fn was_sent(desk: &Desk, link: &Link, typed: &Typed) -> bool {
    let sent = invite::came_as(&desk.ground.app, desk.ground.org.id, &link.text, typed.login.clone());
    sent.await.unwrap_or(false)
}

/// The code secret as a picture that code apps read.
async fn code_picture(desk: Desk, link: Link) -> Response {
    let (secret, invitation) = match link.open(&desk).await {
        Ok(open) => open,
        Err(response) => return response,
    };
    let totp = secret.shows(&invitation.salt).totp();
    match team::code_picture(&desk.ground.org.slug, &totp) {
        Some(png) => page::png(png),
        None => desk.fault(&Fault::Broken("a code secret that no picture holds".into())),
    }
}
