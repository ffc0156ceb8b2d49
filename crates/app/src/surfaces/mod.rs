//! What an audience shares: how a request is read, who is let through, header and footer, error pages.
//!
//! A surface is a list of [`Route`]s. Each says who may use it, and the surface asks that before the handler runs; a
//! route that nobody listed does not exist.

pub mod count;
pub mod desk;
pub mod limits;
pub mod public;
mod rail;

use std::sync::Arc;

use axum::{
    Router,
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware,
    response::Response,
    routing::MethodRouter,
};
use kernel::{Fault, Lang};
use ui::{Privacy, Speech, page};

use crate::{
    App,
    duty::{self, Now},
    policy::Deed,
};

pub use limits::Class;

/// The state of every handler.
pub type Shared = Arc<App>;

/// Who may use a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Everybody.
    Anyone,
    /// A member between password and code.
    WaitingForCode,
    /// A member with an open session.
    SignedIn,
    /// A member whose role allows a deed.
    May(Deed),
    /// A member with a session, open or locked.
    Present,
}

/// One route: method, path, who may use it, and the handler.
pub struct Route {
    /// GET or POST.
    pub method: Method,
    /// The path, with `{lang}` first.
    pub path: &'static str,
    /// Who may use it.
    pub who: Who,
    /// What it is counted with on the public site.
    pub class: Class,
    handler: MethodRouter<Shared>,
}

