//! A browser window and what a person, or their settings, can do with it.

use std::{path::Path, time::Duration};

use base64::Engine;
use fantoccini::{
    Client, ClientBuilder, Locator,
    elements::Element,
    error::CmdError,
    wd::{Capabilities, WebDriverCompatibleCommand},
};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

/// Chromium as root can start it in a container, and without a word to its maker.
const FLAGS: [&str; 10] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
];

/// The settings of a browser.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// As it comes.
    Usual,
    /// No scripts and no pictures, as careful people set it.
    Careful,
    /// Text at 200 %.
    LargeText,
}

/// What a page is shown on.
#[derive(Clone, Copy)]
pub(crate) struct Screen {
    /// CSS pixels.
    pub(crate) width: u32,
    /// CSS pixels.
    pub(crate) height: u32,
    /// Device pixels to a CSS pixel: what zooming in changes.
    pub(crate) scale: u32,
}

/// A desk's screen.
pub(crate) const WIDE: Screen = Screen { width: 1440, height: 900, scale: 1 };
/// A phone's.
pub(crate) const PHONE: Screen = Screen { width: 390, height: 844, scale: 1 };

/// Fails with what to do when the servers are not there.
pub(crate) fn check_environment() {
    let names = ["NIGHTBUS_TEST_CHROMEDRIVER", "NIGHTBUS_TEST_CHROMIUM", "NIGHTBUS_TEST_AXE"];
    for name in names {
        assert!(
            std::env::var_os(name).is_some(),
            "{name} is not set: run `cargo xtask test`, which starts ChromeDriver"
        );
    }
}

fn setting(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set"))
}

/// Opens a browser with its profile in `profile`.
pub(crate) async fn connect(kind: Kind, profile: &Path) -> Client {
    let mut flags: Vec<String> = FLAGS.map(String::from).to_vec();
    flags.push(format!("--user-data-dir={}", profile.display()));
    let preferences = match kind {
        Kind::Usual => json!({}),
        // 2 is "block", as in the settings of the browser.
        Kind::Careful => json!({ "profile.managed_default_content_settings.javascript": 2,
                                 "profile.managed_default_content_settings.images": 2 }),
        Kind::LargeText => json!({ "webkit.webprefs.default_font_size": 32 }),
    };
    let options = json!({ "args": flags, "prefs": preferences, "binary": setting("NIGHTBUS_TEST_CHROMIUM") });
    let mut wanted = Capabilities::new();
    wanted.insert("goog:chromeOptions".into(), options);
    wanted.insert("goog:loggingPrefs".into(), json!({ "browser": "ALL" }));
    if kind == Kind::Careful {
        // Without scripts the page of a conversation holds a frame that never ends loading; the page itself does.
        wanted.insert("pageLoadStrategy".into(), json!("eager"));
    }
    let mut builder = ClientBuilder::new(HttpConnector::new());
    builder.capabilities(wanted);
    builder.connect(&setting("NIGHTBUS_TEST_CHROMEDRIVER")).await.unwrap()
}

/// One browser window.
#[derive(Clone)]
pub(crate) struct Window {
    client: Client,
}

impl Window {
    pub(crate) fn new(client: Client) -> Self {
        Self { client }
    }

    /// Goes to an address and waits until it is loaded.
    pub(crate) async fn go(&self, address: &str) {
        self.client.goto(address).await.unwrap();
    }

    /// Whether nothing comes from an address.
    pub(crate) async fn is_lost(&self, address: &str) -> bool {
        self.client.goto(address).await.is_err()
    }

    /// Presses the browser's Back.
    pub(crate) async fn back(&self) {
        self.client.back().await.unwrap();
    }

    /// Where it is.
    pub(crate) async fn address(&self) -> String {
        self.client.current_url().await.unwrap().to_string()
    }

    /// The page's title.
    pub(crate) async fn title(&self) -> String {
        self.client.title().await.unwrap()
    }

