//! SQLite: connections, and statements on them.

use std::{collections::HashMap, path::Path, time::Duration};

use kernel::DbError;
use rusqlite::{
    Connection, ErrorCode, OpenFlags, ffi,
    types::{ToSqlOutput, ValueRef},
};

use crate::{
    Column, Description, DumpError, Kind, Options, Row, Statement, Synchronous, Value,
    catalogue::{Table, collected, quoted},
    cell::{Cell, RowReader, RowWriter},
    job::told,
    tx::{Failure, Link, Visit, WIDEST},
};

/// How long another process (a backup, `doctor`) may hold the database before we call it busy.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);

/// Opens a connection. `writes` is false for the ones that only read.
pub(crate) fn open(path: &Path, options: &Options, writes: bool) -> Result<Connection, DbError> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let opened = match &options.vfs {
        Some(vfs) => Connection::open_with_flags_and_vfs(path, flags, vfs.as_str()),
        None => make_private(path).and_then(|()| Connection::open_with_flags(path, flags)),
    };
    let connection = opened.map_err(|error| explain("open", &error))?;
    let synchronous = match options.synchronous {
        Synchronous::Full => "FULL",
        Synchronous::Off => "OFF",
    };
    // The log grows to 16 MiB before the writer moves it into the database; what is deleted is overwritten; nothing
    // temporary touches the disk.
    let pragmas = format!(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = {synchronous}; PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;
         PRAGMA mmap_size = 67108864; PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 4096;
         PRAGMA journal_size_limit = 67108864; PRAGMA query_only = {}",
        if writes { "OFF" } else { "ON" }
    );
    connection
        .busy_timeout(PATIENCE)
        .and_then(|()| connection.execute_batch(&pragmas))
        .and_then(|()| match options.max_pages {
            Some(pages) => connection.execute_batch(&format!("PRAGMA max_page_count = {pages}")),
            None => Ok(()),
        })
        .map_err(|error| explain("open", &error))?;
    Ok(connection)
}

/// Makes the file, readable by nobody else, before SQLite would make it readable by all; SQLite gives its log the
/// same rights.
fn make_private(path: &Path) -> rusqlite::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.create_new(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
            Err(rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_CANTOPEN), None))
        }
        _ => Ok(()),
    }
}

/// A connection and what is prepared on it.
pub(crate) struct Sqlite<'c> {
    pub(crate) connection: &'c Connection,
    prepared: HashMap<usize, rusqlite::Statement<'c>>,
}

impl<'c> Sqlite<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Self {
        Self { connection, prepared: HashMap::new() }
    }

    /// The prepared statement with the values bound.
    fn bound(
        &mut self,
        statement: &'static Statement,
        values: &[Value],
    ) -> Result<&mut rusqlite::Statement<'c>, Failure> {
        let prepared = match self.prepared.entry(statement.key()) {
            std::collections::hash_map::Entry::Occupied(held) => held.into_mut(),
            std::collections::hash_map::Entry::Vacant(place) => {
                place.insert(prepare(self.connection, statement)?)
            }
        };
        if prepared.parameter_count() != values.len() {
            let (wanted, given) = (prepared.parameter_count(), values.len());
            return Err(broken(statement.name(), &format!("takes {wanted} values and got {given}")).into());
        }
        for (index, value) in values.iter().enumerate() {
            prepared
                .raw_bind_parameter(index + 1, value)
                .map_err(|error| explain(statement.name(), &error))?;
        }
        Ok(prepared)
    }
}

/// Prepares a statement and checks that `$n` is the n-th parameter: for SQLite it is only a name.
fn prepare<'c>(
    connection: &'c Connection,
    statement: &'static Statement,
) -> Result<rusqlite::Statement<'c>, DbError> {
    let prepared = connection.prepare(statement.sql()).map_err(|error| explain(statement.name(), &error))?;
    for index in 1..=prepared.parameter_count() {
        if prepared.parameter_name(index) != Some(&format!("${index}")) {
            return Err(broken(statement.name(), "parameters must be $1, $2, … in order of first use"));
        }
    }
    Ok(prepared)
}

