//! A member's own page: what they carry, who may see it, when they want quiet, and what there is after a hard talk.

use std::sync::Arc;

use askama::Template;
use axum::{body::Body, http::StatusCode, response::Response};
use jiff::civil::{Time, Weekday};
use kernel::{DbError, Fault, Moment};
use ui::{Errors, Form};

use super::{
    debrief::{self, Listed},
    load::{Cap, Load, Said},
    over,
    quiet::Quiet,
    store::{self, Chosen},
};
use crate::{
    duty, form as forms,
    report::day,
    surfaces::desk::{Colleague, Desk},
};

/// Debriefs on the page.
const LISTED: i64 = 50;
/// Nobody is off for longer than so many days by this form: whoever is away for longer says so to the team.
const OFF_DAYS: i64 = 366;

#[derive(Template)]
#[template(path = "care/templates/own.html")]
struct Page<'a> {
    desk: &'a Desk,
    load: Load,
    chosen: Chosen,
    debriefs: Vec<Listed>,
    /// What stands in the form about quiet that was refused.
    typed: &'a Form,
    errors: Errors,
}

impl Page<'_> {
    fn most(&self, cap: Cap) -> i64 {
        cap.most(&self.desk.ground.org.settings)
    }

    /// The caps that the load is over.
    fn over(&self) -> Vec<String> {
        let (t, settings, carried) =
            (self.desk.ground.t, &self.desk.ground.org.settings, self.load.carried());
        let over = Cap::ALL.into_iter().filter(|cap| carried.is_over(*cap, settings));
        over.map(|cap| t.with2(cap.key(), "n", carried.amount(cap), "cap", cap.most(settings))).collect()
    }

    fn holds(&self) -> bool {
        self.desk.may_see_inbox()
    }

    fn open(&self) -> String {
        self.desk.ground.t.with2("care-open", "n", self.load.held.open, "cap", self.most(Cap::Conversations))
    }

    fn emergencies(&self) -> String {
        let (t, n) = (self.desk.ground.t, self.load.held.emergencies);
        t.with2("care-emergencies", "n", n, "cap", self.most(Cap::Emergencies))
    }

    fn said(&self, key: &str, said: &Said) -> String {
        say_said(&self.desk.ground, key, said)
    }

    fn hours(&self, key: &str, load: &duty::Load) -> String {
        say_hours(&self.desk.ground, key, load)
    }

    /// Until when it is quiet now, in words.
    fn quiet_until(&self) -> Option<String> {
        let ground = &self.desk.ground;
        let until = self.chosen.quiet.until(ground.app.clock.now(), &ground.org.zone)?;
        Some(ground.t.with("care-quiet-until", "when", ground.until(&until)))
    }

    /// What stands in the form: what was typed and refused, or what was chosen.
    fn value(&self, name: &str) -> String {
        if self.typed.has("do") {
            return self.typed.text(name).chars().take(40).collect();
        }
        let clock = |time: Time| format!("{:02}:{:02}", time.hour(), time.minute());
        let quiet = &self.chosen.quiet;
        match (name, quiet.hours) {
            ("from", Some((from, _))) => clock(from),
            ("to", Some((_, to))) => clock(to),
            ("off", _) => self.off_day().map(forms::iso).unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// The first day on which they are back, if they are off.
    fn off_day(&self) -> Option<i64> {
        let ground = &self.desk.ground;
        let until = self.chosen.quiet.off_until.filter(|until| *until > ground.app.clock.now())?;
        Some(day::of(until, &ground.org.zone))
    }

    fn weekdays(&self) -> Vec<(&'static str, String, bool)> {
        let refused = self.typed.has("do");
        let quiet = &self.chosen.quiet;
        let one = |(weekday, name): (Weekday, &'static str)| {
            let ticked = match refused {
                true => self.typed.all("weekday").any(|one| one == name),
                false => quiet.hours.is_none() || quiet.is_on(weekday),
            };
            (name, self.desk.ground.t.weekday(weekday), ticked)
        };
        duty::WEEKDAYS.into_iter().map(one).collect()
    }

    fn day(&self, of: &i64) -> String {
        self.desk.ground.day(&day::shown(*of))
    }
}

pub(super) fn say_said(ground: &crate::surfaces::Ground, key: &str, said: &Said) -> String {
    ground.t.with2(key, "answers", said.answers, "talks", said.talks)
}

/// Hours of duty in words, each rounded to the nearest.
pub(super) fn say_hours(ground: &crate::surfaces::Ground, key: &str, load: &duty::Load) -> String {
    let hours = |minutes: i64| (minutes + 30) / 60;
    ground.t.with3(key, "desk", hours(load.desk), "night", hours(load.night), "call", hours(load.on_call))
}

pub(super) async fn page(colleague: Colleague) -> Response {
    show(&colleague, StatusCode::OK, &Form::default(), Errors::new()).await
}

async fn show(colleague: &Colleague, status: StatusCode, form: &Form, errors: Errors) -> Response {
    // A page that answers a form is the same: its language links lead there.
    let mut at = colleague.clone();
    "/care".clone_into(&mut at.desk.ground.path);
    match load(&at, form, errors).await {
        Ok(page) => colleague.desk.page(status, &page),
        Err(fault) => colleague.desk.fault(&fault),
    }
}

async fn load<'a>(colleague: &'a Colleague, typed: &'a Form, errors: Errors) -> Result<Page<'a>, Fault> {
    let Colleague { desk, session } = colleague;
    let (app, of, staff) = (&desk.ground.app, Arc::clone(&desk.ground.org), session.staff());
    let (now, rota) = (app.clock.now(), duty::known(app, of.id));
    let (org, calendar) = (Arc::clone(&of), Arc::clone(&rota));
    let read = app.db.read(move |tx| {
        let load = Load::read(tx, &org, &calendar, staff, now)?;
        let news = over::has_news(tx, &org, &calendar, staff, now)?;
        let debriefs = debrief::of_member(tx, org.id, staff, LISTED)?;
        Ok::<_, DbError>((load, news, store::choice(tx, org.id, staff)?, debriefs))
    });
    let (load, news, chosen, debriefs) = read.await?;
    // Whoever sees the page has been told; a script that asks again for an open page tells nobody.
    if news && !desk.is_live() {
        app.db.write(move |tx| over::tell(tx, &of, &rota, staff, now)).await?;
    }
    Ok(Page { desk, load, chosen, debriefs, typed, errors })
}

/// A form of this session; a stale one gives the page back.
async fn our_form(colleague: &Colleague, field: &'static str, body: Body) -> Result<Form, Response> {
    let desk = &colleague.desk;
    let form = desk.form(body).await?;
    if desk.is_ours(&form) {
        return Ok(form);
    }
    let mut errors = Errors::new();
    errors.add(field, desk.ground.t.say("form-error-stale"));
    Err(show(colleague, StatusCode::UNPROCESSABLE_ENTITY, &form, errors).await)
}

/// Coordinators may see the load by name, or not any more.
pub(super) async fn agree(colleague: Colleague, body: Body) -> Response {
    let form = match our_form(&colleague, "agrees", body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let (org, staff, agrees) = (colleague.desk.ground.org.id, colleague.session.staff(), form.has("agrees"));
    match colleague.desk.ground.app.db.write(move |tx| store::agree(tx, org, staff, agrees)).await {
        Ok(()) => colleague.desk.go("care#agree"),
        Err(error) => colleague.desk.fault(&error.into()),
    }
}

/// When it is to be quiet, as typed.
fn read_quiet(colleague: &Colleague, form: &Form) -> Result<Quiet, Errors> {
    let ground = &colleague.desk.ground;
    let (t, mut errors) = (ground.t, Errors::new());
    let mut time = |field: &'static str| {
        let typed = form.text(field).trim();
        let read = duty::time_typed(typed);
        if read.is_none() && !typed.is_empty() {
            errors.add(field, t.say("duty-error-time"));
        }
        read
    };
    let (from, to) = (time("from"), time("to"));
    let ticked = duty::WEEKDAYS.iter().filter(|(_, name)| form.all("weekday").any(|one| one == *name));
    let weekdays = ticked.fold(0, |all, (weekday, _)| all | duty::bit(*weekday));
    let is_empty = |field| form.text(field).trim().is_empty();
    if errors.is_empty() && is_empty("from") != is_empty("to") {
        errors.add(if is_empty("from") { "from" } else { "to" }, t.say("care-quiet-error-both"));
    }
    let hours = from.zip(to);
    if hours.is_some() && weekdays == 0 {
        errors.add("weekday-1", t.say("care-quiet-error-days"));
    }
    let off_until = off_until(colleague, form, &mut errors);
    if errors.is_empty() { Ok(Quiet { hours, weekdays, off_until }) } else { Err(errors) }
}

/// The beginning of the day on which they are back.
fn off_until(colleague: &Colleague, form: &Form, errors: &mut Errors) -> Option<Moment> {
    let ground = &colleague.desk.ground;
    let typed = form.text("off").trim();
    if typed.is_empty() {
        return None;
    }
    let today = day::of(ground.app.clock.now(), &ground.org.zone);
    let back = forms::days(typed).filter(|back| (today + 1..=today + OFF_DAYS).contains(back));
    let begins =
        back.and_then(|back| day::moment(day::date_of(back).to_datetime(Time::midnight()), &ground.org.zone));
    if begins.is_none() {
        errors.add("off", ground.t.say("care-quiet-error-off"));
    }
    begins
}

/// Keeps when it is to be quiet, or that it is not.
pub(super) async fn set_quiet(colleague: Colleague, body: Body) -> Response {
    let form = match our_form(&colleague, "from", body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let quiet = match form.text("do") {
        "none" => Ok(Quiet::default()),
        _ => read_quiet(&colleague, &form),
    };
    let quiet = match quiet {
        Ok(quiet) => quiet,
        Err(errors) => return show(&colleague, StatusCode::UNPROCESSABLE_ENTITY, &form, errors).await,
    };
    let (org, staff) = (colleague.desk.ground.org.id, colleague.session.staff());
    match colleague.desk.ground.app.db.write(move |tx| store::set_quiet(tx, org, staff, &quiet)).await {
        Ok(()) => colleague.desk.go("care#quiet"),
        Err(error) => colleague.desk.fault(&error.into()),
    }
}
