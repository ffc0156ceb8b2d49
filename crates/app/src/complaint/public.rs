//! Complaining without a name, and looking for the answer with the trace code.
//!
//! The code exists on the page that answers the form and nowhere else, so that page is the answer itself and no
//! redirect: there is no cookie and no address that could carry the code to another one.

use askama::Template;
use axum::{body::Body, http::StatusCode, response::Response};
use kernel::Fault;
use seal::ticket::Ticket;
use ui::{Errors, Form};

use super::{
    model::{State, Topic},
    rules::{self, Own, Submitted},
};
use crate::{
    chat::form::{one_error, read_text, typed},
    surfaces::{Class, Ground, Route, Who, public::Visit},
    visitor::{Start, not_open},
};

/// The routes of this slice on the public site.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}/complaint", Who::Anyone, complain_page),
        Route::post("/{lang}/complaint", Who::Anyone, complain).class(Class::Slow),
        Route::get("/{lang}/complaint/trace", Who::Anyone, trace_page),
        Route::post("/{lang}/complaint/trace", Who::Anyone, trace).class(Class::Slow),
    ]
}

/// The form. `text` is what was typed when it comes back.
#[derive(Template)]
#[template(path = "complaint/templates/complain.html")]
struct Complain<'a> {
    ground: &'a Ground,
    start: String,
    topic: Option<Topic>,
    text: &'a str,
    errors: Errors,
}

/// The trace code, this once.
#[derive(Template)]
#[template(path = "complaint/templates/sent.html")]
struct Sent<'a> {
    ground: &'a Ground,
    groups: [String; 5],
}

/// Where the trace code is typed.
#[derive(Template)]
#[template(path = "complaint/templates/trace.html")]
struct Trace<'a> {
    ground: &'a Ground,
    typed: &'a str,
    errors: Errors,
}

/// What the trace code opens.
#[derive(Template)]
#[template(path = "complaint/templates/follow.html")]
struct Follow<'a> {
    ground: &'a Ground,
    /// `None` when it could not be opened now and words must not be lost.
    own: Option<&'a Own>,
    groups: [String; 5],
    text: &'a str,
    errors: Errors,
}

impl Follow<'_> {
    /// What its state means for the person.
    fn state_more(&self) -> &'static str {
        match self.own.map_or(State::Received, |own| own.state) {
            State::Received => "complaint-state-received-more",
            State::LookedAt => "complaint-state-looked-at-more",
            State::Answered => "complaint-state-answered-more",
            State::Closed => "complaint-state-closed-more",
        }
    }

    /// Words that were refused are shown too, where there is no room for them any more.
    fn may_add(&self) -> bool {
        !self.errors.is_empty() || self.own.is_none_or(|own| own.may_add)
    }
}

fn complain_form(visit: &Visit, start: &Start, status: StatusCode, form: &Form, errors: Errors) -> Response {
    let ground = &visit.ground;
    let start = start.to_field(&ground.app.instance, ground.org.id);
    let topic = Topic::from_code(form.text("about"));
    visit.personal(status, &Complain { ground, start, topic, text: typed(form), errors })
}

fn new_start(visit: &Visit) -> Start {
    let app = &visit.ground.app;
    Start::new(app.clock.now(), app.entropy.as_ref())
}

async fn complain_page(visit: Visit) -> Response {
    if let Some(response) = not_open(&visit).await {
        return response;
    }
    complain_form(&visit, &new_start(&visit), StatusCode::OK, &Form::default(), Errors::new())
}

async fn complain(visit: Visit, body: Body) -> Response {
    let form = match visit.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let ground = &visit.ground;
    let (app, org) = (&ground.app, &ground.org);
    let start = Start::from_field(form.text("start"), &app.instance, org.id, app.clock.now());
    let Some(start) = start else {
        let errors = one_error(ground.t.say("write-error-stale"));
        return complain_form(&visit, &new_start(&visit), StatusCode::UNPROCESSABLE_ENTITY, &form, errors);
    };
    if !visit.may_send(&start) {
        // As for a first message: whoever plants a start would know the trace code that follows from it.
        let start = new_start(&visit);
        let errors = one_error(ground.t.say("write-error-origin"));
        let response = complain_form(&visit, &start, StatusCode::UNPROCESSABLE_ENTITY, &form, errors);
        return visit.marked(response, &start.mark());
    }
    let back = |status, errors| complain_form(&visit, &start, status, &form, errors);
    let text = match read_text(ground.t, &form) {
        Ok(text) => text,
        Err(errors) => return back(StatusCode::UNPROCESSABLE_ENTITY, errors),
    };
    let topic = Topic::from_code(form.text("about"));
    match rules::submit(app, org, &start, topic, text).await {
        Ok(Submitted::Stored(ticket)) => {
            visit.personal(StatusCode::OK, &Sent { ground, groups: ticket.groups() })
        }
        Ok(Submitted::Other(ticket)) => follow_page(&visit, &ticket, &form, "complaint-error-added").await,
        Ok(Submitted::Closed) => {
            let errors = one_error(ground.t.say("complaint-error-closed"));
            back(StatusCode::SERVICE_UNAVAILABLE, errors)
        }
        Err(fault) => back(busy(&fault), one_error(ground.t.say("write-error-busy"))),
    }
}

