//! One report: in words, with what happened to it; correcting it, giving it back, accepting it.

use std::sync::Arc;

use askama::Template;
use axum::{body::Body, http::StatusCode, response::Response};
use kernel::{DbError, Fault};
use ui::{Errors, form::clean};

use super::{
    beside::At,
    day, form_of, lock,
    model::{State, Step},
    opening::{self, Opened},
    review::{self, Correction, Verdict},
    rules::{self, Refused},
    shift,
    store::{self, StepRow},
    typed::{self, Sent},
    words::{self, Change, Part},
};
use crate::{
    form::{self, Filled, Form, Shown},
    ids::{ConversationId, ReportId},
    policy::Deed,
    surfaces::desk::{Colleague, Desk},
};

/// The longest word that goes with a step, in characters.
const WORD: usize = 500;

/// A report with what happened to it.
struct Loaded {
    opened: Opened,
    steps: Vec<StepRow>,
    form: Arc<Form>,
    locked: bool,
}

/// One step, in words.
struct Told {
    step: Step,
    who: Option<String>,
    day: i64,
    word: Option<String>,
    changes: Vec<Change>,
    /// Something was changed that nobody can read any more.
    forgotten: bool,
}

#[derive(Template)]
#[template(path = "report/templates/report.html")]
struct Page<'a> {
    desk: &'a Desk,
    report: &'a store::ReportRow,
    title: &'a str,
    parts: Vec<Part>,
    times: Option<(String, Option<String>)>,
    /// The shift in which the contact began, from when to when.
    shift: Option<(ReportId, String, String)>,
    /// What was added to the contact: overdoses, incidents.
    added: Vec<store::ReportRow>,
    /// What the program has counted, ready to be written into the page.
    counted: String,
    conversation: Option<ConversationId>,
    steps: Vec<Told>,
    own: bool,
    locked: bool,
    /// Everything but what is counted is gone.
    forgotten: bool,
    word: &'a str,
    errors: Errors,
}

impl Page<'_> {
    fn href(&self, rest: &str) -> String {
        self.desk.ground.href(&format!("reports/{}{rest}", self.report.id))
    }

    fn code(&self) -> String {
        super::code(self.report.id)
    }

    fn day(&self, day: &i64) -> String {
        self.desk.ground.day(&day::shown(*day))
    }

    fn code_of(&self, id: &ReportId) -> String {
        super::code(*id)
    }

    /// Whether something can be added to it: to a contact that was filed.
    fn can_be_added_to(&self) -> bool {
        self.report.form == "contact" && self.report.state != State::Draft
    }

    /// What another report is called by its form.
    fn called<'r>(&self, report: &'r store::ReportRow) -> &'r str {
        let t = self.desk.ground.t;
        form::default(&report.form).map_or(report.form.as_str(), |form| form.title.say(t.lang()))
    }

    fn reviews(&self) -> bool {
        self.desk.may(Deed::ReviewReports)
    }
}

#[derive(Template)]
#[template(path = "report/templates/correct.html")]
struct CorrectPage<'a> {
    desk: &'a Desk,
    report: &'a store::ReportRow,
    title: &'a str,
    fields: String,
    revision: String,
    word: &'a str,
    warned: bool,
    errors: &'a Errors,
}

impl CorrectPage<'_> {
    fn href(&self, rest: &str) -> String {
        self.desk.ground.href(&format!("reports/{}{rest}", self.report.id))
    }

    fn code(&self) -> String {
        super::code(self.report.id)
    }
}

/// Reads and opens a report. That somebody opens another's is recorded before anything is shown.
async fn load(colleague: &Colleague, id: &str) -> Result<Loaded, Fault> {
    let Colleague { desk, session } = colleague;
    let id = ReportId::parse(id).ok_or(Fault::NotFound)?;
    let (app, org, staff) = (&desk.ground.app, desk.ground.org.id, session.staff());
    let found = app.db.read(move |tx| {
        let Some(row) = store::find(tx, org, id)? else { return Ok(None) };
        let (steps, locked) = (store::steps(tx, org, id)?, lock::is_locked(tx, org, row.day)?);
        Ok::<_, DbError>(Some((row, steps, locked)))
    });
    let (row, steps, locked) = found.await?.ok_or(Fault::NotFound)?;
    let form = form_of(app, org, &row.form, row.form_version).await?;
    let others = row.staff != staff;
    let opened = opening::open(session, org, row)?;
    if others {
        let (session, now) = (session.clone(), app.clock.now());
        app.db.write(move |tx| opening::opened(tx, org, &session, id, now)).await?;
    }
    Ok(Loaded { opened, steps, form, locked })
}