impl Link for Sqlite<'_> {
    fn execute(&mut self, statement: &'static Statement, values: &[Value]) -> Result<u64, Failure> {
        let changed = self
            .bound(statement, values)?
            .raw_execute()
            .map_err(|error| explain(statement.name(), &error))?;
        Ok(changed as u64)
    }

    fn query(&mut self, statement: &'static Statement, values: &[Value]) -> Result<Vec<Row>, Failure> {
        let prepared = self.bound(statement, values)?;
        let width = prepared.column_count();
        let mut rows = prepared.raw_query();
        let mut found = Vec::new();
        while let Some(row) = rows.next().map_err(|error| explain(statement.name(), &error))? {
            let mut cells = Vec::with_capacity(width);
            for index in 0..width {
                cells.push(match row.get_ref(index).map_err(|error| explain(statement.name(), &error))? {
                    ValueRef::Null => Value::Null,
                    ValueRef::Integer(int) => Value::Int(int),
                    ValueRef::Blob(bytes) => Value::Bytes(bytes.into()),
                    ValueRef::Text(text) => Value::Text(
                        std::str::from_utf8(text)
                            .map_err(|_| broken(statement.name(), &format!("column {index} is not UTF-8")))?
                            .into(),
                    ),
                    ValueRef::Real(_) => {
                        return Err(broken(statement.name(), &format!("column {index} is a fraction")).into());
                    }
                });
            }
            found.push(Row::new(cells));
        }
        Ok(found)
    }

    fn each(
        &mut self,
        statement: &'static Statement,
        values: &[Value],
        visit: Visit<'_>,
    ) -> Result<(), Failure> {
        let prepared = self.bound(statement, values)?;
        let width = prepared.column_count();
        let mut rows = prepared.raw_query();
        while let Some(row) = rows.next().map_err(|error| explain(statement.name(), &error))? {
            let mut cells = [Cell::Null; WIDEST];
            let Some(cells) = cells.get_mut(..width) else {
                return Err(broken(statement.name(), "has more columns than are handed over").into());
            };
            for (index, cell) in cells.iter_mut().enumerate() {
                *cell = match row.get_ref(index).map_err(|error| explain(statement.name(), &error))? {
                    ValueRef::Null => Cell::Null,
                    ValueRef::Integer(int) => Cell::Int(int),
                    ValueRef::Blob(bytes) => Cell::Bytes(bytes),
                    ValueRef::Text(text) => Cell::Text(
                        std::str::from_utf8(text)
                            .map_err(|_| broken(statement.name(), &format!("column {index} is not UTF-8")))?,
                    ),
                    ValueRef::Real(_) => {
                        return Err(broken(statement.name(), &format!("column {index} is a fraction")).into());
                    }
                };
            }
            visit(cells)?;
        }
        Ok(())
    }

    fn batch(&mut self, sql: &str) -> Result<(), Failure> {
        Ok(self.connection.execute_batch(sql).map_err(|error| explain("batch", &error))?)
    }

    fn describe(&mut self, statement: &'static Statement) -> Result<Description, Failure> {
        let prepared = prepare(self.connection, statement)?;
        let columns = prepared
            .columns()
            .map(|column| Column { name: column.name().into(), kind: column.decl_type().and_then(kind) })
            .collect();
        Ok(Description { parameters: prepared.parameter_count(), columns })
    }

    fn settings(&mut self) -> Result<Vec<(String, String)>, Failure> {
        // The last two look at every page; more than one line means that they found something.
        const ASKED: [&str; 6] = [
            "journal_mode",
            "synchronous",
            "foreign_keys",
            "secure_delete",
            "quick_check",
            "foreign_key_check",
        ];
        let ask = |name: &str| -> rusqlite::Result<String> {
            let mut asked = self.connection.prepare(&format!("PRAGMA {name}"))?;
            let said = |row: &rusqlite::Row<'_>| {
                Ok(match row.get_ref(0)? {
                    ValueRef::Integer(int) => int.to_string(),
                    ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
                    _ => String::new(),
                })
            };
            let lines = asked.query_map((), said)?.take(2).collect::<rusqlite::Result<Vec<_>>>()?;
            Ok(lines.join("; "))
        };
        let settings = ASKED.iter().map(|name| Ok(((*name).to_owned(), ask(name)?)));
        let settings: rusqlite::Result<Vec<_>> = settings.collect();
        Ok(settings.map_err(|error| explain("settings", &error))?)
    }

    fn tables(&mut self) -> Result<Vec<Table>, Failure> {
        // A table that refers to itself is left out: while it is filled, rules are looked at only at the end.
        let list = |connection: &Connection| {
            let columns = connection
                .prepare(
                    "SELECT t.name, c.name, c.type, c.pk FROM sqlite_schema t JOIN pragma_table_info(t.name) c
                     WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY t.name, c.name",
                )?
                .query_map((), |row| <(String, String, String, i64)>::try_from(row))?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            let references = connection
                .prepare(
                    "SELECT t.name, f.\"table\" FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) f
                     WHERE t.type = 'table' AND t.name <> f.\"table\"",
                )?
                .query_map((), |row| <(String, String)>::try_from(row))?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            Ok::<_, rusqlite::Error>((columns, references))
        };
        let (columns, references) = list(self.connection).map_err(|error| explain("tables", &error))?;
        let mut known = Vec::with_capacity(columns.len());
        for (table, column, declared, key) in columns {
            let Some(kind) = kind(&declared) else {
                return Err(broken("tables", &format!("{table}.{column} is of type {declared}")).into());
            };
            known.push((table, column, kind, usize::try_from(key - 1).ok()));
        }
        Ok(collected(known, &references))
    }

    fn is_empty(&mut self, table: &Table) -> Result<bool, Failure> {
        let sql = format!("SELECT EXISTS (SELECT 1 FROM {})", quoted(&table.name));
        let found: bool = self
            .connection
            .query_row(&sql, (), |row| row.get(0))
            .map_err(|error| explain("is empty", &error))?;
        Ok(!found)
    }

    fn rows(&mut self, table: &Table, out: &mut RowWriter<'_>) -> Result<(), DumpError> {
        let explain = |error: rusqlite::Error| explain("dump", &error);
        let mut statement = self.connection.prepare(&table.select()).map_err(explain)?;
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next().map_err(explain)? {
            out.begin();
            for index in 0..table.columns.len() {
                out.cell(match row.get_ref(index).map_err(explain)? {
                    ValueRef::Null => Cell::Null,
                    ValueRef::Integer(int) => Cell::Int(int),
                    ValueRef::Blob(bytes) => Cell::Bytes(bytes),
                    ValueRef::Text(text) => Cell::Text(
                        std::str::from_utf8(text)
                            .map_err(|_| broken(&table.name, &format!("column {index} is not UTF-8")))?,
                    ),
                    ValueRef::Real(_) => {
                        return Err(broken(&table.name, &format!("column {index} is a fraction")).into());
                    }
                })?;
            }
            out.end()?;
        }
        Ok(())
    }

    fn fill(&mut self, table: &Table, rows: &mut RowReader<'_>) -> Result<(), DumpError> {
        let explain = |error: rusqlite::Error| explain("load", &error);
        let places = vec!["?"; table.columns.len()].join(", ");
        let sql = format!("INSERT INTO {} ({}) VALUES ({places})", quoted(&table.name), table.list());
        let mut statement = self.connection.prepare(&sql).map_err(explain)?;
        while let Some(cells) = rows.next()? {
            for (index, cell) in cells.into_iter().enumerate() {
                statement.raw_bind_parameter(index + 1, cell).map_err(explain)?;
            }
            statement.raw_execute().map_err(explain)?;
        }
        Ok(())
    }
}

