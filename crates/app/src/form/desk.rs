//! Forms at the desk: which there are, which version is in use, how the draft looks, and putting it into use.

use std::{convert::Infallible, time::Duration};

use askama::Template;
use axum::{
    body::Body,
    extract::{FromRequestParts, Path, Query, rejection::QueryRejection},
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::Response,
};
use kernel::{DbError, Fault, Lang, Moment};
use ui::{
    Errors,
    form::upload::{self, Files, NotKept},
    page,
};

use super::{
    Filled, Form, LIMITS, NAMES, Problem, Shown,
    draft::{self, Work},
    edit, parse, store, to_toml,
};
use crate::{
    policy::Deed,
    surfaces::{
        Route, Shared, Who,
        desk::{Colleague, Desk},
    },
};

/// The longest text of a form, in bytes.
const MOST_BYTES: usize = 1024 * 1024;

const DAY: i64 = 86_400_000;

/// The routes of this slice.
pub fn routes() -> Vec<Route> {
    let mut routes = vec![
        Route::get("/{lang}/forms", Who::May(Deed::WorkForms), list),
        Route::get("/{lang}/forms/{form}", Who::May(Deed::WorkForms), overview),
        Route::get("/{lang}/forms/{form}/preview", Who::May(Deed::WorkForms), preview),
        Route::get("/{lang}/forms/{form}/file", Who::May(Deed::WorkForms), file),
        Route::get("/{lang}/forms/{form}/load", Who::May(Deed::WorkForms), load_page),
        Route::post("/{lang}/forms/{form}/load", Who::May(Deed::WorkForms), load),
        Route::post("/{lang}/forms/{form}/use", Who::May(Deed::WorkForms), put_into_use),
        Route::post("/{lang}/forms/{form}/discard", Who::May(Deed::WorkForms), discard),
    ];
    routes.extend(edit::routes());
    routes
}

/// The form in the address and, below it, the field or list; bytes that are no text are the address of nothing.
pub(super) struct At {
    pub(super) form: String,
    pub(super) below: String,
}

impl FromRequestParts<Shared> for At {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Infallible> {
        let path = Path::<Vec<(String, String)>>::from_request_parts(parts, app).await;
        let mut named = path.map(|Path(named)| named).unwrap_or_default().into_iter().skip(1);
        let mut next = || named.next().map(|(_, value)| value).unwrap_or_default();
        Ok(Self { form: next(), below: next() })
    }
}

/// One form as the list shows it.
struct Listed {
    name: &'static str,
    title: String,
    version: i64,
    since: Option<Moment>,
    /// The number of the draft.
    draft: Option<i64>,
    /// Versions that were in use before.
    older: Vec<i64>,
}

#[derive(Template)]
#[template(path = "form/templates/list.html")]
struct ListPage<'a> {
    desk: &'a Desk,
    forms: Vec<Listed>,
}

async fn list(colleague: Colleague) -> Response {
    let desk = &colleague.desk;
    let (org, lang) = (desk.ground.org.id, desk.ground.lang());
    let found = desk.ground.app.db.read(move |tx| {
        let versions = store::list(tx, org)?;
        let mut forms = Vec::new();
        for name in NAMES {
            let Some(form) = store::current(tx, org, name)? else { continue };
            let own = || versions.iter().filter(|one| one.form == name);
            let in_use = own().find(|one| one.state == "in_use");
            let older = own().filter(|one| one.state == "used").map(|one| one.version);
            forms.push(Listed {
                name,
                title: form.title.say(lang).to_owned(),
                version: form.version,
                since: in_use.map(|one| Moment::from_millis(one.day * DAY)),
                draft: own().find(|one| one.state == "draft").map(|one| one.version),
                older: older.chain(in_use.map(|_| 1)).collect(),
            });
        }
        Ok::<_, DbError>(forms)
    });
    match found.await {
        Ok(forms) => desk.page(StatusCode::OK, &ListPage { desk, forms }),
        Err(error) => desk.fault(&error.into()),
    }
}

/// The page of one form: what is wrong with the draft, its fields in their order, its lists.
#[derive(Template)]
#[template(path = "form/templates/form.html")]
struct Overview<'a> {
    desk: &'a Desk,
    work: Work,
    problems: Vec<Problem>,
    /// What was typed for a new field or list, if it was refused.
    typed: &'a edit::New,
    errors: Errors,
}

