//! The thread as it goes on, in an answer that stays open: as a page in a frame for browsers without scripts, as events
//! for those with. Between two pieces it holds the visitor's secret, as their cookie does, and no key: each time it
//! reads the session's row again, so a session that was ended ends it.

use std::convert::Infallible;

use askama::Template;
use axum::{
    Extension,
    body::Body,
    extract::{Query, rejection::QueryRejection},
    http::{HeaderMap, HeaderValue, StatusCode},
    response::Response,
};
use futures_util::stream::unfold;
use kernel::{Moment, entropy};
use tokio::time::{Duration, sleep};
use ui::{accept::Closing, csrf, page};

use super::{public::status_of, rules, session::VisitorSecret};
use crate::{
    chat::{Line, Stamp},
    consult::Wish,
    emergency::{self, Auto},
    ids::ConversationId,
    streams::Place,
    surfaces::{Ground, public::Visit},
};

/// An answer stays open for so long, so that a forgotten window does not hold a connection for ever.
const MINUTES: i64 = 30;
/// Messages in one piece.
const PIECE: i64 = 50;
/// When the store could not be read, it is asked again so soon.
const AGAIN: Duration = Duration::from_secs(2);
/// Some browsers show nothing of a page before they have about this many bytes.
const FILLING: usize = 1_024;

#[derive(Default, serde::Deserialize)]
pub(super) struct Position {
    /// The last message that the page around it shows.
    after: Option<i64>,
    /// Whom it asks about, as [`Wish::mark`] writes it.
    wish: Option<String>,
}

impl Position {
    /// Where the page around it stops.
    fn read(self) -> (i64, String) {
        (self.after.unwrap_or(0), self.wish.unwrap_or_default())
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// HTML that goes on.
    Frame,
    /// Server-sent events (WHATWG HTML §9.2).
    Events,
}

impl Form {
    const fn content_type(self) -> &'static str {
        match self {
            Self::Frame => "text/html; charset=utf-8",
            Self::Events => "text/event-stream",
        }
    }
}

#[derive(Template)]
#[template(path = "visitor/templates/live-frame.html")]
struct Head<'a> {
    ground: &'a Ground,
    open: bool,
    filling: &'a str,
}

#[derive(Template)]
#[template(path = "visitor/templates/live-news.html")]
struct News<'a> {
    ground: &'a Ground,
    lines: &'a [Line],
    /// What stands by itself after them.
    autos: Vec<(i64, Auto)>,
}

impl News<'_> {
    /// The page around the frame has the place to jump to.
    fn latest(&self) -> i64 {
        i64::MIN
    }

    fn auto(&self, number: &i64) -> Option<&Auto> {
        self.autos.iter().find(|(at, _)| at == number).map(|(_, auto)| auto)
    }
}

#[derive(Template)]
#[template(path = "visitor/templates/live-here.html")]
struct Here<'a> {
    ground: &'a Ground,
    here: &'a [Stamp],
}

impl Here<'_> {
    fn now(&self) -> String {
        self.ground.t.time(self.ground.app.clock.now(), &self.ground.org.zone)
    }
}

/// Whom the team would like to ask, or what the visitor has said about it; `None` once nobody is asked any more.
#[derive(Template)]
#[template(path = "visitor/templates/live-wish.html")]
struct Asks<'a> {
    ground: &'a Ground,
    wish: Option<&'a Wish>,
    csrf: String,
}

#[derive(Template)]
#[template(path = "visitor/templates/live-end.html")]
struct End<'a> {
    ground: &'a Ground,
    why: &'a str,
    after: i64,
}

pub(super) async fn frame(
    visit: Visit,
    closing: Option<Extension<Closing>>,
    position: Result<Query<Position>, QueryRejection>,
) -> Response {
    let (after, wish) = position.map_or_else(|_| Default::default(), |Query(position)| position.read());
    page::in_frame(open(visit, closing, (after, wish), Form::Frame, false).await)
}

