//! The first form: writing to us without anything before it.

use askama::Template;
use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use ui::{Errors, csrf, page};

use super::{
    public::{not_open, status_of},
    rules::{self, Sent},
    session::Start,
    thread::{thread_with, unopened},
};
use crate::{
    chat::form::{one_error, read_text, typed},
    room::Full,
    surfaces::{Ground, public::Visit},
};

/// The first form. `text` is what was typed when it comes back.
#[derive(Template)]
#[template(path = "visitor/templates/write.html")]
struct Write<'a> {
    ground: &'a Ground,
    start: String,
    text: &'a str,
    /// What to know first: why somebody who asked for a conversation sees this form.
    note: Option<&'static str>,
    errors: Errors,
}

/// The form for somebody who asked for a conversation that is not open here, and why it is not.
pub(super) fn write_form_instead(visit: &Visit, text: &str, note: &'static str) -> Response {
    let ground = &visit.ground;
    let start = Start::new(ground.app.clock.now(), ground.app.entropy.as_ref());
    let start = start.to_field(&ground.app.instance, ground.org.id);
    let page = Write { ground, start, text, note: Some(note), errors: Errors::new() };
    visit.personal(StatusCode::NOT_FOUND, &page)
}

pub(super) fn write_form(visit: &Visit, status: StatusCode, text: &str, errors: Errors) -> Response {
    let app = &visit.ground.app;
    let start = Start::new(app.clock.now(), app.entropy.as_ref());
    write_form_again(visit, &start, status, text, errors)
}

/// The first form once more with the start it had: should the message have been stored after all, sending it again
/// changes nothing.
fn write_form_again(
    visit: &Visit,
    start: &Start,
    status: StatusCode,
    text: &str,
    errors: Errors,
) -> Response {
    let ground = &visit.ground;
    let start = start.to_field(&ground.app.instance, ground.org.id);
    visit.personal(status, &Write { ground, start, text, note: None, errors })
}

pub(super) async fn write_page(visit: Visit) -> Response {
    write_on(&visit, "").await
}

/// The form in which somebody writes to us, with words in it that they can change before they send them: that of their conversation
/// or, if none is open here, the first one.
pub(crate) async fn write_on(visit: &Visit, text: &str) -> Response {
    if let Some(response) = not_open(visit).await {
        return response;
    }
    if let Some(secret) = &visit.secret
        && let Ok(Some(_)) = rules::open(&visit.ground.app, &visit.ground.org, secret).await
    {
        return if text.is_empty() { visit.go("thread") } else { thread_with(visit, secret, text).await };
    }
    let ground = &visit.ground;
    if ground.app.trust.is_cut(ground.org.id) {
        // Nothing could be sealed to a key that is believed: better said before than after somebody has written.
        let errors = one_error(ground.t.say("write-error-closed"));
        return write_form(visit, StatusCode::SERVICE_UNAVAILABLE, text, errors);
    }
    match ground.app.room.full(&ground.app.db, &ground.org).await {
        Some(full) => no_room(visit, full, None),
        None => write_form(visit, StatusCode::OK, text, Errors::new()),
    }
}

/// There is no room for a new conversation.
#[derive(Template)]
#[template(path = "visitor/templates/full.html")]
struct NoRoom<'a> {
    ground: &'a Ground,
    full: Full,
    /// The start and the text of a form that could not be taken.
    kept: Option<(String, &'a str)>,
}

impl NoRoom<'_> {
    fn title(&self) -> &'static str {
        match self.full {
            Full::Crowded => "full-title",
            Full::Low => "full-low-title",
        }
    }

    fn text(&self) -> &'static str {
        match self.full {
            Full::Crowded => "full-text",
            Full::Low => "full-low-text",
        }
    }
}

/// When to ask again, in seconds: what the page says in words.
const TRY_AGAIN: u32 = 1_800;

