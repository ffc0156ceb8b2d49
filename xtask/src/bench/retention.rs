//! The sweep of what was kept long enough, a million rows of it, while visitors read and write.

use std::{process::Command, thread, time::Duration};

use serde_json::json;

use super::{
    Options,
    client::Visitor,
    reseal::watch,
    rounded,
    server::{Folder, MANY, Server},
};
use crate::{Outcome, clock, files, http::Connection, process};

const ROWS: usize = 1_000_000;
/// Rows of one conversation: itself and its messages.
const OF_ONE: usize = 30;
/// Longer ago than conversations are kept where nothing else was chosen.
const DAYS_AGO: &str = "400";
const WORDS: &str = "I took something an hour ago and my heart is racing. Is that dangerous?";
/// Visitors may wait so many times as long at the 99th of a hundred.
const MOST_RATIO: f64 = 1.2;
const VISITORS: usize = 4;
/// How long they are watched while nothing is swept.
const WATCHED: Duration = Duration::from_secs(60);
/// How often it is asked what is left: that is a process of its own, which must not weigh.
const LOOKED_EVERY: Duration = Duration::from_secs(5);
/// It must have an end.
const MOST_SECONDS: f64 = 1_800.0;

/// Fills a store with old conversations, watches visitors, makes the sweep due and watches them again until all is gone.
pub(super) fn retention(options: &Options) -> Outcome<bool> {
    let rows = options.requests.unwrap_or(ROWS);
    let folder = Folder::new("retention")?;
    // Built before the first start: while they are built the next sweep would come due.
    let mut cargo = process::cargo();
    process::run(cargo.args([
        "build",
        "--release",
        "--quiet",
        "-p",
        "app",
        "--example",
        "fill",
        "--example",
        "due",
    ]))?;
    let store = format!("sqlite:{}", folder.data().join("nightbus.db").display());
    // The sweep of this start finds nothing, and the next one is some minutes away.
    drop(Server::start_with(&folder, &MANY)?);
    let messages = (rows / OF_ONE * (OF_ONE - 1)).to_string();
    let of_one = (OF_ONE - 1).to_string();
    example("fill", &[&store, &messages, &of_one, DAYS_AGO])?;
    let server = Server::start_with(&folder, &MANY)?;
    let visitors = visitors(&server)?;
    let before = watch(&server, &visitors, 0, || {
        thread::sleep(WATCHED);
        Ok(())
    })?;
    drop(server);
    left(&store)?;

    let server = Server::start_with(&folder, &MANY)?;
    let begun = clock::now();
    let (mut seconds, mut gone) = (0.0, 0);
    let during = watch(&server, &visitors, 1 << 64, || {
        while gone < rows / OF_ONE && seconds < MOST_SECONDS {
            thread::sleep(LOOKED_EVERY);
            // A sweep ends after some minutes and rests; here the next one begins at once.
            gone = (rows / OF_ONE).saturating_sub(left(&store)?);
            seconds = begun.elapsed().as_secs_f64();
        }
        Ok(())
    })?;
    let (without, with) = (before.percentile_ms(99.0), during.percentile_ms(99.0));
    let errors = before.errors + during.errors;
    let met = errors == 0 && gone >= rows / OF_ONE && with <= MOST_RATIO * without;
    let line = json!({
        "bench": "retention", "rows": gone * OF_ONE, "seconds": rounded(seconds),
        "rows_per_s": rounded((gone * OF_ONE) as f64 / seconds), "visits_without": before.requests, "visits_with": during.requests,
        "p50_ms_without": rounded(before.percentile_ms(50.0)), "p50_ms": rounded(during.percentile_ms(50.0)),
        "p99_ms_without": rounded(without), "p99_ms": rounded(with), "ratio": rounded(with / without), "errors": errors,
        "first_error": before.first_error.or(during.first_error), "target": { "ratio_max": MOST_RATIO }, "met": met,
    });
    println!("{line}");
    Ok(met)
}

fn visitors(server: &Server) -> Outcome<Vec<Visitor>> {
    let mut public = Connection::to(&server.public);
    (0..VISITORS).map(|_| Visitor::new(&mut public, WORDS)).collect()
}

fn example(name: &str, arguments: &[&str]) -> Outcome {
    let mut cargo = process::cargo();
    cargo.args(["run", "--release", "--quiet", "-p", "app", "--example", name, "--"]).args(arguments);
    process::run(&mut cargo)
}

/// Has the sweep begin, unless it is going on, and says how many of the old conversations are still there.
fn left(store: &str) -> Outcome<usize> {
    let told = process::output(Command::new(files::root().join("target/release/examples/due")).arg(store))?;
    told.trim().parse().map_err(|_| format!("the example `due` says {told:?}"))
}
