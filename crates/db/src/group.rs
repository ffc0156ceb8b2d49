//! SQLite's threads: one writes, in groups; several read.
//!
//! A durable commit costs a flush of the disk, whatever is in it. So the writer takes every unit of work that waits,
//! runs each inside a savepoint of one transaction, commits once, and answers all of them after that.

use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

use crossbeam_channel::Receiver;
use kernel::DbError;
use rusqlite::Connection;

use crate::{
    job::{Job, Message, same},
    sqlite::{PATIENCE, Sqlite, explain},
    tx::{Ran, run},
};

/// At most so many units of work share a commit …
const GROUP: usize = 256;
/// … and no more join once the first has waited so long for it.
const GROUP_TIME: Duration = Duration::from_millis(20);

/// The words around units of work, prepared once.
struct Words<'c> {
    begin: rusqlite::Statement<'c>,
    commit: rusqlite::Statement<'c>,
    rollback: rusqlite::Statement<'c>,
    save: rusqlite::Statement<'c>,
    release: rusqlite::Statement<'c>,
    undo: rusqlite::Statement<'c>,
}

impl<'c> Words<'c> {
    fn new(connection: &'c Connection, begin: &str) -> Result<Self, DbError> {
        let word = |sql: &str| connection.prepare(sql).map_err(|error| explain("control", &error));
        Ok(Self {
            begin: word(begin)?,
            commit: word("COMMIT")?,
            rollback: word("ROLLBACK")?,
            save: word("SAVEPOINT work")?,
            release: word("RELEASE work")?,
            undo: word("ROLLBACK TO work")?,
        })
    }
}

fn say(word: &mut rusqlite::Statement<'_>) -> Result<(), DbError> {
    word.raw_execute().map(drop).map_err(|error| explain("control", &error))
}

/// The writing thread, until it is told to stop.
pub(crate) fn write(connection: &Connection, queue: &Receiver<Message>, commits: &AtomicU64) {
    let Ok(words) = Words::new(connection, "BEGIN IMMEDIATE") else { return };
    let mut writer = Writer { link: Sqlite::new(connection), words, commits };
    let mut next = queue.recv();
    while let Ok(message) = next {
        next = match message {
            Message::Work(first) => match writer.group(first, queue) {
                Some(other) => Ok(other),
                None => queue.recv(),
            },
            Message::Checkpoint(answer) => {
                let _ = answer.send(checkpoint(connection));
                queue.recv()
            }
            Message::Stop => return,
        };
    }
}

struct Writer<'c> {
    link: Sqlite<'c>,
    words: Words<'c>,
    commits: &'c AtomicU64,
}

impl Writer<'_> {
    /// Does a group and answers it. Gives back a message that belongs to no group.
    fn group(&mut self, first: Box<dyn Job>, queue: &Receiver<Message>) -> Option<Message> {
        let mut other = None;
        let mut group = Vec::with_capacity(GROUP);
        let mut first = Some(first);
        let done = self.transact(&mut group, || {
            first.take().or_else(|| match queue.try_recv() {
                Ok(Message::Work(job)) => Some(job),
                Ok(message) => {
                    other = Some(message);
                    None
                }
                Err(_) => None,
            })
        });
        // If BEGIN was refused, the first has not moved yet.
        group.extend(first);
        match done {
            Ok(()) => group.into_iter().for_each(Job::answer),
            Err(error) => self.one_by_one(group, &error),
        }
        other
    }

    /// What failed together may succeed alone: one unit of work that fills the disk or breaks a deferred rule must
    /// not take the others with it.
    fn one_by_one(&mut self, group: Vec<Box<dyn Job>>, error: &DbError) {
        if group.len() == 1 || matches!(error, DbError::Busy) {
            for mut job in group {
                job.fail(same(error));
                job.answer();
            }
            return;
        }
        for job in group {
            let mut alone = Vec::with_capacity(1);
            let mut job = Some(job);
            let done = self.transact(&mut alone, || job.take());
            for mut job in alone.into_iter().chain(job) {
                if let Err(error) = &done {
                    job.fail(same(error));
                }
                job.answer();
            }
        }
    }

    /// Runs what `next` gives in one transaction and commits it. The jobs are put into `group`, not yet answered.
    fn transact(
        &mut self,
        group: &mut Vec<Box<dyn Job>>,
        mut next: impl FnMut() -> Option<Box<dyn Job>>,
    ) -> Result<(), DbError> {
        say(&mut self.words.begin)?;
        let begun = now();
        let mut kept = false;
        while let Some(job) = next() {
            group.push(job);
            let job = group.last_mut().expect("it was pushed a line ago").as_mut();
            match self.saved(job) {
                Ok(keep) => kept |= keep,
                Err(error) => {
                    let _ = say(&mut self.words.rollback);
                    return Err(error);
                }
            }
            if group.len() == GROUP || begun.elapsed() > GROUP_TIME {
                break;
            }
        }
        if let Err(error) = say(&mut self.words.commit) {
            // Some failures have rolled back already; then this one says so and there is nothing to do.
            let _ = say(&mut self.words.rollback);
            return Err(error);
        }
        if kept {
            self.commits.fetch_add(1, Ordering::Relaxed);
        }
        Ok(())
    }

    /// One job inside a savepoint. Whether there is something to keep; an error if the whole transaction is lost.
    fn saved(&mut self, job: &mut dyn Job) -> Result<bool, DbError> {
        say(&mut self.words.save)?;
        let ran = run(job, &mut self.link);
        if self.link.connection.is_autocommit() {
            // SQLite rolls everything back by itself when the disk is full or fails.
            return Err(DbError::Full);
        }
        match ran {
            Ran::Keep => say(&mut self.words.release).map(|()| true),
            Ran::Undo(_) => {
                say(&mut self.words.undo)?;
                say(&mut self.words.release).map(|()| false)
            }
        }
    }
}

/// A reading thread, until it is told to stop.
pub(crate) fn read(connection: &Connection, queue: &Receiver<Message>) {
    let Ok(mut words) = Words::new(connection, "BEGIN") else { return };
    let mut link = Sqlite::new(connection);
    while let Ok(Message::Work(mut job)) = queue.recv() {
        match say(&mut words.begin) {
            Ok(()) => {
                run(job.as_mut(), &mut link);
                // There is nothing to commit, and a rollback cannot be refused.
                let _ = say(&mut words.rollback);
            }
            Err(error) => job.fail(error),
        }
        job.answer();
    }
}

/// How long the log waits for readers. While it does, nobody writes; a backup may read for a minute.
const READERS: Duration = Duration::from_millis(100);

/// Moves the whole log into the database and empties it, so that what was deleted is in neither.
fn checkpoint(connection: &Connection) -> Result<(), DbError> {
    let explain = |error| explain("checkpoint", &error);
    connection.busy_timeout(READERS).map_err(explain)?;
    let done = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |row| row.get(0));
    connection.busy_timeout(PATIENCE).map_err(explain)?;
    let busy: i64 = done.map_err(explain)?;
    if busy == 0 { Ok(()) } else { Err(DbError::Busy) }
}

#[allow(clippy::disallowed_methods)] // A time-out of the runtime: it decides when to commit and nothing else.
fn now() -> Instant {
    Instant::now()
}
