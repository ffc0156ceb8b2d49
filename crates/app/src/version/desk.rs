//! What the pages of such texts share: what is in use and earlier versions, checking a text, putting one into use.

use axum::{body::Body, http::StatusCode, response::Response};
use kernel::{DbError, Fault, Moment};
use ui::Errors;

use super::{
    Kind, MOST_BYTES, Problem,
    store::{self, Version},
};
use crate::{audit, surfaces::desk::Colleague, team};

const DAY: i64 = 86_400_000;

/// A version, and who put it into use when.
pub(crate) struct Listed {
    pub(crate) number: i64,
    pub(crate) in_use: bool,
    pub(crate) by: Option<(String, Moment)>,
}

/// What was typed, and what came of checking it.
#[derive(Default)]
pub(crate) struct Typed {
    /// `None` shows the text in use.
    text: Option<String>,
    problems: Vec<Problem>,
    /// Whether a check found it in order.
    is_checked: bool,
    errors: Errors,
}

/// The part of a page that changes the text.
pub(crate) struct Editor {
    pub(crate) kind: &'static Kind,
    pub(crate) in_use: i64,
    /// The text in use.
    pub(crate) current: String,
    /// The text in the field.
    pub(crate) text: String,
    /// Whether the text in the field was checked, and is in order.
    pub(crate) is_checked: bool,
    /// Whether the text in use cannot be read, so that what comes with the program holds.
    pub(crate) broken: bool,
    pub(crate) problems: Vec<Problem>,
    pub(crate) versions: Vec<Listed>,
    /// The texts that come with the program, each with what it is called.
    pub(crate) offered: Vec<(&'static str, String)>,
    pub(crate) errors: Errors,
}

impl Editor {
    /// What the page shows: what was checked, else what is in use.
    pub(crate) fn shown(&self) -> &str {
        if self.is_checked { &self.text } else { &self.current }
    }
}

fn zero(kind: &Kind, lang: kernel::Lang) -> String {
    (kind.offered)(lang).first().and_then(|(name, _)| (kind.shipped)(name)).unwrap_or_default()
}

/// Reads what the page shows, and how many conversations wait.
///
/// # Errors
/// Those of the store.
pub(crate) async fn load(colleague: &Colleague, kind: &'static Kind, typed: Typed) -> Result<Editor, Fault> {
    let desk = &colleague.desk;
    let org = desk.ground.org.id;
    let read = desk.ground.app.db.read(move |tx| {
        let in_use = store::in_use(tx, org, kind.name)?;
        let members = team::members(tx, org)?;
        let name = |row: &Version| {
            let found = members.iter().find(|member| member.id() == row.by);
            found.map(|member| member.work_name().to_owned()).unwrap_or_default()
        };
        let listed = |row: &Version| Listed {
            number: row.number,
            in_use: row.in_use,
            by: Some((name(row), Moment::from_millis(row.day * DAY))),
        };
        let versions: Vec<_> = store::list(tx, org, kind.name)?.iter().map(listed).collect();
        let text = store::text(tx, org, kind.name, in_use)?;
        Ok::<_, DbError>((in_use, text, versions))
    });
    let (in_use, own, mut versions) = read.await?;
    versions.push(Listed { number: 0, in_use: in_use == 0, by: None });
    let lang = desk.ground.lang();
    let own = own.unwrap_or_else(|| zero(kind, lang));
    let broken = !(kind.check)(&own).is_empty();
    let editor = Editor {
        kind,
        in_use,
        text: typed.text.unwrap_or_else(|| own.clone()),
        current: if broken { zero(kind, lang) } else { own },
        is_checked: typed.is_checked,
        broken,
        problems: typed.problems,
        versions,
        offered: (kind.offered)(lang),
        errors: typed.errors,
    };
    Ok(editor)
}

/// What comes of a form.
pub(crate) enum Next {
    /// The page again, with what was typed.
    Show(StatusCode, Typed),
    /// Another version is in use: whoever goes by it looks again.
    Done,
    /// Another answer.
    Answer(Response),
}

/// Shows a text that comes with the program in the field, checks what stands there, or puts it into use.
pub(crate) async fn work(colleague: &Colleague, kind: &'static Kind, body: Body) -> Next {
    let (desk, t) = (&colleague.desk, colleague.desk.ground.t);
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return Next::Answer(response),
    };
    let text = form.text("text").replace("\r\n", "\n");
    let mut typed = Typed { text: Some(text.clone()), ..Typed::default() };
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    if !desk.is_ours(&form) {
        typed.errors.add("text", t.say("form-error-stale"));
        return Next::Show(refused, typed);
    }
    if form.cut {
        typed.errors.add("text", t.with("version-error-big", "n", MOST_BYTES / 1024));
        return Next::Show(refused, typed);
    }
    if form.text("do") == "load" {
        let Some(text) = (kind.shipped)(form.text("which")) else {
            return Next::Answer(desk.fault(&Fault::NotFound));
        };
        return Next::Show(StatusCode::OK, Typed { text: Some(text), ..Typed::default() });
    }
    let problems = (kind.check)(&text);
    if !problems.is_empty() {
        typed.errors.add("text", t.say("version-error-problems"));
        return Next::Show(refused, Typed { problems, ..typed });
    }
    if form.text("do") == "use" {
        return put_into_use(colleague, kind, form.text("seen"), text, typed).await;
    }
    Next::Show(StatusCode::OK, Typed { is_checked: true, ..typed })
}

