//! The list of reports: one's own by day, and for coordinators those to look at.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Query, rejection::QueryRejection},
    http::StatusCode,
    response::Response,
};
use kernel::DbError;
use ui::{Errors, Speech};

use super::{
    day,
    model::State,
    store::{self, Place, ReportRow, START, Wanted},
};
use crate::{
    form::{self, Form},
    ids::{OrgId, ReportId, StaffId},
    policy::{Deed, Role},
    retention,
    surfaces::desk::{Colleague, Desk},
    team::{self, Member},
};

/// Reports on one page.
const PAGE: usize = 50;
/// So many days before its words go a report says so.
const SOON: i64 = 60;

/// What is asked for in the address.
#[derive(Clone, Debug, Default, serde::Deserialize)]
pub(super) struct Asked {
    /// `review` for those of everybody.
    #[serde(default)]
    list: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    member: String,
    /// A place in the list.
    #[serde(default)]
    after: String,
    /// The report that was filed just now.
    #[serde(default)]
    filed: String,
}

impl Asked {
    fn wanted(&self, desk: &Desk) -> (Wanted, Errors) {
        let mut errors = Errors::new();
        let mut day = |name: &'static str, typed: &str, otherwise: i64| match typed.trim() {
            "" => otherwise,
            typed => form::days(typed).unwrap_or_else(|| {
                errors.add(name, desk.ground.t.say("audit-error-day"));
                otherwise
            }),
        };
        let (from, to) = (day("from", &self.from, i64::MIN), day("to", &self.to, i64::MAX));
        let state = match self.state.as_str() {
            "" => Some(State::Submitted), // What waits.
            name => State::from_name(name).filter(|state| *state != State::Draft),
        };
        (Wanted { state, from, to, staff: StaffId::parse(&self.member) }, errors)
    }

    fn place(&self) -> Place {
        let read = || {
            let (day, id) = self.after.split_once('.')?;
            Some((day.parse().ok()?, ReportId::parse(id)?))
        };
        read().unwrap_or(START)
    }
}

/// Reports of one day.
struct Day {
    day: i64,
    reports: Vec<Listed>,
}

/// A report with what it is called, in the words of the version it was filed with.
struct Listed {
    report: ReportRow,
    title: String,
    /// The topics, so that one tells one report from another.
    topics: String,
    /// The day on which its words go, or all of a draft, if that is soon.
    goes_on: Option<i64>,
}

impl Listed {
    fn new(report: ReportRow, form: Option<&Form>, goes_on: Option<i64>, t: Speech) -> Self {
        let Some(form) = form else {
            return Self { title: report.form.clone(), topics: String::new(), goes_on, report };
        };
        let answers = form::answer::read(&report.answers);
        let topics = form.field("topics").zip(answers.get("topics"));
        let topics = topics.map(|(field, answer)| super::words::words(form, field, answer, t));
        let (title, topics) = (form.title.say(t.lang()).to_owned(), topics.unwrap_or_default());
        Self { title, topics, goes_on, report }
    }
}

#[derive(Template)]
#[template(path = "report/templates/list.html")]
struct Page<'a> {
    desk: &'a Desk,
    asked: &'a Asked,
    review: bool,
    /// Whose reports a coordinator may ask for: to find one, never to compare members (rule J-3).
    members: Vec<Member>,
    days: Vec<Day>,
    next: Option<String>,
    /// The report that was filed just now.
    filed: Option<ReportId>,
    errors: Errors,
}

impl Page<'_> {
    fn day(&self, day: &i64) -> String {
        self.desk.ground.day(&day::shown(*day))
    }

    fn code(&self, id: &ReportId) -> String {
        super::code(*id)
    }

    /// That something of a report goes soon, so that nobody is surprised by it.
    fn goes(&self, listed: &&Listed) -> Option<String> {
        let draft = listed.report.state == State::Draft;
        let key = if draft { "report-draft-goes" } else { "report-words-go" };
        Some(self.desk.ground.t.with(key, "day", self.day(&listed.goes_on?)))
    }

    fn states(&self) -> Vec<(&'static str, &'static str)> {
        let t = self.desk.ground.t;
        let filed = State::ALL.into_iter().filter(|state| *state != State::Draft);
        filed.map(|state| (state.name(), t.say(state.key()))).collect()
    }

    /// The two days of the filter: name, label, what was typed.
    fn span(&self) -> [(&'static str, &'static str, &str); 2] {
        [("from", "audit-from", &self.asked.from), ("to", "audit-to", &self.asked.to)]
    }

    fn is_state(&self, name: &&str) -> bool {
        self.asked.state == *name || (self.asked.state.is_empty() && *name == State::Submitted.name())
    }
}

