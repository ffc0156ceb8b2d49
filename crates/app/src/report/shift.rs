//! The report of a shift: what the member's own reports say of its hours, counted when it is filed, and what they add to it.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::{body::Body, http::StatusCode, response::Response};
use kernel::{DbError, Fault, Moment};
use ui::{Errors, Speech};

use super::{
    day, form_in_use,
    keys::id_of_form,
    model::Private,
    rules::{self, Filing, Opened, Refused},
    store::{self, ReportRow},
    typed::{self, Sent},
    when::{self, BadTime},
};
use crate::{
    chat::{self, form::nonce},
    form::{self, Answer, Answers, Filled, Form, Shown, answer},
    ids::StaffId,
    session::Session,
    settings::Organisation,
    surfaces::{
        Shared,
        desk::{Colleague, Desk},
    },
};

/// A shift is no longer than this.
const MOST_HOURS: i64 = 24;

/// Contacts of so many hours are proposed as a shift.
const PROPOSED_HOURS: i64 = 16;

/// A contact with somebody; what is said to a group or to everybody is counted apart.
const WITH_SOMEBODY: [&str; 4] = ["direct_message", "bot", "call", "meeting"];

/// From when to when; what begins at the end is not in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    start: Moment,
    end: Moment,
}

impl Span {
    fn holds(self, at: Moment) -> bool {
        self.start <= at && at < self.end
    }

    fn minutes(self) -> i64 {
        self.end.minutes_since(self.start)
    }
}

/// What reports say of the hours of a shift.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Numbers {
    contacts: i64,
    people: i64,
    group_answers: i64,
    publications: i64,
    emergencies: i64,
    minutes: i64,
    topics: BTreeMap<String, i64>,
}

impl Numbers {
    /// Counts lines of answers, each with the number of its person.
    fn count<'a>(reports: impl Iterator<Item = (&'a str, Option<[u8; 16]>)>) -> Self {
        let (mut numbers, mut people) = (Self::default(), BTreeSet::new());
        for (line, person) in reports {
            people.extend(person);
            for (field, value) in answer::pairs(line) {
                match field {
                    "mode" if WITH_SOMEBODY.contains(&value) => numbers.contacts += 1,
                    "mode" if value == "group_answer" => numbers.group_answers += 1,
                    "mode" if value == "publication" => numbers.publications += 1,
                    "urgency" if value == "emergency" => numbers.emergencies += 1,
                    "minutes" => numbers.minutes += value.parse().unwrap_or(0),
                    "topics" => answer::codes(value).for_each(|code| {
                        *numbers.topics.entry(code.to_owned()).or_default() += 1;
                    }),
                    _ => {}
                }
            }
        }
        numbers.people = i64::try_from(people.len()).unwrap_or(i64::MAX);
        numbers
    }

    fn named(&self) -> [(&'static str, i64); 6] {
        [
            ("contacts", self.contacts),
            ("people", self.people),
            ("group_answers", self.group_answers),
            ("publications", self.publications),
            ("emergencies", self.emergencies),
            ("minutes", self.minutes),
        ]
    }

    /// As they are kept with the report.
    fn answers(&self) -> Answers {
        let mut answers: Answers = self
            .named()
            .into_iter()
            .map(|(name, number)| (name.to_owned(), Answer::Number(number)))
            .collect();
        if !self.topics.is_empty() {
            let pieces = |(code, times): (&String, &i64)| (code.clone(), u32::try_from(*times).ok());
            answers.insert("topics".to_owned(), Answer::Codes(self.topics.iter().map(pieces).collect()));
        }
        answers
    }

    /// As they were kept.
    fn kept(answers: &Answers) -> Self {
        let number = |name: &str| match answers.get(name) {
            Some(Answer::Number(number)) => *number,
            _ => 0,
        };
        let topics = match answers.get("topics") {
            Some(Answer::Codes(codes)) => {
                codes.iter().map(|(code, times)| (code.clone(), times.unwrap_or(1).into())).collect()
            }
            _ => BTreeMap::new(),
        };
        Self {
            contacts: number("contacts"),
            people: number("people"),
            group_answers: number("group_answers"),
            publications: number("publications"),
            emergencies: number("emergencies"),
            minutes: number("minutes"),
            topics,
        }
    }
}

