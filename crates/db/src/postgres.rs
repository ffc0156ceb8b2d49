//! PostgreSQL: many threads, each with a connection of its own.
//!
//! Writes are `SERIALIZABLE`. The server refuses one of two transactions that could not have run one after the other;
//! the refused one runs again, in the one retry loop there is ([`Worker::perform`]).

mod table;

use std::{
    collections::HashMap,
    sync::atomic::{AtomicU64, Ordering},
    thread,
    time::Duration,
};

use ::postgres::fallible_iterator::FallibleIterator;
use ::postgres::{
    Client, Config, NoTls,
    error::SqlState,
    types::{ToSql, Type},
};
use crossbeam_channel::Receiver;
use kernel::{DbError, SeededEntropy, entropy};

use crate::{
    Column, Description, DumpError, Kind, Row, Statement, Value,
    catalogue::Table,
    cell::{Cell, RowReader, RowWriter},
    job::told,
    job::{Job, Message},
    tx::{Failure, Link, Ran, Remedy, Visit, WIDEST, run},
};

/// After so many refusals in a row a unit of work is told that the store is busy.
const ATTEMPTS: u32 = 40;

/// Reads an address.
pub(crate) fn configure(url: &str) -> Result<Config, DbError> {
    // The parser's own message quotes the address, which may hold a password.
    let mut config: Config =
        url.parse().map_err(|_| DbError::Broken("the address of the store cannot be read".into()))?;
    config
        .application_name("nightbus")
        .connect_timeout(Duration::from_secs(5))
        .tcp_user_timeout(Duration::from_secs(20))
        .keepalives_idle(Duration::from_secs(60));
    Ok(config)
}

/// Connects once, to learn at the start whether it is possible. On a thread of its own, because the client brings a
/// runtime along and the caller may already be inside another.
pub(crate) fn probe(config: &Config) -> Result<(), DbError> {
    let config = config.clone();
    let probing = thread::spawn(move || -> Result<bool, Failure> {
        let mut link = Postgres::connect(&config)?;
        let row = link.client.query_one("SHOW fsync", &[]).map_err(|error| explain("open", &error))?;
        Ok(row.try_get::<_, &str>(0).map_err(|error| explain("open", &error))? == "on")
    });
    let syncs = probing.join().map_err(|_| DbError::Broken("connecting panicked".into()))?;
    if !syncs.map_err(|failure| failure.error)? {
        tracing::warn!("this PostgreSQL has fsync off: what it acknowledges does not survive a power cut");
    }
    Ok(())
}

/// A connection and what is prepared on it.
pub(crate) struct Postgres {
    client: Client,
    prepared: HashMap<usize, ::postgres::Statement>,
}

impl Postgres {
    pub(crate) fn connect(config: &Config) -> Result<Self, Failure> {
        let mut client = config.connect(NoTls).map_err(|error| explain("connect", &error))?;
        client
            .batch_execute(
                "SET synchronous_commit = on; SET client_min_messages = warning; SET lock_timeout = '5s'",
            )
            .map_err(|error| explain("connect", &error))?;
        Ok(Self { client, prepared: HashMap::new() })
    }

    fn say(&mut self, word: &str) -> Result<(), Failure> {
        self.client.batch_execute(word).map_err(|error| explain("control", &error))
    }

    /// The prepared statement, after comparing the values' kinds with what it takes.
    fn prepared(
        &mut self,
        statement: &'static Statement,
        values: &[Value],
    ) -> Result<::postgres::Statement, Failure> {
        let prepared = match self.prepared.get(&statement.key()) {
            Some(held) => held.clone(),
            None => {
                let fresh = self.prepare(statement)?;
                self.prepared.insert(statement.key(), fresh.clone());
                fresh
            }
        };
        let (wanted, given) = (prepared.params().len(), values.len());
        if wanted != given {
            return Err(broken(statement.name(), &format!("takes {wanted} values and got {given}")).into());
        }
        for (index, (value, ty)) in values.iter().zip(prepared.params()).enumerate() {
            if value.kind().is_some_and(|given| kind(ty) != Some(given)) {
                return Err(
                    broken(statement.name(), &format!("${} is {ty} and got {value:?}", index + 1)).into()
                );
            }
        }
        Ok(prepared)
    }