pub(super) async fn page(colleague: Colleague, asked: Result<Query<Asked>, QueryRejection>) -> Response {
    let Colleague { desk, session } = &colleague;
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let may_review = desk.may(Deed::ReviewReports);
    let review = may_review && asked.list == "review";
    let (wanted, errors) = if review { asked.wanted(desk) } else { (Wanted::NOTHING, Errors::new()) };
    let (org, staff, place, unread) =
        (desk.ground.org.id, session.staff(), asked.place(), !errors.is_empty());
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let (app, instance) = (&desk.ground.app, desk.ground.app.instance.clone());
    let read = app.db.read(move |tx| {
        let members = if review { names(tx, org)? } else { Vec::new() };
        let rows = match (review, unread) {
            (true, true) => Vec::new(),
            (true, false) => store::wanted(tx, org, &wanted, place, limit)?,
            (false, _) => store::own(tx, org, staff, place, limit)?,
        };
        let mut forms: Vec<Arc<Form>> = Vec::new();
        for row in &rows {
            let is_there = |form: &Arc<Form>| form.form == row.form && form.version == row.form_version;
            if !forms.iter().any(is_there) {
                forms.extend(form::version(tx, org, &row.form, row.form_version)?);
            }
        }
        let held = retention::held_fingerprints(tx, &instance, org)?;
        Ok::<_, DbError>((members, rows, forms, held))
    });
    let (members, mut rows, forms, held) = match read.await {
        Ok(read) => read,
        Err(error) => return desk.fault(&error.into()),
    };
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(|last| next(desk, &asked, review, last));
    let filed = ReportId::parse(&asked.filed).filter(|id| rows.iter().any(|row| row.id == *id));
    let today = day::of(app.clock.now(), &desk.ground.org.zone);
    let goes_on = |row: &ReportRow| {
        let is_held = row.thread.as_ref().is_some_and(|thread| held.contains(&thread.mac()[..]));
        let kind = if row.state == State::Draft { retention::REPORT_DRAFT } else { retention::REPORT };
        let day = retention::goes_on(app, org, kind, row.filed_on);
        (row.key_wrapped.is_some() && !is_held && day <= today + SOON).then_some(day.max(today))
    };
    let mut days: Vec<Day> = Vec::new();
    for row in rows {
        let goes_on = goes_on(&row);
        let form = forms.iter().find(|form| form.form == row.form && form.version == row.form_version);
        let (day, listed) = (row.day, Listed::new(row, form.map(Arc::as_ref), goes_on, desk.ground.t));
        match days.last_mut().filter(|last| last.day == day) {
            Some(last) => last.reports.push(listed),
            None => days.push(Day { day, reports: vec![listed] }),
        }
    }
    let status = if unread { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    desk.page(status, &Page { desk, asked: &asked, review, members, days, next, filed, errors })
}

/// The address of what comes after a report. What is in it was read, so that nothing strange comes back.
fn next(desk: &Desk, asked: &Asked, review: bool, last: &ReportRow) -> String {
    let (path, after) = (desk.ground.href("reports"), format!("{}.{}", last.day, last.id));
    if !review {
        return format!("{path}?after={after}");
    }
    let day = |typed: &str| form::days(typed).map(|days| day::date_of(days).to_string()).unwrap_or_default();
    let member = StaffId::parse(&asked.member).map(|id| id.to_string()).unwrap_or_default();
    let state = match asked.state.as_str() {
        "all" => "all",
        name => State::from_name(name).map_or("", State::name),
    };
    let (from, to) = (day(&asked.from), day(&asked.to));
    format!("{path}?list=review&state={state}&from={from}&to={to}&member={member}&after={after}")
}

/// Everybody who may have filed something.
fn names(tx: &mut db::Tx<'_>, org: OrgId) -> Result<Vec<Member>, DbError> {
    let member = |row: team::StaffRow| {
        let role = Role::from_name(row.role())?;
        Some(Member { id: row.id(), work_name: row.work_name().to_owned(), role })
    };
    let mut names: Vec<Member> = team::members(tx, org)?.into_iter().filter_map(member).collect();
    names.sort_by(|a, b| a.work_name.cmp(&b.work_name));
    Ok(names)
}