impl Overview<'_> {
    fn href(&self, below: &str) -> String {
        self.desk.ground.href(&format!("forms/{}{below}", self.work.form.form))
    }

    fn say<'w>(&self, words: &'w super::Words) -> &'w str {
        words.say(self.desk.ground.lang())
    }
}

async fn overview(colleague: Colleague, at: At) -> Response {
    show(&colleague, &at.form, StatusCode::OK, &edit::New::default(), Errors::new()).await
}

pub(super) async fn show(
    colleague: &Colleague,
    form: &str,
    status: StatusCode,
    typed: &edit::New,
    errors: Errors,
) -> Response {
    // Links to other languages lead to the page, whatever was sent from it.
    let mut desk = colleague.desk.clone();
    desk.ground.path = format!("/forms/{form}");
    let desk = &desk;
    match draft::work(colleague, form).await {
        Ok(work) => {
            let problems = work.problems();
            desk.page(status, &Overview { desk, work, problems, typed, errors })
        }
        Err(fault) => desk.fault(&fault),
    }
}

#[derive(Default, serde::Deserialize)]
struct Which {
    version: Option<String>,
    words: Option<String>,
}

/// A version by its number, else the draft or what is in use.
async fn chosen(colleague: &Colleague, at: &At, which: &Which) -> Result<(Form, Vec<Problem>), Fault> {
    let Some(number) = &which.version else {
        let work = draft::work(colleague, &at.form).await?;
        let problems = work.problems();
        return Ok((work.form, problems));
    };
    let number = number.parse().map_err(|_| Fault::NotFound)?;
    let (org, name) = (colleague.desk.ground.org.id, at.form.clone());
    let found = colleague.desk.ground.app.db.read(move |tx| store::version(tx, org, &name, number)).await?;
    Ok((Form::clone(&*found.ok_or(Fault::NotFound)?), Vec::new()))
}

#[derive(Template)]
#[template(path = "form/templates/preview.html")]
struct Preview<'a> {
    desk: &'a Desk,
    form: &'a Form,
    problems: Vec<Problem>,
    fields: Shown<'a>,
    lang: Lang,
    version: String,
}

async fn preview(colleague: Colleague, at: At, which: Result<Query<Which>, QueryRejection>) -> Response {
    let desk = &colleague.desk;
    let which = which.map(|Query(which)| which).unwrap_or_default();
    let (form, problems) = match chosen(&colleague, &at, &which).await {
        Ok(found) => found,
        Err(fault) => return desk.fault(&fault),
    };
    let lang = which.words.as_deref().and_then(Lang::from_code).unwrap_or(desk.ground.lang());
    let errors = Errors::new();
    let t = desk.ground.app.catalogue.speak(lang);
    let fields = Shown::new(&form, Filled::nothing(), &errors, t);
    let version = which.version.unwrap_or_default();
    page::with_script(
        desk.page(StatusCode::OK, &Preview { desk, form: &form, problems, fields, lang, version }),
    )
}

async fn file(colleague: Colleague, at: At, which: Result<Query<Which>, QueryRejection>) -> Response {
    let which = which.map(|Query(which)| which).unwrap_or_default();
    match chosen(&colleague, &at, &which).await {
        Ok((form, _)) => page::file("text/plain; charset=utf-8", file_name(&form.form), to_toml(&form)),
        Err(fault) => colleague.desk.fault(&fault),
    }
}

fn file_name(form: &str) -> &'static str {
    match form {
        "contact" => "contact.toml",
        "overdose" => "overdose.toml",
        "incident" => "incident.toml",
        "shift" => "shift.toml",
        "review" => "review.toml",
        _ => "form.toml",
    }
}

#[derive(Template)]
#[template(path = "form/templates/load.html")]
struct Load<'a> {
    desk: &'a Desk,
    form: &'a str,
    title: String,
    seen: &'a str,
    text: &'a str,
    problems: Vec<Problem>,
    errors: Errors,
}

async fn load_page(colleague: Colleague, at: At) -> Response {
    let work = match draft::work(&colleague, &at.form).await {
        Ok(work) => work,
        Err(fault) => return colleague.desk.fault(&fault),
    };
    show_load(&colleague, &work, &work.seen, "", StatusCode::OK, Vec::new(), Errors::new()).await
}

