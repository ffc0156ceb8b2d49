//! The week as a list of its days: who is there when, what is open, when nobody is. Everybody sees it, and offers of swaps above it.

use std::sync::Arc;

use askama::Template;
use axum::{
    body::Body,
    extract::{Path, RawQuery},
    http::StatusCode,
    response::Response,
};
use jiff::civil::{ISOWeekDate, Weekday};
use kernel::{DbError, Fault, Lang, Moment};
use ui::{Errors, form};

use super::{
    desk::{doing, named, ours, times, wanted, when},
    reach::{self, Reached},
    rota::{Person, Rota},
    shift::{Kind, Shift, monday},
    span, store,
    swap::{Offer, Refused, fits},
};
use crate::{
    ids::{OfferId, StaffId},
    paging,
    policy::{Deed, Role},
    report::day,
    surfaces::desk::{Colleague, Desk},
};

/// Offers of the past, which nobody can accept any more.
const BACK: i64 = 1;

/// What an address may bring.
const LIMITS: form::Limits =
    form::Limits { bytes: 512, fields: 8, field_bytes: 64, time: std::time::Duration::from_secs(1) };

/// What is looked at.
#[derive(Clone, Copy, Default)]
struct Asked {
    /// The Monday of the week.
    monday: i64,
    role: Option<Role>,
    language: Option<Lang>,
}

impl Asked {
    fn read(query: &str, today: i64) -> Self {
        let mut asked = Self { monday: monday(today), ..Self::default() };
        let form = ui::Form::parse(query.as_bytes(), &LIMITS);
        asked.monday = week_of_name(form.text("week")).unwrap_or(asked.monday);
        (asked.role, asked.language) =
            (Role::from_name(form.text("role")), Lang::from_code(form.text("language")));
        asked
    }

    fn query(&self, monday: i64) -> String {
        let mut query = format!("week={}", week_name(monday));
        if let Some(role) = self.role {
            query += &format!("&role={}", role.name());
        }
        if let Some(language) = self.language {
            query += &format!("&language={}", language.code());
        }
        query
    }

    fn fits(&self, person: &Person) -> bool {
        self.role.is_none_or(|role| role == person.role)
            && self.language.is_none_or(|language| person.languages.contains(&language))
    }

    /// Whether a shift is shown: somebody who fits has it, or somebody who would fit is wanted.
    fn shows(&self, shift: &Shift, holder: Option<&Person>) -> bool {
        let role = shift.series.role.is_none_or(|role| self.role.is_none_or(|asked| asked == role));
        let language =
            shift.series.language.is_none_or(|language| self.language.is_none_or(|asked| asked == language));
        holder.map_or(role && language, |person| self.fits(person))
    }
}

/// A week as addresses have it: `2026-W48`.
pub(super) fn week_name(monday: i64) -> String {
    let week = day::date_of(monday).iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

/// The Monday of such a week.
fn week_of_name(name: &str) -> Option<i64> {
    let (year, week) = name.split_once("-W")?;
    let monday = ISOWeekDate::new(year.parse().ok()?, week.parse().ok()?, Weekday::Monday).ok()?;
    Some(day::number(monday.date()))
}

/// A shift as the page shows it.
struct Line {
    times: String,
    kind: Kind,
    /// Who has it.
    who: Option<String>,
    /// Who is wanted where it is open.
    wanted: String,
    /// Whether they can be called by e-mail: tone and text.
    reach: Option<(&'static str, &'static str)>,
    mine: bool,
    now: bool,
    cancelled: bool,
    /// Where something can be done with it.
    at: Option<String>,
}

impl Line {
    /// Whether whoever has it can be called by e-mail.
    fn is_reached(&self) -> bool {
        self.reach.is_some_and(|(tone, _)| tone == "ok")
    }
}

struct Day {
    weekday: String,
    date: String,
    today: bool,
    lines: Vec<Line>,
    /// When nobody is there within the published hours.
    gaps: Vec<String>,
}

/// An offer in words.
struct Offered {
    id: String,
    words: String,
    /// Whether it is to this member, and not by them.
    to_me: bool,
}

#[derive(Template)]
#[template(path = "duty/templates/week.html")]
struct Page<'a> {
    desk: &'a Desk,
    asked: Asked,
    days: Vec<Day>,
    offers: Vec<Offered>,
    /// Of those on call, who cannot be called: where the shift is, and in words.
    unreached: Vec<(String, String)>,
    /// Whether e-mail is sent at all.
    sends: bool,
    /// Whether anything is planned at all.
    planned: bool,
    errors: Errors,
}

