//! The page on which a table is pasted, checked and filed.

use std::{collections::HashSet, time::Duration};

use askama::Template;
use axum::{
    body::Body,
    extract::{Query, rejection::QueryRejection},
    http::StatusCode,
    response::Response,
};
use kernel::{DbError, Fault};
use ui::{Errors, Speech, form::Limits};

use super::{
    check::{BadTable, Checked, Good, Identity, MOST_BYTES, MOST_LINES, check},
    columns::{BadHeader, Vocabulary},
    row::{Problem, Reader, Wrong},
};
use crate::{
    chat::form::nonce,
    form::{Answer, Form, MOST_CHARS},
    ids::ReportId,
    report::{
        Private, day, form_in_use, lock,
        rules::{self, Filing, Refused},
        store, typed,
    },
    surfaces::desk::{Colleague, Desk},
};

/// Every byte of a text in other letters takes three in a form.
const LIMITS: Limits = Limits {
    bytes: 3 * MOST_BYTES + 64 * 1024,
    fields: 16,
    field_bytes: MOST_BYTES,
    time: Duration::from_secs(300),
};

/// Broken lines that are shown with what is wrong; of the rest, how many.
const SHOWN: usize = 100;

/// Reports that are written in one unit of work, some twenty milliseconds.
const AT_ONCE: usize = 50;

#[derive(Default, serde::Deserialize)]
pub(in crate::report) struct Asked {
    /// How many were filed just now.
    done: Option<usize>,
    /// How many of them were filed before.
    before: Option<usize>,
}

#[derive(Template)]
#[template(path = "report/templates/table.html")]
struct Page<'a> {
    desk: &'a Desk,
    form: &'a Form,
    text: &'a str,
    nonce: String,
    /// Whether equal lines are contacts of their own.
    equal: bool,
    checked: Option<&'a Checked>,
    /// Lines whose words may tell who somebody is.
    look: &'a [usize],
    done: Option<usize>,
    before: usize,
    errors: &'a Errors,
}

impl Page<'_> {
    fn shown<'c>(&self, checked: &'c Checked) -> &'c [super::check::Broken] {
        &checked.broken[..checked.broken.len().min(SHOWN)]
    }

    fn most(&self) -> usize {
        MOST_LINES
    }

    fn more(&self, checked: &Checked) -> usize {
        checked.broken.len().saturating_sub(SHOWN)
    }

    fn column<'c>(&self, checked: &'c Checked, problem: &Problem) -> &'c str {
        problem.column.and_then(|at| checked.names.get(at)).map_or("", |name| name.trim())
    }

    fn why(&self, problem: &Problem) -> String {
        why(self.desk.ground.t, &problem.what)
    }

    /// The numbers of the first lines of a list.
    fn lines(&self, lines: &[usize]) -> String {
        let t = self.desk.ground.t;
        let some = lines.iter().take(SHOWN).map(|line| t.number(whole(*line)));
        let words = some.collect::<Vec<_>>().join(t.say("comma"));
        if lines.len() > SHOWN { format!("{words}…") } else { words }
    }

    fn number(&self, number: &usize) -> String {
        self.desk.ground.t.number(whole(*number))
    }

    /// Names and labels of the columns.
    fn columns(&self) -> Vec<(&str, &str)> {
        let lang = self.desk.ground.lang();
        self.form.asked().map(|field| (field.name.as_str(), field.label.say(lang))).collect()
    }

    fn can_equal(&self, checked: &Checked) -> bool {
        let same = |problem: &Problem| matches!(problem.what, Wrong::Same(_));
        self.equal
            || !checked.filed.is_empty()
            || checked.broken.iter().any(|one| one.problems.iter().any(same))
    }
}

fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn why(t: Speech, wrong: &Wrong) -> String {
    match wrong {
        Wrong::Quote => t.say("table-wrong-quote").to_owned(),
        Wrong::Cells => t.say("table-wrong-cells").to_owned(),
        Wrong::NoDay => t.say("table-wrong-no-day").to_owned(),
        Wrong::Day => t.say("table-wrong-day").to_owned(),
        Wrong::Time => t.say("table-wrong-time").to_owned(),
        Wrong::Future => t.say("table-wrong-future").to_owned(),
        Wrong::Skipped => t.say("table-wrong-skipped").to_owned(),
        Wrong::Locked => t.say("table-wrong-locked").to_owned(),
        Wrong::Several => t.say("table-wrong-several").to_owned(),
        Wrong::NotHere => t.say("table-wrong-not-here").to_owned(),
        Wrong::Twice(first, second) => {
            t.with2("table-wrong-twice", "first", first.as_str(), "second", second.as_str())
        }
        Wrong::Code(word) => t.with("table-wrong-code", "word", word.as_str()),
        Wrong::Number(least, most) => t.with2("table-wrong-number", "least", *least, "most", *most),
        Wrong::Long(chars) => t.with2("table-wrong-long", "most", MOST_CHARS, "chars", *chars),
        Wrong::Same(line) => t.with("table-wrong-same", "line", *line),
    }
}

