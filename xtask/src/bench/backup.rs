//! A backup of a million messages while visitors write, and the restore of it.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::Duration,
};

use rustix::process::Signal;
use serde_json::json;

use super::{
    Options,
    client::Visitor,
    load::Measured,
    rounded,
    server::{Folder, MANY, Server, peak_mb, program},
};
use crate::{
    Outcome, clock, files,
    http::Connection,
    postgres::{Durability, Postgres},
    process::{self, Running},
};

const MESSAGES: usize = 1_000_000;
const MOST_SECONDS: f64 = 60.0;
const MOST_MB: f64 = 200.0;
/// How long visitors are measured without a backup.
const QUIET: Duration = Duration::from_secs(15);
/// Between two requests of the visitors: fifty a second are a busy night and leave the machine idle.
const PAUSE: Duration = Duration::from_millis(20);

/// A backup by the program beside its server, with a visitor who reads and writes meanwhile and before; then the restore.
pub(super) fn backup(options: &Options) -> Outcome<bool> {
    let folder = Folder::new("backup")?;
    let store = format!("sqlite:{}", folder.data().join("nightbus.db").display());
    there_and_back("backup", options, &folder, &store)
}

/// The same on PostgreSQL; the restore is into SQLite.
pub(super) fn backup_postgres(options: &Options) -> Outcome<bool> {
    let folder = Folder::new("backup-postgres")?;
    // Not the usual temporary folder, which may lie in memory.
    let postgres = Postgres::start(Path::new("/var/tmp"), Durability::Full)?;
    drop(Server::start_with(&folder, &MANY)?);
    folder.set_store(postgres.url())?;
    there_and_back("backup-postgres", options, &folder, postgres.url())
}

fn there_and_back(name: &str, options: &Options, folder: &Folder, store: &str) -> Outcome<bool> {
    let messages = options.requests.unwrap_or(MESSAGES);
    drop(Server::start_with(folder, &MANY)?);
    process::run(
        process::cargo()
            .args(["run", "--release", "--quiet", "-p", "app", "--example", "fill", "--", store])
            .arg(messages.to_string()),
    )?;
    let config = folder.data().join("nightbus.toml");
    let told = process::output(Command::new(program()).args(["backup-key", "--config"]).arg(&config))?;
    let paper = folder.path().join("paper");
    let lines: Vec<&str> = told.lines().filter(|line| line.len() == 34).collect();
    fs::write(&paper, lines.join("\n")).map_err(|error| error.to_string())?;

    let server = Server::start_with(folder, &MANY)?;
    let mut connection = Connection::to(&server.public);
    let visitor = |_| Visitor::new(&mut connection, "A first message.");
    let [reader, writer] = [0, 1].map(visitor);
    let visitors = (reader?, writer?);
    let over = AtomicBool::new(false);
    let quiet = thread::scope(|scope| {
        let visits = scope.spawn(|| visit(&server.public, &visitors, 0, &over));
        thread::sleep(QUIET);
        over.store(true, Ordering::Relaxed);
        visits.join().map_err(|_| "a visitor panicked".to_owned())?
    })?;
    over.store(false, Ordering::Relaxed);
    let file = folder.path().join("bench.backup");
    let (busy, made) = thread::scope(|scope| {
        let visits = scope.spawn(|| visit(&server.public, &visitors, 1 << 64, &over));
        let made = measured(
            Command::new(program()).args(["backup", "--config"]).arg(&config).arg("--out").arg(&file),
        );
        over.store(true, Ordering::Relaxed);
        Ok::<_, String>((visits.join().map_err(|_| "a visitor panicked".to_owned())??, made))
    })?;
    let (seconds, peak) = made?;
    drop(server);
    let bytes = fs::metadata(&file).map_err(|error| error.to_string())?.len();
    let (restore_seconds, restore_peak) = restored(folder, &config, &file, &paper)?;

    let errors = quiet.errors + busy.errors;
    let met = seconds <= MOST_SECONDS && peak <= MOST_MB && errors == 0 && busy.requests > 0;
    let line = json!({
        "bench": name, "messages": messages, "mb": rounded(bytes as f64 / 1e6), "seconds": rounded(seconds),
        "mb_per_s": rounded(bytes as f64 / 1e6 / seconds), "peak_rss_mb": rounded(peak),
        "p99_ms_without": rounded(quiet.percentile_ms(99.0)), "p99_ms_with": rounded(busy.percentile_ms(99.0)),
        "p50_ms_without": rounded(quiet.percentile_ms(50.0)), "p50_ms_with": rounded(busy.percentile_ms(50.0)),
        "visits_without": quiet.requests, "visits_with": busy.requests, "errors": errors,
        "restore_seconds": rounded(restore_seconds), "restore_peak_rss_mb": rounded(restore_peak),
        "target": { "seconds_max": MOST_SECONDS, "peak_rss_mb_max": MOST_MB }, "met": met,
    });
    println!("{line}");
    if let Some(error) = quiet.first_error.or(busy.first_error) {
        println!("{}", json!({ "bench": name, "first_error": error }));
    }
    Ok(met)
}

