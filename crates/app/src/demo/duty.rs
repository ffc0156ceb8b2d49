//! The duty of a demonstration: shifts, an offer, and how long first answers took, as `content/demo/duty.toml` has them. Everything
//! is planned through the functions that the pages of the desk use.

use std::{collections::HashMap, sync::Arc};

use jiff::civil::Time;
use kernel::{DbError, Fault, Lang, Moment};

use super::read;
use crate::{
    duty::{self, Doing, Kind, Refused, Series, monday},
    ids::{OfferId, ShiftId, StaffId},
    report::day,
    surfaces::Shared,
    team,
};

/// The first shift of everybody lies so many days before this week.
const BEFORE: i64 = 28;
/// Shifts of so many days are looked through for one to offer.
const AHEAD: i64 = 14;

#[derive(serde::Deserialize)]
struct File {
    shift: Vec<ShiftFile>,
    offer: OfferFile,
    answered: Vec<Answered>,
}

#[derive(serde::Deserialize)]
struct ShiftFile {
    kind: String,
    #[serde(default)]
    who: String,
    #[serde(default)]
    language: String,
    begins: String,
    ends: String,
    weekdays: Vec<u32>,
    #[serde(default)]
    every: Option<i64>,
}

#[derive(serde::Deserialize)]
struct OfferFile {
    from: String,
    to: String,
}

#[derive(serde::Deserialize)]
struct Answered {
    minutes: i64,
    people: i64,
}

fn wrong(what: impl std::fmt::Display) -> Fault {
    Fault::Broken(format!("content/demo/duty.toml: {what}"))
}

/// Plans the weeks around now for the only organisation.
///
/// # Errors
/// Content that cannot be read or planned; the store.
pub(super) async fn plan(app: &Shared, now: Moment) -> Result<(), Fault> {
    let file: File = read("demo/duty.toml")?;
    let org = app.organisations.first().ok_or_else(|| wrong("no organisation"))?;
    let id = org.id;
    let members = app.db.read(move |tx| team::members(tx, id)).await?;
    let logins: HashMap<String, StaffId> = members.into_iter().map(|row| (row.login, row.id)).collect();
    let person =
        |login: &str| logins.get(login).copied().ok_or_else(|| wrong(format!("nobody is called {login}")));
    let first = monday(day::of(now, &org.zone)) - BEFORE;
    let series = |shift: &ShiftFile| {
        let time = |text: &str| Time::strptime("%H:%M", text).map_err(wrong);
        Ok::<_, Fault>(Series {
            id: ShiftId::random(app.entropy.as_ref()),
            kind: Kind::from_name(&shift.kind).ok_or_else(|| wrong("no such kind"))?,
            staff: if shift.who.is_empty() { None } else { Some(person(&shift.who)?) },
            role: None,
            language: Lang::from_code(&shift.language),
            begins: time(&shift.begins)?,
            ends: time(&shift.ends)?,
            weekdays: shift.weekdays.iter().fold(0, |all, weekday| all | 1 << (weekday.clamp(&1, &7) - 1)),
            every: shift.every.unwrap_or(1),
            from: first,
            until: None,
        })
    };
    let series = file.shift.iter().map(series).collect::<Result<Vec<_>, _>>()?;
    let (from, to) = (person(&file.offer.from)?, person(&file.offer.to)?);
    let (by, offer) = (person("dana")?, OfferId::random(app.entropy.as_ref()));
    let (of, trust) = (Arc::clone(org), Arc::clone(&app.trust));
    let done = app.db.write(move |tx| {
        let people = duty::people(tx, &trust, &of)?;
        let doing = |by| Doing { org: of.id, zone: &of.zone, by, now, people: &people };
        for series in &series {
            duty::plan(tx, &doing(by), series)?;
        }
        let today = day::of(now, &of.zone);
        let rota = duty::rota(tx, &trust, &of, today)?;
        let next = rota.between(today + 1, today + AHEAD, &of.zone);
        if let Some(shift) = next.iter().find(|shift| shift.staff == Some(from)) {
            doing(from).offer(tx, offer, (shift.series.id, shift.day), to, None)?;
        }
        Ok::<_, Refused>(())
    });
    done.await.map_err(wrong)?;
    let counted = app.db.write(move |tx| {
        let week = now.plus_minutes(-7 * 24 * 60);
        file.answered.iter().try_for_each(|one| duty::count_before(tx, id, week, one.minutes, one.people))
    });
    counted.await.map_err(|error: DbError| wrong(error))?;
    Ok(duty::renew(app, org).await?)
}
