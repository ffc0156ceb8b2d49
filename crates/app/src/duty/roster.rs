//! What each organisation's calendar says, held in memory so that every page can say who is on duty. A change in this process is
//! there at once, one in another within a minute.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use kernel::{DbError, Moment};

use super::{
    answered::{self, Measured},
    rota::{Now, OnDuty, Rota},
    store,
};
use crate::{
    App,
    ids::OrgId,
    report::day,
    settings::{DutyTime, Organisation},
};

/// How long a process goes by what it knows, in milliseconds.
const FRESH: i64 = 60_000;
/// Days before today that waits are counted in.
const BACK: i64 = 33;

/// The calendars of all organisations.
#[derive(Default)]
pub struct Roster {
    held: Mutex<HashMap<OrgId, Held>>,
    /// Counts the readings, so that an earlier one never takes the place of a later one.
    readings: AtomicU64,
}

#[derive(Clone, Default)]
struct Held {
    rota: Arc<Rota>,
    measured: Measured,
    reading: u64,
    /// When it was asked for last.
    asked: Option<Moment>,
}

impl Roster {
    fn lock(&self) -> MutexGuard<'_, HashMap<OrgId, Held>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn of(&self, org: OrgId) -> (Arc<Rota>, Measured) {
        self.lock().get(&org).map_or_else(Default::default, |held| (Arc::clone(&held.rota), held.measured))
    }

    /// Whether it is time to ask again; whoever is told so asks, and nobody else meanwhile.
    fn is_due(&self, org: OrgId, now: Moment) -> bool {
        let mut all = self.lock();
        let held = all.entry(org).or_default();
        let fresh = held.asked.is_some_and(|asked| (0..FRESH).contains(&(now.millis() - asked.millis())));
        if !fresh {
            held.asked = Some(now);
        }
        !fresh
    }

    fn hold(&self, org: OrgId, reading: u64, rota: Rota, measured: Measured) {
        let mut all = self.lock();
        let held = all.entry(org).or_default();
        if held.reading <= reading {
            (held.rota, held.measured, held.reading) = (Arc::new(rota), measured, reading);
        }
    }
}

/// Reads the calendar again if that is a minute ago. If the store cannot say, what was known before is gone by.
pub async fn refresh(app: &App, org: &Arc<Organisation>) {
    if app.roster.is_due(org.id, app.clock.now())
        && let Err(error) = renew(app, org).await
    {
        tracing::warn!("the calendar was not read: {error}");
    }
}

/// Reads the calendar now, after a change.
///
/// # Errors
/// Those of the store.
pub async fn renew(app: &App, org: &Arc<Organisation>) -> Result<(), DbError> {
    let reading = app.roster.readings.fetch_add(1, Ordering::SeqCst);
    let (trust, of, now) = (Arc::clone(&app.trust), Arc::clone(org), app.clock.now());
    let read = app.db.read(move |tx| {
        let rota = store::rota(tx, &trust, &of, day::of(now, &of.zone) - BACK)?;
        Ok::<_, DbError>((rota, answered::measure(tx, of.id, now)?))
    });
    let (rota, measured) = read.await?;
    app.roster.hold(org.id, reading, rota, measured);
    Ok(())
}

/// The calendar as this process knows it.
pub fn known(app: &App, org: OrgId) -> Arc<Rota> {
    app.roster.of(org).0
}

/// Who is on a shift now, those at the desk first. Empty also where nothing is planned.
pub fn on_now(app: &App, org: &Organisation, now: Moment) -> Vec<OnDuty> {
    known(app, org.id).on_now(now, &org.zone)
}

/// Whether somebody is on duty now, by the published hours and the calendar.
pub fn now(app: &App, org: &Organisation, now: Moment) -> Now {
    known(app, org.id).now(&org.settings.hours, &org.zone, now)
}

/// Whether somebody was on duty at a moment of the past, by the published hours and the calendar; of what lies too far back for the
/// calendar in memory the published hours tell alone. A shift of somebody who has left since counts as open. `None` where no hours are
/// published.
pub fn was_open(app: &App, org: &Organisation, at: Moment, now: Moment) -> Option<bool> {
    let reaches = day::of(at, &org.zone) > day::of(now, &org.zone) - BACK;
    let rota = if reaches { known(app, org.id) } else { Arc::default() };
    match rota.now(&org.settings.hours, &org.zone, at) {
        Now::Open(_) => Some(true),
        Now::Away(_) | Now::Closed(_) => Some(false),
        Now::Never => None,
    }
}

/// The duty up to now, to measure waits against.
pub fn time(app: &App, org: &Organisation, earliest: Moment, now: Moment) -> DutyTime {
    let (hours, from) = (&org.settings.hours, DutyTime::begin(earliest, now));
    DutyTime::of(known(app, org.id).spans(hours, &org.zone, from, now), now)
}

/// What can be said of how long first answers took.
pub fn expected(app: &App, org: OrgId) -> Option<answered::Said> {
    app.roster.of(org).1.said()
}
