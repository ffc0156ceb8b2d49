//! The same promises on both engines.

mod common;

use std::{
    pin::pin,
    sync::{
        Arc, Barrier,
        atomic::{AtomicU32, Ordering},
    },
    thread,
};

use common::*;
use db::{DbError, Store, Tx, values};

macro_rules! on_both_engines {
    ($($name:ident)*) => {
        mod on_sqlite {
            $(#[test] fn $name() { super::$name(&super::common::sqlite()) })*
        }
        mod on_postgres {
            $(#[test] fn $name() { super::$name(&super::common::postgres()) })*
        }
    };
}

on_both_engines! {
    a_unit_of_work_is_done_whole_or_not_at_all
    an_error_rolls_back_only_its_own
    writers_at_the_same_time_lose_nothing
    counters_under_contention_are_right
    a_panic_harms_nobody_else
    nothing_passes_after_a_statement_that_failed
    a_caught_failure_is_still_a_failure
    a_read_cannot_write
    a_read_sees_one_state_throughout
    typed_nulls_and_every_kind_of_value_come_back
    pages_follow_each_other_without_gap_or_repetition
    text_is_ordered_byte_by_byte
    nulls_come_last_where_asked
    broken_rules_are_constraints
    a_rule_checked_at_commit_refuses_only_its_own
    truth_values_and_returning_work_alike
    a_missing_row_is_none_or_broken
    wrong_values_are_refused_without_being_quoted
    closing_finishes_what_is_queued
    the_blocking_forms_work_inside_a_runtime
    a_caller_who_goes_away_does_not_undo_the_work
}

/// A runtime rations how often a task may find something ready; 300 answers are more than one ration.
fn the_blocking_forms_work_inside_a_runtime(place: &Place) {
    let store = &place.store;
    let runtime = tokio::runtime::Runtime::new().expect("threads");
    runtime.block_on(async {
        for _ in 0..300 {
            store.read_blocking(|tx| tx.one(&COUNT_NOTES, &[])).expect("nothing is in the way");
        }
    });
}

/// Fails on purpose, with an error type of its own.
#[derive(Debug)]
enum Refusal {
    OnPurpose,
    Store,
}

impl From<DbError> for Refusal {
    fn from(_: DbError) -> Self {
        Self::Store
    }
}

fn note(tx: &mut Tx<'_>, place: i64) -> Result<(), DbError> {
    tx.execute(&ADD_NOTE, &values![id(place as u64), NOTHING, place, NO_TEXT, NOTHING, None::<i64>]).map(drop)
}

fn a_unit_of_work_is_done_whole_or_not_at_all(Place { store, .. }: &Place) {
    let answer = store.write_blocking(|tx| {
        note(tx, 1)?;
        note(tx, 2)?;
        if true { Err(Refusal::OnPurpose) } else { Ok(()) }
    });
    assert!(matches!(answer, Err(Refusal::OnPurpose)));
    assert_eq!(count_notes(store), 0);
    store.write_blocking(|tx| note(tx, 1).and_then(|()| note(tx, 2))).expect("nothing is in the way");
    assert_eq!(count_notes(store), 2);
}

/// Holds the writers back until all of `works` are queued, so that SQLite does them in one group.
fn together<T: Send + 'static>(
    store: &Store,
    works: Vec<impl FnOnce(&Store) -> T + Send + 'static>,
) -> Vec<T> {
    let gate = Arc::new(Barrier::new(2));
    let inside = Arc::clone(&gate);
    let (held, holding) = (store.clone(), AtomicU32::new(0));
    let holder = thread::spawn(move || {
        held.write_blocking(move |_| {
            if holding.fetch_add(1, Ordering::SeqCst) == 0 {
                inside.wait();
                inside.wait();
            }
            Ok::<_, DbError>(())
        })
    });
    gate.wait();
    let threads: Vec<_> = works
        .into_iter()
        .map(|work| {
            let store = store.clone();
            thread::spawn(move || work(&store))
        })
        .collect();
    thread::sleep(std::time::Duration::from_millis(100));
    gate.wait();
    holder.join().expect("no panic").expect("it does nothing");
    threads.into_iter().map(|thread| thread.join().expect("no panic outside the store")).collect()
}

fn an_error_rolls_back_only_its_own(Place { store, .. }: &Place) {
    let works = (0..40)
        .map(|place| {
            move |store: &Store| {
                store.write_blocking(move |tx| {
                    note(tx, place)?;
                    if place % 4 == 0 { Err(Refusal::OnPurpose) } else { Ok(()) }
                })
            }
        })
        .collect();
    let refused = together(store, works).iter().filter(|answer| answer.is_err()).count();
    assert_eq!((refused, count_notes(store)), (10, 30));
}

fn writers_at_the_same_time_lose_nothing(Place { store, .. }: &Place) {
    let runtime = tokio::runtime::Builder::new_multi_thread().build().expect("threads");
    let tasks: Vec<_> = (0..500)
        .map(|place| {
            let store = store.clone();
            runtime.spawn(async move { store.write(move |tx| note(tx, place)).await })
        })
        .collect();
    for task in tasks {
        runtime.block_on(task).expect("no panic").expect("each is stored");
    }
    let row = store.read_blocking(|tx| tx.one(&COUNT_NOTES, &[])).expect("counting works");
    assert_eq!((row.int(0).expect("a count"), row.int(1).expect("a sum")), (500, 499 * 500 / 2));
}

fn counters_under_contention_are_right(Place { store, .. }: &Place) {
    store
        .write_blocking(|tx| tx.execute(&SET_COUNTER, &values!["steps", 0_i64]).map(drop))
        .expect("a counter");
    let works = (0..8)
        .map(|_| {
            |store: &Store| {
                for _ in 0..25 {
                    // Read, then write: right only if nobody else writes in between.
                    store
                        .write_blocking(|tx| {
                            let held = tx.one(&COUNTER, &values!["steps"])?.int(0)?;
                            tx.execute(&SET_COUNTER, &values!["steps", held + 1]).map(drop)
                        })
                        .expect("it is tried again until it succeeds");
                }
            }
        })
        .collect();
    together(store, works);
    let held = store.read_blocking(|tx| tx.one(&COUNTER, &values!["steps"])?.int(0)).expect("the counter");
    assert_eq!(held, 200);
}

fn a_panic_harms_nobody_else(Place { store, .. }: &Place) {
    let works = (0..20)
        .map(|place| {
            move |store: &Store| {
                store.write_blocking(move |tx| {
                    note(tx, place)?;
                    assert!(place % 5 != 0, "on purpose, quoting a canary");
                    Ok::<_, DbError>(())
                })
            }
        })
        .collect();
    let answers = together(store, works);
    for answer in answers.iter().filter(|answer| answer.is_err()) {
        let said = format!("{answer:?}");
        assert!(said.contains("panicked") && !said.contains("canary"), "{said}");
    }
    assert_eq!(answers.iter().filter(|answer| answer.is_err()).count(), 4);
    let read = store.read_blocking(|_| -> Result<(), DbError> { panic!("on purpose") });
    assert!(matches!(read, Err(DbError::Broken(_))));
    assert_eq!(count_notes(store), 16);
    add_note(store, 100).expect("the writer is alive");
}

fn nothing_passes_after_a_statement_that_failed(Place { store, .. }: &Place) {
    add_note(store, 1).expect("the first is stored");
    let answer = store.write_blocking(|tx| {
        note(tx, 2)?;
        assert!(matches!(note(tx, 1), Err(DbError::Constraint)));
        note(tx, 3)
    });
    assert!(matches!(answer, Err(DbError::Broken(_))), "{answer:?}");
    assert_eq!(count_notes(store), 1);
}

fn a_caught_failure_is_still_a_failure(Place { store, .. }: &Place) {
    add_note(store, 1).expect("the first is stored");
    let answer = store.write_blocking(|tx| {
        note(tx, 2)?;
        let _ = note(tx, 1);
        Ok::<_, DbError>(())
    });
    assert!(matches!(answer, Err(DbError::Constraint)), "{answer:?}");
    assert_eq!(count_notes(store), 1);
}

fn a_read_cannot_write(Place { store, .. }: &Place) {
    let answer = store.read_blocking(|tx| note(tx, 1));
    assert!(matches!(answer, Err(DbError::Broken(_))), "{answer:?}");
    assert_eq!(count_notes(store), 0);
}

fn a_read_sees_one_state_throughout(Place { store, .. }: &Place) {
    add_note(store, 1).expect("stored");
    let writer = store.clone();
    let counts = store.read_blocking(move |tx| {
        let before = tx.one(&COUNT_NOTES, &[])?.int(0)?;
        add_note(&writer, 2)?;
        Ok::<_, DbError>((before, tx.one(&COUNT_NOTES, &[])?.int(0)?))
    });
    assert_eq!(counts.expect("reading works"), (1, 1));
    assert_eq!(count_notes(store), 2);
}

fn typed_nulls_and_every_kind_of_value_come_back(Place { store, .. }: &Place) {
    let sealed = kernel::Sealed::<String>::from_envelope(vec![0, 255, 1]);
    let folder = id(7);
    store
        .write_blocking(move |tx| {
            tx.execute(&ADD_FOLDER, &values![folder, "drawer"])?;
            tx.execute(&ADD_NOTE, &values![id(1), folder, i64::MIN, "Жасыл ❦", &sealed, i64::MAX])?;
            tx.execute(&ADD_NOTE, &values![id(2), NOTHING, 0_i64, NO_TEXT, None::<Vec<u8>>, None::<i64>])?;
            tx.execute(&ADD_NOTE, &values![id(3), NOTHING, 1_i64, "", Vec::new(), 0_i64])?;
            Ok::<_, DbError>(())
        })
        .expect("all kinds are stored");
    let row = |number| {
        store
            .read_blocking(move |tx| tx.one(&NOTE, &values![id(number)]))
            .expect("it was stored a moment ago")
    };
    let full = row(1);
    assert_eq!(full.id(1).expect("an identifier"), folder);
    assert_eq!(full.int(2).expect("an integer"), i64::MIN);
    assert_eq!(full.text(3).expect("text"), "Жасыл ❦");
    assert_eq!(full.sealed::<String>(4).expect("an envelope").envelope(), [0, 255, 1]);
    assert_eq!(full.moment(5).expect("a moment").millis(), i64::MAX);
    let empty = row(2);
    assert_eq!(empty.opt_id(1).expect("nothing"), None);
    assert_eq!(empty.opt_text(3).expect("nothing"), None);
    assert_eq!(empty.opt_bytes(4).expect("nothing"), None);
    assert_eq!(empty.opt_moment(5).expect("nothing"), None);
    // Empty is not nothing.
    assert_eq!(row(3).text(3).expect("text"), "");
    assert_eq!(row(3).bytes(4).expect("bytes"), b"");
}

fn pages_follow_each_other_without_gap_or_repetition(Place { store, .. }: &Place) {
    store
        .write_blocking(|tx| {
            for number in 0..100_u64 {
                let place = (number % 7) as i64;
                tx.execute(&ADD_NOTE, &values![id(number), NOTHING, place, NO_TEXT, NOTHING, None::<i64>])?;
            }
            Ok::<_, DbError>(())
        })
        .expect("stored");
    let (mut seen, mut after) = (Vec::new(), (-1, [0; 16]));
    loop {
        let page = store
            .read_blocking(move |tx| tx.query(&PAGE, &values![after.0, after.1, 9_i64]))
            .expect("a page");
        let Some(last) = page.last() else { break };
        after = (last.int(0).expect("a place"), last.id(1).expect("an identifier"));
        seen.extend(page.iter().map(|row| (row.int(0).expect("a place"), row.id(1).expect("an identifier"))));
    }
    assert_eq!(seen.len(), 100);
    assert!(seen.is_sorted_by(|a, b| a < b), "ascending, and nothing twice");
}

fn text_is_ordered_byte_by_byte(Place { store, .. }: &Place) {
    const NAMES: [&str; 9] = ["b", "a", "Z", "é", "A", "Ёж", "a b", "ab", "ёж"];
    store
        .write_blocking(|tx| {
            for (number, name) in NAMES.iter().enumerate() {
                tx.execute(&ADD_FOLDER, &values![id(number as u64), *name])?;
            }
            Ok::<_, DbError>(())
        })
        .expect("stored");
    let rows = store.read_blocking(|tx| tx.query(&FOLDERS, &[])).expect("the names");
    let mut expected = NAMES;
    expected.sort_unstable();
    assert_eq!(rows.iter().map(|row| row.text(0).expect("a name")).collect::<Vec<_>>(), expected);
}

fn nulls_come_last_where_asked(Place { store, .. }: &Place) {
    store
        .write_blocking(|tx| {
            for (place, later) in [(1_i64, None), (2, Some(9_i64)), (3, Some(-9))] {
                tx.execute(&ADD_NOTE, &values![id(place as u64), NOTHING, place, NO_TEXT, NOTHING, later])?;
            }
            Ok::<_, DbError>(())
        })
        .expect("stored");
    let rows = store.read_blocking(|tx| tx.query(&BY_LATER, &[])).expect("the places");
    assert_eq!(rows.iter().map(|row| row.int(0).expect("a place")).collect::<Vec<_>>(), [3, 2, 1]);
}

fn broken_rules_are_constraints(Place { store, .. }: &Place) {
    let orphan = store.write_blocking(|tx| {
        tx.execute(&ADD_NOTE, &values![id(1), id(99), 1_i64, NO_TEXT, NOTHING, None::<i64>]).map(drop)
    });
    assert!(matches!(orphan, Err(DbError::Constraint)), "{orphan:?}");
    let nameless = store.write_blocking(|tx| tx.execute(&ADD_FOLDER, &values![id(1), NO_TEXT]).map(drop));
    assert!(matches!(nameless, Err(DbError::Constraint)), "{nameless:?}");
    let twice = store.write_blocking(|tx| {
        tx.execute(&ADD_FOLDER, &values![id(1), "same"])?;
        tx.execute(&ADD_FOLDER, &values![id(2), "same"]).map(drop)
    });
    assert!(matches!(twice, Err(DbError::Constraint)), "{twice:?}");
}

fn a_rule_checked_at_commit_refuses_only_its_own(Place { store, .. }: &Place) {
    let works = (0..20_i64)
        .map(|number| {
            move |store: &Store| {
                let target = if number == 10 { 999 } else { number };
                store.write_blocking(move |tx| tx.execute(&ADD_LINK, &values![number, target]).map(drop))
            }
        })
        .collect();
    let answers = together(store, works);
    assert!(matches!(answers[10], Err(DbError::Constraint)), "{:?}", answers[10]);
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 19);
    let links = store.read_blocking(|tx| tx.one(&COUNT_LINKS, &[])?.int(0)).expect("a count");
    assert_eq!(links, 19);
}

