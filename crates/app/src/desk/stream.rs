//! Tells an open desk that something changed, in an answer that stays open. It carries nothing of anybody: the script asks for
//! the same page again and takes what differs. Neither the open answer nor what it brings counts as something that the
//! member did, so that a desk that was left alone is locked all the same.

use std::convert::Infallible;

use axum::{
    Extension,
    body::Body,
    http::{HeaderValue, StatusCode},
    response::Response,
};
use futures_util::stream::unfold;
use kernel::Moment;
use tokio::time::{Duration, sleep};
use ui::{accept::Closing, page};

use crate::{
    session::{self, SessionSecret, Stage},
    streams::Place,
    surfaces::{Ground, desk::Colleague},
};

/// The route, by which the guard knows that nobody did anything.
pub(crate) const PATH: &str = "/{lang}/stream";
/// An answer stays open for so long, so that a forgotten window does not hold a connection for ever.
const MINUTES: i64 = 30;
/// Between two words to one desk: however much is written, it asks for its page no more often.
const PAUSE: Duration = Duration::from_millis(700);

/// Server-sent events (WHATWG HTML §9.2): `changed`, without anything in it, and `end`, after which nothing comes.
pub(super) async fn stream(colleague: Colleague, closing: Option<Extension<Closing>>) -> Response {
    let ground = colleague.desk.ground;
    let secret = colleague.session.secret;
    let topic = ground.org.id.bytes();
    let Some(place) = Place::take(&ground.app, secret.lookup(), topic) else {
        let mut full = page::open("text/event-stream", Body::from("event: end\ndata: full\n\n"));
        *full.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
        return full;
    };
    let open = Open {
        listener: ground.app.bus.listen(topic),
        opened: ground.app.clock.now(),
        closing: closing.map(|Extension(closing)| closing).unwrap_or_default(),
        ground,
        secret,
        place,
        state: State::New,
    };
    let pieces = unfold(open, |mut open| async move {
        let piece = open.next().await?;
        Some((Ok::<_, Infallible>(piece), open))
    });
    let mut response = page::open("text/event-stream", Body::from_stream(pieces));
    // It ends the connection, because nothing else is expected on it for half an hour.
    response.headers_mut().insert("connection", HeaderValue::from_static("close"));
    response
}

/// One open answer.
struct Open {
    ground: Ground,
    secret: SessionSecret,
    place: Place,
    listener: db::Listener,
    closing: Closing,
    opened: Moment,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Quiet,
    /// Has just said something.
    Said,
    Over,
}

impl Open {
    /// The next piece; `None` after the last words.
    async fn next(&mut self) -> Option<&'static str> {
        match self.state {
            State::Over => return None,
            State::New => {
                self.state = State::Quiet;
                // A browser that comes back may have missed something: it looks once.
                return Some("retry: 2000\nevent: changed\ndata:\n\n");
            }
            State::Said => {
                self.state = State::Quiet;
                tokio::select! {
                    biased;
                    () = self.closing.begun() => return self.over(":\n\n"),
                    () = sleep(PAUSE) => {}
                }
            }
            State::Quiet => {}
        }
        let beat = self.ground.app.streams.beat(self.ground.app.entropy.as_ref());
        let changed = tokio::select! {
            biased;
            // A script comes back by itself when the answer ends, so it needs no words.
            () = self.closing.begun() => return self.over(":\n\n"),
            () = self.listener.woken() => true,
            () = sleep(beat) => false,
        };
        let long = self.ground.app.clock.now().minutes_since(self.opened) >= MINUTES;
        if self.place.is_lost() {
            return self.over("event: end\ndata: tabs\n\n");
        }
        if long {
            return self.over(":\n\n");
        }
        if !self.is_open().await {
            return self.over("event: end\ndata: locked\n\n");
        }
        self.state = if changed { State::Said } else { State::Quiet };
        Some(if changed { "event: changed\ndata:\n\n" } else { ":\n\n" })
    }

    /// Whether the session still has its keys. A store that does not answer is no reason to end.
    async fn is_open(&self) -> bool {
        let (lookup, org) = (self.secret.lookup(), self.ground.org.id);
        let found = self.ground.app.db.read(move |tx| session::session(tx, &lookup, org)).await;
        !matches!(found, Ok(found) if found.as_ref().is_none_or(|row| row.stage != Stage::Open))
    }

    fn over(&mut self, words: &'static str) -> Option<&'static str> {
        self.state = State::Over;
        Some(words)
    }
}