pub(super) async fn page(colleague: Colleague, At(id): At) -> Response {
    show(&colleague, &id, StatusCode::OK, "", Errors::new()).await
}

async fn show(colleague: &Colleague, id: &str, status: StatusCode, word: &str, errors: Errors) -> Response {
    let mut desk = colleague.desk.clone();
    desk.ground.path = format!("/reports/{id}");
    let desk = &desk;
    let Loaded { opened, steps, form, locked } = match load(colleague, id).await {
        Ok(loaded) => loaded,
        Err(fault) => return desk.fault(&fault),
    };
    let private = opened.private.as_ref().map(kernel::Plain::expose);
    let conversation = private.and_then(|private| private.conversation);
    if let (State::Draft, Some(conversation)) = (opened.row.state, conversation) {
        return desk.go(&format!("inbox/{conversation}/report"));
    }
    let (t, answers) = (desk.ground.t, opened.answers());
    let time = |at: Option<kernel::Moment>| at.map(|at| desk.ground.until(&at));
    let (shift, added, counted) = match beside_it(colleague, &opened, &form).await {
        Ok(found) => found,
        Err(fault) => return desk.fault(&fault),
    };
    let page = Page {
        desk,
        title: form.title.say(t.lang()),
        parts: words::parts(&form, &answers, t),
        times: private.and_then(|private| Some((time(private.start)?, time(private.end)))),
        shift: shift.map(|(row, from, to)| (row.id, desk.ground.until(&from), desk.ground.until(&to))),
        added,
        counted,
        conversation,
        steps: tell(&opened, steps, &form, t),
        own: opened.row.staff == colleague.session.staff(),
        locked,
        forgotten: private.is_none(),
        report: &opened.row,
        word,
        errors,
    };
    desk.page(status, &page)
}

/// The shift and its hours, what was added, what was counted.
type Beside = (Option<(store::ReportRow, kernel::Moment, kernel::Moment)>, Vec<store::ReportRow>, String);

/// What stands beside a report: of a contact its shift and what was added to it, of a shift its numbers.
async fn beside_it(colleague: &Colleague, opened: &Opened, form: &Form) -> Result<Beside, Fault> {
    match opened.row.form.as_str() {
        "contact" => {
            let Colleague { desk, session } = colleague;
            let (org, id) = (desk.ground.org.id, opened.row.id);
            let mut added = desk.ground.app.db.read(move |tx| store::about(tx, org, id)).await?;
            added.retain(|row| row.staff == session.staff() || desk.may(Deed::ReviewReports));
            Ok((shift::of_contact(colleague, opened).await?, added, String::new()))
        }
        "shift" => Ok((None, Vec::new(), shift::numbers_of(colleague, opened, form).await?)),
        _ => Ok((None, Vec::new(), String::new())),
    }
}

/// What happened to a report, the latest first; of a correction what it changed.
fn tell(opened: &Opened, steps: Vec<StepRow>, form: &Form, t: ui::Speech) -> Vec<Told> {
    let mut after = opened.answers();
    let mut told = Vec::with_capacity(steps.len());
    for step in steps.into_iter().rev() {
        let before = opened.before(&step);
        let forgotten = before.is_some() && step.private_before.is_none();
        let changes = before.as_ref().map_or_else(Vec::new, |before| words::changes(form, before, &after, t));
        after = before.unwrap_or(after);
        let word = opened.word(&step).map(|word| word.expose().clone());
        told.push(Told { step: step.step, who: step.work_name, day: step.day, word, changes, forgotten });
    }
    told
}

pub(super) async fn correct_page(colleague: Colleague, At(id): At) -> Response {
    show_form(&colleague, &id, StatusCode::OK, None, &Errors::new(), false).await
}