impl Page<'_> {
    fn week(&self) -> String {
        week_name(self.asked.monday)
    }

    /// The address of the week before.
    fn before(&self) -> String {
        self.beside(-7)
    }

    /// The address of the week after.
    fn after(&self) -> String {
        self.beside(7)
    }

    fn beside(&self, days: i64) -> String {
        format!("{}?{}", self.desk.ground.href("duty"), self.asked.query(self.asked.monday + days))
    }

    fn title(&self) -> String {
        let (t, last) = (self.desk.ground.t, self.asked.monday + 6);
        let date = |of: i64| t.day(day::shown(of), &jiff::tz::TimeZone::UTC);
        t.with2("duty-week-of", "from", date(self.asked.monday), "to", date(last))
    }

    fn is_role(&self, role: &Role) -> bool {
        self.asked.role == Some(*role)
    }

    fn is_language(&self, language: &Lang) -> bool {
        self.asked.language == Some(*language)
    }
}

pub(super) async fn page(colleague: Colleague, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    show(&colleague, &query, StatusCode::OK, Errors::new()).await
}

async fn show(colleague: &Colleague, query: &str, status: StatusCode, errors: Errors) -> Response {
    let mut desk = colleague.desk.clone();
    desk.ground.path = "/duty".to_owned(); // Also the page that answers a form: its language links lead here.
    let (ground, staff) = (&desk.ground, colleague.session.staff());
    let (of, now, trust) = (Arc::clone(&ground.org), ground.app.clock.now(), Arc::clone(&ground.app.trust));
    let today = day::of(now, &of.zone);
    let asked = Asked::read(query, today);
    let sends = reach::sends(&ground.app);
    let read = ground.app.db.read(move |tx| {
        // Offers may be about another week than the one that is shown.
        let rota = store::rota(tx, &trust, &of, (asked.monday - 1).min(today - BACK))?;
        let offers = store::offers_of(tx, of.id, staff, today - BACK)?;
        Ok::<_, DbError>((rota, offers, reach::read(tx, of.id, sends)?))
    });
    let (rota, offers, reached) = match read.await {
        Ok(read) => read,
        Err(error) => return desk.fault(&error.into()),
    };
    let days = (asked.monday..asked.monday + 7)
        .map(|of| one_day(&desk, (&rota, &reached), &asked, of, now, staff))
        .collect();
    let offers = offers.iter().filter_map(|offer| say(&desk, &rota, offer, staff, now)).collect();
    let planned = !rota.series.is_empty();
    let unreached =
        if desk.may(Deed::PlanDuty) { unreached(&desk, &rota, &reached, now) } else { Vec::new() };
    desk.page(status, &Page { desk: &desk, asked, days, offers, unreached, sends, planned, errors })
}

/// The shifts on call of the next days whose holder cannot be called.
fn unreached(desk: &Desk, rota: &Rota, reached: &Reached, now: Moment) -> Vec<(String, String)> {
    let (ground, t) = (&desk.ground, desk.ground.t);
    let one = |(shift, staff, reach): (Shift, StaffId, paging::Reach)| {
        let at = format!("duty/shift/{}/{}", shift.series.id, day::date_of(shift.day));
        let name = rota.person(staff)?.work_name.as_str();
        let what = when(ground, &shift);
        let words = match reached {
            Some(_) => {
                t.with3("duty-reach-line", "name", name, "shift", what, "why", t.say(reach::reason(reach)))
            }
            None => t.with2("duty-series-day", "shift", what, "who", name),
        };
        Some((ground.href(&at), words))
    };
    let all = reach::not_reached(reached, rota, now, &ground.org.zone);
    all.into_iter().filter_map(one).collect()
}

fn one_day(
    desk: &Desk,
    (rota, reached): (&Rota, &Reached),
    asked: &Asked,
    of: i64,
    now: Moment,
    staff: StaffId,
) -> Day {
    let (ground, zone) = (&desk.ground, &desk.ground.org.zone);
    let plans = desk.may(Deed::PlanDuty);
    let line = |shift: Shift| {
        let holder = rota.holder(&shift);
        if !asked.shows(&shift, holder) {
            return None;
        }
        let mine = shift.staff == Some(staff);
        let could = holder.is_none() && rota.person(staff).is_some_and(|person| fits(person, &shift.series));
        let open = shift.to > now && (plans || (!shift.cancelled && (mine || could)));
        let date = day::date_of(shift.day);
        Some(Line {
            times: times(ground, (shift.from, shift.to)),
            kind: shift.series.kind,
            who: holder.map(|person| named(ground, person)),
            wanted: wanted(ground, &shift),
            reach: holder
                .filter(|_| !shift.cancelled && shift.to > now)
                .and_then(|holder| reach::beside(reached, &shift, holder.id, plans || mine)),
            mine,
            now: shift.is_at(now),
            cancelled: shift.cancelled,
            at: open.then(|| ground.href(&format!("duty/shift/{}/{date}", shift.series.id))),
        })
    };
    let lines = rota.between(of, of, zone).into_iter().filter_map(line).collect();
    let date = day::date_of(of);
    let published = ground.org.settings.hours.spans_of(date, zone);
    let there = rota.cover((of - 1, of + 1), zone, |person| asked.fits(person));
    // What is over can no longer be filled, and where nothing is planned there is no gap in it.
    let told = of >= day::of(now, zone) && !rota.series.is_empty();
    let gaps = if told { span::without(&published, &there) } else { Vec::new() };
    Day {
        weekday: ground.t.weekday(date.weekday()),
        date: ground.t.day(day::shown(of), &jiff::tz::TimeZone::UTC),
        today: of == day::of(now, zone),
        lines,
        gaps: gaps.into_iter().map(|gap| say_gap(desk, asked, gap)).collect(),
    }
}

