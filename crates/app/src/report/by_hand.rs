//! Reports that no conversation stands behind: answers in groups, publications, visits to forums, calls, meetings, messages on
//! other platforms. And what is added to a contact that was filed: the record of an overdose, an incident.

use std::{collections::BTreeMap, sync::Arc};

use askama::Template;
use axum::{
    body::Body,
    extract::{Query, rejection::QueryRejection},
    http::StatusCode,
    response::Response,
};
use kernel::{DbError, Fault, Moment};
use ui::Errors;

use super::{
    day, form_in_use,
    keys::id_of_form,
    model::Private,
    opening::{self, Opened},
    rules::{self, About, Filing, Refused},
    store,
    typed::{self, Sent},
    when::{self, BadTime},
};
use crate::{
    chat::form::nonce,
    form::{self, Answer, Answers, Filled, Form, Kind, Shown},
    ids::ReportId,
    surfaces::desk::{Colleague, Desk},
};

// The controls that stand beside a form's own have a hyphen in their names, which no field has.

/// The forms that are filed here. That of a shift has a page of its own.
const FORMS: [&str; 3] = ["contact", "overdose", "incident"];

/// What the next report of the same kind begins with.
const ALIKE: [&str; 4] = ["platform", "instance", "mode", "language"];

/// What the address says.
#[derive(Default, serde::Deserialize)]
pub(super) struct Asked {
    form: Option<String>,
    /// The contact that an overdose or an incident belongs to.
    about: Option<String>,
    /// The report that this one shall be like.
    like: Option<String>,
    /// The report that was filed just now.
    filed: Option<String>,
}

/// What a page is about.
struct Ground {
    form: Arc<Form>,
    /// The contact that it belongs to.
    about: Option<Opened>,
    /// The report that was filed just now.
    filed: Option<ReportId>,
}

/// What stands in the controls of day and time.
#[derive(Default)]
struct Typed {
    day: String,
    time: String,
    which: String,
}

#[derive(Template)]
#[template(path = "report/templates/by-hand.html")]
struct Page<'a> {
    desk: &'a Desk,
    form: &'a str,
    about: Option<&'a Opened>,
    filed: Option<ReportId>,
    typed: Typed,
    /// The two moments of a time that came twice.
    twice: Option<(Moment, Moment)>,
    /// Whether the page asks for day and time, because the form does not.
    asks_when: bool,
    fields: String,
    nonce: String,
    /// Nothing is wrong but words that may tell who somebody is.
    warned: bool,
    errors: &'a Errors,
}

impl Page<'_> {
    fn title(&self) -> &'static str {
        match self.form {
            "overdose" => "beside-overdose-title",
            "incident" => "beside-incident-title",
            _ => "by-hand-title",
        }
    }

    fn zone(&self) -> &str {
        &self.desk.ground.org.settings.time_zone
    }

    fn distance(&self, at: &Moment) -> String {
        when::distance(*at, &self.desk.ground.org.zone)
    }

    fn day(&self, day: &i64) -> String {
        self.desk.ground.day(&day::shown(*day))
    }

    /// What a screen reader says with a control.
    fn described(&self, field: &str, hint: &str) -> String {
        let error = if self.errors.of(field).is_some() { format!("{field}-error") } else { String::new() };
        format!("{hint} {error}").trim().to_owned()
    }
}

pub(super) async fn page(colleague: Colleague, asked: Result<Query<Asked>, QueryRejection>) -> Response {
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let desk = &colleague.desk;
    let name = asked.form.as_deref().unwrap_or("contact");
    let mut ground = match load(&colleague, name, asked.about.as_deref().unwrap_or_default()).await {
        Ok(ground) => ground,
        Err(fault) => return desk.fault(&fault),
    };
    ground.filed = asked.filed.as_deref().and_then(ReportId::parse);
    let zone = &desk.ground.org.zone;
    let now = desk.ground.app.clock.now();
    let (mut answers, mut typed) =
        (Answers::new(), Typed { day: when::typed(now, zone).0, ..Typed::default() });
    if let Some(about) = &ground.about {
        // When a colleague's contact was is theirs to tell.
        let own = about.row.staff == colleague.session.staff();
        let start = about.private.as_ref().filter(|_| own).and_then(|private| private.expose().start);
        typed.day = day::date_of(about.row.day).to_string();
        typed.time = start.map(|start| when::typed(start, zone).1).unwrap_or_default();
    } else if let Some(like) = asked.like.as_deref().and_then(ReportId::parse)
        && let Ok(Some(like)) = own(&colleague, like).await
    {
        typed.day = day::date_of(like.row.day).to_string();
        answers.extend(like.answers().into_iter().filter(|(name, _)| ALIKE.contains(&name.as_str())));
    }
    if has_day(&ground.form)
        && let Some(day) = form::days(&typed.day)
    {
        answers.insert(DAY.to_owned(), Answer::Number(day));
    }
    let filled = Filled::answers(&ground.form, &answers);
    let errors = Errors::new();
    show(
        desk,
        &ground,
        StatusCode::OK,
        Shape { filled, typed, twice: None, nonce: None, warned: false, errors: &errors },
    )
}