    fn prepare(&mut self, statement: &'static Statement) -> Result<::postgres::Statement, Failure> {
        let prepared =
            self.client.prepare(statement.sql()).map_err(|error| explain(statement.name(), &error))?;
        if let Some(odd) = prepared.params().iter().position(|ty| !<Value as ToSql>::accepts(ty)) {
            let (number, ty) = (odd + 1, &prepared.params()[odd]);
            let what = format!("${number} is {ty}; say CAST(${number} AS BIGINT), TEXT or the column's type");
            return Err(broken(statement.name(), &what).into());
        }
        if let Some(odd) = prepared.columns().iter().find(|column| kind(column.type_()).is_none()) {
            let what = format!("column {} is {}, which SQLite has no like of", odd.name(), odd.type_());
            return Err(broken(statement.name(), &what).into());
        }
        Ok(prepared)
    }
}

impl Link for Postgres {
    fn execute(&mut self, statement: &'static Statement, values: &[Value]) -> Result<u64, Failure> {
        let prepared = self.prepared(statement, values)?;
        if !prepared.columns().is_empty() {
            return Err(broken(statement.name(), "answers rows; use query").into());
        }
        let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|value| value as _).collect();
        self.client.execute(&prepared, &values).map_err(|error| explain(statement.name(), &error))
    }

    fn query(&mut self, statement: &'static Statement, values: &[Value]) -> Result<Vec<Row>, Failure> {
        let prepared = self.prepared(statement, values)?;
        let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|value| value as _).collect();
        let rows =
            self.client.query(&prepared, &values).map_err(|error| explain(statement.name(), &error))?;
        rows.iter().map(|row| cells(row).map_err(|error| explain(statement.name(), &error))).collect()
    }

    fn each(
        &mut self,
        statement: &'static Statement,
        values: &[Value],
        visit: Visit<'_>,
    ) -> Result<(), Failure> {
        let prepared = self.prepared(statement, values)?;
        let values = values.iter().map(|value| value as &(dyn ToSql + Sync));
        let name = statement.name();
        let mut rows = self.client.query_raw(&prepared, values).map_err(|error| explain(name, &error))?;
        while let Some(row) = rows.next().map_err(|error| explain(name, &error))? {
            let mut cells = [Cell::Null; WIDEST];
            let Some(cells) = cells.get_mut(..row.len()) else {
                return Err(broken(name, "has more columns than are handed over").into());
            };
            for (index, (cell, column)) in cells.iter_mut().zip(row.columns()).enumerate() {
                *cell = borrowed(&row, index, column.type_()).map_err(|error| explain(name, &error))?;
            }
            visit(cells)?;
        }
        Ok(())
    }

    fn batch(&mut self, sql: &str) -> Result<(), Failure> {
        self.client.batch_execute(sql).map_err(|error| explain("batch", &error))
    }

    fn describe(&mut self, statement: &'static Statement) -> Result<Description, Failure> {
        let prepared = self.prepare(statement)?;
        let columns = prepared
            .columns()
            .iter()
            .map(|column| Column { name: column.name().into(), kind: kind(column.type_()) })
            .collect();
        Ok(Description { parameters: prepared.params().len(), columns })
    }

    fn settings(&mut self) -> Result<Vec<(String, String)>, Failure> {
        let rows = self.client.query(
            "SELECT name::text, setting::text FROM pg_settings WHERE name IN ('server_version_num', 'fsync',
                 'synchronous_commit', 'full_page_writes', 'max_connections', 'wal_keep_size', 'autovacuum', 'ssl')
             UNION ALL SELECT 'clock', CAST(CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint) AS text)
             UNION ALL SELECT 'connections', CAST(count(*) AS text) FROM pg_stat_activity",
            &[],
        );
        let rows = rows.map_err(|error| explain("settings", &error))?;
        let pair = |row: &::postgres::Row| Ok((row.try_get(0)?, row.try_get(1)?));
        let settings: Result<Vec<_>, ::postgres::Error> = rows.iter().map(pair).collect();
        settings.map_err(|error| explain("settings", &error))
    }

    fn tables(&mut self) -> Result<Vec<Table>, Failure> {
        table::all(&mut self.client)
    }

    fn is_empty(&mut self, table: &Table) -> Result<bool, Failure> {
        table::is_empty(&mut self.client, table)
    }

    fn rows(&mut self, table: &Table, out: &mut RowWriter<'_>) -> Result<(), DumpError> {
        table::rows(&mut self.client, table, out)
    }

    fn fill(&mut self, table: &Table, rows: &mut RowReader<'_>) -> Result<(), DumpError> {
        table::fill(&mut self.client, table, rows)
    }
}

