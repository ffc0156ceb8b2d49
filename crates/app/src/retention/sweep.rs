//! The sweep: what was kept long enough goes, a little at a time. Each unit of work reads what is due, looks what is held, and
//! deletes, in one transaction; so it may stop anywhere, and two processes do no more than one. It works for some milliseconds and
//! then rests for a multiple of what that took, so that nobody who writes notices.

use std::time::Duration;

use db::Tx;
use jiff::tz::TimeZone;
use kernel::{DbError, Fault, Moment};
use tokio::time::Instant;

use super::{
    hold::{self, Held},
    model::{self, Due, KINDS, Kind, Sweep, With},
    store,
};
use crate::{
    App, forget,
    ids::{ConversationId, OrgId},
    report::day,
    settings,
};

/// Rows looked at and listed at once, and deleted in one unit of work, at most.
const MOST: usize = 200;
/// A unit of work may hold up others for about so long.
const UNIT: Duration = Duration::from_millis(4);
/// It rests for so many times what the unit held others up,
const REST: u32 = 8;
/// and for so many times what it took from asking to being flushed, which counts where the disk is slow or much is written.
const REST_ALL: u32 = 2;
/// A sweep ends after so long, so that other work is not kept waiting; the next one goes on.
const LONGEST: Duration = Duration::from_secs(300);

/// How many went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// Of which organisation.
    pub org: OrgId,
    /// Of which kind, by its name.
    pub kind: &'static str,
    /// How many rows of it; what hangs on them is not counted.
    pub n: i64,
}

/// Deletes what was kept long enough, of every kind in every organisation. To be called again and again.
///
/// # Errors
/// Those of the store and of the list of what is forgotten; what went before stays gone.
pub async fn sweep(app: &App) -> Result<Vec<Gone>, Fault> {
    sweep_kinds(app, KINDS.iter()).await
}

/// The same of one kind.
///
/// # Errors
/// Those of [`sweep`].
pub async fn sweep_kind(app: &App, name: &str) -> Result<i64, Fault> {
    let gone = sweep_kinds(app, KINDS.iter().filter(|kind| kind.name == name)).await?;
    Ok(gone.iter().map(|gone| gone.n).sum())
}

async fn sweep_kinds(
    app: &App,
    kinds: impl Iterator<Item = &'static Kind> + Clone,
) -> Result<Vec<Gone>, Fault> {
    let (begun, mut all) = (Instant::now(), Vec::new());
    for org in app.db.read(settings::ids).await? {
        for kind in kinds.clone() {
            let Some(sweep) = &kind.sweep else { continue };
            let n = through(app, org, kind, sweep, begun).await?;
            let at = app.clock.now();
            app.db.write(move |tx| store::set_sweep(tx, org, kind.name, at, n)).await?;
            all.extend((n > 0).then_some(Gone { org, kind: kind.name, n }));
        }
    }
    if !all.is_empty() {
        match app.db.checkpoint().await {
            Err(DbError::Busy) => {} // Somebody reads; the next sweep empties the log.
            done => done?,
        }
    }
    Ok(all)
}

/// How a sweep goes on.
struct Pace {
    begun: Instant,
    /// How many rows go in one unit of work.
    rows: usize,
}

impl Pace {
    fn is_over(&self) -> bool {
        self.begun.elapsed() >= LONGEST
    }

    /// Fewer rows after a unit that took too long, more after one that took little although all of its rows went.
    fn adapt(&mut self, took: Duration, all_went: bool) {
        if took > UNIT {
            self.rows = (self.rows / 2).max(1);
        } else if took < UNIT / 2 && all_went {
            self.rows = (self.rows * 2).min(MOST);
        }
    }
}

/// A place to go on after: what days are counted from, and the identifier.
type Place = (i64, Vec<u8>);

/// A row that is due, and whether it is held.
type Looked = (Due, bool);

async fn through(
    app: &App,
    org: OrgId,
    kind: &'static Kind,
    sweep: &'static Sweep,
    begun: Instant,
) -> Result<i64, Fault> {
    let (mut after, mut pace, mut gone) = ((i64::MIN, Vec::new()), Pace { begun, rows: 1 }, 0);
    loop {
        let (instance, now, from) = (app.instance.clone(), app.clock.now(), after.clone());
        let today = today(app, org, now);
        let looked = app.db.read(move |tx| {
            let with = With { org, instance: &instance, now, today };
            look(tx, &with, kind, sweep, &from, MOST)
        });
        let looked = looked.await?;
        let whole = looked.len() >= MOST;
        let Some((last, _)) = looked.last() else { return Ok(gone) };
        let last = last.place();
        gone += remove(app, org, kind, sweep, after, &looked, &mut pace).await?;
        if !whole || pace.is_over() {
            return Ok(gone);
        }
        after = last;
    }
}

