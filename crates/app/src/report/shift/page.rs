//! The page on which a shift report is made.

use askama::Template;
use axum::{body::Body, http::StatusCode, response::Response};
use kernel::{DbError, Fault, Moment};
use ui::{Errors, Speech};

use super::count::{Numbers, Span, contacts, count, in_words, length};
use crate::{
    chat::form::nonce,
    form::{self, Answers, Filled, Shown},
    report::{
        by_hand::is_same,
        day, form_in_use,
        keys::id_of_form,
        model::Private,
        rules::{self, Filing, Refused},
        typed::{self, Sent},
        when::{self, BadTime},
    },
    settings::Organisation,
    surfaces::desk::{Colleague, Desk},
};

/// A shift is no longer than this.
const MOST_HOURS: i64 = 24;

/// Contacts of so many hours are proposed as a shift.
const PROPOSED_HOURS: i64 = 16;

/// What is typed into the controls of the hours.
#[derive(Clone, Default)]
struct Typed {
    start_day: String,
    start_time: String,
    end_day: String,
    end_time: String,
}

impl Typed {
    fn of(span: Span, org: &Organisation) -> Self {
        let ((start_day, start_time), (end_day, end_time)) =
            (when::typed(span.start, &org.zone), when::typed(span.end, &org.zone));
        Self { start_day, start_time, end_day, end_time }
    }

    fn from(posted: &ui::Form) -> Self {
        let text = |name| posted.text(name).to_owned();
        Self {
            start_day: text("start-day"),
            start_time: text("start-time"),
            end_day: text("end-day"),
            end_time: text("end-time"),
        }
    }

    /// The hours, or what is wrong with them at which field.
    fn read(&self, org: &Organisation, now: Moment, t: Speech) -> Result<Span, Errors> {
        let mut errors = Errors::new();
        let mut one = |day: &str, time: &str, of_day: &'static str, of_time: &'static str| {
            // The minute that is just beginning has not passed.
            match when::read(day, time, &org.zone, now.plus_minutes(1)) {
                Ok((_, Some(at))) => Some(at),
                Ok((_, None)) => {
                    errors.add(of_time, t.say("by-hand-error-time"));
                    None
                }
                Err(bad) => {
                    let (field, words) = say(t, org, bad, of_day, of_time);
                    errors.add(field, words);
                    None
                }
            }
        };
        let start = one(&self.start_day, &self.start_time, "start-day", "start-time");
        let end = one(&self.end_day, &self.end_time, "end-day", "end-time");
        if let (Some(start), Some(end)) = (start, end) {
            let span = Span { start, end };
            if end <= start {
                errors.add("end-time", t.say("shift-error-order"));
            } else if span.minutes() > MOST_HOURS * 60 {
                errors.add("end-time", t.with("shift-error-length", "hours", MOST_HOURS));
            } else {
                return Ok(span);
            }
        }
        Err(errors)
    }
}

fn say(
    t: Speech,
    org: &Organisation,
    bad: BadTime,
    of_day: &'static str,
    of_time: &'static str,
) -> (&'static str, String) {
    let write = |at: Moment| format!("{}{}", when::typed(at, &org.zone).1, when::distance(at, &org.zone));
    match bad {
        BadTime::NoDay | BadTime::Day => (of_day, t.say("by-hand-error-day").to_owned()),
        BadTime::Time => (of_time, t.say("by-hand-error-time").to_owned()),
        BadTime::Skipped => (of_time, t.say("by-hand-error-skipped").to_owned()),
        BadTime::Future => (of_time, t.say("shift-error-future").to_owned()),
        BadTime::Twice(first, second) => {
            (of_time, t.with2("table-wrong-twice", "first", write(first), "second", write(second)))
        }
    }
}

#[derive(Template)]
#[template(path = "report/templates/shift.html")]
struct Page<'a> {
    desk: &'a Desk,
    typed: Typed,
    span: Option<Span>,
    numbers: Vec<(String, String)>,
    is_empty: bool,
    fields: String,
    nonce: String,
    /// Nothing is wrong but words that may tell who somebody is.
    warned: bool,
    errors: &'a Errors,
}

/// A control: its name, the key of its label, what stands in it, and whether it may bring up digits alone.
type Control<'a> = (&'static str, &'static str, &'a str);

impl Page<'_> {
    fn controls(&self) -> [Control<'_>; 4] {
        [
            ("start-day", "shift-start-day", &self.typed.start_day),
            ("start-time", "shift-start-time", &self.typed.start_time),
            ("end-day", "shift-end-day", &self.typed.end_day),
            ("end-time", "shift-end-time", &self.typed.end_time),
        ]
    }

    fn zone(&self) -> &str {
        &self.desk.ground.org.settings.time_zone
    }

    fn length(&self, span: &Span) -> String {
        length(self.desk.ground.t, *span)
    }
}

/// What a page shows in its form.
struct Shape<'a> {
    filled: Filled<'a>,
    typed: Typed,
    span: Option<Span>,
    nonce: Option<String>,
    /// Nothing is wrong but words that may tell who somebody is.
    warned: bool,
    errors: &'a Errors,
}

