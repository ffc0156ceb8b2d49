//! Power cuts: whatever was acknowledged is there afterwards, although the disk forgets what was not synced.
//!
//! `kill -9` cannot show this, because the operating system keeps what a killed process wrote. So SQLite is given a
//! disk that forgets (`power_cut/disk.rs`). With syncing switched off the same test must lose something, which shows
//! that it can.
#![allow(unsafe_code)] // A file system for SQLite is a table of C functions; there is no safe way to write one.

#[path = "power_cut/disk.rs"]
mod disk;

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, Once},
    thread,
};

use db::{DbError, Migration, Options, Store, Synchronous, values};
use disk::Luck;
use kernel::{SeededEntropy, entropy};

const SCHEMA: &[Migration] = &[Migration {
    version: 1,
    name: "notes",
    sql: "CREATE TABLE note (id @INT NOT NULL PRIMARY KEY, body @BYTES NOT NULL)@STRICT",
}];

db::statements! {
    ADD = "INSERT INTO note (id, body) VALUES ($1, $2)";
    ALL_IDS = "SELECT id FROM note";
}

/// There is one disk in this process, so the tests take turns.
static TURN: Mutex<()> = Mutex::new(());

/// A database on the disk that forgets.
struct Machine {
    url: String,
    paths: [String; 2],
    options: Options,
    chance: SeededEntropy,
    _folder: tempfile::TempDir,
}

impl Machine {
    fn new(synchronous: Synchronous, seed: u64) -> Self {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| disk::register(c"forgetful"));
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().canonicalize().expect("it is there").join("power.db").display().to_string();
        let machine = Self {
            url: format!("sqlite:{path}"),
            paths: [path.clone(), format!("{path}-wal")],
            options: Options { vfs: Some("forgetful".into()), synchronous, ..Options::default() },
            chance: SeededEntropy::new(seed),
            _folder: folder,
        };
        // Made with the power on, and closed properly.
        machine.power_on(u64::MAX);
        let store = machine.open().expect("a new database");
        store.migrate(SCHEMA).expect("the schema is right");
        store.close();
        disk::power_off(&machine.paths, Luck::Everything, &machine.chance);
        machine
    }

    fn power_on(&self, until_cut: u64) {
        // The index of the log was in memory.
        let _ = std::fs::remove_file(format!("{}-shm", self.paths[0]));
        disk::power_on(&self.paths, until_cut);
    }

    fn open(&self) -> Result<Store, DbError> {
        Store::open_with(&self.url, &self.options)
    }

    /// Writes from several threads until the power goes; what was acknowledged.
    fn write_until_cut(&self, round: i64) -> BTreeSet<i64> {
        self.power_on(u64::from(20 + entropy::below(&self.chance, 3_000)));
        let acknowledged = Arc::new(Mutex::new(BTreeSet::new()));
        // Opening may already be too much for the time that is left.
        if let Ok(store) = self.open() {
            let threads: Vec<_> = (0..4)
                .map(|name| {
                    let (store, acknowledged) = (store.clone(), Arc::clone(&acknowledged));
                    thread::spawn(move || {
                        for count in 0_i64.. {
                            let id = round << 40 | name << 32 | count;
                            let written = store.write_blocking(move |tx| {
                                tx.execute(&ADD, &values![id, vec![7_u8; 900]]).map(drop)
                            });
                            match written {
                                Ok(()) => acknowledged.lock().expect("no panic").insert(id),
                                Err(_) => return,
                            };
                        }
                    })
                })
                .collect();
            // From time to time the log is emptied on purpose, to be cut in the middle of that too.
            while !disk::is_cut() {
                thread::sleep(std::time::Duration::from_millis(3));
                let _ = store.checkpoint_blocking();
            }
            for thread in threads {
                thread.join().expect("no panic in a writer");
            }
            store.close();
        }
        let luck = match entropy::below(&self.chance, 4) {
            0 => Luck::Nothing,
            1 => Luck::Everything,
            _ => Luck::SomeSectors,
        };
        disk::power_off(&self.paths, luck, &self.chance);
        std::mem::take(&mut *acknowledged.lock().expect("no panic"))
    }

    /// What is in the database after the power is back; `None` if it is damaged.
    fn look(&self) -> Option<BTreeSet<i64>> {
        self.power_on(u64::MAX);
        let rows = self.open().and_then(|store| {
            let rows = store.read_blocking(|tx| tx.query(&ALL_IDS, &[]));
            store.close();
            rows
        });
        disk::power_off(&self.paths, Luck::Everything, &self.chance);
        let said = rusqlite::Connection::open(&self.paths[0])
            .and_then(|connection| connection.query_row("PRAGMA integrity_check", (), |row| row.get(0)));
        if said != Ok(String::from("ok")) {
            return None;
        }
        rows.ok()?.iter().map(|row| row.int(0).ok()).collect()
    }
}

#[test]
fn no_acknowledged_write_is_lost_when_the_power_goes() {
    let _turn = TURN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let machine = Machine::new(Synchronous::Full, 0x5eed);
    let mut acknowledged = BTreeSet::new();
    for round in 0..60 {
        acknowledged.extend(machine.write_until_cut(round));
        let there = machine.look().unwrap_or_else(|| panic!("round {round}: the database is damaged"));
        let lost = acknowledged.difference(&there).count();
        assert_eq!(lost, 0, "round {round}: of {} acknowledged writes", acknowledged.len());
    }
    assert!(acknowledged.len() > 1_000, "only {} writes were acknowledged", acknowledged.len());
}

#[test]
fn without_syncing_the_same_test_loses_something() {
    let _turn = TURN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    for seed in 0..20 {
        let machine = Machine::new(Synchronous::Off, seed);
        let acknowledged = machine.write_until_cut(0);
        match machine.look() {
            Some(there) if acknowledged.is_subset(&there) => {}
            _ => return,
        }
    }
    panic!("twenty power cuts without syncing and nothing was lost: this test notices nothing");
}

#[test]
fn a_full_disk_is_said_and_the_store_goes_on_when_there_is_room() {
    let _turn = TURN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let machine = Machine::new(Synchronous::Full, 1);
    machine.power_on(u64::MAX);
    let store = machine.open().expect("it opens");
    let add = |id: i64, size: usize| {
        store.write_blocking(move |tx| tx.execute(&ADD, &values![id, vec![7_u8; size]]).map(drop))
    };
    add(1, 10).expect("there is room");
    disk::leave_room(200_000);
    let mut id = 2;
    let refused = loop {
        match add(id, 20_000) {
            Ok(()) => id += 1,
            Err(error) => break error,
        }
        assert!(id < 1_000, "the disk is never full");
    };
    assert!(matches!(refused, DbError::Full), "{refused:?}");
    let count = || store.read_blocking(|tx| Ok::<_, DbError>(tx.query(&ALL_IDS, &[])?.len()));
    assert_eq!(count().expect("reading goes on") as i64, id - 1);
    disk::leave_room(i64::MAX);
    add(id, 20_000).expect("there is room again");
    assert_eq!(count().expect("reading goes on") as i64, id);
    store.close();
    disk::power_off(&machine.paths, Luck::Everything, &machine.chance);
    assert_eq!(ALL.len(), 2);
}
