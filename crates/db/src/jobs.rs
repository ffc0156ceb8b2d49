//! Work that is done later: rows that are written together with the change that asks for them, taken by lease, tried
//! again with back-off, and given up visibly.
//!
//! Several processes may take jobs from one database. A lease is a token and a time: while it lasts nobody else takes
//! the job, and once somebody else has, the first one's [`finish`] is refused. What a job does must bear being done
//! twice all the same: a process may stop after its effect and before `finish`. What is written in the unit of work
//! that also finishes is done once.
//!
//! All times are the caller's. A clock that jumps forward ends leases early. One that jumps back would leave leases and
//! repetitions far in the future; they are taken for that, and not waited for. So the clocks of several machines may
//! differ by a lease, and not by more.
//!
//! The table `job` is part of the schema that the program brings along; here are only its statements.

use kernel::{DbError, Moment};

use crate::{Row, Tx, values};

crate::statements! {
    /// A job, unless its key is there already, in whatever state.
    pub INSERT_JOB = "INSERT INTO job (key, kind, payload, state, due, every, lease_until, holder, attempts, most)
        VALUES ($1, $2, $3, 'waiting', $4, $5, 0, $6, 0, $7) ON CONFLICT (key) DO NOTHING";
    /// A repetition has another interval now.
    pub SET_INTERVAL = "UPDATE job SET every = $1, due = $2 WHERE key = $3 AND every <> $1";
    /// A repetition is not wanted any more.
    pub DELETE_REPETITION = "DELETE FROM job WHERE key = $1 AND every > 0";
    /// Who was tried too often and whose last lease has run out without a word is given up.
    pub GIVE_UP_JOBS = "UPDATE job SET state = 'given_up', holder = $1 WHERE state = 'waiting' AND most > 0
        AND attempts >= most AND holder <> $1 AND (lease_until < $2 OR lease_until > $3)";
    /// Leases for what is due, the longest due first.
    pub TAKE_JOBS = "UPDATE job SET holder = $1, lease_until = $2, attempts = attempts + 1
        WHERE key IN (SELECT key FROM job WHERE state = 'waiting' AND every BETWEEN $3 AND $4
            AND (due <= $5 OR (every > 0 AND due - every > $5) OR (every = 0 AND attempts > 0 AND due > $6))
            AND (lease_until < $5 OR lease_until > $7)
            ORDER BY due, key LIMIT $8)
        RETURNING key, kind, payload, every, attempts, most";
    /// When the next one is due that nobody holds.
    pub NEXT_DUE = "SELECT MIN(due) AS due FROM job WHERE state = 'waiting' AND every BETWEEN $1 AND $2
        AND (lease_until < $3 OR lease_until > $4)";
    /// Whether a clock that has jumped back left something too far ahead.
    pub STRANDED = "SELECT key FROM job WHERE state = 'waiting' AND every BETWEEN $1 AND $2
        AND ((every > 0 AND due - every > $3) OR (every = 0 AND attempts > 0 AND due > $4)) LIMIT 1";
    /// The lease lasts longer.
    pub RENEW_LEASE = "UPDATE job SET lease_until = $1 WHERE key = $2 AND holder = $3 AND state = 'waiting'";
    /// The end of a lease: what becomes of the job.
    pub END_LEASE = "UPDATE job SET state = $1, due = $2, attempts = $3, lease_until = 0, holder = $4
        WHERE key = $5 AND holder = $6 AND state = 'waiting'";
    /// What was done long ago need not be remembered.
    pub DELETE_DONE_JOBS = "DELETE FROM job WHERE key IN
        (SELECT key FROM job WHERE state = 'done' AND due < $1 ORDER BY due LIMIT $2)";
    /// What was given up gets another round.
    pub TRY_AGAIN = "UPDATE job SET state = 'waiting', attempts = 0, due = $1, lease_until = 0 WHERE state = 'given_up'";
    /// How jobs stand, by kind and state.
    pub COUNT_JOBS = "SELECT kind, state, COUNT(*) AS n,
            CAST(SUM(CASE WHEN due <= $1 THEN 1 ELSE 0 END) AS BIGINT) AS due,
            MIN(due) AS oldest, MAX(attempts) AS attempts
        FROM job WHERE state <> 'done' GROUP BY kind, state ORDER BY kind, state";
}

/// How long a lease lasts, in milliseconds: five minutes. Whoever works longer renews it.
pub const LEASE: i64 = 300_000;