async fn show(colleague: &Colleague, status: StatusCode, shape: Shape<'_>) -> Response {
    let Colleague { desk, session } = colleague;
    let (app, org, staff, t) = (&desk.ground.app, &desk.ground.org, session.staff(), desk.ground.t);
    let id = org.id;
    let found = async {
        let forms = (form_in_use(app, id, "shift").await?, form_in_use(app, id, "contact").await?);
        let numbers = match shape.span {
            Some(span) => Some(count(app, org, session, staff, span).await?),
            None => None,
        };
        Ok::<_, Fault>((forms, numbers))
    };
    let ((shift, contact), numbers) = match found.await {
        Ok(found) => found,
        Err(fault) => return desk.fault(&fault),
    };
    let fresh = || hex::encode(kernel::entropy::bytes::<16>(app.entropy.as_ref()));
    let page = Page {
        desk,
        typed: shape.typed,
        span: shape.span,
        numbers: numbers.as_ref().map(|numbers| in_words(numbers, &shift, &contact, t)).unwrap_or_default(),
        is_empty: numbers.as_ref().is_none_or(|numbers| *numbers == Numbers::default()),
        fields: Shown::new(&shift, shape.filled, shape.errors, t).to_string(),
        nonce: shape.nonce.filter(|nonce| nonce.len() == 32).unwrap_or_else(fresh),
        warned: shape.warned,
        errors: shape.errors,
    };
    desk.page(status, &page)
}

pub(in crate::report) async fn page(colleague: Colleague) -> Response {
    let Colleague { desk, session } = &colleague;
    let (app, org) = (&desk.ground.app, &desk.ground.org);
    let now = app.clock.now();
    let lately = Span { start: now.plus_minutes(-PROPOSED_HOURS * 60), end: now.plus_minutes(1) };
    let found = match contacts(app, org, session, session.staff(), lately).await {
        Ok(found) => found,
        Err(fault) => return desk.fault(&fault),
    };
    let starts = || found.iter().map(|(_, start)| *start);
    let span = starts()
        .min()
        .zip(starts().max())
        .map(|(first, last)| Span { start: first.to_minute(), end: last.to_minute().plus_minutes(1) });
    let today = when::typed(now, &org.zone).0;
    let typed = match span {
        Some(span) => Typed::of(span, org),
        None => Typed { start_day: today.clone(), end_day: today, ..Typed::default() },
    };
    let errors = Errors::new();
    let filled = Filled::nothing();
    show(
        &colleague,
        StatusCode::OK,
        Shape { filled, typed, span, nonce: None, warned: false, errors: &errors },
    )
    .await
}

pub(in crate::report) async fn post(colleague: Colleague, body: Body) -> Response {
    let Colleague { desk, session } = &colleague;
    let (app, org, t) = (&desk.ground.app, &desk.ground.org, desk.ground.t);
    let Ok(posted) = ui::form::read(body, &form::LIMITS).await else { return desk.fault(&Fault::Busy) };
    let typed = Typed::from(&posted);
    let read = typed.read(org, app.clock.now(), t);
    let again = async |status, span, errors: &Errors, warned: bool| {
        let shape = Shape {
            filled: Filled::typed(&posted),
            typed: typed.clone(),
            span,
            nonce: Some(nonce(&posted)),
            warned,
            errors,
        };
        show(&colleague, status, shape).await
    };
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    if !desk.is_ours(&posted) {
        return again(refused, read.ok(), &typed::whole(t.say("form-error-stale")), false).await;
    }
    let mut errors = Errors::new();
    let span = read.map_err(|wrong| errors = wrong).ok();
    if posted.text("do") == "count" {
        let status = if errors.is_empty() { StatusCode::OK } else { refused };
        return again(status, span, &errors, false).await;
    }
    let form = match form_in_use(app, org.id, "shift").await {
        Ok(form) => form,
        Err(fault) => return desk.fault_keeping(&fault, Some(&posted)),
    };
    let (answers, warned) = match typed::read(&form, &posted, t) {
        Sent::Report(answers) => (Some(answers), false),
        Sent::Draft(_) => (None, false),
        Sent::Refused { errors: wrong, warned } => {
            wrong.iter().for_each(|(field, message)| errors.add(field.to_owned(), message));
            (None, warned)
        }
    };
    let (Some(of), Some(answers)) = (span, answers) else {
        return again(refused, span, &errors, warned).await;
    };
    let done = async {
        let numbers = count(app, org, session, session.staff(), of).await.map_err(failed)?;
        let id = id_of_form(&app.instance, org.id, session.staff(), &nonce(&posted));
        let answers: Answers = answers.into_iter().chain(numbers.answers()).collect();
        let private = Private { start: Some(of.start), end: Some(of.end), ..Private::default() };
        let days = (day::of(of.start, &org.zone), day::of(app.clock.now(), &org.zone));
        let entropy = app.entropy.as_ref();
        let filing = Filing::prepare(session, org.id, id, None, &form, &answers, private, days, entropy);
        let filing = filing.map_err(failed)?;
        match app.db.write(move |tx| rules::submit(tx, &filing, 0)).await {
            Err(Refused::Changed) if is_same(&colleague, id, &answers).await => Ok(id),
            done => done.map(|()| id),
        }
    };
    match done.await {
        Ok(id) => desk.go(&format!("reports/{id}")),
        Err(error) => {
            let (status, errors) = typed::say(t, &error);
            again(status, span, &errors, false).await
        }
    }
}

fn failed(fault: Fault) -> Refused {
    Refused::Db(DbError::Broken(fault.to_string()))
}
