//! Searching in messages. They are sealed and no index of their words exists, so whoever may open them opens them and reads
//! through: what a list shows, the newest first. The answer stays open and grows, so nobody waits before a blank page, and
//! whoever leaves has stopped it.

mod fold;
mod scan;

use std::{convert::Infallible, sync::Arc};

use askama::Template;
use axum::{
    body::Body,
    http::{HeaderValue, StatusCode},
    response::Response,
};
use futures_util::stream::unfold;
use kernel::Fault;
use ui::{Errors, page};

use fold::Wanted;
use scan::{Batch, Found};

use super::{Asked, inbox};
use crate::{
    audit::{self, Action},
    chat::{self, Place},
    policy::Held,
    session::{self, Found as Whose, Session},
    surfaces::{
        Ground,
        desk::{Colleague, Desk},
    },
};

/// So many messages are read at most.
pub(super) const MOST: usize = 10_000;
/// So many that were found are shown.
const SHOWN: usize = 200;
/// Where in the page the answer grows.
const HERE: &str = "<!--here-->";

#[derive(Template)]
#[template(path = "desk/templates/search.html")]
struct Page<'a> {
    desk: &'a Desk,
    asked: Asked,
    typed: &'a str,
    /// Whether a search begins with this page.
    begins: bool,
    errors: Errors,
}

#[derive(Template)]
#[template(path = "desk/templates/search-found.html")]
struct Piece<'a> {
    ground: &'a Ground,
    found: &'a [Found],
    read: String,
    most: String,
}

#[derive(Template)]
#[template(path = "desk/templates/search-end.html")]
struct End<'a> {
    ground: &'a Ground,
    read: String,
    found: String,
    /// Why it did not read everything, as the key of a sentence.
    why: Option<&'static str>,
}

/// Searches in what a list shows.
pub(super) async fn search(colleague: Colleague, body: Body) -> Response {
    let Colleague { mut desk, session } = colleague;
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    desk.ground.path = "/inbox".to_owned(); // The language links of the answer lead to a page that can be opened.
    let held = session.role().held().unwrap_or(Held::Given);
    let asked = Asked::read(form.text("query"), held, &desk.ground.org.zone);
    let typed = form.text("words");
    let mut errors = Errors::new();
    let wanted = Wanted::read(typed);
    if !desk.is_ours(&form) {
        errors.add("words", desk.ground.t.say("form-error-stale"));
    } else if wanted.is_none() {
        errors.add("words", desk.ground.t.say("search-error-short"));
    }
    let wanted = wanted.filter(|_| errors.is_empty());
    let (app, org, staff) = (Arc::clone(&desk.ground.app), desk.ground.org.id, session.staff());
    let now = app.clock.now();
    // On record before anything is shown.
    let begins = wanted.is_some();
    let recorded = app.db.write(move |tx| {
        if begins {
            audit::record(tx, org, staff, Action::SearchThreads, [0; 16], now)?;
        }
        Ok::<_, kernel::DbError>(())
    });
    if let Err(error) = recorded.await {
        return desk.fault(&error.into());
    }
    let shown = Page { desk: &desk, asked: asked.clone(), typed, begins, errors };
    let Some(wanted) = wanted else { return desk.page(StatusCode::UNPROCESSABLE_ENTITY, &shown) };
    let whole = match shown.render() {
        Ok(whole) => whole,
        Err(error) => return desk.fault(&Fault::Broken(format!("a template failed: {error}"))),
    };
    let (head, foot) = whole.split_once(HERE).unwrap_or((&whole, ""));
    let search = Search {
        ground: desk.ground.clone(),
        session,
        asked,
        wanted: Arc::new(wanted),
        at: None,
        read: 0,
        found: 0,
        head: Some(head.to_owned()),
        foot: Some(foot.to_owned()),
    };
    let pieces = unfold(search, |mut search| async move {
        let piece = search.next().await?;
        Some((Ok::<_, Infallible>(piece), search))
    });
    let mut response = page::open("text/html; charset=utf-8", Body::from_stream(pieces));
    response.headers_mut().insert("connection", HeaderValue::from_static("close"));
    response
}