/// Restores into a folder of its own. The program compares the checksums and fails if one does not agree.
fn restored(folder: &Folder, config: &Path, file: &Path, paper: &Path) -> Outcome<(f64, f64)> {
    let there = folder.path().join("there");
    fs::create_dir_all(&there).map_err(|error| error.to_string())?;
    let copy = there.join("nightbus.toml");
    let mut text = "store = \"sqlite:nightbus.db\"\n".to_owned();
    for line in files::read(config)?.lines().filter(|line| !line.starts_with("store = ")) {
        text += &format!("{line}\n");
    }
    fs::write(&copy, text).map_err(|error| error.to_string())?;
    measured(
        Command::new(program())
            .args(["restore", "--config"])
            .arg(&copy)
            .arg("--from")
            .arg(file)
            .arg("--key")
            .arg(paper),
    )
}

/// Two visitors at the same time, fifty requests a second, until it is over: one reads a short conversation, the other
/// writes, which makes the page longer.
fn visit(
    authority: &str,
    (reader, writer): &(Visitor, Visitor),
    first: u128,
    over: &AtomicBool,
) -> Outcome<Measured> {
    let mut connection = Connection::to(authority);
    let mut measured = Measured::default();
    let begun = clock::now();
    let mut number = first;
    while !over.load(Ordering::Relaxed) {
        number += 1;
        let start = clock::now();
        let done = if number.is_multiple_of(2) {
            writer.write(&mut connection, number, "Are you there?")
        } else {
            reader.thread(&mut connection).map(drop)
        };
        match done {
            Ok(()) => {
                measured.latencies_us.push(u32::try_from(start.elapsed().as_micros()).unwrap_or(u32::MAX))
            }
            Err(error) => {
                measured.errors += 1;
                measured.first_error.get_or_insert(error);
            }
        }
        thread::sleep(PAUSE);
    }
    measured.seconds = begun.elapsed().as_secs_f64();
    measured.requests = measured.latencies_us.len();
    measured.latencies_us.sort_unstable();
    Ok(measured)
}

/// Runs a command to its end: the seconds it took, and the most memory it had in use, in MB.
fn measured(command: &mut Command) -> Outcome<(f64, f64)> {
    let start = clock::now();
    let said = command.stdin(Stdio::null()).stdout(Stdio::null());
    let mut running = Running::start(said, Signal::TERM, None)?;
    let mut peak: f64 = 0.0;
    clock::wait_until(Duration::from_secs(600), Duration::from_millis(10), || {
        peak = peak_mb(running.pid()).map_or(peak, |now| peak.max(now));
        running.has_ended()
    });
    let seconds = start.elapsed().as_secs_f64();
    if running.succeeded() { Ok((seconds, peak)) } else { Err("the program refused; see above".into()) }
}