impl Route {
    /// A page.
    pub fn get<H, T>(path: &'static str, who: Who, handler: H) -> Self
    where
        H: axum::handler::Handler<T, Shared>,
        T: 'static,
    {
        let class = Class::Read;
        Self { method: Method::GET, path, who, class, handler: axum::routing::get(handler) }
    }

    /// A form.
    pub fn post<H, T>(path: &'static str, who: Who, handler: H) -> Self
    where
        H: axum::handler::Handler<T, Shared>,
        T: 'static,
    {
        let class = Class::Write;
        Self { method: Method::POST, path, who, class, handler: axum::routing::post(handler) }
    }

    /// Counted with another class than reading (a page) or writing (a form).
    #[must_use]
    pub fn class(mut self, class: Class) -> Self {
        self.class = class;
        self
    }
}

/// Puts routes together; `guard` answers in place of the handler where somebody is not let through.
fn assemble<G, F>(app: &Shared, routes: Vec<Route>, guard: G) -> Router<Shared>
where
    G: Fn(Shared, Who, Request, middleware::Next) -> F + Clone + Send + Sync + 'static,
    F: Future<Output = Response> + Send + 'static,
{
    routes.into_iter().fold(Router::new(), |router, route| {
        let (app, guard, who, class) = (Arc::clone(app), guard.clone(), route.who, route.class);
        let layer = middleware::from_fn(move |mut request: Request, next: middleware::Next| {
            request.extensions_mut().insert(class);
            let answer = guard(Arc::clone(&app), who, request, next);
            async move {
                let mut response = answer.await;
                response.extensions_mut().insert(class); // For whoever counts answers.
                response
            }
        });
        router.route(route.path, route.handler.layer(layer))
    })
}

/// What every page needs to know of its request.
#[derive(Clone)]
pub struct Ground {
    /// The application.
    pub app: Shared,
    /// The organisation that the host chose.
    pub org: Arc<crate::settings::Organisation>,
    /// The texts in the language of the page.
    pub t: Speech,
    /// Whether the path named a language that exists.
    pub lang_in_path: bool,
    /// The path after the language, with a slash before it.
    pub path: String,
}

impl Ground {
    /// Reads a request; `None` when no organisation answers to its host.
    fn read(app: &Shared, path: &str, headers: &HeaderMap) -> Option<Self> {
        let org = Arc::clone(app.organisation(host(headers))?);
        let allowed = |lang: Lang| app.pseudo_languages || Lang::ALL.contains(&lang);
        let (named, rest) = ui::lang::split(path);
        let named = named.filter(|lang| allowed(*lang));
        let lang = named.unwrap_or_else(|| ui::lang::choose("/", headers, "", Lang::En));
        let path = if named.is_some() { rest } else { "/" };
        Some(Self {
            app: Arc::clone(app),
            org,
            t: app.catalogue.speak(lang),
            lang_in_path: named.is_some(),
            path: path.to_owned(),
        })
    }

    /// The language of the page.
    pub fn lang(&self) -> Lang {
        self.t.lang()
    }

    /// An address on this surface in the language of the page.
    pub fn href(&self, path: &str) -> String {
        format!("/{}/{path}", self.lang().code())
    }

    /// The hashed address of an asset.
    pub fn asset(&self, name: &str) -> &str {
        self.app.assets.url(name)
    }

    /// The emergency number of the place.
    pub fn number(&self) -> &str {
        &self.org.settings.emergency_number
    }

    /// This page in every language: code, name, address.
    pub fn languages(&self) -> Vec<(Lang, String)> {
        Lang::ALL.into_iter().map(|lang| (lang, format!("/{}{}", lang.code(), self.path))).collect()
    }

    /// The organisation's name in the language of the page.
    pub fn org_name(&self) -> &str {
        self.org.name(self.lang())
    }

    /// Whether somebody is on duty now, in words that promise nothing (rule E-9).
    pub fn duty(&self) -> OnDuty {
        let (t, now, zone) = (self.t, self.app.clock.now(), &self.org.zone);
        let closed = |[today, later]: [&str; 2], from: kernel::Moment| {
            if from.minutes_since(now) < 24 * 60 {
                return (false, t.with(today, "time", t.time(from, zone)));
            }
            (false, t.with2(later, "day", t.day(from, zone), "time", t.time(from, zone)))
        };
        let (open, words) = match duty::now(&self.app, &self.org, now) {
            Now::Open(until) => (true, t.with("duty-open", "time", t.time(until, zone))),
            Now::Closed(from) => closed(["duty-closed-until", "duty-closed-until-day"], from),
            Now::Away(Some(from)) => closed(["duty-away-until", "duty-away-until-day"], from),
            Now::Away(None) => (false, t.say("duty-away").to_owned()),
            Now::Never => (false, t.say("duty-none").to_owned()),
        };
        OnDuty { open, words }
    }

    /// For how many days the organisation keeps a kind of thing.
    pub fn kept_days(&self, kind: &str) -> i64 {
        crate::retention::days(&self.app, self.org.id, kind)
    }

    /// How long first answers took, where enough of them were measured to say so: a look back, and no promise.
    pub fn expected(&self) -> Option<String> {
        let duty::Said { of_ten, minutes } = duty::expected(&self.app, self.org.id)?;
        let time = match minutes {
            0..120 => self.t.with("duty-within-minutes", "n", minutes),
            _ => self.t.with("duty-within-hours", "n", minutes / 60),
        };
        Some(self.t.with2("duty-expected", "n", of_ten, "time", time))
    }

    /// Hours of duty by weekday, today marked.
    pub fn timetable(&self) -> Vec<(String, String, bool)> {
        let zone = &self.org.zone;
        let today = jiff::Timestamp::from_millisecond(self.app.clock.now().millis())
            .map(|stamp| stamp.to_zoned(zone.clone()).weekday());
        let row = |(day, spans): (jiff::civil::Weekday, &[String])| {
            let hours = if spans.is_empty() {
                self.t.say("hours-none").to_owned()
            } else {
                spans.join(", ").replace('-', "–")
            };
            (self.t.weekday(day), hours, today.as_ref().is_ok_and(|today| *today == day))
        };
        self.org.settings.hours.week().map(row).collect()
    }

    /// How long ago in words, by the minute.
    pub fn waiting(&self, since: &kernel::Moment) -> String {
        self.span(self.app.clock.now().minutes_since(*since))
    }

    /// So many minutes in words: minutes, whole hours or whole days.
    pub fn span(&self, minutes: i64) -> String {
        match minutes {
            0..60 => self.t.with("wait-minutes", "n", minutes),
            60..1440 => self.t.with("wait-hours", "n", minutes / 60),
            _ => self.t.with("wait-days", "n", minutes / 1440),
        }
    }

    /// A date of the content pack (`2026-11-20`) as this language writes it; as it stands if it is none.
    pub fn date(&self, text: &str) -> String {
        let moment =
            text.parse::<jiff::civil::Date>().and_then(|date| date.to_zoned(jiff::tz::TimeZone::UTC));
        moment.map_or_else(
            |_| text.to_owned(),
            |zoned| {
                let moment = kernel::Moment::from_millis(zoned.timestamp().as_millisecond());
                self.t.date(moment, &jiff::tz::TimeZone::UTC)
            },
        )
    }

    /// A day that stands in a row as such: midnight of universal time, which is no time of day anywhere else.
    pub fn day(&self, day: &kernel::Moment) -> String {
        self.t.date(*day, &jiff::tz::TimeZone::UTC)
    }

    /// The day of a moment in the organisation's zone.
    pub fn since(&self, moment: &kernel::Moment) -> String {
        self.t.date(*moment, &self.org.zone)
    }

    /// The day and the time of a moment in the organisation's zone.
    pub fn until(&self, moment: &kernel::Moment) -> String {
        let zone = &self.org.zone;
        format!("{} {}", self.t.date(*moment, zone), self.t.time(*moment, zone))
    }

    /// The time of day today, the day otherwise.
    pub fn when(&self, moment: &kernel::Moment) -> String {
        let zone = &self.org.zone;
        let date = |moment: kernel::Moment| {
            jiff::Timestamp::from_millisecond(moment.millis())
                .map(|stamp| zone.to_datetime(stamp).date())
                .ok()
        };
        let today = date(self.app.clock.now()) == date(*moment);
        if today { self.t.time(*moment, zone) } else { self.t.day(*moment, zone) }
    }
}

/// Whether somebody is on duty, and the sentence about it.
pub struct OnDuty {
    /// Somebody is.
    pub open: bool,
    /// The sentence.
    pub words: String,
}

impl OnDuty {
    /// The tone of its status line.
    pub const fn tone(&self) -> &'static str {
        if self.open { "ok" } else { "idle" }
    }
}

/// The `Host` header.
pub(crate) fn host(headers: &HeaderMap) -> &str {
    headers.get(header::HOST).and_then(|value| value.to_str().ok()).unwrap_or("")
}

/// Renders a template. A template that fails to render is a defect; its page says so without details.
fn render(
    ground: &Ground,
    template: &impl askama::Template,
    status: StatusCode,
    privacy: Privacy,
) -> Response {
    match template.render() {
        Ok(body) => page::html(status, body, privacy),
        Err(error) => {
            tracing::error!("a template failed: {error}");
            let say = |key| ground.t.say(key);
            page::html(
                StatusCode::INTERNAL_SERVER_ERROR,
                say("error-broken-title").to_owned(),
                Privacy::Personal,
            )
        }
    }
}

/// Has the browser forget what this site left in it.
pub(crate) fn forget_all(mut response: Response) -> Response {
    let what = HeaderValue::from_static("\"cache\", \"cookies\", \"storage\"");
    response.headers_mut().insert(HeaderName::from_static("clear-site-data"), what);
    response
}

/// What an error page says: status and the keys of its title and sentence.
fn fault_texts(fault: &Fault) -> (StatusCode, &'static str, &'static str) {
    match fault {
        Fault::NotFound => (StatusCode::NOT_FOUND, "error-missing-title", "error-missing"),
        Fault::Forbidden => (StatusCode::FORBIDDEN, "error-forbidden-title", "error-forbidden"),
        Fault::Invalid(()) => (StatusCode::UNPROCESSABLE_ENTITY, "error-invalid-title", "error-invalid"),
        Fault::Conflict => (StatusCode::CONFLICT, "error-conflict-title", "error-conflict"),
        Fault::Gone => (StatusCode::GONE, "error-gone-title", "error-gone"),
        Fault::Busy => (StatusCode::SERVICE_UNAVAILABLE, "error-busy-title", "error-busy"),
        Fault::Broken(_) => (StatusCode::INTERNAL_SERVER_ERROR, "error-broken-title", "error-broken"),
    }
}

/// Logs a defect under a short code that the page shows, so that a person can name it. Nothing personal is in it.
fn code_of(app: &App, fault: &Fault) -> Option<String> {
    let Fault::Broken(what) = fault else { return None };
    let code = hex::encode(kernel::entropy::bytes::<4>(app.entropy.as_ref()));
    tracing::error!(code, "{what}");
    Some(code)
}

/// A style sheet or an icon, under its hashed name.
async fn asset(axum::extract::State(app): axum::extract::State<Shared>, request: Request) -> Response {
    let name = request.uri().path().strip_prefix("/assets/").unwrap_or_default();
    app.assets.serve(name, request.headers())
}
