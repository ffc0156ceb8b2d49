//! What the program does by itself, and when. Several processes on one store share the work: each job is done by the
//! one that takes its lease (`db::jobs`).

use std::{
    future::Future,
    path::{Path, PathBuf},
    pin::Pin,
    sync::Arc,
    time::Duration,
};

use app::App;
use db::jobs::{self, LEASE, Lane, Lease};
use kernel::{Clock, SystemClock, entropy};

use crate::{
    backup::{self, Schedule},
    config::Config,
    serve,
};

/// A program that is up: its parts and what it was configured with.
pub(crate) struct Site {
    /// The application.
    pub(crate) app: Arc<App>,
    /// Its configuration.
    pub(crate) config: Config,
    /// The folder that paths of the configuration are relative to.
    pub(crate) folder: PathBuf,
}

type Doing = Pin<Box<dyn Future<Output = Result<(), String>> + Send>>;

/// Something that was asked for once, and that somebody waits for.
pub(crate) struct Asked {
    /// Its name in the database and in the log. Never used again for something else.
    kind: &'static str,
    /// Does it, with what it was asked with. It may be done twice, when a process stops in the middle.
    run: fn(Arc<Site>, Vec<u8>) -> Doing,
}

/// Everything that may be asked for.
const ASKED: &[Asked] = &[Asked {
    kind: app::paging::LETTER,
    run: |at, letter| Box::pin(async move { app::paging::deliver(&at.app, &letter).await }),
}];

/// What is known to be done in each lane.
struct Known {
    repeating: &'static [Recurring],
    once: &'static [Asked],
}

impl Known {
    /// Begins a job; `None` if this program does not know it.
    fn begin(&self, site: &Arc<Site>, lease: &Lease) -> Option<Doing> {
        let site = Arc::clone(site);
        match lease.lane() {
            Lane::Repeating => Some((self.repeating.iter().find(|one| one.kind == lease.kind)?.run)(site)),
            Lane::Once => {
                let one = self.once.iter().find(|one| one.kind == lease.kind)?;
                Some((one.run)(site, lease.payload.clone()))
            }
        }
    }
}

/// Something to be done again and again, by one process of all.
pub(crate) struct Recurring {
    /// Its name in the database and in the log. Never used again for something else.
    kind: &'static str,
    /// Minutes from one end to the next beginning; `None` where this site does not want it.
    every: fn(&Site) -> Option<i64>,
    /// Does it. It may be done twice, when a process stops in the middle.
    run: fn(Arc<Site>) -> Doing,
}

/// What is kept for days is looked at every hour (rule A-4).
const HOURLY: fn(&Site) -> Option<i64> = |_| Some(60);