pub(super) async fn events(
    visit: Visit,
    closing: Option<Extension<Closing>>,
    headers: HeaderMap,
    position: Result<Query<Position>, QueryRejection>,
) -> Response {
    let (after, wish) = position.map_or_else(|_| Default::default(), |Query(position)| position.read());
    // A browser that comes back says what it had last.
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok()?.parse().ok());
    let (resumed, after) = (last.is_some(), last.unwrap_or(after));
    open(visit, closing, (after, wish), Form::Events, resumed).await
}

async fn open(
    visit: Visit,
    closing: Option<Extension<Closing>>,
    (after, wish): (i64, String),
    form: Form,
    resumed: bool,
) -> Response {
    let Visit { mut ground, secret, .. } = visit;
    ground.path = String::new();
    let refused = |status, why| {
        let mut words = opening(&ground, form, after, false);
        words += &ending(&ground, form, why, after);
        let mut response = page::open(form.content_type(), Body::from(words));
        *response.status_mut() = status;
        response
    };
    let Some(secret) = secret else { return refused(StatusCode::NOT_FOUND, "live-closed") };
    let own = match rules::open(&ground.app, &ground.org, &secret).await {
        Ok(Some(own)) => own.conversation,
        Ok(None) => return refused(StatusCode::NOT_FOUND, "live-closed"),
        Err(fault) => return refused(status_of(&fault), "live-end-lost"),
    };
    let Some(place) = Place::take(&ground.app, secret.lookup(), own.bytes()) else {
        return refused(StatusCode::SERVICE_UNAVAILABLE, "live-full");
    };
    let live = Live {
        listener: ground.app.bus.listen(own.bytes()),
        opened: ground.app.clock.now(),
        conversation: own,
        closing: closing.map(|Extension(closing)| closing).unwrap_or_default(),
        // A page that comes back may show somebody who has gone meanwhile; a fresh one shows nobody falsely.
        here: (!resumed).then(Vec::new),
        state: State::New,
        ground,
        secret,
        place,
        after,
        wish,
        form,
    };
    let pieces = unfold(live, |mut live| async move {
        let piece = live.next().await?;
        Some((Ok::<_, Infallible>(piece), live))
    });
    let mut response = page::open(form.content_type(), Body::from_stream(pieces));
    // It ends the connection, because nothing else is expected on it for half an hour.
    response.headers_mut().insert("connection", HeaderValue::from_static("close"));
    response
}

/// One open answer.
struct Live {
    ground: Ground,
    secret: VisitorSecret,
    conversation: ConversationId,
    place: Place,
    listener: db::Listener,
    closing: Closing,
    opened: Moment,
    /// The last message it has shown.
    after: i64,
    /// Whom it has asked about, or the page around it; empty for nobody.
    wish: String,
    /// Whom it has shown as here; `None` if that is not known.
    here: Option<Vec<Stamp>>,
    form: Form,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nothing was said yet.
    New,
    /// Waits for news.
    Quiet,
    /// Has more to say at once.
    More,
    /// Could not read the store.
    Blind,
    /// Has said its last words.
    Over,
}

/// Why a wait is over.
#[derive(PartialEq, Eq)]
enum Cause {
    /// There may be something new.
    News,
    /// It was quiet for long.
    Heartbeat,
    /// The server ends.
    Closing,
}

impl Live {
    /// The next piece; `None` after the last words.
    async fn next(&mut self) -> Option<String> {
        let mut words = String::new();
        loop {
            let cause = match self.state {
                State::Over => return None,
                State::New => {
                    words += &opening(&self.ground, self.form, self.after, true);
                    Cause::News
                }
                State::More => Cause::News,
                State::Quiet | State::Blind => self.wait().await,
            };
            self.state = State::Quiet;
            if cause == Cause::Closing {
                self.state = State::Over;
                // A script comes back by itself when the answer ends, so it needs no words.
                let words =
                    if self.form == Form::Frame { self.end("live-end-restart") } else { ":\n\n".into() };
                return Some(words);
            }
            self.look(&mut words).await;
            if words.is_empty() && cause == Cause::Heartbeat {
                words += if self.form == Form::Frame { "<!-- -->\n" } else { ":\n\n" };
            }
            if !words.is_empty() {
                return Some(words);
            }
        }
    }