/// What a page shows in its form.
struct Shape<'a> {
    filled: Filled<'a>,
    typed: Typed,
    twice: Option<(Moment, Moment)>,
    nonce: Option<String>,
    /// Nothing is wrong but words that may tell who somebody is.
    warned: bool,
    errors: &'a Errors,
}

fn show(desk: &Desk, ground: &Ground, status: StatusCode, shape: Shape<'_>) -> Response {
    let t = desk.ground.t;
    let nothing = BTreeMap::new();
    let fields = Shown::new(&ground.form, shape.filled, shape.errors, t).from(&nothing).to_string();
    // The same form keeps its nonce: should the report have been stored after all, it is not stored twice.
    let fresh = || hex::encode(kernel::entropy::bytes::<16>(desk.ground.app.entropy.as_ref()));
    let page = Page {
        desk,
        form: &ground.form.form,
        about: ground.about.as_ref(),
        filed: ground.filed,
        typed: shape.typed,
        twice: shape.twice,
        asks_when: !has_day(&ground.form),
        fields,
        nonce: shape.nonce.filter(|nonce| nonce.len() == 32).unwrap_or_else(fresh),
        warned: shape.warned,
        errors: shape.errors,
    };
    desk.page(status, &page)
}

async fn load(colleague: &Colleague, form: &str, about: &str) -> Result<Ground, Fault> {
    let (app, org) = (&colleague.desk.ground.app, colleague.desk.ground.org.id);
    if !FORMS.contains(&form) {
        return Err(Fault::NotFound);
    }
    let about = match about {
        "" => None,
        _ if form == "contact" => return Err(Fault::NotFound),
        id => {
            let id = ReportId::parse(id).ok_or(Fault::NotFound)?;
            Some(readable(colleague, id).await?.ok_or(Fault::NotFound)?)
        }
    };
    Ok(Ground { form: form_in_use(app, org, form).await?, about, filed: None })
}

/// A filed contact that this member may read.
async fn readable(colleague: &Colleague, id: ReportId) -> Result<Option<Opened>, Fault> {
    let (app, org) = (&colleague.desk.ground.app, colleague.desk.ground.org.id);
    let row = app.db.read(move |tx| store::find(tx, org, id)).await?;
    let row = row.filter(|row| row.form == "contact" && row.state != super::State::Draft);
    row.map(|row| opening::open(&colleague.session, org, row)).transpose()
}

/// A report of one's own.
async fn own(colleague: &Colleague, id: ReportId) -> Result<Option<Opened>, Fault> {
    let found = readable(colleague, id).await?;
    Ok(found.filter(|found| found.row.staff == colleague.session.staff()))
}

pub(super) async fn post(colleague: Colleague, body: Body) -> Response {
    let desk = &colleague.desk;
    let Ok(posted) = ui::form::read(body, &form::LIMITS).await else { return desk.fault(&Fault::Busy) };
    // A form that says nothing of itself is that of a contact.
    let name = Some(posted.text("form-name")).filter(|name| !name.is_empty()).unwrap_or("contact");
    let ground = match load(&colleague, name, posted.text("about-report")).await {
        Ok(ground) => ground,
        Err(fault) => return desk.fault_keeping(&fault, Some(&posted)),
    };
    let t = desk.ground.t;
    let again = |status, twice, errors: &Errors, warned: bool| {
        let typed = |name| posted.text(name).to_owned();
        let typed = Typed { day: typed("when-day"), time: typed("when-time"), which: typed("when-which") };
        let filled = Filled::typed(&posted);
        show(
            desk,
            &ground,
            status,
            Shape { filled, typed, twice, nonce: Some(nonce(&posted)), warned, errors },
        )
    };
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    if !desk.is_ours(&posted) {
        return again(refused, None, &typed::whole(t.say("form-error-stale")), false);
    }
    let (answers, mut errors, warned) = match typed::read(&ground.form, &posted, t) {
        Sent::Report(answers) => (Some(answers), Errors::new(), false),
        Sent::Draft(_) => (None, Errors::new(), false),
        Sent::Refused { errors, warned } => (None, errors, warned),
    };
    let mut twice = None;
    let when = match (has_day(&ground.form), &answers) {
        (false, _) => when_of(desk, &posted).map(Some),
        (true, Some(answers)) => day_of(desk, answers).map(Some),
        (true, None) => Ok(None),
    };
    let when = when.unwrap_or_else(|bad| {
        if let BadTime::Twice(first, second) = bad {
            twice = Some((first, second));
        }
        let (field, key) = say_time(bad);
        errors.add(if has_day(&ground.form) { DAY } else { field }, t.say(key));
        None
    });
    let (Some((day, start)), Some(answers)) = (when, answers) else {
        return again(refused, twice, &errors, warned);
    };
    match file(&colleague, &ground, &posted, &answers, day, start).await {
        Ok(id) => {
            let about = ground.about.as_ref().map(|about| about.row.id);
            let form = &ground.form.form;
            let next = || format!("reports/new?form={form}&filed={id}");
            desk.go(&about.map_or_else(next, |about| format!("reports/{about}")))
        }
        Err(Refused::Changed) => {
            again(StatusCode::CONFLICT, twice, &typed::whole(t.say("by-hand-error-filed")), false)
        }
        Err(error) => {
            let (status, errors) = typed::say(t, &error);
            again(status, twice, &errors, false)
        }
    }
}

