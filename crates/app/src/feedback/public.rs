//! Saying how a talk was. The form belongs to the conversation that is open in the browser; what is sent does not, unless
//! the visitor wants it to.

use askama::Template;
use axum::{body::Body, http::StatusCode, response::Response};
use kernel::Fault;
use ui::{
    Errors, Form, Speech, csrf,
    form::{Unclean, clean},
};

use super::{
    model::{Answers, Experience, Useful, topics},
    rules::{self, MAX_CHARS, Sent},
};
use crate::{
    chat::form::typed,
    surfaces::{Ground, Route, Who, public::Visit},
    visitor::{self, VisitorSecret, no_thread},
};

/// The routes of this slice on the public site.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}/thread/feedback", Who::Anyone, page),
        Route::post("/{lang}/thread/feedback", Who::Anyone, send),
        Route::get("/{lang}/thread/feedback/thanks", Who::Anyone, thanks),
    ]
}

/// What the token of the form is made for.
const TOKEN: &str = "feedback";

/// The form. `form` is what was typed and ticked when it comes back.
#[derive(Template)]
#[template(path = "feedback/templates/form.html")]
struct Page<'a> {
    ground: &'a Ground,
    csrf: String,
    /// Whether something was sent from here already.
    sent_before: bool,
    form: &'a Form,
    errors: Errors,
}

impl Page<'_> {
    fn is(&self, name: &str, value: impl std::fmt::Display) -> bool {
        self.form.text(name) == value.to_string()
    }

    fn ticked(&self, topic: &str) -> bool {
        self.form.all("topics").any(|ticked| ticked == topic)
    }

    fn text(&self) -> &str {
        typed(self.form)
    }
}

async fn show(
    visit: &Visit,
    secret: Option<&VisitorSecret>,
    status: StatusCode,
    form: &Form,
    errors: Errors,
) -> Response {
    let ground = &visit.ground;
    // A store that cannot say whether something was sent is no reason to lose what is typed now.
    let sent_before = match secret {
        Some(secret) => rules::was_sent(&ground.app, ground.org.id, secret).await.unwrap_or(false),
        None => false,
    };
    let csrf = secret.map(|secret| csrf::token(&secret.form_key(), TOKEN)).unwrap_or_default();
    visit.personal(status, &Page { ground, csrf, sent_before, form, errors })
}

async fn page(visit: Visit) -> Response {
    let Some(secret) = &visit.secret else { return no_thread(&visit, "") };
    match visitor::open(&visit.ground.app, &visit.ground.org, secret).await {
        Ok(Some(_)) => show(&visit, Some(secret), StatusCode::OK, &Form::default(), Errors::new()).await,
        Ok(None) => no_thread(&visit, ""),
        Err(fault) => visit.fault(&fault),
    }
}

/// Reads what was answered.
fn read(t: Speech, form: &Form) -> Result<Answers, Errors> {
    let mut errors = Errors::new();
    let too_long = |chars| t.with2("feedback-error-long", "max", MAX_CHARS, "chars", chars);
    let mut words = None;
    if form.cut {
        // Only a part has arrived; taking that would cut the words.
        errors.add("message", too_long(form.text("message").chars().count()));
    } else if form.field("message").is_some_and(|field| field.garbled) {
        errors.add("message", t.say("write-error-garbled"));
    } else {
        match clean(form.text("message"), MAX_CHARS) {
            Ok(text) => words = Some(text),
            Err(Unclean::Empty) => {}
            Err(Unclean::TooLong { chars }) => errors.add("message", too_long(chars)),
        }
    }
    let ticked = |topic: &&str| form.all("topics").any(|code| code == *topic);
    let answers = Answers {
        useful: Useful::from_name(form.text("useful")),
        experience: form.text("experience").parse().ok().and_then(Experience::from_number),
        topics: topics().map(|topic| topic.name.as_str()).filter(ticked).collect(),
        words,
        names_thread: form.has("about"),
    };
    if errors.is_empty() && answers.is_empty() {
        errors.add("useful", t.say("feedback-error-empty"));
    }
    if errors.is_empty() { Ok(answers) } else { Err(errors) }
}

/// An error of the whole form, at its first question.
fn whole(message: &str) -> Errors {
    let mut errors = Errors::new();
    errors.add("useful", message);
    errors
}

async fn send(visit: Visit, body: Body) -> Response {
    let form = match visit.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let (ground, secret) = (&visit.ground, visit.secret.as_ref());
    let (t, refused) = (ground.t, StatusCode::UNPROCESSABLE_ENTITY);
    let again = async |status, errors| show(&visit, secret, status, &form, errors).await;
    if form.has("switch") {
        return again(StatusCode::OK, Errors::new()).await;
    }
    let Some(secret) = secret else {
        return again(StatusCode::GONE, whole(t.say("feedback-error-over"))).await;
    };
    if !csrf::matches(&secret.form_key(), TOKEN, form.text("csrf")) {
        return again(refused, whole(t.say("write-error-stale"))).await;
    }
    let answers = match read(t, &form) {
        Ok(answers) => answers,
        Err(errors) => return again(refused, errors).await,
    };
    match rules::send(&ground.app, &ground.org, secret, t.lang().code(), &answers).await {
        Ok(Sent::Stored) => visit.go("thread/feedback/thanks"),
        Ok(Sent::Over) => again(StatusCode::GONE, whole(t.say("feedback-error-over"))).await,
        Ok(Sent::Closed) => {
            again(StatusCode::SERVICE_UNAVAILABLE, whole(t.say("feedback-error-closed"))).await
        }
        Err(fault) => {
            if let Fault::Broken(what) = &fault {
                tracing::error!("feedback: {what}");
            }
            again(StatusCode::SERVICE_UNAVAILABLE, whole(t.say("write-error-busy"))).await
        }
    }
}

#[derive(Template)]
#[template(path = "feedback/templates/thanks.html")]
struct Thanks<'a> {
    ground: &'a Ground,
}

/// The same for everybody: who has said something is nobody in particular.
async fn thanks(visit: Visit) -> Response {
    visit.public(&Thanks { ground: &visit.ground })
}