fn truth_values_and_returning_work_alike(Place { store, .. }: &Place) {
    add_note(store, 5).expect("stored");
    let found = |place: i64| {
        store.read_blocking(move |tx| tx.one(&HAS_NOTE, &values![place])?.flag(0)).expect("a truth value")
    };
    assert!(found(5) && !found(6));
    store.write_blocking(|tx| tx.execute(&SET_COUNTER, &values!["n", 40_i64]).map(drop)).expect("stored");
    let bumped = store.write_blocking(|tx| tx.one(&BUMP, &values![2_i64, "n"])?.int(0));
    assert_eq!(bumped.expect("the new count"), 42);
    // A statement that answers rows is a query, on both.
    let wrong = store.write_blocking(|tx| tx.execute(&BUMP, &values![2_i64, "n"]));
    assert!(matches!(wrong, Err(DbError::Broken(_))), "{wrong:?}");
}

fn a_missing_row_is_none_or_broken(Place { store, .. }: &Place) {
    let none = store.read_blocking(|tx| tx.optional(&NOTE, &values![id(1)])).expect("an answer");
    assert!(none.is_none());
    let broken = store.read_blocking(|tx| tx.one(&NOTE, &values![id(1)]));
    let Err(DbError::Broken(said)) = broken else { panic!("{broken:?}") };
    assert!(said.contains("NOTE"), "{said}");
}

