//! The desk: for members of the team. Listens on its own address; every route says which role may use it.

use askama::Template;
use axum::{
    Router,
    body::Body,
    extract::{FromRequestParts, MatchedPath, Request},
    http::{HeaderValue, Method, StatusCode, header::CACHE_CONTROL, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use kernel::Fault;
use ui::{Form, Privacy, cookie, csrf, form, page};

use super::{
    Ground, Route, Shared, Who, assemble, code_of,
    count::{Surface, counted},
    fault_texts, host,
    rail::Rail,
    render,
};
use crate::{
    audit, care, complaint, consult, country,
    desk::{self, choice::Choice},
    draft, duty, feedback, figures, film, follow_up, forget, form as forms,
    ids::StaffId,
    leaving, paging, passkey, people, person,
    policy::{self, Deed, Role},
    recovery, report, restricted, retention, safeguarding,
    session::{self, Found, Kept, Locked, Session, SessionSecret, Stage},
    snippet, supervision, triage, view,
    watch::{self, Finding},
    work,
};

/// What a form at the desk may bring: a report has far more fields than a message.
const LIMITS: form::Limits = form::Limits {
    bytes: 512 * 1024,
    fields: 4_096,
    field_bytes: 256 * 1024,
    time: std::time::Duration::from_secs(120),
};

/// Whether a form holds what somebody has typed and must not lose: a message, or anything that carries a field `keep`.
pub(crate) fn keeps(form: &Form) -> bool {
    form.has("message") || form.has("keep")
}

/// The cookie that holds the secret of a member's session.
pub const COOKIE: &str = "nb-desk";

/// A request at the desk.
#[derive(Clone)]
pub struct Desk {
    /// Organisation, language, path.
    pub ground: Ground,
    session: Option<Session>,
    locked: Option<Locked>,
    /// What the cookie holds, whether or not it leads to a session.
    secret: Option<SessionSecret>,
    /// What stands around every page for this member.
    rail: Rail,
    /// What is not as it was signed, for whoever may have to know.
    alarms: std::sync::Arc<Vec<Finding>>,
    /// Whether a script asks for what has changed, and not somebody for a page.
    live: bool,
}

/// The header of a script that asks for what has changed.
const LIVE: &str = "x-live";

fn is_stream(parts: &Parts) -> bool {
    parts.extensions.get::<MatchedPath>().is_some_and(|path| path.as_str() == desk::stream::PATH)
}

impl Desk {
    /// `None` when no organisation answers to the host; a fault when the store cannot say whose session it is.
    async fn read(app: &Shared, parts: &Parts) -> Option<(Self, Result<(), Fault>)> {
        let secret = cookie::find(&parts.headers, COOKIE).and_then(SessionSecret::from_cookie);
        let mut desk = Self {
            ground: Ground::read(app, parts.uri.path(), &parts.headers)?,
            session: None,
            locked: None,
            secret: secret.clone(),
            rail: Rail::default(),
            alarms: std::sync::Arc::default(),
            live: parts.headers.contains_key(LIVE) || is_stream(parts),
        };
        let Some(secret) = secret else { return Some((desk, Ok(()))) };
        let (org, now) = (&desk.ground.org, app.clock.now());
        match session::open_session(&app.db, &app.trust, org, secret, now, app.entropy.as_ref()).await {
            Ok(Found::Session(session)) => desk.session = Some(*session),
            Ok(Found::Locked(locked)) => desk.locked = Some(locked),
            Ok(Found::Nothing) => {}
            Err(fault) => return Some((desk, Err(fault))),
        }
        Some((desk, Ok(())))
    }

    /// The member's session, open or waiting for the code.
    pub fn session(&self) -> Option<&Session> {
        self.session.as_ref()
    }

    /// The member's session if its keys were taken out.
    pub fn locked(&self) -> Option<&Locked> {
        self.locked.as_ref()
    }

    /// Whose session it is, with keys or without, and the secret of it.
    pub fn holder(&self) -> Option<(StaffId, &SessionSecret)> {
        let session = self.session.as_ref().map(|session| (session.staff(), &session.secret));
        session.or(self.locked.as_ref().map(|locked| (locked.member.id, &locked.secret)))
    }

    /// What the cookie holds, whether or not it leads to a session.
    pub fn secret_in_cookie(&self) -> Option<&SessionSecret> {
        self.secret.as_ref()
    }

    /// The same request once its session has keys again.
    pub fn with_session(&self, session: Session) -> Colleague {
        let desk = Self { session: Some(session.clone()), locked: None, ..self.clone() };
        Colleague { desk, session }
    }

    /// The same request once its session is over.
    #[must_use]
    pub fn signed_out(&self) -> Self {
        Self { session: None, locked: None, ..self.clone() }
    }

    /// Whether somebody is signed in and not locked: then the desk has its script.
    pub fn is_open(&self) -> bool {
        self.session.as_ref().is_some_and(|session| session.stage == Stage::Open)
    }

    /// How the member wants the desk.
    pub fn choice(&self) -> Choice {
        self.rail.choice
    }

    /// Whether a script asks for what has changed: nobody did anything, so that nobody is here by it.
    pub fn is_live(&self) -> bool {
        self.live
    }

    /// Whether the inbox is open to this member, so that no page sends them where they may not go.
    pub fn may_see_inbox(&self) -> bool {
        self.may(Deed::SeeInbox)
    }

    /// The first page that is there for this member.
    pub fn home(&self) -> &'static str {
        match (&self.locked, &self.session) {
            (Some(_), _) => "unlock",
            (None, Some(session)) => first_page(session.role()),
            (None, None) => "sign-in",
        }
    }

    /// Whether policy allows this member a deed, so that a page offers nothing else.
    pub fn may(&self, deed: Deed) -> bool {
        self.session.as_ref().is_some_and(|session| policy::allows(session.role(), deed))
    }

    /// Who is on a shift at the desk now, by work name; empty where nothing is planned.
    pub fn on_shift(&self) -> Vec<String> {
        let ground = &self.ground;
        let now = duty::on_now(&ground.app, &ground.org, ground.app.clock.now());
        now.into_iter().filter(|one| one.kind == duty::Kind::Desk).map(|one| one.work_name).collect()
    }

    /// What stands around every page for this member.
    pub(crate) fn rail(&self) -> &Rail {
        &self.rail
    }

    /// What is wrong with the team's keys or the trails, in words.
    pub fn alarms(&self) -> Vec<String> {
        let t = self.ground.t;
        let say = |finding: &Finding| {
            let key = format!("alarm-{}", finding.what.name());
            t.with2(&key, "who", &finding.who, "number", finding.number)
        };
        self.alarms.iter().map(say).collect()
    }

    /// Looks whether the team is what was signed: for coordinators closely, for everybody whether it is one at all.
    async fn watch(&mut self) {
        let all = self.session.as_ref().is_some_and(|session| {
            session.stage == Stage::Open && policy::allows(session.role(), Deed::SeeAudit)
        });
        match watch::alarms(&self.ground.app, &self.ground.org, all).await {
            Ok(alarms) => self.alarms = std::sync::Arc::new(alarms),
            Err(error) => tracing::warn!("the team was not compared with what was signed: {error}"),
        }
    }

    /// Whether a page lies under this part of the desk.
    pub fn is_in(&self, part: &str) -> bool {
        self.ground.path.trim_start_matches('/').split('/').next() == Some(part)
    }

    /// A page. Everything at the desk is personal.
    pub fn page(&self, status: StatusCode, template: &impl Template) -> Response {
        let page = render(&self.ground, template, status, Privacy::Personal);
        if self.is_open() { page::with_script(page) } else { page }
    }

    /// The answer to a script that asks for nothing but that it was done.
    pub fn done(&self) -> Response {
        let mut response = StatusCode::NO_CONTENT.into_response();
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }

    /// To another page of the desk.
    pub fn go(&self, path: &str) -> Response {
        page::see_other(&self.ground.href(path), [])
    }

    /// To another page of the desk, with a cookie.
    pub fn go_with(&self, path: &str, cookie: HeaderValue) -> Response {
        page::see_other(&self.ground.href(path), [cookie])
    }

    /// The page that says what went wrong.
    pub fn fault(&self, fault: &Fault) -> Response {
        self.fault_keeping(fault, None)
    }

    /// The page that says what went wrong, with what was typed and a button to send it again.
    pub fn fault_keeping(&self, fault: &Fault, form: Option<&Form>) -> Response {
        let (status, title, text) = fault_texts(fault);
        let code = code_of(&self.ground.app, fault);
        let kept = form.filter(|form| keeps(form));
        let again = !matches!(fault, Fault::NotFound);
        let text = match kept {
            Some(_) if again => "write-error-busy",
            Some(_) => "thread-error-deleted",
            None => text,
        };
        self.page(status, &ErrorPage { desk: self, title, text, code, kept, again })
    }

    /// A page with what was typed in a form that was not done, and a button that sends it where it was to go.
    pub(crate) fn keep(&self, status: StatusCode, text: &str, kept: &Kept<'_>) -> Response {
        let mut there = self.clone();
        there.ground.path.clone_from(&kept.at);
        let (title, kept) = ("form-problem", Some(kept.form));
        let page = ErrorPage { desk: &there, title, text, code: None, kept, again: true };
        self.page(status, &page)
    }

    /// The answer while the session has no keys: the page that asks for the password and keeps what was typed.
    async fn locked_keeping(&self, locked: &Locked, parts: &Parts, body: Body) -> Response {
        let path = self.ground.path.as_str();
        if parts.method != Method::POST {
            let query = parts.uri.query().map(|query| format!("?{query}")).unwrap_or_default();
            return session::ask_to_unlock(self, locked, &format!("{path}{query}"), None);
        }
        // The page that a form stands on lies above its address.
        let page = path.rsplit_once('/').map_or("", |(page, _)| page);
        let form = self.form(body).await.ok().filter(keeps);
        let kept = form.as_ref().map(|form| Kept { at: path.to_owned(), form });
        session::ask_to_unlock(self, locked, page, kept)
    }

    /// The answer to a form that came after the session was over: what was typed is not lost with it.
    async fn sign_in_keeping(&self, body: Body) -> Response {
        let form = match self.form(body).await {
            Ok(form) if keeps(&form) => form,
            _ => return self.go("sign-in"),
        };
        let (title, text, kept) = ("form-problem", "form-error-stale", Some(&form));
        let page = ErrorPage { desk: self, title, text, code: None, kept, again: true };
        self.page(StatusCode::UNAUTHORIZED, &page)
    }

    /// Reads a form within its limits.
    ///
    /// # Errors
    /// The page to answer with when nothing could be read.
    pub async fn form(&self, body: Body) -> Result<Form, Response> {
        form::read(body, &LIMITS).await.map_err(|_| self.fault(&Fault::Busy))
    }

    /// The token that forms of this session carry.
    pub fn csrf(&self) -> String {
        self.holder().map_or_else(String::new, |(_, secret)| csrf::token(&secret.form_key(), "desk"))
    }

    /// Whether a form carries the token of this session.
    pub fn is_ours(&self, form: &Form) -> bool {
        self.holder().is_some_and(|(_, secret)| csrf::matches(&secret.form_key(), "desk", form.text("csrf")))
    }

    /// The cookie that holds a session's secret until the browser is closed.
    pub fn cookie(&self, secret: &SessionSecret) -> HeaderValue {
        self.cookie_with(&secret.to_cookie(), cookie::Life::Session)
    }

    /// The cookie that takes it away.
    pub fn no_cookie(&self) -> HeaderValue {
        self.cookie_with("", cookie::Life::Over)
    }

    fn cookie_with(&self, value: &str, life: cookie::Life) -> HeaderValue {
        let secure = self.ground.app.secure_cookies;
        let same_site = cookie::SameSite::Strict;
        cookie::Cookie { name: COOKIE, value, path: "/", same_site, secure, life }.header()
    }
}

impl FromRequestParts<Shared> for Desk {
    type Rejection = Response;

    /// What the guard has read; reads it where there is no guard (a path that no route has).
    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Response> {
        match parts.extensions.get::<Self>() {
            Some(desk) => Ok(desk.clone()),
            None => match Self::read(app, parts).await {
                Some((desk, Ok(()))) => Ok(desk),
                Some((desk, Err(fault))) => Err(desk.fault(&fault)),
                None => Err(StatusCode::NOT_FOUND.into_response()),
            },
        }
    }
}

/// A member with an open session. A handler that takes one cannot be reached without.
#[derive(Clone)]
pub struct Colleague {
    /// The request.
    pub desk: Desk,
    /// The open session.
    pub session: Session,
}

impl Colleague {
    /// The same request for a page at another address: one that answers a form is that page's too, and its language links lead
    /// there and not to the form's address.
    #[must_use]
    pub fn at(&self, path: String) -> Self {
        let mut at = self.clone();
        at.desk.ground.path = path;
        at
    }

    /// What a form of this member becomes: sent twice it is one.
    pub fn of_form(&self, what: &str, about: [u8; 16], nonce: &str, said: &str) -> [u8; 16] {
        let ground = &self.desk.ground;
        let (org, by) = (ground.org.id.bytes(), self.session.staff().bytes());
        let data = [&org[..], &about, &by, nonce.as_bytes(), b"\0", said.as_bytes()].concat();
        let mac = ground.app.instance.derive("what a form becomes").mac(what, &data);
        *mac.first_chunk().expect("a MAC has 32 bytes")
    }
}

impl FromRequestParts<Shared> for Colleague {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Response> {
        let desk = Desk::from_request_parts(parts, app).await?;
        match desk.session.clone().filter(|session| session.stage == Stage::Open) {
            Some(session) => Ok(Self { desk, session }),
            None => Err(desk.go("sign-in")),
        }
    }
}

#[derive(Template)]
#[template(path = "surfaces/templates/desk-error.html")]
struct ErrorPage<'a> {
    desk: &'a Desk,
    title: &'a str,
    text: &'a str,
    code: Option<String>,
    /// A form that was not done.
    kept: Option<&'a Form>,
    /// Whether it makes sense to send it again.
    again: bool,
}

