//! `nightbus doctor`: looks at everything that an operator can get wrong and says in sentences what is wrong and what
//! to do about it. It changes nothing.

pub(crate) mod backups;
mod certificate;
mod engine;
mod files;
mod keys;
mod machine;
mod relay;

use std::{
    fmt,
    path::{Path, PathBuf},
};

use kernel::{Clock, Moment, SystemClock};

use crate::config::Config;

/// How bad something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    /// As it should be.
    Ok,
    /// Perhaps meant so, perhaps not: somebody should look.
    Look,
    /// A promise of the program does not hold. The command ends with 1.
    Wrong,
}

/// One line of the doctor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// How bad it is.
    pub(crate) level: Level,
    /// What is, as a sentence.
    pub(crate) says: String,
    /// What to do about it.
    pub(crate) do_this: Option<String>,
}

impl Finding {
    /// As it should be.
    pub(crate) fn ok(says: impl Into<String>) -> Self {
        Self { level: Level::Ok, says: says.into(), do_this: None }
    }

    /// Somebody should look.
    pub(crate) fn look(says: impl Into<String>, do_this: impl Into<String>) -> Self {
        Self { level: Level::Look, says: says.into(), do_this: Some(do_this.into()) }
    }

    /// A promise does not hold.
    pub(crate) fn wrong(says: impl Into<String>, do_this: impl Into<String>) -> Self {
        Self { level: Level::Wrong, says: says.into(), do_this: Some(do_this.into()) }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = match self.level {
            Level::Ok => "OK   ",
            Level::Look => "LOOK ",
            Level::Wrong => "WRONG",
        };
        write!(f, "{level}  {}", self.says)?;
        match &self.do_this {
            Some(what) => write!(f, "\n       -> {what}"),
            None => Ok(()),
        }
    }
}

/// Options of `nightbus doctor`.
#[derive(clap::Args)]
pub(crate) struct Doctor {
    /// The configuration.
    #[arg(long, default_value = "nightbus.toml")]
    config: PathBuf,
    /// Verifies the team's chain, every row beside it and every audit trail as well; reads all of the trails.
    #[arg(long)]
    keys: bool,
}

/// Looks, and prints what it finds.
///
/// # Errors
/// A sentence when something is wrong.
#[allow(clippy::print_stdout)] // The purpose of the command.
pub(crate) fn run(doctor: &Doctor) -> Result<(), String> {
    let mut findings = look(&doctor.config, SystemClock.now());
    if doctor.keys {
        findings.extend(keys::look(&doctor.config));
    }
    for finding in &findings {
        println!("{finding}");
    }
    let count = |level| findings.iter().filter(|finding| finding.level == level).count();
    match (count(Level::Wrong), count(Level::Look)) {
        (0, 0) => println!("\nNothing to do."),
        (0, looks) => println!("\nNothing is wrong; {looks} to look at."),
        (wrong, looks) => return Err(format!("{wrong} wrong, {looks} to look at")),
    }
    Ok(())
}

/// Whether the answers at any hour that the configuration names can be walked; nothing where the program's own count.
fn answers(config: &Config, folder: &Path) -> Option<Finding> {
    match crate::content::answers(config, folder) {
        Ok(None) => None,
        Ok(Some(_)) => Some(Finding::ok("The answers at any hour can be walked.")),
        Err(sentence) => Some(Finding::wrong(
            format!("{sentence}."),
            "Correct them, or take `answers` out of the configuration: the program does not start with them.",
        )),
    }
}

/// Everything there is to say about the installation that a configuration describes.
fn look(path: &Path, now: Moment) -> Vec<Finding> {
    let config = match Config::read(path) {
        Ok(config) => config,
        Err(sentence) => {
            return vec![Finding::wrong(
                format!("The configuration cannot be read: {sentence}."),
                "Correct it; everything else is looked at after that.",
            )];
        }
    };
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut findings = vec![Finding::ok(format!("The configuration {} can be read.", path.display()))];
    if config.demonstration {
        findings.push(Finding::look(
            "This is a demonstration with invented people.",
            "Nothing real belongs into it; `nightbus init` founds an organisation.",
        ));
    }
    findings.extend(files::rights(&config, path, folder));
    findings.extend(files::instance_key(&config, folder));
    findings.push(files::forgotten(&config, folder));
    findings.extend(machine::disk(&config, folder));
    findings.extend(store(&config, folder, now));
    findings.push(machine::synchronised());
    findings.push(machine::handles());
    findings.push(machine::swap());
    findings.push(machine::core_dumps());
    findings.extend(config.certificate.as_ref().map(|file| certificate::look(&folder.join(file), now)));
    findings.push(backups::look(&config, folder, now));
    findings.extend(relay::look(&config, folder, now));
    findings.extend(answers(&config, folder));
    findings
}

/// What only the database tells.
fn store(config: &Config, folder: &Path, now: Moment) -> Vec<Finding> {
    let url = config.store_url(folder);
    if url.strip_prefix("sqlite:").is_some_and(|file| !Path::new(file).exists()) {
        // Opening it would make one.
        return vec![Finding::wrong(
            "There is no database where the configuration says.",
            "Put the data back, or found the organisation with `nightbus init`.",
        )];
    }
    let opened = db::Store::open(&url);
    let store = match opened {
        Ok(store) => store,
        Err(error) => {
            return vec![Finding::wrong(
                format!("The store cannot be opened: {error}."),
                "Look whether the database runs and the user of the service may use it.",
            )];
        }
    };
    let unreadable = |error: db::DbError| {
        Finding::wrong(
            format!("The store cannot be read: {error}."),
            "Restore the last backup if it is damaged.",
        )
    };
    let mut findings = Vec::new();
    match store.settings() {
        Ok(settings) => findings.extend(engine::settings(store.engine(), &settings, now)),
        Err(error) => findings.push(unreadable(error)),
    }
    let schema = engine::schema(&store, config.migrate_at_start);
    let present = schema.level == Level::Ok;
    findings.push(schema);
    if !present {
        return findings; // What follows needs the present schema.
    }
    match store.read_blocking(move |tx| {
        Ok::<_, db::DbError>((db::jobs::standing(tx, now)?, app::chat::latest_change(tx)?))
    }) {
        Ok((standing, latest)) => {
            findings.extend(engine::jobs(&standing, now));
            findings.extend(keys::ages(config, &store, now));
            findings.push(machine::clock(latest, now));
        }
        Err(error) => findings.push(unreadable(error)),
    }
    findings
}
