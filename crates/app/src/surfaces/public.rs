//! The public site: no account, no cookie before the first message, no script.

use askama::Template;
use axum::{
    Router,
    body::Body,
    extract::{FromRequestParts, Request},
    http::{HeaderMap, Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use kernel::Fault;
use ui::{
    Form, Privacy, cookie, csrf,
    form::{
        self,
        upload::{self, Files, Upload},
    },
    page,
};

use super::{
    Class, Ground, Route, Shared, Who, assemble, code_of,
    count::{Surface, counted},
    fault_texts, host, limits, render,
};
use crate::{
    answers,
    chat::image::MAX_FILE,
    complaint, consult, duty, feedback, film, guide,
    visitor::{self, Start, VisitorSecret},
};

/// The cookie that holds a visitor's secret.
pub const COOKIE: &str = "nb";

/// The cookie that ties a first form to a browser that does not say where its forms come from.
pub const MARK: &str = "nb-form";
/// How long a browser keeps the cookie of a visitor who chose that: 7 days, a day less than the session lives.
const KEPT_SECONDS: u32 = 7 * 24 * 60 * 60;
/// How long the largest image may take to arrive: 14 kB a second.
const UPLOAD_TIME: std::time::Duration = std::time::Duration::from_secs(600);

/// A request of a visitor.
#[derive(Clone)]
pub struct Visit {
    /// Organisation, language, path.
    pub ground: Ground,
    /// The secret in the cookie, if there is one.
    pub secret: Option<VisitorSecret>,
    /// Where the request comes from, as far as its headers tell.
    pub origin: csrf::Origin,
    /// The mark of a first form that this browser was given, if it was given one.
    pub mark: Option<String>,
    /// Whether the browser keeps that cookie for some days.
    pub kept: bool,
}

impl Visit {
    fn read(app: &Shared, path: &str, headers: &HeaderMap) -> Option<Self> {
        let held = cookie::find(headers, COOKIE);
        Some(Self {
            ground: Ground::read(app, path, headers)?,
            origin: csrf::origin(headers, host(headers)),
            mark: cookie::find(headers, MARK).map(str::to_owned),
            secret: held.and_then(VisitorSecret::from_cookie),
            kept: held.is_some_and(VisitorSecret::is_kept),
        })
    }

    /// A page that carries a token or somebody's words.
    pub fn personal(&self, status: StatusCode, template: &impl Template) -> Response {
        render(&self.ground, template, status, Privacy::Personal)
    }

    /// A page that is the same for everybody.
    pub fn public(&self, template: &impl Template) -> Response {
        render(&self.ground, template, StatusCode::OK, Privacy::Public)
    }

    /// To another page of the site.
    pub fn go(&self, path: &str) -> Response {
        page::see_other(&self.ground.href(path), [])
    }

    /// To another page after a message was sent. If the browser keeps the conversation for some days, they begin again.
    pub fn go_on(&self, path: &str) -> Response {
        let kept = self.secret.as_ref().filter(|_| self.kept);
        page::see_other(&self.ground.href(path), kept.map(|secret| self.kept_cookie(secret)))
    }

    /// The page that says what went wrong.
    pub fn fault(&self, fault: &Fault) -> Response {
        let (status, title, text) = fault_texts(fault);
        let code = code_of(&self.ground.app, fault);
        let ground = &self.ground;
        render(ground, &ErrorPage { ground, title, text, code }, status, Privacy::Personal)
    }

    /// Reads a form within its limits.
    ///
    /// # Errors
    /// The page to answer with when nothing could be read.
    pub async fn form(&self, body: Body) -> Result<Form, Response> {
        form::read(body, &form::Limits::default()).await.map_err(|_| self.fault(&Fault::Busy))
    }

    /// Reads a form that may bring an image, within its limits. A file is kept only if `takes_file`: reading one takes
    /// memory that others may need.
    ///
    /// # Errors
    /// The page to answer with when nothing could be read.
    pub async fn upload(
        &self,
        headers: &HeaderMap,
        body: Body,
        takes_file: bool,
    ) -> Result<Upload, Response> {
        let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let bytes = if takes_file { MAX_FILE } else { 0 };
        let files = Files { bytes, room: &self.ground.app.upload_room, time: UPLOAD_TIME };
        upload::read(content_type.unwrap_or_default(), body, &form::Limits::default(), files)
            .await
            .map_err(|_| self.fault(&Fault::Busy))
    }

    /// The cookie that holds a secret until the browser is closed.
    pub fn cookie(&self, secret: &VisitorSecret) -> axum::http::HeaderValue {
        self.cookie_with(COOKIE, &secret.to_cookie(), cookie::Life::Session)
    }

    /// Whether a form that begins something may come from this browser: the browser says that it comes from our page, or
    /// it was given the mark of this very start.
    pub fn may_send(&self, start: &Start) -> bool {
        self.origin != csrf::Origin::Unknown || self.is_marked(&start.mark())
    }

    /// Whether this browser was given this mark.
    pub fn is_marked(&self, mark: &str) -> bool {
        !mark.is_empty() && self.mark.as_deref() == Some(mark)
    }

    /// Gives the browser a mark with an answer.
    pub fn marked(&self, mut response: Response, mark: &str) -> Response {
        let cookie = self.cookie_with(MARK, mark, cookie::Life::Session);
        response.headers_mut().append(header::SET_COOKIE, cookie);
        response
    }

    /// The cookie that takes the mark away, if there is one.
    pub fn no_mark(&self) -> Option<axum::http::HeaderValue> {
        self.mark.as_ref().map(|_| self.cookie_with(MARK, "", cookie::Life::Over))
    }

    /// The cookie that holds a secret for some days.
    pub fn kept_cookie(&self, secret: &VisitorSecret) -> axum::http::HeaderValue {
        self.cookie_with(COOKIE, &secret.to_kept_cookie(), cookie::Life::Seconds(KEPT_SECONDS))
    }

    /// The cookie that takes it away.
    pub fn no_cookie(&self) -> axum::http::HeaderValue {
        self.cookie_with(COOKIE, "", cookie::Life::Over)
    }

    fn cookie_with(&self, name: &str, value: &str, life: cookie::Life) -> axum::http::HeaderValue {
        let secure = self.ground.app.secure_cookies;
        let same_site = cookie::SameSite::Lax;
        cookie::Cookie { name, value, path: "/", same_site, secure, life }.header()
    }
}

impl FromRequestParts<Shared> for Visit {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Response> {
        Self::read(app, parts.uri.path(), &parts.headers).ok_or_else(no_such_host)
    }
}

/// No organisation answers to this host: nothing is said about which do.
fn no_such_host() -> Response {
    StatusCode::NOT_FOUND.into_response()
}

/// The error page.
#[derive(Template)]
#[template(path = "surfaces/templates/error.html")]
struct ErrorPage<'a> {
    ground: &'a Ground,
    title: &'a str,
    text: &'a str,
    code: Option<String>,
}

/// Every route of the public site.
pub fn routes() -> Vec<Route> {
    let mut routes = vec![
        Route::get("/", Who::Anyone, choose_language),
        Route::get("/assets/{name}", Who::Anyone, super::asset).class(Class::Vital),
    ];
    routes.extend(visitor::public::routes());
    routes.extend(complaint::public::routes());
    routes.extend(feedback::public::routes());
    routes.extend(consult::public_routes());
    routes.extend(guide::public::routes());
    routes.extend(film::public::routes());
    routes.extend(film::byte_routes());
    routes.extend(answers::public::routes());
    routes
}

/// The public site, ready to serve. It has no route to the desk.
pub fn router(app: &Shared) -> Router {
    let router = assemble(app, routes(), guard).fallback(missing).method_not_allowed_fallback(missing);
    let router = page::dress(router.with_state(Shared::clone(app)), page::CSP);
    counted(router, app, Surface::Public)
}

async fn guard(app: Shared, who: Who, request: Request, next: Next) -> Response {
    let Some(visit) = Visit::read(&app, request.uri().path(), request.headers()) else {
        return no_such_host();
    };
    // First of all, before anything costs.
    let class = request.extensions().get().copied().unwrap_or(Class::Read);
    if let Err(wait) = limits::count(&app, class, request.extensions()) {
        app.counts.refuse();
        let refused = limits::refuse(visit, request, wait).await;
        return if class == Class::Stream { page::in_frame(refused) } else { refused };
    }
    if request
        .extensions()
        .get::<axum::extract::MatchedPath>()
        .is_some_and(|path| path.as_str().starts_with("/{lang}"))
        && !visit.ground.lang_in_path
    {
        return visit.fault(&Fault::NotFound);
    }
    if who != Who::Anyone {
        return visit.fault(&Fault::NotFound); // Nothing on this surface is for members.
    }
    if request.method() == Method::POST && visit.origin == csrf::Origin::Elsewhere {
        return visit.fault(&Fault::Forbidden);
    }
    duty::refresh(&app, &visit.ground.org).await;
    crate::retention::refresh(&app, visit.ground.org.id).await;
    next.run(request).await
}

async fn choose_language(visit: Visit) -> Response {
    let mut response = visit.go("");
    response.headers_mut().insert("vary", axum::http::HeaderValue::from_static("Accept-Language"));
    response
}

async fn missing(visit: Visit, request: Request) -> Response {
    limits::missing(&visit, request.extensions())
}
