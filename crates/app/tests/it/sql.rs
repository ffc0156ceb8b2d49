//! Every statement on both engines, and the schema against what `docs/clear.md` says of it.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use db::Kind;

use crate::world::World;

fn source(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every Rust file below a folder.
fn files(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(std::fs::read_to_string(&path).expect("the file can be read"));
        }
    }
}

#[test]
fn both_engines_prepare_every_statement_and_mean_the_same_by_it() {
    let (sqlite, postgres) = (World::sqlite(), World::postgres());
    for statement in app::STATEMENTS.iter().flat_map(|slice| slice.iter()) {
        let here = sqlite.app.db.describe(statement);
        let here = here.unwrap_or_else(|error| panic!("{} on SQLite: {error}", statement.name()));
        let there = postgres.app.db.describe(statement);
        let there = there.unwrap_or_else(|error| panic!("{} on PostgreSQL: {error}", statement.name()));
        assert!(here.agrees(&there), "{}: {here:?} and {there:?}", statement.name());
    }
}

#[test]
fn every_statement_that_stands_in_the_source_is_listed_and_none_twice() {
    let mut sources = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut sources);
    // The one table that the store itself has statements for and the schema of the application makes.
    sources.push(source("../db/src/jobs.rs"));
    // Inside the macro, a statement is the only thing that is a name, an equals sign and a text.
    let written: usize = sources
        .iter()
        .filter_map(|source| source.split_once("statements! {"))
        .map(|(_, block)| block.split("\n}").next().unwrap_or_default())
        .map(|block| {
            block.lines().filter(|line| line.starts_with("    pub ") || line.contains(" = \"")).count()
        })
        .sum();
    // `leaving` has the same four for every table whose rows have a key of their own.
    let keyed = source("src/leaving/store.rs");
    let keyed = keyed.split_once("\nkeyed! {").expect("the list of those tables").1;
    let keyed = keyed.split("\n}").next().unwrap_or_default();
    let written = written + 4 * keyed.lines().filter(|line| line.contains(", also \"")).count();
    let names: Vec<_> =
        app::STATEMENTS.iter().flat_map(|slice| slice.iter()).map(|statement| statement.name()).collect();
    assert_eq!(names.len(), names.iter().collect::<BTreeSet<_>>().len(), "a slice is listed twice");
    assert_eq!(names.len(), written, "a store.rs has statements that app::STATEMENTS does not list");
    assert!(written > 40, "the scan finds statements at all: {written}");
}

/// How SQLite goes about a statement, line by line.
pub fn plan(world: &World, statement: &db::Statement) -> Vec<String> {
    let store = rusqlite::Connection::open(world.folder().join("nightbus.db")).expect("the file opens");
    let mut explained =
        store.prepare(&format!("EXPLAIN QUERY PLAN {}", statement.sql())).expect("it can be explained");
    let mut rows = explained.raw_query();
    let mut plan = Vec::new();
    while let Some(row) = rows.next().expect("a line") {
        plan.push(row.get(3).expect("words"));
    }
    plan
}

#[test]
fn both_engines_have_the_same_schema() {
    let here = World::sqlite().app.db.columns().expect("the columns");
    let there = World::postgres().app.db.columns().expect("the columns");
    assert_eq!(here, there);
}

/// The rows of the tables in `docs/clear.md`: column, kind of secrecy, reason.
pub fn documented() -> BTreeMap<String, (String, String)> {
    let page = source("../../docs/clear.md");
    let mut rows = BTreeMap::new();
    for line in page.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [column, state, why] = cells[..] else { panic!("not three cells: {line}") };
        let before = rows.insert(column.trim_matches('`').to_owned(), (state.to_owned(), why.to_owned()));
        assert!(before.is_none(), "{column} stands twice in docs/clear.md");
    }
    rows
}

/// The columns of our schema; the store's own bookkeeping is not about anybody.
fn columns() -> Vec<(String, String, Kind)> {
    let columns = World::sqlite().app.db.columns().expect("the columns");
    columns.into_iter().filter(|(table, ..)| table != "schema_migration").collect()
}

#[test]
fn every_column_stands_in_clear_md_with_its_reason() {
    let documented = documented();
    let there: BTreeSet<String> =
        columns().iter().map(|(table, column, _)| format!("{table}.{column}")).collect();
    let listed: BTreeSet<String> = documented.keys().cloned().collect();
    let missing: Vec<_> = there.difference(&listed).collect();
    let extra: Vec<_> = listed.difference(&there).collect();
    assert!(missing.is_empty() && extra.is_empty(), "missing: {missing:?}; no such column: {extra:?}");
    for (column, (state, why)) in &documented {
        assert!(["sealed", "blind", "clear"].contains(&state.as_str()), "{column}: {state}");
        assert!(why.len() >= 12, "{column}: a reason is a sentence");
    }
}

#[test]
fn what_is_called_sealed_or_blind_is_bytes_and_looks_random() {
    let documented = documented();
    for (table, column, kind) in columns() {
        let (state, _) = &documented[&format!("{table}.{column}")];
        if state != "clear" {
            assert_eq!(kind, Kind::Bytes, "{table}.{column} is {state}");
        }
    }
    // In the file itself: whatever is sealed starts with the version of an envelope and is long enough to be one.
    let world = World::postgres();
    let mut client = postgres::Client::connect(world.url(), postgres::NoTls).expect("the server is there");
    for (name, (state, _)) in documented.iter().filter(|(_, (state, _))| state == "sealed") {
        let (table, column) = name.split_once('.').expect("table and column");
        let sql = format!("SELECT {column} FROM {table} WHERE {column} IS NOT NULL");
        for row in client.query(&sql, &[]).expect("it can be read") {
            let bytes: Vec<u8> = row.get(0);
            assert!(bytes[0] == 1 && bytes.len() >= 40, "{name} is called {state} and is no envelope");
        }
    }
}

#[test]
fn a_3_no_column_can_hold_a_civil_identity() {
    const NEVER: [&str; 20] = [
        "legal",
        "surname",
        "first_name",
        "last_name",
        "full_name",
        "passport",
        "insurance",
        "birth",
        "gender",
        "phone",
        "mail",
        "address",
        "street",
        "ip",
        "user_agent",
        "agent",
        "device",
        "latitude",
        "longitude",
        "fingerprint",
    ];
    for (table, column, _) in columns() {
        for word in column.split('_') {
            assert!(!NEVER.contains(&word), "{table}.{column} (rules A-2 and A-3)");
        }
        for phrase in NEVER.iter().filter(|word| word.contains('_')) {
            assert!(!column.contains(phrase), "{table}.{column} (rules A-2 and A-3)");
        }
    }
}

#[test]
fn l_4_no_column_scores_or_ranks_a_person() {
    for (table, column, _) in columns() {
        for word in column.split('_') {
            for never in
                ["score", "rank", "rating", "grade", "risk", "motivation", "level", "label", "points"]
            {
                assert_ne!(word, never, "{table}.{column} (rule L-4)");
            }
        }
    }
}

#[test]
fn s_1_no_column_can_hold_a_seller_a_shop_a_price_or_a_place_of_supply() {
    for (table, column, _) in columns() {
        for word in column.split('_') {
            for never in ["seller", "vendor", "dealer", "shop", "price", "stash", "market"] {
                assert_ne!(word, never, "{table}.{column} (rule S-1)");
            }
        }
    }
}