/// What is due after a place, held or not.
fn look(
    tx: &mut Tx<'_>,
    with: &With<'_>,
    kind: &Kind,
    sweep: &Sweep,
    after: &Place,
    limit: usize,
) -> Result<Vec<Looked>, DbError> {
    let cutoff = sweep.cutoff(kind.days(&store::days(tx, with.org)?), with);
    let due = model::read(tx, sweep, with.org, cutoff, after, limit as i64)?;
    if due.is_empty() {
        return Ok(Vec::new());
    }
    let held = Held::read(tx, with.instance, with.org, sweep.tie)?;
    Ok(due
        .into_iter()
        .map(|row| {
            let is = held.holds(sweep.tie, &row);
            (row, is)
        })
        .collect())
}

/// Deletes what is due and not held, some rows at a time, and adapts their number to how long they took. Before the first of them the list
/// that outlives a restore takes what belongs on it; afterwards it is told what became of it: what came to life or under a hold in
/// between is taken from it.
async fn remove(
    app: &App,
    org: OrgId,
    kind: &'static Kind,
    sweep: &'static Sweep,
    mut after: Place,
    looked: &[Looked],
    pace: &mut Pace,
) -> Result<i64, Fault> {
    let due: Vec<Due> = looked.iter().filter(|(_, held)| !held).map(|(row, _)| row.clone()).collect();
    let threads = |rows: &[Due]| rows.iter().filter_map(Due::conversation).collect::<Vec<_>>();
    if sweep.listed && !due.is_empty() {
        forget::list_due(app, &threads(&due)).await?;
    }
    // Should one fail, the lines stay: nobody knows whether it was done, and the next start looks again.
    let (mut gone, mut rest) = (Vec::new(), looked);
    while !rest.is_empty() && !pace.is_over() {
        let started = Instant::now();
        let (some, later) = rest.split_at(pace.rows.min(rest.len()));
        rest = later;
        let (deleted, took) = unit(app, org, kind, sweep, after, some.to_vec()).await?;
        after = some[some.len() - 1].0.place();
        for thread in threads(&deleted) {
            app.bus.wake(thread.bytes()); // Whoever has it open looks again.
        }
        pace.adapt(took, deleted.len() == some.len());
        gone.extend(deleted);
        tokio::time::sleep((took * REST).max(started.elapsed() * REST_ALL)).await;
    }
    if sweep.listed && !due.is_empty() {
        let kept: Vec<Due> = due.into_iter().filter(|row| !gone.contains(row)).collect();
        forget::settle_due(app, &threads(&gone), &threads(&kept)).await;
    }
    Ok(i64::try_from(gone.len()).unwrap_or(i64::MAX))
}

/// Deletes those of some rows that were not held and are still due and free. Returns them, and how long it held others up.
async fn unit(
    app: &App,
    org: OrgId,
    kind: &'static Kind,
    sweep: &'static Sweep,
    after: Place,
    some: Vec<Looked>,
) -> Result<(Vec<Due>, Duration), Fault> {
    if some.iter().all(|(_, held)| *held) {
        return Ok((Vec::new(), Duration::ZERO));
    }
    let (instance, now) = (app.instance.clone(), app.clock.now());
    let today = today(app, org, now);
    let done = app.db.write(move |tx| {
        let begun = Instant::now();
        let with = With { org, instance: &instance, now, today };
        let mut due = look(tx, &with, kind, sweep, &after, some.len())?;
        due.retain(|one| !one.1 && some.contains(one));
        let gone: Vec<Due> = due.into_iter().map(|(row, _)| row).collect();
        gone.iter().try_for_each(|row| (sweep.remove)(tx, &with, row))?;
        Ok::<_, DbError>((gone, begun.elapsed()))
    });
    Ok(done.await?)
}

/// Whether a conversation that was listed on a day because its time was over may still go: it was not changed since, nothing in it
/// waits, and it is not held. `None` if there is no such conversation.
///
/// # Errors
/// Those of the store.
pub fn may_still_go(tx: &mut Tx<'_>, id: ConversationId, listed: Moment) -> Result<Option<bool>, DbError> {
    let Some(org) = store::due::whose(tx, id)? else { return Ok(None) };
    Ok(Some(store::due::is_over(tx, id, listed)? && !hold::is_any_held(tx, org, [id])?))
}

/// The day it is where an organisation is; of one that is not configured here, in universal time.
pub(super) fn today(app: &App, org: OrgId, now: Moment) -> i64 {
    let zone = app.organisations.iter().find(|one| one.id == org).map(|one| &one.zone);
    day::of(now, zone.unwrap_or(&TimeZone::UTC))
}

/// How many rows of a kind would go if it were kept for so many days and it were `ahead` days later, counted no further than `most`.
///
/// # Errors
/// Those of the store.
pub(super) fn count(
    tx: &mut Tx<'_>,
    with: &With<'_>,
    kind: &Kind,
    days: i64,
    ahead: i64,
    most: i64,
) -> Result<i64, DbError> {
    let Some(sweep) = &kind.sweep else { return Ok(0) };
    let cutoff = sweep.cutoff(days - ahead, with);
    let mut due = model::read(tx, sweep, with.org, cutoff, &(i64::MIN, Vec::new()), most)?;
    let held = Held::read(tx, with.instance, with.org, sweep.tie)?;
    due.retain(|row| !held.holds(sweep.tie, row));
    Ok(i64::try_from(due.len()).unwrap_or(i64::MAX))
}