/// One search as it goes on.
struct Search {
    ground: Ground,
    session: Session,
    asked: Asked,
    wanted: Arc<Wanted>,
    /// The last conversation that was read.
    at: Option<Place>,
    read: usize,
    found: usize,
    /// What of the page was not sent yet.
    head: Option<String>,
    foot: Option<String>,
}

impl Search {
    /// The next piece of the page; none when it is whole.
    async fn next(&mut self) -> Option<String> {
        if let Some(head) = self.head.take() {
            return Some(head);
        }
        self.foot.as_ref()?;
        let (found, more) = match self.step().await {
            Ok(Some(step)) => step,
            Ok(None) => return self.end(Some("search-end-over")),
            Err(fault) => {
                if let Fault::Broken(what) = &fault {
                    tracing::error!("searching in messages: {what}");
                }
                return self.end(Some("search-end-broken"));
            }
        };
        let t = self.ground.t;
        let (read, most) = (number(t, self.read), number(t, MOST));
        let piece = rendered(&Piece { ground: &self.ground, found: &found, read, most });
        if self.found >= SHOWN {
            return Some(piece + &self.end(Some("search-end-found"))?);
        }
        if self.read >= MOST && more {
            return Some(piece + &self.end(Some("search-end-most"))?);
        }
        if more { Some(piece) } else { Some(piece + &self.end(None)?) }
    }

    fn end(&mut self, why: Option<&'static str>) -> Option<String> {
        let foot = self.foot.take()?;
        let t = self.ground.t;
        let (read, found) = (number(t, self.read), number(t, self.found));
        Some(rendered(&End { ground: &self.ground, read, found, why }) + &foot)
    }

    /// Reads some more: what was found, and whether there is more to read. `None` when the session is over.
    async fn step(&mut self) -> Result<Option<(Vec<Found>, bool)>, Fault> {
        let (app, org) = (Arc::clone(&self.ground.app), Arc::clone(&self.ground.org));
        let (secret, now) = (self.session.secret.clone(), app.clock.now());
        // Whoever was signed out, locked or removed meanwhile reads no further.
        let whose =
            session::open_session(&app.db, &app.trust, &org, secret, now, app.entropy.as_ref()).await?;
        let Whose::Session(session) = whose else { return Ok(None) };
        self.session = *session;
        let (reader, asked, at) = (self.session.clone(), self.asked.clone(), self.at);
        let left = MOST - self.read;
        let id = org.id;
        let batch: Batch = app.db.read(move |tx| scan::fetch(tx, id, &reader, &asked, at, left, now)).await?;
        (self.at, self.read) = (batch.at, self.read + batch.messages());
        let more = batch.more;
        let (session, wanted) = (self.session.clone(), Arc::clone(&self.wanted));
        let room = SHOWN.saturating_sub(self.found);
        let entropy = Arc::clone(&app.entropy);
        let scanned = tokio::task::spawn_blocking(move || {
            scan::scan(&session, id, batch, &wanted, room, entropy.as_ref())
        });
        let (found, first) = scanned.await.map_err(|error| Fault::Broken(format!("scanning: {error}")))??;
        inbox::record(&self.ground, &self.session, first).await?;
        self.found += found.len();
        Ok(Some((found, more)))
    }
}

fn number(t: ui::Speech, number: usize) -> String {
    t.number(i64::try_from(number).unwrap_or(i64::MAX))
}

fn rendered(template: &impl Template) -> String {
    template.render().unwrap_or_else(|error| {
        tracing::error!("a template failed: {error}");
        String::new()
    })
}

/// How many messages are read in one unit at least.
const AT_ONCE: usize = 1_000;
/// How many conversations at most.
const CONVERSATIONS: i64 = 200;

/// The newest first, of a queue of this reader.
fn newest(
    tx: &mut db::Tx<'_>,
    reader: chat::Reader<'_>,
    asked: &Asked,
    at: Option<Place>,
) -> Result<Vec<chat::Listed>, kernel::DbError> {
    chat::newest(tx, asked.queue, reader, &asked.filter, at, CONVERSATIONS)
}