impl ErrorPage<'_> {
    /// Of a form with many fields every one goes back, unseen: they stand in the page that it is sent to.
    fn hidden<'f>(&self, form: &&'f Form) -> Vec<(&'f str, &'f str)> {
        let cut = (form.cut || form.crowded).then_some(("cut", "1"));
        if form.has("message") { Vec::new() } else { form.iter().chain(cut).collect() }
    }
}

/// Every route of the desk.
pub fn routes() -> Vec<Route> {
    let mut routes = vec![
        Route::get("/", Who::Anyone, start),
        Route::get("/{lang}/", Who::Anyone, start),
        Route::get("/assets/{name}", Who::Anyone, super::asset),
    ];
    routes.extend(session::desk::routes());
    routes.extend(desk::routes());
    routes.extend(draft::routes());
    routes.extend(view::desk::routes());
    routes.extend(complaint::desk::routes());
    routes.extend(feedback::desk::routes());
    routes.extend(recovery::routes());
    routes.extend(passkey::desk::routes());
    routes.extend(paging::desk::routes());
    routes.extend(people::routes());
    routes.extend(leaving::desk::routes());
    routes.extend(audit::desk::routes());
    routes.extend(report::desk::routes());
    routes.extend(forms::desk::routes());
    routes.extend(person::desk::routes());
    routes.extend(forget::desk::routes());
    routes.extend(figures::desk::routes());
    routes.extend(follow_up::desk::routes());
    routes.extend(supervision::desk::routes());
    routes.extend(triage::routes());
    routes.extend(work::desk::routes());
    routes.extend(snippet::routes());
    routes.extend(crate::guide::desk_routes());
    routes.extend(duty::desk::routes());
    routes.extend(consult::routes());
    routes.extend(safeguarding::routes());
    routes.extend(country::routes());
    routes.extend(care::routes());
    routes.extend(retention::desk::routes());
    routes.extend(restricted::routes());
    routes.extend(film::routes());
    routes
}

