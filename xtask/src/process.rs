//! Starting programs so that they surely end: each runs in its own process group and stands in a list, from which a
//! guard's drop, a panic or a signal stops it by its number.

use std::{
    collections::HashMap,
    ffi::OsStr,
    fs,
    os::unix::process::{CommandExt, ExitStatusExt},
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::Mutex,
    thread,
    time::Duration,
};

use rustix::process::{Pid, Signal};
use signal_hook::{
    consts::{SIGHUP, SIGINT, SIGTERM},
    iterator::Signals,
};

use crate::{Outcome, clock};

struct Entry {
    pid: i32,
    goodbye: Signal,
    leaves: Option<PathBuf>,
}

static RUNNING: Mutex<Vec<Entry>> = Mutex::new(Vec::new());

fn running() -> std::sync::MutexGuard<'static, Vec<Entry>> {
    RUNNING.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// A started program. Dropping it stops the program and everything it started, and removes the folder it leaves.
pub(crate) struct Running {
    child: Child,
}

impl Running {
    /// Starts `command` in a process group of its own. `goodbye` is the signal that asks it to end; `leaves` is a
    /// folder to remove afterwards.
    pub(crate) fn start(command: &mut Command, goodbye: Signal, leaves: Option<PathBuf>) -> Outcome<Self> {
        // The list stays locked across the start, so that a signal in between does not miss the newcomer.
        let mut list = running();
        let child =
            command.process_group(0).spawn().map_err(|error| format!("{}: {error}", said(command)))?;
        list.push(Entry { pid: child.id().cast_signed(), goodbye, leaves });
        Ok(Self { child })
    }

    /// The program's number.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Whether it has ended by itself.
    pub(crate) fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }

    /// Whether it has ended by itself, and well.
    pub(crate) fn succeeded(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(Some(status)) if status.success())
    }

    fn wait(&mut self) -> Outcome<std::process::ExitStatus> {
        self.child.wait().map_err(|error| error.to_string())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let pid = self.child.id().cast_signed();
        let entry = {
            let mut list = running();
            list.iter().position(|entry| entry.pid == pid).map(|at| list.remove(at))
        };
        if let Some(entry) = entry {
            stop(&entry);
        }
        // Reaps it; the number is free for others only from here on.
        let _ = self.child.wait();
    }
}

/// From now on an interrupt, a hang-up or a termination stops every running program before this one ends.
pub(crate) fn stop_everything_on_signals() {
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM, SIGHUP]) else { return };
    thread::spawn(move || {
        let Some(signal) = signals.forever().next() else { return };
        let list = running();
        eprintln!("\nstopping {} program(s)", list.len());
        for entry in list.iter().rev() {
            stop(entry);
        }
        // The lock is kept: nothing new may start any more.
        std::process::exit(128 + signal);
    });
}

fn stop(entry: &Entry) {
    let Some(pid) = Pid::from_raw(entry.pid) else { return };
    // Descendants that made process groups of their own (Chromium does) are noted before their parents are gone.
    let family = descendants(entry.pid);
    if is_alive(entry.pid) {
        let _ = rustix::process::kill_process(pid, entry.goodbye);
        clock::wait_until(Duration::from_secs(15), Duration::from_millis(10), || !is_alive(entry.pid));
    }
    let _ = rustix::process::kill_process_group(pid, Signal::KILL);
    for member in family.into_iter().filter(|member| is_alive(*member)).filter_map(Pid::from_raw) {
        let _ = rustix::process::kill_process(member, Signal::KILL);
    }
    if let Some(folder) = &entry.leaves {
        let _ = fs::remove_dir_all(folder);
    }
}

/// Whether the process exists and is not merely waiting to be reaped.
fn is_alive(pid: i32) -> bool {
    stat_fields(pid).is_some_and(|fields| fields.first().is_some_and(|state| state != "Z" && state != "X"))
}

/// The fields of `/proc/<pid>/stat` from the state on (proc_pid_stat(5)); the name before may hold anything.
pub(crate) fn stat_fields(pid: i32) -> Option<Vec<String>> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (_, rest) = stat.rsplit_once(')')?;
    Some(rest.split_whitespace().map(str::to_owned).collect())
}

fn descendants(ancestor: i32) -> Vec<i32> {
    let mut children: HashMap<i32, Vec<i32>> = HashMap::new();
    let Ok(entries) = fs::read_dir("/proc") else { return Vec::new() };
    for pid in entries.flatten().filter_map(|entry| entry.file_name().to_str()?.parse::<i32>().ok()) {
        let parent = stat_fields(pid).and_then(|fields| fields.get(1)?.parse::<i32>().ok());
        if let Some(parent) = parent {
            children.entry(parent).or_default().push(pid);
        }
    }
    let mut found = Vec::new();
    let mut next = vec![ancestor];
    while let Some(pid) = next.pop() {
        for child in children.get(&pid).into_iter().flatten() {
            found.push(*child);
            next.push(*child);
        }
    }
    found
}

/// Runs a command to its end with this program's own streams.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let said = said(command);
    let status = Running::start(command, Signal::TERM, None)?.wait()?;
    match (status.success(), status.signal()) {
        (true, _) => Ok(()),
        (false, Some(signal)) => Err(format!("{said}: ended by signal {signal}")),
        (false, None) => Err(format!("{said}: ended with {}", status.code().unwrap_or(-1))),
    }
}

/// Runs a command to its end and gives what it wrote to standard output. What it wrote to standard error is in the
/// error.
pub(crate) fn output(command: &mut Command) -> Outcome<String> {
    let said = said(command);
    let done = command.stdin(Stdio::null()).output().map_err(|error| format!("{said}: {error}"))?;
    if !done.status.success() {
        return Err(format!("{said}: {}\n{}", done.status, String::from_utf8_lossy(&done.stderr).trim()));
    }
    Ok(String::from_utf8_lossy(&done.stdout).into_owned())
}

/// The cargo that runs this program.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(crate::files::root());
    command
}

/// The command as one would type it.
fn said(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Where a program of this name lies, if the search path has it.
pub(crate) fn find_program(name: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?)
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
}

/// A TCP port of the loopback address that was free a moment ago.
pub(crate) fn free_port() -> Outcome<u16> {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").map_err(|error| error.to_string())?;
    listener.local_addr().map(|address| address.port()).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dropped_program_ends_with_everything_it_started() {
        let folder = std::env::temp_dir().join(format!("xtask-process-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let mut command = Command::new("sh");
        // setsid leaves the process group, as Chromium's helpers may.
        command.args(["-c", "setsid sleep 600 & sleep 601 & wait"]);
        let running = Running::start(&mut command, Signal::TERM, Some(folder.clone())).unwrap();
        let pid = running.pid().cast_signed();
        assert!(clock::wait_until(Duration::from_secs(10), Duration::from_millis(10), || descendants(pid)
            .len()
            == 2));
        let family = descendants(pid);
        drop(running);
        assert!(
            clock::wait_until(Duration::from_secs(10), Duration::from_millis(10), || {
                !family.iter().any(|member| is_alive(*member))
            }),
            "{family:?} still run"
        );
        assert!(!folder.exists());
    }

    #[test]
    fn a_failing_command_is_named_in_the_error() {
        let error = run(Command::new("sh").args(["-c", "exit 3"])).unwrap_err();
        assert!(error.contains("sh -c") && error.ends_with("ended with 3"), "{error}");
    }
}