/// Why a table is not read at all, in words.
fn refusal(t: Speech, bad: &BadTable) -> String {
    let names = |names: &[String]| names.join(t.say("comma"));
    match bad {
        BadTable::Long => t.with("table-error-long", "most", MOST_LINES),
        BadTable::Lines(lines) => t.with2("table-error-lines", "lines", *lines, "most", MOST_LINES),
        BadTable::Header(BadHeader::Empty) => t.say("table-error-empty").to_owned(),
        BadTable::Header(BadHeader::NoDay) => t.with("table-error-no-day", "day", t.say("table-column-day")),
        BadTable::Header(BadHeader::Unknown(which)) => t.with("table-error-unknown", "names", names(which)),
        BadTable::Header(BadHeader::Twice(which)) => t.with("table-error-twice", "names", names(which)),
        BadTable::Header(BadHeader::Computed(which)) => t.with("table-error-computed", "names", names(which)),
    }
}

/// What is shown beside the text.
#[derive(Default)]
struct Shape<'a> {
    text: &'a str,
    nonce: Option<String>,
    equal: bool,
    checked: Option<&'a Checked>,
    look: &'a [usize],
    done: Option<usize>,
    before: usize,
}

async fn show(colleague: &Colleague, status: StatusCode, shape: Shape<'_>, errors: &Errors) -> Response {
    let desk = &colleague.desk;
    let (app, org) = (&desk.ground.app, desk.ground.org.id);
    let form = match form_in_use(app, org, "contact").await {
        Ok(form) => form,
        Err(fault) => return desk.fault(&fault),
    };
    let fresh = || hex::encode(kernel::entropy::bytes::<16>(app.entropy.as_ref()));
    let nonce = shape.nonce.filter(|nonce| nonce.len() == 32).unwrap_or_else(fresh);
    let Shape { text, equal, checked, look, done, before, .. } = shape;
    let page = Page { desk, form: &form, text, nonce, equal, checked, look, done, before, errors };
    desk.page(status, &page)
}

