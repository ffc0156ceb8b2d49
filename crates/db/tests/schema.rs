//! Migrations, and what the store says about statements and columns.

mod common;

use common::*;
use db::{DbError, Kind, Migration, Store, values};

db::statements! {
    WRONG_ORDER = "SELECT title FROM note WHERE place = $2 AND id = $1";
    GAP = "SELECT title FROM note WHERE id = $2";
    NO_SUCH_TABLE = "SELECT title FROM nowhere";
    TWO_AT_ONCE = "DELETE FROM note; DELETE FROM counter";
    A_FRACTION = "SELECT avg(place) AS middle FROM note";
    A_SHORT_PARAMETER = "SELECT $1 + 1 AS next";
}

fn refusal<T: std::fmt::Debug>(answer: Result<T, DbError>) -> String {
    match answer {
        Err(DbError::Broken(said)) => said,
        other => panic!("expected a refusal, got {other:?}"),
    }
}

fn migrations_are_applied_once_and_never_edited(store: &Store) {
    assert_eq!(store.migrate(SCHEMA).expect("a new database"), 2);
    assert_eq!(store.migrate(SCHEMA).expect("nothing to do"), 0);
    let edited = [Migration { sql: "CREATE TABLE other (n @INT)", ..SCHEMA[0] }, SCHEMA[1]];
    assert!(refusal(store.migrate(&edited)).contains("migration 1 was edited"));
    assert!(refusal(store.migrate(&SCHEMA[..1])).contains("newer program"));
    assert!(refusal(store.migrate(&[SCHEMA[1], SCHEMA[0]])).contains("ascending"));
    let wrong =
        Migration { version: 3, name: "half", sql: "CREATE TABLE half (n @INT); CREATE TABLE half (n @INT)" };
    assert!(store.migrate(&[SCHEMA[0], SCHEMA[1], wrong]).is_err());
    let tables: Vec<_> = store.columns().expect("the columns").into_iter().map(|(table, ..)| table).collect();
    assert!(!tables.contains(&"half".to_owned()), "a migration that fails leaves nothing");
    let right = Migration { sql: "CREATE TABLE half (n @INT)", ..wrong };
    assert_eq!(store.migrate(&[SCHEMA[0], SCHEMA[1], right]).expect("it is right now"), 1);
}

#[test]
fn migrations_are_applied_once_and_never_edited_on_sqlite() {
    migrations_are_applied_once_and_never_edited(&empty_sqlite().store);
}

#[test]
fn migrations_are_applied_once_and_never_edited_on_postgres() {
    migrations_are_applied_once_and_never_edited(&empty_postgres().store);
}

#[test]
fn two_programs_may_migrate_at_once() {
    for place in [empty_sqlite(), empty_postgres()] {
        let other = place.again().expect("a second store");
        let thread = std::thread::spawn(move || other.migrate(SCHEMA));
        let here = place.store.migrate(SCHEMA).expect("one of them is first");
        assert_eq!(here + thread.join().expect("no panic").expect("the other waits"), 2);
    }
}

#[test]
fn both_engines_describe_every_statement_alike() {
    let (sqlite, postgres) = (sqlite(), postgres());
    for statement in common::ALL {
        let here = sqlite.store.describe(statement).expect("SQLite prepares it");
        let there = postgres.store.describe(statement).expect("PostgreSQL prepares it");
        assert!(here.agrees(&there), "{}: {here:?} and {there:?}", statement.name());
    }
    let note = postgres.store.describe(&NOTE).expect("described");
    assert_eq!(note.parameters, 1);
    assert_eq!(
        note.columns.iter().map(|column| (column.name.as_str(), column.kind)).collect::<Vec<_>>(),
        [
            ("id", Some(Kind::Bytes)),
            ("folder", Some(Kind::Bytes)),
            ("place", Some(Kind::Int)),
            ("title", Some(Kind::Text)),
            ("body", Some(Kind::Bytes)),
            ("later", Some(Kind::Int)),
        ]
    );
    assert_eq!(sqlite.store.describe(&NOTE).expect("described"), note);
}

#[test]
fn both_engines_have_the_same_columns() {
    let columns = sqlite().store.columns().expect("the columns");
    assert_eq!(columns, postgres().store.columns().expect("the columns"));
    assert!(columns.contains(&("note".into(), "body".into(), Kind::Bytes)));
    assert!(columns.contains(&("schema_migration".into(), "digest".into(), Kind::Text)));
}

#[test]
fn a_statement_that_would_differ_between_the_engines_is_refused() {
    let (sqlite, postgres) = (sqlite(), postgres());
    assert!(refusal(sqlite.store.describe(&WRONG_ORDER)).contains("in order of first use"));
    assert!(refusal(sqlite.store.describe(&GAP)).contains("in order of first use"));
    // Running it is refused as well, not only describing it.
    let run = sqlite.store.read_blocking(|tx| tx.query(&WRONG_ORDER, &values![id(1), 1_i64]));
    assert!(refusal(run).contains("in order of first use"));
    for store in [&sqlite.store, &postgres.store] {
        assert!(refusal(store.describe(&NO_SUCH_TABLE)).contains("nowhere"));
        refusal(store.describe(&TWO_AT_ONCE));
    }
    assert!(refusal(postgres.store.describe(&A_FRACTION)).contains("numeric"));
    assert!(refusal(postgres.store.describe(&A_SHORT_PARAMETER)).contains("CAST"));
}
