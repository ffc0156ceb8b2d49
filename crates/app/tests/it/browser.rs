//! A browser without scripts, in process: it follows links by their text, fills fields by their label and presses buttons
//! by their name, as a person does; keeps cookies; follows redirects within the surface and stops at those that lead out.

use std::collections::BTreeMap;

use app::demo::{Account, code_now};
use axum::{
    Router,
    body::Body,
    http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response, StatusCode, header},
};
use http_body_util::BodyExt;
use kernel::Moment;
use scraper::{ElementRef, Html, Selector};
use tower::ServiceExt;

/// One answer, as it came.
#[derive(Clone)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    /// Where a redirect leads.
    pub fn location(&self) -> Option<&str> {
        self.headers.get(header::LOCATION).and_then(|value| value.to_str().ok())
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// A browser window on one surface. A clone is a second window with the same cookies, or the page one goes back to.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    host: String,
    pub cookies: BTreeMap<String, String>,
    /// Headers that go along with every request.
    always: Vec<(HeaderName, HeaderValue)>,
    /// Whether it keeps to itself where its forms come from.
    silent: bool,
    url: String,
    answer: Answer,
    document: Html,
    typed: Vec<(String, String)>,
    external: Option<String>,
    /// Every address that was asked for or sent to, in order.
    pub trail: Vec<String>,
    /// Every title that was shown.
    pub titles: Vec<String>,
}

impl Browser {
    pub fn new(router: Router, host: &str) -> Self {
        Self {
            router,
            host: host.to_owned(),
            cookies: BTreeMap::new(),
            always: Vec::new(),
            silent: false,
            url: String::new(),
            answer: Answer { status: StatusCode::OK, headers: HeaderMap::new(), body: Vec::new() },
            document: Html::new_document(),
            typed: Vec::new(),
            external: None,
            trail: Vec::new(),
            titles: Vec::new(),
        }
    }

    /// The same browser under another host name.
    #[must_use]
    pub fn at(mut self, host: &str) -> Self {
        host.clone_into(&mut self.host);
        self
    }

    /// The same browser, answered by another process from now on.
    #[must_use]
    pub fn through(mut self, router: &Router) -> Self {
        self.router = router.clone();
        self
    }

    /// Sends a header with every request from now on.
    pub fn always(&mut self, name: &'static str, value: &str) {
        let value = HeaderValue::from_bytes(value.as_bytes()).expect("a header can hold this");
        self.always.push((HeaderName::from_static(name), value));
    }

    /// Says from now on nothing of where its forms come from, as a very old browser or a strict proxy.
    pub fn silent(&mut self) {
        self.silent = true;
    }

    // ---- what the page is

    pub fn status(&self) -> StatusCode {
        self.answer.status
    }

    /// The address in the address bar, with its fragment.
    pub fn url(&self) -> &str {
        &self.url
    }

    pub fn header(&self, name: &str) -> &str {
        self.answer.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("")
    }

    pub fn html(&self) -> String {
        self.answer.text()
    }

    pub fn title(&self) -> String {
        self.text_of("title")
    }

    pub fn h1(&self) -> String {
        self.text_of("h1")
    }

    /// All text of the page, blanks collapsed.
    pub fn text(&self) -> String {
        self.text_of("body")
    }

    /// The text of the first element that a selector finds; nothing if there is none.
    pub fn text_of(&self, css: &str) -> String {
        self.all(css).first().map(|element| text(*element)).unwrap_or_default()
    }

    /// The texts of all elements that a selector finds.
    pub fn texts_of(&self, css: &str) -> Vec<String> {
        self.all(css).into_iter().map(text).collect()
    }