/// A member's own reports of contacts that began within a span, with what they say of when.
async fn contacts(
    app: &Shared,
    org: &Organisation,
    session: &Session,
    staff: StaffId,
    span: Span,
) -> Result<Vec<(ReportRow, Moment)>, Fault> {
    let (first, last) = (day::of(span.start, &org.zone), day::of(span.end, &org.zone));
    let id = org.id;
    let rows = app.db.read(move |tx| store::own_between(tx, id, staff, "contact", first, last)).await?;
    let opened =
        rows.into_iter().filter_map(|row| started(session, org, row)).collect::<Result<Vec<_>, _>>()?;
    Ok(opened.into_iter().filter(|(_, start)| span.holds(*start)).collect())
}

/// A report and when what it is about began; `None` if it does not say so, or its conversation was forgotten.
fn started(
    session: &Session,
    org: &Organisation,
    row: ReportRow,
) -> Option<Result<(ReportRow, Moment), Fault>> {
    match rules::open(session, org.id, row) {
        Ok(Opened { row, private, .. }) => Some(Ok((row, private?.expose().start?))),
        // From before this member had the team's key.
        Err(Fault::NotFound) => None,
        Err(fault) => Some(Err(fault)),
    }
}

async fn count(
    app: &Shared,
    org: &Organisation,
    session: &Session,
    staff: StaffId,
    span: Span,
) -> Result<Numbers, Fault> {
    let found = contacts(app, org, session, staff, span).await?;
    Ok(Numbers::count(found.iter().map(|(row, _)| (row.answers.as_str(), row.person))))
}

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

/// Numbers in words: what they count and how much.
fn in_words(numbers: &Numbers, shift: &Form, contact: &Form, t: Speech) -> Vec<(String, String)> {
    let label = |name: &str| shift.field(name).map_or(name, |field| field.label.say(t.lang())).to_owned();
    let counted = numbers.named().into_iter().map(|(name, number)| (label(name), t.number(number)));
    let topic = |code: &str| match contact.field("topics") {
        Some(field) => contact.say(field, code, t.lang()).to_owned(),
        None => code.to_owned(),
    };
    let topics = numbers.topics.iter().map(|(code, times)| format!("{} × {}", topic(code), t.number(*times)));
    let topics = topics.collect::<Vec<_>>().join(t.say("comma"));
    let name = contact.field("topics").map(|field| field.label.say(t.lang()).to_owned()).unwrap_or_default();
    let topics = (!topics.is_empty()).then_some((name, topics));
    counted.chain(topics).collect()
}

#[derive(Template)]
#[template(path = "report/templates/shift.html")]
struct Page<'a> {
    desk: &'a Desk,
    waiting: i64,
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