/// Everything that recurs. What concerns one process alone (its memory, its files) is not here but in `serve::sweep`.
pub(crate) const RECURRING: &[Recurring] = &[
    Recurring {
        kind: "delete ended sessions of visitors",
        every: HOURLY,
        run: |at| Box::pin(async move { said(app::visitor::delete_ended_sessions(&at.app).await) }),
    },
    // A sweep ends after some minutes, so that what stands behind it does not wait; what is left goes with the next.
    Recurring {
        kind: "delete what was kept long enough",
        every: |_| Some(10),
        run: |at| Box::pin(async move { said(app::retention::sweep(&at.app).await) }),
    },
    // Looked at every hour, so that it is there soon after midnight of Sunday everywhere.
    Recurring {
        kind: "count the week that is over",
        every: HOURLY,
        run: |at| Box::pin(async move { said(app::supervision::keep_weeks(&at.app).await) }),
    },
    Recurring {
        kind: "delete old drafts",
        every: HOURLY,
        run: |at| Box::pin(async move { said(app::draft::delete_old(&at.app.db, now(&at)).await) }),
    },
    Recurring {
        kind: "delete old notes and offers of shifts",
        every: HOURLY,
        run: |at| Box::pin(async move { said(app::duty::delete_old(&at.app.db, now(&at)).await) }),
    },
    Recurring {
        kind: "delete old drafts of consultants",
        every: HOURLY,
        run: |at| Box::pin(async move { said(app::consult::delete_old(&at.app.db, now(&at)).await) }),
    },
    Recurring {
        kind: "delete old debriefs",
        every: HOURLY,
        run: |at| Box::pin(async move { said(app::care::delete_old(&at.app.db, now(&at)).await) }),
    },
    Recurring {
        kind: "publish texts of the guide that are due",
        every: |_| Some(1),
        run: |at| Box::pin(async move { said(app::guide::edit::publish_due(&at.app).await) }),
    },
    Recurring { kind: "notice loads over a cap", every: |_| Some(5), run: |at| Box::pin(notice_loads(at)) },
    Recurring {
        kind: "forget what can no longer be undone",
        every: HOURLY,
        run: |at| Box::pin(async move { said(app::work::forget_old(&at.app.db, now(&at)).await) }),
    },
    // Whoever is being forgotten opens for nobody any more; their rows go soon, also where a process stopped in the middle.
    Recurring {
        kind: "delete the rows of whoever is being forgotten",
        every: |_| Some(1),
        run: |at| Box::pin(async move { said(app::forget::go_on(&at.app, FORGOTTEN_AT_ONCE).await) }),
    },
    // Also for what was deleted while somebody read without end.
    Recurring {
        kind: "empty the log of the database",
        every: HOURLY,
        run: |at| Box::pin(async move { said(at.app.db.checkpoint().await) }),
    },
    // Looked at every hour, so that one that failed is made soon.
    Recurring {
        kind: "make the backup that is due",
        every: |at| at.config.backup.as_ref()?.folder.as_ref().and(Some(60)),
        run: |at| Box::pin(back_up(at)),
    },
    Recurring { kind: "forget jobs that were done", every: HOURLY, run: |at| Box::pin(forget_done(at)) },
];

async fn notice_loads(at: Arc<Site>) -> Result<(), String> {
    for org in &at.app.organisations {
        said(app::care::watch(&at.app, org).await)?;
    }
    Ok(())
}

async fn back_up(at: Arc<Site>) -> Result<(), String> {
    let Some(schedule) = Schedule::of(&at.config, &at.folder)? else { return Ok(()) };
    let made = tokio::task::spawn_blocking(move || {
        let app = &at.app;
        backup::run_scheduled(&schedule, &app.db, app.clock.now(), app.entropy.as_ref())
    });
    made.await.unwrap_or_else(|_| Err("it ended early".into())).map(drop)
}

/// For how long the key of a job that was done is remembered, in minutes: a month.
const DONE_LASTS: i64 = 30 * 24 * 60;

/// Units of work in a row for those who are being forgotten: some seconds at most.
const FORGOTTEN_AT_ONCE: usize = 200;

async fn forget_done(at: Arc<Site>) -> Result<(), String> {
    let before = now(&at).plus_minutes(-DONE_LASTS);
    said(at.app.db.write(move |tx| jobs::forget_done(tx, before, 1_000)).await)
}

fn now(at: &Site) -> kernel::Moment {
    at.app.clock.now()
}

fn said<T, E: std::fmt::Display>(done: Result<T, E>) -> Result<(), String> {
    done.map(drop).map_err(|error| error.to_string())
}

/// How long to sleep at most: another process may have asked for something in the meantime.
const LONGEST_SLEEP: i64 = 10_000;

/// Does what is due, whenever it is. Never ends.
pub(crate) async fn work(site: &Arc<Site>, table: &'static [Recurring]) {
    while let Err(error) = ask(site, table).await {
        tracing::warn!("recurring work could not be asked for: {error}");
        sleep(LONGEST_SLEEP).await;
    }
    let known = Known { repeating: table, once: ASKED };
    tokio::join!(work_in(site, &known, Lane::Repeating), work_in(site, &known, Lane::Once));
}

