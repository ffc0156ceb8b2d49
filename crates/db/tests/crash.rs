//! `kill -9` under load, two hundred times on the same database: whatever was acknowledged is there afterwards.
//!
//! The test starts itself as a child that writes and tells of every acknowledged write on its standard output. The
//! parent kills it at a random moment, reopens the database and compares.

use std::{
    collections::HashSet,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use db::{DbError, Migration, Store, values};
use kernel::{SeededEntropy, entropy};

const ROUNDS: u64 = 200;
const THREADS: i64 = 8;
const CHILD: &str = "NIGHTBUS_CRASH_CHILD";
const SCHEMA: &[Migration] = &[Migration {
    version: 1,
    name: "notes in pairs",
    sql: "CREATE TABLE note (id @INT NOT NULL PRIMARY KEY, body @BYTES NOT NULL)@STRICT;
          CREATE TABLE shadow (id @INT NOT NULL PRIMARY KEY)@STRICT",
}];

db::statements! {
    ADD = "INSERT INTO note (id, body) VALUES ($1, $2)";
    ADD_SHADOW = "INSERT INTO shadow (id) VALUES ($1)";
    SINCE = "SELECT id FROM note WHERE id >= $1";
    HALVES = "SELECT CAST((SELECT count(*) FROM note WHERE id NOT IN (SELECT id FROM shadow))
                   + (SELECT count(*) FROM shadow WHERE id NOT IN (SELECT id FROM note)) AS BIGINT) AS n";
    COUNT = "SELECT count(*) AS n FROM note";
}

#[test]
fn every_acknowledged_write_survives_a_kill() {
    if let Ok(child) = std::env::var(CHILD) {
        let (url, round) = child.rsplit_once('#').expect("the parent wrote both");
        write_until_killed(url, round.parse().expect("the parent wrote a number"));
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("crash.db");
    let url = format!("sqlite:{}", path.display());
    let store = Store::open(&url).expect("a new file");
    store.migrate(SCHEMA).expect("the schema is right");
    store.close();

    let chance = SeededEntropy::new(0x0c0f_fee0);
    let mut acknowledged = 0;
    for round in 0..ROUNDS {
        let wait = Duration::from_micros(u64::from(20_000 + entropy::below(&chance, 80_000)));
        let told = one_round(&url, round, wait);
        let store = Store::open(&url).expect("the database opens after a kill");
        let first = number(round, 0, 0);
        let rows = store.read_blocking(move |tx| tx.query(&SINCE, &values![first])).expect("it can be read");
        let there: HashSet<i64> = rows.iter().map(|row| row.int(0).expect("an integer")).collect();
        let lost: Vec<_> = told.iter().filter(|id| !there.contains(id)).collect();
        assert!(
            lost.is_empty(),
            "round {round}: {} of {} acknowledged writes are lost",
            lost.len(),
            told.len()
        );
        acknowledged += told.len();
        store.close();
    }
    // Had the children been killed before they wrote, nothing would have been tested.
    assert!(acknowledged > 20 * ROUNDS as usize, "only {acknowledged} writes were acknowledged");
    nothing_is_half_done(&url, &path, acknowledged);
}

fn nothing_is_half_done(url: &str, path: &Path, acknowledged: usize) {
    let store = Store::open(url).expect("the database opens");
    let number = |statement| {
        store.read_blocking(move |tx| tx.one(statement, &[])?.int(0)).expect("the database can be read")
    };
    assert_eq!(number(&HALVES), 0, "units of work of which only a part is there");
    assert!(number(&COUNT) >= acknowledged as i64);
    store.close();
    let said: String = rusqlite::Connection::open(path)
        .and_then(|connection| connection.query_row("PRAGMA integrity_check", (), |row| row.get(0)))
        .expect("the file can be checked");
    assert_eq!(said, "ok");
}

/// Starts a child, kills it after `wait`, and gives what it had acknowledged.
fn one_round(url: &str, round: u64, wait: Duration) -> Vec<i64> {
    let mut child = Command::new(std::env::current_exe().expect("a test knows its own file"))
        .args(["--exact", "every_acknowledged_write_survives_a_kill", "--nocapture"])
        .env(CHILD, format!("{url}#{round}"))
        .stdout(Stdio::piped())
        .spawn()
        .expect("the child starts");
    let lines = BufReader::new(child.stdout.take().expect("it is piped"));
    // Read while it runs: a full pipe would stop the writers.
    let (ready, is_ready) = std::sync::mpsc::channel();
    let listener = thread::spawn(move || {
        let mut told = Vec::new();
        for line in lines.lines() {
            let line = line.expect("a killed child leaves whole lines: each was one short write to a pipe");
            match line.strip_prefix("ack ") {
                Some(id) => told.push(id.parse().expect("a number")),
                None if line == "ready" => ready.send(()).expect("the parent waits for it"),
                None => {}
            }
        }
        told
    });
    is_ready.recv().expect("the child opens the database");
    thread::sleep(wait);
    // SIGKILL on Unix.
    child.kill().expect("it is ours");
    child.wait().expect("it is ours");
    listener.join().expect("no panic in the listener")
}

/// Each number is another, also between rounds.
fn number(round: u64, thread: i64, count: i64) -> i64 {
    (round as i64) << 40 | thread << 32 | count
}

fn write_until_killed(url: &str, round: u64) -> ! {
    let store = Store::open(url).expect("the database opens after a kill");
    tell("ready");
    for name in 0..THREADS {
        let store = store.clone();
        thread::spawn(move || {
            for count in 0.. {
                let id = number(round, name, count);
                store
                    .write_blocking(move |tx| {
                        tx.execute(&ADD, &values![id, [7_u8; 300]])?;
                        tx.execute(&ADD_SHADOW, &values![id])?;
                        Ok::<_, DbError>(())
                    })
                    .expect("nothing is in the way");
                tell(&format!("ack {id}"));
            }
        });
    }
    loop {
        thread::park();
    }
}

/// One line, in one write.
fn tell(line: &str) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("{line}\n").as_bytes()).and_then(|()| out.flush()).expect("the parent listens");
}