    pub fn all(&self, css: &str) -> Vec<ElementRef<'_>> {
        self.document.select(&selector(css)).collect()
    }

    pub fn shows(&self, words: &str) -> bool {
        self.text().contains(words)
    }

    /// What stands in a field now, found by its label.
    pub fn value(&self, label: &str) -> String {
        let field = self.field(label);
        let name = field.attr("name").unwrap_or_default();
        let typed = self.typed.iter().rev().find(|(typed, _)| typed == name);
        typed.map_or_else(|| value_of(field), |(_, value)| value.clone())
    }

    /// Where the last redirect led that left this surface.
    pub fn external(&self) -> Option<&str> {
        self.external.as_deref()
    }

    // ---- what one does with it

    /// Types an address.
    pub async fn open(&mut self, path: &str) -> &mut Self {
        self.go(Method::GET, path, None).await;
        self
    }

    /// Follows the link with this text (its whole text, or that of an element in it).
    pub async fn follow(&mut self, words: &str) -> &mut Self {
        let href = self.link(words);
        assert!(
            href.starts_with('/') || href.starts_with('#'),
            "the link {words:?} leads out of the site: {href}"
        );
        if href.starts_with('#') {
            return self;
        }
        self.go(Method::GET, &href, None).await;
        self
    }

    /// The address of the link with this text.
    pub fn link(&self, words: &str) -> String {
        let fits = |link: &ElementRef<'_>| {
            text(*link) == words || link.descendent_elements().any(|inner| text(inner) == words)
        };
        let mut found: Vec<&str> =
            self.all("a[href]").into_iter().filter(fits).filter_map(|link| link.attr("href")).collect();
        found.sort_unstable();
        found.dedup();
        match found.as_slice() {
            [one] => (*one).to_owned(),
            [] => panic!("no link {words:?} on {}: {:?}", self.url, self.texts_of("a[href]")),
            several => panic!("several links {words:?} on {}: {several:?}", self.url),
        }
    }

    pub fn has_link(&self, words: &str) -> bool {
        self.texts_of("a[href]").iter().any(|link| link == words)
    }

    pub fn has_button(&self, words: &str) -> bool {
        self.texts_of("button").iter().any(|button| button == words)
    }

    /// Types into the field with this label.
    pub fn fill(&mut self, label: &str, value: &str) -> &mut Self {
        let name = self.field(label).attr("name").expect("a field has a name").to_owned();
        self.typed.push((name, value.to_owned()));
        self
    }

    /// Presses the button with this text.
    pub async fn press(&mut self, words: &str) -> &mut Self {
        let (action, body) = self.form_of(words);
        self.go(Method::POST, &action, Some(body)).await;
        self
    }

    /// What pressing a button would send: the address and the body.
    pub fn form_of(&self, words: &str) -> (String, String) {
        let button = self.all("button").into_iter().find(|button| text(*button) == words);
        let button = button
            .unwrap_or_else(|| panic!("no button {words:?} on {}: {:?}", self.url, self.texts_of("button")));
        // A button may stand outside its form and name it.
        let named = button.attr("form").map(|id| self.all(&format!("form[id=\"{id}\"]"))[0]);
        let form = named.or_else(|| ancestor(button, "form")).expect("the button stands in a form");
        assert_eq!(form.attr("method"), Some("post"), "{words:?} changes something, so it must post");
        let action = button.attr("formaction").or(form.attr("action")).expect("the form says where it goes");
        let mut pairs = Vec::new();
        for control in form.select(&selector("input[name], textarea[name], select[name]")) {
            let name = control.attr("name").unwrap_or_default();
            let typed = self.typed.iter().rev().find(|(typed, _)| typed == name);
            let value = typed.map_or_else(|| value_of(control), |(_, value)| value.clone());
            // Browsers send line ends this way (HTML, "constructing the entry list").
            pairs.push((name.to_owned(), value.replace("\r\n", "\n").replace('\n', "\r\n")));
        }
        if let Some(name) = button.attr("name") {
            pairs.push((name.to_owned(), button.attr("value").unwrap_or_default().to_owned()));
        }
        (action.to_owned(), encode(&pairs))
    }

    /// Signs in with password and code. A code counts once, so signing the same member in again needs a later `now`.
    pub async fn sign_in(&mut self, account: &Account, now: Moment) -> &mut Self {
        self.open("/en/sign-in").await;
        self.fill("Login", &account.login).fill("Password", &account.password);
        self.press("Next").await;
        assert_eq!(self.h1(), "Enter the code", "the password of {} was taken", account.login);
        let code = code_now(&account.totp_secret, now).expect("the secret can be read");
        self.fill("Code", &code);
        self.press("Sign in").await;
        assert!(!self.url.contains("/sign-in"), "{} is signed in: {}", account.login, self.text());
        self
    }

    /// Sends a form as it stands, with fields of the caller's choice.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> &mut Self {
        let pairs: Vec<_> = fields.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        self.go(Method::POST, path, Some(encode(&pairs))).await;
        self
    }

    /// Sends a body as it stands, as [`form_of`](Self::form_of) gives it or worse.
    pub async fn send(&mut self, path: &str, body: String) -> &mut Self {
        self.go(Method::POST, path, Some(body)).await;
        self
    }

    /// Sends a body in another encoding and follows where it leads.
    pub async fn send_as(&mut self, path: &str, content_type: &str, body: Vec<u8>) -> &mut Self {
        let answer = self.ask_as(Method::POST, path, content_type, body).await;
        self.trail.push(path.to_owned());
        self.keep(&answer);
        let next = answer.location().map(str::to_owned);
        self.show(path, answer);
        if let Some(next) = next.filter(|_| self.status() == StatusCode::SEE_OTHER) {
            self.open(&next).await;
        }
        self
    }

    /// One request with this browser's cookies, answered as it is: nothing is followed, kept or shown. Of an answer that
    /// stays open it is the first piece, but for a search, which ends by itself.
    pub async fn ask(&self, method: Method, path: &str, body: Option<&str>) -> Answer {
        let body = body.unwrap_or_default().as_bytes().to_vec();
        self.ask_as(method, path, "application/x-www-form-urlencoded", body).await
    }

    /// As [`ask`](Self::ask), with a body in any encoding.
    pub async fn ask_as(&self, method: Method, path: &str, content_type: &str, body: Vec<u8>) -> Answer {
        let (parts, mut body) = self.sent(method, path, content_type, body).await.into_parts();
        let stays_open = parts.headers.contains_key("x-accel-buffering") && !path.ends_with("/inbox/search");
        let body = if stays_open {
            let piece = body.frame().await.expect("it says something").expect("the answer comes");
            piece.into_data().unwrap_or_default().to_vec()
        } else {
            body.collect().await.expect("the answer comes whole").to_bytes().to_vec()
        };
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// One request with this browser's cookies, and the answer while its body is still to come.
    pub async fn answer_to(&self, method: Method, path: &str, body: Option<&str>) -> Response<Body> {
        let body = body.unwrap_or_default().as_bytes().to_vec();
        self.sent(method, path, "application/x-www-form-urlencoded", body).await
    }

    async fn sent(&self, method: Method, path: &str, content_type: &str, body: Vec<u8>) -> Response<Body> {
        let mut request = Request::builder()
            .method(method.clone())
            .uri(path.split('#').next().unwrap_or(path))
            .header(header::HOST, &self.host);
        if !self.cookies.is_empty() {
            let line: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, line.join("; "));
        }
        if method == Method::POST {
            if !self.silent {
                request = request.header(header::ORIGIN, format!("https://{}", self.host));
            }
            request = request.header(header::CONTENT_TYPE, content_type);
        }
        let mut request = request.body(Body::from(body)).expect("it is a request");
        for (name, value) in &self.always {
            request.headers_mut().insert(name.clone(), value.clone());
        }
        self.router.clone().oneshot(request).await.expect("a router always answers")
    }

    async fn go(&mut self, mut method: Method, path: &str, mut body: Option<String>) {
        let mut path = path.to_owned();
        for _ in 0..10 {
            self.trail.push(path.clone());
            let answer = self.ask(method, &path, body.as_deref()).await;
            self.keep(&answer);
            let next = answer.location().map(str::to_owned);
            self.show(&path, answer);
            let Some(next) = next.filter(|_| self.status() == StatusCode::SEE_OTHER) else { return };
            if !next.starts_with('/') {
                self.trail.push(next.clone());
                self.external = Some(next);
                return;
            }
            (method, path, body) = (Method::GET, next, None);
        }
        panic!("redirects that do not end: {:?}", self.trail);
    }

    fn show(&mut self, path: &str, answer: Answer) {
        path.clone_into(&mut self.url);
        self.document = Html::parse_document(&answer.text());
        self.answer = answer;
        self.typed.clear();
        self.external = None;
        if self.document.select(&selector("title")).next().is_some() {
            self.titles.push(self.title());
        }
    }

    fn keep(&mut self, answer: &Answer) {
        if answer
            .headers
            .get("clear-site-data")
            .is_some_and(|value| value.as_bytes().ends_with(b"\"storage\""))
        {
            self.cookies.clear();
        }
        for line in answer.headers.get_all(header::SET_COOKIE) {
            let line = line.to_str().expect("a cookie is ASCII");
            let mut parts = line.split("; ");
            let (name, value) =
                parts.next().and_then(|pair| pair.split_once('=')).expect("a cookie is a pair");
            if parts.any(|part| part == "Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }

    fn field(&self, label: &str) -> ElementRef<'_> {
        let found = self.all("label[for]").into_iter().find(|found| text(*found) == label);
        let found = found
            .unwrap_or_else(|| panic!("no label {label:?} on {}: {:?}", self.url, self.texts_of("label")));
        let id = found.attr("for").unwrap_or_default();
        let control = self.all(&format!("[id=\"{id}\"]")).first().copied();
        control.unwrap_or_else(|| panic!("the label {label:?} belongs to no field"))
    }
}

/// The text of an element, blanks collapsed; what an icon holds is none.
pub fn text(element: ElementRef<'_>) -> String {
    // Joined first: text that touches without a blank stays one word.
    let joined: String = element.text().collect();
    let collapsed: Vec<&str> = joined.split_whitespace().collect();
    collapsed.join(" ")
}

pub fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|_| panic!("not a selector: {css}"))
}

