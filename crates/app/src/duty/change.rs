//! The page on which a planned series is changed from a day on.

use std::sync::Arc;

use askama::Template;
use axum::{body::Body, extract::Path, http::StatusCode, response::Response};
use kernel::{DbError, Fault};
use ui::{Errors, Form};

use super::{
    desk::{doing, named, ours, too_much, when},
    replan::{self, Agreed, Lost},
    rota::Person,
    shift::{Change, Series, Shift, monday},
    store,
    swap::{Refused, fits},
    typed::{Typed, words},
    week::week_name,
};
use crate::{
    ids::{ShiftId, StaffId},
    report::day,
    surfaces::{
        Ground,
        desk::{Colleague, Desk},
    },
};

/// More single days than this the page does not list.
const LISTED: usize = 60;

/// A series that is not over, and what was agreed on its coming days.
struct Standing {
    series: Series,
    agreed: Agreed,
    people: Vec<Person>,
}

/// What would be lost: in words, and the mark that the tick carries.
#[derive(Default)]
struct Told {
    words: Vec<String>,
    mark: String,
}

#[derive(Template)]
#[template(path = "duty/templates/change.html")]
struct Page<'a> {
    desk: &'a Desk,
    /// The series that is changed.
    id: String,
    /// The one that it becomes.
    new: String,
    /// How it stood when this page was made.
    seen: String,
    /// How it stands, in words.
    stands: String,
    /// Who has it.
    who: Option<String>,
    /// Its last day.
    last: Option<String>,
    typed: Typed,
    people: Vec<Person>,
    /// What was agreed on single days.
    agreed: Vec<String>,
    told: Told,
    errors: Errors,
}

