//! The country's profile at the desk: what is in use, checking and changing it as text, earlier versions.

use askama::Template;
use axum::{body::Body, http::StatusCode, response::Response};
use kernel::{DbError, Fault, Lang, Moment};
use ui::{Errors, Form};

use super::{
    Duty, Flag, Problem, Profile, SHIPPED, Set, Value, parse,
    profile::MOST_BYTES,
    renew, shipped,
    store::{self, Version},
};
use crate::{
    audit::{self, Action},
    chat,
    policy::Deed,
    surfaces::{
        Route, Who,
        desk::{Colleague, Desk},
    },
    team,
};

const DAY: i64 = 86_400_000;

/// The routes of this slice.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}/country", Who::May(Deed::WorkCountry), page),
        Route::post("/{lang}/country", Who::May(Deed::WorkCountry), work),
        Route::post("/{lang}/country/back", Who::May(Deed::WorkCountry), put_back),
    ]
}

/// A version, and who put it into use when. 0 is the strict profile.
struct Listed {
    number: i64,
    in_use: bool,
    by: Option<(String, Moment)>,
}

/// What was typed, and what came of checking it.
#[derive(Default)]
struct Typed {
    /// `None` shows the text in use.
    text: Option<String>,
    problems: Vec<Problem>,
    /// What a check found in order.
    checked: Option<Profile>,
    errors: Errors,
}

#[derive(Template)]
#[template(path = "country/templates/country.html")]
struct Page<'a> {
    desk: &'a Desk,
    waiting: i64,
    in_use: i64,
    /// The profile that is shown: in use, or checked.
    profile: Profile,
    is_checked: bool,
    text: String,
    /// Whether the text in use cannot be read, so that the strict profile holds.
    broken: bool,
    problems: Vec<Problem>,
    versions: Vec<Listed>,
    /// The profiles that come with the program, each with the name of its country.
    offered: Vec<(&'static str, String)>,
    errors: Errors,
}

impl Page<'_> {
    fn rows(&self) -> Vec<(Flag, Set)> {
        Flag::ALL.into_iter().map(|flag| (flag, self.profile.get(flag))).collect()
    }

    fn value(&self, set: &Set) -> String {
        let t = self.desk.ground.t;
        match &set.value {
            Value::Age(age) => t.with("country-years", "n", i64::from(*age)),
            Value::Duty(duty) => t.say(Duty::key(*duty)).to_owned(),
            Value::Law(true) => t.say("country-yes").to_owned(),
            Value::Law(false) => t.say("country-no").to_owned(),
            Value::Number(number) if number.is_empty() => t.say("country-unknown").to_owned(),
            // Isolated, so that the number keeps its order in a text that runs the other way.
            Value::Number(number) => format!("\u{2066}{number}\u{2069}"),
        }
    }

    fn say(&self, problem: &Problem) -> String {
        let (key, what) = problem.1.words();
        self.desk.ground.t.with(key, "what", what)
    }
}

async fn page(colleague: Colleague) -> Response {
    show(&colleague, StatusCode::OK, Typed::default()).await
}

async fn show(colleague: &Colleague, status: StatusCode, typed: Typed) -> Response {
    match load(colleague, typed).await {
        Ok(page) => colleague.desk.page(status, &page),
        Err(fault) => colleague.desk.fault(&fault),
    }
}

fn offered(lang: Lang) -> Vec<(&'static str, String)> {
    let named = |name| Some((name, parse(&shipped(name)?).ok()?.name(lang).to_owned()));
    SHIPPED.into_iter().filter_map(named).collect()
}

fn strict() -> String {
    shipped(SHIPPED[0]).unwrap_or_default()
}

async fn load(colleague: &Colleague, typed: Typed) -> Result<Page<'_>, Fault> {
    let desk = &colleague.desk;
    let (org, staff) = (desk.ground.org.id, colleague.session.staff());
    let read = desk.ground.app.db.read(move |tx| {
        let in_use = store::in_use(tx, org)?;
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
        let versions: Vec<_> = store::list(tx, org)?.iter().map(listed).collect();
        Ok::<_, DbError>((in_use, store::text(tx, org, in_use)?, versions, chat::counts(tx, org, staff)?[2]))
    });
    let (in_use, own, mut versions, waiting) = read.await?;
    versions.push(Listed { number: 0, in_use: in_use == 0, by: None });
    let text = own.unwrap_or_else(strict);
    let parsed = parse(&text);
    let broken = parsed.is_err();
    let is_checked = typed.checked.is_some();
    let known = match (typed.checked, parsed) {
        (Some(profile), _) | (None, Ok(profile)) => profile,
        (None, Err(_)) => parse(&strict()).map_err(|_| Fault::Broken("the strict profile".into()))?,
    };
    Ok(Page {
        desk,
        waiting,
        in_use,
        profile: known,
        is_checked,
        text: typed.text.unwrap_or(text),
        broken,
        problems: typed.problems,
        versions,
        offered: offered(desk.ground.lang()),
        errors: typed.errors,
    })
}