/// Does what is due in one lane. Never ends.
async fn work_in(site: &Arc<Site>, known: &Known, lane: Lane) {
    loop {
        if let Err(error) = round(site, known, lane).await {
            tracing::warn!("what is due was not done: {error}");
        }
        let moment = now(site);
        let due = site.app.db.read(move |tx| jobs::next_due(tx, lane, moment)).await.ok().flatten();
        let wait = due.map_or(LONGEST_SLEEP, |due| due.millis() - moment.millis());
        sleep(wait.clamp(1_000, LONGEST_SLEEP)).await;
    }
}

async fn sleep(millis: i64) {
    tokio::time::sleep(Duration::from_millis(millis.unsigned_abs())).await;
}

/// Writes down what this site wants to recur, and ends what it does not want.
async fn ask(site: &Arc<Site>, table: &'static [Recurring]) -> Result<(), db::DbError> {
    let moment = now(site);
    let wanted: Vec<_> = table.iter().map(|one| (one.kind, (one.every)(site))).collect();
    let asked = site.app.db.write(move |tx| {
        wanted.iter().try_for_each(|(kind, every)| match every {
            Some(minutes) => jobs::recur(tx, kind, *minutes, moment),
            None => jobs::stop(tx, kind),
        })
    });
    asked.await
}

/// Does everything that is due in a lane now, one after the other.
async fn round(site: &Arc<Site>, known: &Known, lane: Lane) -> Result<(), db::DbError> {
    loop {
        let (moment, token) = (now(site), entropy::bytes(site.app.entropy.as_ref()));
        let taken = site.app.db.write(move |tx| jobs::take(tx, lane, token, moment, 1)).await?;
        let Some(lease) = taken.into_iter().next() else { return Ok(()) };
        let Some(done) = perform(site, known, &lease).await? else { continue };
        if let Err(why) = &done {
            tracing::warn!("not done, attempt {}: {}: {why}", lease.attempts, lease.kind);
        }
        let moment = now(site);
        let end = if done.is_ok() { jobs::finish } else { jobs::fail };
        site.app.db.write(move |tx| end(tx, &lease, moment)).await?;
    }
}

/// How a job went; `None` if its lease was lost to somebody else, and it was stopped for that.
async fn perform(
    site: &Arc<Site>,
    known: &Known,
    lease: &Lease,
) -> Result<Option<Result<(), String>>, db::DbError> {
    let Some(begun) = known.begin(site, lease) else {
        return Ok(Some(Err("this program does not know it".into())));
    };
    // A task of its own: a defect in one job must not end all others. Dropped, it is stopped.
    let mut doing = tokio::task::JoinSet::new();
    doing.spawn(begun);
    loop {
        tokio::select! {
            done = doing.join_next() => {
                return Ok(Some(done.and_then(Result::ok).unwrap_or_else(|| Err("a defect".into()))));
            }
            () = sleep(LEASE / 3) => {
                let (lease, moment) = (lease.clone(), now(site));
                if !site.app.db.write(move |tx| jobs::renew(tx, &lease, moment)).await? {
                    return Ok(None);
                }
            }
        }
    }
}

/// Options of `nightbus jobs`.
#[derive(clap::Args)]
pub(crate) struct Jobs {
    /// The configuration.
    #[arg(long, default_value = "nightbus.toml")]
    config: PathBuf,
    /// Gives what was given up another round of attempts.
    #[arg(long)]
    retry: bool,
}