/// The nearest element around this one with a name.
pub fn ancestor<'a>(element: ElementRef<'a>, name: &str) -> Option<ElementRef<'a>> {
    element.ancestors().filter_map(ElementRef::wrap).find(|around| around.value().name() == name)
}

fn value_of(control: ElementRef<'_>) -> String {
    match control.value().name() {
        "textarea" => control.text().collect(),
        "select" => {
            let options: Vec<_> = control.select(&selector("option")).collect();
            let chosen = options.iter().find(|option| option.attr("selected").is_some());
            chosen.or(options.first()).and_then(|option| option.attr("value")).unwrap_or_default().to_owned()
        }
        _ => control.attr("value").unwrap_or_default().to_owned(),
    }
}

/// `application/x-www-form-urlencoded` (WHATWG URL §5.2).
pub fn encode(pairs: &[(String, String)]) -> String {
    let one = |text: &str| {
        let mut out = String::with_capacity(text.len());
        for byte in text.bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'*' | b'-' | b'.' | b'_' => {
                    out.push(char::from(byte))
                }
                b' ' => out.push('+'),
                other => out.push_str(&format!("%{other:02X}")),
            }
        }
        out
    };
    pairs.iter().map(|(name, value)| format!("{}={}", one(name), one(value))).collect::<Vec<_>>().join("&")
}

mod tests {
    use crate::world::both;

    #[test]
    fn a_visitor_writes_and_reads_their_own_words() {
        both(async |world| {
            let mut visitor = world.visitor();
            visitor.open("/en/").await.follow("Start a conversation").await;
            visitor.fill("Your first message", "is anybody\nthere <b>now</b>");
            visitor.press("Send message").await;
            assert_eq!(visitor.url(), "/en/thread?first=1#latest");
            assert!(visitor.shows("there <b>now</b>"), "{}", visitor.text());
            assert_eq!(visitor.cookies.len(), 1);
        });
    }

    #[test]
    fn leaving_is_noticed_as_a_way_out() {
        both(async |world| {
            let mut visitor = world.visitor();
            visitor.open("/en/about").await.follow("Leave now").await;
            assert_eq!(visitor.external(), Some("https://en.wikipedia.org/"));
        });
    }
}
