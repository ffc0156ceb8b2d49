//! Jobs against a model on both engines: processes that stop between taking and finishing, clocks that jump, and two
//! processes that take at once.

mod common;

use std::{
    collections::BTreeMap,
    sync::{Arc, Barrier, Mutex},
    thread,
};

use common::{Place, empty_postgres, empty_sqlite};
use db::{
    DbError, Migration, Store,
    jobs::{self, LEASE, Lane, Lease, New},
};
use kernel::{Moment, SeededEntropy, entropy};

const SCHEMA: &[Migration] =
    &[Migration { version: 1, name: "job", sql: include_str!("../../app/migrations/0006_job.sql") }];

const START: i64 = 1_795_226_400_000;
const HOUR: i64 = 3_600_000;

fn places() -> [Place; 2] {
    let places = [empty_sqlite(), empty_postgres()];
    for place in &places {
        place.store.migrate(SCHEMA).expect("the schema is right");
    }
    places
}

fn at(millis: i64) -> Moment {
    Moment::from_millis(millis)
}

fn ask(store: &Store, key: String, due: i64, most: u32) -> bool {
    let asked = store.write_blocking(move |tx| {
        jobs::enqueue(tx, &New { key: &key, kind: "letter", payload: b"sealed", due: at(due), most })
    });
    asked.expect("nothing is in the way")
}

fn take(store: &Store, lane: Lane, token: [u8; 16], now: i64, limit: i64) -> Vec<Lease> {
    store
        .write_blocking(move |tx| jobs::take(tx, lane, token, at(now), limit))
        .expect("nothing is in the way")
}

/// One of the ways in which a lease ends.
fn end(
    store: &Store,
    lease: &Lease,
    now: i64,
    how: fn(&mut db::Tx<'_>, &Lease, Moment) -> Result<bool, DbError>,
) -> bool {
    let lease = lease.clone();
    store.write_blocking(move |tx| how(tx, &lease, at(now))).expect("nothing is in the way")
}

/// What a job should be, in the simplest words.
#[derive(Clone, Debug)]
struct Model {
    due: i64,
    /// 0: once.
    every: i64,
    most: i64,
    attempts: i64,
    state: &'static str,
    /// Who has it and until when.
    held: Option<([u8; 16], i64)>,
    /// How often it was finished.
    done: u32,
}

impl Model {
    fn is_live(&self, now: i64) -> bool {
        self.held.is_some_and(|(_, until)| until >= now && until <= now + 2 * LEASE)
    }

    fn is_due(&self, now: i64) -> bool {
        self.due <= now
            || self.every > 0 && self.due > now + self.every
            || self.every == 0 && self.attempts > 0 && self.due > now + HOUR
    }

    fn lane(&self) -> Lane {
        if self.every == 0 { Lane::Once } else { Lane::Repeating }
    }

    fn pause(&self) -> i64 {
        let pause = (30_000 << (self.attempts.clamp(1, 8) - 1)).min(HOUR);
        if self.every > 0 { pause.min(self.every) } else { pause }
    }
}

/// The model of all jobs, and the same on a real store.
struct Run<'a> {
    store: &'a Store,
    dice: SeededEntropy,
    now: i64,
    model: BTreeMap<String, Model>,
    /// What processes believe to hold. A lease that ran out stays here: its owner has not noticed.
    held: Vec<([u8; 16], Lease)>,
}

