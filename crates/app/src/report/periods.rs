//! Months that are locked against changes once their figures were given away.

use askama::Template;
use axum::{body::Body, http::StatusCode, response::Response};
use kernel::{DbError, Fault};
use ui::Errors;

use super::{
    day,
    lock::{self, REASONS},
    model::State,
    store::{self, Period},
};
use crate::surfaces::desk::{Colleague, Desk};

/// Months on the page.
const MONTHS: i64 = 24;

/// A month and how its reports stand.
struct Month {
    /// `2026-11`.
    name: String,
    counts: Vec<(State, i64)>,
    period: Option<Period>,
}

impl Month {
    fn is_locked(&self) -> bool {
        self.period.as_ref().is_some_and(|period| period.locked)
    }

    fn count(&self, state: &State) -> i64 {
        self.counts.iter().find(|(counted, _)| counted == state).map_or(0, |(_, count)| *count)
    }

    /// Reports that are not done: once the month is locked, nobody can.
    fn open(&self) -> i64 {
        [State::Draft, State::Submitted, State::Returned].iter().map(|state| self.count(state)).sum()
    }
}

#[derive(Template)]
#[template(path = "report/templates/periods.html")]
struct Page<'a> {
    desk: &'a Desk,
    months: Vec<Month>,
    errors: Errors,
}

impl Page<'_> {
    fn number(&self, n: i64) -> String {
        self.desk.ground.t.number(n)
    }

    fn reason(&self, reason: &str) -> &'static str {
        self.desk.ground.t.say(&format!("report-reason-{reason}"))
    }

    fn error(&self, month: &Month, what: &str) -> Option<&str> {
        self.errors.of(&format!("{what}-{}", month.name))
    }
}

pub(super) async fn page(colleague: Colleague) -> Response {
    show(&colleague, StatusCode::OK, Errors::new()).await
}

async fn show(colleague: &Colleague, status: StatusCode, errors: Errors) -> Response {
    let desk = &colleague.desk;
    let org = desk.ground.org.id;
    let this = day::month(day::of(desk.ground.app.clock.now(), &desk.ground.org.zone));
    let read = desk.ground.app.db.read(move |tx| {
        let first = store::first_day(tx, org)?.map_or(this, day::month).max(this - MONTHS + 1);
        let mut months = Vec::new();
        for month in (first..=this).rev() {
            let Some(((from, to), name)) = day::days_of(month).zip(day::month_name(month)) else { continue };
            let counts = store::count_states(tx, org, from, to)?;
            months.push(Month { name, counts, period: store::period(tx, org, month)? });
        }
        Ok::<_, DbError>(months)
    });
    match read.await {
        Ok(months) => desk.page(status, &Page { desk, months, errors }),
        Err(error) => desk.fault(&error.into()),
    }
}

pub(super) async fn change(colleague: Colleague, body: Body) -> Response {
    let Colleague { desk, session } = &colleague;
    let posted = match desk.form(body).await {
        Ok(posted) => posted,
        Err(response) => return response,
    };
    let (t, refused) = (desk.ground.t, StatusCode::UNPROCESSABLE_ENTITY);
    if !desk.is_ours(&posted) {
        return show(&colleague, refused, super::typed::whole(t.say("form-error-stale"))).await;
    }
    let name = posted.text("month").to_owned();
    let Some(month) = day::month_of_name(&name) else { return desk.fault(&Fault::NotFound) };
    let locks = posted.text("do") == "lock";
    let reason = REASONS.into_iter().find(|reason| *reason == posted.text("reason"));
    let wrong = |what: &str, key: &str| {
        let mut errors = Errors::new();
        errors.add(format!("{what}-{name}"), t.say(key));
        errors
    };
    if !locks && reason.is_none() {
        return show(&colleague, refused, wrong("reason", "report-error-reason")).await;
    }
    let (app, org, staff) = (&desk.ground.app, desk.ground.org.id, session.staff());
    let now = app.clock.now();
    if locks && month > day::month(day::of(now, &desk.ground.org.zone)) {
        return show(&colleague, refused, super::typed::whole(t.say("report-error-future"))).await;
    }
    let sure = posted.has("sure");
    let done = app.db.write(move |tx| {
        // Counted where it is locked: a draft that was begun since is told too.
        let open = match day::days_of(month) {
            Some((from, to)) => store::count_states(tx, org, from, to)?,
            None => Vec::new(),
        };
        if locks && !sure && open.iter().any(|(state, count)| *state != State::Accepted && *count > 0) {
            return Ok(false);
        }
        lock::lock(tx, org, month, locks, staff, reason.unwrap_or(""), now).map(|_| true)
    });
    match done.await {
        Ok(true) => desk.go("reports/periods"),
        Ok(false) => show(&colleague, refused, wrong("sure", "report-error-sure")).await,
        Err(error) => {
            let error: DbError = error;
            desk.fault(&error.into())
        }
    }
}