impl rusqlite::ToSql for Cell<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match *self {
            Self::Null => ValueRef::Null,
            Self::Int(int) => ValueRef::Integer(int),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

/// The kind of a declared type.
fn kind(declared: &str) -> Option<Kind> {
    match declared {
        "INTEGER" => Some(Kind::Int),
        "TEXT" => Some(Kind::Text),
        "BLOB" => Some(Kind::Bytes),
        _ => None,
    }
}

fn broken(place: &str, what: &str) -> DbError {
    DbError::Broken(format!("{place}: {what}"))
}

/// An error of SQLite in the words of the store. Only messages about the SQL text itself are passed on; others could
/// quote a value.
pub(crate) fn explain(place: &str, error: &rusqlite::Error) -> DbError {
    let (code, message) = match error {
        rusqlite::Error::SqliteFailure(code, message) => (code, message.as_deref().unwrap_or("")),
        rusqlite::Error::SqlInputError { msg, .. } => return broken(place, msg),
        rusqlite::Error::ExecuteReturnedResults => return broken(place, "answers rows; use query"),
        rusqlite::Error::MultipleStatement => return broken(place, "is more than one statement"),
        _ => return broken(place, "an error outside SQLite"),
    };
    match code.code {
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => DbError::Busy,
        ErrorCode::DiskFull => told(DbError::Full),
        ErrorCode::SystemIoFailure
            if [ffi::SQLITE_IOERR_WRITE, ffi::SQLITE_IOERR_SHMSIZE].contains(&code.extended_code) =>
        {
            told(DbError::Full)
        }
        ErrorCode::SystemIoFailure | ErrorCode::CannotOpen => told(DbError::Gone),
        ErrorCode::ConstraintViolation if code.extended_code != ffi::SQLITE_CONSTRAINT_DATATYPE => {
            DbError::Constraint
        }
        ErrorCode::Unknown => broken(place, message),
        _ => broken(place, &format!("SQLite code {}", code.extended_code)),
    }
}