impl Run<'_> {
    fn below(&self, bound: u32) -> u32 {
        entropy::below(&self.dice, bound)
    }

    fn ask(&mut self) {
        let key = format!("letter {}", self.below(12));
        let most = 1 + self.below(4);
        let due = self.now + i64::from(self.below(20)) * 60_000;
        let new = !self.model.contains_key(&key);
        assert_eq!(ask(self.store, key.clone(), due, most), new, "a key counts once: {key}");
        let asked =
            Model { due, every: 0, most: most.into(), attempts: 0, state: "waiting", held: None, done: 0 };
        self.model.entry(key).or_insert(asked);
    }

    fn take(&mut self) {
        let (now, limit) = (self.now, 1 + i64::from(self.below(3)));
        let lane = if self.below(2) == 0 { Lane::Once } else { Lane::Repeating };
        for job in self.model.values_mut() {
            let silent = job.held.is_some() && !job.is_live(now);
            if job.state == "waiting" && silent && job.most > 0 && job.attempts >= job.most {
                (job.state, job.held) = ("given_up", None);
            }
        }
        let mut expected: Vec<(i64, String)> = self
            .model
            .iter()
            .filter(|(_, job)| job.lane() == lane)
            .filter(|(_, job)| job.state == "waiting" && job.is_due(now) && !job.is_live(now))
            .map(|(key, job)| (job.due, key.clone()))
            .collect();
        expected.sort();
        let mut expected: Vec<String> =
            expected.into_iter().take(limit as usize).map(|(_, key)| key).collect();
        expected.sort();

        let token = entropy::bytes(&self.dice);
        let leases = take(self.store, lane, token, now, limit);
        let mut taken: Vec<String> = leases.iter().map(|lease| lease.key.clone()).collect();
        taken.sort();
        assert_eq!(taken, expected);
        for lease in leases {
            let job = self.model.get_mut(&lease.key).expect("it is known");
            job.held = Some((token, now + LEASE));
            job.attempts += 1;
            assert_eq!(lease.attempts, job.attempts);
            self.held.push((token, lease));
        }
    }

    /// Somebody who believes to hold a job renews, finishes, fails or dies.
    fn go_on(&mut self) {
        if self.held.is_empty() {
            return;
        }
        let which = self.below(self.held.len() as u32) as usize;
        let what = self.below(5);
        let (token, lease) = match what {
            0 => self.held[which].clone(),
            _ => self.held.swap_remove(which),
        };
        let now = self.now;
        let job = self.model.get_mut(&lease.key).expect("it is known");
        let ours = job.state == "waiting" && job.held.is_some_and(|(holder, _)| holder == token);
        match what {
            0 => {
                assert_eq!(end(self.store, &lease, now, jobs::renew), ours);
                if ours {
                    job.held = Some((token, now + LEASE));
                }
            }
            1 => {
                assert_eq!(end(self.store, &lease, now, jobs::fail), ours);
                if ours && job.most > 0 && job.attempts >= job.most {
                    (job.state, job.held, job.due) = ("given_up", None, now);
                } else if ours {
                    (job.held, job.due) = (None, now + job.pause());
                }
            }
            2 => {} // The process died.
            _ => {
                assert_eq!(end(self.store, &lease, now, jobs::finish), ours, "who lost a lease ends nothing");
                if ours {
                    job.done += 1;
                    job.held = None;
                    match job.every {
                        0 => (job.state, job.due) = ("done", now),
                        every => (job.due, job.attempts) = (now + every, 0),
                    }
                }
            }
        }
    }

    fn turn_the_clock(&mut self) {
        self.now += match self.below(12) {
            0 => i64::from(self.below(72)) * HOUR,
            1 => -i64::from(self.below(72)) * HOUR,
            2..4 => LEASE + 1,
            _ => i64::from(self.below(180_000)),
        };
    }

    /// When the next can be taken is never said to be later than it is.
    fn ask_when(&self) {
        let now = self.now;
        for lane in [Lane::Once, Lane::Repeating] {
            let said = self.store.read_blocking(move |tx| jobs::next_due(tx, lane, at(now)));
            let said = said.expect("it can be read");
            let mut waiting = self.model.values().filter(|job| job.lane() == lane && job.state == "waiting");
            if waiting.any(|job| job.is_due(now) && !job.is_live(now)) {
                assert!(said.is_some_and(|said| said.millis() <= now), "{said:?} at {now}");
            }
        }
    }
}

#[test]
fn whatever_happens_every_job_is_done_once_or_given_up_and_no_live_lease_is_taken() {
    for place in places() {
        for seed in 0..12 {
            let store = &place.store;
            let mut run = Run {
                store,
                dice: SeededEntropy::new(seed),
                now: START,
                model: BTreeMap::new(),
                held: Vec::new(),
            };
            for (kind, minutes) in [("hourly", 60), ("minutely", 1)] {
                store
                    .write_blocking(move |tx| {
                        jobs::recur(tx, kind, minutes, at(START))?;
                        jobs::recur(tx, kind, minutes, at(START)) // Asking again changes nothing.
                    })
                    .expect("nothing is in the way");
                let every = minutes * 60_000;
                let job =
                    Model { due: START, every, most: 0, attempts: 0, state: "waiting", held: None, done: 0 };
                run.model.insert(kind.into(), job);
            }
            for _ in 0..250 {
                match run.below(8) {
                    0 => run.ask(),
                    1..4 => run.take(),
                    4..7 => run.go_on(),
                    _ => run.turn_the_clock(),
                }
                run.ask_when();
            }
            drain(&mut run);
            store.write_blocking(|tx| tx.execute(&CLEAR, &[]).map(drop)).expect("the next run begins empty");
        }
    }
}

db::statements! {
    CLEAR = "DELETE FROM job";
}

