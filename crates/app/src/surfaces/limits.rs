//! How much one peer may ask of the public site, and what it reads when that was too much.
//!
//! The numbers are for many people behind one address (a drop-in centre, a shelter, a mobile network), and stand with
//! their reasons in `docs/operations.md`.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use askama::Template;
use axum::{
    body::Bytes,
    extract::Request,
    http::{Extensions, HeaderValue, Method, StatusCode, header},
    response::Response,
};
use kernel::Fault;
use ui::{
    Form, Peer, Privacy,
    csrf::Origin,
    limit::{Limiter, Rate, Wait},
    page,
};

use super::{Ground, public::Visit};
use crate::{App, ids::OrgId};

/// What a request costs us, and so what it is counted with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Never refused: leaving, and the emergency cards.
    Uncounted,
    /// Style sheets: cheap, and nobody may be without them.
    Vital,
    /// A page.
    Read,
    /// A further message, or another change in a conversation that is there.
    Write,
    /// Searching the guide.
    Search,
    /// A first message: public-key work, and one more who waits for a worker.
    Begin,
    /// What costs a slow hash: a return ticket.
    Slow,
    /// A response that stays open.
    Stream,
    /// A part of a film: a player asks for several.
    Film,
    /// What was typed in a form that was refused, given back.
    GiveBack,
}

impl Class {
    /// The budget of one peer; `None` where nothing is counted.
    pub const fn rate(self) -> Option<Rate> {
        let (burst, per_minute) = match self {
            Self::Uncounted => return None,
            Self::Vital => (3_000, 6_000),
            Self::Read => (600, 1_200),
            Self::Write => (120, 120),
            Self::Search => (120, 120),
            Self::Begin => (20, 2),
            Self::Slow => (10, 2),
            Self::Stream => (100, 60),
            Self::Film => (300, 120),
            Self::GiveBack => (60, 30),
        };
        Some(Rate { burst, per_hour: 60 * per_minute })
    }
}

/// The counting, and the page for whoever is over the limit, made once for each organisation and language.
pub struct Limits {
    limiter: Limiter,
    pages: Mutex<HashMap<(OrgId, &'static str), Bytes>>,
}

impl Limits {
    /// Nobody has asked for anything yet.
    pub fn new(clock: &dyn kernel::Clock, entropy: &dyn kernel::Entropy) -> Self {
        Self { limiter: Limiter::new(clock.now(), entropy), pages: Mutex::default() }
    }

    /// Forgets what was counted more than an hour ago.
    pub fn forget(&self, app: &App) {
        self.limiter.forget(app.clock.now(), app.entropy.as_ref());
    }
}

/// Counts a request of a class with its peer.
///
/// # Errors
/// How long to wait when it was too much.
pub(super) fn count(app: &App, class: Class, extensions: &Extensions) -> Result<(), Wait> {
    let Some(rate) = class.rate() else { return Ok(()) };
    let peer = extensions.get::<Peer>().copied().unwrap_or(Peer::Unknown);
    app.limits.limiter.take(peer, class as u8, rate, app.clock.now(), app.entropy.as_ref())
}

#[derive(Template)]
#[template(path = "surfaces/templates/limited.html")]
struct Limited<'a> {
    ground: &'a Ground,
    /// Where to send the form again, and the form.
    kept: Option<(String, &'a Form)>,
}

/// Answers whoever is over the limit. What was typed comes back in the page, while the peer has a budget for that:
/// beyond it every refusal costs the same few bytes.
pub(super) async fn refuse(visit: Visit, request: Request, wait: Wait) -> Response {
    let app = &visit.ground.app;
    let typed = request.method() == Method::POST
        && visit.origin != Origin::Elsewhere
        && is_form(&request)
        && count(app, Class::GiveBack, request.extensions()).is_ok();
    let mut response = match typed {
        true => give_back(&visit, request).await,
        false => plain(&visit.ground),
    };
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait.0));
    response
}

fn is_form(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE);
    let kinds: [&[u8]; 2] = [b"application/x-www-form-urlencoded", b"multipart/form-data"];
    kind.is_some_and(|kind| kinds.iter().any(|known| kind.as_bytes().starts_with(known)))
}

/// The words come back; an image has to be chosen again.
async fn give_back(visit: &Visit, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let form = match visit.upload(&parts.headers, body, false).await {
        Ok(upload) => upload.form,
        Err(response) => return response,
    };
    if !form.has("message") {
        return plain(&visit.ground);
    }
    let ground = &visit.ground;
    let kept = Some((ground.href(ground.path.trim_start_matches('/')), &form));
    visit.personal(StatusCode::TOO_MANY_REQUESTS, &Limited { ground, kept })
}

/// The page without anything of anybody's in it.
fn plain(ground: &Ground) -> Response {
    let key = (ground.org.id, ground.lang().code());
    let lock = || ground.app.limits.pages.lock().unwrap_or_else(PoisonError::into_inner);
    let held = lock().get(&key).cloned();
    let body = held.or_else(|| {
        // Its links to other languages lead to the first page: it stands for every address.
        let ground = Ground { path: "/".into(), ..ground.clone() };
        let made = Bytes::from(Limited { ground: &ground, kept: None }.render().ok()?);
        lock().insert(key, made.clone());
        Some(made)
    });
    page::html(StatusCode::TOO_MANY_REQUESTS, body.unwrap_or_default(), Privacy::Personal)
}

/// Where a page has no route: a search for one that exists is counted too.
pub(super) fn missing(visit: &Visit, extensions: &Extensions) -> Response {
    match count(&visit.ground.app, Class::Read, extensions) {
        Ok(()) => visit.fault(&Fault::NotFound),
        Err(_) => {
            visit.ground.app.counts.refuse();
            plain(&visit.ground)
        }
    }
}