/// That nobody is there, or nobody of those who are looked for.
fn say_gap(desk: &Desk, asked: &Asked, gap: span::Span) -> String {
    let (t, times) = (desk.ground.t, times(&desk.ground, gap));
    match (asked.role, asked.language) {
        (None, None) => t.with("duty-gap", "times", times),
        (Some(role), None) => t.with2("duty-gap-who", "times", times, "who", t.say(role.key())),
        (None, Some(language)) => {
            t.with2("duty-gap-language", "times", times, "language", language.own_name())
        }
        (Some(role), Some(language)) => {
            let who = format!("{}{}{}", t.say(role.key()), t.say("comma"), language.own_name());
            t.with2("duty-gap-who", "times", times, "who", who)
        }
    }
}

/// An offer in words; none once the shift has begun or changed hands.
fn say(desk: &Desk, rota: &Rota, offer: &Offer, staff: StaffId, now: Moment) -> Option<Offered> {
    let (ground, zone) = (&desk.ground, &desk.ground.org.zone);
    let shift = |(id, on): super::ShiftDay| {
        let all = rota.between(on, on, zone);
        all.into_iter().find(|shift| shift.series.id == id)
    };
    let given = shift(offer.shift).filter(|shift| !shift.cancelled && shift.from > now)?;
    let back = offer.back.map(shift);
    let (to_me, other) = if offer.to == staff { (true, offer.from) } else { (false, offer.to) };
    let name = &rota.person(other)?.work_name;
    let what = when(ground, &given);
    let words = match (to_me, back) {
        (true, None) => ground.t.with2("duty-offer-to-me", "name", name.as_str(), "shift", what),
        (false, None) => ground.t.with2("duty-offer-by-me", "name", name.as_str(), "shift", what),
        (to_me, Some(back)) => {
            let back = when(ground, &back?);
            let key = if to_me { "duty-offer-to-me-for" } else { "duty-offer-by-me-for" };
            ground.t.with3(key, "name", name.as_str(), "shift", what, "back", back)
        }
    };
    Some(Offered { id: offer.id.to_string(), words, to_me })
}

/// An offer is accepted, declined or taken back.
pub(super) async fn decide(
    colleague: Colleague,
    Path((_, id)): Path<(String, String)>,
    body: Body,
) -> Response {
    let (form, ours) = match ours(&colleague, body).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let t = colleague.desk.ground.t;
    if !ours {
        let mut errors = Errors::new();
        errors.add("offers", t.say("form-error-stale"));
        return show(&colleague, "", StatusCode::UNPROCESSABLE_ENTITY, errors).await;
    }
    let Some(id) = OfferId::parse(&id) else { return colleague.desk.fault(&Fault::NotFound) };
    let what = form.text("do").to_owned();
    let done = doing(&colleague, move |tx, doing| match what.as_str() {
        "accept" => doing.accept(tx, id),
        "decline" => doing.decline(tx, id),
        "withdraw" => doing.withdraw(tx, id),
        _ => Err(Refused::Gone),
    });
    match done.await {
        Ok(()) => colleague.desk.go("duty"),
        Err(Refused::Db(error)) => colleague.desk.fault(&error.into()),
        Err(refused) => {
            let Some(key) = refused.key() else { return colleague.desk.fault(&Fault::NotFound) };
            let mut errors = Errors::new();
            errors.add("offers", t.say(key));
            show(&colleague, "", StatusCode::CONFLICT, errors).await
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_reads_back_from_its_name_also_where_the_year_ends() {
        let names = ["2026-W47", "2026-W53", "2027-W01"];
        let mondays = [(2026, 11, 16), (2026, 12, 28), (2027, 1, 4)];
        for (name, (year, month, of)) in names.into_iter().zip(mondays) {
            let of = day::number(jiff::civil::date(year, month, of));
            assert_eq!(week_of_name(name), Some(of));
            assert_eq!(week_name(of), name);
        }
        for wrong in ["", "2026", "2026-W54", "2026-W00", "W48", "2026-11"] {
            assert_eq!(week_of_name(wrong), None, "{wrong}");
        }
    }
}
