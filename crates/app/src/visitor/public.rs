//! The visitor's pages.

use askama::Template;
use axum::{
    body::Body,
    extract::{Query, rejection::QueryRejection},
    http::{HeaderName, HeaderValue, StatusCode},
    response::Response,
};
use kernel::Fault;
use ui::{Errors, Form, csrf, page};

use super::{
    rules::{self, Sent},
    session::{Start, VisitorSecret},
};
use crate::{
    chat::{
        self, Line,
        form::{nonce, one_error, read_text, typed},
    },
    knowledge::{self, Shown},
    surfaces::{Ground, Route, Who, public::Visit},
};

/// How many messages a page of a thread shows.
const PAGE: i64 = 50;

/// How long somebody who leaves waits for the store.
const PATIENCE: std::time::Duration = std::time::Duration::from_millis(300);

/// The routes of this slice.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}", Who::Anyone, to_home),
        Route::get("/{lang}/", Who::Anyone, home),
        Route::get("/{lang}/emergency", Who::Anyone, emergency),
        Route::get("/{lang}/about", Who::Anyone, about),
        Route::get("/{lang}/write", Who::Anyone, write_page),
        Route::post("/{lang}/write", Who::Anyone, write),
        Route::get("/{lang}/thread", Who::Anyone, thread_page),
        Route::post("/{lang}/thread", Who::Anyone, send),
        Route::get("/{lang}/leave", Who::Anyone, leave),
        Route::get("/leave", Who::Anyone, leave),
    ]
}

#[derive(Template)]
#[template(path = "visitor/templates/home.html")]
struct Home<'a> {
    ground: &'a Ground,
    cards: Vec<Shown>,
}

/// The address without its last slash, as people type it.
async fn to_home(visit: Visit) -> Response {
    visit.go("")
}

async fn home(visit: Visit) -> Response {
    let ground = &visit.ground;
    visit.public(&Home { ground, cards: knowledge::cards(ground.lang()) })
}

#[derive(Template)]
#[template(path = "visitor/templates/emergency.html")]
struct Emergency<'a> {
    ground: &'a Ground,
    cards: Vec<Shown>,
}

async fn emergency(visit: Visit) -> Response {
    let ground = &visit.ground;
    visit.public(&Emergency { ground, cards: knowledge::cards(ground.lang()) })
}

#[derive(Template)]
#[template(path = "visitor/templates/about.html")]
struct About<'a> {
    ground: &'a Ground,
}

async fn about(visit: Visit) -> Response {
    visit.public(&About { ground: &visit.ground })
}

/// The first form. `text` is what was typed when it comes back.
#[derive(Template)]
#[template(path = "visitor/templates/write.html")]
struct Write<'a> {
    ground: &'a Ground,
    start: String,
    text: &'a str,
    errors: Errors,
}

fn write_form(visit: &Visit, status: StatusCode, text: &str, errors: Errors) -> Response {
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
    visit.personal(status, &Write { ground, start, text, errors })
}

async fn write_page(visit: Visit) -> Response {
    if let Some(secret) = &visit.secret
        && let Ok(Some(_)) = rules::open(&visit.ground.app, &visit.ground.org, secret).await
    {
        return visit.go("thread");
    }
    write_form(&visit, StatusCode::OK, "", Errors::new())
}

async fn write(visit: Visit, body: Body) -> Response {
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
    let text = match read_text(ground.t, &form) {
        Ok(text) => text,
        Err(errors) => return write_form(&visit, StatusCode::UNPROCESSABLE_ENTITY, typed(&form), errors),
    };
    let Some(start) = Start::from_field(form.text("start"), &app.instance, org.id, app.clock.now()) else {
        return back(StatusCode::UNPROCESSABLE_ENTITY, "write-error-stale");
    };
    let added = match &visit.secret {
        Some(secret) => rules::send_to_open(app, org, secret, &start, text.clone()).await,
        None => Ok(false),
    };
    let sent = match added {
        Ok(true) => return visit.go("thread#latest"),
        Ok(false) => rules::send_first(app, org, &start, ground.lang().code(), text).await,
        Err(fault) => Err(fault),
    };
    match sent {
        Ok(Sent::Stored) => page::see_other(&ground.href("thread#latest"), [visit.cookie(&start.secret())]),
        Ok(Sent::Left) => back(StatusCode::GONE, "write-error-left"),
        Ok(Sent::Closed) => back(StatusCode::SERVICE_UNAVAILABLE, "write-error-closed"),
        Err(fault) => {
            let errors = one_error(ground.t.say("write-error-busy"));
            write_form_again(&visit, &start, status_of(&fault), typed(&form), errors)
        }
    }
}

/// A conversation as its visitor sees it.
#[derive(Template)]
#[template(path = "visitor/templates/thread.html")]
struct Thread<'a> {
    ground: &'a Ground,
    lines: Vec<Line>,
    /// The number of the first message shown, if there are earlier ones.
    earlier: Option<i64>,
    /// What the visitor had seen when they asked for new messages, if they did.
    asked: Option<i64>,
    csrf: String,
    nonce: String,
    text: &'a str,
    errors: Errors,
}

impl Thread<'_> {
    fn latest(&self) -> i64 {
        self.lines.last().map_or(0, |line| line.number)
    }

    /// The words under "check for new messages": what came since, or that nothing did.
    fn news(&self) -> Option<String> {
        let seen = self.asked?;
        let new = self.lines.iter().filter(|line| line.number > seen && line.stamp().is_some()).count();
        let (ground, now) = (self.ground, self.ground.app.clock.now());
        Some(match new {
            0 => ground.t.with("thread-nothing-new", "time", ground.t.time(now, &ground.org.zone)),
            new => ground.t.with("thread-new", "n", new),
        })
    }
}

