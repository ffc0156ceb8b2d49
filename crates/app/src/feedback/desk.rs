//! What people said about talks, as the team reads it: the latest first, without a name on either side (rule J-3).

use askama::Template;
use axum::{
    extract::{Query, rejection::QueryRejection},
    http::StatusCode,
    response::Response,
};
use ui::Errors;

use super::{
    model::Useful,
    rules::{self, Line},
    store::Filter,
};
use crate::{
    ids::FeedbackId,
    policy::Deed,
    surfaces::{
        Route, Who,
        desk::{Colleague, Desk},
    },
};

/// Rows on one page.
const PAGE: usize = 30;

/// The routes of this slice at the desk.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/{lang}/feedback", Who::May(Deed::ReadFeedback), page)]
}

/// The filter as it stands in the address.
#[derive(Clone, Debug, Default, serde::Deserialize)]
struct Asked {
    #[serde(default)]
    useful: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    before: String,
}

/// Nothing is later.
const START: (i64, FeedbackId) = (i64::MAX, FeedbackId::from_bytes([0xff; 16]));

fn day(text: &str) -> Option<i64> {
    text.trim().parse().ok().map(rules::day_number)
}

impl Asked {
    /// The filter, and what of it cannot be read.
    fn read(&self, desk: &Desk) -> (Filter, Errors) {
        let mut errors = Errors::new();
        let mut bound = |field: &'static str, text: &str| match day(text) {
            None if !text.trim().is_empty() => {
                errors.add(field, desk.ground.t.say("audit-error-day"));
                None
            }
            day => day,
        };
        let from = bound("from", &self.from).unwrap_or(i64::MIN);
        // The first place of the next day: everything of this day comes before it.
        let end = bound("to", &self.to).map_or(START, |day| (day + 1, FeedbackId::from_bytes([0; 16])));
        let before = self.place().unwrap_or(START).min(end);
        (Filter { useful: Useful::from_name(&self.useful), from, before }, errors)
    }

    fn place(&self) -> Option<(i64, FeedbackId)> {
        let (day, id) = self.before.split_once('.')?;
        Some((day.parse().ok()?, FeedbackId::parse(id)?))
    }

    /// The address of what comes after a place. What is in it was read, so that nothing strange comes back.
    fn next(&self, desk: &Desk, filter: &Filter, (day, id): (i64, FeedbackId)) -> String {
        let useful = filter.useful.map_or("", Useful::name);
        let (from, to) = (self.from.trim(), self.to.trim());
        format!("{}?useful={useful}&from={from}&to={to}&before={day}.{id}", desk.ground.href("feedback"))
    }
}

#[derive(Template)]
#[template(path = "feedback/templates/list.html")]
struct List<'a> {
    desk: &'a Desk,
    asked: &'a Asked,
    errors: Errors,
    feedback: Vec<Line>,
    next: Option<String>,
}

impl List<'_> {
    fn filtered(&self) -> bool {
        [&self.asked.useful, &self.asked.from, &self.asked.to].iter().any(|text| !text.is_empty())
    }
}

async fn page(colleague: Colleague, asked: Result<Query<Asked>, QueryRejection>) -> Response {
    let (desk, session) = (&colleague.desk, &colleague.session);
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let (filter, errors) = asked.read(desk);
    let (app, org) = (&desk.ground.app, desk.ground.org.id);
    // A day that cannot be read filters nothing; showing everything would look like an answer.
    let found = if errors.is_empty() {
        rules::page(app, org, session, filter, PAGE).await
    } else {
        Ok((Vec::new(), false))
    };
    let (feedback, more) = match found {
        Ok(found) => found,
        Err(fault) => return desk.fault(&fault),
    };
    let next = feedback.last().filter(|_| more).map(|last| asked.next(desk, &filter, last.place()));
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    desk.page(status, &List { desk, asked: &asked, errors, feedback, next })
}