pub(in crate::report) async fn page(
    colleague: Colleague,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Response {
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let shape = Shape { done: asked.done, before: asked.before.unwrap_or(0), ..Shape::default() };
    show(&colleague, StatusCode::OK, shape, &Errors::new()).await
}

pub(in crate::report) async fn post(colleague: Colleague, body: Body) -> Response {
    let desk = &colleague.desk;
    let t = desk.ground.t;
    let Ok(posted) = ui::form::read(body, &LIMITS).await else { return desk.fault(&Fault::Busy) };
    let text = posted.text("table");
    let equal = posted.has("equal");
    let kept = || Shape { text, nonce: Some(nonce(&posted)), equal, ..Shape::default() };
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    let wrong = |message: String| {
        let mut errors = Errors::new();
        errors.add("table", message);
        errors
    };
    if !desk.is_ours(&posted) {
        return show(&colleague, refused, kept(), &wrong(t.say("form-error-stale").to_owned())).await;
    }
    // A page that kept a part of it while the desk was locked says so.
    if posted.cut || posted.has("cut") {
        return show(&colleague, refused, kept(), &wrong(refusal(t, &BadTable::Long))).await;
    }
    let (mut checked, look, form) = match understand(&colleague, text, equal.then(|| nonce(&posted))).await {
        Ok(Ok(found)) => found,
        Ok(Err(bad)) => return show(&colleague, refused, kept(), &wrong(refusal(t, &bad))).await,
        Err(fault) => {
            tracing::warn!("a table was not checked: {fault}");
            return show(
                &colleague,
                StatusCode::SERVICE_UNAVAILABLE,
                kept(),
                &wrong(t.say("write-error-busy").to_owned()),
            )
            .await;
        }
    };
    if posted.text("do") != "file" || checked.good.is_empty() {
        let errors = if checked.broken.is_empty() {
            Errors::new()
        } else {
            wrong(t.say("table-error-broken").to_owned())
        };
        let status = if errors.is_empty() { StatusCode::OK } else { refused };
        return show(&colleague, status, Shape { checked: Some(&checked), look: &look, ..kept() }, &errors)
            .await;
    }
    let done = match file(&colleague, &form, &mut checked).await {
        Ok(done) => done,
        Err(error) => {
            // What was filed before it broke off is noticed when the same lines are sent again.
            let (status, said) = typed::say(t, &error);
            let said = said.iter().map(|(_, message)| message.to_owned()).collect::<Vec<_>>().join(" ");
            return show(&colleague, status, kept(), &wrong(said)).await;
        }
    };
    let before = checked.filed.len();
    if checked.broken.is_empty() {
        return desk.go(&format!("reports/table?done={done}&before={before}"));
    }
    let rest = checked.rest();
    let shape = Shape { text: &rest, checked: Some(&checked), done: Some(done), before, ..Shape::default() };
    show(&colleague, refused, shape, &wrong(t.say("table-error-broken").to_owned())).await
}

/// A table that was read, the lines whose words should be looked at again, and the form it was read with.
type Understood = (Checked, Vec<usize>, std::sync::Arc<Form>);

/// Reads a table, and compares it with what is locked and what was filed before.
async fn understand(
    colleague: &Colleague,
    text: &str,
    apart: Option<String>,
) -> Result<Result<Understood, BadTable>, Fault> {
    let Colleague { desk, session } = colleague;
    let (app, org, staff) = (&desk.ground.app, desk.ground.org.id, session.staff());
    let form = form_in_use(app, org, "contact").await?;
    let identity = Identity::new(&app.instance, org, staff, apart.as_deref());
    let (text, zone, now, t) =
        (text.to_owned(), desk.ground.org.zone.clone(), app.clock.now(), desk.ground.t);
    let (read_with, texts) = (std::sync::Arc::clone(&form), app.catalogue);
    // Some thousand lines keep a thread busy for a while, and others have pages to be made.
    let read = tokio::task::spawn_blocking(move || {
        let words = Vocabulary::new(&read_with, texts);
        let reader = Reader { form: &read_with, words: &words, zone: &zone, now, t };
        check(&text, &reader, &identity, apart.is_some()).map(|checked| {
            let look = checked.good.iter().filter(|good| may_tell(good)).map(|good| good.number).collect();
            (checked, look)
        })
    });
    let read = read.await.map_err(|error| Fault::Broken(format!("a table was not read: {error}")))?;
    let (mut checked, look): (Checked, Vec<usize>) = match read {
        Ok(read) => read,
        Err(bad) => return Ok(Err(bad)),
    };
    let months = checked.days();
    let days = checked.good.iter().map(|good| good.row.day);
    let (first, last) = (days.clone().min().unwrap_or(0), days.max().unwrap_or(0));
    let found = app.db.read(move |tx| {
        let mut locked = HashSet::new();
        for (month, day) in &months {
            if lock::is_locked(tx, org, *day)? {
                locked.insert(*month);
            }
        }
        Ok::<_, DbError>((locked, store::own_ids(tx, org, staff, "contact", first, last)?))
    });
    let (locked, filed): (HashSet<i64>, HashSet<ReportId>) = found.await?;
    checked.set_apart(|id| filed.contains(&id));
    let of_day = checked.day_column;
    checked.hold_back(|good| {
        let problem = || Problem { column: Some(of_day), what: Wrong::Locked };
        locked.contains(&day::month(good.row.day)).then(problem)
    });
    Ok(Ok((checked, look, form)))
}

/// Whether a text of a line may tell who somebody is.
fn may_tell(good: &Good) -> bool {
    let texts = good.row.answers.values().filter_map(|answer| match answer {
        Answer::Text(text) => Some(text),
        _ => None,
    });
    texts.into_iter().any(|text| !scrub::find(text).is_empty())
}

/// What became of one line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Became {
    Filed,
    Before,
    Locked,
}

/// Files what can be filed, some at once, and says how many were; afterwards `checked` has only what was not. A line that was
/// filed before is not filed again.
async fn file(colleague: &Colleague, form: &Form, checked: &mut Checked) -> Result<usize, Refused> {
    let Colleague { desk, session } = colleague;
    let (app, org) = (&desk.ground.app, &desk.ground.org);
    let today = day::of(app.clock.now(), &org.zone);
    let mut became = std::collections::HashMap::new();
    for some in checked.good.chunks(AT_ONCE) {
        let prepare = |good: &Good| {
            let private = Private { start: good.row.start, ..Private::default() };
            let days = (good.row.day, today);
            let entropy = app.entropy.as_ref();
            Filing::prepare(session, org.id, good.id, None, form, &good.row.answers, private, days, entropy)
                .map_err(|fault| Refused::Db(DbError::Broken(fault.to_string())))
        };
        let filings = some.iter().map(prepare).collect::<Result<Vec<_>, _>>()?;
        let submit = move |tx: &mut db::Tx<'_>| {
            let one = |filing: &Filing| match rules::submit(tx, filing, 0) {
                Ok(()) => Ok((filing.id(), Became::Filed)),
                Err(Refused::Changed) => Ok((filing.id(), Became::Before)),
                Err(Refused::Locked) => Ok((filing.id(), Became::Locked)),
                Err(other) => Err(other),
            };
            filings.iter().map(one).collect::<Result<Vec<_>, Refused>>()
        };
        became.extend(app.db.write(submit).await?);
    }
    let done = became.values().filter(|became| **became == Became::Filed).count();
    let of_day = checked.day_column;
    checked.hold_back(|good| {
        let locked = became.get(&good.id) == Some(&Became::Locked);
        locked.then_some(Problem { column: Some(of_day), what: Wrong::Locked })
    });
    checked.set_apart(|id| became.get(&id) == Some(&Became::Before));
    checked.good.clear();
    Ok(done)
}