/// The kind of a type of PostgreSQL. Truth values and short integers count as integers, as SQLite has them.
fn kind(ty: &Type) -> Option<Kind> {
    match *ty {
        Type::INT8 | Type::INT4 | Type::INT2 | Type::BOOL => Some(Kind::Int),
        Type::TEXT | Type::VARCHAR => Some(Kind::Text),
        Type::BYTEA => Some(Kind::Bytes),
        _ => None,
    }
}

fn cells(row: &::postgres::Row) -> Result<Row, ::postgres::Error> {
    let mut cells = Vec::with_capacity(row.len());
    for (index, column) in row.columns().iter().enumerate() {
        cells.push(match *column.type_() {
            Type::INT8 => row.try_get::<_, Option<i64>>(index)?.into(),
            Type::INT4 => row.try_get::<_, Option<i32>>(index)?.map(i64::from).into(),
            Type::INT2 => row.try_get::<_, Option<i16>>(index)?.map(i64::from).into(),
            Type::BOOL => row.try_get::<_, Option<bool>>(index)?.into(),
            Type::BYTEA => row.try_get::<_, Option<&[u8]>>(index)?.into(),
            _ => Value::from(row.try_get::<_, Option<&str>>(index)?),
        });
    }
    Ok(Row::new(cells))
}

/// A value of a row, not copied.
fn borrowed<'r>(row: &'r ::postgres::Row, index: usize, ty: &Type) -> Result<Cell<'r>, ::postgres::Error> {
    let int = |int: Option<i64>| int.map_or(Cell::Null, Cell::Int);
    Ok(match *ty {
        Type::INT8 => int(row.try_get(index)?),
        Type::INT4 => int(row.try_get::<_, Option<i32>>(index)?.map(i64::from)),
        Type::INT2 => int(row.try_get::<_, Option<i16>>(index)?.map(i64::from)),
        Type::BOOL => int(row.try_get::<_, Option<bool>>(index)?.map(i64::from)),
        Type::BYTEA => row.try_get::<_, Option<&[u8]>>(index)?.map_or(Cell::Null, Cell::Bytes),
        _ => row.try_get::<_, Option<&str>>(index)?.map_or(Cell::Null, Cell::Text),
    })
}

/// What a thread is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    Read,
    Write,
}

/// A thread's work. Connects when first needed, and anew after the connection was lost.
pub(crate) struct Worker<'a> {
    config: Config,
    begin: &'static str,
    access: Access,
    link: Option<Postgres>,
    jitter: SeededEntropy,
    commits: &'a AtomicU64,
}

/// How one attempt at a job ended.
enum End {
    /// The job holds its result.
    Done,
    /// Nothing was done; the same again may succeed.
    Again,
    /// Nothing was done; the connection is lost.
    Lost,
}

impl<'a> Worker<'a> {
    /// `number` tells the threads' pauses apart; it need not be secret.
    pub(crate) fn new(config: Config, access: Access, number: u64, commits: &'a AtomicU64) -> Self {
        let begin = match access {
            Access::Write => "BEGIN ISOLATION LEVEL SERIALIZABLE",
            Access::Read => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        };
        Self { config, begin, access, link: None, jitter: SeededEntropy::new(number), commits }
    }

    /// Works until it is told to stop.
    pub(crate) fn serve(mut self, queue: &Receiver<Message>) {
        while let Ok(message) = queue.recv() {
            match message {
                Message::Work(mut job) => {
                    self.perform(job.as_mut());
                    job.answer();
                }
                Message::Checkpoint(answer) => {
                    let _ = answer.send(Ok(()));
                }
                Message::Stop => return,
            }
        }
    }

