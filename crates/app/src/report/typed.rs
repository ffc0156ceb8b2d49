//! What was typed into a report: read as a draft or as a report, looked through for what could tell who somebody is, and
//! what is said when it cannot be taken.

use axum::http::StatusCode;
use ui::{Errors, Speech};

use super::rules::Refused;
use crate::form::{self, Answer, Answers, Form};

/// What a form brings.
pub(super) enum Sent {
    /// To be kept as a draft.
    Draft(Answers),
    /// To be filed.
    Report(Answers),
    /// Neither, with everything that was typed going back into the form.
    Refused {
        /// What is wrong with it.
        errors: Errors,
        /// Nothing is but words that may tell who somebody is: to be looked at, and taken then.
        warned: bool,
    },
}

/// Reads a form that was sent with the button "Save draft" or with another one.
pub(super) fn read(form: &Form, posted: &ui::Form, t: Speech) -> Sent {
    if posted.text("do") == "draft" {
        let (answers, errors) = form::given(form, posted, t);
        if errors.is_empty() {
            return Sent::Draft(answers);
        }
        return Sent::Refused { errors, warned: false };
    }
    let (answers, errors) = form::read(form, posted, t);
    if !errors.is_empty() {
        return Sent::Refused { errors, warned: false };
    }
    if posted.has("identifies_nobody") || is_urgent(form, &answers) {
        return Sent::Report(answers);
    }
    let errors = identifiers(&answers, t);
    if errors.is_empty() { Sent::Report(answers) } else { Sent::Refused { errors, warned: true } }
}

/// What must be told at once is not held up by a word in it.
fn is_urgent(form: &Form, answers: &Answers) -> bool {
    let urgency = answers.get("urgency");
    form.form == "incident"
        || matches!(urgency, Some(Answer::Codes(codes)) if codes.iter().any(|(code, _)| code == "emergency"))
}

/// Whatever in the texts of a report may tell who somebody is, said at the field that it stands in.
fn identifiers(answers: &Answers, t: Speech) -> Errors {
    let mut errors = Errors::new();
    for (field, answer) in answers {
        let Answer::Text(text) = answer else { continue };
        for one in scrub::find(text) {
            let kind = format!("scrub-{}", one.kind.name().replace('_', "-"));
            let message = t.with2("scrub-found", "words", &text[one.range], "kind", t.say(&kind));
            errors.add(field.clone(), message);
        }
    }
    errors
}

/// An error of the form as a whole; its link leads to the form.
pub(super) fn whole(words: &str) -> Errors {
    let mut errors = Errors::new();
    errors.add("report-form", words);
    errors
}

/// Why it was not done, in words, and the status of the page that says so.
pub(super) fn say(t: Speech, refused: &Refused) -> (StatusCode, Errors) {
    let (status, key) = match refused {
        Refused::NotFound => (StatusCode::NOT_FOUND, "report-error-gone"),
        Refused::Changed => (StatusCode::CONFLICT, "report-error-changed"),
        Refused::Another => (StatusCode::CONFLICT, "report-error-another"),
        Refused::Locked => (StatusCode::UNPROCESSABLE_ENTITY, "report-error-locked"),
        Refused::Future => (StatusCode::UNPROCESSABLE_ENTITY, "report-error-future"),
        Refused::State => (StatusCode::CONFLICT, "report-error-state"),
        Refused::Again | Refused::Db(_) => (StatusCode::SERVICE_UNAVAILABLE, "report-error-busy"),
    };
    if let Refused::Db(kernel::DbError::Broken(what)) = refused {
        tracing::error!("a report at the desk: {what}");
    }
    (status, whole(t.say(key)))
}