async fn show_load(
    colleague: &Colleague,
    work: &Work,
    seen: &str,
    text: &str,
    status: StatusCode,
    problems: Vec<Problem>,
    errors: Errors,
) -> Response {
    let desk = &colleague.desk;
    let (form, title) = (work.form.form.as_str(), work.form.title.say(desk.ground.lang()).to_owned());
    desk.page(status, &Load { desk, form, title, seen, text, problems, errors })
}

async fn load(colleague: Colleague, at: At, headers: HeaderMap, body: Body) -> Response {
    let desk = &colleague.desk;
    let t = desk.ground.t;
    let work = match draft::work(&colleague, &at.form).await {
        Ok(work) => work,
        Err(fault) => return desk.fault(&fault),
    };
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let limits = ui::form::Limits { bytes: 2 * MOST_BYTES, field_bytes: MOST_BYTES, ..LIMITS };
    let files =
        Files { bytes: MOST_BYTES, room: &desk.ground.app.upload_room, time: Duration::from_secs(120) };
    let Ok(posted) = upload::read(content_type.unwrap_or_default(), body, &limits, files).await else {
        return desk.fault(&Fault::Busy);
    };
    let mut errors = Errors::new();
    let from_file = match &posted.file {
        Some(Ok(file)) => String::from_utf8(file.bytes.clone()).ok().or_else(|| {
            errors.add("file", t.say("forms-error-file-text"));
            None
        }),
        Some(Err(why)) => {
            let key = if *why == NotKept::NoRoom { "forms-error-file-room" } else { "forms-error-file-big" };
            errors.add("file", t.say(key));
            None
        }
        None => None,
    };
    let text = from_file.unwrap_or_else(|| posted.form.text("text").replace("\r\n", "\n"));
    if posted.form.cut {
        errors.add("text", t.say("forms-error-file-big"));
    } else if text.trim().is_empty() && errors.is_empty() {
        errors.add("text", t.say("forms-error-nothing"));
    }
    if !desk.is_ours(&posted.form) {
        errors.add("text", t.say("form-error-stale"));
    }
    let seen = posted.form.text("seen");
    if !errors.is_empty() {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return show_load(&colleague, &work, seen, &text, status, Vec::new(), errors).await;
    }
    let file = work.file();
    let read = parse(&file, &text).and_then(|form| {
        if form.form == at.form { Ok(form) } else { Err(vec![Problem::other_form(&file, &form, &at.form)]) }
    });
    let form = match read {
        Ok(form) => form,
        Err(problems) => {
            errors.add("text", t.say("forms-error-problems"));
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return show_load(&colleague, &work, seen, &text, status, problems, errors).await;
        }
    };
    match draft::keep(&colleague, &at.form, seen, form).await {
        Ok(()) => desk.go(&format!("forms/{}", at.form)),
        Err(Fault::Conflict) => {
            errors.add("text", t.say("forms-error-changed"));
            show_load(&colleague, &work, &work.seen, &text, StatusCode::CONFLICT, Vec::new(), errors).await
        }
        Err(fault) => desk.fault(&fault),
    }
}

async fn put_into_use(colleague: Colleague, at: At, body: Body) -> Response {
    act(&colleague, &at, body, Act::Use).await
}

async fn discard(colleague: Colleague, at: At, body: Body) -> Response {
    act(&colleague, &at, body, Act::Discard).await
}

enum Act {
    Use,
    Discard,
}

async fn act(colleague: &Colleague, at: &At, body: Body, what: Act) -> Response {
    let desk = &colleague.desk;
    let posted = match desk.form(body).await {
        Ok(posted) => posted,
        Err(response) => return response,
    };
    if !desk.is_ours(&posted) {
        return desk.fault(&Fault::Forbidden);
    }
    let seen = posted.text("seen");
    let done = match what {
        Act::Use => draft::put_into_use(colleague, &at.form, seen).await,
        Act::Discard => draft::discard(colleague, &at.form, seen).await,
    };
    let refused = match done {
        Ok(()) => return desk.go(&format!("forms/{}", at.form)),
        Err(Fault::Conflict) => (StatusCode::CONFLICT, "forms-error-changed"),
        Err(Fault::Invalid(())) => (StatusCode::UNPROCESSABLE_ENTITY, "forms-error-problems"),
        Err(fault) => return desk.fault(&fault),
    };
    let mut errors = Errors::new();
    errors.add("draft", desk.ground.t.say(refused.1));
    show(colleague, &at.form, refused.0, &edit::New::default(), errors).await
}
