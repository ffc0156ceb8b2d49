//! What belongs to one engine only.

mod common;

use std::sync::{Arc, Barrier};

use common::*;
use db::{DbError, Store};

#[test]
fn waiting_writers_share_a_commit_on_sqlite() {
    let place = sqlite();
    let before = place.store.commits();
    let runtime = tokio::runtime::Builder::new_multi_thread().build().expect("threads");
    let (gate, inside) = (Arc::new(Barrier::new(2)), Arc::new(Barrier::new(2)));
    let (store, held) = (place.store.clone(), (Arc::clone(&gate), Arc::clone(&inside)));
    let holder = runtime.spawn(async move {
        store
            .write(move |_| {
                held.0.wait();
                held.1.wait();
                Ok::<_, DbError>(())
            })
            .await
    });
    gate.wait();
    let tasks: Vec<_> = (0..1_000)
        .map(|number| {
            let store = place.store.clone();
            runtime.spawn(async move {
                store
                    .write(move |tx| {
                        let values = db::values![id(number), NOTHING, 1_i64, NO_TEXT, NOTHING, None::<i64>];
                        tx.execute(&ADD_NOTE, &values).map(drop)
                    })
                    .await
            })
        })
        .collect();
    inside.wait();
    runtime.block_on(async {
        holder.await.expect("no panic").expect("it does nothing");
        for task in tasks {
            task.await.expect("no panic").expect("stored");
        }
    });
    let commits = place.store.commits() - before;
    assert_eq!(count_notes(&place.store), 1_000);
    assert!((4..=100).contains(&commits), "1000 units of work in {commits} commits");
}

#[test]
fn every_writer_has_its_own_commit_on_postgres() {
    let place = postgres();
    let before = place.store.commits();
    for number in 0..20 {
        add_note(&place.store, number).expect("stored");
    }
    assert_eq!(place.store.commits() - before, 20);
}

#[test]
fn a_new_database_file_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let place = sqlite();
    add_note(&place.store, 1).expect("stored");
    let path = place.url.strip_prefix("sqlite:").expect("a file");
    for suffix in ["", "-wal", "-shm"] {
        let mode = std::fs::metadata(format!("{path}{suffix}")).expect("it is open").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{suffix}");
    }
}

#[test]
fn after_a_checkpoint_the_log_is_empty_and_deleted_bytes_are_gone() {
    const CANARY: &[u8] = b"a canary that nobody may find";
    db::statements! {
        FORGET = "DELETE FROM note WHERE id = $1";
    }
    let place = sqlite();
    let path = place.url.strip_prefix("sqlite:").expect("a file").to_owned();
    let found = || {
        ["", "-wal"].iter().any(|suffix| {
            let bytes = std::fs::read(format!("{path}{suffix}")).expect("it is there");
            bytes.windows(CANARY.len()).any(|window| window == CANARY)
        })
    };
    place
        .store
        .write_blocking(|tx| {
            tx.execute(&ADD_NOTE, &db::values![id(1), NOTHING, 1_i64, NO_TEXT, CANARY, None::<i64>]).map(drop)
        })
        .expect("stored");
    assert!(found(), "this test can fail");
    place.store.write_blocking(|tx| tx.execute(&FORGET, &db::values![id(1)])).expect("deleted");
    place.store.checkpoint_blocking().expect("nobody reads");
    assert!(!found());
    assert_eq!(std::fs::metadata(format!("{path}-wal")).expect("it is there").len(), 0);
    assert_eq!(ALL.len(), 1);
}

#[test]
fn addresses_that_are_none_are_refused() {
    let broken = |url| matches!(Store::open(url), Err(DbError::Broken(_)));
    assert!(broken("mysql://somewhere"));
    assert!(broken("sqlite:"));
    assert!(broken("sqlite::memory:"));
    assert!(broken("postgres://user@host:port/db"));
    assert!(matches!(Store::open("sqlite:/no/such/folder/a.db"), Err(DbError::Gone)));
    assert!(matches!(Store::open("postgres://nobody@127.0.0.1:1/none"), Err(DbError::Gone)));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("text.db");
    std::fs::write(&path, "this is no database, but long enough to look like a header of one".repeat(40))
        .expect("written");
    assert!(broken(&format!("sqlite:{}", path.display())));
}

#[test]
fn a_lost_connection_is_made_anew() {
    let place = postgres();
    for number in 0..40 {
        add_note(&place.store, number).expect("stored");
    }
    let cut = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
               WHERE datname = current_database() AND pid <> pg_backend_pid()";
    let killed: i64 = place.admin().query_one(cut, &[]).expect("an administrator may").get(0);
    assert!(killed > 0);
    for number in 40..80 {
        add_note(&place.store, number).expect("stored on a new connection");
    }
    assert_eq!(count_notes(&place.store), 80);
}

#[test]
fn commits_wait_for_the_disk_on_postgres() {
    db::statements! {
        SETTING = "SELECT current_setting('synchronous_commit') AS a, current_setting('transaction_isolation') AS b";
    }
    let place = postgres();
    let row = place.store.write_blocking(|tx| tx.one(&SETTING, &[])).expect("the settings");
    assert_eq!((row.text(0).expect("text"), row.text(1).expect("text")), ("on", "serializable"));
    let row = place.store.read_blocking(|tx| tx.one(&SETTING, &[])).expect("the settings");
    assert_eq!(row.text(1).expect("text"), "repeatable read");
    assert_eq!(ALL.len(), 1);
}

#[test]
fn a_store_may_be_opened_and_used_inside_a_runtime() {
    let place = postgres();
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    runtime.block_on(async {
        let store = place.again().expect("it opens");
        add_note(&store, 1).expect("blocking is unkind here, but it works");
        assert_eq!(count_notes(&store), 1);
        store.close();
    });
}

#[test]
fn a_full_queue_says_busy_at_once_and_loses_nothing_it_took() {
    let place = sqlite();
    let runtime = tokio::runtime::Builder::new_multi_thread().build().expect("threads");
    let (gate, inside) = (Arc::new(Barrier::new(2)), Arc::new(Barrier::new(2)));
    let (store, held) = (place.store.clone(), (Arc::clone(&gate), Arc::clone(&inside)));
    let holder = runtime.spawn(async move {
        store
            .write(move |_| {
                held.0.wait();
                held.1.wait();
                Ok::<_, DbError>(())
            })
            .await
    });
    gate.wait();
    // Only when all have been offered may the writer go on: then some must have been refused.
    let (mut taken, mut refused) = (Vec::new(), 0);
    for number in 0..5_000 {
        let mut work = Box::pin(place.store.write(move |tx| {
            let values = db::values![id(number), NOTHING, 1_i64, NO_TEXT, NOTHING, None::<i64>];
            tx.execute(&ADD_NOTE, &values).map(drop)
        }));
        match work.as_mut().poll(&mut std::task::Context::from_waker(std::task::Waker::noop())) {
            std::task::Poll::Ready(Err(DbError::Busy)) => refused += 1,
            std::task::Poll::Ready(other) => panic!("{other:?}"),
            std::task::Poll::Pending => taken.push(work),
        }
    }
    inside.wait();
    assert!(refused > 0 && !taken.is_empty());
    let stored = taken.len() as i64;
    runtime.block_on(async {
        holder.await.expect("no panic").expect("it does nothing");
        for work in taken {
            work.await.expect("what was taken is stored");
        }
    });
    assert_eq!((count_notes(&place.store), stored + refused), (stored, 5_000));
}