/// Everybody behaves from now on: soon after the last one was due nothing is left that waits.
fn drain(run: &mut Run<'_>) {
    let last = run.model.values().map(|job| job.due).max();
    run.now = run.now.max(last.unwrap_or(run.now));
    for _ in 0..100 {
        run.now += LEASE + 1;
        run.take();
        while let Some((token, lease)) = run.held.pop() {
            let job = run.model.get_mut(&lease.key).expect("it is known");
            let ours = job.state == "waiting" && job.held.is_some_and(|(holder, _)| holder == token);
            assert_eq!(end(run.store, &lease, run.now, jobs::finish), ours);
            if ours {
                job.done += 1;
                job.held = None;
                match job.every {
                    0 => (job.state, job.due) = ("done", run.now),
                    every => (job.due, job.attempts) = (run.now + every, 0),
                }
            }
        }
        if run.model.values().all(|job| job.every > 0 || job.state != "waiting") {
            break;
        }
    }
    for (key, job) in &run.model {
        match (job.every, job.state) {
            (0, "done") => assert_eq!(job.done, 1, "{key}"),
            (0, "given_up") => assert_eq!((job.done, job.attempts), (0, job.most), "{key}"),
            (0, state) => panic!("{key} is {state} for ever"),
            _ => assert!(job.done > 0, "{key} repeats"),
        }
    }
    let now = run.now;
    let standing = run.store.read_blocking(move |tx| jobs::standing(tx, at(now))).expect("it can be read");
    let given_up: i64 = standing.iter().filter(|one| one.given_up).map(|one| one.count).sum();
    let expected = run.model.values().filter(|job| job.state == "given_up").count();
    assert_eq!(given_up, expected as i64, "what is given up stays visible");
}

#[test]
fn processes_that_take_at_once_never_take_the_same() {
    for place in places() {
        const JOBS: usize = 120;
        for number in 0..JOBS {
            assert!(ask(&place.store, format!("letter {number}"), START, 3));
        }
        let (taken, start) = (Arc::new(Mutex::new(BTreeMap::new())), Arc::new(Barrier::new(6)));
        let threads: Vec<_> = (0..6_u64)
            .map(|number| {
                // Three processes of two threads each.
                let store = if number % 2 == 0 {
                    place.store.clone()
                } else {
                    place.again().expect("another process")
                };
                let (taken, start) = (Arc::clone(&taken), Arc::clone(&start));
                thread::spawn(move || {
                    let dice = SeededEntropy::new(number);
                    start.wait();
                    loop {
                        let leases = take(&store, Lane::Once, entropy::bytes(&dice), START + 1, 5);
                        if leases.is_empty() {
                            return;
                        }
                        for lease in leases {
                            *taken.lock().expect("no panic").entry(lease.key.clone()).or_insert(0) += 1;
                            assert!(end(&store, &lease, START + 2, jobs::finish), "nobody else has it");
                        }
                    }
                })
            })
            .collect();
        for thread in threads {
            thread.join().expect("no panic");
        }
        let taken = taken.lock().expect("no panic");
        assert_eq!(taken.len(), JOBS, "every job was done");
        assert!(taken.values().all(|times| *times == 1), "and none twice: {taken:?}");
    }
}

#[test]
fn what_was_done_is_remembered_until_it_is_forgotten_and_what_was_given_up_gets_another_round_on_wish() {
    for place in places() {
        let store = &place.store;
        assert!(ask(store, "once".into(), START, 1));
        let lease = take(store, Lane::Once, [1; 16], START, 9).pop().expect("it is due");
        assert!(end(store, &lease, START, jobs::finish));
        assert!(!ask(store, "once".into(), START, 1), "done is done");
        let forget = |before: i64| {
            store
                .write_blocking(move |tx| jobs::forget_done(tx, at(before), 10))
                .expect("nothing is in the way")
        };
        assert_eq!((forget(START), forget(START + 1)), (0, 1));
        assert!(ask(store, "once".into(), START, 1));

        let lease = take(store, Lane::Once, [2; 16], START, 9).pop().expect("it is due");
        assert!(end(store, &lease, START, jobs::fail));
        assert!(take(store, Lane::Once, [3; 16], START + 9 * HOUR, 9).is_empty(), "it was its only attempt");
        let again = store.write_blocking(|tx| jobs::try_again(tx, at(START))).expect("nothing is in the way");
        assert_eq!(again, 1);
        assert_eq!(take(store, Lane::Once, [4; 16], START, 9).len(), 1);
    }
}

#[test]
fn a_unit_of_work_that_cannot_finish_leaves_no_effect() {
    for place in places() {
        let store = &place.store;
        assert!(ask(store, "first".into(), START, 9));
        let slow = take(store, Lane::Once, [1; 16], START, 1).pop().expect("it is due");
        let quick =
            take(store, Lane::Once, [2; 16], START + LEASE + 1, 1).pop().expect("the lease has run out");
        // The effect of a job: another one is asked for.
        let effect = |lease: Lease, now: i64| {
            store.write_blocking(move |tx| {
                let new =
                    New { key: &format!("after {now}"), kind: "letter", payload: b"", due: at(now), most: 1 };
                jobs::enqueue(tx, &new)?;
                if jobs::finish(tx, &lease, at(now))? { Ok(()) } else { Err(DbError::Constraint) }
            })
        };
        assert!(effect(slow, START + LEASE + 2).is_err());
        assert!(effect(quick, START + LEASE + 3).is_ok());
        let left: Vec<_> =
            take(store, Lane::Once, [3; 16], START + HOUR, 9).into_iter().map(|lease| lease.key).collect();
        assert_eq!(left, [format!("after {}", START + LEASE + 3)]);
    }
}
