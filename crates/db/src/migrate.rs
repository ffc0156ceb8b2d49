//! Changes of the schema, in order, each once.

use std::collections::BTreeMap;

use kernel::DbError;
use sha2::{Digest, Sha256};

use crate::{Engine, Store, Tx, values};

/// One step of the schema. Once released it is never edited: its text is remembered by digest.
///
/// The text is the same for both engines, but for six words in it: `@INT`, `@TEXT` and `@BYTES` are the column
/// types; `@STRICT` follows the closing parenthesis of a table, `@CLUSTERED` takes its place where rows shall lie in
/// the order of their primary key. That is good for keys that belong together (a folder and a place in it) and for
/// small rows; with random keys and large rows every insert touches a page of its own, and `@STRICT` is faster. `@SQLITE` begins a line that is for SQLite alone, such as an index with a
/// column that is too long for an index of PostgreSQL; tables and columns are the same everywhere.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// Its place in the order, from 1.
    pub version: i64,
    /// What it does, for people.
    pub name: &'static str,
    /// Its text.
    pub sql: &'static str,
}

crate::statements! {
    APPLIED = "SELECT version, digest FROM schema_migration ORDER BY version";
    IS_APPLIED = "SELECT version FROM schema_migration WHERE version = $1";
    RECORD = "INSERT INTO schema_migration (version, name, digest) VALUES ($1, $2, $3)";
}

const TABLE: &str = "CREATE TABLE IF NOT EXISTS schema_migration (
    version @INT NOT NULL PRIMARY KEY, name @TEXT NOT NULL, digest @TEXT NOT NULL)@STRICT";

/// See [`Store::migrate`].
pub(crate) fn migrate(store: &Store, migrations: &[Migration]) -> Result<usize, DbError> {
    let engine = store.engine();
    let table = expand(TABLE, engine)?;
    let made = store.write_blocking(move |tx| tx.attempt(|link| link.batch(&table)));
    // If the table is there although making it failed, then another process made it at the same time.
    let applied = store.read_blocking(applied).map_err(|error| made.err().unwrap_or(error))?;
    let mut count = 0;
    for migration in lacking(&applied, migrations)? {
        let digest = digest(migration.sql);
        count += usize::from(apply(store, migration, expand(migration.sql, engine)?, digest)?);
    }
    Ok(count)
}

/// See [`Store::missing`].
pub(crate) fn missing(store: &Store, migrations: &[Migration]) -> Result<Vec<Migration>, DbError> {
    let is_new = !store.columns()?.iter().any(|(table, ..)| table == "schema_migration");
    lacking(&if is_new { BTreeMap::new() } else { store.read_blocking(applied)? }, migrations)
}

/// Which were applied, by number, with the digest of each text.
pub(crate) fn applied(tx: &mut Tx<'_>) -> Result<BTreeMap<i64, String>, DbError> {
    tx.query(&APPLIED, &[])?.iter().map(|row| Ok((row.int(0)?, row.text(1)?.to_owned()))).collect()
}

/// What is not applied yet, in order.
fn lacking(applied: &BTreeMap<i64, String>, migrations: &[Migration]) -> Result<Vec<Migration>, DbError> {
    if migrations.windows(2).any(|pair| pair[0].version >= pair[1].version) {
        return Err(DbError::Broken("migrations are not in ascending order".into()));
    }
    let known = |version: &i64| migrations.iter().any(|migration| migration.version == *version);
    if let Some(version) = applied.keys().find(|version| !known(version)) {
        return Err(DbError::Broken(format!("migration {version} was applied by a newer program")));
    }
    let edited = |one: &&Migration| applied.get(&one.version).is_some_and(|held| *held != digest(one.sql));
    if let Some(migration) = migrations.iter().find(edited) {
        return Err(changed(migration));
    }
    Ok(migrations.iter().filter(|one| !applied.contains_key(&one.version)).copied().collect())
}

/// The number of the newest migration that was applied; 0 if none was.
///
/// # Errors
/// [`DbError::Broken`] if the database was never migrated.
pub fn newest_version(tx: &mut Tx<'_>) -> Result<i64, DbError> {
    Ok(applied(tx)?.keys().last().copied().unwrap_or(0))
}

/// Applies one; false if another process was faster. PostgreSQL lets two try and tells one of them, in several ways,
/// that the tables are there already; so what counts is what is recorded afterwards.
fn apply(store: &Store, migration: Migration, sql: String, digest: String) -> Result<bool, DbError> {
    let applied = store.write_blocking(move |tx| {
        if tx.optional(&IS_APPLIED, &values![migration.version])?.is_some() {
            return Ok(false);
        }
        tx.attempt(|link| link.batch(&sql))?;
        tx.execute(&RECORD, &values![migration.version, migration.name, digest.as_str()])?;
        Ok(true)
    });
    let recorded = || {
        store.read_blocking(move |tx| Ok(tx.optional(&IS_APPLIED, &values![migration.version])?.is_some()))
    };
    applied.or_else(|error| if recorded()? { Ok(false) } else { Err(error) })
}

fn changed(migration: &Migration) -> DbError {
    DbError::Broken(format!("migration {} was edited after it was applied", migration.version))
}

fn digest(sql: &str) -> String {
    Sha256::digest(sql).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The text for one engine.
fn expand(sql: &str, engine: Engine) -> Result<String, DbError> {
    let mut pieces = sql.split('@');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let end = piece.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(piece.len());
        out.push_str(match (&piece[..end], engine) {
            ("INT", Engine::Sqlite) => "INTEGER",
            ("INT", Engine::Postgres) => "BIGINT",
            ("TEXT", Engine::Sqlite) => "TEXT",
            ("TEXT", Engine::Postgres) => "TEXT COLLATE \"C\"",
            ("BYTES", Engine::Sqlite) => "BLOB",
            ("BYTES", Engine::Postgres) => "BYTEA",
            ("STRICT", Engine::Sqlite) => " STRICT",
            ("CLUSTERED", Engine::Sqlite) => " STRICT, WITHOUT ROWID",
            ("STRICT" | "CLUSTERED", Engine::Postgres) | ("SQLITE", Engine::Sqlite) => "",
            ("SQLITE", Engine::Postgres) => "--",
            (other, _) => {
                return Err(DbError::Broken(format!("a migration says @{other}, which means nothing")));
            }
        });
        out.push_str(&piece[end..]);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_text_becomes_two() {
        let text = "CREATE TABLE a (id @BYTES, n @INT, t @TEXT)@CLUSTERED;";
        let expanded = |engine| expand(text, engine).expect("known words only");
        assert_eq!(
            expanded(Engine::Sqlite),
            "CREATE TABLE a (id BLOB, n INTEGER, t TEXT) STRICT, WITHOUT ROWID;"
        );
        assert_eq!(expanded(Engine::Postgres), "CREATE TABLE a (id BYTEA, n BIGINT, t TEXT COLLATE \"C\");");
    }

    #[test]
    fn an_unknown_word_is_refused() {
        assert!(expand("n @INTEGER", Engine::Sqlite).is_err());
    }
}