/// The first pause after a failure, in milliseconds. Each further one is twice as long …
const FIRST_PAUSE: i64 = 30_000;
/// … up to this.
const LONGEST_PAUSE: i64 = 3_600_000;

/// Nobody holds it.
const NOBODY: &[u8] = &[];

/// Which jobs. What repeats may take long; what is asked for once has somebody waiting, and does not stand behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// Those that repeat.
    Repeating,
    /// Those that are done once.
    Once,
}

impl Lane {
    /// The least and the longest interval of its jobs.
    const fn intervals(self) -> (i64, i64) {
        match self {
            Self::Repeating => (1, i64::MAX),
            Self::Once => (0, 0),
        }
    }
}

/// A job to be done once.
#[derive(Clone, Copy, Debug)]
pub struct New<'a> {
    /// Asking again with the same key asks for nothing, also when it was done (until [`forget_done`]).
    pub key: &'a str,
    /// Which part of the program does it.
    pub kind: &'a str,
    /// What that part needs to know. It lies in clear: what is about somebody has to be sealed first.
    pub payload: &'a [u8],
    /// Not before.
    pub due: Moment,
    /// So many attempts, then it is given up; at least 1.
    pub most: u32,
}

/// The right to do a job, for as long as [`LEASE`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    /// The job's key.
    pub key: String,
    /// Which part of the program does it.
    pub kind: String,
    /// What that part needs to know.
    pub payload: Vec<u8>,
    /// Which attempt this is, from 1.
    pub attempts: i64,
    every: i64,
    most: i64,
    token: [u8; 16],
}

impl Lease {
    /// The lane it was taken from.
    pub const fn lane(&self) -> Lane {
        if self.every > 0 { Lane::Repeating } else { Lane::Once }
    }
}

/// How jobs of one kind in one state stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The kind.
    pub kind: String,
    /// True when they were given up.
    pub given_up: bool,
    /// How many.
    pub count: i64,
    /// How many of them are due.
    pub due: i64,
    /// When the oldest was due.
    pub oldest: Moment,
    /// The most attempts that one of them has had since it was last done.
    pub attempts: i64,
}

/// Asks for a job. False if its key is there already.
///
/// # Errors
/// Those of the store.
pub fn enqueue(tx: &mut Tx<'_>, new: &New<'_>) -> Result<bool, DbError> {
    let values = values![new.key, new.kind, new.payload, new.due, 0_i64, NOBODY, new.most.max(1)];
    Ok(tx.execute(&INSERT_JOB, &values)? == 1)
}

/// Asks for a job that repeats, its kind being its key: at once the first time, then so many minutes after each end.
/// It is never given up; while it fails, it is tried again with back-off. Asking again changes the interval only.
///
/// # Errors
/// Those of the store.
pub fn recur(tx: &mut Tx<'_>, kind: &str, minutes: i64, now: Moment) -> Result<(), DbError> {
    let every = minutes.max(1) * 60_000;
    tx.execute(&INSERT_JOB, &values![kind, kind, NOBODY, now, every, NOBODY, 0_i64])?;
    tx.execute(&SET_INTERVAL, &values![every, now, kind]).map(drop)
}

/// Ends a repetition, if there is one of this kind. Who does it at this moment ends it in vain.
///
/// # Errors
/// Those of the store.
pub fn stop(tx: &mut Tx<'_>, kind: &str) -> Result<(), DbError> {
    tx.execute(&DELETE_REPETITION, &values![kind]).map(drop)
}

/// Takes up to `limit` jobs of a lane that are due, and gives up those whose last attempt ended without a word. `token` is
/// new and random for every call.
///
/// # Errors
/// Those of the store.
pub fn take(
    tx: &mut Tx<'_>,
    lane: Lane,
    token: [u8; 16],
    now: Moment,
    limit: i64,
) -> Result<Vec<Lease>, DbError> {
    tx.execute(&GIVE_UP_JOBS, &values![NOBODY, now, later(now, 2 * LEASE)])?;
    let ((least, most), taken) = (lane.intervals(), later(now, LEASE));
    let values =
        values![token, taken, least, most, now, later(now, LONGEST_PAUSE), later(now, 2 * LEASE), limit];
    tx.query(&TAKE_JOBS, &values)?.iter().map(|row| lease(row, token)).collect()
}

fn lease(row: &Row, token: [u8; 16]) -> Result<Lease, DbError> {
    Ok(Lease {
        key: row.text(0)?.to_owned(),
        kind: row.text(1)?.to_owned(),
        payload: row.bytes(2)?.to_vec(),
        every: row.int(3)?,
        attempts: row.int(4)?,
        most: row.int(5)?,
        token,
    })
}

