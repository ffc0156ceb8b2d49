//! Dumps: what is in one database is in the other afterwards, whichever engine either is.

mod common;

use std::{
    io::{self, Read},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicI64, Ordering},
    },
};

use common::*;
use db::{Counted, DumpError, Migration, Store, values};

db::statements! {
    PLACES = "SELECT n.place, f.name FROM note n JOIN folder f ON f.id = n.folder ORDER BY n.place";
    NEXT_PLACE = "SELECT COALESCE(max(place), 0) + 1 AS next FROM note";
}

fn places() -> [Place; 2] {
    [sqlite(), postgres()]
}

/// Rows with everything that could be lost on the way.
fn fill(store: &Store) {
    store
        .write_blocking(|tx| {
            tx.execute(&ADD_FOLDER, &values![id(1), "Наташа عائشة 🚌 \u{7f} \"' \\"])?;
            tx.execute(&ADD_FOLDER, &values![[0xFF_u8; 16], ""])?;
            let every_byte: Vec<u8> = (0..=255).collect();
            let notes = [
                (id(1), Some(id(1)), i64::MIN, Some("a\nb\tc"), Some(every_byte), Some(0_i64)),
                (id(2), Some([0xFF; 16]), i64::MAX, Some(""), Some(Vec::new()), Some(-1)),
                (id(3), None, 0, None, None, None),
                (id(4), Some(id(1)), 4, Some("long"), Some(vec![7; 3_000_000]), None),
            ];
            for (note, folder, place, title, body, later) in notes {
                tx.execute(&ADD_NOTE, &values![note, folder, place, title, body, later])?;
            }
            tx.execute(&SET_COUNTER, &values!["\u{10FFFF}", 1_i64])?;
            tx.execute(&SET_COUNTER, &values!["~", 2_i64])?;
            // Each refers to the other: the rule is looked at when the transaction ends.
            tx.execute(&ADD_LINK, &values![1_i64, 2_i64])?;
            tx.execute(&ADD_LINK, &values![2_i64, 1_i64])?;
            Ok::<_, db::DbError>(())
        })
        .expect("it can be filled");
}

fn dumped(store: &Store) -> (Vec<u8>, Vec<Counted>) {
    let dumped = store.snapshot(|snapshot| {
        let mut bytes = Vec::new();
        let counted = snapshot.dump(&mut bytes)?;
        Ok::<_, DumpError>((bytes, counted))
    });
    dumped.expect("it can be dumped")
}

fn is_empty(store: &Store) -> bool {
    dumped(store).1.iter().all(|table| table.rows == 0)
}

#[test]
fn a_dump_of_either_engine_fills_either_and_every_checksum_is_the_same() {
    let mut all: Option<Vec<Counted>> = None;
    for from in places() {
        fill(&from.store);
        let (bytes, counted) = dumped(&from.store);
        let rows: Vec<_> = counted.iter().map(|table| (table.table.as_str(), table.rows)).collect();
        assert_eq!(rows, [("counter", 2), ("folder", 2), ("link", 2), ("note", 4)]);
        assert_eq!(all.get_or_insert_with(|| counted.clone()), &counted, "both engines say the same");
        for to in places() {
            let loaded = to.store.load(&mut bytes.as_slice()).expect("it can be loaded");
            assert_eq!(loaded, counted);
            assert_eq!(dumped(&to.store).0, bytes, "and the dump of the copy is the same, byte by byte");
        }
    }
}

#[test]
fn a_copy_can_be_written_in_as_the_original() {
    for to in places() {
        let from = sqlite();
        fill(&from.store);
        to.store.load(&mut dumped(&from.store).0.as_slice()).expect("it can be loaded");
        add_note(&to.store, 77).expect("its rules are in force and let this pass");
        let twice = to.store.write_blocking(|tx| tx.execute(&ADD_FOLDER, &values![id(1), "again"]));
        assert!(twice.is_err(), "its rules are in force");
    }
}

#[test]
fn a_store_that_holds_anything_is_left_as_it_is() {
    let from = sqlite();
    fill(&from.store);
    let (bytes, _) = dumped(&from.store);
    for to in places() {
        add_note(&to.store, 5).expect("a note");
        let refused = to.store.load(&mut bytes.as_slice());
        assert!(matches!(refused, Err(DumpError::NotEmpty(table)) if table == "note"));
        assert_eq!(count_notes(&to.store), 1);
    }
}

#[test]
fn another_schema_is_refused_with_both_versions() {
    let from = sqlite();
    let (bytes, _) = dumped(&from.store);
    let later =
        Migration { version: 3, name: "later", sql: "CREATE TABLE later (n @INT PRIMARY KEY)@STRICT" };
    for to in places() {
        to.store.migrate(&[SCHEMA, &[later]].concat()).expect("a later schema");
        assert_eq!(to.store.versions().expect("they are known"), [1, 2, 3]);
        let refused = to.store.load(&mut bytes.as_slice());
        assert!(matches!(refused, Err(DumpError::OtherSchema { here: 3, there: 2 })));
    }
    assert_eq!(empty_sqlite().store.versions().expect("there are none"), Vec::<i64>::new());
}

