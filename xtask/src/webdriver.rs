//! As much WebDriver (W3C) and DevTools protocol as taking a picture needs.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use rustix::process::Signal;
use serde_json::{Value, json};

use crate::{
    Outcome, clock,
    http::Connection,
    process::{self, Running},
    setup,
};

/// Chromium as it must be started by root, in a container, without asking its maker for anything.
const FLAGS: [&str; 11] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--font-render-hinting=none",
];

/// Starts ChromeDriver on a free port and waits until it answers. `leaves` is a folder to remove when it has ended,
/// such as the profile of its browser.
pub(crate) fn start_driver(leaves: Option<PathBuf>) -> Outcome<(Running, u16)> {
    let program = process::find_program("chromedriver")
        .ok_or("chromedriver was not found; `cargo xtask setup` installs it")?;
    let port = process::free_port()?;
    let mut command = Command::new(program);
    command.arg(format!("--port={port}")).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut driver = Running::start(&mut command, Signal::TERM, leaves)?;
    let mut connection = Connection::to(&format!("127.0.0.1:{port}"));
    let mut ended = false;
    let ready = clock::wait_until(Duration::from_secs(60), Duration::from_millis(50), || {
        ended = driver.has_ended();
        ended || connection.get("/status", "").is_ok_and(|answer| answer.status == 200)
    });
    if ended || !ready {
        return Err("chromedriver did not start".into());
    }
    Ok((driver, port))
}

/// A browser window that follows orders; it closes when dropped.
pub(crate) struct Browser {
    connection: Connection,
    session: String,
}

impl Browser {
    /// Opens a browser with an empty profile in `profile`.
    pub(crate) fn open(port: u16, profile: &Path) -> Outcome<Self> {
        let mut flags: Vec<String> = FLAGS.map(String::from).to_vec();
        flags.push(format!("--user-data-dir={}", profile.display()));
        let mut options = json!({ "args": flags });
        if let Some(chromium) = setup::chromium() {
            options["binary"] = json!(chromium);
        }
        let mut browser =
            Self { connection: Connection::to(&format!("127.0.0.1:{port}")), session: String::new() };
        let wanted = json!({ "capabilities": { "alwaysMatch": { "goog:chromeOptions": options } } });
        let answer = browser.call("POST", "/session", &wanted)?;
        browser.session = answer["sessionId"].as_str().ok_or("chromedriver gave no session")?.to_owned();
        Ok(browser)
    }

    /// Goes to an address and waits until it is loaded.
    pub(crate) fn go(&mut self, address: &str) -> Outcome {
        self.command("url", &json!({ "url": address })).map(|_| ())
    }

    /// One command of the DevTools protocol.
    pub(crate) fn devtools(&mut self, command: &str, parameters: &Value) -> Outcome<Value> {
        self.command("goog/cdp/execute", &json!({ "cmd": command, "params": parameters }))
    }

    fn command(&mut self, name: &str, body: &Value) -> Outcome<Value> {
        let path = format!("/session/{}/{name}", self.session);
        self.call("POST", &path, body)
    }

    fn call(&mut self, method: &str, path: &str, body: &Value) -> Outcome<Value> {
        let answer =
            self.connection.json(method, path, &body.to_string()).map_err(|error| error.to_string())?;
        let mut value: Value = serde_json::from_slice(&answer.body).map_err(|error| error.to_string())?;
        let value = value["value"].take();
        if answer.status == 200 {
            return Ok(value);
        }
        Err(format!("{path}: {}", value["message"].as_str().unwrap_or("no reason given")))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            let path = format!("/session/{}", self.session);
            let _ = self.call("DELETE", &path, &json!({}));
        }
    }
}
