//! The questions that one is asked and has asked, and when one is away.

use askama::Template;
use axum::{body::Body, http::StatusCode, response::Response};
use kernel::{DbError, Fault};
use ui::{
    Errors, Form,
    form::{Unclean, clean},
};

use super::{
    away::{self, Away},
    model::{History, Row},
    store::{self, Part},
    whom::today,
};
use crate::{
    form::{days, iso},
    policy::Deed,
    surfaces::desk::{Colleague, Desk},
};

/// Questions in one part of the list that wait; more are not told apart by age anyway.
const WAITING: i64 = 100;
/// Questions in one part of the list that are over.
const OVER: i64 = 30;

#[derive(Template)]
#[template(path = "consult/templates/list.html")]
struct Page<'a> {
    desk: &'a Desk,
    mine: Vec<Row>,
    queue: Vec<Row>,
    answered: Vec<Row>,
    /// What is over, and what they had begun to write about it is kept.
    kept: Vec<Row>,
    asked: Vec<Row>,
    /// When they said they are away.
    away: Option<Away>,
    /// What stands in the form about being away.
    form: &'a Form,
    errors: Errors,
}

impl Page<'_> {
    /// Whether they are asked, and not only ask.
    fn is_asked(&self) -> bool {
        self.desk.may(Deed::AnswerConsult)
    }

    fn asks(&self) -> bool {
        self.desk.may(Deed::AskConsult)
    }

    /// Where a question is answered: in its conversation where that was given with it.
    fn href(&self, row: &Row) -> String {
        let ground = &self.desk.ground;
        let given = row.history == History::Given && row.is_open();
        if given && !self.asks() {
            return ground.href(&format!("inbox/{}#consults", row.conversation));
        }
        ground.href(&format!("consults/{}", row.id))
    }

    fn day(&self, day: &i64) -> String {
        self.desk.ground.date(&iso(*day))
    }

    fn value(&self, name: &str) -> String {
        if self.form.has(name) {
            return self.form.text(name).to_owned();
        }
        let Some(away) = &self.away else { return String::new() };
        match name {
            "from" => iso(away.from),
            "until" => iso(away.to),
            _ => away.word.clone(),
        }
    }
}

pub(super) async fn page(colleague: Colleague) -> Response {
    show(&colleague, StatusCode::OK, &Form::default(), Errors::new()).await
}

async fn show(colleague: &Colleague, status: StatusCode, form: &Form, errors: Errors) -> Response {
    // A page that answers a form is the list's too: its language links lead there.
    let mut at = colleague.clone();
    "/consults".clone_into(&mut at.desk.ground.path);
    match load(&at, form, errors).await {
        Ok(page) => colleague.desk.page(status, &page),
        Err(fault) => colleague.desk.fault_keeping(&fault, Some(form)),
    }
}

async fn load<'a>(colleague: &'a Colleague, form: &'a Form, errors: Errors) -> Result<Page<'a>, Fault> {
    let Colleague { desk, session } = colleague;
    let (app, org, staff) = (&desk.ground.app, desk.ground.org.id, session.staff());
    let (is_asked, asks) = (desk.may(Deed::AnswerConsult), desk.may(Deed::AskConsult));
    let day = today(app, &desk.ground.org);
    let found = app.db.read(move |tx| {
        let mut part = |part, limit, shown: bool| match shown {
            true => store::list(tx, part, org, staff, limit),
            false => Ok(Vec::new()),
        };
        let parts = [
            part(Part::Mine, WAITING, is_asked)?,
            part(Part::Queue, WAITING, is_asked)?,
            part(Part::Answered, OVER, is_asked)?,
            part(Part::Kept, OVER, is_asked)?,
            part(Part::Asked, OVER, asks)?,
        ];
        Ok::<_, DbError>((parts, store::who_is_away(tx, org, day)?))
    });
    let ([mine, queue, answered, kept, asked], all) = found.await?;
    let away = all.iter().map(|row| away::open(session, org, row)).find(|away| away.staff == staff);
    Ok(Page { desk, mine, queue, answered, kept, asked, away, form, errors })
}

/// Says when one is away, or that one is back.
pub(super) async fn set_away(colleague: Colleague, body: Body) -> Response {
    let Colleague { desk, session } = &colleague;
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let (ground, t, refused) = (&desk.ground, desk.ground.t, StatusCode::UNPROCESSABLE_ENTITY);
    let mut errors = Errors::new();
    if !desk.is_ours(&form) {
        errors.add("from", t.say("form-error-stale"));
        return show(&colleague, refused, &form, errors).await;
    }
    let (org, staff) = (ground.org.id, session.staff());
    let done = if form.text("do") == "back" {
        ground.app.db.write(move |tx| store::remove_away(tx, org, staff)).await.map_err(Fault::from)
    } else {
        let (from, until) = (days(form.text("from")), days(form.text("until")));
        if from.is_none() {
            errors.add("from", t.say("consult-error-day"));
        }
        match until {
            None => errors.add("until", t.say("consult-error-day")),
            Some(until) if from.is_some_and(|from| until < from) => {
                errors.add("until", t.say("consult-error-order"));
            }
            Some(until) if until < today(&ground.app, &ground.org) => {
                errors.add("until", t.say("consult-error-past"));
            }
            Some(_) => {}
        }
        let word = match clean(form.text("word"), away::MAX_CHARS) {
            Ok(word) => word,
            Err(Unclean::Empty) => String::new(),
            Err(Unclean::TooLong { .. }) => {
                errors.add("word", t.with("consult-error-long", "max", away::MAX_CHARS));
                String::new()
            }
        };
        match (from, until) {
            (Some(from), Some(until)) if errors.is_empty() => {
                away::say(&ground.app, &ground.org, session, (from, until), &word).await
            }
            _ => return show(&colleague, refused, &form, errors).await,
        }
    };
    match done {
        Ok(()) => desk.go("consults#away"),
        Err(fault) => desk.fault_keeping(&fault, Some(&form)),
    }
}
