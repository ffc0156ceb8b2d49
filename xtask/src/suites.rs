//! The test command: every phase in order, each announced with its duration, and the servers the tests need.

use std::{
    io::IsTerminal,
    process::{Command, Stdio},
    time::Duration,
};

use crate::{
    Outcome, clock, files, i18n,
    postfix::Postfix,
    postgres::{Durability, Postgres},
    process::{self, Running},
    setup, tidy, webdriver,
};

/// What to run of it.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Only this phase; may be given several times.
    #[arg(long, value_name = "PHASE", value_parser = PHASES.map(|phase| phase.0))]
    only: Vec<String>,
    /// Goes on after a phase that failed.
    #[arg(long)]
    keep_going: bool,
}

type Phase = (&'static str, fn() -> Outcome<Note>);

/// How a phase that did not fail went, for the table at the end.
type Note = &'static str;

const PHASES: [Phase; 9] = [
    ("setup", || setup::run().map(|()| "ok")),
    ("fmt", || cargo(&["fmt", "--all", "--check"])),
    ("lint", || cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])),
    ("tidy", || tidy::run().map(|()| "ok")),
    ("i18n", || i18n::run().map(|()| "ok")),
    ("deny", deny),
    // As the tests need it: another choice of packages has other features, and everything would be built twice.
    ("build", || cargo(&["test", "--workspace", "--no-run"])),
    ("tests", tests),
    ("envelopes", envelopes),
];

/// Runs the phases and prints a table of them.
pub(crate) fn run(options: &Options) -> Outcome {
    let mut table = Vec::new();
    let mut failed = Vec::new();
    for (name, phase) in PHASES {
        if !options.only.is_empty() && !options.only.iter().any(|only| only == name) {
            continue;
        }
        println!("\n== {name}");
        let start = clock::now();
        let outcome = phase();
        let took = start.elapsed();
        let word = match &outcome {
            Ok(note) => note,
            Err(_) => "FAILED",
        };
        println!("== {name}: {word}, {}", seconds(took));
        table.push(format!("{name:<10} {:>8}  {word}", seconds(took)));
        if let Err(why) = outcome {
            eprintln!("{why}");
            failed.push(name);
            if !options.keep_going {
                break;
            }
        }
    }
    println!("\n{}", table.join("\n"));
    if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", failed.join(", "))) }
}

fn seconds(took: Duration) -> String {
    format!("{:.1} s", took.as_secs_f64())
}

fn cargo(arguments: &[&str]) -> Outcome<Note> {
    process::run(quiet_when_logged(process::cargo()).args(arguments))?;
    Ok("ok")
}

/// A progress bar in a log file is noise.
fn quiet_when_logged(mut command: Command) -> Command {
    if !std::io::stderr().is_terminal() {
        command.env("CARGO_TERM_PROGRESS_WHEN", "never");
    }
    command
}

fn deny() -> Outcome<Note> {
    if process::find_program("cargo-deny").is_none() {
        println!("cargo-deny is not installed: licences and sources of dependencies were not checked");
        return Ok("not run");
    }
    cargo(&["deny", "check", "bans", "licenses", "sources"])
}

fn tests() -> Outcome<Note> {
    let servers = Servers::start()?;
    process::run(servers.known_to(&mut quiet_when_logged(process::cargo())).args([
        "test",
        "--workspace",
        "--no-fail-fast",
    ]))?;
    Ok("ok")
}

/// What another implementation makes of our envelopes and backups: ours on one side of the pipe, Python on the other.
fn envelopes() -> Outcome<Note> {
    let samples =
        process::output(process::cargo().args(["run", "--quiet", "-p", "seal", "--example", "envelopes"]))?;
    if samples.trim().is_empty() {
        return Err("the example `envelopes` wrote nothing".into());
    }
    let file = setup::tools().join("envelopes.json");
    std::fs::write(&file, samples).map_err(|error| format!("{}: {error}", file.display()))?;
    let input = std::fs::File::open(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    process::run(
        Command::new(setup::python()).arg(files::root().join("xtask/envelopes.py")).stdin(Stdio::from(input)),
    )?;
    let vectors = files::root().join("crates/app/tests/vectors");
    process::run(
        Command::new(setup::python())
            .arg(files::root().join("xtask/backups.py"))
            .args([vectors.join("first.backup"), vectors.join("first.paper")]),
    )?;
    Ok("ok")
}

/// Runs any command with the servers up.
pub(crate) fn with_servers(command: &[String]) -> Outcome {
    setup::run()?;
    let (program, arguments) = command.split_first().ok_or("which command?")?;
    let servers = Servers::start()?;
    process::run(servers.known_to(&mut Command::new(program)).args(arguments))
}

/// PostgreSQL, Postfix and ChromeDriver for the tests; they end when this is dropped.
struct Servers {
    postgres: Postgres,
    /// Only root can start it.
    postfix: Option<Postfix>,
    driver: u16,
    _chromedriver: Running,
}

impl Servers {
    fn start() -> Outcome<Self> {
        let postgres = Postgres::start(&std::env::temp_dir(), Durability::Off)?;
        let postfix = if rustix::process::getuid().is_root() {
            Some(Postfix::start(&std::env::temp_dir())?)
        } else {
            println!(
                "Postfix can only be started by root: what tests of it send arrives nowhere, and they fail"
            );
            None
        };
        let (chromedriver, driver) = webdriver::start_driver(None)?;
        Ok(Self { postgres, postfix, driver, _chromedriver: chromedriver })
    }

    fn known_to<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command
            .env("NIGHTBUS_TEST_POSTGRES", self.postgres.url())
            .env("NIGHTBUS_TEST_CHROMEDRIVER", format!("http://127.0.0.1:{}", self.driver))
            .env("NIGHTBUS_TEST_AXE", setup::axe());
        if let Some(postfix) = &self.postfix {
            let ports = postfix.ports();
            command
                .env("NIGHTBUS_TEST_SMTP", ports.plain.to_string())
                .env("NIGHTBUS_TEST_SMTP_START_TLS", ports.start_tls.to_string())
                .env("NIGHTBUS_TEST_SMTP_TLS", ports.tls.to_string())
                .env("NIGHTBUS_TEST_AUTHORITIES", postfix.authorities())
                .env("NIGHTBUS_TEST_LETTERS", postfix.inbox());
        }
        if let Some(chromium) = setup::chromium() {
            command.env("NIGHTBUS_TEST_CHROMIUM", chromium);
        }
        command
    }
}
