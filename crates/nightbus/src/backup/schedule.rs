//! Backups by themselves: one when the newest is old enough, and the oldest go.

use std::{
    fs,
    path::{Path, PathBuf},
};

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use kernel::{Entropy, Moment};
use seal::PublicKey;

use super::{MOST_DAYS, PART, make};
use crate::{config::Config, files};

/// What is to be done, read from the configuration.
#[derive(Clone, Debug)]
pub(crate) struct Schedule {
    key: PublicKey,
    folder: PathBuf,
    every_hours: i64,
    keep_days: i64,
}

impl Schedule {
    /// What the configuration asks for; `None` if it names no folder.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub(crate) fn of(config: &Config, folder: &Path) -> Result<Option<Self>, String> {
        let Some(settings) = &config.backup else { return Ok(None) };
        let key = settings.public_key()?;
        Ok(settings.folder.as_ref().map(|named| Self {
            key,
            folder: folder.join(named),
            every_hours: settings.every_hours.into(),
            keep_days: settings.keep_days.into(),
        }))
    }
}

/// Makes a backup if the newest in the folder is old enough, and deletes those that were kept long enough. Which one was
/// made. To be called again and again; what failed is tried again then. Blocks.
///
/// The newest is kept for longer if none follows it, up to 90 days: until then the list of what was deleted still knows
/// everything that may be in it.
///
/// # Errors
/// A sentence for the operator, with nothing personal in it.
pub(crate) fn run_scheduled(
    schedule: &Schedule,
    store: &db::Store,
    now: Moment,
    entropy: &dyn Entropy,
) -> Result<Option<PathBuf>, String> {
    files::make_private_folder(&schedule.folder)?;
    let held = held(&schedule.folder)?;
    // A backup from the future (the clock was wrong) must not stop those of the present for ever.
    let newest = held.iter().filter(|one| !one.part && one.at <= now).map(|one| one.at).max();
    // Who asks every hour asks now and then a moment early.
    let due = newest.is_none_or(|newest| now.minutes_since(newest) >= schedule.every_hours * 60 - 30);
    let made = if due {
        Some(make(store, &schedule.key, &schedule.folder.join(name(now)?), now, entropy))
    } else {
        None
    };
    let newest = match made {
        Some(Ok(_)) => Some(now),
        _ => newest,
    };
    for one in held {
        let days = now.minutes_since(one.at) / (24 * 60);
        let last = Some(one.at) == newest && !one.part;
        let over = match one.part {
            // Left by a crash: nothing writes for a day.
            true => days >= 1,
            false => days >= if last { i64::from(MOST_DAYS) } else { schedule.keep_days },
        };
        if over {
            fs::remove_file(&one.path).map_err(|error| format!("{}: {error}", one.path.display()))?;
        }
    }
    made.transpose().map(|made| made.map(|made| made.path))
}

/// A backup in the folder.
struct Held {
    path: PathBuf,
    at: Moment,
    part: bool,
}

/// The backups in a folder. What has another name than ours is nobody's business here.
fn held(folder: &Path) -> Result<Vec<Held>, String> {
    let says = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut held = Vec::new();
    for entry in fs::read_dir(folder).map_err(says)? {
        let path = entry.map_err(says)?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let whole = name.strip_suffix(PART).and_then(|name| name.strip_suffix('.'));
        if let Some(at) = moment(whole.unwrap_or(name)) {
            held.push(Held { part: whole.is_some(), at, path });
        }
    }
    Ok(held)
}

const FORM: &str = "nightbus-%Y-%m-%dT%H%M%SZ.backup";

/// The name of a backup of this moment. The time stands in the name, because copying a file changes its own.
///
/// # Errors
/// A sentence if the clock stands beyond all calendars.
pub(super) fn name(at: Moment) -> Result<String, String> {
    let time = Timestamp::from_millisecond(at.millis()).map_err(|error| error.to_string())?;
    Ok(time.strftime(FORM).to_string())
}

