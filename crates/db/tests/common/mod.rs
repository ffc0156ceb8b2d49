//! A new, empty, migrated store for each test, on either engine.
#![allow(dead_code, unreachable_pub)] // Every test binary uses another part.

use db::{DbError, Migration, Store};

/// A neutral schema: notes in folders, and counters.
pub const SCHEMA: &[Migration] = &[
    Migration {
        version: 1,
        name: "folders and notes",
        sql: "CREATE TABLE folder (id @BYTES NOT NULL PRIMARY KEY, name @TEXT NOT NULL UNIQUE)@CLUSTERED;
              CREATE TABLE note (
                  id @BYTES NOT NULL PRIMARY KEY,
                  folder @BYTES REFERENCES folder (id),
                  place @INT NOT NULL,
                  title @TEXT,
                  body @BYTES,
                  later @INT
              )@STRICT;
              CREATE INDEX note_place ON note (place, id);",
    },
    Migration {
        version: 2,
        name: "counters",
        sql: "CREATE TABLE counter (name @TEXT NOT NULL PRIMARY KEY, n @INT NOT NULL)@CLUSTERED;
              CREATE TABLE link (
                  a @INT NOT NULL PRIMARY KEY,
                  b @INT NOT NULL REFERENCES link (a) DEFERRABLE INITIALLY DEFERRED
              )@STRICT",
    },
];

db::statements! {
    pub ADD_FOLDER = "INSERT INTO folder (id, name) VALUES ($1, $2)";
    pub FOLDERS = "SELECT name FROM folder ORDER BY name";
    pub ADD_NOTE = "INSERT INTO note (id, folder, place, title, body, later) VALUES ($1, $2, $3, $4, $5, $6)";
    pub NOTE = "SELECT id, folder, place, title, body, later FROM note WHERE id = $1";
    pub COUNT_NOTES = "SELECT count(*) AS n, CAST(sum(place) AS BIGINT) AS total FROM note";
    pub PAGE = "SELECT place, id FROM note WHERE (place, id) > ($1, $2) ORDER BY place, id LIMIT $3";
    pub BY_LATER = "SELECT place FROM note ORDER BY later NULLS LAST, place";
    pub HAS_NOTE = "SELECT EXISTS (SELECT 1 FROM note WHERE place = $1) AS found";
    pub SET_COUNTER = "INSERT INTO counter (name, n) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET n = excluded.n";
    pub COUNTER = "SELECT n FROM counter WHERE name = $1";
    pub BUMP = "UPDATE counter SET n = n + $1 WHERE name = $2 RETURNING n";
    pub ADD_LINK = "INSERT INTO link (a, b) VALUES ($1, $2)";
    pub COUNT_LINKS = "SELECT count(*) AS n FROM link";
}

/// A migrated store that goes away with what it lies in.
pub struct Place {
    pub store: Store,
    pub url: String,
    kept: Kept,
}

enum Kept {
    Folder(#[allow(dead_code, reason = "it is removed when dropped")] tempfile::TempDir),
    Database { admin: String, name: String },
}

impl Place {
    /// A second store on the same database.
    pub fn again(&self) -> Result<Store, DbError> {
        Store::open(&self.url)
    }

    /// A client beside the store, for what only a server's administrator does.
    pub fn admin(&self) -> postgres::Client {
        postgres::Client::connect(&self.url, postgres::NoTls).expect("the server is there")
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.store.clone().close();
        if let Kept::Database { admin, name } = &self.kept {
            let mut client = postgres::Client::connect(admin, postgres::NoTls).expect("the server is there");
            client.batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)")).expect("it is ours to drop");
        }
    }
}

pub fn sqlite() -> Place {
    let place = empty_sqlite();
    place.store.migrate(SCHEMA).expect("the schema is right");
    place
}

pub fn empty_sqlite() -> Place {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let url = format!("sqlite:{}", folder.path().join("test.db").display());
    Place { store: Store::open(&url).expect("a new file opens"), url, kept: Kept::Folder(folder) }
}

pub fn postgres() -> Place {
    let place = empty_postgres();
    place.store.migrate(SCHEMA).expect("the schema is right");
    place
}

pub fn empty_postgres() -> Place {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let admin =
        std::env::var("NIGHTBUS_TEST_POSTGRES").expect("run `cargo xtask test`, which starts PostgreSQL");
    let name = format!("db_test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let mut client = postgres::Client::connect(&admin, postgres::NoTls).expect("the server is there");
    // Another collation than C on purpose: the columns must bring their own.
    client
        .batch_execute(&format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'en' LOCALE 'C'"))
        .expect("an administrator may create databases");
    let url = with_database(&admin, &name);
    Place {
        store: Store::open(&url).expect("a new database opens"),
        url,
        kept: Kept::Database { admin, name },
    }
}

/// The same address with another database in it.
fn with_database(url: &str, name: &str) -> String {
    let (address, query) = url.split_once('?').map_or((url, None), |(address, query)| (address, Some(query)));
    let start = address.find("://").expect("it is a URL") + 3;
    let end = address[start..].find('/').map_or(address.len(), |slash| start + slash);
    let base = format!("{}/{name}", &address[..end]);
    query.map_or_else(|| base.clone(), |query| format!("{base}?{query}"))
}

/// An identifier made of a number.
pub fn id(number: u64) -> [u8; 16] {
    let mut id = [0; 16];
    id[8..].copy_from_slice(&number.to_be_bytes());
    id
}

/// Adds a note with nothing but a place.
pub fn add_note(store: &Store, place: i64) -> Result<(), DbError> {
    store.write_blocking(move |tx| {
        tx.execute(&ADD_NOTE, &db::values![id(place as u64), NOTHING, place, NO_TEXT, NOTHING, None::<i64>])
            .map(drop)
    })
}

pub const NOTHING: Option<[u8; 16]> = None;
pub const NO_TEXT: Option<&str> = None;

/// How many notes there are.
pub fn count_notes(store: &Store) -> i64 {
    store.read_blocking(|tx| tx.one(&COUNT_NOTES, &[])?.int(0)).expect("counting works")
}
