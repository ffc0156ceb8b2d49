//! The server under measurement: built for release, started on a folder of its own, read through `/proc`.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use rustix::process::Signal;
use serde_json::{Value, json};

use super::{Options, rounded};
use crate::{
    Outcome, clock, files,
    http::Connection,
    process::{self, Running},
};

/// A measurement begins more conversations than a team would let wait.
pub(super) const MANY: [&str; 2] = ["--most-unanswered", "1000000"];

/// How long a server may take until it answers, seeding included.
const PATIENCE: Duration = Duration::from_secs(120);

/// Builds the server as a release, unless `NIGHTBUS_BENCH_PROGRAM` names a program to measure, such as an earlier one
/// to compare with.
pub(super) fn build() -> Outcome {
    if std::env::var_os("NIGHTBUS_BENCH_PROGRAM").is_some() {
        return Ok(());
    }
    process::run(process::cargo().args(["build", "--release", "--quiet", "-p", "nightbus"]))
}

/// The program under measurement.
pub(super) fn program() -> PathBuf {
    if let Some(named) = std::env::var_os("NIGHTBUS_BENCH_PROGRAM") {
        return named.into();
    }
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| files::root().join("target"), PathBuf::from);
    target.join("release/nightbus")
}

/// A folder for the data of one measurement, on the disk of the repository: a temporary folder may lie in memory,
/// where being durable costs nothing. Removed when dropped.
pub(super) struct Folder(PathBuf);