/// Shows how jobs stand, by kind.
///
/// # Errors
/// A sentence for the operator.
#[allow(clippy::print_stdout)] // The purpose of the command.
pub(crate) fn run(options: &Jobs) -> Result<(), String> {
    let config = Config::read(&options.config)?;
    let folder = options.config.parent().unwrap_or(Path::new(""));
    let store = serve::open_as_it_is(&config, folder)?;
    let moment = SystemClock.now();
    if options.retry {
        let again = store.write_blocking(move |tx| jobs::try_again(tx, moment)).map_err(|e| e.to_string())?;
        println!("{again} job(s) are tried again.");
    }
    let standing = store.read_blocking(move |tx| jobs::standing(tx, moment)).map_err(|e| e.to_string())?;
    for one in standing {
        let state = if one.given_up { "given up" } else { "waiting" };
        println!("{:<36} {state:<9} {:>4}, {} due, {} attempts", one.kind, one.count, one.due, one.attempts);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use app::Surroundings;
    use kernel::{ManualClock, Moment, OsEntropy};
    use seal::{SymmetricKey, password::Cost};

    use super::*;

    const START: Moment = Moment::from_millis(1_795_226_400_000);

    static DONE: AtomicU32 = AtomicU32::new(0);
    static FAILED: AtomicU32 = AtomicU32::new(0);

    const TABLE: &[Recurring] = &[
        Recurring {
            kind: "count",
            every: HOURLY,
            run: |_| {
                Box::pin(async {
                    DONE.fetch_add(1, Ordering::SeqCst);
                    Ok(())
                })
            },
        },
        Recurring {
            kind: "break",
            every: HOURLY,
            run: |_| {
                Box::pin(async {
                    assert!(FAILED.fetch_add(1, Ordering::SeqCst) > 1, "the first two attempts");
                    Ok(())
                })
            },
        },
        Recurring { kind: "unwanted", every: |_| None, run: |_| Box::pin(async { Err("never".into()) }) },
    ];

    const KNOWN: Known = Known { repeating: TABLE, once: &[] };

    /// A process on a store of its own over the same file.
    fn process(folder: &std::path::Path, clock: &Arc<ManualClock>) -> Arc<Site> {
        let config: Config = toml::from_str("store = \"sqlite:jobs.db\"").expect("one line is enough");
        let db = db::Store::open(&config.store_url(folder)).expect("the file opens");
        db.migrate(app::MIGRATIONS).expect("the schema is right");
        let from = Surroundings {
            db,
            clock: Arc::<ManualClock>::clone(clock),
            entropy: Arc::new(OsEntropy),
            instance: SymmetricKey::from_bytes([7; 32]),
            organisations: Vec::new(),
            forgotten: folder.join("forgotten"),
            witness: folder.join("witness"),
            secure_cookies: true,
            tickets_at_once: 1,
            ticket_cost: Cost::TEST,
            relay: None,
        };
        let app = Arc::new(App::new(from).expect("the texts can be read"));
        Arc::new(Site { app, config, folder: folder.into() })
    }

    #[tokio::test]
    async fn two_processes_do_the_work_once_and_a_job_that_breaks_is_tried_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let clock = Arc::new(ManualClock::at(START));
        let (one, two) = (process(folder.path(), &clock), process(folder.path(), &clock));
        for site in [&one, &two] {
            ask(site, TABLE).await.expect("nothing is in the way");
        }
        let both = async || {
            let (here, there) =
                tokio::join!(round(&one, &KNOWN, Lane::Repeating), round(&two, &KNOWN, Lane::Repeating));
            here.and(there).expect("nothing is in the way");
            (DONE.load(Ordering::SeqCst), FAILED.load(Ordering::SeqCst))
        };
        assert_eq!(both().await, (1, 1));
        assert_eq!(both().await, (1, 1), "not due yet");
        clock.advance_minutes(1);
        assert_eq!(both().await, (1, 2), "the broken one after its pause");
        clock.advance_minutes(1);
        assert_eq!(both().await, (1, 3), "which has doubled, and now it works");
        clock.advance_minutes(58);
        assert_eq!(both().await, (2, 3));
        let moment = kernel::Clock::now(clock.as_ref());
        let standing = one.app.db.read(move |tx| jobs::standing(tx, moment)).await.expect("it can be read");
        let kinds: Vec<_> = standing.iter().map(|one| (one.kind.as_str(), one.attempts)).collect();
        assert_eq!(kinds, [("break", 0), ("count", 0)], "the unwanted one is not asked for");
    }

    #[test]
    fn no_kind_stands_twice_in_the_table() {
        let kinds: std::collections::BTreeSet<_> = RECURRING.iter().map(|one| one.kind).collect();
        assert_eq!(kinds.len(), RECURRING.len());
    }
}