    /// The retry loop.
    fn perform(&mut self, job: &mut dyn Job) {
        let mut lost = false;
        for attempt in 0..ATTEMPTS {
            match self.once(job) {
                End::Done => return,
                End::Again => self.pause(attempt),
                End::Lost if lost => return job.fail(DbError::Gone),
                End::Lost => {
                    lost = true;
                    self.link = None;
                }
            }
        }
        job.fail(DbError::Busy);
    }

    /// Full jitter: up to 1 ms, then 2, 4, … 64. Whoever was refused together shall not come back together.
    fn pause(&self, attempt: u32) {
        let bound = 1_000 << attempt.min(6);
        thread::sleep(Duration::from_micros(entropy::below(&self.jitter, bound).into()));
    }

    fn once(&mut self, job: &mut dyn Job) -> End {
        let link = match self.link.take().map_or_else(|| Postgres::connect(&self.config), Ok) {
            Ok(link) => self.link.insert(link),
            Err(failure) => {
                job.fail(failure.error);
                return End::Done;
            }
        };
        if let Err(failure) = link.say(self.begin) {
            return end(job, failure);
        }
        let ended = match run(job, link) {
            Ran::Keep => {
                return match link.say("COMMIT") {
                    Ok(()) => {
                        if self.access == Access::Write {
                            self.commits.fetch_add(1, Ordering::Relaxed);
                        }
                        End::Done
                    }
                    // It may have been committed or not, so it must not be done again.
                    Err(failure) if failure.remedy == Remedy::Reconnect => {
                        self.link = None;
                        job.fail(DbError::Gone);
                        End::Done
                    }
                    Err(failure) => end(job, failure),
                };
            }
            Ran::Undo(Remedy::Reconnect) => return End::Lost,
            Ran::Undo(Remedy::Again) => End::Again,
            Ran::Undo(Remedy::None) => End::Done,
        };
        if link.say("ROLLBACK").is_err() {
            self.link = None;
        }
        ended
    }
}

/// The end that a failure of BEGIN or COMMIT means.
fn end(job: &mut dyn Job, failure: Failure) -> End {
    match failure.remedy {
        Remedy::Again => End::Again,
        Remedy::Reconnect => End::Lost,
        Remedy::None => {
            job.fail(failure.error);
            End::Done
        }
    }
}

fn broken(place: &str, what: &str) -> DbError {
    DbError::Broken(format!("{place}: {what}"))
}

/// An error of PostgreSQL in the words of the store. Only messages about the SQL text itself are passed on; others
/// could quote a value.
fn explain(place: &str, error: &::postgres::Error) -> Failure {
    let Some(refused) = error.as_db_error() else {
        // Not said by the server: either the connection is gone, or we did not understand an answer.
        let defect = std::error::Error::source(error).is_some_and(|cause| !cause.is::<std::io::Error>());
        return if defect && !error.is_closed() {
            broken(place, "an answer that was not understood").into()
        } else {
            Failure { error: told(DbError::Gone), remedy: Remedy::Reconnect }
        };
    };
    let code = refused.code();
    let failure = |error, remedy| Failure { error, remedy };
    match code.code() {
        "40001" | "40P01" => failure(DbError::Busy, Remedy::Again),
        "55P03" | "57014" | "53300" => failure(DbError::Busy, Remedy::None),
        "53100" => failure(told(DbError::Full), Remedy::None),
        "57P01" | "57P02" | "57P03" | "57P05" | "25P03" => failure(told(DbError::Gone), Remedy::Reconnect),
        said if said.starts_with("23") => failure(DbError::Constraint, Remedy::None),
        said if said.starts_with("08") => failure(DbError::Gone, Remedy::Reconnect),
        said if said.starts_with("28") || *code == SqlState::INVALID_CATALOG_NAME => {
            broken(place, &format!("PostgreSQL does not let us in, SQLSTATE {said}")).into()
        }
        said if said.starts_with("42") => broken(place, refused.message()).into(),
        said => broken(place, &format!("SQLSTATE {said}")).into(),
    }
}