fn length(t: Speech, span: Span) -> String {
    t.with2("shift-length-is", "hours", span.minutes() / 60, "minutes", span.minutes() % 60)
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
        let waiting = app.db.read(move |tx| Ok::<_, DbError>(chat::counts(tx, id, staff)?[2])).await?;
        let forms = (form_in_use(app, id, "shift").await?, form_in_use(app, id, "contact").await?);
        let numbers = match shape.span {
            Some(span) => Some(count(app, org, session, staff, span).await?),
            None => None,
        };
        Ok::<_, Fault>((waiting, forms, numbers))
    };
    let (waiting, (shift, contact), numbers) = match found.await {
        Ok(found) => found,
        Err(fault) => return desk.fault(&fault),
    };
    let fresh = || hex::encode(kernel::entropy::bytes::<16>(app.entropy.as_ref()));
    let page = Page {
        desk,
        waiting,
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

pub(super) async fn page(colleague: Colleague) -> Response {
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

pub(super) async fn post(colleague: Colleague, body: Body) -> Response {
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
        app.db.write(move |tx| rules::submit(tx, &filing, 0)).await.map(|()| id)
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

/// What stands below a shift report: its numbers as they were when it was filed, and what they would be now if reports of its
/// contacts have changed. The report itself is not rewritten.
#[derive(Template)]
#[template(path = "report/templates/shift-numbers.html")]
struct Filed {
    t: Speech,
    length: String,
    as_filed: Vec<(String, String)>,
    now: Vec<(String, String)>,
}

/// The numbers of a shift report, for its page.
pub(super) async fn numbers_of(colleague: &Colleague, report: &Opened, form: &Form) -> Result<String, Fault> {
    let Colleague { desk, session } = colleague;
    let (app, org, t) = (&desk.ground.app, &desk.ground.org, desk.ground.t);
    let Some(private) = &report.private else { return Ok(String::new()) };
    let private = private.expose();
    let (Some(start), Some(end)) = (private.start, private.end) else { return Ok(String::new()) };
    let span = Span { start, end };
    let contact = form_in_use(app, org.id, "contact").await?;
    let kept = Numbers::kept(&private.answers);
    let now = count(app, org, session, report.row.staff, span).await?;
    let words = |numbers: &Numbers| in_words(numbers, form, &contact, t);
    let changed = if now == kept { Vec::new() } else { words(&now) };
    let filed = Filed { t, length: length(t, span), as_filed: words(&kept), now: changed };
    filed.render().map_err(|error| Fault::Broken(error.to_string()))
}

/// The shift in which a contact began, of the same member: its report and its hours. By containment, and nowhere written.
pub(super) async fn of_contact(
    colleague: &Colleague,
    contact: &Opened,
) -> Result<Option<(ReportRow, Moment, Moment)>, Fault> {
    let Colleague { desk, session } = colleague;
    let (app, org) = (&desk.ground.app, &desk.ground.org);
    let Some(start) = contact.private.as_ref().and_then(|private| private.expose().start) else {
        return Ok(None);
    };
    let (id, staff, last) = (org.id, contact.row.staff, day::of(start, &org.zone));
    // A shift of the day before may have gone on past midnight.
    let rows = app.db.read(move |tx| store::own_between(tx, id, staff, "shift", last - 1, last)).await?;
    for row in rows {
        let opened = match rules::open(session, org.id, row) {
            Ok(opened) => opened,
            Err(Fault::NotFound) => continue,
            Err(fault) => return Err(fault),
        };
        let span =
            opened.private.as_ref().and_then(|private| private.expose().start.zip(private.expose().end));
        if let Some((from, to)) = span.filter(|(from, to)| Span { start: *from, end: *to }.holds(start)) {
            return Ok(Some((opened.row, from, to)));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shift_counts_contacts_people_and_topics_apart() {
        let lines = [
            ("minutes=10;mode=direct_message;topics=overdose,sleep;urgency=emergency", Some([1; 16])),
            ("minutes=5;mode=call;topics=sleep;urgency=routine", Some([1; 16])),
            ("minutes=~not_asked;mode=meeting;topics=~not_asked;urgency=today", None),
            ("minutes=20;mode=group_answer;topics=sleep", None),
            ("minutes=30;mode=publication", None),
            ("minutes=1;mode=forum_visit", None),
        ];
        let numbers = Numbers::count(lines.into_iter());
        assert_eq!(
            numbers.named(),
            [
                ("contacts", 3),
                ("people", 1),
                ("group_answers", 1),
                ("publications", 1),
                ("emergencies", 1),
                ("minutes", 66)
            ]
        );
        assert_eq!(numbers.topics, BTreeMap::from([("overdose".to_owned(), 1), ("sleep".to_owned(), 3)]));
        assert_eq!(Numbers::kept(&numbers.answers()), numbers);
        let line = answer::write(&numbers.answers());
        assert_eq!(Numbers::kept(&answer::read(&line)), numbers, "as they lie in the sealed part");
        assert_eq!(Numbers::kept(&Numbers::default().answers()), Numbers::default());
    }

    #[test]
    fn what_begins_at_the_end_of_a_shift_is_in_the_next_one() {
        let at = |minutes: i64| Moment::from_millis(1_795_226_400_000).plus_minutes(minutes);
        let span = Span { start: at(0), end: at(480) };
        assert!(span.holds(at(0)) && span.holds(at(479)) && !span.holds(at(480)) && !span.holds(at(-1)));
        assert_eq!(span.minutes(), 480);
    }
}