#[derive(Default, serde::Deserialize)]
struct Position {
    /// The last message seen, when asking for new ones.
    n: Option<i64>,
    /// Show what stands before this message.
    before: Option<i64>,
}

async fn thread_page(visit: Visit, position: Result<Query<Position>, QueryRejection>) -> Response {
    let position = position.map_or_else(|_| Position::default(), |Query(position)| position);
    let Some(secret) = visit.secret.clone() else { return no_thread(&visit, "") };
    thread(&visit, &secret, position, StatusCode::OK, None, Errors::new()).await
}

/// The thread. A `form` that was refused goes back into it, also when the store cannot even be read.
async fn thread(
    visit: &Visit,
    secret: &VisitorSecret,
    position: Position,
    status: StatusCode,
    form: Option<&Form>,
    errors: Errors,
) -> Response {
    let ground = &visit.ground;
    let text = form.map_or("", typed);
    let (more, lines, status) = match load(ground, secret, position.before).await {
        Ok(Some((more, lines))) => (more, lines, status),
        Ok(None) => return no_thread(visit, text),
        Err(fault) if form.is_none() => return visit.fault(&fault),
        Err(fault) => (false, Vec::new(), status_of(&fault)),
    };
    let earlier = lines.first().filter(|_| more).map(|line| line.number);
    // The same form keeps its nonce: should the message have been stored after all, it is not stored twice.
    let nonce = form.map(nonce).filter(|nonce| nonce.len() == 32).unwrap_or_else(|| new_nonce(ground));
    let csrf = csrf::token(&secret.form_key(), "thread");
    visit.personal(status, &Thread { ground, lines, earlier, asked: position.n, csrf, nonce, text, errors })
}

/// The messages of a page, and whether there are earlier ones; `None` if no conversation is open.
async fn load(
    ground: &Ground,
    secret: &VisitorSecret,
    before: Option<i64>,
) -> Result<Option<(bool, Vec<Line>)>, Fault> {
    let Some(own) = rules::open(&ground.app, &ground.org, secret).await? else { return Ok(None) };
    let (conversation, before) = (own.conversation, before.unwrap_or(i64::MAX));
    let mut stored =
        ground.app.db.read(move |tx| chat::messages_before(tx, conversation, before, PAGE + 1)).await?;
    let more = stored.len() > PAGE as usize;
    if more {
        stored.remove(0);
    }
    Ok(Some((more, chat::lines(&own.root, &own.permit, &stored))))
}

fn new_nonce(ground: &Ground) -> String {
    hex::encode(kernel::entropy::bytes::<16>(ground.app.entropy.as_ref()))
}

/// No conversation is open in this browser: says so, offers a new one, keeps what was typed.
fn no_thread(visit: &Visit, text: &str) -> Response {
    let errors = one_error(visit.ground.t.say("thread-error-none"));
    write_form(visit, StatusCode::NOT_FOUND, text, errors)
}

async fn send(visit: Visit, body: Body) -> Response {
    let form = match visit.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let ground = &visit.ground;
    let Some(secret) = visit.secret.clone() else { return no_thread(&visit, typed(&form)) };
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    let text = match read_text(ground.t, &form) {
        Ok(text) => text,
        Err(errors) => {
            return thread(&visit, &secret, Position::default(), refused, Some(&form), errors).await;
        }
    };
    if !csrf::matches(&secret.form_key(), "thread", form.text("csrf")) {
        let errors = one_error(ground.t.say("write-error-stale"));
        return thread(&visit, &secret, Position::default(), refused, Some(&form), errors).await;
    }
    let sent = rules::send_further(&ground.app, &ground.org, &secret, &nonce(&form), text).await;
    match sent {
        Ok(true) => visit.go("thread#latest"),
        Ok(false) => no_thread(&visit, typed(&form)),
        Err(fault) => {
            let status = status_of(&fault);
            let errors = one_error(ground.t.say("write-error-busy"));
            thread(&visit, &secret, Position::default(), status, Some(&form), errors).await
        }
    }
}

/// Leaves at once: the session ends, the browser forgets, the next page is an everyday one. From any page, also when
/// the store is gone.
async fn leave(visit: Visit) -> Response {
    let ground = &visit.ground;
    if !visit.same_site {
        // A link or picture on another site must not be able to end somebody's conversation.
        return page::see_other(&ground.org.neutral_page(ground.lang()), []);
    }
    if let Some(secret) = &visit.secret {
        // Who leaves does not wait for a busy store: the work stays in its queue and is done after the answer.
        let burning = rules::forget_session(&ground.app, &ground.org, secret);
        let _burned = tokio::time::timeout(PATIENCE, burning).await;
    }
    let mut response = page::see_other(&ground.org.neutral_page(ground.lang()), [visit.no_cookie()]);
    let headers = response.headers_mut();
    let clear = HeaderValue::from_static("\"cache\", \"cookies\", \"storage\"");
    headers.insert(HeaderName::from_static("clear-site-data"), clear);
    response
}

/// The status of a fault that is told on the form itself; a defect goes to the log.
fn status_of(fault: &Fault) -> StatusCode {
    if let Fault::Broken(what) = fault {
        tracing::error!("{what}");
    }
    StatusCode::SERVICE_UNAVAILABLE
}