impl Page<'_> {
    fn named(&self, person: &Person) -> String {
        named(&self.desk.ground, person)
    }

    /// How much of what was agreed would be lost.
    fn lost(&self) -> i64 {
        i64::try_from(self.told.words.len()).unwrap_or(i64::MAX)
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

fn today(ground: &Ground) -> i64 {
    day::of(ground.app.clock.now(), &ground.org.zone)
}

/// A series that is not over, and whether the one it is to become is there already: then the same form came twice.
async fn standing(
    colleague: &Colleague,
    id: ShiftId,
    new: Option<ShiftId>,
) -> Result<(Option<Standing>, bool), DbError> {
    let ground = &colleague.desk.ground;
    let (of, trust, today) = (Arc::clone(&ground.org), Arc::clone(&ground.app.trust), today(ground));
    let read = ground.app.db.read(move |tx| {
        let done = match new {
            Some(new) => store::one(tx, of.id, new)?.is_some(),
            None => false,
        };
        let series = store::one(tx, of.id, id)?;
        let Some(series) = series.filter(|series| series.until.is_none_or(|until| until >= today)) else {
            return Ok::<_, DbError>((None, done));
        };
        let agreed = replan::agreed(tx, of.id, id, today)?;
        Ok((Some(Standing { series, agreed, people: store::people(tx, &trust, &of)? }), done))
    });
    read.await
}

pub(super) async fn page(colleague: Colleague, Path((_, id)): Path<(String, String)>) -> Response {
    let Some(id) = ShiftId::parse(&id) else { return colleague.desk.fault(&Fault::NotFound) };
    let standing = match standing(&colleague, id, None).await {
        Ok((Some(standing), _)) => standing,
        Ok((None, _)) => return colleague.desk.fault(&Fault::NotFound),
        Err(error) => return colleague.desk.fault(&error.into()),
    };
    let series = &standing.series;
    let from = (today(&colleague.desk.ground) + 1).max(series.from);
    let typed = Typed::from_series(series, series.until.map_or(from, |until| until.min(from)));
    show(&colleague, StatusCode::OK, standing, None, typed, Told::default(), Errors::new())
}

fn show(
    colleague: &Colleague,
    status: StatusCode,
    standing: Standing,
    new: Option<ShiftId>,
    typed: Typed,
    told: Told,
    errors: Errors,
) -> Response {
    let mut desk = colleague.desk.clone();
    let Standing { series, agreed, people } = standing;
    desk.ground.path = format!("/duty/plan/{}", series.id); // Also the page that answers a form: its language links lead here.
    let (ground, today) = (&desk.ground, today(&desk.ground));
    let holder = series.staff.and_then(|staff| people.iter().find(|person| person.id == staff));
    let coming = agreed.days.iter().filter(|change| change.day >= today);
    let page = Page {
        desk: &desk,
        id: series.id.to_string(),
        new: new.unwrap_or_else(|| ShiftId::random(ground.app.entropy.as_ref())).to_string(),
        seen: replan::mark(&series),
        stands: words(ground.t, &series),
        who: holder.map(|person| named(ground, person)),
        last: series.until.map(|until| ground.t.day(day::shown(until), &jiff::tz::TimeZone::UTC)),
        agreed: coming.filter_map(|one| say_day(ground, &series, one, &people)).take(LISTED).collect(),
        people,
        typed,
        told,
        errors,
    };
    desk.page(status, &page)
}

/// A day that is not as planned, in words; none where there is no shift.
fn say_day(ground: &Ground, series: &Series, change: &Change, people: &[Person]) -> Option<String> {
    let shift = Shift::of(series, change.day, Some(change), &ground.org.zone)?;
    let holder = change.staff.and_then(|staff| people.iter().find(|person| person.id == staff));
    let who = match holder {
        _ if change.cancelled => ground.t.say("duty-cancelled"),
        Some(person) => person.work_name.as_str(),
        None => ground.t.say("duty-open-shift"),
    };
    Some(ground.t.with2("duty-series-day", "shift", when(ground, &shift), "who", who))
}

/// What would be lost, in words.
fn say_lost(ground: &Ground, standing: &Standing, lost: &[Lost]) -> Told {
    let name = |staff: StaffId| {
        let person = standing.people.iter().find(|person| person.id == staff);
        person.map_or("", |person| person.work_name.as_str())
    };
    let say = |one: &Lost| match one {
        Lost::Day(change) => say_day(ground, &standing.series, change, &standing.people).unwrap_or_default(),
        Lost::Offer(offer) => {
            let mine = if offer.shift.0 == standing.series.id { Some(offer.shift) } else { offer.back };
            let shift = mine.and_then(|(_, on)| Shift::of(&standing.series, on, None, &ground.org.zone));
            let what = shift.map(|shift| when(ground, &shift)).unwrap_or_default();
            ground.t.with3("duty-series-offer", "shift", what, "from", name(offer.from), "to", name(offer.to))
        }
    };
    Told { words: lost.iter().map(say).collect(), mark: replan::mark_of_lost(lost) }
}

/// The series that is meant, or what is wrong with it.
fn read(colleague: &Colleague, standing: &Standing, typed: &Typed, new: ShiftId) -> Result<Series, Errors> {
    let ground = &colleague.desk.ground;
    let old = standing.series;
    let read = typed.read(ground.t, new, today(ground), |new| replan::in_step(&old, new))?;
    let mut errors = Errors::new();
    if old.until.is_some_and(|until| read.from > until) {
        errors.add("from", ground.t.say("duty-error-after-last"));
        return Err(errors);
    }
    let staff = read.staff.map(|staff| standing.people.iter().find(|person| person.id == staff));
    if staff.is_some_and(|person| person.is_none_or(|person| !fits(person, &read))) {
        errors.add("staff", ground.t.say("duty-error-unfit"));
        return Err(errors);
    }
    Ok(read)
}

/// Changes a series from a day on.
pub(super) async fn change(
    colleague: Colleague,
    Path((_, id)): Path<(String, String)>,
    body: Body,
) -> Response {
    let (form, ours) = match ours(&colleague, body).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let (desk, t) = (&colleague.desk, colleague.desk.ground.t);
    let (Some(id), new) = (ShiftId::parse(&id), ShiftId::parse(form.text("new"))) else {
        return desk.fault(&Fault::NotFound);
    };
    let standing = match standing(&colleague, id, new.filter(|_| ours)).await {
        Ok((_, true)) => return desk.go("duty/plan#series"),
        Ok((Some(standing), false)) => standing,
        Ok((None, false)) => return desk.fault(&Fault::NotFound),
        Err(error) => return desk.fault(&error.into()),
    };
    let typed = Typed::of(&form);
    let wrong = StatusCode::UNPROCESSABLE_ENTITY;
    let again = |status, field: &'static str, key: &str, standing, typed| {
        let mut errors = Errors::new();
        errors.add(field, t.say(key));
        show(&colleague, status, standing, new, typed, Told::default(), errors)
    };
    if !ours {
        return again(wrong, "from", "form-error-stale", standing, typed);
    }
    let Some(as_new) = new else { return desk.fault(&Fault::NotFound) };
    let seen = form.text("seen").to_owned();
    if seen != replan::mark(&standing.series) {
        return again(StatusCode::CONFLICT, "from", "duty-error-changed", standing, typed);
    }
    let series = match read(&colleague, &standing, &typed, as_new) {
        Ok(series) => series,
        Err(errors) => return show(&colleague, wrong, standing, new, typed, Told::default(), errors),
    };
    let (typed, told, errors) = match ask(&colleague, &standing, &form, series, typed).await {
        Ok(asked) => asked,
        Err(error) => return desk.fault(&error.into()),
    };
    if !errors.is_empty() {
        return show(&colleague, wrong, standing, new, typed, told, errors);
    }
    let mark = told.mark.clone();
    let done =
        doing(&colleague, move |tx, doing| replan::replan(tx, doing, (id, &seen), &series, &mark)).await;
    match done {
        Ok(()) => desk.go(&format!("duty?week={}", week_name(monday(series.from)))),
        Err(Refused::Began) => again(wrong, "from", "duty-error-from-begun", standing, typed),
        Err(Refused::Unfit) => again(wrong, "staff", "duty-error-unfit", standing, typed),
        Err(Refused::Changed) => match self::standing(&colleague, id, None).await {
            Ok((Some(now), _)) => again(StatusCode::CONFLICT, "from", "duty-error-changed", now, typed),
            Ok((None, _)) => desk.fault(&Fault::NotFound),
            Err(error) => desk.fault(&error.into()),
        },
        Err(Refused::Db(error)) => desk.fault(&error.into()),
        Err(_) => desk.fault(&Fault::NotFound),
    }
}

/// What has to be asked before it is done: nights beyond the cap once, and a tick for what was agreed and would be lost.
async fn ask(
    colleague: &Colleague,
    standing: &Standing,
    form: &Form,
    series: Series,
    mut typed: Typed,
) -> Result<(Typed, Told, Errors), DbError> {
    let (ground, mut errors) = (&colleague.desk.ground, Errors::new());
    let old = standing.series.id;
    typed.sure = form.has("sure");
    if !typed.sure {
        let asked = too_much(colleague, move |rota, most, zone| rota.too_much_from(old, &series, most, zone));
        if let Some(words) = asked.await? {
            typed.sure = true;
            errors.add("staff", words);
        }
    }
    let lost = replan::lost(&standing.series, &series, &standing.agreed, &standing.people);
    let told = say_lost(ground, standing, &lost);
    if form.text("lose") != told.mark && !lost.is_empty() {
        let n = i64::try_from(lost.len()).unwrap_or(i64::MAX);
        errors.add("lose", ground.t.with("duty-error-lose", "n", n));
    }
    Ok((typed, told, errors))
}
