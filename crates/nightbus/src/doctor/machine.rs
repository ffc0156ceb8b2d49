//! The machine: disk, clock, file handles, and what memory may leave on a disk.

use std::{fs, path::Path, process::Command};

use kernel::Moment;
use rustix::process::{Resource, getrlimit};

use super::Finding;
use crate::config::Config;

/// Room where the data lies, against the reserve.
pub(super) fn disk(config: &Config, folder: &Path) -> Option<Finding> {
    let data = config.data_folder(folder)?;
    let free = rustix::fs::statvfs(&data).ok()?;
    let free = free.f_bavail.saturating_mul(free.f_frsize) >> 20;
    let reserve = config.reserve_mib;
    Some(match free {
        _ if free < reserve => Finding::wrong(
            format!(
                "{free} MiB are free where the data lies, and {reserve} are kept for replies: no new conversation is taken."
            ),
            "Make room.",
        ),
        _ if free < reserve * 4 => Finding::look(
            format!("{free} MiB are free where the data lies; below {reserve} no new conversation is taken."),
            "Make room soon.",
        ),
        _ => Finding::ok(format!("{free} MiB are free where the data lies.")),
    })
}

/// How far a clock may be behind what is stored, in minutes: what is stored is a whole minute.
const BEHIND: i64 = 2;

/// The clock against the newest minute that is stored.
pub(super) fn clock(latest: Option<Moment>, now: Moment) -> Finding {
    let behind = latest.map_or(0, |latest| latest.minutes_since(now));
    if behind > BEHIND {
        return Finding::wrong(
            format!("The clock is {behind} minutes behind what is stored: it is wrong, or it was."),
            "Set it, and let it take its time from the net (NTP). One-time codes and leases depend on it.",
        );
    }
    Finding::ok("The clock is not behind what is stored.")
}

/// Whether something keeps the clock right, as far as the system tells.
pub(super) fn synchronised() -> Finding {
    let says = |program: &str, arguments: &[&str], wanted: &str| {
        let output = Command::new(program).args(arguments).output();
        output.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains(wanted))
    };
    let kept = Path::new("/run/systemd/timesync/synchronized").exists()
        || says("timedatectl", &["show", "--property=NTPSynchronized"], "=yes")
        || says("chronyc", &["-n", "tracking"], ": Normal");
    if kept {
        return Finding::ok("The clock takes its time from the net.");
    }
    Finding::look(
        "Nothing says that the clock takes its time from the net.",
        "Install systemd-timesyncd or chrony. In a container, look at the machine around it.",
    )
}

/// As many file handles as ten thousand open answers need.
const HANDLES: u64 = 32_768;

/// The limit of file handles that a program started like this one may have.
pub(super) fn handles() -> Finding {
    match getrlimit(Resource::Nofile).maximum {
        Some(most) if most < HANDLES => Finding::look(
            format!("{most} file handles allow about {} visitors at once.", most / 10 * 7),
            format!("If the service starts with this limit too, set LimitNOFILE={HANDLES} in its unit."),
        ),
        Some(most) => Finding::ok(format!("{most} file handles may be open.")),
        None => Finding::ok("Any number of file handles may be open."),
    }
}

/// Memory that the system may write to a disk.
pub(super) fn swap() -> Finding {
    let Ok(text) = fs::read_to_string("/proc/swaps") else {
        return Finding::look(
            "Whether there is swap cannot be seen.",
            "Make sure that it is off or encrypted.",
        );
    };
    // Memory that is compressed in memory never reaches a disk; a mapped device is most likely an encrypted one.
    let plain =
        |line: &&str| !["/dev/zram", "/dev/dm-", "/dev/mapper/"].iter().any(|one| line.starts_with(one));
    match text.lines().skip(1).find(plain) {
        Some(line) => Finding::look(
            format!("Memory may be written to {}.", line.split_whitespace().next().unwrap_or("a disk")),
            "Words and keys can stay there in clear: turn swap off (`swapoff -a`), or encrypt it, or MemorySwapMax=0 in the unit.",
        ),
        None => Finding::ok("No plain swap."),
    }
}

/// Memory that a crash would write to a disk.
pub(super) fn core_dumps() -> Finding {
    let most = getrlimit(Resource::Core).maximum;
    if most == Some(0) {
        return Finding::ok("A crash writes no memory to the disk.");
    }
    Finding::ok("A crash may write memory to the disk here, but `serve` forbids it for itself.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Level;

    #[test]
    fn a_clock_behind_what_is_stored_is_wrong() {
        let now = Moment::from_millis(1_795_226_400_000);
        assert_eq!(clock(None, now).level, Level::Ok);
        assert_eq!(clock(Some(now.plus_minutes(1)), now).level, Level::Ok);
        assert_eq!(clock(Some(now.plus_minutes(-9_999)), now).level, Level::Ok);
        assert_eq!(clock(Some(now.plus_minutes(3)), now).level, Level::Wrong);
    }
}