/// The desk, ready to serve.
pub fn router(app: &Shared) -> Router {
    let router = assemble(app, routes(), guard).fallback(missing).method_not_allowed_fallback(missing);
    let router = page::dress(router.with_state(Shared::clone(app)), page::CSP);
    counted(router, app, Surface::Desk)
}

async fn guard(app: Shared, who: Who, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    // By the route, not by the path: `/assets/inbox/…` is a thread under a language that does not exist.
    if parts.extensions.get::<MatchedPath>().is_some_and(|path| path.as_str() == "/assets/{name}") {
        return next.run(Request::from_parts(parts, body)).await;
    }
    let Some((mut desk, read)) = Desk::read(&app, &parts).await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    if parts.uri.path() != "/" && !desk.ground.lang_in_path {
        return desk.fault(&Fault::NotFound);
    }
    let posted = parts.method == Method::POST;
    if posted && !csrf::same_site(&parts.headers, host(&parts.headers)) {
        return desk.fault(&Fault::Forbidden);
    }
    // The panic button works also where nobody can say whose session it is.
    let panic =
        parts.extensions.get::<MatchedPath>().is_some_and(|path| path.as_str() == session::PANIC_PATH);
    if let Err(fault) = read.or_else(|fault| if panic && posted { Ok(()) } else { Err(fault) }) {
        let form = if posted { desk.form(body).await.ok() } else { None };
        return desk.fault_keeping(&fault, form.as_ref());
    }
    if let Some(locked) = desk.locked.as_ref().filter(|_| !matches!(who, Who::Anyone | Who::Present)) {
        return desk.locked_keeping(locked, &parts, body).await;
    }
    if posted && desk.holder().is_none() && who != Who::Anyone {
        return desk.sign_in_keeping(body).await;
    }
    if let Some(refusal) = refuse(&desk, who) {
        return refusal;
    }
    if let Some(session) = desk.session.as_ref().filter(|session| session.stage != Stage::Code && !desk.live)
        && let Err(fault) = session::touch_session(&app.db, session, app.clock.now()).await
    {
        tracing::warn!("a session was not touched: {fault}");
    }
    duty::refresh(&app, &desk.ground.org).await;
    retention::refresh(&app, desk.ground.org.id).await;
    if let Some(session) = desk.session.as_ref().filter(|session| session.stage == Stage::Open) {
        desk.rail = Rail::read(&desk.ground, session).await;
    }
    desk.watch().await;
    // Once for whatever lies below a conversation's address.
    let body = match restricted::turn_away(&desk, &parts, body).await {
        Ok(body) => body,
        Err(answer) => return answer,
    };
    let org = std::sync::Arc::clone(&desk.ground.org);
    parts.extensions.insert(desk);
    let response = next.run(Request::from_parts(parts, body)).await;
    // Remembered before whoever changed the team is told that it was done.
    if posted && let Err(fault) = watch::keep_team(&app, &org).await {
        tracing::warn!("the witness was not written: {fault}");
    }
    response
}