fn wrong_values_are_refused_without_being_quoted(Place { store, .. }: &Place) {
    let wrong = [
        store.write_blocking(|tx| tx.execute(&ADD_FOLDER, &values![id(1), *b"canary"])),
        store.write_blocking(|tx| tx.execute(&ADD_FOLDER, &values!["canary", "canary"])),
        store.write_blocking(|tx| tx.execute(&ADD_FOLDER, &values![id(1), "canary\0"])),
        store.write_blocking(|tx| tx.execute(&ADD_FOLDER, &values![id(1)])),
        store.write_blocking(|tx| tx.execute(&ADD_FOLDER, &values![id(1), "canary", 1_i64])),
    ];
    for answer in wrong {
        let Err(DbError::Broken(said)) = answer else { panic!("{answer:?}") };
        assert!(said.contains("ADD_FOLDER") && !said.contains("canary"), "{said}");
    }
}

/// Polls once: then the unit of work stands in the queue, and nobody waits for it yet.
async fn start<T>(mut work: std::pin::Pin<&mut impl Future<Output = T>>) {
    std::future::poll_fn(|context| {
        let _ = work.as_mut().poll(context);
        std::task::Poll::Ready(())
    })
    .await;
}

fn closing_finishes_what_is_queued(place: &Place) {
    let store = &place.store;
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    runtime.block_on(async {
        for number in 0..50 {
            start(pin!(store.write(move |tx| note(tx, number)))).await;
        }
    });
    store.clone().close();
    assert!(matches!(add_note(store, 1_000), Err(DbError::Gone)));
    let again = place.again().expect("the database is still there");
    assert_eq!(count_notes(&again), 50);
    again.close();
}

fn a_caller_who_goes_away_does_not_undo_the_work(place: &Place) {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    // The future is dropped when `block_on` ends, before anybody waited for it.
    runtime.block_on(async { start(pin!(place.store.write(|tx| note(tx, 1)))).await });
    place.store.clone().close();
    let again = place.again().expect("the database is still there");
    assert_eq!(count_notes(&again), 1);
    again.close();
}
