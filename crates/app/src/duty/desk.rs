//! The routes of this slice, and what its pages share.

use std::sync::Arc;

use axum::{body::Body, response::Response};
use kernel::{DbError, Lang, Moment};
use ui::Form;

use super::{
    change, handover, one, plan, roster,
    rota::{Person, Rota},
    shift::Shift,
    store,
    swap::{Doing, Refused},
    week,
};
use crate::{
    policy::Deed,
    report::day,
    surfaces::{Ground, Route, Who, desk::Colleague},
};

/// What was changed so many days ago still counts towards the seven days that a plan is measured by.
const BACK: i64 = 8;

/// The routes of this slice at the desk.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}/duty", Who::May(Deed::SeeDuty), week::page),
        Route::get("/{lang}/duty/plan", Who::May(Deed::PlanDuty), plan::page),
        Route::post("/{lang}/duty/plan", Who::May(Deed::PlanDuty), plan::plan),
        Route::get("/{lang}/duty/plan/{id}", Who::May(Deed::PlanDuty), change::page),
        Route::post("/{lang}/duty/plan/{id}", Who::May(Deed::PlanDuty), plan::end),
        Route::post("/{lang}/duty/plan/{id}/change", Who::May(Deed::PlanDuty), change::change),
        Route::get("/{lang}/duty/shift/{id}/{day}", Who::May(Deed::SeeDuty), one::page),
        Route::post("/{lang}/duty/shift/{id}/{day}", Who::May(Deed::SeeDuty), one::change),
        Route::post("/{lang}/duty/offer/{id}", Who::May(Deed::SeeDuty), week::decide),
        Route::get("/{lang}/duty/handover", Who::May(Deed::WorkThread), handover::desk::page),
        Route::post("/{lang}/duty/handover", Who::May(Deed::WorkThread), handover::desk::write),
        Route::post("/{lang}/duty/handover/threads", Who::May(Deed::WorkThread), handover::desk::give),
        Route::post("/{lang}/duty/handover/{id}/read", Who::May(Deed::WorkThread), handover::desk::read),
    ]
}

/// Does something with shifts in one unit of work, and reads the calendar anew. `by` decides there whether it can be done.
pub(super) async fn doing(
    colleague: &Colleague,
    by: impl Fn(&mut db::Tx<'_>, &Doing<'_>) -> Result<(), Refused> + Send + Sync + 'static,
) -> Result<(), Refused> {
    let Colleague { desk, session } = colleague;
    let (app, of, staff, now) =
        (&desk.ground.app, Arc::clone(&desk.ground.org), session.staff(), desk.ground.app.clock.now());
    let (trust, org) = (Arc::clone(&app.trust), of.id);
    let done = app.db.write(move |tx| {
        let people = store::people(tx, &trust, &of)?;
        by(tx, &Doing { org, zone: &of.zone, by: staff, now, people: &people })
    });
    done.await?;
    if let Err(error) = roster::renew(app, &desk.ground.org).await {
        tracing::warn!("the calendar was not read after a change: {error}");
    }
    app.bus.wake(org.bytes());
    Ok(())
}

/// In words, that a plan would have somebody at the desk for more hours of night within seven days than the organisation's cap;
/// `None` where it would not.
pub(super) async fn too_much(
    colleague: &Colleague,
    with: impl Fn(&Rota, i64, &jiff::tz::TimeZone) -> Option<i64> + Send + Sync + 'static,
) -> Result<Option<String>, DbError> {
    let ground = &colleague.desk.ground;
    let (of, now, trust) = (Arc::clone(&ground.org), ground.app.clock.now(), Arc::clone(&ground.app.trust));
    let most = i64::from(of.settings.cap_night_hours);
    let night = ground.app.db.read(move |tx| {
        let rota = store::rota(tx, &trust, &of, day::of(now, &of.zone) - BACK)?;
        Ok::<_, DbError>(with(&rota, most * 60, &of.zone))
    });
    let words = |minutes: i64| ground.t.with2("care-plan-night", "hours", (minutes + 59) / 60, "cap", most);
    Ok(night.await?.map(words))
}

/// A form of this session; `None` for another's.
pub(super) async fn ours(colleague: &Colleague, body: Body) -> Result<(Form, bool), Response> {
    let form = colleague.desk.form(body).await?;
    let ours = colleague.desk.is_ours(&form);
    Ok((form, ours))
}

/// From when to when, as a clock on the wall of the organisation shows it.
pub(super) fn times(ground: &Ground, (from, to): (Moment, Moment)) -> String {
    let (t, zone) = (ground.t, &ground.org.zone);
    format!("{}–{}", t.time(from, zone), t.time(to, zone))
}

/// Day and times of a shift in words.
pub(super) fn when(ground: &Ground, shift: &Shift) -> String {
    let (t, zone) = (ground.t, &ground.org.zone);
    let day = crate::report::day::date_of(shift.day);
    let weekday = t.weekday(day.weekday());
    t.fill(
        "duty-when",
        [
            ("weekday", weekday.into()),
            ("day", t.day(shift.from, zone).into()),
            ("times", times(ground, (shift.from, shift.to)).into()),
        ],
    )
}

/// Who is wanted for an open shift, in words; empty for anybody.
pub(super) fn wanted(ground: &Ground, shift: &Shift) -> String {
    let role = shift.series.role.map(|role| ground.t.say(role.key()));
    let language = shift.series.language.map(Lang::own_name);
    role.into_iter().chain(language).collect::<Vec<_>>().join(ground.t.say("comma"))
}

/// The work name and the role of a member.
pub(super) fn named(ground: &Ground, person: &Person) -> String {
    let t = ground.t;
    format!("{}{}{}", person.work_name, t.say("comma"), t.say(person.role.key()))
}