fn day(now: Moment) -> i64 {
    now.millis().div_euclid(DAY)
}

async fn put_into_use(
    colleague: &Colleague,
    kind: &'static Kind,
    seen: &str,
    text: String,
    typed: Typed,
) -> Next {
    let (desk, seen) = (&colleague.desk, seen.parse::<i64>().ok());
    let (org, by, now) = (desk.ground.org.id, colleague.session.staff(), desk.ground.app.clock.now());
    let done = desk.ground.app.db.write(move |tx| {
        if seen != Some(store::in_use(tx, org, kind.name)?) {
            return Ok(false);
        }
        store::insert(tx, org, kind.name, &text, by, day(now))?;
        audit::record(tx, org, by, kind.action, [0; 16], now)?;
        Ok::<_, DbError>(true)
    });
    finish(colleague, done.await, typed)
}

/// Puts an earlier version back into use; 0 is what comes with the program.
pub(crate) async fn put_back(colleague: &Colleague, kind: &'static Kind, body: Body) -> Next {
    let desk = &colleague.desk;
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return Next::Answer(response),
    };
    let mut typed = Typed::default();
    if !desk.is_ours(&form) {
        typed.errors.add("versions", desk.ground.t.say("form-error-stale"));
        return Next::Show(StatusCode::UNPROCESSABLE_ENTITY, typed);
    }
    // What is no number is the number of no version.
    let (seen, wanted) = (form.text("seen").parse::<i64>().ok(), form.text("version").parse().unwrap_or(-1));
    let (org, by, now) = (desk.ground.org.id, colleague.session.staff(), desk.ground.app.clock.now());
    let done = desk.ground.app.db.write(move |tx| {
        if seen != Some(store::in_use(tx, org, kind.name)?) {
            return Ok(false);
        }
        match wanted {
            0 => store::retire(tx, org, kind.name)?,
            _ if store::text(tx, org, kind.name, wanted)?.is_none() => return Ok(false),
            _ => drop(store::put_back(tx, org, kind.name, wanted, by, day(now))?),
        }
        audit::record(tx, org, by, kind.action, [0; 16], now)?;
        Ok::<_, DbError>(true)
    });
    finish(colleague, done.await, typed)
}

fn finish(colleague: &Colleague, done: Result<bool, DbError>, mut typed: Typed) -> Next {
    match done {
        Ok(true) => Next::Done,
        Ok(false) => {
            let field = if typed.text.is_some() { "text" } else { "versions" };
            typed.errors.add(field, colleague.desk.ground.t.say("version-error-changed"));
            Next::Show(StatusCode::CONFLICT, typed)
        }
        Err(error) => Next::Answer(colleague.desk.fault(&error.into())),
    }
}