/// The status of a fault that is told on the form itself; a defect goes to the log.
fn busy(fault: &Fault) -> StatusCode {
    if let Fault::Broken(what) = fault {
        tracing::error!("a complaint: {what}");
    }
    StatusCode::SERVICE_UNAVAILABLE
}

fn trace_form(visit: &Visit, status: StatusCode, form: &Form, error: Option<&str>) -> Response {
    let mut errors = Errors::new();
    if let Some(key) = error {
        errors.add("code", visit.ground.t.say(key));
    }
    // Longer than any code that was typed with marks between the digits; the rest is nobody's code.
    let typed = form.text("code");
    let typed = typed.char_indices().nth(100).map_or(typed, |(end, _)| &typed[..end]);
    visit.personal(status, &Trace { ground: &visit.ground, typed, errors })
}

async fn trace_page(visit: Visit) -> Response {
    trace_form(&visit, StatusCode::OK, &Form::default(), None)
}

async fn trace(visit: Visit, body: Body) -> Response {
    let form = match visit.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    // A slip is told here, without the slow call.
    let Ok(ticket) = Ticket::parse(form.text("code")) else {
        return trace_form(&visit, StatusCode::UNPROCESSABLE_ENTITY, &form, Some("complaint-error-mistyped"));
    };
    follow_page(&visit, &ticket, &form, "").await
}

/// The page that a trace code opens. If the form has words in it they are added, unless `refused` says why not.
async fn follow_page(visit: &Visit, ticket: &Ticket, form: &Form, refused: &'static str) -> Response {
    let ground = &visit.ground;
    let (app, org) = (&ground.app, ground.org.id);
    let mut own = match rules::follow(app, org, ticket).await {
        Ok(Some(own)) => own,
        Ok(None) => {
            return trace_form(
                visit,
                StatusCode::UNPROCESSABLE_ENTITY,
                form,
                Some("complaint-error-unknown"),
            );
        }
        Err(fault) if form.has("message") => return kept(visit, ticket, form, &fault),
        Err(fault) => return trace_form(visit, busy(&fault), form, Some("complaint-error-busy")),
    };
    let mut status = StatusCode::OK;
    let mut errors = Errors::new();
    if !refused.is_empty() {
        (status, errors) = (StatusCode::CONFLICT, one_error(ground.t.say(refused)));
    } else if form.has("message") {
        match read_text(ground.t, form) {
            Err(wrong) => (status, errors) = (StatusCode::UNPROCESSABLE_ENTITY, wrong),
            Ok(text) => match rules::add(app, &own, text).await {
                Ok(true) => match rules::again_open(app, own).await {
                    Ok(fresh) => own = fresh,
                    Err(fault) => return trace_form(visit, busy(&fault), form, Some("complaint-error-busy")),
                },
                Ok(false) => {
                    (status, errors) =
                        (StatusCode::CONFLICT, one_error(ground.t.say("complaint-error-added")));
                }
                Err(fault) => {
                    (status, errors) = (busy(&fault), one_error(ground.t.say("write-error-busy")));
                }
            },
        }
    }
    let text = if errors.is_empty() { "" } else { typed(form) };
    visit.personal(status, &Follow { ground, own: Some(&own), groups: ticket.groups(), text, errors })
}

/// The store or the lane did not answer, and there are words that must not be lost.
fn kept(visit: &Visit, ticket: &Ticket, form: &Form, fault: &Fault) -> Response {
    let ground = &visit.ground;
    let errors = one_error(ground.t.say("write-error-busy"));
    let page = Follow { ground, own: None, groups: ticket.groups(), text: typed(form), errors };
    visit.personal(busy(fault), &page)
}