#[test]
fn what_was_changed_or_cut_off_leaves_an_empty_store() {
    let from = sqlite();
    fill(&from.store);
    let (bytes, _) = dumped(&from.store);
    for to in places() {
        for end in (0..bytes.len()).step_by(bytes.len() / 7).chain([bytes.len() - 1]) {
            assert!(to.store.load(&mut &bytes[..end]).is_err(), "{end} bytes");
        }
        assert!(to.store.load(&mut [&bytes[..], b"x"].concat().as_slice()).is_err(), "something behind it");
        // In the middle of the long body: everything has its form, only the checksum knows.
        let mut changed = bytes.clone();
        let at = memory_of(&changed, &[7; 64]) + 1_000;
        changed[at] ^= 1;
        let refused = to.store.load(&mut changed.as_slice());
        assert!(matches!(refused, Err(DumpError::Checksum(table)) if table == "note"));
        // A row that breaks a rule of the schema.
        let mut twice = bytes.clone();
        let at = memory_of(&twice, &id(2));
        twice[at..at + 16].copy_from_slice(&id(1));
        assert!(to.store.load(&mut twice.as_slice()).is_err());
        assert!(is_empty(&to.store), "nothing of it is left");
        to.store.load(&mut bytes.as_slice()).expect("and the right one still goes in");
    }
}

/// Where these bytes stand in the table of notes, which comes last.
fn memory_of(bytes: &[u8], wanted: &[u8]) -> usize {
    let notes = find(bytes, b"\x01\x04\0\0\0note", 0);
    find(bytes, wanted, notes)
}

fn find(bytes: &[u8], wanted: &[u8], from: usize) -> usize {
    let found = bytes[from..].windows(wanted.len()).position(|window| window == wanted);
    from + found.expect("it is there")
}

#[test]
fn an_error_of_what_is_read_comes_through() {
    struct Breaks;
    impl Read for Breaks {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the disk is gone"))
        }
    }
    let refused = sqlite().store.load(&mut Breaks);
    assert!(matches!(refused, Err(DumpError::Io(error)) if error.to_string() == "the disk is gone"));
}

#[test]
fn a_dump_under_load_is_one_state_without_gaps() {
    const WRITERS: i64 = 20;
    for from in places() {
        let store = &from.store;
        store
            .write_blocking(|tx| {
                for writer in 0..WRITERS {
                    tx.execute(&ADD_FOLDER, &values![id(writer as u64), format!("{writer}")])?;
                }
                Ok::<_, db::DbError>(())
            })
            .expect("folders");
        let (stop, written) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicI64::new(0)));
        std::thread::scope(|scope| {
            for writer in 0..WRITERS {
                let (store, stop, written) = (store.clone(), Arc::clone(&stop), Arc::clone(&written));
                scope.spawn(move || {
                    while !stop.load(Ordering::Relaxed) {
                        // The next place and the number of places, in one unit of work.
                        let done = store.write_blocking(move |tx| {
                            let place = tx.one(&NEXT_PLACE, &[])?.int(0)?;
                            let folder = Some(id(writer as u64));
                            let note =
                                values![id(place as u64), folder, place, NO_TEXT, NOTHING, None::<i64>];
                            tx.execute(&ADD_NOTE, &note)?;
                            tx.execute(&SET_COUNTER, &values!["notes", place])?;
                            Ok::<_, db::DbError>(())
                        });
                        if done.is_ok() {
                            written.fetch_add(1, Ordering::Relaxed);
                        }
                    }
                });
            }
            let enough = |n| {
                while written.load(Ordering::Relaxed) < n {
                    std::thread::yield_now()
                }
            };
            for round in 1..4 {
                enough(round * 30);
                let (bytes, _) = dumped(store);
                let copy = sqlite();
                copy.store.load(&mut bytes.as_slice()).expect("it is whole");
                let rows = copy.store.read_blocking(|tx| tx.query(&PLACES, &[])).expect("it reads");
                let places: Vec<i64> = rows.iter().map(|row| row.int(0).expect("a place")).collect();
                let counted = copy.store.read_blocking(|tx| tx.one(&COUNTER, &values!["notes"])?.int(0));
                let last = counted.expect("it was counted");
                assert!(last >= round * 30, "what was acknowledged before is in it");
                assert_eq!(places, (1..=last).collect::<Vec<_>>(), "no gap, and the counter agrees");
            }
            stop.store(true, Ordering::Relaxed);
        });
    }
}

#[test]
fn while_a_state_is_looked_at_others_write_and_afterwards_the_log_is_emptied() {
    let place = sqlite();
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let during = place.store.snapshot(|snapshot| {
        let before = snapshot.read(|tx| tx.one(&COUNT_NOTES, &[])?.int(0))?;
        add_note(&place.store, 1)?;
        let log = runtime.block_on(place.store.checkpoint());
        add_note(&place.store, 2)?;
        let after = snapshot.read(|tx| tx.one(&COUNT_NOTES, &[])?.int(0))?;
        Ok::<_, DumpError>((before, after, matches!(log, Err(db::DbError::Busy))))
    });
    assert_eq!(during.expect("nobody waits for anybody"), (0, 0, true));
    assert_eq!(count_notes(&place.store), 2);
    place.store.checkpoint_blocking().expect("nobody reads any more");
}
