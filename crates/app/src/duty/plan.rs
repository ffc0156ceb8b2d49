//! Planning: a new series of shifts, and an end for those there are.

use std::sync::Arc;

use askama::Template;
use axum::{body::Body, extract::Path, http::StatusCode, response::Response};
use jiff::civil::{Time, Weekday};
use kernel::{DbError, Fault, Lang};
use ui::{Errors, Form, Speech};

use super::{
    desk::{doing, named, ours, too_much},
    rota::{Person, Rota},
    shift::{Kind, Series, bit},
    store, swap,
    swap::Refused,
};
use crate::{
    form,
    ids::{ShiftId, StaffId},
    policy::Role,
    report::day,
    surfaces::desk::{Colleague, Desk},
};

/// The days of a week, as forms name them.
const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Monday, "1"),
    (Weekday::Tuesday, "2"),
    (Weekday::Wednesday, "3"),
    (Weekday::Thursday, "4"),
    (Weekday::Friday, "5"),
    (Weekday::Saturday, "6"),
    (Weekday::Sunday, "7"),
];
/// At most every so many weeks.
const EVERY: i64 = 8;
/// A shift may be planned so many days ahead: a year and a day.
const AHEAD: i64 = 366;

/// What is typed for a new series.
#[derive(Default)]
struct Typed {
    kind: String,
    staff: String,
    role: String,
    language: String,
    begins: String,
    ends: String,
    weekdays: Vec<String>,
    every: String,
    from: String,
    until: String,
    /// Whether they were told that somebody would be at the desk for too many nights.
    sure: bool,
}

impl Typed {
    fn of(form: &Form) -> Self {
        let text = |name| form.text(name).chars().take(40).collect();
        Self {
            kind: text("kind"),
            staff: text("staff"),
            role: text("role"),
            language: text("language"),
            begins: text("begins"),
            ends: text("ends"),
            weekdays: form.all("weekday").take(7).map(str::to_owned).collect(),
            every: text("every"),
            from: text("from"),
            until: text("until"),
            sure: false,
        }
    }

    /// The series that is meant, or what is wrong.
    fn read(&self, t: Speech, id: ShiftId, today: i64) -> Result<Series, Errors> {
        let mut errors = Errors::new();
        let (begins, ends) = (time(&self.begins), time(&self.ends));
        if begins.is_none() {
            errors.add("begins", t.say("duty-error-time"));
        }
        if ends.is_none() {
            errors.add("ends", t.say("duty-error-time"));
        }
        let first = form::days(&self.from).filter(|from| (today..=today + AHEAD).contains(from));
        if first.is_none() {
            errors.add("from", t.say("duty-error-from"));
        }
        let last = if self.until.trim().is_empty() { Some(None) } else { form::days(&self.until).map(Some) };
        let last = last.filter(|last| last.is_none_or(|last| first.is_none_or(|first| first <= last)));
        if last.is_none() {
            errors.add("until", t.say("duty-error-until"));
        }
        let every = self.every.parse().ok().filter(|every| (1..=EVERY).contains(every));
        let mut weekdays = 0;
        for (weekday, name) in WEEKDAYS {
            weekdays |= if self.weekdays.iter().any(|one| one == name) { bit(weekday) } else { 0 };
        }
        // One day alone needs no weekday.
        if let (0, Some(first)) = (weekdays, first.filter(|first| last == Some(Some(*first)))) {
            weekdays = bit(day::date_of(first).weekday());
        }
        if weekdays == 0 {
            errors.add("weekday-1", t.say("duty-error-weekdays"));
        }
        let series = || {
            let series = Series {
                id,
                kind: Kind::from_name(&self.kind)?,
                staff: StaffId::parse(&self.staff),
                role: Role::from_name(&self.role),
                language: Lang::from_code(&self.language),
                begins: begins?,
                ends: ends?,
                weekdays,
                every: every?,
                from: first?,
                until: last?,
            };
            // Between its days there must be one that has one of the weekdays.
            let until = series.until.unwrap_or(series.from + 7 * EVERY).min(series.from + 7 * EVERY);
            Some(series).filter(|series| (series.from..=until).any(|on| series.is_on(on)))
        };
        match series().filter(|_| errors.is_empty()) {
            Some(series) => Ok(series),
            None => {
                if errors.is_empty() {
                    errors.add("weekday-1", t.say("duty-error-weekdays"));
                }
                Err(errors)
            }
        }
    }
}

/// A time of day, `6:30` or `06:30`, in any digits.
pub(crate) fn time(typed: &str) -> Option<Time> {
    let typed = form::latin(typed);
    let (hour, minute) = typed.split_once([':', '.'])?;
    if minute.len() != 2 {
        return None;
    }
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

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
        self.typed.staff == id.to_string()
    }

    fn weekdays(&self) -> Vec<(&'static str, String, bool)> {
        let one = |(weekday, name): (Weekday, &'static str)| {
            (name, self.desk.ground.t.weekday(weekday), self.typed.weekdays.iter().any(|one| one == name))
        };
        WEEKDAYS.into_iter().map(one).collect()
    }

    fn every(&self) -> Vec<(String, String, bool)> {
        let one = |n: i64| {
            (n.to_string(), self.desk.ground.t.with("duty-every", "n", n), self.typed.every == n.to_string())
        };
        (1..=EVERY).map(one).collect()
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
    let (ground, t) = (&desk.ground, desk.ground.t);
    let weekdays = WEEKDAYS.into_iter().filter(|(weekday, _)| series.weekdays & bit(*weekday) != 0);
    let weekdays = weekdays.map(|(weekday, _)| t.weekday(weekday)).collect::<Vec<_>>().join(t.say("comma"));
    let clock = |time: Time| format!("{:02}:{:02}", time.hour(), time.minute());
    let times = format!("{}–{}", clock(series.begins), clock(series.ends));
    let wanted =
        series.role.map(|role| t.say(role.key())).into_iter().chain(series.language.map(Lang::own_name));
    let mut words = vec![weekdays, times];
    if series.every > 1 {
        words.push(t.with("duty-every", "n", series.every));
    }
    words.extend(wanted.map(str::to_owned));
    words.push(t.with("duty-from-day", "day", ground.day(&day::shown(series.from))));
    Line {
        id: series.id.to_string(),
        kind: series.kind,
        who: series.staff.and_then(|staff| rota.person(staff)).map(|person| named(ground, person)),
        words: words.join(t.say("comma")),
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
    let series = match typed.read(t, id, today) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_in_any_digits_and_nothing_else_is_one() {
        assert_eq!(time("٠٦:٣٠"), Time::new(6, 30, 0, 0).ok());
        assert_eq!(time(" 22.00 "), Time::new(22, 0, 0, 0).ok());
        for wrong in ["", "24:00", "6", "6:3", "06:60", "-1:00", "noon"] {
            assert_eq!(time(wrong), None, "{wrong}");
        }
    }
}
