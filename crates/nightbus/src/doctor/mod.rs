//! `nightbus doctor`: looks at everything that an operator can get wrong and says in sentences what is wrong and what
//! to do about it. It changes nothing.

pub(crate) mod backups;

use std::{
    fmt,
    path::{Path, PathBuf},
};

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
}

/// Looks, and prints what it finds.
///
/// # Errors
/// A sentence when something is wrong.
#[allow(clippy::print_stdout)] // The purpose of the command.
pub(crate) fn run(doctor: &Doctor) -> Result<(), String> {
    let findings = look(&doctor.config);
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

/// Everything there is to say about the installation that a configuration describes.
fn look(path: &Path) -> Vec<Finding> {
    let _config = match Config::read(path) {
        Ok(config) => config,
        Err(sentence) => {
            return vec![Finding::wrong(
                format!("The configuration cannot be read: {sentence}."),
                "Correct it; everything else is looked at after that.",
            )];
        }
    };
    vec![Finding::ok(format!("The configuration {} reads.", path.display()))]
}