/// The form that corrects a report; with what was typed, and what is wrong with it.
async fn show_form(
    colleague: &Colleague,
    id: &str,
    status: StatusCode,
    typed: Option<(&ui::Form, bool)>,
    errors: &Errors,
    warned: bool,
) -> Response {
    let mut desk = colleague.desk.clone();
    desk.ground.path = format!("/reports/{id}/correct");
    let (desk, posted) = (&desk, typed.map(|(form, _)| form));
    let Loaded { opened, form, .. } = match load(colleague, id).await {
        Ok(loaded) => loaded,
        Err(fault) => return desk.fault_keeping(&fault, posted),
    };
    if opened.private.is_none() {
        return desk.fault_keeping(&Fault::Gone, posted);
    }
    if opened.row.state == State::Draft {
        return desk.go(&format!("reports/{id}"));
    }
    let answers = opened.answers();
    let filled = posted.map_or_else(|| Filled::answers(&form, &answers), Filled::typed);
    let t = desk.ground.t;
    let page = CorrectPage {
        desk,
        title: form.title.say(t.lang()),
        fields: Shown::new(&form, filled, errors, t).to_string(),
        // Whoever was told that it has changed meanwhile writes over it the next time.
        revision: match typed {
            Some((form, false)) => form.text("revision").to_owned(),
            _ => opened.row.revision.to_string(),
        },
        word: posted.map_or("", |form| form.text("word")),
        report: &opened.row,
        warned,
        errors,
    };
    desk.page(status, &page)
}

/// The word of a form, if there is one.
fn word_of(posted: &ui::Form, t: ui::Speech) -> Result<Option<String>, Errors> {
    let wrong = |message: String| {
        let mut errors = Errors::new();
        errors.add("word", message);
        errors
    };
    match clean(posted.text("word"), WORD) {
        Ok(word) => Ok(Some(word)),
        Err(ui::form::Unclean::Empty) => Ok(None),
        Err(ui::form::Unclean::TooLong { chars }) => {
            Err(wrong(t.with2("write-error-long", "max", WORD, "chars", chars)))
        }
    }
}

pub(super) async fn correct(colleague: Colleague, At(id): At, body: Body) -> Response {
    let desk = &colleague.desk;
    let posted = match desk.form(body).await {
        Ok(posted) => posted,
        Err(response) => return response,
    };
    let (t, refused) = (desk.ground.t, StatusCode::UNPROCESSABLE_ENTITY);
    let again = |errors: Errors, warned: bool| {
        let (colleague, id, posted) = (&colleague, &id, &posted);
        async move { show_form(colleague, id, refused, Some((posted, false)), &errors, warned).await }
    };
    if !desk.is_ours(&posted) {
        // Without its token a form is not even told whether there is such a report.
        if load(&colleague, &id).await.is_err() {
            return desk.fault_keeping(&Fault::Forbidden, Some(&posted));
        }
        return again(typed::whole(t.say("form-error-stale")), false).await;
    }
    let loaded = match load(&colleague, &id).await {
        Ok(loaded) => loaded,
        Err(fault) => return desk.fault_keeping(&fault, Some(&posted)),
    };
    let answers = match typed::read(&loaded.form, &posted, t) {
        Sent::Report(answers) | Sent::Draft(answers) => answers,
        Sent::Refused { errors, warned } => return again(errors, warned).await,
    };
    let word = match word_of(&posted, t) {
        Ok(word) => word,
        Err(errors) => return again(errors, false).await,
    };
    let done = match posted.text("revision").parse::<i64>() {
        Ok(revision) if revision == loaded.opened.row.revision => {
            write_correction(&colleague, &loaded, &answers, word).await
        }
        _ if says(&loaded, &answers) => Ok(()), // The same form once more.
        _ => Err(Refused::Changed),
    };
    match done {
        Ok(()) => desk.go(&format!("reports/{id}")),
        Err(error) => {
            let told = matches!(error, Refused::Changed);
            let (status, errors) = typed::say(t, &error);
            show_form(&colleague, &id, status, Some((&posted, told)), &errors, false).await
        }
    }
}

/// Whether a report says this already.
fn says(loaded: &Loaded, answers: &form::Answers) -> bool {
    let asked = |(name, _): &(&String, &form::Answer)| loaded.form.field(name).is_some();
    loaded.opened.answers().iter().filter(asked).eq(answers.iter().filter(asked))
}

