//! Everything a database holds, written out and read in again, the same for both engines.
//!
//! ```text
//! versions      how many (u32), then for each migration that was applied its number (i64) and the digest of its text
//! tables        for each, after those that it refers to:
//!                 1, its name, how many columns (u32), for each its name and its kind (one byte, see below)
//!                 for each row its length (u32) and the row; then a length of 0
//!                 how many rows (u64), and SHA-256 over all from the byte 1 to the end of the last row
//! end           0
//! ```
//!
//! All numbers are little-endian; names and digests are a length (`u32`) and UTF-8. How a row is written, the module
//! `cell` says. Rows stand in the order of the primary key, so that the same content gives the same checksums on both
//! engines. What is between the engines' types and these is nothing: there are only integers, text and bytes.
//!
//! The SQL here is made from the catalogue and therefore not listed as statements: a dump has to cover the tables of
//! tomorrow too.

use std::{
    io::{self, Read, Write},
    thread,
};

use kernel::DbError;
use thiserror::Error;

use crate::{
    Engine, Kind, Store, Tx,
    catalogue::{Table, in_order},
    cell::{RowReader, RowWriter, malformed, read_u32},
    migrate, postgres, sqlite,
    store::Source,
    tx::{Failure, Link},
};

/// Longer than any name or digest.
const LONGEST_NAME: u32 = 1_024;
/// More than there will be migrations or columns of a table.
const MOST: u32 = 10_000;

/// Why a dump was not written or not read in. A database that was to be filled is as empty as before.
#[derive(Debug, Error)]
pub enum DumpError {
    /// The store refused.
    #[error(transparent)]
    Store(#[from] DbError),
    /// What was written to or read from. An error of [`Write`] or [`Read`] comes through as it is.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The database holds rows already.
    #[error("the store is not empty: there are rows in the table {0}")]
    NotEmpty(String),
    /// The dump is of another schema than the database.
    #[error("the schema of the store (version {here}) is not that of the backup (version {there})")]
    OtherSchema {
        /// The newest migration of the database.
        here: i64,
        /// The newest migration of the dump.
        there: i64,
    },
    /// What was read back from a table is not what was written into it.
    #[error("the checksum of the table {0} does not agree")]
    Checksum(String),
}

impl From<Failure> for DumpError {
    fn from(failure: Failure) -> Self {
        Self::Store(failure.error)
    }
}

/// What a dump holds of one table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Its name.
    pub table: String,
    /// How many rows.
    pub rows: u64,
    /// The checksum over them.
    pub digest: [u8; 32],
}

/// One state of the database, to be looked at for as long as it takes.
pub struct Snapshot<'a> {
    link: &'a mut dyn Link,
}

impl Snapshot<'_> {
    /// Runs statements in this state.
    ///
    /// # Errors
    /// Those of `work`.
    pub fn read<T, E>(&mut self, work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>) -> Result<T, E> {
        work(&mut Tx::new(self.link))
    }

    /// Writes all of it. Needs memory for some rows, however many there are.
    ///
    /// # Errors
    /// See [`DumpError`].
    pub fn dump(&mut self, out: &mut dyn Write) -> Result<Vec<Counted>, DumpError> {
        let versions = self.read(migrate::applied)?;
        out.write_all(&count(versions.len())?)?;
        for (version, digest) in &versions {
            out.write_all(&version.to_le_bytes())?;
            out.write_all(&named(digest)?)?;
        }
        let mut counted = Vec::new();
        for table in in_order(self.link.tables()?)? {
            let mut rows = RowWriter::new(out, &head(&table)?)?;
            self.link.rows(&table, &mut rows)?;
            let (rows, digest) = rows.finish()?;
            out.write_all(&0_u32.to_le_bytes())?;
            out.write_all(&rows.to_le_bytes())?;
            out.write_all(&digest)?;
            counted.push(Counted { table: table.name, rows, digest });
        }
        out.write_all(&[0])?;
        Ok(counted)
    }
}