/// The answer for somebody who is not let through; `None` for somebody who is.
fn refuse(desk: &Desk, who: Who) -> Option<Response> {
    let locked = desk.locked.is_some().then_some(Stage::Locked);
    let stage = desk.session.as_ref().map(|session| session.stage).or(locked);
    match (who, stage) {
        (Who::Anyone, _)
        | (Who::WaitingForCode, Some(Stage::Code))
        | (Who::SignedIn | Who::Present, Some(Stage::Open))
        | (Who::Present, Some(Stage::Locked)) => None,
        (Who::SignedIn | Who::May(_) | Who::Present, Some(Stage::Code)) => Some(desk.go("sign-in/code")),
        (Who::WaitingForCode | Who::SignedIn | Who::May(_) | Who::Present, Some(Stage::Waiting)) => {
            Some(desk.go("waiting"))
        }
        (Who::WaitingForCode, Some(Stage::Open)) => Some(desk.go(desk.home())),
        (_, Some(Stage::Locked)) => Some(desk.go("unlock")),
        (_, None) => Some(desk.go("sign-in")),
        (Who::May(deed), Some(Stage::Open)) => {
            let role = desk.session.as_ref()?.role();
            // Who may not see the inbox is told so; who may not read threads is not told which there are.
            let fault =
                if matches!(deed, Deed::SeeInbox | Deed::SeeComplaints | Deed::SeeAudit | Deed::SeeFigures) {
                    Fault::Forbidden
                } else {
                    Fault::NotFound
                };
            (!policy::allows(role, deed)).then(|| desk.fault(&fault))
        }
    }
}

/// Where the work of a role begins: nobody's first page refuses them.
pub(crate) fn first_page(role: Role) -> &'static str {
    let beginnings = [(Deed::SeeInbox, "inbox"), (Deed::SeeFigures, "figures"), (Deed::WorkFilms, "films")];
    beginnings.into_iter().find(|(deed, _)| policy::allows(role, *deed)).map_or("team", |(_, page)| page)
}

async fn start(desk: Desk) -> Response {
    desk.go(desk.home())
}

async fn missing(desk: Desk) -> Response {
    desk.fault(&Fault::NotFound)
}
