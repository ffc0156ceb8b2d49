//! How many durable appends per second the store alone takes.
//!
//! `cargo run --release -p db --example appends -- [url] [seconds] [in flight]`; without a URL, SQLite in a new
//! folder under the present one (a folder in memory would measure nothing). PostgreSQL needs an empty database.
#![allow(clippy::print_stdout, clippy::disallowed_methods)] // A benchmark prints, and looks at the clock.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use db::{DbError, Migration, Store, values};

db::statements! {
    APPEND = "INSERT INTO note (id, place, body) VALUES ($1, $2, $3)";
}

const SCHEMA: &[Migration] = &[Migration {
    version: 1,
    name: "notes",
    sql: "CREATE TABLE note (id @BYTES NOT NULL PRIMARY KEY, place @INT NOT NULL, body @BYTES NOT NULL)@STRICT",
}];

/// Where the next identifier lies: behind the last, or anywhere.
#[derive(Clone, Copy, Debug)]
enum Ids {
    Ordered,
    Random,
}

fn main() -> Result<(), DbError> {
    let mut arguments = std::env::args().skip(1);
    let folder = tempfile::tempdir_in(".").map_err(|_| DbError::Gone)?;
    let own = format!("sqlite:{}", folder.path().join("appends.db").display());
    let url = arguments.next().filter(|url| url != "sqlite").unwrap_or(own);
    let mut number = |otherwise| arguments.next().and_then(|text| text.parse().ok()).unwrap_or(otherwise);
    let (seconds, in_flight) = (number(5), number(512));
    let store = Store::open(&url)?;
    store.migrate(SCHEMA)?;
    for ids in [Ids::Ordered, Ids::Random] {
        measure(&store, ids, seconds, in_flight)?;
    }
    Ok(())
}

fn measure(store: &Store, ids: Ids, seconds: u64, in_flight: u64) -> Result<(), DbError> {
    let (done, stop) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicBool::new(false)));
    let runtime = runtime();
    let (begun, commits) = (Instant::now(), store.commits());
    let tasks: Vec<_> = (0..in_flight)
        .map(|task| {
            let (store, done, stop) = (store.clone(), Arc::clone(&done), Arc::clone(&stop));
            runtime.spawn(async move {
                let mut place = 0_i64;
                while !stop.load(Ordering::Relaxed) {
                    place += 1;
                    let id = id(ids, task, place);
                    store
                        .write(move |tx| tx.execute(&APPEND, &values![id, place, [7_u8; 256]]).map(drop))
                        .await?;
                    done.fetch_add(1, Ordering::Relaxed);
                }
                Ok::<_, DbError>(())
            })
        })
        .collect();
    std::thread::sleep(Duration::from_secs(seconds));
    stop.store(true, Ordering::Relaxed);
    let rate = done.load(Ordering::Relaxed) as f64 / begun.elapsed().as_secs_f64();
    for task in tasks {
        runtime.block_on(task).map_err(|_| DbError::Gone)??;
    }
    let (engine, commits) = (store.engine(), store.commits() - commits);
    println!(
        "{{\"engine\": \"{engine:?}\", \"ids\": \"{ids:?}\", \"appends_per_s\": {rate:.0}, \"commits\": {commits}}}"
    );
    Ok(())
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread()
        .build()
        .expect("a runtime without drivers needs nothing but threads")
}

fn id(ids: Ids, task: u64, place: i64) -> [u8; 16] {
    let first = match ids {
        Ids::Ordered => place as u64,
        // Multiplying by an odd number spreads the numbers over the whole key space and maps no two to one.
        Ids::Random => (task << 40 | place as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15),
    };
    let mut id = [0; 16];
    id[..8].copy_from_slice(&first.to_be_bytes());
    id[8..].copy_from_slice(&task.to_be_bytes());
    id
}