impl Store {
    /// Looks at one state of the database for as long as it takes, on a connection of its own beside the queues: nobody
    /// waits for it. (SQLite's log cannot be emptied meanwhile.) Blocks this thread.
    ///
    /// # Errors
    /// Those of `work`, and of the store.
    pub fn snapshot<T, E>(&self, work: impl FnOnce(&mut Snapshot<'_>) -> Result<T, E> + Send) -> Result<T, E>
    where
        T: Send,
        E: From<DumpError> + Send,
    {
        self.beside(false, |link| work(&mut Snapshot { link }))
    }

    /// Fills an empty database from a dump of either engine, in one transaction: all of it is in when this answers
    /// `Ok`, and nothing else. Before that the rows are read back and their checksums compared. `from` must end where
    /// the dump does. Blocks this thread.
    ///
    /// # Errors
    /// See [`DumpError`].
    pub fn load(&self, from: &mut (dyn Read + Send)) -> Result<Vec<Counted>, DumpError> {
        self.beside(true, |link| load(link, from))
    }

    /// The numbers of the migrations that were applied; none if the database was never migrated. Blocks this thread.
    ///
    /// # Errors
    /// Those of the store.
    pub fn versions(&self) -> Result<Vec<i64>, DbError> {
        if !self.columns()?.iter().any(|(table, ..)| table == "schema_migration") {
            return Ok(Vec::new());
        }
        let applied = self.read_blocking(migrate::applied)?;
        Ok(applied.into_keys().collect())
    }

    /// One transaction on a connection of its own. On a thread of its own as well, because PostgreSQL's client brings a
    /// runtime along and the caller may already be inside another.
    fn beside<T, E>(
        &self,
        writes: bool,
        work: impl FnOnce(&mut dyn Link) -> Result<T, E> + Send,
    ) -> Result<T, E>
    where
        T: Send,
        E: From<DumpError> + Send,
    {
        let failed = |error: DbError| E::from(DumpError::Store(error));
        let source = &self.0.source;
        let run = || match source {
            Source::Sqlite(path, options) => {
                let connection = sqlite::open(path, options, writes).map_err(failed)?;
                transact(&mut sqlite::Sqlite::new(&connection), Engine::Sqlite, writes, work)
            }
            Source::Postgres(config) => {
                let mut link =
                    postgres::Postgres::connect(config).map_err(|failure| failed(failure.error))?;
                transact(&mut link, Engine::Postgres, writes, work)
            }
        };
        thread::scope(|scope| scope.spawn(run).join())
            .unwrap_or_else(|_| Err(failed(DbError::Broken("a dump panicked".into()))))
    }
}

fn transact<T, E: From<DumpError>>(
    link: &mut dyn Link,
    engine: Engine,
    writes: bool,
    work: impl FnOnce(&mut dyn Link) -> Result<T, E>,
) -> Result<T, E> {
    let begin = match (engine, writes) {
        (Engine::Sqlite, false) => "BEGIN",
        (Engine::Sqlite, true) => "BEGIN IMMEDIATE; PRAGMA defer_foreign_keys = ON",
        (Engine::Postgres, false) => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        (Engine::Postgres, true) => "BEGIN ISOLATION LEVEL SERIALIZABLE; SET CONSTRAINTS ALL DEFERRED",
    };
    let failed = |failure: Failure| E::from(DumpError::from(failure));
    link.batch(begin).map_err(failed)?;
    // Without COMMIT, the end of the connection rolls everything back.
    let done = work(link)?;
    link.batch("COMMIT").map_err(failed)?;
    Ok(done)
}

fn load(link: &mut dyn Link, from: &mut dyn Read) -> Result<Vec<Counted>, DumpError> {
    let there = read_versions(from)?;
    let here: Vec<_> = migrate::applied(&mut Tx::new(link))?.into_iter().collect();
    if here != there {
        let newest = |versions: &[(i64, String)]| versions.last().map_or(0, |(version, _)| *version);
        return Err(DumpError::OtherSchema { here: newest(&here), there: newest(&there) });
    }
    let mut tables = in_order(link.tables()?)?;
    for table in &tables {
        if !link.is_empty(table)? {
            return Err(DumpError::NotEmpty(table.name.clone()));
        }
    }
    let mut filled = Vec::with_capacity(tables.len());
    while read_byte(from)? == 1 {
        let name = read_name(from)?;
        let at = tables.iter().position(|table| table.name == name).ok_or_else(malformed)?;
        let table = tables.remove(at);
        for _ in 0..read_count(from)? {
            let column = (read_name(from)?, read_byte(from)?);
            if !table.columns.iter().any(|(name, kind)| *name == column.0 && kind.byte() == column.1) {
                return Err(malformed().into());
            }
        }
        let kinds: Vec<Kind> = table.columns.iter().map(|(_, kind)| *kind).collect();
        link.fill(&table, &mut RowReader::new(from, kinds))?;
        let mut rows = [0; 8];
        from.read_exact(&mut rows)?;
        let mut digest = [0; 32];
        from.read_exact(&mut digest)?;
        filled.push((table, u64::from_le_bytes(rows), digest));
    }
    // What was sealed is only known to be whole once its end was seen.
    if !tables.is_empty() || from.read(&mut [0])? != 0 {
        return Err(malformed().into());
    }
    filled.into_iter().map(|(table, rows, digest)| verified(link, table, rows, digest)).collect()
}

/// Reads a table back and compares.
fn verified(link: &mut dyn Link, table: Table, rows: u64, digest: [u8; 32]) -> Result<Counted, DumpError> {
    let mut nowhere = io::sink();
    let mut back = RowWriter::new(&mut nowhere, &head(&table)?)?;
    link.rows(&table, &mut back)?;
    if back.finish()? != (rows, digest) {
        return Err(DumpError::Checksum(table.name));
    }
    Ok(Counted { table: table.name, rows, digest })
}

/// What stands before the rows of a table.
fn head(table: &Table) -> io::Result<Vec<u8>> {
    let mut head = vec![1];
    head.extend(named(&table.name)?);
    head.extend(count(table.columns.len())?);
    for (name, kind) in &table.columns {
        head.extend(named(name)?);
        head.push(kind.byte());
    }
    Ok(head)
}

fn count(count: usize) -> io::Result<[u8; 4]> {
    Ok(u32::try_from(count).map_err(io::Error::other)?.to_le_bytes())
}

fn named(name: &str) -> io::Result<Vec<u8>> {
    Ok([&count(name.len())?, name.as_bytes()].concat())
}

fn read_versions(from: &mut dyn Read) -> Result<Vec<(i64, String)>, DumpError> {
    let count = read_count(from)?;
    let mut versions = Vec::new();
    for _ in 0..count {
        let mut version = [0; 8];
        from.read_exact(&mut version)?;
        versions.push((i64::from_le_bytes(version), read_name(from)?));
    }
    Ok(versions)
}

fn read_count(from: &mut dyn Read) -> io::Result<u32> {
    let count = read_u32(from)?;
    if count <= MOST { Ok(count) } else { Err(malformed()) }
}

fn read_byte(from: &mut dyn Read) -> io::Result<u8> {
    let mut byte = [0];
    from.read_exact(&mut byte)?;
    Ok(byte[0])
}

fn read_name(from: &mut dyn Read) -> io::Result<String> {
    let length = read_u32(from)?;
    if length > LONGEST_NAME {
        return Err(malformed());
    }
    let mut name = vec![0; length as usize];
    from.read_exact(&mut name)?;
    String::from_utf8(name).map_err(|_| malformed())
}
