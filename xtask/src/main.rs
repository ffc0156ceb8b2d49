//! The tasks of this repository: `cargo xtask test` is the whole test command, the other subcommands are its parts
//! and the measuring tools beside it. It builds from few crates, because it stands before everything else.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, clippy::print_stderr)] // A command-line tool speaks on its standard streams.

mod bench;
mod clock;
mod files;
mod film;
mod http;
mod i18n;
mod package;
mod postfix;
mod postgres;
mod process;
mod screenshots;
mod setup;
mod suites;
mod tidy;
mod webdriver;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// What a task gives: its result, or one text for the person who started it.
pub(crate) type Outcome<T = ()> = Result<T, String>;

/// Runs, checks and measures this repository.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Installs what the tests need: PostgreSQL, Chromium, a Python environment, axe-core.
    Setup,
    /// Installs, starts, checks and tests everything, then stops what it started.
    Test(suites::Options),
    /// Runs a command with the test servers up and their addresses in its environment.
    Servers {
        /// The command and its arguments, after `--`.
        #[arg(trailing_var_arg = true, required = true)]
        command: Vec<String>,
    },
    /// Checks the house rules that a compiler does not know.
    Tidy,
    /// Compares the languages and looks for texts that are missing or never used.
    I18n,
    /// Makes a Debian package of the release program.
    Package(package::Options),
    /// Measures the release server and prints one JSON object a line.
    Bench(bench::Options),
    /// Takes pictures of addresses: wide and narrow, light and dark.
    Screenshots(screenshots::Options),
    /// Draws the program's own film anew; needs the browser and ffmpeg.
    Film(film::Options),
}

fn main() -> ExitCode {
    process::stop_everything_on_signals();
    let outcome = match Cli::parse().task {
        Task::Setup => setup::run(),
        Task::Test(options) => suites::run(&options),
        Task::Servers { command } => suites::with_servers(&command),
        Task::Tidy => tidy::run(),
        Task::I18n => i18n::run(),
        Task::Package(options) => package::run(&options),
        Task::Bench(options) => bench::run(&options),
        Task::Screenshots(options) => screenshots::run(&options),
        Task::Film(options) => film::run(&options),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