fn moment(name: &str) -> Option<Moment> {
    let time = DateTime::strptime(FORM, name).ok()?.to_zoned(TimeZone::UTC).ok()?;
    Some(Moment::from_millis(time.timestamp().as_millisecond()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::backup::{new_key, read_public};
    use kernel::SeededEntropy;

    const NOW: Moment = Moment::from_millis(1_795_226_400_000);
    const HOUR: i64 = 60;
    const DAY: i64 = 24 * HOUR;

    struct Stage {
        folder: tempfile::TempDir,
        store: db::Store,
        schedule: Schedule,
    }

    impl Stage {
        fn new() -> Self {
            let folder = tempfile::tempdir().expect("a folder");
            let url = format!("sqlite:{}", folder.path().join("nightbus.db").display());
            let store = db::Store::open(&url).expect("a new file opens");
            store.migrate(app::MIGRATIONS).expect("the schema is right");
            let key = read_public(&new_key(&SeededEntropy::new(1)).public).expect("it is whole");
            let backups = folder.path().join("backups");
            Self {
                store,
                schedule: Schedule { key, folder: backups, every_hours: 24, keep_days: 30 },
                folder,
            }
        }

        fn run(&self, at: Moment) -> Result<bool, String> {
            run_scheduled(&self.schedule, &self.store, at, &SeededEntropy::new(2)).map(|made| made.is_some())
        }

        fn names(&self) -> Vec<String> {
            let entries = fs::read_dir(&self.schedule.folder).expect("the folder is there");
            let mut names: Vec<_> = entries
                .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
                .collect();
            names.sort();
            names
        }
    }

    #[test]
    fn a_name_tells_its_moment() {
        let named = name(NOW).expect("a calendar day");
        assert_eq!(named, "nightbus-2026-11-21T020000Z.backup");
        assert_eq!(moment(&named), Some(NOW));
        for other in ["nightbus.db", "nightbus-2026-11-21.backup", "x", "nightbus-2026-13-21T020000Z.backup"]
        {
            assert_eq!(moment(other), None, "{other}");
        }
    }

    #[test]
    fn one_is_made_a_day_and_each_goes_after_its_days() {
        let stage = Stage::new();
        for hour in 0..(40 * 24) {
            let made = stage.run(NOW.plus_minutes(hour * HOUR)).expect("it can be made");
            assert_eq!(made, hour % 24 == 0, "hour {hour}");
        }
        // The last is 23 hours old; the one of 30 days before the last hour is gone.
        let names = stage.names();
        assert_eq!(names.len(), 30);
        assert_eq!(names[0], name(NOW.plus_minutes(10 * DAY)).expect("a day"));
    }

    #[test]
    fn the_newest_outlives_its_days_when_none_follows_but_not_what_is_remembered() {
        let stage = Stage::new();
        assert_eq!(stage.run(NOW), Ok(true));
        assert_eq!(stage.run(NOW.plus_minutes(DAY)), Ok(true));
        // From now on every attempt fails: a folder stands where the store should be asked for its schema.
        let broken = db::Store::open(&format!("sqlite:{}", stage.folder.path().join("empty.db").display()));
        let broken = broken.expect("a file without a schema");
        let fail = |at| run_scheduled(&stage.schedule, &broken, at, &SeededEntropy::new(3));
        assert!(fail(NOW.plus_minutes(35 * DAY)).is_err());
        assert_eq!(stage.names(), [name(NOW.plus_minutes(DAY)).expect("a day")]);
        assert!(fail(NOW.plus_minutes(91 * DAY)).is_err());
        assert_eq!(stage.names(), Vec::<String>::new(), "no half file either");
    }

    #[test]
    fn what_a_crash_left_goes_after_a_day_and_what_is_not_ours_stays() {
        let stage = Stage::new();
        fs::create_dir_all(&stage.schedule.folder).expect("a folder");
        let half = format!("{}.part", name(NOW).expect("a day"));
        for file in [half.as_str(), "notes.txt", "nightbus-old.backup"] {
            fs::write(stage.schedule.folder.join(file), "x").expect("a file");
        }
        assert_eq!(stage.run(NOW.plus_minutes(HOUR)), Ok(true), "half a backup is none");
        assert!(stage.names().contains(&half));
        stage.run(NOW.plus_minutes(DAY + HOUR)).expect("it can be made");
        let names = stage.names();
        assert!(!names.contains(&half));
        assert!(names.contains(&"notes.txt".into()) && names.contains(&"nightbus-old.backup".into()));
    }

    #[test]
    fn a_backup_from_a_future_that_the_clock_invented_stops_none() {
        let stage = Stage::new();
        assert_eq!(stage.run(NOW.plus_minutes(1_000 * DAY)), Ok(true));
        assert_eq!(stage.run(NOW), Ok(true));
        assert_eq!(stage.run(NOW.plus_minutes(HOUR)), Ok(false));
    }

    #[test]
    fn only_its_owner_may_read_a_backup() {
        use std::os::unix::fs::PermissionsExt;
        let stage = Stage::new();
        stage.run(NOW).expect("it can be made");
        let path = stage.schedule.folder.join(&stage.names()[0]);
        let mode = |path: &Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
        assert_eq!((mode(&path), mode(&stage.schedule.folder)), (0o600, 0o700));
    }
}
