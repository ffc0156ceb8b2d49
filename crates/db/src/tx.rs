//! What a unit of work sees of the database.

use kernel::DbError;

use crate::{
    Description, DumpError, Row, Statement, Value,
    catalogue::Table,
    cell::{Cell, RowReader, RowWriter},
    job::{Job, same},
};

/// Columns that a row handed over one by one may have.
pub(crate) const WIDEST: usize = 8;

/// What is done with each row of a long answer.
pub(crate) type Visit<'v> = &'v mut dyn FnMut(&[Cell<'_>]) -> Result<(), DbError>;

/// An open transaction. It ends when the closure that got it returns.
pub struct Tx<'a> {
    pub(crate) link: &'a mut dyn Link,
    failed: Option<Failure>,
}

/// What an engine can do inside a transaction.
pub(crate) trait Link {
    fn execute(&mut self, statement: &'static Statement, values: &[Value]) -> Result<u64, Failure>;
    fn query(&mut self, statement: &'static Statement, values: &[Value]) -> Result<Vec<Row>, Failure>;
    fn each(
        &mut self,
        statement: &'static Statement,
        values: &[Value],
        visit: Visit<'_>,
    ) -> Result<(), Failure>;
    /// Several statements without parameters, as migrations are.
    fn batch(&mut self, sql: &str) -> Result<(), Failure>;
    fn describe(&mut self, statement: &'static Statement) -> Result<Description, Failure>;
    /// How the engine is set and how it is, by name.
    fn settings(&mut self) -> Result<Vec<(String, String)>, Failure>;
    /// Every table of the schema as it is.
    fn tables(&mut self) -> Result<Vec<Table>, Failure>;
    fn is_empty(&mut self, table: &Table) -> Result<bool, Failure>;
    /// Writes out all rows of a table, in the order of its primary key.
    fn rows(&mut self, table: &Table, out: &mut RowWriter<'_>) -> Result<(), DumpError>;
    /// Puts rows into a table until there are no more.
    fn fill(&mut self, table: &Table, rows: &mut RowReader<'_>) -> Result<(), DumpError>;
}

/// Why a statement failed and what may be done about it.
pub(crate) struct Failure {
    pub(crate) error: DbError,
    pub(crate) remedy: Remedy,
}

/// What helps against a failure.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Remedy {
    /// Nothing.
    None,
    /// The same again: another transaction was in the way.
    Again,
    /// A new connection.
    Reconnect,
}

impl From<DbError> for Failure {
    fn from(error: DbError) -> Self {
        Self { error, remedy: Remedy::None }
    }
}

impl<'a> Tx<'a> {
    pub(crate) const fn new(link: &'a mut dyn Link) -> Self {
        Self { link, failed: None }
    }

    /// Runs a statement that answers no rows; how many rows it changed.
    pub fn execute(&mut self, statement: &'static Statement, values: &[Value]) -> Result<u64, DbError> {
        self.attempt(|link| check(statement, values).and_then(|()| link.execute(statement, values)))
    }

    /// All rows that a statement answers.
    pub fn query(&mut self, statement: &'static Statement, values: &[Value]) -> Result<Vec<Row>, DbError> {
        self.attempt(|link| check(statement, values).and_then(|()| link.query(statement, values)))
    }

    /// Hands over the rows of a long answer one by one without copying them, for whoever counts many. What `visit`
    /// has gathered is worth something only if the whole unit of work ends well, and it must begin anew with each run.
    ///
    /// # Errors
    /// Those of the store, and the first that `visit` gives, which ends the unit of work.
    pub fn each(
        &mut self,
        statement: &'static Statement,
        values: &[Value],
        visit: &mut dyn FnMut(&[Cell<'_>]) -> Result<(), DbError>,
    ) -> Result<(), DbError> {
        self.attempt(|link| check(statement, values).and_then(|()| link.each(statement, values, visit)))
    }

    /// The first row, if there is one.
    pub fn optional(
        &mut self,
        statement: &'static Statement,
        values: &[Value],
    ) -> Result<Option<Row>, DbError> {
        Ok(self.query(statement, values)?.into_iter().next())
    }

    /// The first row.
    ///
    /// # Errors
    /// [`DbError::Broken`] if there is none: use this only where that would be a defect.
    pub fn one(&mut self, statement: &'static Statement, values: &[Value]) -> Result<Row, DbError> {
        self.optional(statement, values)?
            .ok_or_else(|| DbError::Broken(format!("{}: answered no row", statement.name())))
    }

    /// The one gate to the engine: after a failure nothing more passes, see the crate's rules.
    pub(crate) fn attempt<T>(
        &mut self,
        act: impl FnOnce(&mut dyn Link) -> Result<T, Failure>,
    ) -> Result<T, DbError> {
        if self.failed.is_some() {
            return Err(DbError::Broken("a statement after one that failed".into()));
        }
        act(self.link).map_err(|failure| {
            let error = same(&failure.error);
            self.failed = Some(failure);
            error
        })
    }
}

/// PostgreSQL cannot hold U+0000 in text, so neither engine may.
fn check(statement: &Statement, values: &[Value]) -> Result<(), Failure> {
    if values.iter().any(|value| matches!(value, Value::Text(text) if text.contains('\0'))) {
        return Err(DbError::Broken(format!("{}: text with U+0000 in it", statement.name())).into());
    }
    Ok(())
}

/// How a unit of work ended, before its transaction did.
pub(crate) enum Ran {
    /// Well; commit it.
    Keep,
    /// With an error; roll it back. The job holds the error.
    Undo(Remedy),
}

/// Runs a job on a link whose transaction is open.
pub(crate) fn run(job: &mut dyn Job, link: &mut dyn Link) -> Ran {
    let mut tx = Tx::new(link);
    let well = job.run(&mut tx);
    match tx.failed {
        None if well => Ran::Keep,
        None => Ran::Undo(Remedy::None),
        Some(failure) => {
            if well {
                job.fail(failure.error);
            }
            Ran::Undo(failure.remedy)
        }
    }
}