/// When there may be something to take: the moment at which the next job of a lane is due that nobody holds.
///
/// # Errors
/// Those of the store.
pub fn next_due(tx: &mut Tx<'_>, lane: Lane, now: Moment) -> Result<Option<Moment>, DbError> {
    let (least, most) = lane.intervals();
    if tx.optional(&STRANDED, &values![least, most, now, later(now, LONGEST_PAUSE)])?.is_some() {
        return Ok(Some(now));
    }
    let row = tx.one(&NEXT_DUE, &values![least, most, now, later(now, 2 * LEASE)])?;
    row.opt_moment(0)
}

/// The lease lasts for another [`LEASE`] from now. False if somebody else has the job.
///
/// # Errors
/// Those of the store.
pub fn renew(tx: &mut Tx<'_>, lease: &Lease, now: Moment) -> Result<bool, DbError> {
    Ok(tx.execute(&RENEW_LEASE, &values![later(now, LEASE), lease.key.as_str(), lease.token])? == 1)
}

/// The job is done; one that repeats is due again after its interval. False if somebody else has the job: then a unit
/// of work that also holds the job's effect must be ended with an error.
///
/// # Errors
/// Those of the store.
pub fn finish(tx: &mut Tx<'_>, lease: &Lease, now: Moment) -> Result<bool, DbError> {
    match lease.every {
        0 => end(tx, lease, "done", now, lease.attempts),
        every => end(tx, lease, "waiting", later(now, every), 0),
    }
}

/// The attempt failed: after a pause that doubles each time the job is due again, or it is given up if this was its
/// last. False if somebody else has the job.
///
/// # Errors
/// Those of the store.
pub fn fail(tx: &mut Tx<'_>, lease: &Lease, now: Moment) -> Result<bool, DbError> {
    if lease.most > 0 && lease.attempts >= lease.most {
        return end(tx, lease, "given_up", now, lease.attempts);
    }
    end(tx, lease, "waiting", later(now, pause(lease.attempts, lease.every)), lease.attempts)
}

fn end(tx: &mut Tx<'_>, lease: &Lease, state: &str, due: Moment, attempts: i64) -> Result<bool, DbError> {
    let values = values![state, due, attempts, NOBODY, lease.key.as_str(), lease.token];
    Ok(tx.execute(&END_LEASE, &values)? == 1)
}

/// Forgets up to `limit` jobs that were done before a moment; how many that were. Their keys may be used again then.
///
/// # Errors
/// Those of the store.
pub fn forget_done(tx: &mut Tx<'_>, before: Moment, limit: i64) -> Result<u64, DbError> {
    tx.execute(&DELETE_DONE_JOBS, &values![before, limit])
}

/// Gives everything that was given up another round of attempts; how many that were.
///
/// # Errors
/// Those of the store.
pub fn try_again(tx: &mut Tx<'_>, now: Moment) -> Result<u64, DbError> {
    tx.execute(&TRY_AGAIN, &values![now])
}

/// How everything that is not done stands.
///
/// # Errors
/// Those of the store.
pub fn standing(tx: &mut Tx<'_>, now: Moment) -> Result<Vec<Standing>, DbError> {
    let standing = |row: &Row| {
        Ok(Standing {
            kind: row.text(0)?.to_owned(),
            given_up: row.text(1)? == "given_up",
            count: row.int(2)?,
            due: row.int(3)?,
            oldest: row.moment(4)?,
            attempts: row.int(5)?,
        })
    };
    tx.query(&COUNT_JOBS, &values![now])?.iter().map(standing).collect()
}

const fn later(now: Moment, millis: i64) -> Moment {
    Moment::from_millis(now.millis() + millis)
}

/// How long to wait after so many attempts, in milliseconds. A repetition never waits longer than its interval.
fn pause(attempts: i64, every: i64) -> i64 {
    let doublings = attempts.clamp(1, 8) - 1;
    let pause = (FIRST_PAUSE << doublings).min(LONGEST_PAUSE);
    if every > 0 { pause.min(every) } else { pause }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_an_hour_and_never_beyond_an_interval() {
        let pauses: Vec<i64> = (1..=10).map(|attempts| pause(attempts, 0) / 1_000).collect();
        assert_eq!(pauses, [30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]);
        assert_eq!(pause(5, 60_000), 60_000);
    }
}