/// The field in which a form asks for the day by itself.
pub(super) const DAY: &str = "date";

pub(super) fn has_day(form: &Form) -> bool {
    form.asked().any(|field| field.name == DAY && field.kind == Kind::Date)
}

/// The day that the form has asked for.
fn day_of(desk: &Desk, answers: &Answers) -> Result<(i64, Option<Moment>), BadTime> {
    let today = day::of(desk.ground.app.clock.now(), &desk.ground.org.zone);
    match answers.get(DAY) {
        Some(Answer::Number(day)) if *day > today => Err(BadTime::Future),
        Some(Answer::Number(day)) => Ok((*day, None)),
        _ => Err(BadTime::NoDay),
    }
}

/// The day and the moment that were typed; of a time that came twice the one that was chosen.
fn when_of(desk: &Desk, posted: &ui::Form) -> Result<(i64, Option<Moment>), BadTime> {
    let (zone, now) = (&desk.ground.org.zone, desk.ground.app.clock.now());
    match when::read(posted.text("when-day"), posted.text("when-time"), zone, now) {
        Err(BadTime::Twice(first, second)) => {
            let chosen = match posted.text("when-which") {
                "first" => first,
                "second" => second,
                _ => return Err(BadTime::Twice(first, second)),
            };
            if chosen > now { Err(BadTime::Future) } else { Ok((day::of(chosen, zone), Some(chosen))) }
        }
        other => other,
    }
}

/// The field and the Fluent key of what is wrong with a day or a time.
pub(super) fn say_time(bad: BadTime) -> (&'static str, &'static str) {
    match bad {
        BadTime::NoDay | BadTime::Day => ("when-day", "by-hand-error-day"),
        BadTime::Time => ("when-time", "by-hand-error-time"),
        BadTime::Future => ("when-day", "by-hand-error-future"),
        BadTime::Skipped => ("when-time", "by-hand-error-skipped"),
        BadTime::Twice(..) => ("when-which", "by-hand-error-twice"),
    }
}

/// Files it. The same form once more is the same report, unless it says something else.
async fn file(
    colleague: &Colleague,
    ground: &Ground,
    posted: &ui::Form,
    answers: &Answers,
    day: i64,
    start: Option<Moment>,
) -> Result<ReportId, Refused> {
    let Colleague { desk, session } = colleague;
    let (app, org, zone) = (&desk.ground.app, &desk.ground.org, &desk.ground.org.zone);
    let id = id_of_form(&app.instance, org.id, session.staff(), &nonce(posted));
    let days = (day, day::of(app.clock.now(), zone));
    let private = Private { start, ..Private::default() };
    let about = About {
        report: ground.about.as_ref().map(|about| about.row.id),
        // What happened to a person is counted with them; an incident of the team is about nobody.
        person: ground
            .about
            .as_ref()
            .filter(|_| ground.form.form == "overdose")
            .and_then(|about| about.row.person),
        // Who has the conversation forgotten has this forgotten with it.
        thread: ground.about.as_ref().and_then(|about| about.row.thread.clone()),
        conversation: ground.about.as_ref().and_then(|about| about.private.as_ref()?.expose().conversation),
    };
    let entropy = app.entropy.as_ref();
    let filing = Filing::prepare(session, org.id, id, None, &ground.form, answers, private, days, entropy)
        .map_err(|fault| Refused::Db(DbError::Broken(fault.to_string())))?
        .about(about);
    match app.db.write(move |tx| rules::submit(tx, &filing, 0)).await {
        Err(Refused::Changed) if is_same(colleague, id, answers).await => Ok(id),
        done => done.map(|()| id),
    }
}

/// Whether a report that is there already says the same.
pub(super) async fn is_same(colleague: &Colleague, id: ReportId, answers: &Answers) -> bool {
    let (app, org) = (&colleague.desk.ground.app, colleague.desk.ground.org.id);
    let row = app.db.read(move |tx| store::find(tx, org, id)).await.ok().flatten();
    let opened = row.and_then(|row| opening::open(&colleague.session, org, row).ok());
    opened.is_some_and(|opened| opened.answers() == *answers)
}