impl Folder {
    /// A fresh one.
    pub(super) fn new(name: &str) -> Outcome<Self> {
        let folder = files::root().join(format!("target/bench/{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        Ok(Self(folder))
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    /// The data directory in it.
    pub(super) fn data(&self) -> PathBuf {
        self.0.join("data")
    }

    /// Changes the line of the configuration that names the store.
    pub(super) fn set_store(&self, address: &str) -> Outcome {
        let file = self.data().join("nightbus.toml");
        let text = files::read(&file)?;
        if !text.lines().any(|line| line.starts_with("store = ")) {
            return Err(format!("{} has no line `store = …`", file.display()));
        }
        let changed: String = text
            .lines()
            .map(|line| {
                if line.starts_with("store = ") {
                    format!("store = \"{address}\"\n")
                } else {
                    format!("{line}\n")
                }
            })
            .collect();
        fs::write(&file, changed).map_err(|error| format!("{}: {error}", file.display()))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A running server with its demonstration data.
pub(super) struct Server {
    running: Running,
    /// `host:port` of the public site.
    pub(super) public: String,
    /// `host:port` of the desk.
    pub(super) desk: String,
    /// From the start of the process to its first answer.
    answered_in: Duration,
    /// Who may sign in, as `demo.json` tells.
    pub(super) accounts: Value,
}

impl Server {
    /// Starts it and waits until it answers.
    pub(super) fn start(folder: &Folder) -> Outcome<Self> {
        Self::start_with(folder, &[])
    }

    /// As [`start`](Self::start), with further options of `nightbus demo`.
    pub(super) fn start_with(folder: &Folder, options: &[&str]) -> Outcome<Self> {
        let (public, desk) = (process::free_port()?, process::free_port()?);
        let told = folder.data().join("demo.json");
        let log = fs::File::create(folder.path().join("log")).map_err(|error| error.to_string())?;
        let mut command = Command::new(program());
        command
            .arg("demo")
            .arg("--data")
            .arg(folder.data())
            .args(["--listen", &format!("127.0.0.1:{public}"), "--desk-listen", &format!("127.0.0.1:{desk}")])
            .args(options)
            .stdin(Stdio::null())
            .stdout(log.try_clone().map_err(|error| error.to_string())?)
            .stderr(log);
        let start = clock::now();
        let mut running = Running::start(&mut command, Signal::TERM, None)?;
        let mut connection = Connection::to(&format!("127.0.0.1:{public}"));
        if options.contains(&"--proxy-protocol") {
            connection = connection.coming_from("127.0.0.1");
        }
        let mut ended = false;
        clock::wait_until(PATIENCE, Duration::from_millis(1), || {
            ended = running.has_ended();
            ended || connection.get("/en/", "").is_ok_and(|answer| answer.status == 200)
        });
        let answered_in = start.elapsed();
        // The file may be half written when it is first seen, or tell of the start before this one.
        let address = format!("127.0.0.1:{public}");
        let mut demo = Value::Null;
        clock::wait_until(Duration::from_secs(10), Duration::from_millis(10), || {
            let text = fs::read_to_string(&told).unwrap_or_default();
            demo = serde_json::from_str(&text).unwrap_or_default();
            ended || demo["public"].as_str().is_some_and(|told| told.contains(&address))
        });
        if ended || !demo.is_object() {
            let said = fs::read_to_string(folder.path().join("log")).unwrap_or_default();
            return Err(format!("the server did not start, or wrote no demo.json:\n{said}"));
        }
        let authority = |name: &str| {
            let address = demo[name].as_str().and_then(|address| address.strip_prefix("http://"));
            let authority = address.and_then(|address| address.split('/').next());
            authority
                .map(str::to_owned)
                .ok_or_else(|| format!("demo.json gives no http address for `{name}`"))
        };
        Ok(Self {
            running,
            answered_in,
            public: authority("public")?,
            desk: authority("desk")?,
            accounts: demo["accounts"].clone(),
        })
    }

    /// Its process.
    pub(super) fn pid(&self) -> u32 {
        self.running.pid()
    }
}

/// CPU time a process has used since it began, user and system, all threads, in seconds (proc_pid_stat(5)).
pub(super) fn cpu_seconds(pid: u32) -> Outcome<f64> {
    let fields = process::stat_fields(pid.cast_signed()).ok_or("the server is gone")?;
    // Fields 14 and 15 of the line; the list begins with field 3.
    let ticks = |field: usize| fields.get(field - 3).and_then(|ticks| ticks.parse::<u64>().ok());
    let (user, system) = ticks(14).zip(ticks(15)).ok_or("/proc/<pid>/stat has another form here")?;
    Ok((user + system) as f64 / rustix::param::clock_ticks_per_second() as f64)
}

/// The memory of a process that is in use at the moment, in MB of a million bytes.
pub(super) fn resident_mb(pid: u32) -> Outcome<f64> {
    memory_mb(pid, "VmRSS:")
}

/// The most memory a process had in use so far, in MB of a million bytes.
pub(super) fn peak_mb(pid: u32) -> Outcome<f64> {
    memory_mb(pid, "VmHWM:")
}

/// One of the lines of proc_pid_status(5).
fn memory_mb(pid: u32, name: &str) -> Outcome<f64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).map_err(|error| error.to_string())?;
    let kib = status
        .lines()
        .find_map(|line| line.strip_prefix(name))
        .and_then(|rest| rest.split_whitespace().next()?.parse::<f64>().ok());
    kib.map(|kib| kib * 1024.0 / 1e6).ok_or_else(|| format!("/proc/<pid>/status has no {name} here"))
}

/// From the start of the process to its first answer, with a database that exists; then the memory it rests at.
pub(super) fn start_up(_: &Options) -> Outcome<bool> {
    const ROUNDS: usize = 11;
    const MOST_MS: f64 = 150.0;
    const MOST_MB: f64 = 40.0;
    let folder = Folder::new("start")?;
    drop(Server::start(&folder)?);
    let mut times = Vec::new();
    let mut memory: f64 = 0.0;
    for round in 0..ROUNDS {
        let server = Server::start(&folder)?;
        times.push(rounded(server.answered_in.as_secs_f64() * 1_000.0));
        if round + 1 == ROUNDS {
            std::thread::sleep(Duration::from_secs(3));
            memory = resident_mb(server.pid())?;
        }
    }
    times.sort_by(f64::total_cmp);
    let slowest = times[ROUNDS - 1];
    let met = slowest <= MOST_MS && memory <= MOST_MB;
    let line = json!({
        "bench": "start", "rounds": ROUNDS, "p50_ms": times[ROUNDS / 2], "slowest_ms": slowest,
        "idle_rss_mb": rounded(memory), "target": { "slowest_ms_max": MOST_MS, "idle_rss_mb_max": MOST_MB }, "met": met,
    });
    println!("{line}");
    Ok(met)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_has_used_cpu_and_memory() {
        let own = std::process::id();
        let before = cpu_seconds(own).unwrap();
        let mut sum = 0_u64;
        while cpu_seconds(own).unwrap() < before + 0.02 {
            sum = std::hint::black_box(sum.wrapping_add(1));
        }
        assert!(resident_mb(own).unwrap() > 0.5);
    }

    #[test]
    fn the_line_of_the_store_is_changed_and_nothing_else() {
        let folder = Folder::new("test-store").unwrap();
        fs::create_dir_all(folder.data()).unwrap();
        let file = folder.data().join("nightbus.toml");
        fs::write(&file, "name = \"a\"\nstore = \"sqlite:x\"\n[org]\n").unwrap();
        folder.set_store("postgres://y").unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "name = \"a\"\nstore = \"postgres://y\"\n[org]\n");
        fs::write(&file, "name = \"a\"\n").unwrap();
        assert!(folder.set_store("postgres://y").is_err());
    }
}