async fn write_correction(
    colleague: &Colleague,
    loaded: &Loaded,
    answers: &form::Answers,
    word: Option<String>,
) -> Result<(), Refused> {
    if says(loaded, answers) && word.is_none() && loaded.opened.row.state != State::Returned {
        return Ok(()); // Nothing was changed.
    }
    let Colleague { desk, session } = colleague;
    let (app, org) = (&desk.ground.app, desk.ground.org.id);
    let (now, entropy) = (app.clock.now(), app.entropy.as_ref());
    let today = day::of(now, &desk.ground.org.zone);
    let correction =
        Correction::prepare(session, org, &loaded.opened, &loaded.form, answers, word, today, entropy)
            .map_err(|_| Refused::NotFound)?;
    app.db.write(move |tx| review::correct(tx, &correction, now)).await
}

pub(super) async fn give_back(colleague: Colleague, At(id): At, body: Body) -> Response {
    judge(&colleague, &id, body, false).await
}

pub(super) async fn accept(colleague: Colleague, At(id): At, body: Body) -> Response {
    judge(&colleague, &id, body, true).await
}

async fn judge(colleague: &Colleague, id: &str, body: Body, accepted: bool) -> Response {
    let desk = &colleague.desk;
    let posted = match desk.form(body).await {
        Ok(posted) => posted,
        Err(response) => return response,
    };
    let (t, refused, typed) = (desk.ground.t, StatusCode::UNPROCESSABLE_ENTITY, posted.text("word"));
    if !desk.is_ours(&posted) {
        if load(colleague, id).await.is_err() {
            return desk.fault(&Fault::Forbidden);
        }
        return show(colleague, id, refused, typed, typed::whole(t.say("form-error-stale"))).await;
    }
    let word = match word_of(&posted, t) {
        Ok(None) if !accepted => {
            let mut errors = Errors::new();
            errors.add("word", t.say("report-error-word"));
            return show(colleague, id, refused, typed, errors).await;
        }
        Ok(word) => word,
        Err(errors) => return show(colleague, id, refused, typed, errors).await,
    };
    let loaded = match load(colleague, id).await {
        Ok(loaded) => loaded,
        Err(fault) => return desk.fault_keeping(&fault, Some(&posted)),
    };
    let done = match posted.text("revision").parse::<i64>() {
        Ok(revision) if revision == loaded.opened.row.revision => {
            write_verdict(colleague, &loaded, accepted, word).await
        }
        _ => Err(Refused::Changed),
    };
    match done {
        Ok(()) => desk.go("reports?list=review"),
        // Twice the same button.
        Err(Refused::Changed) if accepted && loaded.opened.row.state == State::Accepted => {
            desk.go("reports?list=review")
        }
        Err(error) => {
            let (status, errors) = typed::say(t, &error);
            show(colleague, id, status, typed, errors).await
        }
    }
}

async fn write_verdict(
    colleague: &Colleague,
    loaded: &Loaded,
    accepted: bool,
    word: Option<String>,
) -> Result<(), Refused> {
    let Colleague { desk, session } = colleague;
    let (app, org) = (&desk.ground.app, desk.ground.org.id);
    let (now, entropy) = (app.clock.now(), app.entropy.as_ref());
    let today = day::of(now, &desk.ground.org.zone);
    let verdict = Verdict::prepare(session, org, &loaded.opened, accepted, word, today, entropy)
        .map_err(|_| Refused::NotFound)?;
    app.db.write(move |tx| review::give(tx, &verdict, now)).await
}

pub(super) async fn discard(colleague: Colleague, At(id): At, body: Body) -> Response {
    let Colleague { desk, session } = &colleague;
    let posted = match desk.form(body).await {
        Ok(posted) => posted,
        Err(response) => return response,
    };
    if !desk.is_ours(&posted) {
        return desk.fault(&Fault::Forbidden);
    }
    let Some(id) = ReportId::parse(&id) else { return desk.fault(&Fault::NotFound) };
    let (org, staff) = (desk.ground.org.id, session.staff());
    match desk.ground.app.db.write(move |tx| rules::discard(tx, org, staff, id)).await {
        Ok(()) => desk.go("reports"),
        Err(Refused::Db(error)) => desk.fault(&error.into()),
        Err(_) => desk.fault(&Fault::NotFound),
    }
}