    /// The words a person sees.
    pub(crate) async fn text(&self) -> String {
        self.one("body").await.text().await.unwrap()
    }

    /// The page as the browser has it, with what no person sees.
    pub(crate) async fn source(&self) -> String {
        self.client.source().await.unwrap()
    }

    /// The only or first element that a selector finds.
    pub(crate) async fn one(&self, selector: &str) -> Element {
        match self.client.find(Locator::Css(selector)).await {
            Ok(element) => element,
            Err(error) => panic!("{selector} at {}: {error}", self.address().await),
        }
    }

    /// How many elements a selector finds.
    pub(crate) async fn count(&self, selector: &str) -> usize {
        self.client.find_all(Locator::Css(selector)).await.unwrap().len()
    }

    /// Types into a field.
    pub(crate) async fn fill(&self, selector: &str, text: &str) {
        self.one(selector).await.send_keys(text).await.unwrap();
    }

    /// Clicks on what leads to another page, and waits until that one is there. Whoever clicks scrolls it out from below the header
    /// first; the driver does not if a part of it can be seen.
    pub(crate) async fn click(&self, selector: &str) {
        let old = self.one("html").await;
        let scroll = "document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })";
        self.ask(scroll, vec![selector.into()]).await;
        self.one(selector).await.click().await.unwrap();
        self.wait_until_gone(&old).await;
    }

    /// Presses a key that leads to another page, and waits until that one is there.
    pub(crate) async fn press_to_go(&self, key: &str) {
        let old = self.one("html").await;
        self.press(key).await;
        self.wait_until_gone(&old).await;
    }

    /// Runs a script that leads to another page some time later, and waits until that one is there.
    pub(crate) async fn run_to_go(&self, script: &str, given: Vec<Value>) {
        let old = self.one("html").await;
        self.ask(script, given).await;
        self.wait_until_gone(&old).await;
    }

    /// The driver waits for pages that load, but not for one that has yet to begin, such as after a slow post.
    async fn wait_until_gone(&self, old: &Element) {
        for _ in 0..600 {
            if old.tag_name().await.is_err() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("nothing came after {}", self.address().await);
    }

    /// Presses a mouse button twice on what leads to another page, and waits until that one is there.
    pub(crate) async fn double_click(&self, selector: &str) {
        let old = self.one("html").await;
        let target = serde_json::to_value(self.one(selector).await).unwrap();
        let (down, up) =
            (json!({ "type": "pointerDown", "button": 0 }), json!({ "type": "pointerUp", "button": 0 }));
        let to = json!({ "type": "pointerMove", "origin": target, "x": 0, "y": 0 });
        let actions =
            json!({ "actions": [{ "type": "pointer", "id": "mouse", "actions": [to, down, up, down, up] }] });
        self.issue("actions", actions).await.unwrap();
        self.wait_until_gone(&old).await;
    }

    /// Sends a form by its button in a tab of its own, closes that tab once it has its page, and gives the page's address.
    pub(crate) async fn in_another_tab(&self, form: &str, button: &str) -> String {
        let here = self.client.window().await.unwrap();
        self.ask("document.querySelector(arguments[0]).target = '_blank'", vec![form.into()]).await;
        self.one(button).await.click().await.unwrap();
        for _ in 0..600 {
            let tabs = self.client.windows().await.unwrap();
            if let Some(tab) = tabs.into_iter().find(|tab| *tab != here) {
                self.client.switch_to_window(tab).await.unwrap();
                let address = self.address().await;
                let there = address.starts_with("http");
                if there {
                    self.client.close_window().await.unwrap();
                }
                self.client.switch_to_window(here.clone()).await.unwrap();
                if there {
                    return address;
                }
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{button} opened no tab at {}", self.address().await);
    }

    /// Presses keys one after the other on whatever has the focus.
    pub(crate) async fn press(&self, keys: &str) {
        let strokes: Vec<Value> = keys
            .chars()
            .flat_map(|key| ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key })))
            .collect();
        let actions = json!({ "actions": [{ "type": "key", "id": "keys", "actions": strokes }] });
        self.issue("actions", actions).await.unwrap();
    }

