//! The visitor's pages.

use askama::Template;
use axum::{
    body::Body,
    extract::{Query, rejection::QueryRejection},
    http::{HeaderName, HeaderValue, StatusCode},
    response::Response,
};
use kernel::Fault;
use ui::{
    Errors, Form, csrf,
    form::{Unclean, clean},
    page,
};

use super::{
    rules::{self, Sent},
    session::{Start, VisitorSecret},
};
use crate::{
    chat::{self, Line, MAX_CHARS},
    knowledge::{self, Shown},
    surfaces::{Ground, Route, Who, public::Visit},
};

/// How many messages a page of a thread shows.
const PAGE: i64 = 50;

/// The routes of this slice.
pub fn routes() -> Vec<Route> {
    vec![
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
    let ground = &visit.ground;
    let start = Start::new(ground.app.clock.now(), ground.app.entropy.as_ref());
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
    let text = match read_text(ground, &form) {
        Ok(text) => text,
        Err(errors) => return write_form(&visit, StatusCode::UNPROCESSABLE_ENTITY, typed(&form), errors),
    };
    let Some(start) = Start::from_field(form.text("start"), &app.instance, org.id, app.clock.now()) else {
        return back(StatusCode::UNPROCESSABLE_ENTITY, "write-error-stale");
    };
    match rules::send_first(app, org, &start, ground.lang().code(), text).await {
        Ok(Sent::Stored) => page::see_other(&ground.href("thread#latest"), [visit.cookie(&start.secret())]),
        Ok(Sent::Left) => back(StatusCode::GONE, "write-error-left"),
        Ok(Sent::Closed) => back(StatusCode::SERVICE_UNAVAILABLE, "write-error-closed"),
        Err(fault) => back(status_of(&fault), "write-error-busy"),
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
    thread(&visit, &secret, position, StatusCode::OK, "", Errors::new()).await
}

async fn thread(
    visit: &Visit,
    secret: &VisitorSecret,
    position: Position,
    status: StatusCode,
    text: &str,
    errors: Errors,
) -> Response {
    let ground = &visit.ground;
    let (app, org) = (&ground.app, &ground.org);
    let own = match rules::open(app, org, secret).await {
        Ok(Some(own)) => own,
        Ok(None) => return no_thread(visit, text),
        Err(fault) => return visit.fault(&fault),
    };
    let (conversation, before) = (own.conversation, position.before.unwrap_or(i64::MAX));
    let stored =
        app.db.read(move |tx| chat::store::messages_before(tx, conversation, before, PAGE + 1)).await;
    let opened = stored.map_err(Fault::from).and_then(|mut stored| {
        let more = stored.len() > PAGE as usize;
        if more {
            stored.remove(0);
        }
        Ok((more, chat::lines(&own.root, &own.permit, &stored)?))
    });
    let (more, lines) = match opened {
        Ok(opened) => opened,
        Err(fault) => return visit.fault(&fault),
    };
    let earlier = lines.first().filter(|_| more).map(|line| line.number);
    let nonce = hex::encode(kernel::entropy::bytes::<16>(app.entropy.as_ref()));
    let csrf = csrf::token(&secret.form_key(), "thread");
    visit.personal(status, &Thread { ground, lines, earlier, asked: position.n, csrf, nonce, text, errors })
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
    let text = match read_text(ground, &form) {
        Ok(text) => text,
        Err(errors) => {
            return thread(&visit, &secret, Position::default(), refused, typed(&form), errors).await;
        }
    };
    if !csrf::matches(&secret.form_key(), "thread", form.text("csrf")) {
        let errors = one_error(ground.t.say("write-error-stale"));
        return thread(&visit, &secret, Position::default(), refused, typed(&form), errors).await;
    }
    let sent = rules::send_further(&ground.app, &ground.org, &secret, &nonce(&form), text).await;
    match sent {
        Ok(true) => visit.go("thread#latest"),
        Ok(false) => no_thread(&visit, typed(&form)),
        Err(fault) => {
            let status = status_of(&fault);
            let errors = one_error(ground.t.say("write-error-busy"));
            thread_or_form(&visit, &secret, status, typed(&form), errors).await
        }
    }
}

/// The thread with what was typed, or, when the store cannot even be read, the plain form with it.
async fn thread_or_form(
    visit: &Visit,
    secret: &VisitorSecret,
    status: StatusCode,
    text: &str,
    errors: Errors,
) -> Response {
    match rules::open(&visit.ground.app, &visit.ground.org, secret).await {
        Ok(_) => thread(visit, secret, Position::default(), status, text, errors).await,
        Err(_) => write_form(visit, status, text, errors),
    }
}

/// Leaves at once: the session ends, the browser forgets, the next page is an everyday one. From any page, also when
/// the store is gone.
async fn leave(visit: Visit) -> Response {
    let ground = &visit.ground;
    if let Some(secret) = visit.secret.as_ref().filter(|_| visit.same_site) {
        let _burned = rules::forget_session(&ground.app, &ground.org, secret).await;
    }
    let mut response = page::see_other(&ground.org.neutral_page(ground.lang()), [visit.no_cookie()]);
    let headers = response.headers_mut();
    let clear = HeaderValue::from_static("\"cache\", \"cookies\", \"storage\"");
    headers.insert(HeaderName::from_static("clear-site-data"), clear);
    response
}

/// A form's nonce: what it was given, or nothing for one that was tampered with (then equal words count once).
fn nonce(form: &Form) -> String {
    form.text("nonce").chars().filter(char::is_ascii_hexdigit).take(32).collect()
}

/// What was typed, as it goes back into the form: never more than a page can carry.
fn typed(form: &Form) -> &str {
    let text = form.text("message");
    let end = text.char_indices().nth(2 * MAX_CHARS).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

fn one_error(message: &str) -> Errors {
    let mut errors = Errors::new();
    errors.add("message", message);
    errors
}

fn read_text(ground: &Ground, form: &Form) -> Result<String, Errors> {
    let t = ground.t;
    if form.field("message").is_some_and(|field| field.garbled) {
        return Err(one_error(t.say("write-error-garbled")));
    }
    clean(form.text("message"), MAX_CHARS).map_err(|unclean| {
        one_error(&match unclean {
            Unclean::Empty => t.say("write-error-empty").to_owned(),
            Unclean::TooLong { chars } => t.with2("write-error-long", "max", MAX_CHARS, "chars", chars),
        })
    })
}

/// The status of a fault that is told on the form itself; a defect goes to the log.
fn status_of(fault: &Fault) -> StatusCode {
    if let Fault::Broken(what) = fault {
        tracing::error!("{what}");
    }
    StatusCode::SERVICE_UNAVAILABLE
}
