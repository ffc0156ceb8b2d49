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

/// Rows looked at in one unit of work, at most.
const MOST: i64 = 200;
/// A unit of work may hold up others for about so long.
const UNIT: Duration = Duration::from_millis(4);
/// It rests for so many times what the unit took, from asking to being flushed.
const REST: u32 = 8;
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

/// One unit of work: what it saw, what went of it, how long it held others up.
struct Done {
    /// How many were due, held or not.
    seen: usize,
    last: Option<(i64, Vec<u8>)>,
    gone: Vec<Due>,
    took: Duration,
}

async fn through(
    app: &App,
    org: OrgId,
    kind: &'static Kind,
    sweep: &'static Sweep,
    begun: Instant,
) -> Result<i64, Fault> {
    let (mut after, mut limit, mut gone) = ((i64::MIN, Vec::new()), MOST / 10, 0);
    loop {
        let started = Instant::now();
        let done = if sweep.listed {
            listed(app, org, kind, sweep, after.clone(), limit).await?
        } else {
            unit(app, org, kind, sweep, after.clone(), limit, None).await?
        };
        gone += i64::try_from(done.gone.len()).unwrap_or(i64::MAX);
        for thread in done.gone.iter().filter_map(Due::conversation) {
            app.bus.wake(thread.bytes()); // Whoever has it open looks again.
        }
        match done.last {
            Some(last) if done.seen as i64 >= limit && begun.elapsed() < LONGEST => after = last,
            _ => return Ok(gone),
        }
        if done.took > 2 * UNIT {
            limit = (limit / 2).max(1);
        } else if done.took < UNIT / 2 {
            limit = (limit * 2).min(MOST);
        }
        tokio::time::sleep(started.elapsed() * REST).await;
    }
}

/// A place to go on after: what days are counted from, and the identifier.
type Place = (i64, Vec<u8>);

/// What is due and not held: how many rows were looked at, the last of them, and those that are to go.
type Looked = (usize, Option<Place>, Vec<Due>);

/// What is due and not held, and where to go on.
fn look(
    tx: &mut Tx<'_>,
    with: &With<'_>,
    kind: &Kind,
    sweep: &Sweep,
    after: &Place,
    limit: i64,
) -> Result<Looked, DbError> {
    let cutoff = sweep.cutoff(kind.days(&store::days(tx, with.org)?), with);
    let mut due = model::read(tx, sweep, with.org, cutoff, after, limit)?;
    let (seen, last) = (due.len(), due.last().map(|row| (row.at, row.id.to_vec())));
    if !due.is_empty() {
        let held = Held::read(tx, with.instance, with.org, sweep.tie)?;
        due.retain(|row| !held.holds(sweep.tie, row));
    }
    Ok((seen, last, due))
}

/// Deletes what is due after a place; with a list, nothing that is not on it.
async fn unit(
    app: &App,
    org: OrgId,
    kind: &'static Kind,
    sweep: &'static Sweep,
    after: (i64, Vec<u8>),
    limit: i64,
    only: Option<Vec<Due>>,
) -> Result<Done, Fault> {
    let (instance, now) = (app.instance.clone(), app.clock.now());
    let today = today(app, org, now);
    let done = app.db.write(move |tx| {
        let begun = Instant::now();
        let with = With { org, instance: &instance, now, today };
        let (seen, last, mut due) = look(tx, &with, kind, sweep, &after, limit)?;
        if let Some(only) = &only {
            due.retain(|row| only.iter().any(|one| one.id == row.id));
        }
        due.iter().try_for_each(|row| (sweep.remove)(tx, &with, row))?;
        Ok::<_, DbError>(Done { seen, last, gone: due, took: begun.elapsed() })
    });
    Ok(done.await?)
}

/// As [`unit`], after the list that outlives a restore has taken what is due. Afterwards the list is told what became of it: what came
/// to life or under a hold in between is taken from it.
async fn listed(
    app: &App,
    org: OrgId,
    kind: &'static Kind,
    sweep: &'static Sweep,
    after: (i64, Vec<u8>),
    limit: i64,
) -> Result<Done, Fault> {
    let (instance, now, from) = (app.instance.clone(), app.clock.now(), after.clone());
    let today = today(app, org, now);
    let looked = app.db.read(move |tx| {
        let with = With { org, instance: &instance, now, today };
        look(tx, &with, kind, sweep, &from, limit)
    });
    let (seen, last, due) = looked.await?;
    if due.is_empty() {
        return Ok(Done { seen, last, gone: due, took: Duration::ZERO });
    }
    let threads = |rows: &[Due]| rows.iter().filter_map(Due::conversation).collect::<Vec<_>>();
    forget::list_due(app, &threads(&due)).await?;
    // Should it fail, the lines stay: nobody knows whether it was done, and the next start looks again.
    let done = unit(app, org, kind, sweep, after, limit, Some(due.clone())).await?;
    let mut kept = due;
    kept.retain(|row| !done.gone.contains(row));
    forget::settle_due(app, &threads(&done.gone), &threads(&kept)).await;
    Ok(Done { seen, last, ..done })
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