async fn posted(colleague: &Colleague, body: Body) -> Result<Form, Response> {
    colleague.desk.form(body).await
}

/// Shows a profile that comes with the program in the field, checks what stands there, or puts it into use.
async fn work(colleague: Colleague, body: Body) -> Response {
    let form = match posted(&colleague, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let (desk, t) = (&colleague.desk, colleague.desk.ground.t);
    let mut typed = Typed { text: Some(form.text("text").replace("\r\n", "\n")), ..Typed::default() };
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    if !desk.is_ours(&form) {
        typed.errors.add("text", t.say("form-error-stale"));
        return show(&colleague, refused, typed).await;
    }
    if form.cut {
        typed.errors.add("text", t.with("country-error-big", "n", MOST_BYTES / 1024));
        return show(&colleague, refused, typed).await;
    }
    if form.text("do") == "load" {
        let Some(text) = shipped(form.text("which")) else { return desk.fault(&Fault::NotFound) };
        return show(&colleague, StatusCode::OK, Typed { text: Some(text), ..Typed::default() }).await;
    }
    let text = typed.text.clone().unwrap_or_default();
    match parse(&text) {
        Err(problems) => {
            typed.errors.add("text", t.say("country-error-problems"));
            show(&colleague, refused, Typed { problems, ..typed }).await
        }
        Ok(_) if form.text("do") == "use" => put_into_use(&colleague, form.text("seen"), text, typed).await,
        Ok(profile) => show(&colleague, StatusCode::OK, Typed { checked: Some(profile), ..typed }).await,
    }
}

fn day(now: Moment) -> i64 {
    now.millis().div_euclid(DAY)
}

async fn put_into_use(colleague: &Colleague, seen: &str, text: String, typed: Typed) -> Response {
    let (desk, seen) = (&colleague.desk, seen.parse::<i64>().ok());
    let (org, by, now) = (desk.ground.org.id, colleague.session.staff(), desk.ground.app.clock.now());
    let done = desk.ground.app.db.write(move |tx| {
        if seen != Some(store::in_use(tx, org)?) {
            return Ok(false);
        }
        store::insert(tx, org, &text, by, day(now))?;
        audit::record(tx, org, by, Action::PutCountryIntoUse, [0; 16], now)?;
        Ok::<_, DbError>(true)
    });
    finish(colleague, done.await, typed).await
}

/// Puts an earlier version back into use; 0 is the strict profile.
async fn put_back(colleague: Colleague, body: Body) -> Response {
    let form = match posted(&colleague, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let desk = &colleague.desk;
    let mut typed = Typed::default();
    if !desk.is_ours(&form) {
        typed.errors.add("versions", desk.ground.t.say("form-error-stale"));
        return show(&colleague, StatusCode::UNPROCESSABLE_ENTITY, typed).await;
    }
    // What is no number is the number of no version.
    let (seen, wanted) = (form.text("seen").parse::<i64>().ok(), form.text("version").parse().unwrap_or(-1));
    let (org, by, now) = (desk.ground.org.id, colleague.session.staff(), desk.ground.app.clock.now());
    let done = desk.ground.app.db.write(move |tx| {
        if seen != Some(store::in_use(tx, org)?) {
            return Ok(false);
        }
        match wanted {
            0 => store::retire(tx, org)?,
            _ if store::text(tx, org, wanted)?.is_none() => return Ok(false),
            _ => drop(store::put_back(tx, org, wanted, by, day(now))?),
        }
        audit::record(tx, org, by, Action::PutCountryIntoUse, [0; 16], now)?;
        Ok::<_, DbError>(true)
    });
    finish(&colleague, done.await, typed).await
}

async fn finish(colleague: &Colleague, done: Result<bool, DbError>, mut typed: Typed) -> Response {
    let ground = &colleague.desk.ground;
    match done {
        Ok(true) => {
            // It is in use; where the store fails at this moment, this process notices within a minute as others do.
            let _ = renew(&ground.app, ground.org.id).await;
            colleague.desk.go("country")
        }
        Ok(false) => {
            let field = if typed.text.is_some() { "text" } else { "versions" };
            typed.errors.add(field, ground.t.say("country-error-changed"));
            show(colleague, StatusCode::CONFLICT, typed).await
        }
        Err(error) => colleague.desk.fault(&error.into()),
    }
}