    /// What a function of ours says about the page. Works with the page's own scripts off, as the driver asks the
    /// browser and not the page.
    pub(crate) async fn ask(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(script, arguments).await.unwrap()
    }

    /// As [`Self::ask`], for an answer that comes later, through the last argument.
    pub(crate) async fn ask_later(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute_async(script, arguments).await.unwrap()
    }

    /// Shows pages on another screen.
    pub(crate) async fn screen(&self, screen: Screen) {
        let Screen { width, height, scale } = screen;
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// Shows pages as for a medium (`print`, or empty for the screen) and with a wish of the person, such as
    /// `("prefers-color-scheme", "dark")`.
    pub(crate) async fn medium(&self, medium: &str, (wish, value): (&str, &str)) {
        let media = json!({ "media": medium, "features": [{ "name": wish, "value": value }] });
        self.devtools("Emulation.setEmulatedMedia", media).await;
    }

    /// The names of all cookies of all sites.
    pub(crate) async fn cookies(&self) -> Vec<String> {
        let all = self.devtools("Network.getAllCookies", json!({})).await;
        let names = all["cookies"].as_array().unwrap().iter();
        names.map(|cookie| cookie["name"].as_str().unwrap().to_owned()).collect()
    }

    /// What the browser had to complain about since it was last asked: a refused resource, an error.
    pub(crate) async fn complaints(&self) -> Vec<String> {
        let log = self.issue("se/log", json!({ "type": "browser" })).await.unwrap();
        let lines = log.as_array().unwrap().iter();
        lines.map(|line| line["message"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Gives the browser a key that keeps passkeys and whose owner touches it at once.
    pub(crate) async fn plug_in_a_key(&self) {
        let key = json!({ "protocol": "ctap2", "transport": "usb", "hasResidentKey": false,
                          "hasUserVerification": true, "isUserVerified": true, "isUserConsenting": true });
        self.issue("webauthn/authenticator", key).await.unwrap();
    }

    /// A picture of what is seen, as PNG.
    pub(crate) async fn picture(&self) -> Vec<u8> {
        self.client.screenshot().await.unwrap()
    }

    /// The page on paper, as PDF.
    pub(crate) async fn paper(&self) -> Vec<u8> {
        self.client.print(fantoccini::wd::PrintConfiguration::default()).await.unwrap()
    }

    /// The sheets of paper of the page, as its style wants them: width and height of each in whole points.
    pub(crate) async fn sheets(&self) -> Vec<(u32, u32)> {
        let printed = self.devtools("Page.printToPDF", json!({ "preferCSSPageSize": true })).await;
        let pdf =
            base64::engine::general_purpose::STANDARD.decode(printed["data"].as_str().unwrap()).unwrap();
        let text = String::from_utf8_lossy(&pdf);
        let boxes = text.split("/MediaBox [").skip(1).filter_map(|rest| rest.split(']').next());
        let size = |one: &str| {
            let sides: Vec<f64> = one.split_whitespace().filter_map(|side| side.parse().ok()).collect();
            (sides[2].round() as u32, sides[3].round() as u32)
        };
        boxes.map(size).collect()
    }

    async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        self.issue("goog/cdp/execute", body).await.unwrap()
    }

    async fn issue(&self, name: &'static str, body: Value) -> Result<Value, CmdError> {
        self.client.issue_cmd(Post { name, body: body.to_string() }).await
    }
}

/// A command of the driver that has no function of its own.
#[derive(Debug)]
struct Post {
    name: &'static str,
    body: String,
}

impl WebDriverCompatibleCommand for Post {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.name))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.clone()))
    }
}
