//! Planning: a new series of shifts, and an end for those there are.

use std::sync::Arc;

use askama::Template;
use axum::{body::Body, extract::Path, http::StatusCode, response::Response};
use kernel::{DbError, Fault};
use ui::Errors;

use super::{
    desk::{doing, named, ours, too_much},
    rota::{Person, Rota},
    shift::{Kind, Series},
    store, swap,
    swap::Refused,
    typed::{Typed, words},
};
use crate::{
    form,
    ids::{ShiftId, StaffId},
    report::day,
    surfaces::desk::{Colleague, Desk},
};

/// A series as the page lists it.
struct Line {
    id: String,
    kind: Kind,
    who: Option<String>,
    words: String,
    until: String,
}

impl Line {
    /// The identifier of the field for its last day.
    fn field(&self) -> String {
        format!("until-{}", self.id)
    }
}

#[derive(Template)]
#[template(path = "duty/templates/plan.html")]
struct Page<'a> {
    desk: &'a Desk,
    /// The identifier that the new series will have.
    id: String,
    typed: Typed,
    people: Vec<Person>,
    lines: Vec<Line>,
    errors: Errors,
}

impl Page<'_> {
    fn named(&self, person: &Person) -> String {
        named(&self.desk.ground, person)
    }

    fn is(&self, typed: &str, value: &str) -> bool {
        typed == value
    }

    fn is_staff(&self, id: &StaffId) -> bool {
        self.typed.is_staff(id)
    }

    fn weekdays(&self) -> Vec<(&'static str, String, bool)> {
        self.typed.boxes(self.desk.ground.t)
    }

    fn every(&self) -> Vec<(String, String, bool)> {
        self.typed.how_often(self.desk.ground.t)
    }
}

pub(super) async fn page(colleague: Colleague) -> Response {
    let ground = &colleague.desk.ground;
    let tomorrow = day::of(ground.app.clock.now(), &ground.org.zone) + 1;
    let typed = Typed { every: "1".into(), from: day::date_of(tomorrow).to_string(), ..Typed::default() };
    show(&colleague, StatusCode::OK, None, typed, Errors::new()).await
}

async fn show(
    colleague: &Colleague,
    status: StatusCode,
    id: Option<ShiftId>,
    typed: Typed,
    errors: Errors,
) -> Response {
    let mut desk = colleague.desk.clone();
    desk.ground.path = "/duty/plan".to_owned(); // Also the page that answers a form: its language links lead here.
    let ground = &desk.ground;
    let (of, now, trust) = (Arc::clone(&ground.org), ground.app.clock.now(), Arc::clone(&ground.app.trust));
    let today = day::of(now, &of.zone);
    let read = ground.app.db.read(move |tx| {
        let rota = store::rota(tx, &trust, &of, today)?;
        Ok::<_, DbError>((rota, store::people(tx, &trust, &of)?))
    });
    let (rota, people) = match read.await {
        Ok(read) => read,
        Err(error) => return desk.fault(&error.into()),
    };
    let id = id.unwrap_or_else(|| ShiftId::random(ground.app.entropy.as_ref())).to_string();
    let lines = rota.series.iter().map(|series| line(&desk, &rota, series)).collect();
    desk.page(status, &Page { desk: &desk, id, typed, people, lines, errors })
}

fn line(desk: &Desk, rota: &Rota, series: &Series) -> Line {
    let ground = &desk.ground;
    Line {
        id: series.id.to_string(),
        kind: series.kind,
        who: series.staff.and_then(|staff| rota.person(staff)).map(|person| named(ground, person)),
        words: words(ground.t, series),
        until: series.until.map(|until| day::date_of(until).to_string()).unwrap_or_default(),
    }
}

/// Plans a series.
pub(super) async fn plan(colleague: Colleague, body: Body) -> Response {
    let (form, ours) = match ours(&colleague, body).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let ground = &colleague.desk.ground;
    let (t, today) = (ground.t, day::of(ground.app.clock.now(), &ground.org.zone));
    let (typed, wrong) = (Typed::of(&form), StatusCode::UNPROCESSABLE_ENTITY);
    let one = |field: &'static str, key: &str| {
        let mut errors = Errors::new();
        errors.add(field, t.say(key));
        errors
    };
    // The same form again plans nothing twice.
    let id = ShiftId::parse(form.text("id"));
    if !ours {
        return show(&colleague, wrong, id, typed, one("begins", "form-error-stale")).await;
    }
    let Some(id) = id else { return colleague.desk.fault(&Fault::NotFound) };
    let series = match typed.read(t, id, today, |series| series) {
        Ok(series) => series,
        Err(errors) => return show(&colleague, wrong, Some(id), typed, errors).await,
    };
    // Asked once: whoever plans may know better than a number.
    if !form.has("sure") {
        match too_much(&colleague, move |rota, most, zone| rota.too_much_with(&series, most, zone)).await {
            Ok(None) => {}
            Ok(Some(words)) => {
                let (mut typed, mut errors) = (typed, Errors::new());
                typed.sure = true;
                errors.add("staff", words);
                return show(&colleague, wrong, Some(id), typed, errors).await;
            }
            Err(error) => return colleague.desk.fault(&error.into()),
        }
    }
    match doing(&colleague, move |tx, doing| swap::plan(tx, doing, &series)).await {
        Ok(()) => colleague
            .desk
            .go(&format!("duty?week={}", super::week::week_name(super::shift::monday(series.from)))),
        Err(Refused::Unfit) => {
            show(&colleague, wrong, Some(id), typed, one("staff", "duty-error-unfit")).await
        }
        Err(Refused::Db(error)) => colleague.desk.fault(&error.into()),
        Err(_) => colleague.desk.fault(&Fault::NotFound),
    }
}

/// Gives a series a last day, or takes that back.
pub(super) async fn end(colleague: Colleague, Path((_, id)): Path<(String, String)>, body: Body) -> Response {
    let (form, ours) = match ours(&colleague, body).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let t = colleague.desk.ground.t;
    let Some(id) = ShiftId::parse(&id) else { return colleague.desk.fault(&Fault::NotFound) };
    let until = match form.text("until").trim() {
        "" => Some(None),
        typed => form::days(typed).map(Some),
    };
    let key = if ours { "duty-error-until" } else { "form-error-stale" };
    let Some(until) = until.filter(|_| ours) else {
        let mut errors = Errors::new();
        errors.add(format!("until-{id}"), t.say(key));
        let typed = Typed { every: "1".into(), ..Typed::default() };
        return show(&colleague, StatusCode::UNPROCESSABLE_ENTITY, None, typed, errors).await;
    };
    match doing(&colleague, move |tx, doing| swap::end(tx, doing, id, until)).await {
        Ok(()) => colleague.desk.go("duty/plan#series"),
        Err(Refused::Db(error)) => colleague.desk.fault(&error.into()),
        Err(_) => colleague.desk.fault(&Fault::NotFound),
    }
}
