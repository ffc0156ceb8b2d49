//! When the last backup was made, as far as a folder tells.

use std::{
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use kernel::Moment;

use super::Finding;
use crate::config::Config;

/// The folder of scheduled backups, if the configuration names one.
pub(crate) fn folder(config: &Config, base: &Path) -> Option<PathBuf> {
    Some(base.join(config.backup.as_ref()?.folder.as_ref()?))
}

/// How many hours should lie between two of them; a day if the configuration does not say.
pub(super) fn every_hours(config: &Config) -> i64 {
    config.backup.as_ref().map_or(24, |backup| backup.every_hours.into())
}

/// When the newest file in a folder was written; one that is still being written (`.part`) does not count.
///
/// # Errors
/// The folder cannot be read.
pub(crate) fn newest(folder: &Path) -> std::io::Result<Option<SystemTime>> {
    let mut newest = None;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let is_part = entry.path().extension().is_some_and(|extension| extension == "part");
        let about = entry.metadata()?;
        if about.is_file() && about.len() > 0 && !is_part {
            newest = newest.max(Some(about.modified()?));
        }
    }
    Ok(newest)
}

/// How old the newest backup is, against how often one should be made.
pub(super) fn look(config: &Config, base: &Path, now: Moment) -> Finding {
    let Some(folder) = folder(config, base) else {
        return Finding::look(
            "No folder for scheduled backups is named.",
            "Name it in [backup] folder, on another disk.",
        );
    };
    let every = every_hours(config);
    match newest(&folder) {
        Ok(Some(newest)) => {
            let hours = now.minutes_since(Moment::from_millis(millis(newest))) / 60;
            let says = format!("The newest backup is {hours} hours old.");
            match hours <= every + every / 2 {
                true => Finding::ok(says),
                false => Finding::wrong(
                    format!("{says} One is wanted every {every}."),
                    "Look for the reason in the log; `nightbus backup` makes one now.",
                ),
            }
        }
        Ok(None) => Finding::wrong(
            format!("There is no backup in {}.", folder.display()),
            "`nightbus backup` makes one now; look whether the server runs.",
        ),
        Err(error) => Finding::wrong(
            format!("The folder of backups, {}, cannot be read: {error}.", folder.display()),
            "Make it, or give it to the user of the service.",
        ),
    }
}

/// Milliseconds since the Unix epoch.
pub(crate) fn millis(time: SystemTime) -> i64 {
    time.duration_since(SystemTime::UNIX_EPOCH)
        .map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_file_counts_and_folders_empty_files_and_half_ones_do_not() {
        let place = tempfile::tempdir().expect("a folder");
        assert_eq!(newest(place.path()).expect("it can be read"), None);
        fs::create_dir(place.path().join("folder")).expect("a folder in it");
        fs::write(place.path().join("empty"), "").expect("an empty file");
        fs::write(place.path().join("half.part"), "half").expect("half a file");
        assert_eq!(newest(place.path()).expect("it can be read"), None);
        for (name, seconds) in [("b", 2_000), ("a", 1_000)] {
            let file = fs::File::create(place.path().join(name)).expect("a file");
            std::io::Write::write_all(&mut &file, b"x").expect("one byte");
            file.set_modified(SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(seconds))
                .expect("its time can be set");
        }
        assert_eq!(newest(place.path()).expect("it can be read").map(millis), Some(2_000_000));
        assert!(newest(&place.path().join("nowhere")).is_err());
    }

    #[test]
    fn the_folder_is_found_in_the_configuration() {
        let config = |text: &str| toml::from_str::<Config>(text).expect("it reads");
        let with =
            config("store = \"sqlite:a\"\n[backup]\nkey = \"k\"\nfolder = \"copies\"\nevery_hours = 6\n");
        let without = config("store = \"sqlite:a\"");
        assert_eq!(folder(&with, Path::new("/d")).as_deref(), Some(Path::new("/d/copies")));
        assert_eq!((every_hours(&with), every_hours(&without)), (6, 24));
        assert_eq!(folder(&without, Path::new("/d")), None);
    }
}