/// Says honestly that no new conversation can be taken, with the way to help that needs no worker first.
fn no_room(visit: &Visit, full: Full, kept: Option<(&Start, &str)>) -> Response {
    let ground = &visit.ground;
    let kept = kept.map(|(start, text)| (start.to_field(&ground.app.instance, ground.org.id), text));
    let mut response = visit.personal(StatusCode::SERVICE_UNAVAILABLE, &NoRoom { ground, full, kept });
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(TRY_AGAIN));
    response
}

/// Whoever plants a start of their own in somebody else's browser would know the secret that follows from it, and read
/// along. Where the browser does not say that the form is ours, the words go back with a fresh start, and only a browser
/// that was given that one can send it.
fn ask_again(visit: &Visit, text: &str) -> Response {
    let app = &visit.ground.app;
    let start = Start::new(app.clock.now(), app.entropy.as_ref());
    let errors = one_error(visit.ground.t.say("write-error-origin"));
    let response = write_form_again(visit, &start, StatusCode::UNPROCESSABLE_ENTITY, text, errors);
    visit.marked(response, &start.mark())
}

pub(super) async fn write(visit: Visit, body: Body) -> Response {
    let form = match visit.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let ground = &visit.ground;
    let (app, org) = (&ground.app, &ground.org);
    let back = |status, key| {
        let errors = one_error(ground.t.say(key));
        write_form(&visit, status, typed(&form), errors)
    };
    let Some(start) = Start::from_field(form.text("start"), &app.instance, org.id, app.clock.now()) else {
        return back(StatusCode::UNPROCESSABLE_ENTITY, "write-error-stale");
    };
    if form.has("switch") {
        return write_form_again(&visit, &start, StatusCode::OK, typed(&form), Errors::new());
    }
    // From the page of a conversation that nobody of the team opens any more: it proves itself as every form there.
    let leaves = visit
        .secret
        .as_ref()
        .filter(|secret| form.has("anew") && csrf::matches(&secret.form_key(), "thread", form.text("csrf")));
    if leaves.is_none() && !visit.may_send(&start) {
        return ask_again(&visit, typed(&form));
    }
    let text = match read_text(ground.t, &form) {
        Ok(text) => text,
        Err(errors) => return write_form(&visit, StatusCode::UNPROCESSABLE_ENTITY, typed(&form), errors),
    };
    let added = match &visit.secret {
        Some(secret) if leaves.is_none() => match rules::is_unopened(app, org, secret).await {
            Ok(true) => return unopened(&visit, secret, &form).await,
            Ok(false) => rules::send_to_open(app, org, secret, &start, text.clone()).await,
            Err(fault) => Err(fault),
        },
        _ => Ok(false),
    };
    let sent = match added {
        Ok(true) => return visit.go_on("thread#latest"),
        Ok(false) => rules::send_first(app, org, &start, ground.lang().code(), text).await,
        Err(fault) => Err(fault),
    };
    match sent {
        Ok(Sent::Stored) => {
            if let Some(secret) = leaves
                && let Err(fault) = rules::forget_session(app, org, secret).await
            {
                // The browser forgets it in any case, and the row ends by itself.
                tracing::warn!("a session that was left for a new one was not ended: {fault}");
            }
            let cookies = [visit.cookie(&start.secret())].into_iter().chain(visit.no_mark());
            page::see_other(&ground.href("thread?first=1#latest"), cookies)
        }
        Ok(Sent::Full(full)) => no_room(&visit, full, Some((&start, typed(&form)))),
        Ok(Sent::Left) => back(StatusCode::GONE, "write-error-left"),
        Ok(Sent::Closed) => back(StatusCode::SERVICE_UNAVAILABLE, "write-error-closed"),
        Err(fault) => {
            let errors = one_error(ground.t.say("write-error-busy"));
            write_form_again(&visit, &start, status_of(&fault), typed(&form), errors)
        }
    }
}
