//! Nightbus, the night outreach bus, online: the program.

mod backup;
mod config;
mod content;
mod demo;
mod doctor;
mod files;
mod init;
mod jobs;
mod keys;
mod metrics;
mod migrate;
mod serve;

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};
use config::Config;
use ui::accept::Address;

/// Web outreach as a harm-reduction service.
#[derive(Parser)]
#[command(version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the public site and the desk.
    Serve {
        /// The configuration.
        #[arg(long, default_value = "nightbus.toml")]
        config: PathBuf,
    },
    /// Founds an organisation: data directory, instance key, first coordinator.
    Init(init::Init),
    /// Makes a backup, sealed for the backup key. The server may go on.
    Backup(backup::Make),
    /// Fills an empty store from a backup.
    Restore(backup::Restore),
    /// Makes a backup key and shows its private half once.
    BackupKey(backup::BackupKey),
    /// Brings the schema up to date and says what it did.
    Migrate(migrate::Migrate),
    /// Shows how the work stands that the program does by itself.
    Jobs(jobs::Jobs),
    /// Says in sentences what is wrong with the installation and what to do. Ends with 1 if something is wrong.
    Doctor(doctor::Doctor),
    /// Serves a demonstration with invented people.
    Demo(demo::Demo),
    /// The team's keys and the audit trails: verify, export, accept; and what the papers of an organisation are for.
    #[command(subcommand)]
    Keys(keys::Keys),
    /// The pages of the guide.
    #[command(subcommand)]
    Content(content::Content),
    /// Prints the present one-time code of an account of a demonstration.
    DemoCode {
        /// The login.
        login: String,
        /// The data directory of the demonstration.
        #[arg(long, default_value = "demo-data")]
        data: PathBuf,
    },
}

#[allow(clippy::print_stdout, clippy::print_stderr)] // A command's answer and its error.
fn main() -> ExitCode {
    log();
    // The text of a panic may quote what was being handled; where it happened never does.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or_else(String::new, ToString::to_string);
        tracing::error!("a defect at {place}");
    }));
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("nightbus: no threads: {error}");
            return ExitCode::FAILURE;
        }
    };
    let done = match Cli::parse().command {
        Command::Serve { config } => runtime.block_on(run_serve(config)),
        Command::Init(init) => init::run(&init),
        Command::Backup(options) => backup::backup(&options),
        Command::Restore(options) => backup::restore(&options),
        Command::BackupKey(options) => backup::backup_key(&options),
        Command::Migrate(migrate) => migrate::run(&migrate),
        Command::Jobs(jobs) => jobs::run(&jobs),
        Command::Doctor(doctor) => doctor::run(&doctor),
        Command::Demo(demo) => runtime.block_on(demo::run(demo)),
        Command::Keys(keys) => keys::run(&keys),
        Command::Content(content) => content::run(&content),
        Command::DemoCode { login, data } => demo::code(&data, &login).map(|code| println!("{code}")),
    };
    // A backup may be in the middle; it is made anew at the next start. All that was acknowledged is stored.
    runtime.shutdown_timeout(std::time::Duration::from_secs(5));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("nightbus: {sentence}");
            ExitCode::FAILURE
        }
    }
}

/// Defects and operator's news to standard error. No request is ever logged.
fn log() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("NIGHTBUS_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"))
        // It says on its own what a member's passkey is like; whether one fits, the page says.
        .add_directive("webauthn_rs_core=off".parse().expect("it is a directive"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(false).init();
}

async fn run_serve(path: PathBuf) -> Result<(), String> {
    serve::keep_memory_private();
    let config = Config::read(&path)?;
    if config.demonstration {
        return Err(format!(
            "{} is a demonstration with invented people; use `nightbus demo`",
            path.display()
        ));
    }
    let folder = path.parent().map(PathBuf::from).unwrap_or_default();
    let (public, desk): (Address, Address) = (config.public.parse()?, config.desk.parse()?);
    backup::Schedule::of(&config, &folder)?; // What is wrong with it is told now and not in an hour.
    let prepared = tokio::task::spawn_blocking({
        let config = config.clone();
        move || {
            let store = serve::open_store(&config, &folder)?;
            serve::assemble(&config, &folder, store)
        }
    });
    content::walk_answers(&config, path.parent().unwrap_or(std::path::Path::new("")))?;
    let site = prepared.await.map_err(|_| "starting ended early".to_owned())??;
    let lines = (config.proxy_protocol, config.desk_proxy_protocol);
    let doors = serve::Doors::open(&public, &desk, lines, config.metrics.as_deref()).await?;
    let (public, desk) = doors.urls()?;
    tracing::info!("public site on {public}, desk on {desk}");
    doors.serve(&site).await;
    Ok(())
}