    async fn wait(&mut self) -> Cause {
        let beat = match self.state {
            State::Blind => AGAIN,
            _ => self.heartbeat(),
        };
        tokio::select! {
            biased;
            () = self.closing.begun() => Cause::Closing,
            () = self.listener.woken() => Cause::News,
            () = sleep(beat) => Cause::Heartbeat,
        }
    }

    fn heartbeat(&self) -> Duration {
        self.ground.app.streams.beat(self.ground.app.entropy.as_ref())
    }

    /// Adds what is new, or the last words.
    async fn look(&mut self, words: &mut String) {
        let ground = &self.ground;
        let now = ground.app.clock.now();
        if now.minutes_since(self.opened) >= MINUTES {
            *words += &self.end("live-end-long");
            self.state = State::Over;
            return;
        }
        if self.place.is_lost() {
            *words += &self.end("live-end-tabs");
            self.state = State::Over;
            return;
        }
        let (lines, wish) = match rules::news(&ground.app, &ground.org, &self.secret, self.after, PIECE).await
        {
            Ok(Some(news)) => news,
            Ok(None) => {
                *words += &self.end("live-closed");
                self.state = State::Over;
                return;
            }
            Err(_) => {
                self.state = State::Blind;
                return;
            }
        };
        *words += &news(ground, self.form, &lines);
        if lines.len() as i64 == PIECE {
            self.state = State::More;
        }
        let here = ground.app.presence.here(self.conversation, now);
        if self.here.as_ref() != Some(&here) {
            let html = rendered(&Here { ground, here: &here });
            *words += &piece(self.form, "here", None, html);
            self.here = Some(here);
        }
        let mark = wish.as_ref().map(Wish::mark).unwrap_or_default();
        if self.wish != mark {
            let csrf = csrf::token(&self.secret.form_key(), "thread");
            *words += &piece(self.form, "wish", None, rendered(&Asks { ground, wish: wish.as_ref(), csrf }));
            self.wish = mark;
        }
        self.after = lines.last().map_or(self.after, |line| line.number);
    }

    fn end(&self, why: &str) -> String {
        ending(&self.ground, self.form, why, self.after)
    }
}

fn opening(ground: &Ground, form: Form, after: i64, open: bool) -> String {
    match form {
        Form::Frame => {
            let filling = format!("<!--{}-->", " ".repeat(FILLING));
            rendered(&Head { ground, open, filling: &filling })
        }
        // Not all at the same moment when the server has gone and come back; and with the number of the last message.
        Form::Events => {
            format!("retry: {}\nid: {after}\n\n", 2_000 + entropy::below(ground.app.entropy.as_ref(), 4_001))
        }
    }
}

fn news(ground: &Ground, form: Form, lines: &[Line]) -> String {
    let one = |line: &Line| {
        let lines = std::slice::from_ref(line);
        // What has just been raised is open. A pick belongs to the form, which is on the page around this.
        let mut autos = emergency::after(lines, line.marks().is_emergency().then_some(0), ground.lang());
        autos.iter_mut().for_each(|(_, auto)| auto.pick = false);
        let html = rendered(&News { ground, lines, autos });
        piece(form, "", Some(line.number), html)
    };
    lines.iter().map(one).collect()
}

fn ending(ground: &Ground, form: Form, why: &str, after: i64) -> String {
    let mut words = piece(form, "end", None, rendered(&End { ground, why, after }));
    if form == Form::Frame {
        words += "</div></main></body></html>\n";
    }
    words
}

/// Markup as a browser takes it: as it is in a frame, else as an event.
fn piece(form: Form, event: &str, id: Option<i64>, html: String) -> String {
    if form == Form::Frame {
        return html;
    }
    let mut words = id.map_or_else(String::new, |id| format!("id: {id}\n"));
    if !event.is_empty() {
        words += &format!("event: {event}\n");
    }
    // Line ends separate the fields of an event, a lone CR too; HTML does not care for them.
    for line in html.split(['\r', '\n']).filter(|line| !line.is_empty()) {
        words += &format!("data: {line}\n");
    }
    words + "\n"
}

fn rendered(template: &impl Template) -> String {
    template.render().unwrap_or_else(|error| {
        tracing::error!("a template failed: {error}");
        String::new()
    })
}
