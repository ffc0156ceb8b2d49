//! The program under test: a demonstration, and an everyday page for "Leave now" to lead to.

use std::{
    fs,
    io::{Read, Write},
    net::TcpListener,
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, PoisonError, Weak},
    thread,
    time::Duration,
};

use serde::Deserialize;

/// The words on the page that "Leave now" opens.
pub(crate) const WEATHER: &str = "Light rain until noon";

/// How often, a fifth of a second apart, one looks whether the program serves.
const PATIENCE: u32 = 600;

#[derive(Deserialize)]
struct Written {
    public: String,
    desk: String,
    accounts: Vec<Account>,
}

#[derive(Deserialize)]
struct Account {
    login: String,
    password: String,
}

/// A running demonstration. It ends, by its number, when the last one who uses it is done.
pub(crate) struct Site {
    written: Written,
    neutral: String,
    folder: tempfile::TempDir,
    _program: Program,
}

struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

static RUNNING: Mutex<Weak<Site>> = Mutex::new(Weak::new());

impl Site {
    /// The demonstration that runs already, or a new one: tests that run at the same time share it.
    pub(crate) fn shared() -> Arc<Self> {
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        running.upgrade().unwrap_or_else(|| {
            let site = Arc::new(Self::start());
            *running = Arc::downgrade(&site);
            site
        })
    }

    /// A demonstration for one test alone, with every member free to sign in.
    pub(crate) fn start() -> Self {
        let neutral = everyday_page();
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("demo");
        let child = Command::new(env!("CARGO_BIN_EXE_nightbus"))
            .args(["demo", "--listen", "127.0.0.1:0", "--neutral-page", &neutral, "--data"])
            .arg(&data)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let mut program = Program(child);
        for _ in 0..PATIENCE {
            assert!(program.0.try_wait().unwrap().is_none(), "`nightbus demo` ended by itself");
            let written = fs::read(data.join("demo.json")).ok();
            if let Some(written) = written.and_then(|json| serde_json::from_slice(&json).ok()) {
                return Self { written, neutral, folder, _program: program };
            }
            thread::sleep(Duration::from_millis(200));
        }
        panic!("`nightbus demo` wrote no demo.json");
    }

    /// The address of a page of the public site, from its path.
    pub(crate) fn public(&self, path: &str) -> String {
        format!("{}/{path}", self.written.public.trim_end_matches('/'))
    }

    /// The address of a page of the desk, from its path.
    pub(crate) fn desk(&self, path: &str) -> String {
        format!("{}/{path}", self.written.desk.trim_end_matches('/'))
    }

    /// Where "Leave now" leads.
    pub(crate) fn neutral(&self) -> &str {
        &self.neutral
    }

    /// The password of a member of the team.
    pub(crate) fn password(&self, login: &str) -> &str {
        let account = self.written.accounts.iter().find(|account| account.login == login);
        &account.unwrap_or_else(|| panic!("nobody is called {login}")).password
    }

    /// The present one-time code of a member, from the program itself.
    pub(crate) fn code(&self, login: &str) -> String {
        let data: PathBuf = self.folder.path().join("demo");
        let done = Command::new(env!("CARGO_BIN_EXE_nightbus"))
            .args(["demo-code", login, "--data"])
            .arg(data)
            .output()
            .unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap().trim().to_owned()
    }
}

/// A page about the weather, on another host than the site: `localhost` and `127.0.0.1` are two sites to a browser.
/// It is served as long as the tests run.
fn everyday_page() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { continue };
            thread::spawn(move || {
                let mut request = [0; 4096];
                let _ = stream.read(&mut request);
                let page = format!(
                    "<!doctype html><html lang=en><title>Weather</title><p>{WEATHER}</p>\
                     <script>document.title = 'Scripts run'</script>"
                );
                let length = page.len();
                let _ = write!(
                    stream,
                    "HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\n\
                     content-length: {length}\r\nconnection: close\r\n\r\n{page}"
                );
            });
        }
    });
    format!("http://localhost:{port}/weather")
}
