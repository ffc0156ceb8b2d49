//! A PostgreSQL server of our own: a fresh folder, a socket in it, no network, gone when it is dropped. Debian's own
//! server, if one runs, is left alone.

use std::{
    fs,
    os::unix::{fs::chown, process::CommandExt},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use rustix::process::Signal;

use crate::{
    Outcome, clock,
    process::{self, Running},
};

/// Whether a commit waits for the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Durability {
    /// As in production; for measuring.
    Full,
    /// No waiting; for tests, which start from nothing every time.
    Off,
}

/// A running server.
pub(crate) struct Postgres {
    url: String,
    _server: Running,
}

/// The oldest major version the store is written for.
const OLDEST: u32 = 15;

/// The folder with the programs of the newest installed PostgreSQL, 15 or later.
pub(crate) fn programs() -> Option<PathBuf> {
    let major = |folder: &Path| crate::files::name(folder).parse::<u32>().ok();
    let debian = crate::files::folders(Path::new("/usr/lib/postgresql"))
        .into_iter()
        .filter(|folder| major(folder).is_some_and(|major| major >= OLDEST))
        .max_by_key(|folder| major(folder))
        .map(|folder| folder.join("bin"));
    debian
        .or_else(|| process::find_program("postgres").and_then(|path| path.parent().map(Path::to_path_buf)))
        .filter(|bin| bin.join("initdb").is_file())
}

impl Postgres {
    /// Makes a cluster in a fresh folder below `parent` and starts it. As root the server runs as user `postgres`,
    /// because it refuses root.
    pub(crate) fn start(parent: &Path, durability: Durability) -> Outcome<Self> {
        let bin =
            programs().ok_or("PostgreSQL 15 or later was not found; `cargo xtask setup` installs it")?;
        let owner = if rustix::process::getuid().is_root() { Some(user("postgres")?) } else { None };
        let folder = parent.join(format!("nightbus-pg-{}", std::process::id()));
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let made = Self::start_in(&folder, &bin, owner, durability);
        if made.is_err() {
            let _ = fs::remove_dir_all(&folder);
        }
        made
    }

    fn start_in(
        folder: &Path,
        bin: &Path,
        owner: Option<(u32, u32)>,
        durability: Durability,
    ) -> Outcome<Self> {
        if let Some((uid, gid)) = owner {
            chown(folder, Some(uid), Some(gid)).map_err(|error| format!("{}: {error}", folder.display()))?;
        }
        let as_owner = |program: &str| {
            let mut command = Command::new(bin.join(program));
            command.current_dir(folder).env("LC_ALL", "C").stdin(Stdio::null());
            if let Some((uid, gid)) = owner {
                command.uid(uid).gid(gid);
            }
            command
        };
        let data = folder.join("data");
        process::output(
            as_owner("initdb")
                .args([
                    "--auth=trust",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--username=postgres",
                    "--no-sync",
                    "--pgdata",
                ])
                .arg(&data),
        )?;
        let log = folder.join("log");
        let log_file = fs::File::create(&log).map_err(|error| format!("{}: {error}", log.display()))?;
        let mut command = as_owner("postgres");
        command.arg("-D").arg(&data).arg("-k").arg(folder).stdout(Stdio::null()).stderr(log_file);
        for setting in ["listen_addresses=", "port=5432", "max_connections=200", "shared_buffers=128MB"] {
            command.args(["-c", setting]);
        }
        if durability == Durability::Off {
            for setting in ["fsync=off", "synchronous_commit=off", "full_page_writes=off"] {
                command.args(["-c", setting]);
            }
        }
        // SIGINT is PostgreSQL's fast shutdown: clients are cut off, nothing is left behind.
        let mut server = Running::start(&mut command, Signal::INT, Some(folder.to_path_buf()))?;
        let mut ended = false;
        let ready = clock::wait_until(Duration::from_secs(60), Duration::from_millis(20), || {
            ended = server.has_ended();
            ended || is_ready(bin, folder)
        });
        if ended || !ready {
            let said = fs::read_to_string(&log).unwrap_or_default();
            return Err(format!("PostgreSQL did not start:\n{said}"));
        }
        Ok(Self { url: url(folder), _server: server })
    }

    /// The address of its database `postgres`, as the `postgres` crate and libpq read it. Another database of the
    /// same server has its name after the last slash.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

fn is_ready(bin: &Path, folder: &Path) -> bool {
    Command::new(bin.join("pg_isready"))
        .args(["-q", "-p", "5432", "-h"])
        .arg(folder)
        .status()
        .is_ok_and(|status| status.success())
}

/// A socket's folder stands percent-encoded in the place of the host.
fn url(folder: &Path) -> String {
    let mut host = String::new();
    for byte in folder.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => host.push(char::from(*byte)),
            other => host.push_str(&format!("%{other:02X}")),
        }
    }
    format!("postgres://postgres@{host}:5432/postgres")
}

/// The numbers of a user and of their first group.
fn user(name: &str) -> Outcome<(u32, u32)> {
    let passwd = crate::files::read(Path::new("/etc/passwd"))?;
    passwd
        .lines()
        .map(|line| line.split(':').collect::<Vec<_>>())
        .find(|fields| fields.first() == Some(&name))
        .and_then(|fields| Some((fields.get(2)?.parse().ok()?, fields.get(3)?.parse().ok()?)))
        .ok_or_else(|| format!("there is no user `{name}` to run the database as"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_socket_folder_becomes_an_address() {
        assert_eq!(
            url(Path::new("/tmp/nightbus-pg-7/a b")),
            "postgres://postgres@%2Ftmp%2Fnightbus-pg-7%2Fa%20b:5432/postgres"
        );
    }

    #[test]
    fn root_is_in_the_list_of_users_and_nonsense_is_not() {
        assert_eq!(user("root"), Ok((0, 0)));
        assert!(user("no such user").is_err());
    }
}
