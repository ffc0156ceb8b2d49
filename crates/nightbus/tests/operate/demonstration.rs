//! A demonstration of its own for each test, in a folder that goes away.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::OnceLock,
};

/// Where the demonstration lies that every test copies: making one takes seconds.
static SEEDED: OnceLock<PathBuf> = OnceLock::new();

fn seed() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("seeded");
    // From the last run.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("data")).expect("a folder");
    let place = Place::seeded("");
    let closed = rusqlite::Connection::open(place.data().join("nightbus.db"));
    closed.expect("it opens").execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").expect("nobody else has it");
    for name in ["data/nightbus.db", "data/nightbus.toml", "instance.key"] {
        fs::copy(place.folder.path().join(name), folder.join(name)).expect("it can be copied");
    }
    folder
}

/// A folder with a configuration in `data/`, the instance key beside it, and perhaps a server.
pub(crate) struct Place {
    folder: tempfile::TempDir,
    server: Option<Child>,
}

impl Place {
    /// A demonstration that nobody serves.
    pub(crate) fn new() -> Self {
        let place = Self::unseeded("");
        let seeded = SEEDED.get_or_init(seed);
        for (name, to) in [("data/nightbus.db", place.data()), ("data/nightbus.toml", place.data())] {
            let file = Path::new(name).file_name().expect("a file");
            fs::copy(seeded.join(name), to.join(file)).expect("it can be copied");
        }
        fs::copy(seeded.join("instance.key"), place.key()).expect("it can be copied");
        place
    }

    /// A demonstration that nobody serves, made for these lines of its configuration.
    pub(crate) fn seeded(lines: &str) -> Self {
        let mut place = Self::unseeded(lines);
        place.serve();
        place.stop();
        place
    }

    /// A configuration without data.
    pub(crate) fn unseeded(lines: &str) -> Self {
        let place = Self { folder: tempfile::tempdir().expect("a folder"), server: None };
        fs::create_dir(place.data()).expect("a folder in it");
        private(&place.data(), 0o700);
        let store = if lines.contains("store =") { "" } else { "store = \"sqlite:nightbus.db\"" };
        let text = format!("{store}\ninstance_key = \"../instance.key\"\ndemonstration = true\n{lines}\n");
        fs::write(place.config(), text).expect("it can be written");
        private(&place.config(), 0o600);
        place
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub(crate) fn config(&self) -> PathBuf {
        self.data().join("nightbus.toml")
    }

    pub(crate) fn key(&self) -> PathBuf {
        self.folder.path().join("instance.key")
    }

    pub(crate) fn forgotten(&self) -> PathBuf {
        self.folder.path().join("instance.forgotten")
    }

    pub(crate) fn socket(&self) -> PathBuf {
        self.folder.path().join("metrics.sock")
    }

    /// Serves, and answers the address of the public site.
    pub(crate) fn serve(&mut self) -> String {
        let mut server = Command::new(env!("CARGO_BIN_EXE_nightbus"))
            .args(["demo", "--listen", "127.0.0.1:0", "--metrics"])
            .arg(format!("unix:{}", self.socket().display()))
            .arg("--data")
            .arg(self.data())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("the program starts");
        let out = BufReader::new(server.stdout.take().expect("it was asked for"));
        let mut lines = out.lines();
        self.server = Some(server);
        let line = lines.find_map(|line| line.ok().filter(|line| line.contains("Public site")));
        let line = line.expect("it says where it listens");
        // Nobody reads on, and what is still written must find room.
        std::thread::spawn(move || lines.for_each(drop));
        let address = line.rsplit_once("http://").expect("an address").1;
        let address = address.trim_end_matches('/').to_owned();
        // Only who answers also hears a signal.
        assert!(get(&address, "/").starts_with("HTTP/1.1 303"));
        address
    }

    /// Stops the server as a service manager does.
    pub(crate) fn stop(&mut self) {
        let Some(mut server) = self.server.take() else { return };
        let id = rustix::process::Pid::from_child(&server);
        rustix::process::kill_process(id, rustix::process::Signal::TERM).expect("it is ours");
        assert!(server.wait().expect("it ends").success());
    }

    /// Runs a command of the program on this configuration.
    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_nightbus"))
            .args(arguments)
            .arg("--config")
            .arg(self.config())
            .output()
            .expect("the program runs")
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some(mut server) = self.server.take() {
            let _ = server.kill();
            let _ = server.wait();
        }
    }
}

pub(crate) fn private(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("it is ours");
}

/// What a command said, both streams.
pub(crate) fn said(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    text(&output.stdout) + &text(&output.stderr)
}

/// Sends one request and reads the whole answer.
pub(crate) fn ask(mut stream: impl Read + Write, request: &str) -> String {
    stream.write_all(request.as_bytes()).expect("it listens");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("it answers and closes");
    String::from_utf8_lossy(&answer).into_owned()
}

/// A page of the public site.
pub(crate) fn get(address: &str, path: &str) -> String {
    let stream = TcpStream::connect(address).expect("it listens");
    ask(stream, &format!("GET {path} HTTP/1.1\r\nHost: canary-host.example\r\nConnection: close\r\n\r\n"))
}

/// The present number of rows of which something is true.
fn count(place: &Place, what: &str) -> i64 {
    let store = rusqlite::Connection::open(place.data().join("nightbus.db")).expect("it opens");
    store.query_row(&format!("SELECT COUNT(*) FROM {what}"), [], |row| row.get(0)).expect("it is there")
}

#[test]
fn a_demonstration_shows_the_desk_at_work_and_begins_only_once() {
    let mut place = Place::seeded("");
    let standing = |place: &Place| {
        [
            // Open emergencies, with nobody at them; one that ended and one that was none.
            "conversation WHERE emergency = 1 AND taken_by IS NULL",
            "conversation WHERE emergency = 2",
            "mention",
            "draft",
            "tag",
            "saved_view WHERE shared = 1",
            "report",
            "feedback",
            "snippet",
            "quality_review",
            "conversation WHERE snoozed_until IS NOT NULL",
            // Every answer has arrived, and nobody is left signed in.
            "outgoing",
            "staff_session",
        ]
        .map(|what| count(place, what))
    };
    let first = standing(&place);
    assert_eq!(first, [2, 2, 3, 1, 2, 1, 3, 1, 1, 2, 1, 0, 0]);
    place.serve();
    place.stop();
    assert_eq!(standing(&place), first, "it starts again where it stopped");
}
