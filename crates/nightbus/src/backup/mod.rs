//! Backups as files: the commands, the schedule, and where they lie. What is in a file, `app::backup` knows.

mod commands;
mod schedule;
mod toml_key;

use std::{
    fs::{self, File, OpenOptions},
    io,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use kernel::{Entropy, Moment};
use seal::PublicKey;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

pub(crate) use commands::{BackupKey, Make, Restore, backup, backup_key, restore};
pub(crate) use schedule::{Schedule, run_scheduled};

/// `[backup]` in `nightbus.toml`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    /// The public half of the backup key, as [`app::backup::new_key`] writes it.
    pub(crate) key: String,
    /// The folder that backups go into; without one none are made by themselves.
    #[serde(default)]
    pub(crate) folder: Option<PathBuf>,
    /// So many hours lie between two backups.
    #[serde(default = "every_hours")]
    pub(crate) every_hours: u32,
    /// So many days a backup is kept.
    #[serde(default = "keep_days")]
    pub(crate) keep_days: u32,
}

const fn every_hours() -> u32 {
    24
}

const fn keep_days() -> u32 {
    30
}

/// The list of what was deleted remembers so many days. An older backup would bring deleted conversations back.
const MOST_DAYS: u32 = 90;

impl Settings {
    /// The key, once the rest was checked too.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub(crate) fn public_key(&self) -> Result<PublicKey, String> {
        if !(1..=MOST_DAYS).contains(&self.keep_days) {
            return Err(format!(
                "nightbus.toml: backup.keep_days is {}; it must lie between 1 and {MOST_DAYS}, because for {MOST_DAYS} \
                 days is remembered what was deleted, and an older backup would bring it back",
                self.keep_days
            ));
        }
        if self.every_hours == 0 {
            return Err("nightbus.toml: backup.every_hours is 0; the shortest is 1".into());
        }
        app::backup::read_public(&self.key)
    }
}

/// A new backup key: the settings with its public half, and its private half to be shown once, for paper.
pub(crate) fn new_key(entropy: &dyn Entropy) -> (Settings, Zeroizing<String>) {
    let key = app::backup::new_key(entropy);
    let settings =
        Settings { key: key.public, folder: None, every_hours: every_hours(), keep_days: keep_days() };
    (settings, key.paper)
}

/// A backup that was made.
pub(crate) struct Made {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// How many rows are in it.
    pub(crate) rows: u64,
    /// How long it is, bytes.
    pub(crate) bytes: u64,
}

/// The end of a file that is still being written.
const PART: &str = "part";

/// Makes a backup in a file that only its owner may read. It has its name only when it is whole and on the disk. Blocks.
///
/// # Errors
/// A sentence for the operator. Nothing is left behind then.
pub(crate) fn make(
    store: &db::Store,
    key: &PublicKey,
    path: &Path,
    now: Moment,
    entropy: &dyn Entropy,
) -> Result<Made, String> {
    let says = |path: &Path| {
        let path = path.display().to_string();
        move |error: io::Error| format!("{path}: {error}")
    };
    if path.exists() {
        return Err(format!("{} is there already; nothing was changed", path.display()));
    }
    let mut part = path.as_os_str().to_owned();
    part.push(".");
    part.push(PART);
    let part = PathBuf::from(part);
    let write = || {
        // What a crash left goes; nobody's link is followed.
        let _ = fs::remove_file(&part);
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&part);
        let (file, counted) = app::backup::write(store, key, now, entropy, file.map_err(says(&part))?)?;
        file.sync_all().map_err(says(&part))?;
        let bytes = file.metadata().map_err(says(&part))?.len();
        fs::rename(&part, path).map_err(says(path))?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))
            .and_then(|folder| folder.sync_all())
            .map_err(says(path))?;
        let rows = counted.iter().map(|table| table.rows).sum();
        Ok(Made { path: path.to_owned(), rows, bytes })
    };
    let made = write();
    if made.is_err() {
        // There may be none; then there is nothing to take away.
        let _ = fs::remove_file(&part);
    }
    // While the backup read, SQLite's log could not be emptied of what was deleted. Busy is no harm: the next sweep does.
    let _ = store.checkpoint_blocking();
    made
}
