//! `nightbus migrate`: brings the schema up to date and says what it did.

use std::path::{Path, PathBuf};

use crate::{config::Config, serve};

/// Options of `nightbus migrate`.
#[derive(clap::Args)]
pub(crate) struct Migrate {
    /// The configuration.
    #[arg(long, default_value = "nightbus.toml")]
    config: PathBuf,
    /// Only says what would be done, and ends with 1 if anything would.
    #[arg(long)]
    check: bool,
}

/// Says what is missing, and applies it.
///
/// # Errors
/// A sentence for the operator; also when `--check` finds something to do.
#[allow(clippy::print_stdout)] // The purpose of the command.
pub(crate) fn run(migrate: &Migrate) -> Result<(), String> {
    let config = Config::read(&migrate.config)?;
    let folder = migrate.config.parent().unwrap_or(Path::new(""));
    let store = serve::open_as_it_is(&config, folder)?;
    let missing = store.missing(app::MIGRATIONS).map_err(|e| format!("the schema cannot be used: {e}"))?;
    if missing.is_empty() {
        println!("The schema is up to date.");
        return Ok(());
    }
    for step in &missing {
        println!("step {}: {}", step.version, step.name);
    }
    if migrate.check {
        return Err(format!("{} step(s) are missing; nothing was changed", missing.len()));
    }
    let done = store.migrate(app::MIGRATIONS).map_err(|e| {
        format!("the schema cannot be brought up to date: {e}. Each step is done whole or not at all")
    })?;
    println!("{done} step(s) applied. The schema is up to date.");
    Ok(())
}
